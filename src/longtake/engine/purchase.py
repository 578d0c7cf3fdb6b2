"""Calls that cost money: through the gate, then the call, then what became of it.

What is not known for certain is looked for, never bought again: by the vendor's idempotency key,
by its list, or not at all, and then it is in doubt until a person says. What costs nothing is asked
again.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Generic, TypeVar, assert_never

from longtake.capabilities.errors import (
    BadOutput,
    Expired,
    LongtakeError,
    OutcomeUnknown,
    Transient,
    Unauthorized,
)
from longtake.capabilities.job import Failed, Finished, Queued, Result, Running, Ticket
from longtake.capabilities.ledger import Intent, Purchase
from longtake.capabilities.video import Findable, Repeatable
from longtake.engine.gate import SeenTo
from longtake.engine.leash import WAITING, Leash
from longtake.engine.policy import Patience, Policy, tried, uptime
from longtake.engine.workshop import Workshop
from longtake.film.quote import dollars

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Order:
    """One paid piece of a run."""

    shop: Workshop
    leash: Leash
    intent: Intent
    made: Callable[[], Awaitable[bool]]
    """Says whether the work has been made by now, by whomever."""

    @property
    def policy(self) -> Policy:
        """The workshop's."""
        return self.shop.policy

    @property
    def post(self) -> float:
        """Seconds that the call may take."""
        return self.policy.post + self.intent.longer

    @property
    def lease(self) -> float:
        """Seconds for which the intent is its owner's alone."""
        return self.policy.lease + self.intent.longer


@dataclass(frozen=True, slots=True)
class Call(Generic[T]):
    """A call that costs money, and how to find out whether one that was cut arrived."""

    post: Callable[[str], Awaitable[T]]
    """Gets the token that names the purchase."""
    repeatable: bool = False
    """True where the same call under the same token is the same purchase."""
    find: Callable[[str], Awaitable[T | None]] | None = None
    """Looks for what was bought under a token."""
    settle: float = 0.0
    """Seconds after which what arrived can be found."""

    @property
    def traceable(self) -> bool:
        """True where it can be found out whether a call that was cut arrived."""
        return self.repeatable or self.find is not None


@dataclass(slots=True)
class _Row:
    """A row of the ledger in the hands of this process."""

    purchase: Purchase
    fresh_until: float
    """Uptime until which the POST may begin without asking the ledger again."""
    sent: bool = False
    """True once this process has posted: the call may still be under way."""


async def buy(order: Order, call: Call[T]) -> tuple[T, Purchase]:
    """Make one direct call, once. Its row stays intended until the result is kept.

    One that was in doubt, and of which a person says that it was bought, is written off: what it
    made was in its answer.
    """
    intent, ledger = order.intent, order.shop.ledger
    held = await ledger.standing(intent.film, intent.of, intent.key)
    if held is not None and held.state == "bought":
        why = "bought, and its answer was lost"
        await ledger.settle(held.token, owner=order.shop.owner, charge=held.quote, why=why)
        held = None
    return await once(order, call, held)


async def buy_job(
    order: Order, model: Queued, submit: Callable[[str], Awaitable[Ticket]]
) -> Purchase:
    """Give the row of the work's job, with its ticket, buying it only if that has not happened.

    `submit` gets the token that names the purchase.
    """
    intent, ledger = order.intent, order.shop.ledger
    held = await ledger.standing(intent.film, intent.of, intent.key)
    if held is not None and held.ticket is not None:
        return held

    async def bought() -> Purchase:
        ticket, row = await once(order, _submitting(model, submit), held)
        await ledger.bought(row.token, owner=order.shop.owner, ticket=ticket.id)
        return replace(row, state="bought", ticket=ticket.id)

    return await order.shop.whole(bought)


def _submitting(model: Queued, submit: Callable[[str], Awaitable[Ticket]]) -> Call[Ticket]:
    return Call(
        submit,
        repeatable=isinstance(model, Repeatable) and model.repeatable,
        find=model.find if isinstance(model, Findable) else None,
        settle=model.settle,
    )


async def once(order: Order, call: Call[T], held: Purchase | None) -> tuple[T, Purchase]:
    """Make a paid call once, whatever happened to an earlier try of it, whose row is `held`.

    Gives what it gave, and its row, intended. Raises the error of the tree that ended it; the row
    is then refused, or in doubt after `OutcomeUnknown`. Raises `SeenTo` where the work is made or
    bought by somebody else.
    """
    row, patience = await _found(order, held), Patience(order.policy)
    unsure = _cut_off(order, row, call)
    while True:
        if row is None:
            row, unsure = await _through_the_gate(order), None
        try:
            if unsure is None:
                return await _posted(order, row, call), row.purchase
            made = await _traced(order, row, call, unsure)
            if made is not None:
                return made, row.purchase
            unsure = None  # it surely never arrived
        except OutcomeUnknown as unknown:
            if unsure is not None:
                raise
            unsure = unknown
        except Transient as error:
            await _refuse(order, row, error)
            row = None
            if patience.spent(error):
                raise
            await order.leash.sleep(patience.pause(error))
        except LongtakeError as error:
            await _refuse(order, row, error)
            raise


