"""The ledger: what was intended is known before it is sent, and never bought twice."""

import asyncio
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from kept import Kept, intent, kept
from sqlalchemy import update

from longtake.capabilities.errors import LongtakeError, OverBudget, Overdue, Stopped
from longtake.capabilities.ledger import Capacity, Ceilings
from longtake.storage.tables import turns

ONE = Capacity(concurrent=1)


async def wait_for(home: Kept, of: str, owner: str = "me", **more: object) -> str:
    """Line up with a call of a run over a film of its own, and give the film."""
    run = await home.sitting(user=str(more.pop("user", "local")))
    await home.ledger.line_up(intent(run, of, **more), owner=owner)  # type: ignore[arg-type]
    return run.film


async def gone(home: Kept, capacity: Capacity, owner: str = "me") -> list[str]:
    """Give what goes through the gate now, by what it is of."""
    return [row.of for row in (await home.admit(owner, capacity=capacity)).purchases]


def test_an_admitted_call_is_intended_as_it_was_asked(where: Path | str) -> None:
    """With the token that it will be made under, and a lease that runs."""

    async def work(home: Kept) -> None:
        run = await home.sitting(user="ann", priority=2)
        asked = {"kind": "segment", "prompt": "a 猫", "frames": 48}
        wanted = intent(run, cost="0.25", asked=asked)
        token = await home.ledger.line_up(wanted, owner="me")
        (row,) = (await home.admit(lease=60)).purchases
        assert token == row.token == f"{run.film}/1A.1/1"
        assert (row.state, row.owner, row.user, row.asked) == ("intended", "me", "ann", asked)
        assert (row.quote, row.charge, row.ticket) == (Decimal("0.25"), None, None)
        assert (row.model, row.account, row.key) == (wanted.model, wanted.account, wanted.key)
        assert 55 < row.left <= 60
        assert row.lease_until - row.changed == timedelta(seconds=60)
        assert await home.ledger.standing(run.film, "1A.1", row.key) == replace(
            row, left=pytest.approx(row.left, abs=5)
        )

    kept(where, work)


def test_a_call_goes_through_the_gate_once(where: Path | str) -> None:
    """However often its owner looks."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        await home.ledger.line_up(intent(run), owner="me")
        assert len((await home.admit()).purchases) == 1
        assert (await home.admit()).purchases == ()

    kept(where, work)


def test_a_call_beside_all_runs_goes_through_the_gate(where: Path | str) -> None:
    """In its turn, whatever becomes of its film's run."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        await home.ledger.line_up(replace(intent(run, "advice~1"), run=""), owner="me")
        await home.ledger.line_up(intent(run, "1A.1"), owner="me")
        await home.films.wish(run.film, "cancel")
        admitted = await home.admit()
        assert [row.of for row in admitted.purchases] == ["advice~1"]
        assert [type(error) for error in admitted.turned.values()] == [Stopped]

    kept(where, work)


def test_a_sum_is_exact_to_the_billionth(where: Path | str) -> None:
    """Tenths of a cent do not drift; what is finer is rounded up."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        for n in range(10):
            await home.through(intent(run, f"{n}", cost="0.1"))
        await home.through(intent(run, "tiny", cost="0.0000000001"))
        assert await home.ledger.spent(run.film) == Decimal("1.000000001")

    kept(where, work)


def test_the_budget_is_never_passed_by_a_race(where: Path | str) -> None:
    """Fifty at once want a dollar each of ten: ten get it, and the sum is exact."""

    async def work(home: Kept) -> None:
        run = await home.sitting()

        async def one(n: int) -> LongtakeError | None:
            owner = f"worker {n % 5}"
            account = f"account {n % 5}"
            wanted = intent(run, f"{n}", account=account, budget=Decimal(10))
            token = await home.ledger.line_up(wanted, owner=owner)
            return (await home.admit(owner, account=account)).turned.get(token)

        for n in range(5):
            await home.work(f"worker {n}")
        errors = [error for error in await asyncio.gather(*map(one, range(50))) if error]
        rows = await home.ledger.purchases(run.film)
        assert len(rows) == 10
        assert all(isinstance(error, OverBudget) for error in errors)
        assert await home.ledger.spent(run.film) == Decimal(10)

    kept(where, work)


def test_what_would_pass_the_budget_is_turned_away_with_the_sums(where: Path | str) -> None:
    """And the way out; what still fits behind it goes."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        await home.through(intent(run, "1A", cost="0.8"))
        big = intent(run, "1B", cost="0.3", budget=Decimal(1))
        small = intent(run, "1C", cost="0.2", budget=Decimal(1))
        tokens = [await home.ledger.line_up(each, owner="me") for each in (big, small)]
        admitted = await home.admit()
        assert [row.token for row in admitted.purchases] == tokens[1:]
        error = admitted.turned[tokens[0]]
        assert isinstance(error, OverBudget)
        assert str(error) == (
            f"the budget of film {run.film} is $1.00: $0.80 is spent or reserved, and this needs "
            "$0.30 more; raise --budget or choose a cheaper model"
        )

    kept(where, work)


