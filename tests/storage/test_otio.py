"""The cut for editing programs, read with OpenTimelineIO itself."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import opentimelineio as otio  # type: ignore[import-untyped]
import pytest
from laid import BOARD, CREW, FILM, Kept, made, retaken, sounding

from longtake.film.film import Film
from longtake.film.turnover import turnover
from longtake.film.work import Plan, lay_out
from longtake.storage.laid_files import file_of
from longtake.storage.otio import otio_text


def read(film: Film, plan: Plan) -> otio.schema.Timeline:
    """Give the timeline as an editing program reads it."""
    timeline = otio.adapters.read_from_string(otio_text(turnover(film, plan, file_of)), "otio_json")
    assert isinstance(timeline, otio.schema.Timeline)
    return timeline


@pytest.mark.parametrize("rate", ["24", "25", "30000/1001"])
def test_an_editing_program_reads_the_cut(tmp_path: Path, rate: str) -> None:
    """Clips, lengths and files; the film is as long as its storyboard."""
    board = replace(BOARD, rate=Fraction(rate))
    film, plan = made(Kept(tmp_path / "blobs"), replace(FILM, storyboard=board))
    timeline = read(film, plan)
    clips = timeline.video_tracks()[0]
    urls = [clip.media_reference.target_url for clip in clips]
    assert timeline.name == board.title
    assert timeline.duration().to_frames() == 300
    assert timeline.duration().rate == pytest.approx(float(Fraction(rate)))
    assert urls == [f"takes/{segment.id}-t1.mp4" for segment in plan.segments]
    assert [clip.source_range.start_time.to_frames() for clip in clips] == [
        segment.head for segment in plan.segments
    ]
    music = timeline.audio_tracks()[0][0]
    assert music.media_reference.target_url == "music.flac"
    assert music.duration().to_frames() == 300


def test_each_shot_is_marked(tmp_path: Path) -> None:
    """With its words, over its own length."""
    film, plan = made(Kept(tmp_path / "blobs"))
    markers = read(film, plan).video_tracks()[0].markers
    spans = [(marker.name, marker.marked_range.start_time.to_frames()) for marker in markers]
    assert spans == [("1A", 0), ("2A", 60)]
    assert markers[0].comment == "Anna waits"
    assert markers[1].comment == "Anna: Come <in>."


def test_takes_that_are_not_used_stay_at_hand(tmp_path: Path) -> None:
    """As further media of their clip."""
    kept = Kept(tmp_path / "blobs")
    film, _ = made(kept)
    film, plan = retaken(kept, film, "1A")
    clip = read(film, plan).video_tracks()[0][0]
    assert clip.media_reference.target_url == "takes/1A.1-t2.mp4"
    assert {name: media.target_url for name, media in clip.media_references().items()} == {
        "DEFAULT_MEDIA": "takes/1A.1-t2.mp4",
        "1A.1-t1": "takes/1A.1-t1.mp4",
    }


def test_a_missing_take_leaves_its_place() -> None:
    """The cut keeps its length while a film is made."""
    timeline = read(FILM, lay_out(FILM, CREW))
    assert timeline.duration().to_frames() == 300
    assert all(clip.media_reference.is_missing_reference for clip in timeline.find_clips())


def test_sound_that_takes_came_with_lies_under_them(tmp_path: Path) -> None:
    """On a track of its own, from the same files; silent takes have none."""
    silent, plan = made(Kept(tmp_path / "blobs"))
    assert [track.name for track in read(silent, plan).audio_tracks()] == ["Music"]
    timeline = read(*sounding(silent))
    native = {track.name: track for track in timeline.audio_tracks()}["Native"]
    picture = timeline.video_tracks()[0]
    assert [clip.source_range for clip in native] == [clip.source_range for clip in picture]
    assert [clip.media_reference.target_url for clip in native] == [
        clip.media_reference.target_url for clip in picture
    ]
