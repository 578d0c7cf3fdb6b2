"""A studio that buys from the test vendor over real HTTP."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from longtake.app import Studio, open_studio
from longtake.capabilities.ledger import Purchase
from longtake.capabilities.provider import Offer
from longtake.engine.policy import Policy
from longtake.film.brief import Brief, Casting
from longtake.film.picture import Size
from longtake.settings import Settings
from longtake.testing import acme
from longtake.testing.vendor import Rules, RunningVendor, vendor
from longtake.transport import Transport

T = TypeVar("T")
SIZE = Size(64, 64)
QUICK = Policy(
    attempts=12,
    pause=0.01,
    longest_pause=0.05,
    poll=0.02,
    longest_poll=0.05,
    post=2,
    late=0.2,
    longer=0,
    start=1,
)
_OFFER = replace(acme.OFFER, key="", concurrent=0, per_minute=0)
LAG = 0.1
"""Seconds after which this vendor's list shows what was bought."""


@dataclass(frozen=True, slots=True)
class Shop:
    """The provider's module, with the address of one vendor."""

    url: str
    OFFER: Offer = _OFFER

    def build(self, key: str) -> acme.Acme:
        """Give the provider; its account is `ann`'s whatever is set."""
        del key
        return acme.Acme(acme.Account(Transport(), self.url, "ann"), LAG)


def sale(
    place: Path,
    script: Callable[[Studio, RunningVendor], Awaitable[T]],
    *,
    policy: Policy = QUICK,
    settings: Mapping[str, object] | None = None,
    **rules: object,
) -> T:
    """Run a script in a studio whose vendor follows these rules."""

    async def scene() -> T:
        async with vendor(Rules(**rules)) as running:  # type: ignore[arg-type]
            own = Settings(home=place / "home", jobs=2, **(settings or {}))  # type: ignore[arg-type]
            more = {"acme": Shop(running.url)}
            async with open_studio(own, more, policy) as studio:
                return await script(studio, running)

    return asyncio.run(scene())


def wanted(prompt: str, *, video: str, mode: str = "text", **more: object) -> Brief:
    """Give a brief whose plan and takes are bought, a shot a line; the rest is drawn here."""
    casting = Casting(
        planner="acme:plan", image="sketch:draw", video=f"acme:{video}", music="sketch:compose"
    )
    return Brief(prompt, size=SIZE, mode=mode, casting=casting, **more)  # type: ignore[arg-type]


def jobs(running: RunningVendor) -> list[str]:
    """Give the tokens of the jobs on the bill."""
    return sorted(
        invoice.token for invoice in running.invoices if invoice.kind == "job" and not invoice.void
    )


async def rows(studio: Studio, film: str, *states: str) -> list[Purchase]:
    """Give the ledger's rows for a film's takes."""
    held = await studio.ledger.purchases(film, states=states)
    return [row for row in held if row.of != "storyboard"]


def billed(running: RunningVendor) -> Decimal:
    """Give what the vendor charges in all."""
    return sum((each.usd for each in running.invoices if not each.void), Decimal(0))
