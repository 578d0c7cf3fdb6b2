"""Longtake turns one text prompt into a finished long film."""

from typing import Final

VERSION: Final = "0.1.0"
