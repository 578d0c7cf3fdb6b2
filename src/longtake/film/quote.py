"""Money before it is spent: what each piece of work will cost, as a range."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

CENT: Final = Decimal("0.01")
_MILLIONTH: Final = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Price:
    """What a model charges, in US dollars: per call, per second of result, per words, or all."""

    usd_per_call: Decimal = Decimal(0)
    usd_per_second: Decimal = Decimal(0)
    usd_per_1000_characters: Decimal = Decimal(0)
    """Of a line that is spoken."""
    odds: Decimal = Decimal(1)
    """Calls bought at most for one accepted result, retakes and refusals counted in."""

    @property
    def free(self) -> bool:
        """True when no call costs anything."""
        return not (self.usd_per_call or self.usd_per_second or self.usd_per_1000_characters)

    def of(self, seconds: Fraction = Fraction(0), *, characters: int = 0) -> Decimal:
        """Give the price of one call that makes `seconds` of result, or speaks so many characters.

        It is exact to the millionth.
        """
        if self.free:
            return Decimal(0)
        exact = Decimal(seconds.numerator) / Decimal(seconds.denominator)
        spoken = self.usd_per_1000_characters * characters / 1000
        return (self.usd_per_call + self.usd_per_second * exact + spoken).quantize(_MILLIONTH)


FREE: Final = Price()


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One piece of work with its price range and what it would take."""

    of: str
    """A segment, keyframe, `music` or `storyboard`."""
    shot: str
    model: str
    low: Decimal
    high: Decimal
    seconds: float = 0.0
    """Wall seconds that such work takes, as declared or measured."""
    reused: bool = False
    """True where a take exists already; it costs nothing."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The price range of what is missing or stale in a film."""

    lines: tuple[QuoteLine, ...]
    seconds: float = 0.0
    """Wall seconds that all of it takes, side by side where it can be; 0 where nobody reckoned."""

    @property
    def low(self) -> Decimal:
        """What it costs if everything succeeds at once."""
        return sum((line.low for line in self.lines), Decimal(0))

    @property
    def high(self) -> Decimal:
        """What it costs at the stated odds of retakes."""
        return sum((line.high for line in self.lines), Decimal(0))

    @property
    def free(self) -> bool:
        """True when nothing in it costs money."""
        return self.high == 0


def line(  # noqa: PLR0913 - a row of a price list
    of: str,
    *,
    shot: str,
    model: str,
    price: Price,
    seconds: Fraction = Fraction(0),
    characters: int = 0,
    wall: float = 0.0,
    reused: bool = False,
) -> QuoteLine:
    """Give the price range of one piece of work."""
    once = Decimal(0) if reused else price.of(seconds, characters=characters)
    return QuoteLine(of, shot, model, once, once * price.odds, 0.0 if reused else wall, reused)


def dollars(amount: Decimal) -> str:
    """Give an amount for people: `$1.20`, `$0.003`, `free`."""
    if amount == 0:
        return "free"
    return f"${amount.quantize(CENT)}" if amount >= CENT else f"${amount.normalize():f}"


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Give the sum of amounts, exact."""
    return sum(amounts, Decimal(0))
