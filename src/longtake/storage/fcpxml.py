"""The cut for Final Cut Pro, Resolve and Premiere's converters: FCPXML, version 1.10.

By Apple's reference and document type definition of 1.10, the newest that is published on the web
(https://developer.apple.com/documentation/professional-video-applications, read 2026-11-26):
Final Cut Pro 10.6 and later and Resolve 18 read it. Times are rational seconds on frame borders.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from longtake.film.time import seconds
from longtake.film.timeline import Transition
from longtake.film.turnover import NATIVE, Edit, Marker, Media, Sounding, Turnover
from longtake.storage.laid_files import link

VERSION: Final = "1.10"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n'
_COLOUR: Final = "1-1-1 (Rec. 709)"
_DISSOLVE: Final = "FxPlug:4731E73A-8DAC-4113-9A30-AE85B1761265"
"""Final Cut Pro's own Cross Dissolve."""


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What the cut is made of, by the ids that its elements refer to."""

    formats: dict[Fraction, str]
    assets: dict[str, str]
    """By file."""


def fcpxml_text(turnover: Turnover) -> str:
    """Give one event with the cut as its project and every take that is not in it as a clip."""
    timeline = turnover.timeline
    root = Element("fcpxml", version=VERSION)
    shelf = _resources(root, turnover)
    event = SubElement(SubElement(root, "library"), "event", name=timeline.title)
    for edit in turnover.edits:
        for media in edit.others:
            _spare(event, media, shelf)
    project = SubElement(event, "project", name=timeline.title)
    sequence = SubElement(
        project,
        "sequence",
        format=shelf.formats[timeline.rate],
        duration=_time(timeline.frames, timeline.rate),
        tcStart=_time(turnover.start, timeline.rate),
        tcFormat=_counting(turnover),
        audioLayout="stereo",
        audioRate="48k",
    )
    _spine(sequence, turnover, shelf)
    indent(root)
    return f"{_HEAD}{tostring(root, encoding='unicode')}\n"


def _resources(root: Element, turnover: Turnover) -> _Shelf:
    timeline = turnover.timeline
    resources = SubElement(root, "resources")
    media = list(_media(turnover.edits))
    rates = dict.fromkeys([timeline.rate, *(each.rate for each in media)])
    formats = {rate: f"r{number}" for number, rate in enumerate(rates, 1)}
    for rate, name in formats.items():
        SubElement(
            resources,
            "format",
            id=name,
            frameDuration=_time(1, rate),
            width=str(timeline.size.width),
            height=str(timeline.size.height),
            colorSpace=_COLOUR,
        )
    shelf = _Shelf(formats, {})
    for each in media:
        seen = {"hasVideo": "1", "format": formats[each.rate], "videoSources": "1"}
        _asset(resources, each, shelf, **seen, **(_HEARD if each.sounding else {}))
    for _, sounds in _apart(turnover):
        for sound in sounds:
            length = _time(sound.clip.first + sound.clip.frames, timeline.rate)
            _asset(resources, sound.media, shelf, duration=length, **_HEARD)
    if any(each.frames for each in timeline.transitions):
        SubElement(resources, "effect", id="dissolve", name="Cross Dissolve", uid=_DISSOLVE)
    return shelf


_HEARD: Final = {
    "hasAudio": "1",
    "audioSources": "1",
    "audioChannels": "2",
    "audioRate": "48000",
}


def _apart(turnover: Turnover) -> Iterator[tuple[str, tuple[Sounding, ...]]]:
    """Give the tracks whose sounds are files of their own: a take is heard with its picture."""
    return (track for track in turnover.sounds if track[0] != NATIVE)


def _media(edits: Sequence[Edit]) -> Iterator[Media]:
    for edit in edits:
        yield from (each for each in (edit.media, *edit.others) if each is not None)


def _asset(resources: Element, media: Media, shelf: _Shelf, **facts: str) -> None:
    """Add a file once."""
    if media.file in shelf.assets:
        return
    name = shelf.assets[media.file] = f"a{len(shelf.assets) + 1}"
    length = {"duration": _time(media.frames, media.rate)} if media.frames else {}
    told = {"id": name, "name": media.name, "start": "0s", **length, **facts}
    asset = SubElement(resources, "asset", told)
    SubElement(asset, "media-rep", kind="original-media", src=_url(media.file))


def _spare(event: Element, media: Media, shelf: _Shelf) -> None:
    """Add a take that the cut does not use, to be found in the event."""
    clip = SubElement(
        event,
        "asset-clip",
        ref=shelf.assets[media.file],
        name=media.name,
        format=shelf.formats[media.rate],
        duration=_time(media.frames, media.rate),
    )
    SubElement(clip, "note").text = f"{media.model}, seed {media.seed}"


def _spine(sequence: Element, turnover: Turnover, shelf: _Shelf) -> None:
    """Add the clips in order; sound and markers hang on the first clip that they meet."""
    spine = SubElement(sequence, "spine")
    timeline = turnover.timeline
    timed = {each.at: each for each in timeline.transitions if each.frames}
    for edit in turnover.edits:
        if edit.clip.at in timed:
            _transition(spine, timed[edit.clip.at], timeline.rate)
        clip = _clip(spine, edit, turnover, shelf)
        whole = edit.clip.at, edit.clip.at + edit.clip.frames
        _connected(clip, turnover, whole, shelf, edit)
        inside = [each for each in turnover.markers if whole[0] <= each.at < whole[1]]
        for at in sorted({each.at for each in inside}):
            here = [each for each in inside if each.at == at]
            _marker(clip, here, edit, timeline.rate)
    if timeline.frames in timed:
        _transition(spine, timed[timeline.frames], timeline.rate)


def _clip(spine: Element, edit: Edit, turnover: Turnover, shelf: _Shelf) -> Element:
    rate, media = turnover.timeline.rate, edit.media
    told = {
        "offset": _time(edit.clip.at, rate),
        "name": edit.clip.name if media else edit.segment,
        "start": _time(edit.clip.first, rate),
        "duration": _time(edit.clip.frames, rate),
    }
    if media is None:
        return SubElement(spine, "gap", told)
    told |= {"ref": shelf.assets[media.file], "format": shelf.formats[media.rate]}
    if media.sounding and not turnover.timeline.sound.native:
        told["srcEnable"] = "video"  # muted
    clip = SubElement(spine, "asset-clip", told, tcFormat=_counting(turnover))
    SubElement(clip, "note").text = f"{media.model}, seed {media.seed}"
    return clip


def _connected(
    clip: Element, turnover: Turnover, whole: tuple[int, int], shelf: _Shelf, edit: Edit
) -> None:
    """Hang the sounds that begin within a clip below it, in the clip's own time."""
    rate = turnover.timeline.rate
    for lane, (name, sounds) in enumerate(_apart(turnover), 1):
        for sound in sounds:
            if whole[0] <= sound.clip.at < whole[1]:
                _sound(clip, sound, (lane, name), shelf, (edit, rate))