def test_the_ceilings_hold_over_films_and_users(where: Path | str) -> None:
    """The day's counts everybody's, a user's only their own."""

    async def work(home: Kept) -> None:
        ceilings = Ceilings(day=Decimal(3), user=Decimal(2))
        said: list[str] = []
        for user, of in (("ann", "1"), ("ann", "2"), ("ann", "3"), ("ben", "4"), ("ben", "5")):
            run = await home.sitting(user=user)
            token = await home.ledger.line_up(intent(run, of), owner="me")
            error = (await home.admit(ceilings=ceilings)).turned.get(token)
            said.append(str(error or "").partition(" is ")[0])
        assert said == ["", "", "the ceiling of user ann for a day", "", "the ceiling of this day"]
        assert (await home.ledger.totals())["today"] == 3

    kept(where, work)


def test_what_costs_nothing_passes_no_bound(where: Path | str) -> None:
    """Even when the budget is spent."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        await home.through(intent(run, "1A"))
        free = intent(run, "1B", cost="0", budget=Decimal(1))
        assert (await home.through(free)).state == "intended"

    kept(where, work)


def test_the_account_takes_so_many_at_a_time(where: Path | str) -> None:
    """A slot is free when its row has ended, whatever its process did."""

    async def work(home: Kept) -> None:
        run, two = await home.sitting(), Capacity(concurrent=2)
        for of in "abcd":
            await home.ledger.line_up(intent(run, of), owner="me")
        assert await gone(home, two) == ["a", "b"]
        assert await gone(home, two) == []
        await home.ledger.bought(f"{run.film}/a/1", owner="me", ticket="job")
        assert await gone(home, two) == []
        await home.ledger.settle(f"{run.film}/a/1", owner="me", charge=Decimal(1))
        assert await gone(home, two) == ["c"]
        await home.ledger.refuse(f"{run.film}/b/1", owner="me", why="no")
        assert await gone(home, two) == ["d"]

    kept(where, work)


def test_a_model_has_narrower_bounds_of_its_own(where: Path | str) -> None:
    """What it keeps waiting lets others pass."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        for of, model in (("a", "acme:slow"), ("b", "acme:slow"), ("c", "acme:fast")):
            await home.ledger.line_up(intent(run, of, model=model), owner="me")
        bounds = Capacity(concurrent=3, models={"acme:slow": ONE})
        assert await gone(home, bounds) == ["a", "c"]

    kept(where, work)


def test_a_job_that_never_ends_gives_its_slot_up(where: Path | str) -> None:
    """Once it is older than anybody's patience."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        await home.through(intent(run, "a"))
        await home.ledger.line_up(intent(run, "b"), owner="me")
        assert (await home.admit(capacity=ONE)).purchases == ()
        assert len((await home.admit(capacity=ONE, patience=0)).purchases) == 1

    kept(where, work)


def test_a_job_that_is_over_frees_its_slot_while_it_is_fetched(where: Path | str) -> None:
    """It is not settled before its take is kept."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        row = await home.through(intent(run, "a"))
        await home.ledger.bought(row.token, owner="me", ticket="job")
        await home.ledger.line_up(intent(run, "b"), owner="me")
        assert (await home.admit(capacity=ONE)).purchases == ()
        await home.ledger.ended(row.token)
        assert len((await home.admit(capacity=ONE)).purchases) == 1
        assert [each.state for each in await home.ledger.purchases(states=["bought"])] == ["bought"]

    kept(where, work)


