"""Small storyboards for tests."""

from collections.abc import Sequence
from fractions import Fraction

from longtake.film.storyboard import Scene, Shot, Storyboard


def board(lengths: Sequence[int], rate: Fraction = Fraction(24)) -> Storyboard:
    """Give a storyboard of one scene with a shot of each length, in frames."""
    shots = tuple(
        Shot(f"1{chr(65 + place)}", frames, keyframe=f"picture {place}", action=f"act {place}")
        for place, frames in enumerate(lengths)
    )
    return Storyboard("Test", (Scene("1", shots, place="coast"),), rate=rate)
