"""A script's own words, which must all stand unchanged in the plan that films it."""

# ruff: noqa: RUF001 - marks of other scripts are meant

import re
from collections.abc import Iterator
from typing import Final

from longtake.film.storyboard import Shot, Storyboard

_HEADING: Final = re.compile(
    r"^\s*(?:#{1,4}\s|(?:\d+[.)]?\s+)?(?:INT|EXT|EST|I/E)[./ ]"
    r"|(?:scene|szene|scène|escena|scena)\s+\w+)",
    re.IGNORECASE,
)
_TURN: Final = re.compile(
    r"^\s*(?:(?:SMASH |MATCH |HARD |JUMP )?(?:CUT|FADE|DISSOLVE|WIPE)\b[A-Z ]*[:.]?"
    r"|THE END\.?|END\.?)\s*$"
)
_NUMBER: Final = re.compile(
    r"^\s*(?:(?:shot|scene|take)\s*#?\s*\d+[A-Z]?\s*[.):–—-]*|\(?\d{1,3}[A-Z]?[.):]|[-*•–—])\s*",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"[\[(]?\s*\b(?:\d{1,2}:\d{2}(?:\.\d+)?\s*(?:-|–|—|to)\s*\d{1,2}:\d{2}(?:\.\d+)?"
    r"|\d+(?:[.,]\d+)?\s*(?:-\s*\d+\s*)?(?:s|sec|secs|seconds?))\b\s*[\])]?\s*[:.–—-]?",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SPEAKER: Final = re.compile(r"^\s*[^\W\d_][\w'’. -]{0,40}?\s*[::]\s*(?=\S)")
_SENTENCE: Final = re.compile(r"(?<=[.!?…。！？])\s*")


def missing(script: str, storyboard: Storyboard) -> Iterator[str]:
    """Give the script's sentences that stand nowhere in the storyboard, as they are written.

    Headings, speakers' names, numbers, times and asides are no sentences; punctuation, case and
    spaces do not count.
    """
    held = tuple(_held(storyboard))
    for sentence in sentences(script):
        plain = _plain(sentence)
        if plain and not any(plain in text for text in held):
            yield sentence


def sentences(script: str) -> Iterator[str]:
    """Give the sentences that a script says, without what only orders it."""
    lines = script.splitlines()
    for at, line in enumerate(lines):
        after = lines[at + 1].strip() if at + 1 < len(lines) else ""
        if _HEADING.match(line) or _TURN.match(line) or (after and _is_name(line)):
            continue
        bare = _SPEAKER.sub("", _ASIDE.sub(" ", _TIME.sub(" ", _NUMBER.sub("", line, count=1))))
        yield from (part.strip() for part in _SENTENCE.split(bare) if part.strip())


def _is_name(line: str) -> bool:
    """Say whether a line is a speaker's name alone: `MARA`, `MARA (V.O.)`."""
    bare = _ASIDE.sub("", line).strip()
    capital = bare == bare.upper() != bare.lower()
    return capital and len(bare) <= _LONGEST_NAME and not bare.endswith((".", "!", "?", ":"))


_LONGEST_NAME: Final = 40


def _held(storyboard: Storyboard) -> Iterator[str]:
    """Give what the storyboard says: each shot's words, and those of one kind through the film."""
    kinds: dict[str, list[str]] = {"keyframe": [], "action": [], "line": []}
    for shot in storyboard.shots:
        said = _said(shot)
        yield _plain(" ".join(said.values()))
        for kind, text in said.items():
            kinds[kind].append(text)
    for texts in kinds.values():
        yield _plain(" ".join(texts))


def _said(shot: Shot) -> dict[str, str]:
    return {
        "keyframe": shot.keyframe,
        "action": shot.action,
        "line": shot.line.text if shot.line else "",
    }


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
