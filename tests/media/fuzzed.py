"""A file with flipped bits, looked over as a bought take is; called in a child."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from longtake.capabilities.errors import BadOutput, Unusable
from longtake.film.expected import Expected
from longtake.film.inspecting import judged, worthless
from longtake.media.inspect import inspect


def outcomes(path: Path, seeds: Sequence[int], frames: int) -> list[str]:
    """What becomes of the file under each seed: `refused`, `same`, or `other` pictures."""
    whole, data = inspect(path), path.read_bytes()
    spoilt, found = path.with_name(f"spoilt_{seeds[0]}.mp4"), []
    for seed in seeds:
        dice, piece = np.random.default_rng(seed), bytearray(data)
        for place in dice.integers(0, len(piece), dice.choice((1, 4, 16, 64))):
            piece[place] ^= 1 << int(dice.integers(8))
        spoilt.write_bytes(piece)
        try:
            curves = inspect(spoilt)
        except (BadOutput, Unusable):
            found.append("refused")
            continue
        if worthless(curves, judged(curves, Expected(frames=frames, one_shot=True))):
            found.append("refused")
        else:
            found.append("same" if curves.picture == whole.picture else "other")
    return found
