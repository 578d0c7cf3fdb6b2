"""A recut of a film, written by OpenTimelineIO as an editing program would, comes back."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import opentimelineio as otio  # type: ignore[import-untyped]
import pytest
from laid import CREW, FILM, Kept, made, retaken, sounding

from longtake.capabilities.errors import Unusable
from longtake.film.cut import Cut, Heard
from longtake.film.film import Film
from longtake.film.recut import recut
from longtake.film.soundtrack import SoundClip
from longtake.film.storyboard import Line
from longtake.film.timeline import Finish, Timeline, assemble
from longtake.film.turnover import turnover
from longtake.film.work import Means, Plan, lay_out
from longtake.storage.laid_files import file_of
from longtake.storage.otio import otio_text
from longtake.storage.recut_page import Recut, read_recut


class Bench:
    """An editing program with a film open: clips 1A (60 frames), 2A.1 and 2A.2 (120 each)."""

    def __init__(self, place: Path, *, spoken: bool = False, noisy: bool = False) -> None:
        self.kept = Kept(place / "blobs")
        self.place = place
        if spoken:
            self.film, self.plan = _with_two_lines(self.kept)
        else:
            self.film, self.plan = retaken(self.kept, made(self.kept, FILM)[0], "1A")
        if noisy:
            self.film, self.plan = sounding(self.film)
        text = otio_text(turnover(self.film, self.plan, file_of))
        self.timeline = otio.adapters.read_from_string(text, "otio_json")
        self.clips = {
            clip.metadata["longtake"]["segment"]: clip
            for clip in self.timeline.find_clips()
            if "longtake" in clip.metadata
        }

    @property
    def tracks(self) -> dict[str, Any]:
        """Its tracks by name."""
        return {track.name: track for track in self.timeline.tracks}

    def saved(self) -> Recut:
        """Save the timeline as it is, and give what comes back."""
        otio.adapters.write_to_file(self.timeline, str(self.place / "recut.otio"))
        return read_recut(self.place / "recut.otio", self.film, self.plan)

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


@pytest.fixture
def spoken(tmp_path: Path) -> Bench:
    """Give a bench with a film that has lines of a second at frames 6 and 66, and music."""
    return Bench(tmp_path, spoken=True)


def _with_two_lines(kept: Kept) -> tuple[Film, Plan]:
    """Give a film in which both shots have a spoken line."""
    first, second = FILM.board.scenes
    shot = replace(first.shots[0], line=Line("Wait.", "Anna"))
    board = replace(FILM.board, scenes=(replace(first, shots=(shot,)), second))
    crew = replace(CREW, voice=Means("acme:say", 1))
    film, _ = made(kept, replace(FILM, storyboard=board), crew)
    takes = (replace(each, samples=48_000 * ("-line" in each.of)) for each in film.takes)
    film = replace(film, takes=tuple(takes))
    return film, lay_out(film, crew)


def _places(clips: Iterable[SoundClip]) -> list[tuple[str, int, int, int]]:
    return [(clip.of, clip.at, clip.frames, clip.first) for clip in clips]


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
    assert (read.cut.laid, read.notes) == ((), ())


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


def test_a_line_that_was_moved_is_heard_and_read_where_it_is_now(spoken: Bench) -> None:
    """The music gives way there, and what was not touched keeps in step."""
    track = spoken.tracks["Voice"]
    track[0].source_range = otio.opentime.TimeRange(spoken.time(0), spoken.time(20))
    read = spoken.saved()
    assert read.cut.laid == ("1A-line", "2A-line")
    assert read.cut.sounds == (Heard("1A-line", 20, 24), Heard("2A-line", 80, 24))
    shown = spoken.timeline_of(read.cut)
    assert _places(shown.sound.voice) == [("1A-line", 20, 24, 0), ("2A-line", 80, 24, 0)]
    assert [(c.text, c.at) for c in shown.captions] == [("Wait.", 20), ("Come <in>.", 80)]
    assert [knot.at for knot in shown.sound.music[0].gains][1] == 40_000
    assert read.notes == ()


def test_music_may_be_cut_and_begin_later(spoken: Bench) -> None:
    """In as many pieces as somebody likes, each to the frame at whatever rate it is counted."""
    track = spoken.tracks["Music"]
    piece = track[0].clone()
    track[0].source_range = otio.opentime.TimeRange(spoken.time(0), spoken.time(50))
    span = spoken.time(96_000, 48_000), spoken.time(200_000, 48_000)
    piece.source_range = otio.opentime.TimeRange(*span)
    hole = otio.opentime.TimeRange(spoken.time(0), spoken.time(30))
    track.extend([otio.schema.Gap(source_range=hole), piece])
    music = spoken.timeline_of(spoken.saved().cut).sound.music
    assert _places(music) == [("music", 0, 50, 0), ("music", 80, 100, 48)]


def test_what_is_taken_out_or_muted_is_not_heard(spoken: Bench) -> None:
    """A line that was deleted, a track that is off; nobody reads what nobody says."""
    spoken.tracks["Music"].enabled = False
    voice = spoken.tracks["Voice"]
    del voice[1]
    read = spoken.saved()
    assert read.cut.silenced == ("1A-line", "music")
    shown = spoken.timeline_of(read.cut)
    assert shown.sound.music == ()
    assert "1A-line" not in [clip.of for clip in shown.sound.voice]
    assert [c.text for c in shown.captions] == ["Come <in>."]


def test_a_sound_that_only_follows_its_shot_keeps_following_it(spoken: Bench) -> None:
    """The picture was cut and the sound with it: nothing of it is fixed."""
    del spoken.tracks["Picture"][0]
    voice = spoken.tracks["Voice"]
    del voice[0:2]
    voice[0].source_range = otio.opentime.TimeRange(spoken.time(0), spoken.time(6))
    spoken.tracks["Music"][0].source_range = otio.opentime.TimeRange(
        spoken.time(0), spoken.time(240)
    )
    read = spoken.saved()
    assert (read.cut.frames, read.cut.laid, read.cut.sounds) == (240, (), ())


def test_what_of_the_sound_is_left_out_is_said(spoken: Bench) -> None:
    """Levels, fades, effects, strangers, the takes' own sound, markers: each by its name."""
    music, voice = spoken.tracks["Music"], spoken.tracks["Voice"]
    music[0].effects.append(otio.schema.Effect(effect_name="Gain"))
    voice.insert(1, otio.schema.Transition("", "SMPTE_Dissolve", spoken.time(2), spoken.time(2)))
    own = spoken.clips["1A.1"].clone()
    gulls = spoken.clips["1A.1"].clone()
    gulls.name, gulls.media_reference = "gulls", otio.schema.ExternalReference("file:///gulls.wav")
    extra = otio.schema.Track("A4", kind="Audio", children=[own, gulls])
    spoken.timeline.tracks.append(extra)
    spoken.clips["2A.1"].effects.append(otio.schema.Effect(effect_name="Blur"))
    spoken.tracks["Picture"].markers.append(otio.schema.Marker("look here"))
    read = spoken.saved()
    assert read.cut.laid == ()
    for note, names in zip(
        read.notes,
        ("picture 2A.1", "markers 1", "levels music", "fades", "takes' own", "gulls"),
        strict=True,
    ):
        assert all(name in note for name in names.split()), note


