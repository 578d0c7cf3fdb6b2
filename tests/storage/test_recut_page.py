"""A recut of a film, written by OpenTimelineIO as an editing program would, comes back."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import opentimelineio as otio  # type: ignore[import-untyped]
import pytest
from laid import CREW, FILM, Kept, made, retaken

from longtake.capabilities.errors import Unusable
from longtake.film.cut import Cut
from longtake.film.recut import recut
from longtake.film.storyboard import Line
from longtake.film.timeline import Timeline, assemble
from longtake.film.turnover import turnover
from longtake.film.work import lay_out
from longtake.storage.laid_files import file_of
from longtake.storage.otio import otio_text
from longtake.storage.recut_page import read_recut


class Bench:
    """An editing program with a film open: clips 1A (60 frames), 2A.1 and 2A.2 (120 each)."""

    def __init__(self, place: Path) -> None:
        self.kept = Kept(place / "blobs")
        film, _ = made(self.kept, FILM)
        self.film, self.plan = retaken(self.kept, film, "1A")
        self.place = place
        text = otio_text(turnover(self.film, self.plan, file_of))
        self.timeline = otio.adapters.read_from_string(text, "otio_json")
        self.clips = {
            clip.metadata["longtake"]["segment"]: clip
            for clip in self.timeline.find_clips()
            if "longtake" in clip.metadata
        }

    def time(self, frames: float, rate: float = 24.0) -> Any:  # noqa: ANN401
        """Give a time."""
        return otio.opentime.RationalTime(frames, rate)

    def clip(self, segment: str, first: int | None = None, frames: int = 0) -> Any:  # noqa: ANN401
        """Give a copy of a clip, trimmed."""
        clip = self.clips[segment].clone()
        if first is not None:
            clip.source_range = otio.opentime.TimeRange(self.time(first), self.time(frames))
        return clip

    def cut(self, *items: Any) -> Cut:  # noqa: ANN401
        """Lay items on one picture track, save, and give what comes back."""
        track = otio.schema.Track("V1", kind="Video")
        track.extend(items)
        timeline = otio.schema.Timeline("recut")
        timeline.tracks.append(track)
        otio.adapters.write_to_file(timeline, str(self.place / "recut.otio"))
        return read_recut(self.place / "recut.otio", self.film, self.plan).cut

    def timeline_of(self, cut: Cut) -> Timeline:
        """Give the film's timeline in that cut."""
        board = replace(self.film.board, cut=cut)
        takes = self.plan.takes
        return recut(assemble(board, self.plan.segments, takes, takes["music"]), board)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Give a bench with a whole film."""
    return Bench(tmp_path)


def test_what_was_not_touched_comes_back_as_it_was(bench: Bench) -> None:
    """The film's own file is the film's own cut, with its sound and captions."""
    file = bench.place / "film.otio"
    otio.adapters.write_to_file(bench.timeline, str(file))
    read = read_recut(file, bench.film, bench.plan)
    board = bench.film.board
    own = assemble(board, bench.plan.segments, bench.plan.takes, bench.plan.takes["music"])
    back = bench.timeline_of(read.cut)
    assert [(c.name, c.at, c.frames, c.first) for c in back.picture] == [
        (c.name, c.at, c.frames, c.first) for c in own.picture
    ]
    assert (back.frames, back.captions, back.sound) == (own.frames, own.captions, own.sound)
    assert read.notes


def test_order_lengths_and_dropped_shots(bench: Bench) -> None:
    """2A's second half first, then a part of 1A; the rest is left out."""
    cut = bench.cut(bench.clip("2A.2"), bench.clip("1A.1", 10, 30))
    shown = bench.timeline_of(cut)
    assert [(c.name, c.at, c.frames, c.first) for c in shown.picture] == [
        ("2A.2-t1", 0, 120, 0),
        ("1A.1-t2", 120, 30, 10),
    ]
    assert (shown.frames, shown.sound.music[0].frames) == (150, 150)
    assert cut.left_out(["1A", "2A"]) == ()


