"""The sound of a recut: what was moved, trimmed or taken out on its tracks, and what is left out.

Programs keep levels and effects each in a way of their own, so these are told and not taken over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import floor
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from longtake.film.asset import Asset
from longtake.film.cut import Cut, Heard
from longtake.film.film import Film
from longtake.film.soundtrack import SoundClip, Soundtrack
from longtake.film.turnover import cut_so_far
from longtake.film.work import Plan
from longtake.storage.laid_files import of_segment, sound_file, take_file
from longtake.storage.otio_nodes import Node, children, is_a, mapping, named, nodes, number

_NEAR: Final = 1
"""Frames by which a sound may be off and still lies where it was: programs round to samples."""
_MOST: Final = 4
"""Names that a note tells."""


@dataclass(slots=True)
class _Found:
    """What the sound tracks hold, in the order of the tracks."""

    heard: list[Heard] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    """Sounds of the film that lie there, heard or not."""
    levelled: list[str] = field(default_factory=list)
    fades: int = 0
    own: list[Heard] = field(default_factory=list)
    """The takes' own sound that is heard, by the takes' names."""
    strange: list[str] = field(default_factory=list)


def with_sound(
    cut: Cut, tracks: Sequence[Node], film: Film, plan: Plan
) -> tuple[Cut, tuple[str, ...]]:
    """Give a cut with the sound of its file, and what of that is left out."""
    found = _found([track for track in tracks if track.get("kind") == "Audio"], film)
    in_step, own = _in_step(cut, film, plan)
    notes = tuple(_notes(found, as_it_is=_same(own, sorted(found.own, key=_place))))
    if not found.known:
        held = any(in_step.values())
        none = ("it holds none of the film's lines, noises and music: they stay as they are",)
        return cut, (none if held else ()) + notes
    sounds = [each for each in found.heard if each.at < cut.frames]
    laid = tuple(of for of, usual in in_step.items() if not _same(usual, _of(sounds, of)))
    kept = sorted((each for each in sounds if each.of in laid), key=lambda each: each.at)
    return replace(cut, laid=laid, sounds=tuple(kept)), notes


def _in_step(cut: Cut, film: Film, plan: Plan) -> tuple[dict[str, list[Heard]], list[Heard]]:
    """Give where each sound of the film lies where it only keeps in step with the picture.

    And where the takes' own sound does.
    """
    whole, shown = (
        cut_so_far(replace(film, storyboard=replace(film.board, cut=each)), plan).sound
        for each in (None, cut)
    )
    places = [Heard(each.of, each.at, each.frames, each.first) for each in _laid_out(shown)]
    sounding = {take.name for take in film.takes if take.samples}
    own = [
        Heard(each.name, each.at, each.frames, each.first)
        for each in shown.native
        if each.name in sounding
    ]
    return {each.of: _of(places, each.of) for each in _laid_out(whole)}, own


def _laid_out(sound: Soundtrack) -> tuple[SoundClip, ...]:
    return (*sound.voice, *sound.effects, *sound.music)


def _of(heard: Sequence[Heard], of: str) -> list[Heard]:
    return sorted((each for each in heard if each.of == of), key=_place)


def _place(heard: Heard) -> int:
    return heard.at


def _same(usual: Sequence[Heard], heard: Sequence[Heard]) -> bool:
    """Say whether a sound lies where it would anyway."""
    return len(usual) == len(heard) and all(
        a.of == b.of
        and max(abs(a.at - b.at), abs(a.frames - b.frames), abs(a.first - b.first)) <= _NEAR
        for a, b in zip(usual, heard, strict=True)
    )


def _found(tracks: Sequence[Node], film: Film) -> _Found:
    found, sounds = _Found(), _names(film)
    takes = {
        PurePosixPath(take_file(take)).name: take.name for take in film.takes if of_segment(take)
    }
    for track in tracks:
        at, on = 0, track.get("enabled", True) is not False
        for item in children(track):
            span = mapping(item.get("source_range"))
            frames = _frames(span.get("duration"), film.board.rate)
            if is_a(item, "Transition"):
                found.fades += 1
                continue
            if not is_a(item, "Gap"):
                of = sounds.get(_file(item)) or sounds.get(str(item.get("name") or ""))
                own = takes.get(_file(item), "")
                _note_clip(found, item, of or "", own)
                if (of or own) and on and item.get("enabled", True) is not False and frames > 0:
                    first = _frames(span.get("start_time"), film.board.rate) - _base(item, film)
                    there = found.heard if of else found.own
                    there.append(Heard(of or own, at, frames, max(0, first)))
            at += frames
        if nodes(track.get("effects")):
            found.levelled.append(f"track {track.get('name') or 'without a name'}")
    return found


def _note_clip(found: _Found, item: Node, of: str, own: str) -> None:
    """Keep what is to be told of a clip."""
    if of:
        found.known.add(of)
    if of or own:
        found.levelled += [of or own] if nodes(item.get("effects")) else []
    else:
        found.strange.append(named(item).removeprefix("clip "))


def _names(film: Film) -> dict[str, str]:
    """Give what each line, noise and the music is called in a file, and what it is."""
    found: dict[str, str] = {}
    for take in film.takes:
        of = SoundClip(take.name, Asset("", ""), 0, 0).of
        if not of_segment(take):
            found |= {take.name: of, PurePosixPath(sound_file(take)).name: of, take.of: of}
    return found


def _file(item: Node) -> str:
    """Give the name of the file that a clip uses."""
    references = item.get("media_references")
    media: object = item.get("media_reference")
    if isinstance(references, dict):
        media = references.get(item.get("active_media_reference_key", "DEFAULT_MEDIA"))
    url = str(mapping(media).get("target_url") or "")
    return PurePosixPath(unquote(urlsplit(url).path).replace("\\", "/")).name


def _base(item: Node, film: Film) -> int:
    """Give the frame at which a clip's file begins, as its program counts."""
    references = mapping(item.get("media_references"))
    media = references.get(item.get("active_media_reference_key", "DEFAULT_MEDIA"))
    available = mapping(mapping(media or item.get("media_reference")).get("available_range"))
    return _frames(available.get("start_time"), film.board.rate)


def _frames(time: object, rate: Fraction) -> int:
    """Give a time in film frames: sound may be cut between two."""
    value, own = number(mapping(time).get("value")), number(mapping(time).get("rate"))
    return floor(value * rate / own + Fraction(1, 2)) if own > 0 else 0


def _notes(found: _Found, *, as_it_is: bool) -> Iterator[str]:
    """Say what of the sound is left out; the takes' own may be as the film has it."""
    if found.levelled:
        yield (
            f"levels and effects are left out, of {_listed(found.levelled)}: "
            "--sound says what each track does"
        )
    if found.fades:
        yield "fades on its sound tracks are left out: a sound that is cut comes and goes softly"
    if not as_it_is:
        yield "the takes' own sound stays with their pictures"
    if found.strange:
        yield f"sound that the film does not know is left out: {_listed(found.strange)}"


def _listed(names: Sequence[str]) -> str:
    told = list(dict.fromkeys(names))
    more = [f"{len(told) - _MOST} more"] if len(told) > _MOST else []
    return ", ".join([*told[:_MOST], *more])
