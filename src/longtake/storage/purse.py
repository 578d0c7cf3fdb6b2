"""What is spent and reserved, against the film's budget and the ceilings of a day."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias

from sqlalchemy import ColumnElement, Connection, Row, and_, func, select

from longtake.capabilities.errors import OverBudget
from longtake.capabilities.ledger import Ceilings
from longtake.film.quote import dollars
from longtake.storage.database import now
from longtake.storage.tables import purchases

_Row: TypeAlias = Row[tuple[object, ...]]


@dataclass(slots=True)
class Purse:
    """What is spent and reserved, against every bound; exact under the lock."""

    db: Connection
    ceilings: Ceilings
    moment: datetime
    kept: dict[str, Decimal] = field(default_factory=dict)
    """Sums of the rows that were there before the walk, as far as they were asked for."""
    taken: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    """What the walk itself reserved."""

    def refuses(self, row: _Row) -> OverBudget | None:
        """Give the error of a call that would pass a bound; one that is free passes none."""
        for bound in self._bounds(row) if row.quote else ():
            there = self._sum(bound) + self.taken[bound.whose]
            if there + row.quote > bound.most:
                return OverBudget(
                    f"{bound.name} is {dollars(bound.most)}: {dollars(there)} is spent or "
                    f"reserved, and this needs {dollars(row.quote)} more; {bound.remedy}"
                )
        return None

    def take(self, row: _Row) -> None:
        """Reserve the price of a call."""
        for whose in (f"film {row.film}", f"user {row.user}", "all"):
            self.taken[whose] += row.quote

    def _bounds(self, row: _Row) -> Iterator["_Bound"]:
        """Give each bound that counts for a call."""
        today, user = _today(self.moment), purchases.c.user == row.user
        if row.budget is not None:
            name, own = f"the budget of film {row.film}", purchases.c.film == row.film
            remedy = "raise --budget or choose a cheaper model"
            yield _Bound(f"film {row.film}", row.budget, name, remedy, own)
        if self.ceilings.day is not None:
            remedy = "raise budget_day, or go on after midnight UTC"
            yield _Bound("all", self.ceilings.day, "the ceiling of this day", remedy, today)
        if self.ceilings.user is not None:
            name = f"the ceiling of user {row.user} for a day"
            remedy = "raise budget_user, or go on after midnight UTC"
            yield _Bound(f"user {row.user}", self.ceilings.user, name, remedy, and_(today, user))

    def _sum(self, bound: "_Bound") -> Decimal:
        if bound.whose not in self.kept:
            self.kept[bound.whose] = spent(self.db, bound.which)
        return self.kept[bound.whose]


@dataclass(frozen=True, slots=True)
class _Bound:
    """A sum that is never passed."""

    whose: str
    most: Decimal
    name: str
    remedy: str
    which: ColumnElement[bool]
    """The rows that count."""


def spent(db: Connection, which: ColumnElement[bool]) -> Decimal:
    """Give the charges, or else the quotes, of rows that were not refused."""
    price = func.coalesce(purchases.c.charge, purchases.c.quote)
    query = select(func.sum(price, type_=purchases.c.quote.type))
    return db.execute(query.where(which, purchases.c.state != "refused")).scalar() or Decimal(0)


def _today(moment: datetime) -> ColumnElement[bool]:
    return purchases.c.created >= moment.replace(hour=0, minute=0, second=0, microsecond=0)


def today(db: Connection) -> Decimal:
    """Give what this UTC day has cost and reserved so far."""
    return spent(db, _today(now(db)))