def test_the_takes_own_sound_keeps_to_their_pictures(tmp_path: Path) -> None:
    """Cut along with them it is as the film has it; moved, or taken out, that is said."""
    own = "the takes' own sound stays with their pictures"
    bench = Bench(tmp_path, noisy=True)
    assert bench.saved().notes == ()
    for name in ("Picture", "Native"):
        del bench.tracks[name][0]
    read = bench.saved()
    assert own not in read.notes
    assert [(clip.name, clip.at) for clip in bench.timeline_of(read.cut).sound.native] == [
        ("2A.1-t1", 0),
        ("2A.2-t1", 120),
    ]
    bench.tracks["Native"].insert(0, otio.schema.Gap(duration=bench.time(12)))
    assert own in bench.saved().notes
    bench.timeline.tracks.remove(bench.tracks["Native"])
    assert own in bench.saved().notes


def test_a_take_that_an_editor_chose_is_heard_with_its_own_sound(tmp_path: Path) -> None:
    """Not with that of the select, nor in silence."""
    bench = Bench(tmp_path, noisy=True)
    clip = bench.tracks["Picture"][0]
    clip.active_media_reference_key = "1A.1-t1"
    read = bench.saved()
    first = bench.timeline_of(read.cut).sound.native[0]
    chosen = next(take for take in bench.film.takes if take.name == "1A.1-t1")
    assert (first.name, first.asset, first.frames) == (chosen.name, chosen.asset, 60)


def test_a_file_without_sound_leaves_it_as_it_is(spoken: Bench) -> None:
    """Not every program writes it along; that is said."""
    for name in ("Voice", "Music"):
        spoken.timeline.tracks.remove(spoken.tracks[name])
    read = spoken.saved()
    assert (read.cut.laid, read.cut.sounds) == ((), ())
    assert "stay as they are" in read.notes[0]


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


def test_a_label_stands_over_the_whole_film_however_it_is_cut(bench: Bench) -> None:
    """Shorter or longer, from its first frame to its last."""
    cut = bench.cut(bench.clip("2A.1", 0, 50))
    board, takes = replace(bench.film.board, cut=cut), bench.plan.takes
    finish = Finish(label="Made with AI")
    whole = assemble(board, bench.plan.segments, takes, takes["music"], finish)
    spans = [(each.text, each.at, each.frames) for each in recut(whole, board).overlays]
    assert spans == [("Made with AI", 0, 50)]


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
