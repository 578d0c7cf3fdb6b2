"""Models as data: what each takes, makes and costs, since when, until when, and who says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from longtake.film.limits import ANY, Limits
from longtake.film.picture import Size, aspect_of
from longtake.film.quote import FREE, Price

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Entry:
    """One model of one provider."""

    provider: str
    name: str
    part: str
    """`planner`, `image`, `video`, `music`, `voice` or `effect`."""
    limits: Limits = ANY
    """Of a video model; of a picture model `references`, `seed` and `prompt`."""
    price: Price = FREE
    """By the call, second or thousand characters; where it follows the picture's size, `tiers`."""
    pace: float = 0.0
    """Wall seconds for a second of result, or for a still."""
    sizes: tuple[Size, ...] = ()
    """The only sizes that it makes, in pixels; empty where `ratios` or nothing bounds them."""
    ratios: tuple[str, ...] = ()
    """The only shapes that it makes, such as `16:9`."""
    tiers: Mapping[str, Decimal] = field(default_factory=lambda: _NOTHING)
    """Resolutions by the vendor's own name, smallest first, each with its dollars a second (a call
    for a picture): `{"480p": …, "1080p": …}`."""
    released: date | None = None
    retires_on: date | None = None
    """From then on it is refused."""
    successor: str = ""
    """What to use in its place, `model` of the same provider or `provider:model`."""
    source: str = ""
    """Where its facts were read."""
    checked_on: date | None = None
    sees: bool = False
    """Of a planner: True where it can be shown pictures."""
    wire: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    """What only its provider reads: an address, the names of arguments."""

    @property
    def full_name(self) -> str:
        """`provider:model`."""
        return f"{self.provider}:{self.name}"

    def gone(self, today: date) -> bool:
        """Say whether it is sold no more."""
        return self.retires_on is not None and self.retires_on <= today

    def size_for(self, size: Size) -> Size:
        """Give the size to ask for: the nearest shape, of these the smallest that covers the film.

        The film crops what is wider or taller than its own shape; it never stretches.
        """
        if not self.sizes:
            return size
        return min(self.sizes, key=lambda own: (_apart(own.aspect, size), *_lacking(own, size)))

    def ratio_for(self, size: Size) -> str:
        """Give the nearest of its shapes; raises `ValueError` for a model that names none."""
        return min(self.ratios, key=lambda ratio: _apart(aspect_of(ratio), size))

    def tier_for(self, size: Size) -> str:
        """Give the smallest of its resolutions that covers the film's short side, else the largest.

        Raises `ValueError` for a model that names none.
        """
        short = min(size.width, size.height)
        names = [*self.tiers]
        return next((name for name in names if lines_of(name) >= short), None) or max(
            names, key=lines_of
        )

    def price_for(self, size: Size) -> Price:
        """Give the price at a film's size."""
        if not self.tiers:
            return self.price
        usd = self.tiers[self.tier_for(size)]
        if self.part == "image":
            return replace(self.price, usd_per_call=usd)
        return replace(self.price, usd_per_second=usd)


_LINES: Final[Mapping[str, int]] = MappingProxyType(
    {"0.5k": 512, "1k": 1024, "2k": 1440, "4k": 2160, "hd": 720, "fhd": 1080}
)
"""Short sides of resolutions that are no number of lines: of pictures `1K` is 1024 pixels, of
moving ones `2K` is 2560x1440 and `4K` is 3840x2160 (vendors' own pages, 2026-11)."""


def lines_of(tier: str) -> int:
    """Give the short side in pixels of `720p`, `768P`, `2K` or `fhd`; raises `ValueError`."""
    name = tier.strip().lower()
    if name in _LINES:
        return _LINES[name]
    return int(name.removesuffix("p"))


def _apart(aspect: Fraction, size: Size) -> float:
    """Say how much of the picture is lost by cropping one shape to the other."""
    return float(1 - min(aspect, size.aspect) / max(aspect, size.aspect))


def _lacking(own: Size, size: Size) -> tuple[int, int]:
    """Order sizes of one shape: those that cover the film's first, the smallest of them first."""
    pixels, wanted = own.width * own.height, size.width * size.height
    return (0, pixels) if pixels >= wanted else (1, -pixels)
