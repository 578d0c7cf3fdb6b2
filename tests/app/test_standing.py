"""How a run stands: the share of its work and the time left, folded from its events."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from longtake.app.standing import after, standing
from longtake.capabilities.storage import Event

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
SHOTS = ("1A", "1B", "1C", "1D")


@dataclass
class Clock:
    """Numbers events and says when they happen."""

    now: datetime = NOON
    number: int = 0

    def tell(self, kind: str, pause: float = 1.0, /, **facts: object) -> Event:
        """Give an event, so many seconds after the one before."""
        self.number += 1
        self.now += timedelta(seconds=pause)
        return Event("f1", self.number, self.now, kind, facts)


def listed(
    clock: Clock,
    *,
    walls: tuple[float, float] = (0.0, 0.0),
    reused: Sequence[str] = (),
    **more: object,
) -> Event:
    """List a still and a segment for each shot, with what each was to take."""
    works = [
        {"of": of, "kind": kind, "shot": shot, "reused": of in reused, "wall": wall}
        for shot in SHOTS
        for of, kind, wall in ((shot, "keyframe", walls[0]), (f"{shot}.1", "segment", walls[1]))
    ]
    return clock.tell("work.listed", 0.0, works=works, **more)


def begun(clock: Clock, **more: object) -> Iterator[Event]:
    """Tell a run up to the list of its work."""
    yield clock.tell("run.began", run="r1", until="master")
    yield clock.tell("film.state", state="rendering")
    yield listed(clock, **more)  # type: ignore[arg-type]


PIECES = [*SHOTS, *(f"{shot}.1" for shot in SHOTS)]
happenings = st.one_of(
    st.tuples(st.just("work.began"), st.sampled_from(PIECES)),
    st.tuples(st.just("work.progress"), st.sampled_from(PIECES), st.floats(0, 1)),
    st.tuples(st.just("work.done"), st.sampled_from(PIECES), st.floats(0, 500), st.booleans()),
    st.tuples(st.just("work.failed"), st.sampled_from(PIECES), st.booleans()),
    st.tuples(st.just("run.began")),
    st.tuples(st.just("work.listed"), st.sets(st.sampled_from(PIECES))),
)


def happened(clock: Clock, what: tuple[object, ...]) -> Event:
    """Give the event of a happening in the middle of a run."""
    kind, *said = what
    if kind == "run.began":
        return clock.tell("run.began", run="r1", until="master", again=True)
    if kind == "work.listed":
        return listed(clock, reused=list(said[0]))  # type: ignore[call-overload]
    of = str(said[0])
    facts: dict[str, object] = {"run": "r1", "of": of}
    if kind == "work.progress":
        facts["progress"] = said[1]
    elif kind == "work.failed":
        facts |= {"why": "broken", "again": said[1]}
    else:
        facts |= {"kind": "segment" if "." in of else "keyframe", "shot": of.partition(".")[0]}
    if kind == "work.done":
        facts |= {"seconds": said[1], "reused": said[2]}
    return clock.tell(str(kind), **facts)  # type: ignore[arg-type]


@given(st.lists(happenings, max_size=60), st.booleans())
def test_the_share_of_a_run_never_goes_back(
    story: list[tuple[object, ...]],
    foreseen: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    """Retakes, failures, a restart, a list told anew, measured paces: none takes anything back."""
    clock = Clock()
    stands = standing(begun(clock, walls=(2.0, 30.0) if foreseen else (0.0, 0.0)))
    shares = [stands.share]
    for what in story:
        stands = after(stands, happened(clock, what))
        shares.append(stands.share)
        left = stands.remaining(clock.now)
        assert left is None or left >= 0
    assert all(0 <= share <= 1 for share in shares)
    assert all(later >= earlier for earlier, later in pairwise(shares))


def done(clock: Clock, of: str, seconds: float) -> Iterator[Event]:
    """Make one piece in so many seconds."""
    kind = "segment" if "." in of else "keyframe"
    facts = {"of": of, "kind": kind, "shot": of.partition(".")[0]}
    yield clock.tell("work.began", 0.0, **facts)
    yield clock.tell("work.done", seconds, **facts, seconds=seconds, reused=False)


def test_a_new_run_begins_at_nothing() -> None:
    """What an earlier run reached is no progress of this one."""
    clock = Clock()
    stands = standing([*begun(clock), *(event for of in PIECES for event in done(clock, of, 1.0))])
    assert stands.share == 1
    assert standing(begun(clock), stands).share == 0


def test_a_time_is_told_before_anything_is_made() -> None:
    """As the run foresaw it; it runs down while nothing happens, and is never over too early."""
    clock = Clock()
    stands = standing(begun(clock, walls=(5.0, 60.0), seconds=130.0))
    left = stands.remaining(clock.now)
    assert left == pytest.approx(130)
    later = [
        stands.remaining(clock.now + timedelta(seconds=wait)) or 0 for wait in (0, 10, 130, 900)
    ]
    assert all(one > other > 0 for one, other in pairwise(later))
    assert later[1] == pytest.approx(120, abs=1)


def test_without_a_forecast_pieces_under_way_at_once_are_reckoned_side_by_side() -> None:
    """Four at a time take a quarter of the sum."""
    clock = Clock()
    stands = standing(begun(clock, walls=(5.0, 60.0)))
    assert stands.remaining(clock.now) == pytest.approx(260)
    at_once = [clock.tell("work.began", 0.0, of=shot, kind="keyframe", shot=shot) for shot in SHOTS]
    assert standing(at_once, stands).remaining(clock.now) == pytest.approx(65)


def test_where_nobody_knew_no_time_is_told_until_the_run_says_something() -> None:
    """A guess without any ground is none."""
    clock = Clock()
    stands = standing(begun(clock))
    assert stands.remaining(clock.now) is None
    stands = standing([*done(clock, "1A", 2.0), *done(clock, "1B", 2.0)], stands)
    assert stands.remaining(clock.now) is not None


def test_what_is_measured_soon_outweighs_what_was_foreseen() -> None:
    """A vendor three times as slow as ever: after half the work the rest is told as it is."""
    clock = Clock()
    stands = standing(begun(clock, walls=(1.0, 10.0), seconds=44.0))
    for of in ("1A", "1A.1", "1B", "1B.1"):
        stands = standing(done(clock, of, 3.0 if of in SHOTS else 30.0), stands)
    assert stands.remaining(clock.now) == pytest.approx(66, rel=0.01)


def test_the_weights_are_what_was_foreseen() -> None:
    """Four stills of a second and four takes of a minute: the stills are no half of the film."""
    clock = Clock()
    stands = standing(begun(clock, walls=(1.0, 60.0)))
    for shot in SHOTS:
        stands = standing(done(clock, shot, 1.0), stands)
    assert stands.share == pytest.approx(4 / 244)


def test_a_run_that_lost_its_history_keeps_what_it_made() -> None:
    """Its work is listed anew, with its own takes as what is there already."""
    clock = Clock()
    stands = standing(begun(clock, walls=(1.0, 1.0)))
    for shot in SHOTS:
        stands = standing(done(clock, shot, 1.0), stands)
    half = stands.share
    again = clock.tell("run.began", run="r1", until="master", again=True)
    stands = standing([again, listed(clock, walls=(1.0, 1.0), reused=SHOTS)], stands)
    assert stands.share == pytest.approx(half)
    stands = standing(done(clock, "1A.1", 1.0), stands)
    assert stands.share > half


@pytest.mark.parametrize("of", ["storyboard", "master", "paid f1/1A.1/1"])
def test_what_is_no_piece_of_a_shot_is_no_work_of_the_board(of: str) -> None:
    """A failed planning leaves no shot of its name."""
    clock = Clock()
    stands = standing(begun(clock))
    failed = clock.tell("work.failed", of=of, why="no key", error="Unauthorized", again=False)
    assert standing([failed], stands).works == stands.works
