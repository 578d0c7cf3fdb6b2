"""`film.otio`: the cut for editing programs, in the public JSON schema of OpenTimelineIO.

Written by hand (https://opentimelineio.readthedocs.io, schema as of 0.18, read 2026-11): plain
JSON needs no library, and the tests read it with the library.
"""

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, TypeAlias

from longtake.film.film import Film
from longtake.film.quote import dollars
from longtake.film.storyboard import Shot
from longtake.film.take import Take
from longtake.film.work import MUSIC, Plan
from longtake.storage.laid_files import link, music_file, take_file

Node: TypeAlias = dict[str, object]

_USED: Final = "DEFAULT_MEDIA"
"""The key by which every reader looks for a clip's media; other takes stand beside it."""

_NO_MEDIA: Final[Node] = {
    "OTIO_SCHEMA": "MissingReference.1",
    "metadata": {},
    "name": "",
    "available_range": None,
    "available_image_bounds": None,
}


def otio_text(film: Film, plan: Plan) -> str:
    """Give the film's cut: its segments, the music, and a marker for each shot.

    The takes lie beside the file; those that the film does not use are further media references of
    their clip. A segment without a take is a clip whose media is missing.
    """
    board = film.board
    tracks = [_track("Picture", "Video", list(_clips(film, plan)), list(_markers(film)))]
    music = plan.takes.get(MUSIC)
    if music is not None:
        media = _media(music_file(music.asset), None)
        span = _span(0, board.frames, board.rate)
        tracks.append(_track("Music", "Audio", [_clip("music", span, {_USED: media})], []))
    timeline = {
        "OTIO_SCHEMA": "Timeline.1",
        "metadata": {"longtake": {"film": film.id, "mode": plan.mode, "size": str(board.size)}},
        "name": board.title,
        "global_start_time": None,
        "tracks": _item("Stack.1", "tracks", children=tracks),
    }
    return json.dumps(timeline, indent=2, ensure_ascii=False) + "\n"


def _clips(film: Film, plan: Plan) -> Iterator[Node]:
    """Give a clip for each segment, with all its takes."""
    takes: dict[str, list[Take]] = {}
    for take in film.takes:
        takes.setdefault(take.of, []).append(take)
    used = plan.takes
    rates = {work.of: work.means.limits.rate or film.board.rate for work in plan.works}
    for segment in plan.segments:
        one = used.get(segment.id)
        rate = rates.get(segment.id, film.board.rate)
        media = {_key(take, one): _take(take, rate) for take in takes.get(segment.id, [])}
        span = _span(segment.head, segment.frames, film.board.rate)
        clip = _clip(one.name if one else segment.id, span, {_USED: _NO_MEDIA, **media})
        clip["metadata"] = {"longtake": {"shot": segment.shot, "segment": segment.id}}
        yield clip


def _key(take: Take, used: Take | None) -> str:
    return _USED if used is not None and take.number == used.number else take.name


def _take(take: Take, rate: Fraction) -> Node:
    """Give a take's file and length; it counts at its model's own rate."""
    media = _media(take_file(take), _span(0, take.frames, rate))
    media["name"] = take.name
    media["metadata"] = {
        "longtake": {"model": take.model, "seed": take.seed, "price": dollars(take.charge)}
    }
    return media


def _markers(film: Film) -> Iterator[Node]:
    """Give a marker over each shot, its words as the note."""
    board, starts = film.board, film.board.starts()
    for shot in board.shots:
        yield {
            "OTIO_SCHEMA": "Marker.2",
            "metadata": {"longtake": {"framing": shot.framing, "move": shot.move}},
            "name": shot.id,
            "color": "GREEN",
            "marked_range": _span(starts[shot.id], shot.frames, board.rate),
            "comment": _note(shot),
        }


def _note(shot: Shot) -> str:
    spoken = f"{shot.line.who or 'Narrator'}: {shot.line.text}" if shot.line else ""
    return "\n".join(part for part in (shot.action or shot.keyframe, spoken) if part)


def _track(name: str, kind: str, clips: list[Node], markers: list[Node]) -> Node:
    return {**_item("Track.1", name, children=clips), "markers": markers, "kind": kind}


def _clip(name: str, span: Node, media: dict[str, Node]) -> Node:
    return {
        **_item("Clip.2", name),
        "source_range": span,
        "media_references": media,
        "active_media_reference_key": _USED,
    }


def _item(schema: str, name: str, **more: object) -> Node:
    return {
        "OTIO_SCHEMA": schema,
        "metadata": {},
        "name": name,
        "source_range": None,
        "effects": [],
        "markers": [],
        "enabled": True,
        **more,
    }


def _media(name: str, available: Node | None) -> Node:
    return {
        "OTIO_SCHEMA": "ExternalReference.1",
        "metadata": {},
        "name": "",
        "available_range": available,
        "available_image_bounds": None,
        "target_url": link(name),
    }


def _span(start: int, frames: int, rate: Fraction) -> Node:
    return {
        "OTIO_SCHEMA": "TimeRange.1",
        "start_time": _time(start, rate),
        "duration": _time(frames, rate),
    }


def _time(frames: int, rate: Fraction) -> Node:
    return {"OTIO_SCHEMA": "RationalTime.1", "rate": float(rate), "value": float(frames)}
