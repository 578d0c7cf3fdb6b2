"""`film.otio`: the cut for editing programs, in the public JSON schema of OpenTimelineIO.

Written by hand (https://opentimelineio.readthedocs.io, schema as of 0.18, read 2026-11): plain
JSON needs no library, and the tests read it with the library.
"""

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from longtake.film.quote import dollars
from longtake.film.timeline import Transition
from longtake.film.turnover import Edit, Marker, Media, Sounding, Turnover
from longtake.storage.laid_files import link

Node: TypeAlias = dict[str, object]

USED: Final = "DEFAULT_MEDIA"
"""The key by which every reader looks for a clip's media; other takes stand beside it."""

_NO_MEDIA: Final[Node] = {
    "OTIO_SCHEMA": "MissingReference.1",
    "metadata": {},
    "name": "",
    "available_range": None,
    "available_image_bounds": None,
}
_COLOURS: Final = {"shot": "GREEN", "beat": "BLUE", "join": "YELLOW", "seam": "RED"}


def otio_text(turnover: Turnover) -> str:
    """Give the film's cut: its segments and how they meet, the sound, markers.

    The takes that the film does not use are further media references of their clip. A segment
    without a take is a clip whose media is missing.
    """
    timeline, rate = turnover.timeline, turnover.timeline.rate
    shots = [each for each in turnover.markers if each.kind == "shot"]
    others = [each for each in turnover.markers if each.kind != "shot"]
    tracks = [
        _track("Picture", "Video", list(_picture(turnover)), _marked(shots, rate)),
        *(
            _track(name, "Audio", list(_sound(sounds, rate)), [])
            for name, sounds in turnover.sounds
        ),
    ]
    told = {"film": turnover.film, "mode": turnover.mode, "size": str(timeline.size)}
    whole = {
        "OTIO_SCHEMA": "Timeline.1",
        "metadata": {"longtake": told},
        "name": timeline.title,
        "global_start_time": _time(turnover.start, rate),
        "tracks": {
            **_item("Stack.1", "tracks", children=tracks),
            "markers": _marked(others, rate),
        },
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _picture(turnover: Turnover) -> Iterator[Node]:
    """Give each clip, and before it the transition that brings it in."""
    rate = turnover.timeline.rate
    timed = {each.at: each for each in turnover.timeline.transitions if each.frames}
    for edit in turnover.edits:
        if edit.clip.at in timed:
            yield _transition(timed[edit.clip.at], rate)
        yield _edit(edit, rate)
    ending = timed.get(turnover.timeline.frames)
    if ending is not None:
        yield _transition(ending, rate)


def _edit(edit: Edit, rate: Fraction) -> Node:
    used = {USED: _take(edit.media) if edit.media else _NO_MEDIA}
    others = {media.name: _take(media) for media in edit.others}
    name = edit.media.name if edit.media else edit.segment
    span = _span(edit.clip.first, edit.clip.frames, rate)
    clip = _clip(name, span, {**used, **others})
    clip["metadata"] = {"longtake": {"shot": edit.shot, "segment": edit.segment}}
    return clip


def _transition(transition: Transition, rate: Fraction) -> Node:
    """Give a transition; a fade or dip is a kind of its own, with its colour beside it."""
    smpte = transition.kind == "dissolve"
    return {
        "OTIO_SCHEMA": "Transition.1",
        "metadata": {"longtake": {"join": transition.kind, "colour": transition.colour}},
        "name": transition.kind,
        "in_offset": _time(transition.before, rate),
        "out_offset": _time(transition.after, rate),
        "transition_type": "SMPTE_Dissolve" if smpte else "Custom_Transition",
    }


def _sound(sounds: Sequence[Sounding], rate: Fraction) -> Iterator[Node]:
    """Give the clips of a sound track, and the silence between them."""
    at = 0
    for sound in sounds:
        clip = sound.clip
        if clip.at > at:
            yield {**_item("Gap.1", ""), "source_range": _span(0, clip.at - at, rate)}
        reference = _media(sound.media.file, None)
        yield _clip(clip.name, _span(clip.first, clip.frames, rate), {USED: reference})
        at = clip.at + clip.frames


def _take(media: Media) -> Node:
    """Give a take's file and length; it counts at its model's own rate."""
    told = {"model": media.model, "seed": media.seed, "price": dollars(media.price)}
    return {
        **_media(media.file, _span(0, media.frames, media.rate)),
        "name": media.name,
        "metadata": {"longtake": told},
    }


def _marked(markers: Sequence[Marker], rate: Fraction) -> list[Node]:
    return [
        {
            "OTIO_SCHEMA": "Marker.2",
            "metadata": {"longtake": {"kind": marker.kind}},
            "name": marker.name,
            "color": _COLOURS[marker.kind],
            "marked_range": _span(marker.at, marker.frames, rate),
            "comment": marker.note,
        }
        for marker in markers
    ]


def _track(name: str, kind: str, clips: list[Node], markers: list[Node]) -> Node:
    return {**_item("Track.1", name, children=clips), "markers": markers, "kind": kind}


def _clip(name: str, span: Node, media: dict[str, Node]) -> Node:
    return {
        **_item("Clip.2", name),
        "source_range": span,
        "media_references": media,
        "active_media_reference_key": USED,
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
