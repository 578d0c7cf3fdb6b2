"""The cut as lists and XML, read with the readers of OpenTimelineIO and by Apple's rules."""

import csv
import io
import re
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import opentimelineio as otio  # type: ignore[import-untyped]
import pytest
from laid import BOARD, CREW, FILM, Kept, made, retaken, sounding

from longtake.film.film import Film
from longtake.film.sound import Sound
from longtake.film.storyboard import Storyboard
from longtake.film.turnover import Turnover, turnover
from longtake.film.work import Plan, lay_out
from longtake.storage.edl import edl_text
from longtake.storage.fcpxml import fcpxml_text
from longtake.storage.laid_files import file_of
from longtake.storage.otio import otio_text
from longtake.storage.shot_list import shot_list_text

RATES = ("24000/1001", "24", "25", "30000/1001")
_CHILDREN = {
    "fcpxml": "resources library",
    "resources": "(format |asset |effect )*",
    "asset": "media-rep ",
    "library": "event ",
    "event": "(asset-clip |project )*",
    "project": "sequence ",
    "sequence": "spine ",
    "spine": "(asset-clip |gap |transition )*",
    "asset-clip": "(note )?(asset-clip )*(marker )*",
    "gap": "(note )?(asset-clip )*(marker )*",
    "transition": "(filter-video )?",
}
"""The order of children that Apple's reference asks for, of the elements that are used."""
_NEEDED = {
    "format": "id",
    "asset": "id",
    "media-rep": "src",
    "effect": "id uid",
    "sequence": "format",
    "asset-clip": "ref",
    "gap": "duration",
    "transition": "duration",
    "filter-video": "ref",
    "marker": "start value",
}
_TIMES = ("offset", "start", "duration", "tcStart")


def joined(board: Storyboard, join: str, **more: object) -> Storyboard:
    """Give the storyboard with a join after its first shot."""
    first, *others = board.scenes
    shot = replace(first.shots[0], join=join, **more)  # type: ignore[arg-type]
    return replace(board, scenes=(replace(first, shots=(shot,)), *others))


def handed(tmp_path: Path, board: Storyboard) -> tuple[Film, Plan, Turnover]:
    """Give a film of the storyboard with all its takes, as an editor takes it over."""
    film, plan = made(Kept(tmp_path / "blobs"), replace(FILM, storyboard=board))
    return film, plan, turnover(film, plan, file_of)


def xml(over: Turnover) -> Element:
    """Give the document of our own, parsed."""
    return fromstring(fcpxml_text(over))  # noqa: S314 - written just now


def listed(over: Turnover) -> otio.schema.Timeline:
    """Give the picture as an edit decision list's reader has it."""
    rate = float(over.timeline.rate)
    return otio.adapters.read_from_string(edl_text(over), "cmx_3600", rate=rate)


@pytest.mark.parametrize("rate", RATES)
def test_a_list_holds_every_frame(tmp_path: Path, rate: str) -> None:
    """At whole and broken rates: lengths and sources come back to the frame."""
    _, _, over = handed(tmp_path, replace(BOARD, rate=Fraction(rate)))
    read = listed(over)
    track = read.video_tracks()[0]
    spans = [(c.source_range.start_time.to_frames(), c.duration().to_frames()) for c in track]
    assert spans == [(edit.clip.first, edit.clip.frames) for edit in over.edits]
    assert [clip.name for clip in track] == [edit.clip.name for edit in over.edits]
    assert [clip.metadata["cmx_3600"]["reel"] for clip in track] == [
        "1A.1-t1",
        "2A.1-t1",
        "2A.2-t1",
    ]


def test_only_the_rate_that_needs_it_drops_frames(tmp_path: Path) -> None:
    """A list at 29.97 says so and starts at 01:00:00;00."""
    _, _, over = handed(tmp_path, replace(BOARD, rate=Fraction(30_000, 1001)))
    text = edl_text(over)
    assert "FCM: DROP FRAME" in text
    assert "01:00:00;00 01:00:02;00" in text
    assert "FCM: NON-DROP FRAME" in edl_text(turnover(FILM, lay_out(FILM, CREW), file_of))


def test_a_dissolve_is_one_everywhere(tmp_path: Path) -> None:
    """In the list, in OTIO and in FCPXML; the film keeps its length."""
    _, _, over = handed(tmp_path, joined(BOARD, "dissolve", join_frames=10))
    assert re.search(r"002 +1A.1-t1 +V +C .*\n002 +2A.1-t1 +V +D +010 ", edl_text(over))
    read = listed(over)
    kinds = [type(item).__name__ for item in read.video_tracks()[0]]
    assert kinds == ["Clip", "Transition", "Clip", "Clip"]
    timeline = otio.adapters.read_from_string(otio_text(over), "otio_json")
    mixed = timeline.video_tracks()[0][1]
    assert (mixed.in_offset.to_frames(), mixed.out_offset.to_frames()) == (0, 10)
    assert timeline.duration().to_frames() == 300
    assert xml(over).find(".//transition").attrib == {
        "name": "Cross Dissolve",
        "offset": "60/24s",
        "duration": "10/24s",
    }


