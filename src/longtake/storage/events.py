"""Events of films in a table: numbered without gaps, and heard as soon as they are kept."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, insert, select, update

from longtake.capabilities.storage import Event
from longtake.storage.bell import ring
from longtake.storage.database import now
from longtake.storage.tables import events, films


def say(db: Connection, film: str, kind: str, facts: Mapping[str, object]) -> Event:
    """Append an event under the film's next number; raises `KeyError` for no such film."""
    return say_all(db, [(film, kind, facts)])[0]


def say_all(
    db: Connection, said: Sequence[tuple[str, str, Mapping[str, object]]]
) -> Sequence[Event]:
    """Append many events, each (film, kind, facts)."""
    if not said:
        return ()
    last, at = _numbered(db, Counter(film for film, _, _ in said)), now(db)
    told: list[Event] = []
    for film, kind, facts in said:
        last[film] += 1
        plain = json.loads(json.dumps(facts, default=str))
        told.append(Event(film, last[film], at, kind, plain))
    db.execute(_APPEND, [_row(event) for event in told])
    ring(db, *(f"film {film}" for film in last))
    ring(db, *(f"steps {event.film}" for event in told if event.kind not in _PASSING))
    return told


_PASSING: Final = frozenset({"work.progress"})
"""What is told often and changes nothing: only those who watch the film are woken."""


def heard(
    db: Connection, film: str, *, after: int, kinds: Sequence[str], limit: int | None
) -> Sequence[Event]:
    """Give the events after a number, in order; of some kinds or of any."""
    wanted = {"of_film": film, "after_number": after} | ({"kinds": list(kinds)} if kinds else {})
    query = _OF_KINDS if kinds else _AFTER
    rows = db.execute(query if limit is None else query.limit(limit), wanted)
    return [Event(row.film, row.number, row.at, row.kind, json.loads(row.facts)) for row in rows]


def _row(event: Event) -> dict[str, object]:
    body = json.dumps(event.facts, ensure_ascii=False)
    return {
        "film": event.film,
        "number": event.number,
        "at": event.at,
        "kind": event.kind,
        "facts": body,
    }


def _numbered(db: Connection, counts: Mapping[str, int]) -> dict[str, int]:
    """Take numbers for each film, in one order of films for all; gives the last before them."""
    last = {}
    for film in sorted(counts):
        step = {"film_id": film, "count": counts[film]}
        number = db.execute(_COUNT_UP, step).scalar()
        if number is None:
            raise KeyError(film)
        last[film] = int(number) - counts[film]
    return last


_AFTER: Final = (
    select(events)
    .where(events.c.film == bindparam("of_film"), events.c.number > bindparam("after_number"))
    .order_by(events.c.number)
)
"""Built once: building a statement takes twice as long as asking it (SQLAlchemy 2.1)."""
_OF_KINDS: Final = _AFTER.where(events.c.kind.in_(bindparam("kinds", expanding=True)))
_APPEND = insert(events)
_COUNT_UP = (
    update(films)
    .where(films.c.id == bindparam("film_id"))
    .values(last_event=films.c.last_event + bindparam("count"))
    .returning(films.c.last_event)
)
