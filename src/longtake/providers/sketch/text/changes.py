"""What is different in a picture that was changed: another colour of what is there, or more."""

import re
from functools import cache

from longtake.providers.sketch.lexicon.colours import COLOURS


def changed(texts: tuple[str, ...], change: str) -> tuple[tuple[str, ...], str]:
    """Give texts in which a thing has its new colour, and what is left to add to the picture.

    `the raincoat is red` recolours a raincoat wherever it is named; anything else is left.
    """
    found = _recoloured().fullmatch(change.strip())
    if found is None:
        return texts, change
    named = re.compile(rf"\b(?:(?:{_any()})\s+)?({re.escape(found['thing'])})\b", re.IGNORECASE)
    if not any(named.search(text) for text in texts):
        return texts, change
    return tuple(named.sub(rf"{found['colour']} \1", text) for text in texts), ""


@cache
def _recoloured() -> re.Pattern[str]:
    verb = r"is|are|becomes?|turns?|shall be|should be"
    return re.compile(
        rf"(?:(?:make|turn|paint)\s+)?(?:the|his|her|their|its)\s+(?P<thing>[\w -]+?)\s+"
        rf"(?:(?:{verb})\s+)?(?:now\s+)?(?P<colour>{_any()})\W*",
        re.IGNORECASE,
    )


@cache
def _any() -> str:
    names = "|".join(sorted(map(re.escape, COLOURS), key=len, reverse=True))
    return rf"(?:(?:dark|deep|light|pale|bright)\s+)?(?:{names})"
