"""What one call of a model can do: the lengths, rates and inputs that it takes."""

from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final


@dataclass(frozen=True, slots=True)
class Lengths:
    """The frame counts that a model makes: a ladder from `shortest` to `longest`, or a fixed set.

    A ladder's rungs are `shortest + k * step`: 81 frames of a 4n+1 model are Lengths(5, 81, 4).
    `choices`, when given, are the only counts (ascending).
    """

    shortest: int = 1
    longest: int = 240
    step: int = 1
    choices: tuple[int, ...] = ()

    @property
    def most(self) -> int:
        """The longest count that the model makes."""
        if self.choices:
            return self.choices[-1]
        return self.shortest + (self.longest - self.shortest) // self.step * self.step

    def at_least(self, frames: int) -> int:
        """Give the shortest count that holds `frames`; raises `ValueError` above `most`."""
        if frames > self.most:
            message = f"{frames} frames are more than one call makes ({self.most})"
            raise ValueError(message)
        if self.choices:
            return self.choices[bisect_left(self.choices, frames)]
        rungs = -(-max(0, frames - self.shortest) // self.step)
        return self.shortest + rungs * self.step


@dataclass(frozen=True, slots=True)
class Limits:
    """One model's abilities, declared and obeyed by the breakdown."""

    lengths: Lengths = Lengths()
    rate: Fraction | None = None
    """Its own frame rate; None renders at the film's."""
    text: bool = True
    """Renders from words alone; False where it needs a picture to begin with."""
    first: bool = True
    """Takes a picture for its first frame."""
    last: bool = False
    """Takes a picture for its last frame."""
    references: int = 0
    seed: bool = True
    prompt: int = 5000
    """Characters of prompt."""
    sound: bool = False
    slate: bool = False
    """Draws the slate strip that it is given."""
    edits: bool = False
    """Of a picture model: changes a picture that it is given."""
    masks: bool = False
    """Of one that edits: a mask says where."""
    cues: Lengths | None = None
    """Of a composer: the seconds that it keeps to; None where it is told a length in words."""

    def asked(self, frames: int, rate: Fraction) -> int:
        """Give the frames to ask of the model (at its rate) that hold `frames` at the film's."""
        if self.rate in (None, rate):
            return self.lengths.at_least(frames)
        return self.lengths.at_least(ceil(frames * self.rate / rate))

    def room(self, rate: Fraction) -> int:
        """Give the most film frames that one call covers."""
        if self.rate in (None, rate):
            return self.lengths.most
        return floor(self.lengths.most * rate / self.rate)

    def cue(self, wanted: Fraction) -> Fraction:
        """Give the seconds to ask of a composer for a film of `wanted`.

        They are the film's own, else the next that it makes; the most where that is less: such a
        cue goes on from its beginning.
        """
        if self.cues is None:
            return wanted
        if self.cues.choices:
            return Fraction(self.cues.at_least(min(ceil(wanted), self.cues.most)))
        return max(Fraction(self.cues.shortest), min(wanted, Fraction(self.cues.most)))

    def least(self, asked: Fraction) -> Fraction:
        """Give the seconds below which a cue of `asked` is no whole one."""
        return asked * (_ABOUT if self.cues is None else _KEPT)


_KEPT: Final = Fraction(9, 10)
"""Of a length that a composer keeps to: it may round, and an MP3 is cut in frames."""
_ABOUT: Final = Fraction(1, 2)
"""Of one that is told in words."""

ANY: Final = Limits()
"""What a model that declares nothing is taken to do."""
