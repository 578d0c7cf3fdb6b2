"""The ledger in a table: intended, bought, settled, refused or in doubt, each write fenced."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Update,
    and_,
    bindparam,
    case,
    delete,
    func,
    or_,
    select,
    update,
)

from longtake.capabilities.ledger import (
    Admitted,
    Capacity,
    Ceilings,
    Intent,
    Line,
    Purchase,
    Usage,
)
from longtake.storage.bell import ring
from longtake.storage.database import Database, insert_into, now
from longtake.storage.fleet import SILENCE, alive
from longtake.storage.gate import Look, pass_through, post_again
from longtake.storage.purse import spent, today
from longtake.storage.tables import purchases, turns, workers


@dataclass(frozen=True, slots=True)
class TableLedger:
    """Keeps one row for every paid call."""

    database: Database

    async def standing(self, film: str, of: str, key: str) -> Purchase | None:
        """Give the row of this very work that is intended, bought or in doubt, if there is one."""
        return await self.database.run(lambda db: _standing(db, film, of, key))

    async def line_up(self, intent: Intent, *, owner: str) -> str:
        """Take a place in line and give the token under which the call will be made.

        The place of a dead owner for the same work becomes this owner's. Raises `ValueError` where
        a living one waits with it, and where the work is intended or bought already.
        """
        return await self.database.run(lambda db: _line_up(db, intent, owner))

    async def step_out(self, token: str, *, owner: str) -> None:
        """Leave the line."""
        own = delete(turns).where(turns.c.token == token, turns.c.owner == owner)

        def leave(db: Connection) -> None:
            account = db.execute(own.returning(turns.c.account)).scalar()
            if account is not None:
                ring(db, f"gate {account}")

        await self.database.run(leave)

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
        look = Look(account, owner, capacity, ceilings, lease, patience, doubt)

        def admit(db: Connection) -> Admitted:
            passed = pass_through(db, look)
            return Admitted(_of_tokens(db, passed.tokens), passed.turned, passed.look)

        return await self.database.run(admit)

    async def again(
        self, token: str, *, owner: str, capacity: Capacity, lease: float
    ) -> float | None:
        """Count one more POST of an intent of one's own, and renew its lease.

        Gives None to go ahead, or the seconds to wait for the rate; the lease then outlasts the
        wait. Raises `ValueError` where the intent is no longer this owner's.
        """

        def again(db: Connection) -> float | None:
            row = _held(db, token, owner, ("intended",), "sent again")
            look = Look(row.account, owner, capacity, Ceilings(), lease)
            wait = post_again(db, look, row.model)
            at = now(db)
            until = at + timedelta(seconds=lease + (wait or 0.0))
            change: dict[str, object] = {"lease_until": until, "changed": at}
            if wait is None:
                change["posted"] = at
            db.execute(_own(token, owner, ("intended",)).values(change))
            return wait

        return await self.database.run(again)

    async def take_over(
        self, token: str, *, owner: str, lease: float, lapsed: datetime | None = None
    ) -> bool:
        """Make an intent whose lease is over one's own; False while another may still act on it."""

        def take(db: Connection) -> bool:
            at = now(db)
            free = or_(
                purchases.c.lease_until < at,
                purchases.c.owner == owner,
                purchases.c.lease_until == lapsed,
            )
            change = update(purchases).where(
                purchases.c.token == token, purchases.c.state == "intended", free
            )
            until = at + timedelta(seconds=lease)
            done = db.execute(change.values(owner=owner, lease_until=until, changed=at))
            return done.rowcount == 1

        return await self.database.run(take)

    async def bought(self, token: str, *, owner: str, ticket: str) -> None:
        """Record the vendor's ticket."""
        await self._move(token, owner, ("intended",), state="bought", ticket=ticket)

    async def ended(self, token: str) -> None:
        """Record that a bought job is over at its vendor: its slot is free while it is fetched."""
        change = update(purchases).where(
            purchases.c.token == token, purchases.c.state == "bought", purchases.c.ended.is_(False)
        )

        def end(db: Connection) -> None:
            freed = change.values(ended=True).returning(purchases.c.account)
            account = db.execute(freed).scalar()
            if account is not None:
                ring(db, f"gate {account}")

        await self.database.run(end)

    async def settle(self, token: str, *, owner: str, charge: Decimal, why: str = "") -> None:
        """Record what it cost; a bought row may be settled by whoever fetched the take."""
        change = {"state": "settled", "charge": charge, "why": why or None}
        await self._move(token, owner, ("intended", "bought"), **change)

    async def refuse(self, token: str, *, owner: str, why: str) -> None:
        """Record that nothing was bought."""
        await self._move(token, owner, ("intended", "bought"), state="refused", why=why)

    async def doubt(self, token: str, *, owner: str, why: str) -> None:
        """Record that nobody knows; it counts as spent."""
        await self._move(token, owner, ("intended",), state="in doubt", why=why)

    async def resolve(self, token: str, *, ticket: str | None) -> Purchase:
        """End a doubt as a person knows it: bought under `ticket`, or not bought.

        Raises `KeyError` for no such row, `ValueError` for one that is not in doubt.
        """
        change = (
            {"state": "bought", "ticket": ticket} if ticket is not None else {"state": "refused"}
        )

        def resolve(db: Connection) -> Purchase:
            doubtful = update(purchases).where(
                purchases.c.token == token, purchases.c.state == "in doubt"
            )
            done = db.execute(doubtful.values(**change, changed=now(db))).rowcount
            row = next(iter(_rows(db, purchases.c.token == token)), None)
            if row is None:
                raise KeyError(token)
            if not done:
                message = f"purchase {token} is not in doubt: it is {row.state}"
                raise ValueError(message)
            ring(db, f"gate {row.account}", f"film {row.film}")
            return row

        return await self.database.run(resolve)

    async def purchases(
        self, film: str = "", *, states: Sequence[str] = (), limit: int = 1000
    ) -> Sequence[Purchase]:
        """Give rows, newest change first: of one film or all, in some states or any."""
        which = [purchases.c.film == film] if film else []
        if states:
            which.append(purchases.c.state.in_(states))
        return await self.database.run(lambda db: _rows(db, *which, limit=limit))

    async def lines(self, film: str) -> Sequence[Line]:
        """Give where calls of a film stand in line, by account."""
        return await self.database.run(lambda db: _lines(db, film))

    async def spent(self, film: str) -> Decimal:
        """Give what the film has cost and reserved so far."""
        return await self.database.run(lambda db: spent(db, purchases.c.film == film))

    async def totals(self) -> Mapping[str, Decimal]:
        """Give dollars by state over all films, and `today` for this UTC day."""
        price = func.coalesce(purchases.c.charge, purchases.c.quote)
        query = select(
            purchases.c.state, func.sum(price, type_=purchases.c.quote.type).label("sum")
        ).group_by(purchases.c.state)
        return await self.database.run(
            lambda db: {row.state: row.sum for row in db.execute(query)} | {"today": today(db)}
        )

    async def usage(self, by: str, *, days: float | None = None) -> Sequence[Usage]:
        """Give what was spent, by one of `USAGE`: days newest first, else the dearest first.

        `days` leaves out what was bought before. Raises `KeyError` for another `by`.
        """
        return await self.database.run(lambda db: _usage(db, by, days))

    async def _move(self, token: str, owner: str, before: Sequence[str], **change: object) -> None:
        """Change a row only from the states `before`, and an intent only by its owner."""

        def move(db: Connection) -> None:
            step = _own(token, owner, before).values(**change, changed=now(db))
            account = db.execute(step.returning(purchases.c.account)).scalar()
            if account is None:
                _held(db, token, owner, before, str(change["state"]))
            elif change["state"] != "bought":
                ring(db, f"gate {account}")

        await self.database.run(move)


