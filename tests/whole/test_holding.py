"""Films that are held: for approval, for money, for a doubt, because somebody said so."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from customer import ONE, THREE, customer
from judged import facts
from person import TINY, Answer, Person

YES = ("--yes",)


def waits(person: Person) -> list[dict[str, str]]:
    """Give what the film waits for, as the status tells it."""
    answer = person.types("status", "film")
    assert answer.code == 0, answer.err
    found: list[dict[str, str]] = answer.end["waits"]
    return found


def purchases(person: Person, *words: str) -> list[dict[str, str]]:
    """Give the rows of the film's ledger."""
    rows = person.types("ledger", "film", *words).events
    return [row for row in rows if row["row"] == "purchase"]


def filmed(person: Person, answer: Answer, frames: int) -> None:
    """Insist on a whole film in `film.mp4`."""
    assert (answer.code, answer.err) == (0, "")
    assert facts(person.place / "film.mp4").frames == frames


def test_a_film_waits_at_each_stage_until_somebody_has_looked(person: Person) -> None:
    """First at its storyboard, then at its stills; the second approval goes on to the film."""
    words = ("A cat at sea", "--seconds", "2", *TINY, "--dir", "film")
    begun = person.types(*words, "--approve", "storyboard", "--approve", "stills")
    assert (begun.code, begun.err, begun.made) == (0, "", [])
    assert (begun.end["state"], begun.end["error"]) == ("waiting", "Waiting")
    [wait] = waits(person)
    assert "storyboard" in wait["what"]
    assert wait["then"] == "longtake approve film"
    assert person.types("render", "film").made == []
    stills = person.types("approve", "film")
    assert (stills.code, stills.end["error"]) == (0, "Waiting")
    assert stills.made
    assert not any("." in of for of in stills.made)
    assert "stills" in waits(person)[0]["what"]
    filmed(person, person.types("approve", "film", "-o", "film.mp4"), 24)
    assert waits(person) == []
    again = person.types("approve", "film")
    assert again.code == 2
    assert "waits for no approval" in again.complaint


def test_a_changed_storyboard_is_looked_at_anew(person: Person) -> None:
    """An approval is for what was looked at."""
    words = ("A cat at sea", "--seconds", "2", *TINY, "--dir", "film")
    assert person.types(*words, "--approve", "storyboard").end["error"] == "Waiting"
    assert person.types("retake", "film", "1A", "--prompt", "a dog").end["error"] == "Waiting"
    assert person.types("approve", "film").end["state"] == "done"


def test_a_render_can_be_told_to_wait(person: Person) -> None:
    """The wish stands in the film's brief from then on."""
    words = ("A cat at sea", "--seconds", "2", *TINY, "--dir", "film")
    assert person.types("plan", *words).code == 0
    assert person.types("render", "film", "--approve", "stills").end["error"] == "Waiting"
    assert "approve: [stills]" in (person.film / "brief.yaml").read_text()
    assert person.types("render", "film").end["error"] == "Waiting"


def test_a_price_below_the_agreed_one_is_spent_and_one_above_waits(tmp_path: Path) -> None:
    """Nobody is asked in either case; to approve the wait is to approve the price."""
    with customer(tmp_path) as person:
        cheap = person.types(*ONE, "--dir", "cheap", "--approve-over", "1")
        assert cheap.end["state"] == "done", cheap.err
        dear = person.types(*THREE, "--dir", "film", "--approve-over", "0.05")
        assert (dear.code, dear.end["error"]) == (0, "Waiting")
        assert "more than $0.05" in waits(person)[0]["what"]
        assert {row["of"] for row in purchases(person)} == {"storyboard"}
        filmed(person, person.types("approve", "film", "-o", "film.mp4"), 72)


def test_an_approval_buys_nothing_that_nobody_agreed_to(tmp_path: Path) -> None:
    """Without a terminal it needs --yes or a budget; refused for that, it still waits."""
    with customer(tmp_path) as person:
        begun = person.types(*ONE, "--dir", "film", "--approve", "storyboard", *YES)
        assert begun.end["error"] == "Waiting"
        refused = person.types("approve", "film")
        assert refused.code == 2
        assert "--yes or --budget USD" in refused.complaint
        filmed(person, person.types("approve", "film", *YES, "-o", "film.mp4"), 24)


def test_a_paused_film_fetches_what_it_bought_and_buys_no_more(tmp_path: Path) -> None:
    """Whoever renders it is told; a render goes on."""
    rules = ("--job-seconds", "1", "1")
    with customer(tmp_path, *rules, ACME_CONCURRENT="1") as person:
        assert person.types("plan", *THREE, "--dir", "film").code == 0
        rendering = person.begins("render", "film", *YES)
        assert rendering.stdout is not None
        for line in rendering.stdout:
            if '"work.progress"' in line:
                break
        paused = person.types("pause", "film")
        assert (paused.code, paused.err) == (0, "")
        assert "is paused" in paused.end["what"]
        _, err = rendering.communicate(timeout=30)
        assert rendering.returncode == 130, err
        assert "was paused; go on with: longtake render film" in err
        sold = [row for row in purchases(person) if row["of"].endswith(".1")]
        assert [row["state"] for row in sold] == ["settled"]
        [wait] = waits(person)
        assert "was paused" in wait["what"]
        filmed(person, person.types("render", "film", *YES, "-o", "film.mp4"), 72)
        again = person.types("pause", "film")
        assert again.code == 2
        assert "nothing to pause" in again.complaint


