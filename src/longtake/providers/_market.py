"""Marketplaces: models of many owners behind one queue, known to the catalogue or not."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Final, Generic, Protocol, TypeVar

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.job import JobState, Ticket
from longtake.film.quote import Price
from longtake.providers._catalogue import Catalogued

UNPRICED: Final = Price(usd_per_second=Decimal("0.50"), odds=Decimal("1.2"))
UNPRICED_STILL: Final = Price(usd_per_call=Decimal("0.15"), odds=Decimal("1.1"))
"""What a model that is not in the catalogue is taken to cost, so that a budget holds: about the
dearest of those that are."""


class Market(Protocol):
    """Where jobs of any of its models are asked after, stopped and looked for."""

    @property
    def settle(self) -> float:
        """Seconds after which a lost submit is looked for."""
        ...

    async def check(self, ticket: Ticket, media_type: str) -> JobState:
        """Ask once how a job stands."""
        ...

    async def cancel(self, ticket: Ticket) -> None:
        """Ask to stop a job; one that is over stays as it is."""
        ...

    async def find(self, token: str) -> Ticket | None:
        """Give the ticket of a lost submit, None where it surely never arrived."""
        ...


M = TypeVar("M", bound=Market)


@dataclass(frozen=True, slots=True)
class Marketed(Catalogued, Generic[M]):
    """A model whose work is a job of a marketplace."""

    market: M
    media_type: ClassVar[str]

    @property
    def settle(self) -> float:
        """Seconds after which a lost submit is looked for."""
        return self.market.settle

    async def check(self, ticket: Ticket) -> JobState:
        """Ask once how the job stands."""
        return await self.market.check(ticket, self.media_type)

    async def cancel(self, ticket: Ticket) -> None:
        """Ask to stop the job; one that is over stays as it is."""
        await self.market.cancel(ticket)

    async def find(self, token: str) -> Ticket | None:
        """Give the ticket of a lost submit, None where it surely never arrived.

        Raises `OutcomeUnknown` where nobody can tell.
        """
        return await self.market.find(token)


def unlisted_still(provider: str, model: str) -> Entry:
    """Give what may be assumed of a picture model that the catalogue does not know."""
    return Entry(provider, model, "image", price=UNPRICED_STILL, pace=15.0)