def _lines(db: Connection, film: str) -> list[Line]:
    own = case((turns.c.film == film, 1), else_=0)
    query = (
        select(
            turns.c.account,
            func.sum(own).label("calls"),
            func.count().label("all"),
            func.min(case((turns.c.film == film, turns.c.since))).label("first"),
        )
        .group_by(turns.c.account)
        .having(func.sum(own) > 0)
        .order_by(turns.c.account)
    )
    at = now(db)
    return [
        Line(
            row.account,
            calls=int(row.calls),
            others=int(row.all - row.calls),
            seconds=max(0.0, (at - row.first).total_seconds()),
        )
        for row in db.execute(query)
    ]


def _usage(db: Connection, by: str, days: float | None) -> list[Usage]:
    created = purchases.c.created
    utc = created if db.dialect.name == "sqlite" else func.timezone("UTC", created)
    name = {
        "day": func.date(utc),
        "film": purchases.c.film,
        "provider": purchases.c.account,
        "model": purchases.c.model,
        "user": purchases.c.user,
    }[by]
    open_ = purchases.c.state.in_(("intended", "bought", "in doubt"))
    money = purchases.c.quote.type
    query = (
        select(
            name.label("name"),
            func.count().label("calls"),
            func.sum(purchases.c.charge, type_=money).label("spent"),
            func.sum(case((open_, purchases.c.quote)), type_=money).label("open"),
        )
        .where(purchases.c.state != "refused")
        .group_by(name)
    )
    if days is not None:
        query = query.where(created > now(db) - timedelta(days=days))
    told: dict[str, Usage] = {}
    for row in db.execute(query):
        short = str(row.name).partition("#")[0] if by == "provider" else str(row.name)
        before = told.get(short, Usage(short, 0, Decimal(0), Decimal(0)))
        told[short] = Usage(
            short,
            before.calls + row.calls,
            before.spent + (row.spent or 0),
            before.open + (row.open or 0),
        )
    if by == "day":
        return sorted(told.values(), key=lambda each: each.name, reverse=True)
    return sorted(told.values(), key=lambda each: (-each.spent - each.open, each.name))