def test_another_take_stays_chosen(bench: Bench) -> None:
    """One that was chosen in the program is kept; the others follow the film."""
    clip = bench.clip("1A.1")
    clip.active_media_reference_key = "1A.1-t1"
    cut = bench.cut(clip, bench.clip("2A.1"))
    assert [(piece.take, piece.follows) for piece in cut.pieces] == [(1, False), (1, True)]
    bench.film, bench.plan = retaken(bench.kept, bench.film, "2A")
    assert [c.name for c in bench.timeline_of(cut).picture] == ["1A.1-t1", "2A.1-t2"]


def test_a_line_stays_with_its_shot(bench: Bench) -> None:
    """It is said where its shot is now, and not at all where that is gone."""
    board = bench.film.board
    first, second = board.scenes
    spoken = replace(first.shots[0], line=Line("Wait."))
    bench.film = replace(
        bench.film, storyboard=replace(board, scenes=(replace(first, shots=(spoken,)), second))
    )
    shown = bench.timeline_of(bench.cut(bench.clip("2A.1"), bench.clip("1A.1", 0, 40)))
    assert [(c.text, c.at, c.frames) for c in shown.captions] == [
        ("Come <in>.", 0, 160),
        ("Wait.", 120, 40),
    ]
    assert bench.timeline_of(bench.cut(bench.clip("2A.1"))).captions[0].text == "Come <in>."


def test_a_dissolve_about_the_cut_is_one_that_begins_there(bench: Bench) -> None:
    """Half before and half after is the same picture with the cut moved."""
    mix = otio.schema.Transition("", "SMPTE_Dissolve", bench.time(4), bench.time(6))
    cut = bench.cut(bench.clip("1A.1", 0, 40), mix, bench.clip("2A.1", 10, 50))
    before, after = cut.pieces
    assert (before.first, before.frames, after.first, after.frames) == (0, 36, 6, 54)
    assert (after.join, after.after, cut.frames) == ("dissolve", 10, 90)
    assert [(t.at, t.kind, t.frames) for t in bench.timeline_of(cut).transitions] == [
        (36, "dissolve", 10)
    ]


def test_what_is_cut_out_is_not_made(bench: Bench) -> None:
    """A shot that the film does not show costs nothing."""
    cut = bench.cut(bench.clip("2A.1"))
    film = replace(bench.film, takes=(), storyboard=replace(bench.film.board, cut=cut))
    assert [work.of for work in lay_out(film, CREW).works] == ["2A", "2A.1", "music"]


def test_what_a_film_cannot_keep_is_named(bench: Bench) -> None:
    """The clip, what is wrong with it, and what to do."""
    stranger = bench.clip("1A.1")
    stranger.media_reference = otio.schema.ExternalReference("file:///other/sea.mov")
    stranger.name = "sea"
    fast = bench.clip("1A.1")
    fast.effects.append(otio.schema.LinearTimeWarp(time_scalar=2))
    gap = otio.schema.Gap(duration=bench.time(12))
    between = bench.clip("1A.1")
    between.source_range = otio.opentime.TimeRange(bench.time(1, 60), bench.time(40))
    mix = otio.schema.Transition("", "SMPTE_Dissolve", bench.time(0), bench.time(80))
    for items, why in (
        ([stranger], r"clip sea: sea\.mov is no take of this film"),
        ([fast], "speed changed"),
        ([bench.clip("1A.1"), gap, bench.clip("2A.1")], "there is a gap"),
        ([bench.clip("1A.1", 100, 60)], "frames 100 to 160 of 1A.1-t2, which has 120"),
        ([between], "between two frames"),
        ([bench.clip("1A.1", 0, 60), mix, bench.clip("2A.1", 0, 100)], "has 60 left"),
        ([], "no picture track"),
    ):
        with pytest.raises(Unusable, match=why):
            bench.cut(*items)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"OTIO_SCHEMA": "Clip.2"}', "[" * 100_000])
def test_a_file_that_is_no_timeline_is_said_so(bench: Bench, text: str) -> None:
    """Whatever lies in it."""
    file = bench.place / "bad.otio"
    file.write_text(text)
    with pytest.raises(Unusable, match=r"OpenTimelineIO|no such file"):
        read_recut(file, bench.film, bench.plan)
