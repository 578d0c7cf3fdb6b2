"""A check of `longtake doctor`: one thing that was looked at, and how it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    ok: bool
    """False where somebody must put it right; what is ok may still have advice."""
    found: str
    remedy: str = ""
