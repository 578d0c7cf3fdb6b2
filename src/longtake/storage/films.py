"""Films in tables: briefs, storyboards, takes, selects, states, runs and events."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import uuid4

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, and_, bindparam, func, insert, or_, select, update

from longtake.capabilities.storage import Event, RunRecord, Summary
from longtake.film.brief import Brief
from longtake.film.film import Film
from longtake.film.storyboard import Storyboard
from longtake.film.take import Select, Take
from longtake.storage import events, runs, takes
from longtake.storage.database import Database, insert_into, now
from longtake.storage.tables import films, purchases, selects, storyboards
from longtake.storage.tables import takes as takes_table
from longtake.storage.takes import STORYBOARD

BRIEF: Final = TypeAdapter(Brief)
_DIGEST: Final = re.compile(r'"digest":\s*"([0-9a-f]{64})"')


@dataclass(frozen=True, slots=True)
class TableFilms:
    """Keeps films in the database."""

    database: Database

    async def create(self, brief: Brief, *, folder: str, title: str, user: str = "local") -> str:
        """Keep a new film and give its id."""
        film, body = uuid4().hex[:12], BRIEF.dump_json(brief).decode()
        row = {"id": film, "title": title, "folder": folder, "state": "queued", "brief": body}

        def create(db: Connection) -> None:
            at = now(db)
            db.execute(insert(films).values(**row, user=user, created=at, changed=at))

        await self.database.run(create)
        return film

    async def film(self, film: str) -> Film:
        """Give a film; raises `KeyError`."""
        return await self.database.run(lambda db: _film(db, film))

    async def state(self, film: str) -> str:
        """Give the film's state; raises `KeyError`."""
        return await self.database.run(lambda db: str(_row(db, film).state))

    async def folder(self, film: str) -> str:
        """Give the film's folder; raises `KeyError`."""
        return await self.database.run(lambda db: str(_row(db, film).folder))

    async def find(self, beginning: str) -> Sequence[str]:
        """Give the ids that begin so, at most two."""
        query = select(films.c.id).where(films.c.id.startswith(beginning, autoescape=True)).limit(2)
        return await self.database.run(lambda db: list(db.execute(query).scalars()))

    async def move_folder(self, film: str, folder: str) -> None:
        """Keep where the film's folder lies now."""
        change = update(films).where(films.c.id == film).values(folder=folder)
        await self.database.run(lambda db: db.execute(change))

    async def summaries(self, *, limit: int, before: str = "") -> Sequence[Summary]:
        """Give films, newest first, at most `limit`, those before the film `before`."""
        return await self.database.run(lambda db: _summaries(db, limit, before))

    async def move(self, film: str, state: str) -> bool:
        """Set a film's state and say so; False, and nothing done, for one that cannot follow."""
        return await self.database.run(lambda db: runs.move(db, film, state))

    async def set_brief(self, film: str, brief: Brief) -> None:
        """Keep a changed brief."""
        body = BRIEF.dump_json(brief).decode()
        change = update(films).where(films.c.id == film)
        await self.database.run(lambda db: db.execute(change.values(brief=body, changed=now(db))))

    async def set_storyboard(self, film: str, storyboard: Storyboard) -> None:
        """Keep a new revision of the storyboard (older ones stay)."""
        await self.database.run(lambda db: _set_storyboard(db, film, storyboard))

    async def add_take(self, film: str, take: Take, *, settles: str = "") -> Take:
        """Keep a take under the next free number, and give it as kept.

        The same key and asset again is the same take. `settles` is the token of the purchase that
        brought it: its row is settled at the take's charge in the same transaction.
        """
        return await self.database.run(lambda db: takes.add(db, film, take, settles=settles))

    async def made(self, key: str) -> Take | None:
        """Give a take of any film that was made by the work `key`."""
        return await self.database.run(lambda db: takes.made(db, key))

    async def begin_run(self, run: RunRecord) -> RunRecord:
        """Keep a run that begins, and give it; where the film has an open run, gives that one."""
        return await self.database.run(lambda db: runs.begin(db, run))

    async def start_run(self, run: RunRecord) -> None:
        """Queue the film of a run and say that it began; said again, it moves nothing."""
        await self.database.run(lambda db: runs.start(db, run))

    async def run(self, run: str) -> RunRecord:
        """Give a run; raises `KeyError`."""
        return await self.database.run(lambda db: runs.record(db, run))

    async def open_run(self, film: str) -> RunRecord | None:
        """Give the film's run that never came to its end, if there is one."""
        return await self.database.run(lambda db: runs.open_run(db, film))

    async def open_runs(self, *, older: float = 0.0) -> Sequence[RunRecord]:
        """Give the runs of all films that never came to their end, begun so many seconds ago."""
        return await self.database.run(lambda db: runs.open_runs(db, older))

    async def wish(self, film: str, wish: str) -> RunRecord | None:
        """Say what the film's open run shall do, and give it; None where none is open."""
        return await self.database.run(lambda db: runs.wish(db, film, wish))

    async def end_run(self, run: str, *, state: str, facts: Mapping[str, object]) -> Event | None:
        """End a run once: the film's state, the run's end and the event `run.ended`, together.

        A state that cannot follow the film's leaves it where it is. None for a run that had ended.
        """
        return await self.database.run(lambda db: runs.end(db, run, state=state, facts=facts))

    async def select(self, film: str, select: Select) -> None:
        """Keep a choice."""
        row = {"film": film, "of": select.of, "number": select.number, "wanted": select.wanted}
        chosen = {"number": select.number, "wanted": select.wanted}

        def choose(db: Connection) -> None:
            change = insert_into(db, selects).values(row)
            db.execute(change.on_conflict_do_update(index_elements=["film", "of"], set_=chosen))

        await self.database.run(choose)

    async def say(self, film: str, kind: str, facts: Mapping[str, object]) -> Event:
        """Append an event under the film's next number; raises `KeyError` for no such film."""
        return await self.database.run(lambda db: events.say(db, film, kind, facts))

    async def say_all(self, said: Sequence[tuple[str, str, Mapping[str, object]]]) -> None:
        """Append many events, each (film, kind, facts), in one transaction."""
        await self.database.run(lambda db: events.say_all(db, said))

    async def events(
        self, film: str, *, after: int = 0, kinds: Sequence[str] = (), limit: int | None = None
    ) -> Sequence[Event]:
        """Give the events after a number, in order; of some kinds or of any."""
        return await self.database.run(
            lambda db: events.heard(db, film, after=after, kinds=kinds, limit=limit)
        )

    async def lasted(self, model: str) -> Sequence[float]:
        """Give the wall seconds of the newest takes of a `provider:model`, the newest first."""
        return await self.database.run(lambda db: takes.lasted(db, model))

    async def paces(self) -> Mapping[str, float]:
        """Give the median wall seconds of each model's newest takes, by `provider:model`.

        For each second of result, or for each still.
        """
        return await self.database.run(takes.paces)

    async def named_blobs(self) -> set[str]:
        """Give the digests of all blobs that a take, a reference or a storyboard names."""
        return await self.database.run(lambda db: set(_named(db)))


