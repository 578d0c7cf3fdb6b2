"""Films in tables: briefs, storyboards, takes, selects, states and events."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, and_, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from longtake.capabilities.storage import Event, RunRecord, Summary
from longtake.film.asset import Asset
from longtake.film.brief import Brief
from longtake.film.film import FOLLOWS, Film
from longtake.film.storyboard import Storyboard
from longtake.film.take import Select, Take, next_number
from longtake.storage.database import Database
from longtake.storage.tables import events, films, purchases, runs, selects, storyboards, takes

BRIEF = TypeAdapter(Brief)
STORYBOARD = TypeAdapter(Storyboard)


@dataclass(frozen=True, slots=True)
class TableFilms:
    """Keeps films in the database."""

    database: Database

    async def create(self, brief: Brief, *, folder: str, title: str) -> str:
        """Keep a new film and give its id."""
        film, now = uuid4().hex[:12], datetime.now(UTC)
        row = {
            "id": film,
            "title": title,
            "folder": folder,
            "state": "queued",
            "brief": BRIEF.dump_json(brief).decode(),
            "revision": 0,
            "created": now,
            "changed": now,
        }
        await self.database.run(lambda db: db.execute(insert(films).values(row)))
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

    async def move(self, film: str, state: str) -> None:
        """Set a film's state; raises `ValueError` for a step that does not exist."""
        await self.database.run(lambda db: _move(db, film, state))

    async def set_brief(self, film: str, brief: Brief) -> None:
        """Keep a changed brief."""
        body = BRIEF.dump_json(brief).decode()
        change = update(films).where(films.c.id == film).values(brief=body, changed=_now())
        await self.database.run(lambda db: db.execute(change))

    async def set_storyboard(self, film: str, storyboard: Storyboard) -> None:
        """Keep a new revision of the storyboard (older ones stay)."""
        await self.database.run(lambda db: _set_storyboard(db, film, storyboard))

    async def add_take(self, film: str, take: Take) -> Take:
        """Keep a take under the next free number; the same key and asset again is the same take."""
        return await self.database.run(lambda db: _add_take(db, film, take))

    async def made(self, key: str) -> Take | None:
        """Give a take of any film that was made by the work `key`."""
        query = select(takes).where(takes.c.key == key).order_by(takes.c.made).limit(1)

        def first(db: Connection) -> Take | None:
            row = db.execute(query).first()
            return _take(row) if row else None

        return await self.database.run(first)

    async def select(self, film: str, select: Select) -> None:
        """Keep a choice."""
        row = {"film": film, "of": select.of, "number": select.number, "wanted": select.wanted}
        change = upsert(selects).values(row)
        change = change.on_conflict_do_update(
            index_elements=["film", "of"],
            set_={"number": select.number, "wanted": select.wanted},
        )
        await self.database.run(lambda db: db.execute(change))

    async def say(self, film: str, kind: str, facts: Mapping[str, object]) -> Event:
        """Append an event."""
        return await self.database.run(lambda db: _say(db, film, kind, facts))

    async def events(self, film: str, *, after: int = 0) -> Sequence[Event]:
        """Give the events after a number, in order."""
        query = (
            select(events)
            .where(events.c.film == film, events.c.number > after)
            .order_by(events.c.number)
        )
        return await self.database.run(
            lambda db: [
                Event(row.film, row.number, row.at, row.kind, json.loads(row.facts))
                for row in db.execute(query)
            ]
        )

    async def begin_run(self, run: RunRecord) -> None:
        """Keep a run that begins; earlier ones of the film are over."""

        def begin(db: Connection) -> None:
            db.execute(update(runs).where(runs.c.film == run.film).values(ended=True))
            row = {
                "id": run.id,
                "film": run.film,
                "until": run.until,
                "facts": run.facts,
                "revision": run.revision,
            }
            db.execute(insert(runs).values(**row, ended=False, began=_now()))

        await self.database.run(begin)

    async def end_runs(self, film: str) -> None:
        """Keep that the film's runs are over."""
        change = update(runs).where(runs.c.film == film).values(ended=True)
        await self.database.run(lambda db: db.execute(change))

    async def open_run(self, film: str) -> RunRecord | None:
        """Give the film's run that never came to its end, if there is one."""
        query = select(runs).where(runs.c.film == film, runs.c.ended.is_(False))

        def find(db: Connection) -> RunRecord | None:
            row = db.execute(query).first()
            return _run(row) if row else None

        return await self.database.run(find)


def _run(row: Row[tuple[object, ...]]) -> RunRecord:
    return RunRecord(row.id, row.film, row.until, row.facts, row.revision)


def _now() -> datetime:
    return datetime.now(UTC)


