"""A fake vendor's books: what was asked, what was sold, how it stands, what is on the bill."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import count
from typing import Any, Final

from longtake.film.picture import Size
from longtake.testing.fakes import stockroom
from longtake.testing.fakes.faults import JOB_FAULTS

_SMALL: Final = Size(64, 64)
_FILM: Final = Fraction(24)
_LOOKS: Final = 2
"""Times that a job is asked after before it is over."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for, read out of the protocol's own words."""

    kind: str
    """`video`, `image`, `music`, `speech` or `plan`."""
    model: str
    prompt: str = ""
    seconds: float = 0.0
    size: Size = _SMALL
    rate: Fraction = _FILM
    seed: int | None = None
    pictures: tuple[str, ...] = ()
    """The roles of the pictures that come with it: `first`, `last`, `reference`, `edit`, `mask`."""
    token: str = ""
    usd: Decimal = Decimal("0.10")
    body: Mapping[str, Any] = field(default_factory=dict)
    """As it came."""

    @property
    def frames(self) -> int:
        """Pictures of a clip."""
        return round(self.seconds * self.rate)


@dataclass(slots=True)
class Sale:
    """Something sold."""

    id: str
    wish: Wish
    account: str
    fault: str = ""
    """What becomes of it that should not."""
    looks: int = 0
    cancelled: bool = False
    links: int = 0
    """How many of its links have died."""
    served: int = 0
    """How often what was made was handed over."""

    @property
    def stage(self) -> str:
        """Give `queued`, `running`, `done`, `failed`, `refused`, `cancelled` or `odd`."""
        if self.cancelled:
            return "cancelled"
        if self.fault == "odd-status" and self.looks == _LOOKS:
            return "odd"
        if self.looks <= _LOOKS:
            return "queued" if self.looks <= 1 else "running"
        return _ENDS.get(self.fault, "done")

    @property
    def void(self) -> bool:
        """True for what is not charged in the end."""
        return self.cancelled or self.fault in _ENDS

    def content(self) -> bytes:
        """Give the bytes of what was made; what spoils the first time is whole the next."""
        self.served += 1
        spoilt = self.fault if self.served == 1 or self.fault == "broken-file" else ""
        match spoilt:
            case "empty":
                return b""
            case "page":
                return b"<!doctype html><html><body>sign in</body></html>"
            case "cut-off" | "broken-file":
                made = self._made(self.wish.frames)
                return made[: len(made) // 2]
            case "short":
                return self._made(self.wish.frames // 2, self.wish.seconds / 2)
            case _:
                return self._made(self.wish.frames)

    def _made(self, frames: int, seconds: float = 0.0) -> bytes:
        wish = self.wish
        match wish.kind:
            case "video":
                return stockroom.clip(frames, _handed(wish.size), wish.rate)
            case "image":
                return stockroom.still(wish.prompt, wish.size)
            case _:
                return stockroom.sound(seconds or wish.seconds or 1.0)


_LINES: Final = 144
"""Short side of the clips that are handed over, for the sake of the tests' time."""


def _handed(size: Size) -> Size:
    """Give a size of the same shape, to even pixels, as small as a test can do with."""
    short = min(size.width, size.height)
    if short <= _LINES:
        return size
    width, height = (2 * round(side * _LINES / short / 2) for side in (size.width, size.height))
    return Size(width, height)


_ENDS: Final = {"fail-job": "failed", "refuse-output": "refused", "cancel-job": "cancelled"}


@dataclass(slots=True)
class Shop:
    """The books."""

    script: deque[str] = field(default_factory=deque)
    """What goes wrong with the next paid calls, one for each; `` is nothing."""
    meant: dict[str, str] = field(default_factory=dict)
    """What goes wrong with the next call whose prompt has these words."""
    always: str = ""
    """What goes wrong with every call."""
    sales: dict[str, Sale] = field(default_factory=dict)
    asked: list[Wish] = field(default_factory=list)
    """Every paid call, whatever came of it."""
    revoked: bool = False
    """True where the key is no good any more."""
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def obey(self, faults: Iterable[str] = (), *, always: str = "") -> None:
        """Write the script; raises `ValueError` for a fault that is none."""
        wanted = [*faults]
        for fault in (*wanted, always):
            if fault and fault not in JOB_FAULTS:
                message = f"no fault {fault!r}; there are {', '.join(JOB_FAULTS)}"
                raise ValueError(message)
        self.script, self.always = deque(wanted), always

    def next_fault(self, wish: Wish) -> str:
        """Keep that something was asked, and give what goes wrong with it."""
        self.asked.append(wish)
        for words in self.meant:
            if words in wish.prompt:
                return self.meant.pop(words)
        return self.always or (self.script.popleft() if self.script else "")

    def sell(self, wish: Wish, account: str, fault: str) -> Sale:
        """Accept a wish."""
        sale = Sale(f"{wish.kind}-{next(self._numbers):04d}-a1b2", wish, account, fault)
        self.sales[sale.id] = sale
        return sale

    @property
    def bill(self) -> list[Sale]:
        """What is charged, oldest first."""
        return [sale for sale in self.sales.values() if not sale.void]

    @property
    def owed(self) -> Decimal:
        """The sum of the bill."""
        return sum((sale.wish.usd for sale in self.bill), Decimal(0))