def test_a_fade_goes_through_black_in_a_list(tmp_path: Path) -> None:
    """Out over its first half, in over its second; every frame of the record is there once."""
    _, _, over = handed(tmp_path, joined(BOARD, "fade", join_frames=10))
    lines = [line.split() for line in edl_text(over).splitlines() if re.match(r"\d{3} ", line)]
    reels = [(line[1], line[3]) for line in lines]
    assert reels[:5] == [
        ("1A.1-t1", "C"),
        ("1A.1-t1", "C"),
        ("BL", "D"),
        ("BL", "C"),
        ("2A.1-t1", "D"),
    ]
    record = [(line[-2], line[-1]) for line in lines if line[-2] != line[-1]]
    assert all(end == start for (_, end), (start, _) in pairwise(record))


@pytest.mark.parametrize("rate", RATES)
def test_the_xml_is_as_apple_asks(tmp_path: Path, rate: str) -> None:
    """Order of children, attributes, references that exist, times on the border of a frame."""
    kept, board = Kept(tmp_path / "blobs"), replace(BOARD, rate=Fraction(rate))
    board = joined(board, "dissolve")
    film, _ = made(kept, replace(FILM, storyboard=board))
    film, plan = retaken(kept, film, "1A")
    root = xml(turnover(film, plan, file_of))
    names = {node.get("id") for node in root.iter() if node.get("id")}
    for node in root.iter():
        check(node, names, Fraction(rate))
    clips = root.findall(".//spine/asset-clip")
    assert [clip.get("name") for clip in clips] == ["1A.1-t2", "2A.1-t1", "2A.2-t1"]
    assert [clip.get("name") for clip in root.findall(".//event/asset-clip")] == ["1A.1-t1"]
    assert [node.get("src") for node in root.iter("media-rep")][:2] == [
        "./takes/1A.1-t2.mp4",
        "./takes/1A.1-t1.mp4",
    ]


def check(node: Element, names: set[str | None], rate: Fraction) -> None:
    """Insist on the rules for one element."""
    inside = "".join(f"{child.tag} " for child in node)
    assert re.fullmatch(_CHILDREN.get(node.tag, "").rstrip() + " ?", inside), (node.tag, inside)
    assert set(_NEEDED.get(node.tag, "").split()) <= set(node.attrib), node.tag
    assert {node.get("ref"), node.get("format")} - {None} <= names
    for name in _TIMES:
        if name in node.attrib:
            told = Fraction(node.attrib[name].removesuffix("s"))
            assert (told * rate).denominator == 1, (node.tag, name, node.attrib[name])


@pytest.mark.parametrize("rule", ["duck", "mute"])
def test_takes_are_heard_in_the_xml_with_their_pictures(tmp_path: Path, rule: str) -> None:
    """Unless the film mutes them; what came without sound promises none."""
    brief = replace(FILM.brief, sound=Sound(native=rule))
    silent, plan = made(Kept(tmp_path / "blobs"), replace(FILM, brief=brief))
    for film, heard in ((silent, False), (sounding(silent)[0], True)):
        root = xml(turnover(film, plan, file_of))
        clips = root.findall(".//spine/asset-clip")
        assets = {asset.get("id"): asset for asset in root.iter("asset")}
        assert {assets[clip.get("ref")].get("hasAudio") for clip in clips} == {
            "1" if heard else None
        }
        muted = "video" if heard and rule == "mute" else None
        assert {clip.get("srcEnable") for clip in clips} == {muted}
        assert [clip.get("name") for clip in root.findall(".//spine//asset-clip[@lane]")] == [
            "music"
        ]


def test_a_reader_of_the_xml_finds_the_cut(tmp_path: Path) -> None:
    """OpenTimelineIO's reader gives the film's clips and length."""
    _, _, over = handed(tmp_path, BOARD)
    found = otio.adapters.read_from_string(fcpxml_text(over), "fcpx_xml")
    clips = [clip for clip in found.find_clips() if clip.name.startswith(("1A", "2A"))]
    assert {clip.name: clip.duration().to_frames() for clip in clips} == {
        edit.clip.name: edit.clip.frames for edit in over.edits
    }


def test_seams_and_beats_are_marked(tmp_path: Path) -> None:
    """On the whole timeline, beside the shots' own markers."""
    _, _, over = handed(tmp_path, BOARD)
    timeline = otio.adapters.read_from_string(otio_text(over), "otio_json")
    marks = [
        (marker.name, marker.marked_range.start_time.to_frames(), marker.comment)
        for marker in timeline.tracks.markers
    ]
    assert marks == [
        ("hero shot", 60, "shot 2A"),
        ("cut", 60, "1A.1 to 2A.1"),
        ("continue", 180, "2A.1 to 2A.2"),
    ]
    assert timeline.global_start_time.to_timecode() == "01:00:00:00"


def test_the_shot_list_is_a_table_and_no_formula(tmp_path: Path) -> None:
    """A row a shot, with its place in the film; words of a plan are never calculated."""
    board = replace(BOARD, title="x")
    first, *others = board.scenes
    evil = replace(first.shots[0], action="=HYPERLINK(1)")
    board = replace(board, scenes=(replace(first, shots=(evil,)), *others))
    film, _, over = handed(tmp_path, board)
    rows = list(csv.DictReader(io.StringIO(shot_list_text(film, over))))
    assert [(row["shot"], row["in"], row["out"]) for row in rows] == [
        ("1A", "01:00:00:00", "01:00:02:12"),
        ("2A", "01:00:02:12", "01:00:12:12"),
    ]
    assert rows[0]["action"] == "'=HYPERLINK(1)"
    assert rows[1]["files"] == "takes/2A.1-t1.mp4, takes/2A.2-t1.mp4"
    assert rows[1]["usd"] == "0.50"
