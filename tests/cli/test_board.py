"""The live board, looked at as a person would: line by line at several widths."""

from datetime import timedelta
from io import StringIO

import pytest
from rich.console import Console
from scripted_studio import Teller, ending, middle, opening, story

from longtake.app.standing import Standing, standing
from longtake.capabilities.storage import Event
from longtake.cli.board import Board, present

SIGNS = ("● ", "◐ ", "○ ", "· ")


def drawn(
    events: list[Event], *, width: int = 80, height: int = 30, over: bool = False, utf: bool = True
) -> list[str]:
    """Give the board's lines after the events."""
    out = StringIO()
    console = Console(file=out, width=width, height=height, legacy_windows=False)
    if not utf:
        out = StringIO()
        console = Console(file=_Ascii(out), width=width, height=height)
    console.print(Board(standing(events), events[-1].at, over=over))
    return out.getvalue().splitlines()


class _Ascii(StringIO):
    encoding = "ascii"

    def __init__(self, out: StringIO) -> None:
        super().__init__()
        self._out = out

    def write(self, text: str) -> int:
        return self._out.write(text.encode("ascii").decode())


@pytest.mark.parametrize("width", [40, 80, 100, 120, 200])
@pytest.mark.parametrize("height", [8, 24, 60])
@pytest.mark.parametrize("shots", [1, 6, 120])
@pytest.mark.parametrize("over", [False, True])
def test_the_board_never_outgrows_the_screen(
    width: int, height: int, shots: int, *, over: bool
) -> None:
    """At any moment of a run, on any screen: no line too long, and while it lives none too many."""
    events = list(story(shots))
    for share in (0.01, 0.3, 0.6, 1.0):
        lines = drawn(
            events[: max(1, int(len(events) * share))], width=width, height=height, over=over
        )
        assert all(len(line) <= width for line in lines)
        assert over or len(lines) <= max(height, 12)


def test_each_shot_shows_its_own_state() -> None:
    """Done, under way and waiting are told apart, with how far it is."""
    tell = Teller()
    events = [*opening(tell, 6, reused=("1A",)), *middle(tell, 6, reused=("1A",))]
    half = next(
        place
        for place, event in enumerate(events)
        if event.facts.get("of") == "1C.1" and event.facts.get("progress") == 0.5
    )
    rows = {line.split()[1]: line for line in drawn(events[: half + 1]) if line[2:4] in SIGNS}
    assert rows["1A"].startswith("  ● 1A")
    assert rows["1A"].rstrip().endswith("reused")
    assert rows["1B"].rstrip().endswith("done")
    assert rows["1C"].startswith("  ◐ 1C")
    assert rows["1C"].rstrip().endswith("50 %")
    assert rows["1D"].startswith("  ○ 1D")


@pytest.mark.parametrize(
    ("rate", "shown"), [("24", "24 fps"), (24.0, "24 fps"), ("30000/1001", "29.97 fps")]
)
def test_the_rate_is_shown_as_people_say_it(rate: object, shown: str) -> None:
    """However an event writes it."""
    event = Teller()("storyboard.ready", title="x", seconds=3, size="64x64", rate=rate, scenes=[])
    assert shown in "\n".join(drawn([event]))


def test_what_is_done_now_stands_below() -> None:
    """Each kind of work has its verb."""
    tell = Teller()
    events = [*opening(tell, 2)]
    events.append(tell("work.began", of="1A", kind="keyframe", shot="1A"))
    events.append(tell("work.began", of="music", kind="cue", shot=""))
    assert present(standing(events)) == "drawing 1A · composing music"
    events.append(tell("film.conforming", frames=240))
    assert present(standing(events)) == "joining 240 frames"


def test_a_long_film_shows_the_shots_around_the_work() -> None:
    """What lies beyond the screen is counted."""
    tell = Teller()
    events = [*opening(tell, 120), *middle(tell, 120)]
    half = next(n for n, event in enumerate(events) if event.facts.get("of") == "8C.1")
    lines = drawn(events[: half + 3], height=24)
    assert any("more above" in line for line in lines)
    assert any("more below" in line for line in lines)
    assert any("◐" in line for line in lines)