def test_a_call_in_doubt_holds_its_slot_for_a_while(where: Path | str) -> None:
    """Its job may go on at the vendor; others wait for as long as jobs last, not for ever."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        row = await home.through(intent(run, "a"))
        await home.ledger.doubt(row.token, owner="me", why="no answer")
        await home.ledger.line_up(intent(run, "b"), owner="me")
        assert (await home.admit(capacity=ONE)).purchases == ()
        assert len((await home.admit(capacity=ONE, doubt=0)).purchases) == 1

    kept(where, work)


def test_the_rate_holds_over_a_minute_and_says_when_it_opens(where: Path | str) -> None:
    """Of the account and of a model."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        for of in "abc":
            await home.ledger.line_up(intent(run, of), owner="me")
        rate = Capacity(per_minute=2)
        admitted = await home.admit(capacity=rate)
        assert [row.of for row in admitted.purchases] == ["a", "b"]
        assert admitted.look == pytest.approx(62, abs=3)
        for row in admitted.purchases:
            await home.ledger.settle(row.token, owner="me", charge=Decimal(1))
        later = await home.admit(capacity=rate)
        assert later.purchases == ()
        assert later.look == pytest.approx(62, abs=3)
        narrow = Capacity(per_minute=9, models={"acme:video": rate})
        assert (await home.admit(capacity=narrow)).look == pytest.approx(62, abs=3)

    kept(where, work)


def test_a_look_that_waits_for_a_slot_names_no_time(where: Path | str) -> None:
    """The bell rings when one is free."""

    async def work(home: Kept) -> None:
        run, both = await home.sitting(), Capacity(concurrent=1, per_minute=1)
        for of in "ab":
            await home.ledger.line_up(intent(run, of), owner="me")
        admitted = await home.admit(capacity=both)
        assert (len(admitted.purchases), admitted.look) == (1, None)

    kept(where, work)


def test_a_second_post_counts_under_the_rate(where: Path | str) -> None:
    """It waits like a first one, and the lease lasts as long."""

    async def work(home: Kept) -> None:
        run, rate = await home.sitting(), Capacity(per_minute=2)
        token, began = await home.ledger.line_up(intent(run), owner="me"), time.monotonic()
        await home.admit(capacity=rate)
        assert await home.ledger.again(token, owner="me", capacity=rate, lease=9) is None
        wait = await home.ledger.again(token, owner="me", capacity=rate, lease=9)
        assert wait is not None
        assert 61.5 - (time.monotonic() - began) <= wait <= 62.5
        (row,) = await home.ledger.purchases(run.film)
        assert 70.5 - (time.monotonic() - began) <= row.left <= 71.5
        with pytest.raises(ValueError, match="not you's to be sent again: it is intended, and me"):
            await home.ledger.again(token, owner="you", capacity=rate, lease=9)

    kept(where, work)


def test_a_small_film_does_not_wait_for_a_big_one(where: Path | str) -> None:
    """Its first call goes before the third of the film that holds two slots."""

    async def work(home: Kept) -> None:
        big, three = await home.sitting(), Capacity(concurrent=3)
        for of in "abcd":
            await home.ledger.line_up(intent(big, of), owner="me")
        assert await gone(home, Capacity(concurrent=2)) == ["a", "b"]
        await wait_for(home, "small")
        assert await gone(home, three) == ["small"]

    kept(where, work)


def test_priority_goes_before_all(where: Path | str) -> None:
    """Also before who came first, in one film too."""

    async def work(home: Kept) -> None:
        await wait_for(home, "usual")
        urgent = await home.sitting(priority=1)
        await home.ledger.line_up(intent(urgent, "urgent"), owner="me")
        assert await gone(home, ONE) == ["urgent"]

    kept(where, work)


def test_a_slot_is_left_to_whoever_it_belongs_to(where: Path | str) -> None:
    """A worker takes no turn of another's, nor its own before it."""

    async def work(home: Kept) -> None:
        for name in ("first", "second"):
            await home.work(name)
        await wait_for(home, "a", "first")
        await wait_for(home, "b", "second")
        assert await gone(home, ONE, "second") == []
        assert await gone(home, ONE, "first") == ["a"]
        assert await gone(home, Capacity(concurrent=2), "second") == ["b"]

    kept(where, work)


