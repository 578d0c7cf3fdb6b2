"""Calls that may cost money: intent first, then the call, then what became of it.

A free call needs no ledger: made twice, it costs nothing. A paid one is recorded before it is
sent; after that, what is not known for certain is looked for, never bought again.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from decimal import Decimal
from time import monotonic
from typing import TypeVar, assert_never

from longtake.capabilities.errors import (
    Expired,
    LongtakeError,
    OutcomeUnknown,
    RateLimited,
    Transient,
)
from longtake.capabilities.job import Failed, Finished, Result, Running, Ticket
from longtake.capabilities.storage import Purchase
from longtake.capabilities.video import Findable, QueuedVideo, VideoRequest
from longtake.engine.workshop import Policy, Workshop
from longtake.film.film import Film
from longtake.film.take import next_number
from longtake.film.work import Work

T = TypeVar("T")


async def buy(
    shop: Workshop, film: Film, work: Work, call: Callable[[str], Awaitable[Result]]
) -> Result:
    """Make one direct call, once if it is paid. `call` gets the token that names the work."""
    token = token_of(film, work)
    if work.means.price.free:
        return await tried(shop.policy, lambda: call(token))
    row = await intend(shop, film, work, token)
    if row.state != "intended" or row.owner != shop.owner:
        raise await _in_doubt(shop, row)
    try:
        result = await tried(shop.policy, lambda: call(token))
    except OutcomeUnknown as unknown:
        await shop.ledger.doubt(token, owner=shop.owner, why=str(unknown))
        raise
    except LongtakeError as error:
        await shop.ledger.refuse(token, owner=shop.owner, why=str(error))
        raise
    charge = result.charge if result.charge is not None else work.means.price.of(work.seconds)
    await shop.ledger.settle(token, owner=shop.owner, charge=charge)
    return Result(result.output, charge)


async def submit(
    shop: Workshop, film: Film, work: Work, model: QueuedVideo, request: VideoRequest
) -> Ticket:
    """Give the ticket of the work's job, buying it only if that has not happened yet."""
    token = token_of(film, work)
    row = await intend(shop, film, work, token)
    if row.ticket is not None:
        return Ticket(row.ticket)
    if row.state == "in doubt":
        raise OutcomeUnknown(f"whether {token} was bought is in doubt")
    if row.owner != shop.owner:
        found = await _look(shop, row, model)
        if found is not None:
            await shop.ledger.bought(token, owner=shop.owner, ticket=found.id)
            return found
    try:
        ticket = await tried(shop.policy, lambda: model.submit(request, token))
    except OutcomeUnknown as unknown:
        return await _after_unknown(shop, token, model, unknown)
    except LongtakeError as error:
        await shop.ledger.refuse(token, owner=shop.owner, why=str(error))
        raise
    await shop.ledger.bought(token, owner=shop.owner, ticket=ticket.id)
    return ticket


async def collect(
    shop: Workshop, film: Film, work: Work, model: QueuedVideo, ticket: Ticket
) -> Result:
    """Wait for a bought job and give its result; the waiting holds neither thread nor lock."""
    give_up = monotonic() + shop.policy.patience
    while monotonic() < give_up:
        match await tried(shop.policy, lambda: model.check(ticket)):
            case Running(progress):
                if progress is not None:
                    await shop.say(film.id, "work.progress", of=work.of, progress=progress)
                await asyncio.sleep(shop.policy.poll)
            case Finished(result):
                return result
            case Failed(error):
                token = token_of(film, work)
                await shop.ledger.refuse(token, owner=shop.owner, why=str(error))
                raise error
            case state:
                assert_never(state)
    raise Expired(f"job {ticket.id} of {work.means.model} did not end in {shop.policy.patience} s")


async def settle(shop: Workshop, film: Film, work: Work, charge: Decimal | None) -> Decimal:
    """Record what a bought job cost: the vendor's figure, else the catalogue's."""
    paid = charge if charge is not None else work.means.price.of(work.seconds)
    await shop.ledger.settle(token_of(film, work), owner=shop.owner, charge=paid)
    return paid


def token_of(film: Film, work: Work) -> str:
    """Name the purchase by its work: the same take of the same film has the same name."""
    return f"{film.id}/{work.of}/t{next_number(work.of, film.takes)}"


async def intend(shop: Workshop, film: Film, work: Work, token: str) -> Purchase:
    """Reserve the price and record the intent; raises `OverBudget`."""
    return await shop.ledger.intend(
        token,
        film=film.id,
        of=work.of,
        key=work.key or "",
        model=work.means.model,
        quote=work.means.price.of(work.seconds),
        budget=film.brief.budget,
        owner=shop.owner,
        lease=shop.policy.post,
    )


async def tried(policy: Policy, call: Callable[[], Awaitable[T]]) -> T:
    """Make a call again while it did nothing, with growing pauses."""
    for attempt in range(1, policy.attempts):
        try:
            return await call()
        except Transient as error:
            await asyncio.sleep(_pause(policy, attempt, error))
    return await call()


def _pause(policy: Policy, attempt: int, error: Transient) -> float:
    """Give the seconds to wait: what the vendor says, else doubled pauses with jitter."""
    if isinstance(error, RateLimited) and error.after is not None:
        return error.after
    full = min(policy.longest_pause, policy.pause * float(2 ** (attempt - 1)))
    return full * random.uniform(0.5, 1.0)  # noqa: S311 - jitter keeps no secret


async def _look(shop: Workshop, row: Purchase, model: QueuedVideo) -> Ticket | None:
    """Judge another process's intent once its lease is over; raises `OutcomeUnknown`."""
    while not await shop.ledger.take_over(
        row.token, owner=shop.owner, lease=shop.policy.post + model.settle
    ):
        left = (row.lease_until - datetime.now(UTC)).total_seconds()
        await asyncio.sleep(max(0.1, min(left, shop.policy.poll)))
    await asyncio.sleep(model.settle)
    if isinstance(model, Findable):
        return await tried(shop.policy, lambda: model.find(row.token))
    raise await _in_doubt(shop, row)


async def _after_unknown(
    shop: Workshop, token: str, model: QueuedVideo, unknown: OutcomeUnknown
) -> Ticket:
    """Look for a submit that may have arrived; what cannot be found out is in doubt."""
    if isinstance(model, Findable):
        await asyncio.sleep(model.settle)
        ticket = await tried(shop.policy, lambda: model.find(token))
        if ticket is not None:
            await shop.ledger.bought(token, owner=shop.owner, ticket=ticket.id)
            return ticket
    await shop.ledger.doubt(token, owner=shop.owner, why=str(unknown))
    raise unknown


async def _in_doubt(shop: Workshop, row: Purchase) -> OutcomeUnknown:
    """Record that a call begun elsewhere has no known outcome, and give the error that says so."""
    if row.state == "intended" and await shop.ledger.take_over(
        row.token, owner=shop.owner, lease=shop.policy.post
    ):
        await shop.ledger.doubt(row.token, owner=shop.owner, why="cut off during the call")
    return OutcomeUnknown(f"whether {row.token} was bought at {row.model} is in doubt")
