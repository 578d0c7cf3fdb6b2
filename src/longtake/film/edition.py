"""Editions: a film once more for another screen, language or length; only what differs is made."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from longtake.film.picture import Size
from longtake.film.reframe import FITS

EDITION_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{2,8})*")
"""A BCP 47 tag, roughly."""
MASTERS: Final = "edition:"
"""What editions' masters are of: `edition:9x16`."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What is different; what is None or empty is as in the film."""

    name: str
    """It ends the file's name: `film-NAME.mp4`."""
    size: Size | None = None
    fit: str = FITS[0]
    """How the picture comes to another shape (`reframe.FITS`)."""
    language: str = ""
    """BCP 47, such as `de`."""
    seconds: Fraction | None = None
    """A running time below the film's own."""


def name_of(aspect: str, language: str, seconds: Fraction | None) -> str:
    """Give a name for what is different: `9x16-de-15s`."""
    long = f"{float(seconds):g}s" if seconds is not None else ""
    return "-".join(filter(None, (aspect.replace(":", "x"), language, long)))