def _cut_off(order: Order, row: _Row | None, call: Call[T]) -> OutcomeUnknown | None:
    """Give what is not known of a call that an earlier process made; None where it may be made."""
    if row is None or _costless(order, call):
        return None
    return OutcomeUnknown("cut off during the call")


def _costless(order: Order, call: Call[T]) -> bool:
    """Say whether a call may simply be made again: it costs nothing, and nobody can look for it."""
    return not order.intent.quote and not call.traceable


async def _through_the_gate(order: Order) -> _Row:
    """Give an intent of one's own.

    From now on nobody else buys this work; who did so before has kept what it made, or its row
    would still stand.
    """
    turn = await order.shop.gate.enter(order.intent, order.leash)
    row = _Row(turn.purchase, turn.until - order.post)
    if await order.made():
        made = SeenTo(f"{order.intent.of} was made meanwhile")
        await order.shop.ledger.refuse(turn.purchase.token, owner=order.shop.owner, why=str(made))
        raise made
    return row


async def _refuse(order: Order, row: _Row, error: LongtakeError) -> None:
    await _failed(order, row.purchase, error, error.charge)


async def _found(order: Order, row: Purchase | None) -> _Row | None:
    """Give an intent that was left behind, once nobody else can act on it any more.

    A lease that is not over after its own length, by this process's uptime, was written under
    another clock. Raises `OutcomeUnknown` for a row that is in doubt, `SeenTo` for one that came to
    a ticket.
    """
    ledger, intent, policy = order.shop.ledger, order.intent, order.policy
    lease, since = None, uptime()
    while row is not None:
        if lease != row.lease_until:
            lease, since = row.lease_until, uptime()
        waited = uptime() - since
        if await ledger.take_over(
            row.token,
            owner=order.shop.owner,
            lease=order.lease,
            lapsed=lease if waited > order.lease else None,
        ):
            return _Row(row, 0.0)
        if row.state == "bought":
            raise SeenTo(f"{row.token} is bought")
        if row.state != "intended":
            raise OutcomeUnknown(_doubtful(row))
        await order.leash.sleep(max(0.1, min(row.left, policy.longest_poll, order.lease - waited)))
        row = await ledger.standing(intent.film, intent.of, intent.key)
    return None


def _doubtful(row: Purchase) -> str:
    return (
        f"whether {row.token} was bought at {row.model} is in doubt"
        f"{f' ({row.why})' if row.why else ''}; look there, then longtake resolve {row.token}"
    )


async def _posted(order: Order, row: _Row, call: Call[T]) -> T:
    """Send the call, its lease running; what is no error of the tree leaves the outcome unknown.

    That is `Transient` for a call that costs nothing: whatever became of it, it is asked again.
    """
    try:
        return await _sent(order, row, call)
    except OutcomeUnknown as error:
        if _costless(order, call):
            raise Transient(str(error)) from error
        raise


async def _sent(order: Order, row: _Row, call: Call[T]) -> T:
    token = row.purchase.token
    while uptime() > row.fresh_until:
        await _count_again(order, row)
    row.fresh_until, row.sent = 0.0, True
    try:
        async with asyncio.timeout(order.post):
            return await call.post(token)
    except Unauthorized as error:
        key = order.shop.vendor(order.intent.model).key
        told = str(error)
        raise Unauthorized(f"{told}; look at {key}" if key and key not in told else told) from error
    except LongtakeError:
        raise
    except TimeoutError as error:
        raise OutcomeUnknown(f"no answer in {order.post:g} s") from error
    except Exception as error:
        raise OutcomeUnknown(f"{type(error).__name__}: {error}") from error


async def _count_again(order: Order, row: _Row) -> None:
    """Renew the lease of an intent, in the vendor's rate; raises `SeenTo` if it was taken."""
    shop, token = order.shop, row.purchase.token
    account = row.purchase.account
    wait: float | None = 0.0
    while wait is not None:
        await asyncio.sleep(wait)
        row.fresh_until = uptime() + order.policy.start
        try:
            wait = await shop.ledger.again(
                token,
                owner=shop.owner,
                capacity=shop.gate.capacity(account),
                lease=order.lease,
            )
        except ValueError as error:
            raise SeenTo(str(error)) from error