def _own(token: str, owner: str, before: Sequence[str]) -> Update:
    """Begin a change of a row that is this owner's to change; a bought one is anybody's."""
    mine = or_(purchases.c.owner == owner, purchases.c.state == "bought")
    return update(purchases).where(purchases.c.token == token, purchases.c.state.in_(before), mine)


def _held(
    db: Connection, token: str, owner: str, before: Sequence[str], wanted: str
) -> Row[tuple[object, ...]]:
    """Give a row that is this owner's to change; raises `ValueError` that tells whose it is."""
    row = db.execute(select(purchases).where(purchases.c.token == token)).first()
    if row is None:
        message = f"purchase {token} is not {owner}'s to be {wanted}: there is no such row"
        raise ValueError(message)
    if row.state not in before or row.owner != owner:
        message = (
            f"purchase {token} is not {owner}'s to be {wanted}: "
            f"it is {row.state}, and {row.owner}'s"
        )
        raise ValueError(message)
    return row


def _line_up(db: Connection, intent: Intent, owner: str) -> str:
    """Take or take over a place; the row of the line keeps two from taking it at once."""
    at, token = now(db), _free_token(db, intent)
    row = {
        "token": token,
        "film": intent.film,
        "of": intent.of,
        "run": intent.run,
        "key": intent.key,
        "model": intent.model,
        "account": intent.account,
        "user": intent.user,
        "priority": intent.priority,
        "quote": intent.quote,
        "budget": intent.budget,
        "asked": json.dumps(dict(intent.asked), default=str, ensure_ascii=False),
        "owner": owner,
        "seen": at,
        "longer": intent.longer,
    }
    here = and_(turns.c.film == intent.film, turns.c.of == intent.of)
    place = insert_into(db, turns).values(**row, since=at)
    place = place.on_conflict_do_nothing(index_elements=["film", "of"])
    while db.execute(place.returning(turns.c.seq)).first() is None:
        if _may_take(db, intent, owner, at):
            db.execute(update(turns).where(here).values(row))
            break
    if db.dialect.name == "postgresql":  # somebody may have bought before we had the place
        token = _free_token(db, intent)
        if token != row["token"]:
            db.execute(update(turns).where(here).values(token=token))
    return token