def _row(db: Connection, film: str) -> Row[tuple[object, ...]]:
    row = db.execute(select(films).where(films.c.id == film)).first()
    if row is None:
        raise KeyError(film)
    return row


def _film(db: Connection, film: str) -> Film:
    row = _row(db, film)
    body = db.execute(
        select(storyboards.c.body).where(
            storyboards.c.film == film, storyboards.c.revision == row.revision
        )
    ).scalar()
    chosen = db.execute(select(selects).where(selects.c.film == film))
    return Film(
        id=film,
        brief=BRIEF.validate_json(str(row.brief)),
        state=str(row.state),
        storyboard=STORYBOARD.validate_json(body) if body else None,
        revision=int(row.revision),
        takes=tuple(_takes(db, film)),
        selects=tuple(Select(held.of, held.number, held.wanted) for held in chosen),
    )


def _takes(db: Connection, film: str) -> list[Take]:
    query = select(takes).where(takes.c.film == film).order_by(takes.c.made, takes.c.number)
    return [_take(row) for row in db.execute(query)]


def _take(row: Row[tuple[object, ...]]) -> Take:
    return Take(
        of=row.of,
        number=row.number,
        key=row.key,
        model=row.model,
        asset=Asset(row.digest, row.media_type),
        prompt=row.prompt,
        seed=row.seed,
        frames=row.frames,
        charge=row.charge,
        seconds=float(row.seconds),
    )


def _add_take(db: Connection, film: str, take: Take) -> Take:
    held = _takes(db, film)
    for same in held:
        if (same.of, same.key, same.asset) == (take.of, take.key, take.asset):
            return same
    number = next_number(take.of, held)
    row = {
        "film": film,
        "of": take.of,
        "number": number,
        "key": take.key,
        "model": take.model,
        "digest": take.asset.digest,
        "media_type": take.asset.media_type,
        "prompt": take.prompt,
        "seed": take.seed,
        "frames": take.frames,
        "charge": take.charge,
        "seconds": f"{take.seconds:.3f}",
        "made": _now(),
    }
    db.execute(insert(takes).values(row))
    return _take(db.execute(select(takes).where(_is(film, take.of, number))).one())


def _is(film: str, of: str, number: int):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return and_(takes.c.film == film, takes.c.of == of, takes.c.number == number)


def _set_storyboard(db: Connection, film: str, storyboard: Storyboard) -> None:
    revision = 1 + int(
        db.execute(
            select(func.max(storyboards.c.revision)).where(storyboards.c.film == film)
        ).scalar()
        or 0
    )
    body = STORYBOARD.dump_json(storyboard).decode()
    row = {"film": film, "revision": revision, "body": body, "made": _now()}
    db.execute(insert(storyboards).values(row))
    change = {"revision": revision, "title": storyboard.title, "changed": _now()}
    db.execute(update(films).where(films.c.id == film).values(change))


def _move(db: Connection, film: str, state: str) -> None:
    allowed = [before for before, after in FOLLOWS.items() if state in after]
    change = update(films).where(films.c.id == film, films.c.state.in_([*allowed, state]))
    done = db.execute(change.values(state=state, changed=_now()))
    if done.rowcount != 1:
        there = _row(db, film).state
        message = f"film {film} cannot go from {there} to {state}"
        raise ValueError(message)


def _say(db: Connection, film: str, kind: str, facts: Mapping[str, object]) -> Event:
    last = db.execute(select(func.max(events.c.number)).where(events.c.film == film)).scalar()
    number, at = int(last or 0) + 1, _now()
    body = json.dumps(facts, default=str, ensure_ascii=False)
    row = {"film": film, "number": number, "at": at, "kind": kind, "facts": body}
    db.execute(insert(events).values(row))
    return Event(film, number, at, kind, json.loads(body))


def _summaries(db: Connection, limit: int, before: str) -> list[Summary]:
    query = select(films).order_by(films.c.created.desc(), films.c.id.desc()).limit(limit)
    if before:
        mark = _row(db, before)
        older = and_(films.c.created == mark.created, films.c.id < mark.id)
        query = query.where(or_(films.c.created < mark.created, older))
    rows = db.execute(query).all()
    spent = _spent(db, [row.id for row in rows])
    return [
        Summary(row.id, row.title, row.state, row.folder, row.created, row.changed, spent[row.id])
        for row in rows
    ]


def _spent(db: Connection, ids: list[str]) -> dict[str, Decimal]:
    spent = dict.fromkeys(ids, Decimal(0))
    rows = db.execute(
        select(purchases.c.film, purchases.c.charge).where(
            purchases.c.film.in_(ids), purchases.c.charge.is_not(None)
        )
    )
    for row in rows:
        spent[row.film] += row.charge
    return spent
