"""A cut: how somebody recut the film in an editing program, kept beside the storyboard."""

from collections.abc import Iterable
from dataclasses import dataclass

from longtake.film.asset import Asset


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a take, in film frames."""

    segment: str
    take: int
    """The number of the take that was there, or was chosen."""
    asset: Asset
    """Of that take."""
    first: int
    """Frames of it that are left out at its beginning."""
    frames: int
    follows: bool = True
    """True where it is whichever take the film uses; False where somebody chose this one."""
    join: str = "cut"
    """How it takes over from the piece before."""
    before: int = 0
    """Frames of the piece before that the join changes."""
    after: int = 0
    """Frames of this piece that the join changes."""
    colour: str = ""

    @property
    def shot(self) -> str:
        """Its shot."""
        return self.segment.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Heard:
    """A stretch of a line, a noise or the music where somebody laid it, in film frames."""

    of: str
    """What it is: `1A-line`, `1A-effect`, `music`."""
    at: int
    frames: int
    first: int = 0
    """Frames of it that are left out at its beginning."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The pieces in order. The storyboard's own cut comes back when it is taken away."""

    pieces: tuple[Piece, ...]
    source: str = ""
    """The file that it was read from."""
    ending: int = 0
    """Frames that fade out at the end."""
    laid: tuple[str, ...] = ()
    """Sounds that are heard where `sounds` has them, or nowhere; all others stay in step."""
    sounds: tuple[Heard, ...] = ()
    """In the order of `at`."""

    @property
    def frames(self) -> int:
        """The film's length."""
        return sum(piece.frames for piece in self.pieces)

    @property
    def segments(self) -> frozenset[str]:
        """The segments that it shows."""
        return frozenset(piece.segment for piece in self.pieces)

    @property
    def silenced(self) -> tuple[str, ...]:
        """Sounds that somebody took out."""
        kept = {each.of for each in self.sounds}
        return tuple(of for of in self.laid if of not in kept)

    @property
    def moved(self) -> tuple[str, ...]:
        """Sounds that somebody laid elsewhere."""
        kept = {each.of for each in self.sounds}
        return tuple(of for of in self.laid if of in kept)

    def left_out(self, shots: Iterable[str]) -> tuple[str, ...]:
        """Give those of the shots of which it shows nothing."""
        shown = {piece.shot for piece in self.pieces}
        return tuple(shot for shot in shots if shot not in shown)
