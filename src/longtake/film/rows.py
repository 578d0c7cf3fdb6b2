"""Text in rows as it is read on a screen: by the width of its signs, in any script."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

COLUMNS: Final = 42
"""Letters a row, as broadcasters and streaming services ask for; a wide sign counts for two."""
_WIDE: Final = frozenset("WF")
_CLINGING: Final = frozenset("ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
"""Signs that never begin a row, besides those that close or part."""
_CLOSING: Final = frozenset({"Pe", "Pf", "Po"})
_OPENING: Final = frozenset({"Ps", "Pi"})
"""What never ends a row."""


def width(text: str) -> int:
    """Give the columns that a text takes: 2 for a wide sign, 0 for a mark over another."""
    return sum(_columns(each) for each in text)


def pieces(text: str) -> list[str]:
    """Give the least pieces that a row may break between, blanks at the end of each.

    Words of scripts with blanks; single signs of those without, with what clings to them.
    """
    found: list[str] = []
    for each in re.findall(r"\S+\s*", text):
        found += _split(each)
    return found


def rows(text: str, columns: int = COLUMNS) -> list[str]:
    """Give a text in rows of at most so many columns; a word that is wider stands alone."""
    found: list[str] = []
    for line in text.splitlines():
        held = ""
        for piece in pieces(line):
            if held and width((held + piece).rstrip()) > columns:
                found.append(held.rstrip())
                held = ""
            held += piece
        if held.strip():
            found.append(held.rstrip())
    return found


def balanced(text: str, columns: int = COLUMNS) -> list[str]:
    """Give a text in as few rows as `columns` allow, as even as can be."""
    count = len(rows(text, columns))
    narrow = max(1, width(text) // max(1, count))
    while len(rows(text, narrow)) > count and narrow < columns:
        narrow += 1
    return rows(text, narrow) if len(rows(text, narrow)) <= count else rows(text, columns)


def _split(word: str) -> Iterator[str]:
    """Break a word before each wide sign that may begin a row."""
    held = ""
    for each in word:
        if held and _breaks(held[-1], each):
            yield held
            held = ""
        held += each
    yield held


def _breaks(before: str, each: str) -> bool:
    if each in _CLINGING or unicodedata.category(each) in _CLOSING:
        return False
    if unicodedata.category(before) in _OPENING or each.isspace() or not _columns(each):
        return False
    return _is_wide(before) or (_is_wide(each) and not before.isspace())


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in _WIDE and not _is_korean(sign)


def _is_korean(sign: str) -> bool:
    """Korean puts blanks between its words."""
    return "\uac00" <= sign <= "\ud7a3"


def _columns(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in _WIDE else 1


def joined(parts: Iterable[str]) -> str:
    """Give pieces as one text."""
    return "".join(parts).strip()