async def _traced(order: Order, row: _Row, call: Call[T], unsure: OutcomeUnknown) -> T | None:
    """Find out what became of a call; None where it surely never arrived.

    One that this process sent may arrive after nobody waits for its answer any more: it is looked
    for twice. One of a dead process is older than that, its lease being over. Raises
    `OutcomeUnknown`, the row then in doubt, where that cannot be found out.
    """
    if call.find is not None:
        find = call.find
        for pause in (call.settle, order.policy.late) if row.sent else (call.settle,):
            await asyncio.sleep(pause)
            try:
                made = await tried(order.policy, lambda: find(row.purchase.token), asyncio.sleep)
            except LongtakeError as error:
                raise await _doubted(order, row, error) from unsure
            if made is not None:
                return made
        return None
    patience = Patience(order.policy)
    while call.repeatable:
        try:
            return await _posted(order, row, call)
        except OutcomeUnknown as error:
            unsure, nothing = error, Transient(str(error))
        except Transient as error:
            nothing = error
        if patience.spent(nothing):
            break
        await asyncio.sleep(patience.pause(nothing))
    raise await _doubted(order, row, unsure) from unsure


async def _doubted(order: Order, row: _Row, why: LongtakeError) -> OutcomeUnknown:
    """Put a row in doubt and give what to raise; it counts its quote, and tells what is known."""
    known = f"; {dollars(why.charge)} was charged before that" if why.charge else ""
    said = f"{why}{known}"
    await order.shop.ledger.doubt(row.purchase.token, owner=order.shop.owner, why=said)
    return OutcomeUnknown(_doubtful(replace(row.purchase, why=said)))


async def collect(order: Order, model: Queued, row: Purchase) -> Result:
    """Wait for a bought job and give its result; the waiting holds neither thread nor connection.

    A cancelled run asks the vendor to stop the job, and keeps what it made all the same. Raises
    what the job ended in, or `Expired` for one that does not end; that row stays bought.
    """
    policy, jobs, began = order.policy, order.shop.jobs, uptime()
    with jobs.waited_for(row.token):
        await jobs.recall(row.model, order.shop.films.lasted)
        while (waited := uptime() - began) < policy.patience:
            if order.leash.pulled == "cancel":
                return await _called_off(order, model, row)
            order.leash.check(WAITING)
            result = await _asked(order, model, row)
            if result is not None:
                jobs.ended(row.model, uptime() - began)
                return result
            pause = policy.pause_between(waited, len(jobs), jobs.usual(row.model))
            with suppress(LongtakeError):  # pulled: seen to at once
                await order.leash.sleep(pause, WAITING)
    raise Expired(
        f"job {row.ticket} of {row.model} did not end in {policy.patience:g} s; "
        f"the next run asks after it again"
    )


async def _asked(order: Order, model: Queued, row: Purchase) -> Result | None:
    """Ask once after a job: its result, or None while it runs or the vendor does not answer."""
    shop = order.shop
    try:
        state = await model.check(Ticket(row.ticket or ""))
    except Transient:
        return None
    except Expired as error:
        await shop.ledger.settle(
            row.token, owner=shop.owner, charge=row.quote, why=f"lost by the vendor: {error}"
        )
        raise
    match state:
        case Running(progress):
            if progress is not None:
                shop.progress.tell(row.film, row.of, progress, run=order.intent.run)
            return None
        case Finished(result):
            if shop.gate.capacity(row.account).slotted:
                await shop.ledger.ended(row.token)
            return result
        case Failed(ended, charge):
            await _failed(order, row, ended, charge)
            if isinstance(ended, Transient):  # another job may do
                raise BadOutput(str(ended)) from ended
            raise ended
        case _:
            assert_never(state)


async def _failed(
    order: Order, row: Purchase, error: LongtakeError, charge: Decimal | None
) -> None:
    ledger, owner = order.shop.ledger, order.shop.owner
    if charge:
        await ledger.settle(row.token, owner=owner, charge=charge, why=str(error))
    else:
        await ledger.refuse(row.token, owner=owner, why=str(error))


async def _called_off(order: Order, model: Queued, row: Purchase) -> Result:
    """Ask the vendor to stop a job; give what it made before that, or raise `Stopped`.

    A job that does not say that it ended keeps its slot and its price.
    """
    try:
        await tried(order.policy, lambda: model.cancel(Ticket(row.ticket or "")), asyncio.sleep)
        until = uptime() + order.policy.call_off
        while uptime() < until:
            result = await _asked(order, model, row)
            if result is not None:
                return result
            await asyncio.sleep(order.policy.poll)
    except LongtakeError as error:
        raise order.leash.error() from error
    raise order.leash.error()