def _sound(
    clip: Element,
    sound: Sounding,
    track: tuple[int, str],
    shelf: _Shelf,
    under: tuple[Edit, Fraction],
) -> None:
    (lane, name), (edit, rate) = track, under
    SubElement(
        clip,
        "asset-clip",
        ref=shelf.assets[sound.media.file],
        lane=f"-{lane}",
        offset=_time(edit.clip.first + sound.clip.at - edit.clip.at, rate),
        name=sound.clip.name,
        start=_time(sound.clip.first, rate),
        duration=_time(sound.clip.frames, rate),
        audioRole=_ROLES.get(name, "effects"),
    )


_ROLES: Final = {"Music": "music", "Voice": "dialogue"}


def _marker(clip: Element, markers: Sequence[Marker], edit: Edit, rate: Fraction) -> None:
    """Add one marker for all that there is to say of a frame: a clip keeps no two there."""
    note = "\n".join(each.note for each in markers if each.note)
    told = {
        "start": _time(edit.clip.first + markers[0].at - edit.clip.at, rate),
        "duration": _time(1, rate),
        "value": " · ".join(each.name for each in markers),
    }
    SubElement(clip, "marker", {**told, **({"note": note} if note else {})})


def _transition(spine: Element, transition: Transition, rate: Fraction) -> None:
    """Add a dissolve over the frames that change; a fade or dip is one too, named what it is."""
    element = SubElement(
        spine,
        "transition",
        name="Cross Dissolve" if transition.kind == "dissolve" else transition.kind,
        offset=_time(transition.at - transition.before, rate),
        duration=_time(transition.frames, rate),
    )
    SubElement(element, "filter-video", ref="dissolve", name="Cross Dissolve")


def _counting(turnover: Turnover) -> str:
    return "DF" if turnover.drop else "NDF"


def _time(frames: int, rate: Fraction) -> str:
    """Give rational seconds over the rate's own denominator: `1001/24000s`, `0s`."""
    exact = seconds(frames, rate)
    if exact.denominator == 1:
        return f"{exact.numerator}s"
    return f"{frames * rate.denominator}/{rate.numerator}s"


def _url(file: str) -> str:
    """Give a file's address relative to the document."""
    return f"./{link(file)}"
