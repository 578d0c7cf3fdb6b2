"""The rows of tables as plain cells: a quote's, a purchase's, a worker's."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len

from longtake.capabilities.fleet import Worker
from longtake.capabilities.ledger import Purchase
from longtake.cli.words import clean, clock, money, plural, span
from longtake.film.quote import Quote, QuoteLine

if TYPE_CHECKING:
    from longtake.app.replay import Replayed
    from longtake.media.marking import Signature, Told


def by_shot(lines: Sequence[QuoteLine]) -> Iterator[tuple[str, list[QuoteLine]]]:
    """Give each shot's lines, and those of no shot under what they are of."""
    for name, group in groupby(sorted(lines, key=_place(lines)), key=_owner):
        yield name, list(group)


def priced(
    name: str, lines: Sequence[QuoteLine], seconds: float = 0.0, *, models: bool = True
) -> tuple[str, ...]:
    """Give the cells of a quote; `seconds` are what it takes where that is less than the sum."""
    made = [line for line in lines if not line.reused]
    whole = Quote(tuple(made))
    named = ", ".join(dict.fromkeys(line.model for line in lines)) if models else ""
    wall = seconds or sum(line.seconds for line in made)
    return (
        name,
        str(len(made) or ""),
        str(len(lines) - len(made) or ""),
        named,
        span(whole.low, whole.high) if made else "",
        f"about {clock(wall)}" if wall >= 1 else "",
    )


def bought(row: Purchase) -> tuple[str, ...]:
    """Give the cells of a purchase."""
    charge = "" if row.charge is None else money(row.charge)
    return row.token, row.state, f"quote {money(row.quote)}", charge, moment(row.changed)


def sold(row: Purchase) -> str:
    """Give what stands below a purchase: who sold it, under which ticket, and why."""
    parts = (row.model, f"ticket {row.ticket}" if row.ticket else "", row.why or "")
    return "  ".join(clean(part) for part in parts if part)


def working(worker: Worker) -> tuple[str, ...]:
    """Give the cells of a worker."""
    since, seen = f"since {moment(worker.began)}", f"seen {worker.silent:.0f} s ago"
    return worker.name, worker.host, worker.state, since, seen, worker.shape


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Give rows as lines whose columns stand below each other."""
    cells = [[clean(cell) for cell in row] for row in rows]
    rooms = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(
            cell + " " * (room - cell_len(cell)) for cell, room in zip(row, rooms, strict=True)
        ).rstrip()
        for row in cells
    ]


def moment(at: datetime) -> str:
    """Give a time in this place's clock: `26 Nov 15:25`."""
    return f"{at.astimezone():%d %b %H:%M}"


def _owner(line: QuoteLine) -> str:
    return line.shot or line.of


def _place(lines: Sequence[QuoteLine]) -> Callable[[QuoteLine], int]:
    order = {name: place for place, name in enumerate(dict.fromkeys(map(_owner, lines)))}
    return lambda line: order[_owner(line)]


def likened(replayed: "Replayed") -> str:
    """Say how a master that was rebuilt compares with the bundle's."""
    if replayed.identical:
        return "the same file, bit for bit"
    alike = replayed.likeness
    if alike is None or alike.same:
        return "another file, with the same picture and sound to the last bit"
    first = f", from frame {alike.differing[0]}" if alike.differing else ""
    picture = f"{plural(len(alike.differing), 'frame')} of {alike.frames} differ{first}"
    return picture if alike.sound else f"{picture}, and the sound differs"


def originating(told: "Told") -> Iterator[str]:
    """Say what a film tells of its origin."""
    source = (told.source or (told.signature.source if told.signature else "")).rpartition("/")[2]
    if told.title:
        yield told.title + (f", by {told.creator}" if told.creator else "")
    yield source or "it does not say how it was made"
    if told.models:
        yield f"models: {told.models}"
    yield _signed(told.signature)


def _signed(signature: "Signature | None") -> str:
    if signature is None:
        return "not signed"
    who = signature.by or "somebody"
    said = {
        "trusted": f"signed by {who}, as it was signed",
        "valid": f"signed by {who}, whom nobody here vouches for; as it was signed",
        "unchecked": "signed; to have it checked: pip install 'longtake[origin]'",
    }.get(signature.state)
    if said is None:
        return f"CHANGED since it was signed by {who} ({', '.join(signature.faults)})"
    inside = (
        f"; takes that say more: {', '.join(signature.ingredients)}"
        if signature.ingredients
        else ""
    )
    proof = "; a test certificate proves nothing" if signature.test else ""
    return f"{said}{proof}{inside}"