def test_nobody_waits_for_the_dead(where: Path | str) -> None:
    """A worker that is gone holds no place in the line."""

    async def work(home: Kept) -> None:
        for name in ("dead", "alive"):
            await home.work(name)
        await wait_for(home, "a", "dead")
        await wait_for(home, "b", "alive")
        await home.fleet.leave("dead")
        assert await gone(home, ONE, "alive") == ["b"]

    kept(where, work)


def test_nobody_waits_for_a_command_that_was_killed(where: Path | str) -> None:
    """It is no worker: it is there while it looks at the gate."""

    async def work(home: Kept) -> None:
        await wait_for(home, "a", "killed")
        await wait_for(home, "b", "alive")
        assert await gone(home, ONE, "alive") == []
        long_ago = datetime.now(UTC) - timedelta(minutes=1)
        unseen = update(turns).where(turns.c.owner == "killed").values(seen=long_ago)
        await home.database.run(lambda db: db.execute(unseen))
        assert await gone(home, ONE, "alive") == ["b"]
        assert (await home.admit("killed", capacity=ONE)).purchases == ()
        await wait_for(home, "c", "alive")
        await home.ledger.settle(
            (await home.ledger.purchases())[0].token, owner="alive", charge=Decimal(1)
        )
        assert await gone(home, ONE, "alive") == []

    kept(where, work)


def test_nobody_waits_for_a_run_that_is_stopped(where: Path | str) -> None:
    """Though its owner has not looked yet."""

    async def work(home: Kept) -> None:
        for name in ("first", "second"):
            await home.work(name)
        film = await wait_for(home, "a", "first")
        await wait_for(home, "b", "second")
        await home.films.wish(film, "pause")
        assert await gone(home, ONE, "second") == ["b"]

    kept(where, work)


def test_a_long_line_is_let_through_whole_where_nothing_bounds_it(where: Path | str) -> None:
    """However many turns one look reads at a time."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        for n in range(70):
            await home.ledger.line_up(intent(run, f"{n}"), owner="me")
        assert await gone(home, Capacity()) == [f"{n}" for n in range(70)]

    kept(where, work)


def test_a_long_line_over_budget_hides_nobody(where: Path | str) -> None:
    """Those turned away make room for those behind them, in the same look."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        for n in range(5):
            wanted = intent(run, f"{n}", cost="9" if n < 4 else "1", budget=Decimal(1))
            await home.ledger.line_up(wanted, owner="me")
        admitted = await home.admit(capacity=ONE)
        assert [row.of for row in admitted.purchases] == ["4"]
        assert len(admitted.turned) == 4

    kept(where, work)


@pytest.mark.parametrize(
    ("stop", "error", "words"),
    [
        ("cancel", Stopped, "was cancelled"),
        ("pause", Stopped, "was paused"),
        ("end", Stopped, "not known|has ended"),
        ("deadline", Overdue, "was to be done by"),
    ],
)
def test_nothing_is_bought_for_a_run_that_is_over(
    where: Path | str, stop: str, error: type[LongtakeError], words: str
) -> None:
    """It is turned away with the reason, though the gate is shut."""

    async def work(home: Kept) -> None:
        await home.through(intent(await home.sitting(), "other"))
        past = datetime.now(UTC) - timedelta(seconds=9) if stop == "deadline" else None
        run = await home.sitting(deadline=past)
        if stop == "end":
            await home.films.end_run(run.id, state="failed", facts={})
        token = await home.ledger.line_up(intent(run), owner="me")
        if stop in ("cancel", "pause"):
            await home.films.wish(run.film, stop)
        admitted = await home.admit(capacity=ONE)
        assert admitted.purchases == ()
        with pytest.raises(error, match=words):
            raise admitted.turned[token]
        assert (await home.admit(capacity=ONE)).turned == {}

    kept(where, work)


def test_the_place_of_a_dead_owner_is_taken_over(where: Path | str) -> None:
    """With its number in the line, and what is wanted now; a living one's is not."""

    async def work(home: Kept) -> None:
        for name in ("first", "second", "third"):
            await home.work(name)
        run = await home.sitting()
        token = await home.ledger.line_up(intent(run, "a"), owner="first")
        await wait_for(home, "b", "third")
        with pytest.raises(ValueError, match=f"a of film {run.film} is waited for by first"):
            await home.ledger.line_up(intent(run, "a"), owner="second")
        await home.fleet.leave("first")
        again = replace(intent(run, "a"), key="other", asked={"seed": 2})
        assert await home.ledger.line_up(again, owner="second") == token
        assert await gone(home, ONE, "third") == []
        (row,) = (await home.admit("second", capacity=ONE)).purchases
        assert (row.key, row.asked, row.owner) == ("other", {"seed": 2}, "second")

    kept(where, work)