def _may_take(db: Connection, intent: Intent, owner: str, at: datetime) -> bool:
    """Say that the place is one's own or a dead one's; False where it is gone by now.

    It keeps its number in the line.
    """
    here = and_(turns.c.film == intent.film, turns.c.of == intent.of)
    held = db.execute(select(turns).where(here).with_for_update()).first()
    if held is None or held.owner == owner:
        return held is not None
    lives = select(workers.c.id).where(workers.c.id == held.owner, alive(at - SILENCE))
    if db.execute(lives).first() is not None:
        message = f"{intent.of} of film {intent.film} is waited for by {held.owner}"
        raise ValueError(message)
    ring(db, f"gate {held.account}")
    return True


def _free_token(db: Connection, intent: Intent) -> str:
    """Give `film/of/N`, the first that the vendor cannot know yet.

    Raises `ValueError` where the very work is intended or bought.
    """
    rows = db.execute(_KNOWN, {"of_film": intent.film, "is_of": intent.of}).all()
    for row in rows:
        if row.key == intent.key and row.state in ("intended", "bought"):
            message = f"{intent.of} of film {intent.film} is {row.state} already, as {row.token}"
            raise ValueError(message)
    known = {row.token for row in rows}
    tokens = (f"{intent.film}/{intent.of}/{number}" for number in count(1))
    return next(token for token in tokens if token not in known)


_KNOWN: Final = select(purchases.c.token, purchases.c.key, purchases.c.state).where(
    purchases.c.film == bindparam("of_film"),
    purchases.c.of == bindparam("is_of"),
    or_(purchases.c.state != "refused", purchases.c.ticket.is_not(None)),
)
"""Rows whose tokens the vendor may know."""


def _standing(db: Connection, film: str, of: str, key: str) -> Purchase | None:
    at, wanted = now(db), {"of_film": film, "is_of": of, "by_key": key}
    row = db.execute(_STANDING, wanted).first()
    return None if row is None else _purchase(row, at)


def _of_tokens(db: Connection, tokens: Sequence[str]) -> tuple[Purchase, ...]:
    """Give rows in the order of their tokens."""
    if not tokens:
        return ()
    rows = {row.token: row for row in _rows(db, purchases.c.token.in_(tokens))}
    return tuple(rows[token] for token in tokens)


def _rows(
    db: Connection, *which: ColumnElement[bool], limit: int | None = None
) -> Sequence[Purchase]:
    """Give rows, newest change first."""
    at = now(db)
    rows = db.execute(select(purchases).where(*which).order_by(*_NEWEST).limit(limit))
    return [_purchase(row, at) for row in rows]


def _purchase(row: Row[tuple[Any, ...]], at: datetime) -> Purchase:
    return Purchase(
        token=row.token,
        film=row.film,
        of=row.of,
        key=row.key,
        model=row.model,
        account=row.account,
        state=row.state,
        quote=row.quote,
        charge=row.charge,
        ticket=row.ticket,
        why=row.why,
        owner=row.owner,
        lease_until=row.lease_until,
        left=max(0.0, (row.lease_until - at).total_seconds()),
        changed=row.changed,
        asked=json.loads(row.asked),
        user=row.user,
    )


_NEWEST: Final = (purchases.c.changed.desc(), purchases.c.token.desc())
_STANDING: Final = (
    select(purchases)
    .where(
        purchases.c.film == bindparam("of_film"),
        purchases.c.of == bindparam("is_of"),
        purchases.c.key == bindparam("by_key"),
        purchases.c.state.in_(("intended", "bought", "in doubt")),
    )
    .order_by(*_NEWEST)
    .limit(1)
)
"""Built once: every piece asks it, and building a statement takes longer than asking it."""
