"""Films that somebody pauses or cancels while another command makes them."""

from pathlib import Path
from typing import Any

from customer import ONE, customer
from judged import facts
from person import Person

FIVE = ("1 red\n1 green\n1 blue\n1 grey\n1 pink", "--size", "64x64", "--mode", "text")


def sold(person: Person) -> list[dict[str, Any]]:
    """Give the takes that were bought."""
    rows = person.types("ledger", "film").events
    return [row for row in rows if row["row"] == "purchase" and row["of"].endswith(".1")]


def test_a_paused_film_fetches_what_it_bought_and_buys_no_more(tmp_path: Path) -> None:
    """Whoever renders it is told, and so is whoever looks; a render goes on."""
    rules = ("--job-seconds", "2.5", "2.5")
    with customer(tmp_path, *rules, ACME_CONCURRENT="1") as person:
        assert person.types("plan", *FIVE, "--dir", "film").code == 0
        rendering = person.begins("render", "film", "--yes")
        assert rendering.stdout is not None
        for line in rendering.stdout:
            if '"work.progress"' in line:
                break
        paused = person.types("pause", "film")
        assert (paused.code, paused.err) == (0, "")
        assert "paused" in paused.end["what"]
        _, err = rendering.communicate(timeout=30)
        assert rendering.returncode == 130, err
        assert "was paused; go on with: longtake render film" in err
        assert 1 <= len(sold(person)) < 5
        assert {row["state"] for row in sold(person)} == {"settled"}
        [wait] = person.types("status", "film").end["waits"]
        assert "was paused" in wait["what"]
        answer = person.types("render", "film", "--yes", "-o", "film.mp4")
        assert (answer.code, answer.err) == (0, "")
        assert facts(person.place / "film.mp4").frames == 120
        assert sorted(row["of"] for row in sold(person)) == ["1A.1", "1B.1", "1C.1", "1D.1", "1E.1"]
        again = person.types("pause", "film")
        assert again.code == 2
        assert "nothing to pause" in again.complaint


def test_a_cancelled_film_has_ended_when_the_command_returns(tmp_path: Path) -> None:
    """Its job is stopped at the vendor, and whoever renders it is told."""
    with customer(tmp_path, "--job-seconds", "120", "120") as person:
        assert person.types("plan", *ONE, "--dir", "film").code == 0
        rendering = person.begins("render", "film", "--yes")
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