def test_a_film_is_told_where_its_calls_stand_in_line(where: Path | str) -> None:
    """How many, among how many others; nothing once they are through."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        for of in ("1A.1", "1B.1"):
            await home.ledger.line_up(intent(run, of), owner="me")
        await wait_for(home, "1A.1", owner="you")
        [line] = await home.ledger.lines(run.film)
        assert (line.account, line.calls, line.others) == (intent(run).account, 2, 1)
        assert 0 <= line.seconds < 60
        await home.admit()
        assert await home.ledger.lines(run.film) == []

    kept(where, work)


def test_whoever_lines_up_twice_has_one_place(where: Path | str) -> None:
    """A step that is begun again finds its own."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        first = await home.ledger.line_up(intent(run), owner="me")
        assert await home.ledger.line_up(intent(run), owner="me") == first
        assert len((await home.admit()).purchases) == 1

    kept(where, work)


def test_what_is_bought_is_not_lined_up_for_again(where: Path | str) -> None:
    """Somebody may have bought it between the look and the line."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        row = await home.through(intent(run))
        with pytest.raises(ValueError, match=f"is intended already, as {row.token}"):
            await home.ledger.line_up(intent(run), owner="you")
        await home.ledger.doubt(row.token, owner="me", why="cut off")
        assert await home.ledger.line_up(intent(run), owner="you") == f"{run.film}/1A.1/2"

    kept(where, work)


def test_who_steps_out_is_not_let_through(where: Path | str) -> None:
    """Only its owner takes it out."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        token = await home.ledger.line_up(intent(run), owner="me")
        await home.ledger.step_out(token, owner="you")
        await home.ledger.step_out(token, owner="me")
        assert (await home.admit()).purchases == ()

    kept(where, work)


def test_a_token_is_used_again_only_if_nothing_was_sold_under_it(where: Path | str) -> None:
    """A job that failed at the vendor's keeps its own."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        first = await home.through(intent(run))
        await home.ledger.refuse(first.token, owner="me", why="too many")
        assert await home.ledger.spent(run.film) == 0
        second = await home.through(intent(run))
        assert (second.token, second.state, second.why) == (first.token, "intended", None)
        await home.ledger.bought(second.token, owner="me", ticket="job-1")
        await home.ledger.refuse(second.token, owner="me", why="failed there")
        third = await home.through(intent(run))
        assert third.token == f"{run.film}/1A.1/2"

    kept(where, work)


def test_a_doubt_that_came_to_nothing_leaves_the_next_token_free(where: Path | str) -> None:
    """Tokens after it were sold already."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        first = await home.through(intent(run))
        await home.ledger.doubt(first.token, owner="me", why="cut off")
        second = await home.through(intent(run))
        await home.ledger.settle(second.token, owner="me", charge=Decimal(1))
        await home.ledger.resolve(first.token, ticket=None)
        for token in (first.token, f"{run.film}/1A.1/3"):
            row = await home.through(intent(run))
            assert row.token == token
            await home.ledger.settle(row.token, owner="me", charge=Decimal(1))

    kept(where, work)


def test_what_is_in_doubt_counts_as_spent(where: Path | str) -> None:
    """Nobody knows, so it stands; others go on beside it."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        row = await home.through(intent(run))
        await home.ledger.doubt(row.token, owner="me", why="cut off")
        assert await home.ledger.spent(run.film) == Decimal(1)
        there = await home.ledger.standing(run.film, "1A.1", row.key)
        assert there is not None
        assert (there.state, there.why) == ("in doubt", "cut off")
        await home.ledger.line_up(intent(run, "1B.1"), owner="me")
        assert await gone(home, Capacity(concurrent=2)) == ["1B.1"]

    kept(where, work)


@pytest.mark.parametrize(
    ("ticket", "state", "spent"), [("job-7", "bought", 1), (None, "refused", 0)]
)
def test_a_person_ends_a_doubt(
    where: Path | str, ticket: str | None, state: str, spent: int
) -> None:
    """Once; other rows are not theirs to end."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        row = await home.through(intent(run))
        with pytest.raises(ValueError, match="not in doubt: it is intended"):
            await home.ledger.resolve(row.token, ticket=ticket)
        await home.ledger.doubt(row.token, owner="me", why="cut off")
        ended = await home.ledger.resolve(row.token, ticket=ticket)
        assert (ended.state, ended.ticket) == (state, ticket)
        assert await home.ledger.spent(run.film) == spent
        with pytest.raises(ValueError, match="not in doubt"):
            await home.ledger.resolve(row.token, ticket=ticket)
        with pytest.raises(KeyError):
            await home.ledger.resolve("no/such/row", ticket=ticket)

    kept(where, work)


