"""A vendor's gate in tables: who waits, who is let through, and what that reserves."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    Connection,
    Row,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    update,
)

from longtake.capabilities.errors import LongtakeError, Overdue, Stopped
from longtake.capabilities.ledger import Capacity, Ceilings
from longtake.film.turns import Turn, in_turn
from longtake.storage.bell import ring
from longtake.storage.database import lock
from longtake.storage.fleet import SILENCE, alive
from longtake.storage.purse import Purse
from longtake.storage.room import MINUTE, Room, rated
from longtake.storage.tables import posts, purchases, runs, turns, workers

_OLD: Final = timedelta(minutes=2)
UNSEEN: Final = timedelta(seconds=15)
"""Whoever is no worker and has not looked at its gate for so long holds no place in its line."""
_SWEEP: Final = 50
"""Posts after which an account's old ones are forgotten."""

_Row: TypeAlias = Row[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a gate, for one owner."""

    account: str
    owner: str
    capacity: Capacity
    ceilings: Ceilings
    lease: float
    patience: float = 0.0
    """Seconds for which a call that is intended or bought holds its slot."""
    doubt: float = 0.0
    """Seconds for which one in doubt does."""


@dataclass(frozen=True, slots=True)
class Passed:
    """What a look came to."""

    tokens: Sequence[str]
    turned: Mapping[str, LongtakeError]
    look: float | None


def pass_through(db: Connection, look: Look) -> Passed:
    """Let through those of the owner's turns whose turn it is; the account's lock is held after."""
    mine = {"at_account": look.account, "of_owner": look.owner}
    own = db.execute(_OWN, mine).all()
    if not own:
        return Passed((), {}, None)
    at = lock(db, f"gate {look.account}")
    turned = _stopped(db, look, own, at)
    if min(row.seen for row in own) < at - UNSEEN / 3:
        db.execute(_SEE, {**mine, "now": at})
    if _money_counts(look, own):
        at = lock(db, "budget")
    tokens: list[str] = []
    left = Counter({row.model: 0 for row in own})
    for row in own:
        left[row.model] += row.calls
    while True:
        walk = _Walk(db, look, at)
        walk.go()
        _leave(db, walk)
        _intend(db, look, walk)
        tokens += [row.token for row in walk.through]
        turned |= walk.turned
        left -= walk.done
        if walk.over:
            break
    if tokens or turned:
        ring(db, f"gate {look.account}")
    return Passed(tokens, turned, walk.room.look(left))


def post_again(db: Connection, look: Look, model: str) -> float | None:
    """Count one more POST, or give the seconds to wait for the rate."""
    at = lock(db, f"gate {look.account}")
    wait = Room(look.capacity, Counter(), _posted(db, look, at), at).rate_opens(model)
    if wait is None:
        _count_posts(db, look, [model], at)
    return wait


@dataclass(slots=True)
class _Walk:
    """One walk along the line: turns in order, until the gate is shut."""

    db: Connection
    look: Look
    moment: datetime
    through: list[_Row] = field(default_factory=list)
    turned: dict[str, LongtakeError] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)
    """Turns of the owner that left the line, by model."""
    over: bool = True
    """False where another walk may let more through: the line is longer than what was seen."""
    room: Room = field(init=False)

    def go(self) -> None:
        """Walk."""
        users, films, models = Counter[str](), Counter[str](), Counter[str]()
        for row in _held(self.db, self.look, self.moment):
            users[row.user] += row.slots
            films[row.film] += row.slots
            models[row.model] += row.slots
        posted = _posted(self.db, self.look, self.moment)
        room = self.room = Room(self.look.capacity, models, posted, self.moment)
        purse = Purse(self.db, self.look.ceilings, self.moment)
        rows = {row.token: row for row in self._waiting(room.most)}
        line = [_turn(row) for row in rows.values()]
        while line := [turn for turn in line if room.open(turn.model)]:
            turn = next(in_turn(line, users=users, films=films))
            line.remove(turn)
            row = rows[turn.token]
            if row.owner == self.look.owner and not self._pass(row, purse):
                continue
            room.take(turn.model)
            users[turn.user] += 1
            films[turn.film] += 1
        self.over = self.over or not self.done or room.most <= 0

    def _pass(self, row: _Row, purse: Purse) -> bool:
        """Let one of the owner's turns through if there is money for it."""
        self.done[row.model] += 1
        error = purse.refuses(row)
        if error is not None:
            self.turned[row.token] = error
            return False
        purse.take(row)
        self.through.append(row)
        return True

    def _waiting(self, most: int) -> Sequence[_Row]:
        """Give the first turns of each film and model that may go, their owners alive."""
        if most <= 0:
            return ()
        wanted = {
            "at_account": self.look.account,
            "of_owner": self.look.owner,
            "now": self.moment,
            "worked_since": self.moment - SILENCE,
            "looked_since": self.moment - UNSEEN,
            "most": most + 1,
        }
        rows = self.db.execute(_LINE, wanted).all()
        self.over = all(row.place <= most for row in rows)
        return [row for row in rows if row.place <= most]


def _turn(row: _Row) -> Turn:
    return Turn(
        token=row.token,
        film=row.film,
        user=row.user,
        model=row.model,
        priority=row.priority,
        since=row.seq,
    )


def _stopped(
    db: Connection, look: Look, own: Sequence[_Row], at: datetime
) -> dict[str, LongtakeError]:
    """Turn away what belongs to a run that is over or stopped; the others stay as they are now."""
    wanted = {row.run for row in own if row.run}
    there = {row.id: row for row in db.execute(_RUNS, {"wanted": sorted(wanted)})}
    why = {run: _why_not(there.get(run), at) for run in wanted}
    over = [run for run, error in why.items() if error is not None]
    if not over:
        return {}
    mine = and_(turns.c.account == look.account, turns.c.owner == look.owner)
    gone = delete(turns).where(mine, turns.c.run.in_(over))
    left = db.execute(gone.returning(turns.c.token, turns.c.run))
    return {row.token: error for row in left if (error := why[row.run]) is not None}


def _why_not(run: _Row | None, at: datetime) -> LongtakeError | None:
    if run is None:
        return Stopped("the run is not known any more")
    if run.ended:
        return Stopped(f"the run over film {run.film} has ended")
    if run.wish:
        return Stopped(f"film {run.film} was {_STOPPED[run.wish]}")
    if run.deadline is not None and run.deadline <= at:
        return Overdue(
            f"film {run.film} was to be done by {run.deadline:%Y-%m-%d %H:%M:%S} UTC; "
            "what was bought is collected by the next run"
        )
    return None


_STOPPED: Final = {"pause": "paused", "cancel": "cancelled"}


def _money_counts(look: Look, own: Sequence[_Row]) -> bool:
    ceilings = look.ceilings.day is not None or look.ceilings.user is not None
    return ceilings or any(row.bounded for row in own)


def _held(db: Connection, look: Look, moment: datetime) -> Sequence[_Row]:
    """Give the slots that are taken, by model, film and user."""
    wanted = {
        "at_account": look.account,
        "young": moment - timedelta(seconds=look.patience),
        "doubted": moment - timedelta(seconds=look.doubt),
    }
    return db.execute(_HELD, wanted).all()


def _posted(db: Connection, look: Look, moment: datetime) -> list[tuple[str, datetime]]:
    """Give the posts of the last minute, oldest first; none where no rate bounds them."""
    if not rated(look.capacity):
        return []
    wanted = {"at_account": look.account, "young": moment - MINUTE}
    return [(row.model, row.at) for row in db.execute(_POSTED, wanted)]


def _count_posts(db: Connection, look: Look, models: Sequence[str], at: datetime) -> None:
    """Count posts where a rate bounds them, and now and then forget the account's old ones."""
    if not rated(look.capacity):
        return
    rows = [{"account": look.account, "model": name, "at": at} for name in models]
    last = db.execute(insert(posts).returning(posts.c.id), rows).scalars().all()
    if any(number % _SWEEP == 0 for number in last):
        db.execute(delete(posts).where(posts.c.account == look.account, posts.c.at < at - _OLD))


def _leave(db: Connection, walk: _Walk) -> None:
    gone = [*(row.token for row in walk.through), *walk.turned]
    if gone:
        db.execute(delete(turns).where(turns.c.token.in_(gone)))


def _intend(db: Connection, look: Look, walk: _Walk) -> None:
    """Write the intents, in the place of refused rows under the same tokens, and the posts."""
    if not walk.through:
        return
    at, names = walk.moment, [row.token for row in walk.through]
    never_sold = and_(purchases.c.state == "refused", purchases.c.ticket.is_(None))
    db.execute(delete(purchases).where(purchases.c.token.in_(names), never_sold))
    fresh = {
        "state": "intended",
        "owner": look.owner,
        "created": at,
        "posted": at,
        "changed": at,
    }
    rows = [_wanted(row) | fresh | {"lease_until": _lease(at, look, row)} for row in walk.through]
    db.execute(insert(purchases), rows)
    _count_posts(db, look, [row.model for row in walk.through], at)


def _lease(at: datetime, look: Look, row: _Row) -> datetime:
    return at + timedelta(seconds=look.lease + row.longer)


def _wanted(row: _Row) -> dict[str, object]:
    return {name: row._mapping[name] for name in _WANTED}  # noqa: SLF001 - the row's public one


_WANTED: Final = (
    "token", "film", "of", "run", "key", "model", "account", "user", "quote", "asked",
)  # fmt: skip

_MINE: Final = and_(
    turns.c.account == bindparam("at_account"), turns.c.owner == bindparam("of_owner")
)
_OWN: Final = (
    select(
        turns.c.run,
        turns.c.model,
        func.count().label("calls"),
        func.min(turns.c.seen).label("seen"),
        func.max(
            case(
                (and_(turns.c.budget.is_not(None), turns.c.quote > literal_column("0")), 1), else_=0
            )
        ).label("bounded"),
    )
    .where(_MINE)
    .group_by(turns.c.run, turns.c.model)
)
"""What the owner waits for at the gate."""

_SEE: Final = update(turns).where(_MINE).values(seen=bindparam("now"))

_RUNS: Final = (
    select(runs)
    .where(runs.c.id.in_(bindparam("wanted", expanding=True)))
    .order_by(runs.c.id)
    .with_for_update(read=True)
)

_HELD: Final = (
    select(purchases.c.model, purchases.c.film, purchases.c.user, func.count().label("slots"))
    .where(
        purchases.c.account == bindparam("at_account"),
        or_(
            and_(
                purchases.c.state.in_(("intended", "bought")),
                purchases.c.ended.is_(False),
                purchases.c.posted > bindparam("young"),
            ),
            and_(purchases.c.state == "in doubt", purchases.c.posted > bindparam("doubted")),
        ),
    )
    .group_by(purchases.c.model, purchases.c.film, purchases.c.user)
)

_POSTED: Final = (
    select(posts.c.model, posts.c.at)
    .where(posts.c.account == bindparam("at_account"), posts.c.at > bindparam("young"))
    .order_by(posts.c.at)
)

_THERE: Final = or_(
    turns.c.owner == bindparam("of_owner"),
    alive(bindparam("worked_since")),
    and_(workers.c.id.is_(None), turns.c.seen > bindparam("looked_since")),
)
"""Whoever asks is there; so is a worker, and somebody who is none while it looks at the gate."""

_MAY_GO: Final = or_(
    turns.c.run == "",
    and_(
        runs.c.ended.is_(False),
        runs.c.wish == "",
        or_(runs.c.deadline.is_(None), runs.c.deadline > bindparam("now")),
    ),
)
"""What belongs to no run may go; else its run goes on."""

_FIRST: Final = (
    select(
        turns,
        func.row_number()
        .over(partition_by=(turns.c.film, turns.c.model), order_by=(turns.c.priority, turns.c.seq))
        .label("place"),
    )
    .outerjoin(workers, workers.c.id == turns.c.owner)
    .outerjoin(runs, runs.c.id == turns.c.run)
    .where(turns.c.account == bindparam("at_account"), _THERE, _MAY_GO)
    .subquery()
)
_LINE: Final = select(_FIRST).where(_FIRST.c.place <= bindparam("most"))
"""The first turns of each film and model, those of everybody who is there and may go."""
