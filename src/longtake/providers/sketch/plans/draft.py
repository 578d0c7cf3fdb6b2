"""Shots before they have lengths and ids, and the storyboard laid out from them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from hashlib import sha256
from itertools import groupby
from math import floor

from longtake.film.storyboard import Line, Scene, Shot


@dataclass(frozen=True, slots=True)
class Where:
    """Where and when a shot plays."""

    kind: str
    """One of `staging.PLACES`."""
    place: str = ""
    """In words."""
    time: str = ""
    weather: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A shot without its length and id."""

    text: str
    """What the opening picture shows."""
    where: Where
    framing: str = "medium"
    move: str = "static"
    action: str = ""
    weight: float = 1.0
    """Its length in proportion to the others."""
    cast: tuple[str, ...] = ()
    beat: str = ""
    line: Line | None = None
    frames: int = 0
    """Its length where that is given; else 0."""
    join: str = ""
    subject: str = ""
    """What the picture is of, in one word: neighbours must not share subject and framing."""


def chance(*parts: object) -> int:
    """Give a whole number that follows from the parts alone, evenly spread."""
    return int(sha256("|".join(map(str, parts)).encode()).hexdigest()[:12], 16)


def timed(drafts: Sequence[Draft], frames: int, rate: Fraction) -> tuple[Draft, ...]:
    """Give the drafts with lengths that add up to `frames` exactly.

    Given lengths stay where they fit; the rest is shared by weight, a second at least where there
    is room. More drafts than frames leave the last ones out.
    """
    drafts = drafts[:frames]
    given = sum(draft.frames for draft in drafts)
    free = [draft for draft in drafts if not draft.frames]
    if given > frames - len(free) or (given < frames and not free):
        return _shared(
            [replace(draft, frames=0, weight=draft.frames or 24) for draft in drafts], frames, rate
        )
    shared = iter(_shared(free, frames - given, rate))
    return tuple(draft if draft.frames else next(shared) for draft in drafts)


def _shared(drafts: Sequence[Draft], frames: int, rate: Fraction) -> tuple[Draft, ...]:
    if not drafts:
        return ()
    least = min(floor(rate) + (rate.denominator > 1), frames // len(drafts))
    total = sum(draft.weight for draft in drafts)
    spare = frames - least * len(drafts)
    ends, passed = [0], 0.0
    for draft in drafts:
        passed += draft.weight
        ends.append(min(spare, round(spare * passed / total)))
    ends[-1] = spare
    return tuple(
        replace(draft, frames=least + end - start)
        for draft, start, end in zip(drafts, ends, ends[1:], strict=False)
    )


def scenes(drafts: Sequence[Draft]) -> tuple[Scene, ...]:
    """Give the drafts as shots in scenes: a scene lasts as long as place, hour and weather do."""
    grouped = [list(group) for _, group in groupby(drafts, key=lambda draft: draft.where)]
    return tuple(
        Scene(
            id=str(number),
            shots=tuple(_shot(f"{number}{_letter(at)}", draft) for at, draft in enumerate(group)),
            place=group[0].where.place,
            time=group[0].where.time,
            weather=group[0].where.weather,
        )
        for number, group in enumerate(grouped, start=1)
    )


def _shot(name: str, draft: Draft) -> Shot:
    return Shot(
        id=name,
        frames=draft.frames,
        framing=draft.framing,
        move=draft.move,
        keyframe=draft.text,
        action=draft.action,
        beat=draft.beat,
        cast=draft.cast,
        line=draft.line,
        join=draft.join,
    )


def _letter(number: int) -> str:
    """Give `A` to `Z`, then `AA`."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