def test_only_the_owner_of_an_intent_writes_it(where: Path | str) -> None:
    """A process that was taken over finds its write refused, and whose it is."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        token = (await home.through(intent(run), "first", lease=0)).token
        assert await home.ledger.take_over(token, owner="second", lease=60)
        with pytest.raises(ValueError, match="not first's to be bought: it is intended, and sec"):
            await home.ledger.bought(token, owner="first", ticket="job-1")
        for write in (home.ledger.refuse, home.ledger.doubt):
            with pytest.raises(ValueError, match="not first's"):
                await write(token, owner="first", why="no")
        await home.ledger.bought(token, owner="second", ticket="job-1")
        await home.ledger.settle(token, owner="anybody", charge=Decimal(1))
        with pytest.raises(ValueError, match="it is settled"):
            await home.ledger.settle(token, owner="second", charge=Decimal(1))
        with pytest.raises(ValueError, match="no such row"):
            await home.ledger.bought("nothing", owner="second", ticket="job-1")

    kept(where, work)


def test_an_intent_is_not_judged_before_its_lease_is_over(where: Path | str) -> None:
    """Its process may be in the middle of the call; it may renew its own."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        token = (await home.through(intent(run), "first", lease=60)).token
        assert not await home.ledger.take_over(token, owner="second", lease=60)
        assert await home.ledger.take_over(token, owner="first", lease=60)
        await home.ledger.bought(token, owner="first", ticket="job-1")
        assert not await home.ledger.take_over(token, owner="first", lease=60)

    kept(where, work)


def test_a_lease_that_was_waited_out_is_over_whatever_the_clock_says(where: Path | str) -> None:
    """It was written by a clock that was hours ahead; one that was renewed since is not over."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        row = await home.through(intent(run), "first", lease=36_000)
        assert await home.ledger.take_over(row.token, owner="first", lease=40_000)
        taken = {"owner": "second", "lease": 60}
        seen = row.lease_until
        assert not await home.ledger.take_over(row.token, lapsed=seen, **taken)
        held = await home.ledger.standing(row.film, row.of, row.key)
        assert held is not None
        assert await home.ledger.take_over(row.token, lapsed=held.lease_until, **taken)

    kept(where, work)


def test_rows_are_given_newest_change_first(where: Path | str) -> None:
    """Of a film or of all, in some states or any."""

    async def work(home: Kept) -> None:
        run, other = await home.sitting(), await home.sitting()
        rows = [await home.through(intent(each, of)) for each in (run, other) for of in "ab"]
        await home.ledger.bought(rows[0].token, owner="me", ticket="job")
        everything = [row.token for row in await home.ledger.purchases()]
        assert everything == [rows[n].token for n in (0, 3, 2, 1)]
        own = await home.ledger.purchases(run.film, states=("intended", "in doubt"))
        assert [row.token for row in own] == [rows[1].token]
        assert len(await home.ledger.purchases(limit=2)) == 2

    kept(where, work)


def test_totals_are_by_state_and_of_today(where: Path | str) -> None:
    """What was refused costs nothing today."""

    async def work(home: Kept) -> None:
        run = await home.sitting()
        tokens = [(await home.through(intent(run, of, cost="0.5"))).token for of in "abcd"]
        await home.ledger.settle(tokens[0], owner="me", charge=Decimal("0.25"))
        await home.ledger.refuse(tokens[1], owner="me", why="no")
        await home.ledger.doubt(tokens[2], owner="me", why="cut off")
        assert await home.ledger.totals() == {
            "settled": Decimal("0.25"),
            "refused": Decimal("0.5"),
            "in doubt": Decimal("0.5"),
            "intended": Decimal("0.5"),
            "today": Decimal("1.25"),
        }

    kept(where, work)
