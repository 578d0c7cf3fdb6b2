"""Loose ends: runs that nobody works on, and purchases that nobody fetches or that are in doubt."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING, Final

from longtake.app.check import Check
from longtake.capabilities.ledger import Purchase
from longtake.capabilities.storage import RunRecord
from longtake.film.quote import dollars

if TYPE_CHECKING:
    from longtake.app.studio import Studio

_FRESH: Final = 10.0
"""Seconds within which a fleet's run may not have found a worker; alone, its own process works."""
_OPEN: Final = ("intended", "bought", "in doubt")
_MOST: Final = 20
"""Findings of a kind that are told one by one."""


async def look(studio: "Studio", *, repair: bool) -> list[Check]:
    """Look for loose ends; in a fleet, repairing puts runs in their queue again."""
    runs = {
        run.film: run for run in await studio.films.open_runs(older=_FRESH if studio.url else 0.0)
    }
    cut = {film: run for film, run in runs.items() if not await studio.heard(run)}
    if repair and studio.url:
        await _put(studio.url, list(cut.values()))
    rows = await studio.ledger.purchases(states=_OPEN)
    bought = {row.film for row in rows if row.state == "bought"}
    return [
        *_capped("runs", [_cut(studio, run) for film, run in cut.items() if film not in bought]),
        *_capped("purchases", [check async for check in _purchases(studio, rows)]),
    ]


def _capped(name: str, checks: Sequence[Check]) -> list[Check]:
    if len(checks) <= _MOST:
        return list(checks)
    ok = all(check.ok for check in checks[_MOST:])
    more = Check(name, ok=ok, found=f"{len(checks) - _MOST} more like these", remedy="")
    return [*checks[:_MOST], more]


def _cut(studio: "Studio", run: RunRecord) -> Check:
    name = f"film {run.film}"
    if studio.url:
        found, remedy = "its run waits for a worker, and there is none", "longtake worker"
        return Check(name, ok=False, found=found, remedy=remedy)
    remedy = f"longtake render {run.film}"
    return Check(name, ok=True, found="its run was cut off; nobody works on it", remedy=remedy)


async def _put(url: str, runs: Sequence[RunRecord]) -> None:
    """Put runs in their queue, where they are not; a worker that comes takes them."""
    from longtake.engine.durable import Desk  # noqa: PLC0415 - DBOS takes half a second

    desk = Desk(url)
    try:
        for run in runs:
            await desk.enqueue(run)
    finally:
        await asyncio.to_thread(desk.close)


async def _purchases(studio: "Studio", rows: Sequence[Purchase]) -> AsyncIterator[Check]:
    """Tell purchases that wait for a person, or that no run fetches."""
    for row in rows:
        if row.state == "in doubt":
            yield _doubtful(row)
        elif not await _fetched(studio, row):
            yield _left(row)


async def _fetched(studio: "Studio", row: Purchase) -> bool:
    """Say whether somebody works on a run that will see to a row, or may still be at it."""
    if row.state == "intended" and row.left > 0:
        return True
    run = await studio.films.open_run(row.film)
    return run is not None and await studio.heard(run)


def _doubtful(row: Purchase) -> Check:
    found = f"in doubt at {row.model}{f': {row.why}' if row.why else ''}"
    remedy = f"look there, then longtake resolve {row.token} --bought TICKET, or --not-bought"
    return Check(f"purchase {row.token}", ok=False, found=found, remedy=remedy)


def _left(row: Purchase) -> Check:
    remedy = f"longtake render {row.film}"
    if row.state == "bought":
        found = f"job {row.ticket} of {row.model} is bought ({dollars(row.quote)}), not fetched"
    else:
        found = f"cut off while it was bought at {row.model}; the next run finds out"
    return Check(f"purchase {row.token}", ok=False, found=found, remedy=remedy)
