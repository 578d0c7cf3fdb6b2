"""Reading a recut: an OpenTimelineIO file that an editing program wrote of one of our films.

Read by hand, as `otio.py` writes: its picture track in order, with the takes, the in and out points
and the joins of its clips, and what was changed on its sound tracks. What a film cannot keep of the
picture is an error that names the clip; what else is left out is said.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from longtake.capabilities.errors import Unusable
from longtake.film.cut import Cut, Piece
from longtake.film.film import Film
from longtake.film.take import Take
from longtake.film.time import timecode
from longtake.film.work import Plan
from longtake.given import plain
from longtake.storage.laid_files import of_segment, take_file
from longtake.storage.otio_nodes import Node, children, clips, is_a, mapping, named, nodes, number
from longtake.storage.recut_sound import with_sound

_LARGEST: Final = 64 * 2**20
_WHOLE: Final = Fraction(1, 20)
"""Of a frame, by which a time may be off a whole one: programs write rates as decimals."""
_RETIMES: Final = ("TimeEffect", "LinearTimeWarp", "FreezeFrame")


@dataclass(frozen=True, slots=True)
class Recut:
    """A cut that was read, and what of the file is left out of it."""

    cut: Cut
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """What the file is read against."""

    where: str
    film: Film
    plan: Plan
    takes: Mapping[str, Take]
    """By the names of their files and of themselves."""

    @property
    def rate(self) -> Fraction:
        """The film's."""
        return self.film.board.rate

    def wrong(self, what: str, why: str, remedy: str = "") -> Unusable:
        """Give the error of something in the file."""
        return Unusable(f"{self.where}: {what}", why, remedy)

    def longest(self, take: Take) -> int:
        """Give the film frames that a take holds."""
        rates = {work.of: work.means.limits.rate for work in self.plan.works}
        own = rates.get(take.of) or self.rate
        return floor(take.frames * self.rate / own) if take.frames else 10**9


def read_recut(file: Path, film: Film, plan: Plan) -> Recut:
    """Read a file; raises `Unusable` for what the film does not know or cannot keep."""
    known = _Known(file.name, film, plan, _takes(film))
    timeline = _parsed(file)
    tracks = [track for track in children(timeline.get("tracks")) if is_a(track, "Track")]
    pictures = [track for track in tracks if track.get("kind") == "Video" and clips(track)]
    if not pictures:
        raise Unusable(file.name, "holds no picture track with clips", "export the timeline again")
    if len(pictures) > 1:
        why = f"has {len(pictures)} picture tracks with clips, and a film has one"
        raise Unusable(file.name, why, "lay everything on one track, and export it again")
    pieces, ending = _pieces(known, pictures[0])
    cut, notes = with_sound(Cut(tuple(pieces), file.name, ending), tracks, film, plan)
    return Recut(cut, (*_left_out(timeline, pictures[0]), *notes))


def _left_out(timeline: Node, track: Node) -> Iterator[str]:
    """Say what of the picture is left out."""
    changed = [named(clip).removeprefix("clip ") for clip in clips(track) if clip.get("effects")]
    if changed or track.get("effects"):
        of = f", of {', '.join(changed)}" if changed else ""
        yield f"effects on the picture are left out{of}: a film shows its takes as they are"
    held = [timeline.get("tracks"), track, *clips(track)]
    own = [mark for node in held for mark in nodes(mapping(node).get("markers"))]
    new = [mark for mark in own if "longtake" not in mapping(mark.get("metadata"))]
    if new:
        yield f"markers that were set there are left out: {len(new)}"


def _takes(film: Film) -> dict[str, Take]:
    own = [take for take in film.takes if of_segment(take)]
    return {
        **{take.name: take for take in own},
        **{PurePosixPath(take_file(take)).name: take for take in own},
    }


def _parsed(file: Path) -> Node:
    try:
        read = json.loads(
            plain(file, str(file), "give an .otio file", at_most=_LARGEST).read_bytes()
        )
    except FileNotFoundError:
        raise Unusable(str(file), "there is no such file", "give an .otio file") from None
    except (OSError, ValueError, RecursionError) as error:
        why = f"cannot be read as OpenTimelineIO ({str(error)[:80]})"
        raise Unusable(str(file), why, "export the timeline as .otio") from None
    if not isinstance(read, dict) or not is_a(read, "Timeline"):
        raise Unusable(str(file), "is no OpenTimelineIO timeline", "export the timeline as .otio")
    return read


def _pieces(known: _Known, track: Node) -> tuple[list[Piece], int]:
    """Give the pieces, and how many frames fade out at the end."""
    pieces: list[Piece] = []
    join: Node | None = None
    for child in children(track):
        if is_a(child, "Transition"):
            join = child
        elif is_a(child, "Clip"):
            if child.get("enabled", True) is False:
                raise known.wrong(named(child), "is disabled", "delete it, or enable it")
            pieces.append(_piece(known, child))
            if join is not None and len(pieces) > 1:
                pieces[-2:] = _met(known, join, pieces[-2], pieces[-1])
            join = None
        elif is_a(child, "Gap"):
            if _length(known, child):
                at = timecode(sum(each.frames for each in pieces), known.rate)
                raise known.wrong(f"at {at}", "there is a gap", "close it: a film has no holes")
        else:
            what = str(child.get("OTIO_SCHEMA", "something")).partition(".")[0]
            raise known.wrong(named(child), f"is a {what}", "flatten it into clips")
    if not pieces:
        raise Unusable(known.where, "holds no clip", "export the timeline again")
    ending = _offset(known, join, "in_offset") if join is not None else 0
    return [replace(pieces[0], join="cut", before=0, after=0), *pieces[1:]], ending


