"""Takes in a table: numbered, never doubled, never without what they cost."""

import json
from statistics import median
from typing import Final

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, Select, and_, bindparam, func, insert, select, update

from longtake.film.asset import Asset
from longtake.film.storyboard import Storyboard
from longtake.film.take import Take, Word
from longtake.film.time import SOUND_RATE, seconds
from longtake.film.work import MUSIC
from longtake.storage.bell import ring
from longtake.storage.database import now
from longtake.storage.runs import hold
from longtake.storage.tables import films, purchases, storyboards, takes

STORYBOARD: Final = TypeAdapter(Storyboard)
_NEWEST: Final = 20
"""Takes of a model by which its pace is judged."""


def of_film(db: Connection, film: str) -> list[Take]:
    """Give the takes of a film, oldest first."""
    return [_take(row) for row in db.execute(_OF_FILM, {"of_film": film})]


def add(db: Connection, film: str, take: Take, *, settles: str) -> Take:
    """Keep a take under the next free number and settle the purchase that brought it.

    The same key and asset again is the same take. Raises `KeyError` for an unknown token.
    """
    hold(db, film)
    kept = _same(db, film, take) or _added(db, film, take)
    if settles:
        _settle(db, settles, kept)
    return kept


def made(db: Connection, key: str) -> Take | None:
    """Give the oldest take of any film that was made by the work `key`."""
    row = db.execute(_MADE, {"by_key": key}).first()
    return _take(row) if row else None


def lasted(db: Connection, model: str) -> list[float]:
    """Give the wall seconds of a model's newest takes, the newest first."""
    newest = [float(row.seconds) for row in db.execute(_newest(model))]
    return [wall for wall in newest if wall > 0]


def paces(db: Connection) -> dict[str, float]:
    """Give the median wall seconds of each model's newest takes, by `provider:model`.

    For each second of result, or for each still. A take does not say at which rate its model
    renders: its length is counted at the film's.
    """
    lengths: dict[str, float] = {}
    found: dict[str, float] = {}
    model = ""
    while (
        model := db.execute(select(func.min(takes.c.model)).where(takes.c.model > model)).scalar()
        or ""
    ):
        measured = [
            float(row.seconds) / length
            for row in db.execute(_newest(model)).all()
            if float(row.seconds) > 0 and (length := _length(db, row, lengths)) > 0
        ]
        if measured:
            found[model] = median(measured)
    return found


def _newest(model: str) -> Select[tuple[object, ...]]:
    query = select(takes).where(takes.c.model == model)
    return query.order_by(takes.c.made.desc()).limit(_NEWEST)


def _length(db: Connection, row: Row[tuple[object, ...]], lengths: dict[str, float]) -> float:
    """Give the seconds of result that a take holds, 1 for a still; 0 where nobody knows."""
    if row.samples:
        return float(row.samples / SOUND_RATE)
    if not row.frames and row.of != MUSIC:
        return 1.0
    if row.film not in lengths:
        query = select(storyboards.c.body).join(films, films.c.id == storyboards.c.film)
        query = query.where(films.c.id == row.film, storyboards.c.revision == films.c.revision)
        body = db.execute(query).scalar()
        board = STORYBOARD.validate_json(body) if body else None
        lengths[row.film] = float(seconds(board.frames, board.rate)) if board else 0.0
        lengths[f"{row.film} rate"] = float(board.rate) if board else 0.0
    rate = lengths[f"{row.film} rate"]
    if row.of == MUSIC:
        return lengths[row.film]
    return float(row.frames) / rate if rate else 0.0


def _same(db: Connection, film: str, take: Take) -> Take | None:
    asset = {"of_digest": take.asset.digest, "of_type": take.asset.media_type}
    wanted = {"of_film": film, "is_of": take.of, "by_key": take.key, **asset}
    row = db.execute(_SAME, wanted).first()
    return _take(row) if row else None


def _added(db: Connection, film: str, take: Take) -> Take:
    own = {"of_film": film, "is_of": take.of}
    row = {
        "film": film,
        "of": take.of,
        "number": 1 + int(db.execute(_LAST, own).scalar() or 0),
        "key": take.key,
        "model": take.model,
        "digest": take.asset.digest,
        "media_type": take.asset.media_type,
        "prompt": take.prompt,
        "seed": take.seed,
        "frames": take.frames,
        "charge": take.charge,
        "seconds": f"{take.seconds:.3f}",
        "made": now(db),
        "samples": take.samples,
        "words": json.dumps([(word.text, word.begins, word.ends) for word in take.words]),
    }
    return _take(db.execute(_ADD, row).one())


def _settle(db: Connection, token: str, take: Take) -> None:
    """Settle the row at the take's charge, whoever owns it; one that is settled stays so."""
    row = db.execute(_ACCOUNT, {"by_token": token}).first()
    if row is None:
        raise KeyError(token)
    db.execute(_SETTLE, {"by_token": token, "charged": take.charge, "at": now(db)})
    ring(db, f"gate {row.account}")


_OWN: Final = and_(takes.c.film == bindparam("of_film"), takes.c.of == bindparam("is_of"))
_OF_FILM: Final = (
    select(takes).where(takes.c.film == bindparam("of_film")).order_by(takes.c.made, takes.c.number)
)
_MADE: Final = (
    select(takes).where(takes.c.key == bindparam("by_key")).order_by(takes.c.made).limit(1)
)
_SAME: Final = select(takes).where(
    _OWN,
    takes.c.key == bindparam("by_key"),
    takes.c.digest == bindparam("of_digest"),
    takes.c.media_type == bindparam("of_type"),
)
_LAST: Final = select(func.max(takes.c.number)).where(_OWN)
_ADD: Final = insert(takes).returning(takes)
_ACCOUNT: Final = select(purchases.c.account).where(purchases.c.token == bindparam("by_token"))
_SETTLE: Final = (
    update(purchases)
    .where(purchases.c.token == bindparam("by_token"), purchases.c.state != "settled")
    .values(state="settled", charge=bindparam("charged"), why=None, changed=bindparam("at"))
)


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
        samples=row.samples,
        words=tuple(Word(*word) for word in json.loads(row.words)),
    )
