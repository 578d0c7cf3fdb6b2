"""Runs in a table: one open run a film, what is wished of it, and its end."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from longtake.capabilities.storage import Event, RunRecord
from longtake.film.film import FOLLOWS
from longtake.storage.bell import ring
from longtake.storage.database import now
from longtake.storage.events import heard, say
from longtake.storage.tables import films, runs, turns

_WISHES: Final = ("", "pause", "cancel")


def begin(db: Connection, run: RunRecord) -> RunRecord:
    """Keep a run that begins; where the film has an open run, give that one."""
    hold(db, run.film)
    there = open_run(db, run.film)
    if there is not None:
        return there
    row = {
        "id": run.id,
        "film": run.film,
        "until": run.until,
        "facts": run.facts,
        "revision": run.revision,
        "user": run.user,
        "priority": run.priority,
        "deadline": run.deadline,
        "wish": run.wish,
        "ended": run.ended,
        "began": run.began or now(db),
    }
    db.execute(insert(runs).values(row))
    return record(db, run.id)


def record(db: Connection, run: str) -> RunRecord:
    """Give a run; raises `KeyError`."""
    row = db.execute(_RUN, {"run_id": run}).first()
    if row is None:
        raise KeyError(run)
    return _record(row)


_RUN: Final = select(runs).where(runs.c.id == bindparam("run_id"))
"""Built once, as all that is asked often: building a statement takes longer than asking it."""


def open_run(db: Connection, film: str) -> RunRecord | None:
    """Give the film's run that never came to its end, if there is one."""
    query = select(runs).where(runs.c.film == film, runs.c.ended.is_(False))
    row = db.execute(query.order_by(runs.c.began.desc())).first()
    return _record(row) if row else None


def open_runs(db: Connection, older: float) -> list[RunRecord]:
    """Give the runs that never came to their end, begun so many seconds ago, the oldest first."""
    since = now(db) - timedelta(seconds=older)
    query = select(runs).where(runs.c.ended.is_(False), runs.c.began <= since)
    return [_record(row) for row in db.execute(query.order_by(runs.c.began))]


def wish(db: Connection, film: str, wished: str) -> RunRecord | None:
    """Say what the film's open run shall do; `cancel` stays."""
    if wished not in _WISHES:
        message = f"{wished!r} is no wish; there are pause, cancel and '' to go on"
        raise ValueError(message)
    change = update(runs).where(
        runs.c.film == film, runs.c.ended.is_(False), runs.c.wish != "cancel"
    )
    db.execute(change.values(wish=wished))
    there = open_run(db, film)
    if there is not None:
        accounts = db.execute(select(turns.c.account).where(turns.c.run == there.id)).scalars()
        ring(db, f"film {film}", f"steps {film}", *(f"gate {account}" for account in accounts))
    return there


def end(db: Connection, run: str, *, state: str, facts: Mapping[str, object]) -> Event | None:
    """End a run once: the film's state, the run's end, its turns and the event `run.ended`."""
    film = record(db, run).film
    hold(db, film)
    open_still = update(runs).where(runs.c.id == run, runs.c.ended.is_(False))
    if not db.execute(open_still.values(ended=True)).rowcount:
        return None
    _set(db, film, state)
    left = delete(turns).where(turns.c.run == run).returning(turns.c.account)
    ring(db, *(f"gate {account}" for account in db.execute(left).scalars()))
    return say(db, film, "run.ended", {"run": run, **facts, "state": state})


def start(db: Connection, run: RunRecord) -> None:
    """Queue the film of a run and say that it began; said again, it moves nothing.

    Whoever comes to it late, from a pause, finds the film where others have taken it.
    """
    hold(db, run.film)
    said = heard(db, run.film, after=0, kinds=["run.began"], limit=None)
    again = any(event.facts.get("run") == run.id for event in said)
    if not again:
        move(db, run.film, "queued")
    say(db, run.film, "run.began", {"run": run.id, "until": run.until, "again": again})


def move(db: Connection, film: str, state: str) -> bool:
    """Set a film's state and say so; False, and nothing done, for one that cannot follow."""
    moved = _set(db, film, state)
    if moved:
        say(db, film, "film.state", {"state": state})
    return moved


def _set(db: Connection, film: str, state: str) -> bool:
    allowed = [before for before, after in FOLLOWS.items() if state in after]
    change = update(films).where(films.c.id == film, films.c.state.in_([*allowed, state]))
    return db.execute(change.values(state=state, changed=now(db))).rowcount == 1


def hold(db: Connection, film: str) -> None:
    """Keep others from writing the film until the transaction ends; raises `KeyError`."""
    if db.execute(_HOLD, {"film_id": film}).first() is None:
        raise KeyError(film)


_HOLD: Final = (
    select(films.c.id).where(films.c.id == bindparam("film_id")).with_for_update(key_share=True)
)


def _record(row: Row[tuple[object, ...]]) -> RunRecord:
    return RunRecord(
        id=row.id,
        film=row.film,
        until=row.until,
        facts=row.facts,
        revision=row.revision,
        user=row.user,
        priority=row.priority,
        deadline=row.deadline,
        wish=row.wish,
        ended=row.ended,
        began=row.began,
    )