def _piece(known: _Known, clip: Node) -> Piece:
    take, media = _used(known, clip)
    retimes = [effect for effect in nodes(clip.get("effects")) if is_a(effect, *_RETIMES)]
    if retimes:
        raise known.wrong(named(clip), "has its speed changed", "give it its own speed again")
    first, frames = _span(known, clip, media)
    longest = known.longest(take)
    if frames < 1 or first < 0 or first + frames > longest:
        why = f"uses frames {first} to {first + frames} of {take.name}, which has {longest}"
        raise known.wrong(named(clip), why, "trim it to what there is")
    used = known.plan.takes.get(take.of)
    return Piece(
        segment=take.of,
        take=take.number,
        asset=take.asset,
        first=first,
        frames=frames,
        follows=used is not None and used.number == take.number,
    )


def _used(known: _Known, clip: Node) -> tuple[Take, Node]:
    """Give the take that a clip uses, and the reference that says so."""
    references = clip.get("media_references")
    media: object = clip.get("media_reference")
    if isinstance(references, Mapping):
        media = references.get(clip.get("active_media_reference_key", "DEFAULT_MEDIA"))
    found = media if isinstance(media, Mapping) else {}
    url = unquote(urlsplit(str(found.get("target_url") or "")).path).replace("\\", "/")
    names = (PurePosixPath(url).name, str(found.get("name") or ""), str(clip.get("name") or ""))
    for name in names:
        if name in known.takes:
            return known.takes[name], found
    shown = next((name for name in names if name), "a clip")
    raise known.wrong(named(clip), f"{shown} is no take of this film", "cut with its own takes")


def _met(known: _Known, join: Node, before: Piece, piece: Piece) -> list[Piece]:
    """Give two pieces with the join between them.

    A dissolve begins with the piece that comes: one that begins before the cut is the same with
    the cut moved to where it begins.
    """
    gone, come = (_offset(known, join, name) for name in ("in_offset", "out_offset"))
    told = mapping(mapping(join.get("metadata")).get("longtake"))
    kind = str(told.get("join", "dissolve"))
    if kind in {"fade", "dip"}:
        colour = str(told.get("colour", ""))
        return [before, replace(piece, join=kind, before=gone, after=come, colour=colour)]
    what = f"the dissolve from {before.segment} to {piece.segment}"
    if gone > piece.first:
        why = f"begins {gone} frames before the cut, and {piece.segment} has {piece.first} there"
        raise known.wrong(what, why, "shorten it, or let it begin at the cut")
    if gone >= before.frames:
        raise known.wrong(what, f"is longer than {before.segment}", "shorten it")
    before = replace(before, frames=before.frames - gone)
    take = known.takes[f"{before.segment}-t{before.take}"]
    over = known.longest(take) - before.first - before.frames
    if gone + come > over:
        why = f"lasts {gone + come} frames, and {take.name} has {over} left"
        raise known.wrong(what, why, "shorten it")
    come += gone
    piece = replace(piece, first=piece.first - gone, frames=piece.frames + gone)
    if come > piece.frames:
        raise known.wrong(what, f"is longer than {piece.segment}", "shorten it")
    return [before, replace(piece, join="dissolve" if come else "cut", after=come)]


def _span(known: _Known, clip: Node, media: Node) -> tuple[int, int]:
    """Give the first frame and the length of a clip, counted from its file's first picture."""
    available = mapping(media.get("available_range"))
    source = mapping(clip.get("source_range")) or available
    if not source:
        raise known.wrong(named(clip), "does not say which frames it uses", "export it again")
    start = _frames(known, clip, mapping(source.get("start_time")))
    base = _frames(known, clip, mapping(available.get("start_time"))) if available else 0
    return start - base, _frames(known, clip, mapping(source.get("duration")))


def _length(known: _Known, item: Node) -> int:
    span = mapping(item.get("source_range"))
    return _frames(known, item, mapping(span.get("duration"))) if span else 0


def _offset(known: _Known, join: Node, name: str) -> int:
    return _frames(known, join, mapping(join.get(name)))


def _frames(known: _Known, item: Node, time: Node) -> int:
    """Give a time in whole film frames."""
    value, rate = number(time.get("value")), number(time.get("rate"))
    if rate <= 0:
        raise known.wrong(named(item), "has a time without a rate", "export it again")
    exact = value * known.rate / rate if abs(rate - known.rate) > _WHOLE else value
    whole = floor(exact + Fraction(1, 2))
    if abs(exact - whole) > _WHOLE:
        why = (
            f"lies at {float(value):g} of {float(rate):g} a second, between two frames of the film"
        )
        raise known.wrong(named(item), why, f"edit at {float(known.rate):g} frames a second")
    return whole