def test_a_cancelled_film_has_ended_when_the_command_returns(tmp_path: Path) -> None:
    """Its job is stopped at the vendor, and can be bought anew."""
    with customer(tmp_path, "--job-seconds", "60", "60") as person:
        assert person.types("plan", *ONE, "--dir", "film").code == 0
        rendering = person.begins("render", "film", *YES)
        assert rendering.stdout is not None
        for line in rendering.stdout:
            if '"work.progress"' in line:
                break
        cancelled = person.types("cancel", "film")
        assert (cancelled.code, cancelled.err) == (0, "")
        assert "is cancelled" in cancelled.end["what"]
        rendering.communicate(timeout=30)
        assert rendering.returncode == 130
        assert person.types("status", "film").end["state"] == "cancelled"
        again = person.types("cancel", "film")
        assert again.code == 2
        assert "is cancelled already" in again.complaint


def test_a_spent_budget_is_raised_with_the_next_render(tmp_path: Path) -> None:
    """Exit code 4 and the way on; more money makes only what is missing."""
    with customer(tmp_path) as person:
        begun = person.types(*THREE, "--dir", "film", "--budget", "0.12", *YES)
        assert begun.code == 4
        assert "raise --budget" in begun.complaint
        assert "longtake render film" in begun.complaint
        assert "the budget of film" in waits(person)[0]["what"]
        filmed(person, person.types("render", "film", "--budget", "1", "-o", "film.mp4"), 72)
        assert "budget: 1" in (person.film / "brief.yaml").read_text()
        sold = [row["of"] for row in purchases(person) if row["state"] == "settled"]
        assert sorted(sold) == ["1A.1", "1B.1", "1C.1", "music", "storyboard"]


def test_a_budget_that_will_not_do_stops_before_the_first_cent(tmp_path: Path) -> None:
    """What was spent before is counted."""
    with customer(tmp_path) as person:
        assert person.types("plan", *THREE, "--dir", "film").code == 0
        refused = person.types("render", "film", "--budget", "0.17")
        assert refused.code == 4
        assert "after $0.01" in refused.complaint
        assert {row["of"] for row in purchases(person)} == {"storyboard"}


@pytest.fixture
def doubtful(tmp_path: Path) -> Iterator[Person]:
    """Give somebody whose vendor takes an order and never answers."""
    rules = ("--strikes", "job", "--drop-after", "1")
    with customer(tmp_path, *rules) as person:
        begun = person.types(*ONE, "--dir", "film", "--video", "acme:none", *YES)
        assert begun.code == 1
        assert "in doubt" in begun.complaint
        assert "longtake resolve" in begun.complaint
        yield person


def test_a_doubt_is_shown_and_ended_with_the_ticket(doubtful: Person) -> None:
    """What the vendor has is fetched, and never bought again."""
    person = doubtful
    [row] = purchases(person, "--doubtful")
    assert (row["of"], row["state"], row["quote"]) == ("1A.1", "in doubt", "0.05")
    total = person.types("ledger").end
    assert (total["in_doubt"], total["spent"]) == ("0.05", "0.03")
    [wait] = waits(person)
    assert wait["then"] == f"longtake resolve {row['token']} --bought TICKET | --not-bought"
    doctor = person.types("doctor")
    assert doctor.code == 1
    [finding] = [each for each in doctor.events if not each["ok"]]
    assert finding["name"] == f"purchase {row['token']}"
    ticket = _sold(person, row["token"])
    resolved = person.types("resolve", row["token"], "--bought", ticket)
    assert (resolved.code, resolved.end["state"], resolved.end["ticket"]) == (0, "bought", ticket)
    assert "not fetched yet" in waits(person)[-1]["what"]
    filmed(person, person.types("render", "film", *YES, "-o", "film.mp4"), 24)
    assert {each["state"] for each in purchases(person)} == {"settled"}
    again = person.types("resolve", row["token"], "--not-bought")
    assert again.code == 2
    assert "is settled" in again.complaint


def _sold(person: Person, token: str) -> str:
    """Look at the vendor's for the job of a token, as a person would."""
    account = {"Authorization": f"Bearer {person.more['ACME_API_KEY']}"}
    url = f"{person.more['ACME_URL']}/v1/jobs"
    [job] = httpx.get(url, params={"tag": token}, headers=account).json()["jobs"]
    return str(job["id"])


def test_a_doubt_ended_as_not_bought_frees_its_money(doubtful: Person) -> None:
    """And the film waits for nothing but a render."""
    person = doubtful
    [row] = purchases(person, "--doubtful")
    unknown = person.types("resolve", "nobody/1A.1/1", "--not-bought")
    assert unknown.code == 2
    assert row["token"] in unknown.complaint
    assert person.types("resolve", row["token"], "--not-bought").end["state"] == "refused"
    assert person.types("ledger").end["in_doubt"] == "0"
    assert waits(person) == [
        {"what": "nothing is in doubt any more", "then": "longtake render film"}
    ]


def test_a_run_that_is_overdue_leaves_its_job_to_the_next(tmp_path: Path) -> None:
    """Exit code 1 and the way on; the job is bought once."""
    with customer(tmp_path, "--job-seconds", "4", "4") as person:
        assert person.types("plan", *ONE, "--dir", "film").code == 0
        late = person.types("render", "film", *YES, "--deadline", "2")
        assert late.code == 1
        assert "time is over" in late.complaint
        filmed(person, person.types("render", "film", *YES, "-o", "film.mp4"), 24)
        assert [row["of"] for row in purchases(person)].count("1A.1") == 1
