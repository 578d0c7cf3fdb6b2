"""What a film's folder holds of its takes, and under which names."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from longtake.film.asset import Asset
from longtake.film.edition import MASTERS
from longtake.film.film import Film
from longtake.film.speech import effect_of, line_of
from longtake.film.take import Take
from longtake.film.work import MUSIC, Plan

MASTER: Final = "film.mp4"
ANIMATIC: Final = "animatic.mp4"
_NAMED: Final = {MUSIC: "music", "animatic": "animatic", "master": "film"}
_STRANGE: Final = re.compile(r"[^\w-]")


def files(film: Film, plan: Plan | None) -> Mapping[str, Asset]:
    """Give what each file is laid from, by its name.

    Every take of a segment lies there; of anything else the
    one that is in use, or the newest.
    """
    newest = {take.of: take for take in sorted(film.takes, key=lambda take: take.number)}
    used = {**newest, **(plan.takes if plan else {})}
    drawn = {of for shot in film.board.shots for of in (shot.id, f"{shot.id}-end")}
    found = {keyframe_file(of, take.asset): take for of, take in used.items() if of in drawn}
    found |= {f"{_NAMED[of]}{take.asset.suffix}": take for of, take in used.items() if of in _NAMED}
    found |= _editions(film, newest)
    found |= {sound_file(take): take for of, take in used.items() if _of_sound(film, of)}
    found |= {take_file(take): take for take in film.takes if of_segment(take)}
    return {name: take.asset for name, take in found.items()}


def edition_of(name: str) -> str:
    """Give what an edition's master is of: `edition:9x16`."""
    return f"{MASTERS}{name}"


def edition_file(name: str, asset: Asset) -> str:
    """Give the name of an edition's file: `film-9x16.mp4`."""
    return f"{stem(MASTER)}-{name}{asset.suffix}"


def _editions(film: Film, newest: Mapping[str, Take]) -> dict[str, Take]:
    made = {each.name: newest.get(edition_of(each.name)) for each in film.brief.editions}
    return {edition_file(name, take.asset): take for name, take in made.items() if take}


def keyframe_file(of: str, asset: Asset) -> str:
    """Give the name of a keyframe's file: `keyframes/1A.png`."""
    return f"keyframes/{_safe(of)}{asset.suffix}"


def take_file(take: Take) -> str:
    """Give the name of a take's file: `takes/1A.1-t1.mp4`."""
    shot, dot, rest = take.name.rpartition(".")
    return f"takes/{_safe(shot)}{dot}{_safe(rest)}{take.asset.suffix}"


def sound_file(take: Take) -> str:
    """Give the name of a line's or a noise's file: `sound/1A-line.flac`."""
    return f"sound/{_safe(take.of)}{take.asset.suffix}"


def _of_sound(film: Film, of: str) -> bool:
    return any(
        of == effect_of(shot.id) or of.partition("@")[0] == line_of(shot.id)
        for shot in film.board.shots
    )


def music_file(asset: Asset) -> str:
    """Give the name of the music's file."""
    return f"{MUSIC}{asset.suffix}"


def file_of(take: Take) -> str:
    """Give the name of the file of any take that the cut uses."""
    if of_segment(take):
        return take_file(take)
    return music_file(take.asset) if take.of == MUSIC else sound_file(take)


def of_segment(take: Take) -> bool:
    """Say whether a take is one of a segment: `1A.1`, where a keyframe's would be `1A`."""
    return "." in take.of and take.asset.media_type.startswith("video/")


def stem(name: str) -> str:
    """Give a file's name without its suffix: `keyframes/1A`."""
    return name.rpartition(".")[0]


def link(name: str) -> str:
    """Give a file's name as a relative URL."""
    return quote(name)


def _safe(name: str) -> str:
    """Give a name that stays inside the folder, whatever a planner called its shots."""
    return _STRANGE.sub("_", name)