def test_a_long_film_that_is_over_is_told_by_scenes() -> None:
    """Fifteen scenes, a line each, with their shots and length."""
    lines = drawn(list(story(120)), height=24, over=True)
    assert sum("8 shots · 40.0 s" in line for line in lines) == 15


def test_why_a_take_failed_stands_below_its_shot() -> None:
    """A person sees the reason without opening a log."""
    tell = Teller()
    events = [*opening(tell, 2)]
    events.append(tell("work.began", of="1B.1", kind="segment", shot="1B"))
    why = "the vendor asks to wait"
    events.append(tell("work.failed", of="1B.1", kind="segment", shot="1B", why=why, again=True))
    lines = drawn(events)
    assert any(line.rstrip().endswith("again") for line in lines)
    assert any("1B.1: the vendor asks to wait" in line for line in lines)


def test_a_terminal_with_ascii_alone_gets_ascii() -> None:
    """No sign of the board needs more than the terminal can write."""
    tell = Teller()
    events = [*opening(tell, 3), *middle(tell, 3)][:20]
    assert any("#" in line for line in drawn(events, utf=False))


def test_a_title_cannot_steer_the_terminal() -> None:
    """Control codes and markup in a film's words are shown as words or not at all."""
    tell = Teller()
    event = tell("storyboard.ready", title="\x1b[2Jbad [red]title", seconds=1, scenes=[])
    text = "\n".join(drawn([event]))
    assert "\x1b" not in text
    assert "bad [red]title" in text


def test_the_time_left_is_measured_and_falls_to_nothing() -> None:
    """At a steady pace the estimate is close to what is really left."""
    tell = Teller()
    events = [*opening(tell, 6), *middle(tell, 6)]
    end = events[-1].at
    for place in range(len(events) // 2, len(events)):
        stands = standing(events[: place + 1])
        left = stands.remaining(events[place].at)
        truly = (end - events[place].at).total_seconds()
        assert left is not None
        assert abs(left - truly) <= 3 + truly / 2


def test_a_run_that_reuses_everything_is_whole_at_once() -> None:
    """Nothing to make is everything made."""
    tell = Teller()
    assert standing(opening(tell, 1, reused=("1A",))).share == 0
    listed = tell("work.listed", works=[{"of": "1A.1", "kind": "segment", "reused": True}])
    assert standing([listed]).share == 1


def test_a_new_run_begins_its_board_anew_but_keeps_the_storyboard() -> None:
    """Old work is no progress of the new run."""
    tell = Teller()
    first = standing([*opening(tell, 2), *middle(tell, 2), *ending(tell, 2)])
    again = standing([tell("run.began", run="r2", until="master")], first)
    assert first.ended is not None
    assert again.ended is None
    assert not again.works
    assert again.title == "Answer the Light"


def test_a_run_that_was_cut_keeps_what_it_finished_on_its_board() -> None:
    """Going on lists nothing anew: the finished stays, what was under way waits."""
    tell = Teller()
    events = [*opening(tell, 4), *middle(tell, 4)]
    cut = next(n for n, event in enumerate(events) if event.facts.get("of") == "1C.1")
    first = standing(events[: cut + 2])
    again = standing([tell("run.began", run="r1", until="master", again=True)], first)
    states = {name: work.state for name, work in again.works.items()}
    assert states["segment 1B.1"] == "done"
    assert states["segment 1C.1"] == "waiting"
    assert 0.4 < again.share < 0.8


def test_an_unknown_event_changes_nothing() -> None:
    """Newer engines may say more."""
    tell = Teller()
    event = tell("weather.changed", clouds=9)
    stands = standing([event])
    assert stands.at == event.at
    assert stands.remaining(event.at + timedelta(minutes=1)) is None
    assert stands.rows == Standing().rows
