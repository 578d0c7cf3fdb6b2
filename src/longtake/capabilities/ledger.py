"""The promise of the ledger: what was intended, bought, settled, refused or is in doubt.

A paid call first takes its place in line at the vendor's gate. The gate lets it through in one
transaction that reserves its price, takes one of the vendor's slots and writes the intent; only
then is anything sent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Final, Protocol

from longtake.capabilities.errors import LongtakeError


@dataclass(frozen=True, slots=True)
class Intent:
    """A paid call that somebody wants to make."""

    film: str
    run: str
    """The run that wants it: once that is over or stopped, nothing is bought for it.

    Empty for a call that somebody wants and waits for beside all runs.
    """
    of: str
    key: str
    model: str
    """`provider:model`."""
    account: str
    """Whose slots and rate it uses: the provider and a mark of its key."""
    quote: Decimal
    user: str = "local"
    priority: int = 5
    """1 goes before 9."""
    budget: Decimal | None = None
    """US dollars that its film may cost in all."""
    asked: Mapping[str, object] = field(default_factory=dict)
    """What a take needs to be kept without its storyboard: kind, shot, prompt, seed, frames."""
    longer: float = 0.0
    """Seconds by which its lease outlasts the usual: its call answers with what it makes."""


@dataclass(frozen=True, slots=True)
class Purchase:
    """One row of the ledger."""

    token: str
    """`film/of/number`: the idempotency key or tag that the vendor gets."""
    film: str
    of: str
    key: str
    model: str
    account: str
    state: str
    """`intended`, `bought`, `settled`, `refused` or `in doubt`."""
    quote: Decimal
    charge: Decimal | None
    ticket: str | None
    why: str | None
    owner: str
    lease_until: datetime
    left: float
    """Seconds of the lease that were left, by the database's clock, when the row was read."""
    changed: datetime
    asked: Mapping[str, object]
    user: str = "local"


@dataclass(frozen=True, slots=True)
class Capacity:
    """What a vendor takes at a time; None knows no bound."""

    concurrent: int | None = None
    """Jobs at once, over all models of the account."""
    per_minute: int | None = None
    """Submits in any sixty seconds, over all models of the account."""
    models: Mapping[str, "Capacity"] = field(default_factory=dict)
    """Narrower bounds of single models, by `provider:model`."""

    @property
    def slotted(self) -> bool:
        """True where the jobs at once are bounded."""
        return any(each.concurrent is not None for each in (self, *self.models.values()))


@dataclass(frozen=True, slots=True)
class Usage:
    """What was spent on one thing: a day, a film, a provider, a model or a user."""

    name: str
    calls: int
    spent: Decimal
    """US dollars that were charged."""
    open: Decimal
    """Reserved for what is under way or in doubt."""


USAGE: Final = ("day", "film", "provider", "model", "user")
"""What spending is told by."""


@dataclass(frozen=True, slots=True)
class Line:
    """Calls of a film that stand before a vendor's account until it grants them."""

    account: str
    calls: int
    others: int
    """Calls of other films in the same line."""
    seconds: float
    """Since the first of them came."""


@dataclass(frozen=True, slots=True)
class Ceilings:
    """Hard stops besides the film's own budget, in US dollars; None knows no bound."""

    day: Decimal | None = None
    """Everything of this home in one UTC day."""
    user: Decimal | None = None
    """Everything that one user's key spends in one UTC day."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """What one look at a gate came to, for one owner."""

    purchases: tuple[Purchase, ...] = ()
    """Those let through: written as intended, the lease running."""
    turned: Mapping[str, LongtakeError] = field(default_factory=dict)
    """Those turned away, by token: over budget, or the run is over."""
    look: float | None = None
    """Seconds until the rate lets somebody through; None waits for a slot."""


class Ledger(Protocol):
    """Keeps one row for every paid call, each write fenced by its owner."""

    async def standing(self, film: str, of: str, key: str) -> Purchase | None:
        """Give the row of this very work that is intended, bought or in doubt, if there is one."""
        ...

    async def line_up(self, intent: Intent, *, owner: str) -> str:
        """Take a place in line and give the token under which the call will be made.

        The place of a dead owner for the same work becomes this owner's.
        """
        ...

    async def step_out(self, token: str, *, owner: str) -> None:
        """Leave the line."""
        ...

    async def admit(  # noqa: PLR0913 - one look at a gate
        self,
        account: str,
        *,
        owner: str,
        capacity: Capacity,
        ceilings: Ceilings,
        lease: float,
        patience: float,
        doubt: float,
    ) -> Admitted:
        """Let through those of `owner`'s calls whose turn it is, by `film.turns.in_turn`.

        One transaction under the account's lock. Slots are counted from rows that are intended or
        bought, not ended, and younger than `patience` seconds, or in doubt and younger than
        `doubt` seconds; submits from those of the last minute. What would pass a budget or belongs
        to a run that is over or stopped is turned away.
        """
        ...

    async def again(
        self, token: str, *, owner: str, capacity: Capacity, lease: float
    ) -> float | None:
        """Count one more POST of an intent of one's own, and renew its lease.

        Gives None to go ahead, or the seconds to wait for the rate. Raises `ValueError` where the
        intent is no longer this owner's.
        """
        ...

    async def take_over(
        self, token: str, *, owner: str, lease: float, lapsed: datetime | None = None
    ) -> bool:
        """Make an intent whose lease is over one's own; False while another may still act on it.

        `lapsed` is a `lease_until` that one has seen and then waited out by one's own uptime: that
        lease is over even where it was written by a clock that was ahead.
        """
        ...

    async def bought(self, token: str, *, owner: str, ticket: str) -> None:
        """Record the vendor's ticket."""
        ...

    async def ended(self, token: str) -> None:
        """Record that a bought job is over at its vendor: its slot is free while it is fetched."""
        ...

    async def settle(self, token: str, *, owner: str, charge: Decimal, why: str = "") -> None:
        """Record what it cost; a bought row may be settled by whoever fetched the take."""
        ...

    async def refuse(self, token: str, *, owner: str, why: str) -> None:
        """Record that nothing was bought."""
        ...

    async def doubt(self, token: str, *, owner: str, why: str) -> None:
        """Record that nobody knows; it counts as spent."""
        ...

    async def resolve(self, token: str, *, ticket: str | None) -> Purchase:
        """End a doubt as a person knows it: bought under `ticket`, or not bought.

        Raises `KeyError` for no such row, `ValueError` for one that is not in doubt.
        """
        ...

    async def purchases(
        self, film: str = "", *, states: Sequence[str] = (), limit: int = 1000
    ) -> Sequence[Purchase]:
        """Give rows, newest change first: of one film or all, in some states or any."""
        ...

    async def lines(self, film: str) -> Sequence[Line]:
        """Give where calls of a film stand in line, by account."""
        ...

    async def spent(self, film: str) -> Decimal:
        """Give what the film has cost and reserved so far."""
        ...

    async def totals(self) -> Mapping[str, Decimal]:
        """Give dollars by state over all films, and `today` for this UTC day."""
        ...
