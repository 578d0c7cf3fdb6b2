"""A resolved prompt taken apart: framing, shot text, place, cast, style, action and camera.

The inverse of `film.prompt`; a prompt without labels is all shot text.
"""

# ruff: noqa: RUF001 - marks of other scripts are meant

import re
from dataclasses import dataclass

from longtake.film.picture import FRAMINGS, MOVES
from longtake.film.prompt import KEEP, SHOWN
from longtake.providers.sketch.text.changes import changed

_SPACE = {name.replace("_", " "): name for name in FRAMINGS}
_OPENING = re.compile(
    rf"\s*({'|'.join(sorted(_SPACE, key=len, reverse=True))}) shot\.\s+", re.IGNORECASE
)
_CAMERA = re.compile(rf"\s*Camera: ({'|'.join(move.replace('_', ' ') for move in MOVES)})\.\s*$")
_ACTION = re.compile(r"(?:^|(?<=\s))Action: ")
_LABEL = re.compile(
    r"(?:^|(?<=[.!?。！？…]\s))"
    r"(?:(?P<label>Place|Style|Change): |(?P<name>[^.:!?()\n]{1,80}) "
    r"\((?P<role>character|product|logo|place)\): )"
)


@dataclass(frozen=True, slots=True)
class Described:
    """A cast sentence."""

    name: str
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a prompt says, part by part; a part that is not there is empty."""

    text: str
    framing: str = ""
    place: str = ""
    style: str = ""
    cast: tuple[Described, ...] = ()
    move: str = ""
    change: str = ""
    """What is different in a picture that was changed; `text` and `cast` have it in them."""


def labelled(prompt: str) -> Labelled:
    """Take a prompt apart.

    What happens (`Action:`) is left out, so that a shot's keyframe and its segments read alike.
    What is different (`Change:`) belongs to its text.
    """
    camera = _CAMERA.search(prompt)
    rest = _without_action(prompt[: camera.start()]) if camera else prompt
    opening = _OPENING.match(rest)
    rest = rest[opening.end() :] if opening else rest
    labels = list(_LABEL.finditer(rest))
    ends = [*(label.start() for label in labels[1:]), len(rest)]
    parts = [
        (label, rest[label.end() : end].strip()) for label, end in zip(labels, ends, strict=False)
    ]
    said = {label["label"]: text for label, text in parts if label["label"]}
    shown = (rest[: labels[0].start()] if labels else rest).strip()
    change = said.get("Change", "").removesuffix(KEEP).removesuffix(SHOWN).strip()
    roles = [label["role"] for label, _ in parts if label["name"]]
    named = [label["name"].strip() for label, _ in parts if label["name"]]
    described = [text for label, text in parts if label["name"]]
    (shown, *described), more = changed((shown, *described), change)
    return Labelled(
        text=f"{shown} {more}".strip(),
        framing=_SPACE[opening[1].lower()] if opening else "",
        place=said.get("Place", ""),
        style=said.get("Style", ""),
        cast=tuple(
            Described(name, role, text)
            for name, role, text in zip(named, roles, described, strict=True)
        ),
        move=camera[1].replace(" ", "_") if camera else "",
        change=change,
    )


def _without_action(text: str) -> str:
    """Cut off the action, which comes last, after every label."""
    labels = [match.end() for match in _LABEL.finditer(text)]
    found = [match.start() for match in _ACTION.finditer(text, labels[-1] if labels else 0)]
    if not found:
        return text
    return text[: found[0] if labels else found[-1]].rstrip()
