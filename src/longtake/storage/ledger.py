"""The ledger in a table: intended, bought, settled, refused or in doubt, each write fenced."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sqlalchemy import Connection, Row, insert, select, update

from longtake.capabilities.errors import OverBudget
from longtake.capabilities.storage import Purchase
from longtake.film.quote import dollars, total
from longtake.storage.database import Database
from longtake.storage.tables import purchases


@dataclass(frozen=True, slots=True)
class TableLedger:
    """Keeps one row for every paid call."""

    database: Database

    async def intend(  # noqa: PLR0913 - one row
        self,
        token: str,
        *,
        film: str,
        of: str,
        key: str,
        model: str,
        quote: Decimal,
        budget: Decimal | None,
        owner: str,
        lease: float,
    ) -> Purchase:
        """Reserve and record the intent in one transaction, before anything is sent.

        Gives the row as it stands: an earlier one under the same token is given back unchanged,
        except that a refused one is intended anew. Raises `OverBudget`.
        """

        def gate(db: Connection) -> Purchase:
            held = _find(db, token)
            if held is not None and held.state != "refused":
                return held
            _within(db, film, quote, budget)
            row = {
                "film": film,
                "of": of,
                "key": key,
                "model": model,
                "state": "intended",
                "quote": quote,
                "charge": None,
                "ticket": None,
                "why": None,
                "owner": owner,
                "lease_until": datetime.now(UTC) + timedelta(seconds=lease),
                "changed": datetime.now(UTC),
            }
            if held is None:
                db.execute(insert(purchases).values(token=token, **row))
            else:
                db.execute(update(purchases).where(purchases.c.token == token).values(row))
            return _purchase(db.execute(_row(token)).one())

        return await self.database.run(gate)

    async def take_over(self, token: str, *, owner: str, lease: float) -> bool:
        """Make an intent whose lease is over one's own; False while another may still act on it."""
        now = datetime.now(UTC)
        change = (
            update(purchases)
            .where(
                purchases.c.token == token,
                purchases.c.state == "intended",
                (purchases.c.lease_until < now) | (purchases.c.owner == owner),
            )
            .values(owner=owner, lease_until=now + timedelta(seconds=lease), changed=now)
        )
        return bool(await self.database.run(lambda db: db.execute(change).rowcount))

    async def bought(self, token: str, *, owner: str, ticket: str) -> None:
        """Record the vendor's ticket."""
        await self._move(token, owner, {"intended"}, state="bought", ticket=ticket)

    async def settle(self, token: str, *, owner: str, charge: Decimal) -> None:
        """Record what it cost; a bought row may be settled by whoever fetched the take."""
        await self._move(token, owner, {"intended", "bought"}, state="settled", charge=charge)

    async def refuse(self, token: str, *, owner: str, why: str) -> None:
        """Record that nothing was bought."""
        await self._move(token, owner, {"intended", "bought"}, state="refused", why=why)

    async def doubt(self, token: str, *, owner: str, why: str) -> None:
        """Record that nobody knows; it counts as spent."""
        await self._move(token, owner, {"intended"}, state="in doubt", why=why)

    async def spent(self, film: str) -> Decimal:
        """Give what the film has cost and reserved so far."""
        return await self.database.run(lambda db: _spent(db, film))

    async def purchases(self, film: str) -> list[Purchase]:
        """Give the film's rows, oldest change first."""
        query = select(purchases).where(purchases.c.film == film).order_by(purchases.c.changed)
        return await self.database.run(lambda db: [_purchase(row) for row in db.execute(query)])

    async def _move(self, token: str, owner: str, before: set[str], **change: object) -> None:
        """Change a row only from the states `before`, and an intent only by its owner."""
        mine = (purchases.c.owner == owner) | (purchases.c.state == "bought")
        step = (
            update(purchases)
            .where(purchases.c.token == token, purchases.c.state.in_(before), mine)
            .values(**change, changed=datetime.now(UTC))
        )
        done = await self.database.run(lambda db: db.execute(step).rowcount)
        if not done:
            message = f"purchase {token} is not {owner}'s to change to {change['state']}"
            raise ValueError(message)


def _row(token: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return select(purchases).where(purchases.c.token == token)


def _find(db: Connection, token: str) -> Purchase | None:
    row = db.execute(_row(token)).first()
    return _purchase(row) if row else None


def _purchase(row: Row[tuple[object, ...]]) -> Purchase:
    return Purchase(
        token=row.token,
        film=row.film,
        of=row.of,
        key=row.key,
        model=row.model,
        state=row.state,
        quote=row.quote,
        charge=row.charge,
        ticket=row.ticket,
        owner=row.owner,
        lease_until=row.lease_until,
    )


def _spent(db: Connection, film: str) -> Decimal:
    query = select(purchases).where(purchases.c.film == film, purchases.c.state != "refused")
    return total(row.charge if row.charge is not None else row.quote for row in db.execute(query))


def _within(db: Connection, film: str, quote: Decimal, budget: Decimal | None) -> None:
    if budget is None:
        return
    spent = _spent(db, film)
    if spent + quote > budget:
        message = (
            f"the budget is {dollars(budget)}: {dollars(spent)} is spent or reserved, and this "
            f"needs {dollars(quote)} more; raise --budget or choose a cheaper model"
        )
        raise OverBudget(message)