def _row(db: Connection, film: str) -> Row[tuple[object, ...]]:
    row = db.execute(_ROW, {"film_id": film}).first()
    if row is None:
        raise KeyError(film)
    return row


def _film(db: Connection, film: str) -> Film:
    row = _row(db, film)
    body = db.execute(_BODY, {"of_film": film, "of_revision": row.revision}).scalar()
    chosen = db.execute(_SELECTS, {"of_film": film})
    return Film(
        id=film,
        brief=BRIEF.validate_json(str(row.brief)),
        state=str(row.state),
        storyboard=STORYBOARD.validate_json(body) if body else None,
        revision=int(row.revision),
        takes=tuple(takes.of_film(db, film)),
        selects=tuple(Select(held.of, held.number, held.wanted) for held in chosen),
    )


_ROW: Final = select(films).where(films.c.id == bindparam("film_id"))
_BODY: Final = select(storyboards.c.body).where(
    storyboards.c.film == bindparam("of_film"), storyboards.c.revision == bindparam("of_revision")
)
_SELECTS: Final = select(selects).where(selects.c.film == bindparam("of_film"))


def _set_storyboard(db: Connection, film: str, storyboard: Storyboard) -> None:
    runs.hold(db, film)
    last = select(func.max(storyboards.c.revision)).where(storyboards.c.film == film)
    revision, at = 1 + int(db.execute(last).scalar() or 0), now(db)
    body = STORYBOARD.dump_json(storyboard).decode()
    row = {"film": film, "revision": revision, "body": body, "made": at}
    db.execute(insert(storyboards).values(row))
    change = {"revision": revision, "title": storyboard.title, "changed": at}
    db.execute(update(films).where(films.c.id == film).values(change))


def _summaries(db: Connection, limit: int, before: str) -> list[Summary]:
    query = select(films).order_by(films.c.created.desc(), films.c.id.desc()).limit(limit)
    if before:
        mark = _row(db, before)
        older = and_(films.c.created == mark.created, films.c.id < mark.id)
        query = query.where(or_(films.c.created < mark.created, older))
    rows = db.execute(query).all()
    spent = _spent(db, [row.id for row in rows])
    return [
        Summary(
            id=row.id,
            title=row.title,
            state=row.state,
            folder=row.folder,
            created=row.created,
            changed=row.changed,
            spent=spent.get(row.id, Decimal(0)),
        )
        for row in rows
    ]


def _spent(db: Connection, ids: list[str]) -> dict[str, Decimal]:
    paid = and_(purchases.c.film.in_(ids), purchases.c.charge.is_not(None))
    query = select(purchases.c.film, func.sum(purchases.c.charge)).where(paid)
    return {film: spent for film, spent in db.execute(query.group_by(purchases.c.film))}  # noqa: C416 - rows are no pairs to mypy


def _named(db: Connection) -> Iterator[str]:
    yield from db.execute(select(takes_table.c.digest).distinct()).scalars()
    for query in (select(films.c.brief), select(storyboards.c.body)):
        for body in db.execute(query).scalars():
            yield from _DIGEST.findall(body)
