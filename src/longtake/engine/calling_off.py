"""Ending a run that nobody works on: its jobs are stopped at their vendors by whoever ends it."""

from longtake.capabilities.errors import LongtakeError
from longtake.capabilities.job import Failed, Ticket
from longtake.capabilities.ledger import Purchase
from longtake.capabilities.storage import RunRecord
from longtake.engine.workshop import Workshop


async def call_off(shop: Workshop, run: RunRecord) -> None:
    """Ask the vendors to stop what was bought for a film, and end its run as cancelled.

    A job that is over with a result stays bought: the next run fetches it. One whose vendor does
    not answer stays bought too.
    """
    held = await shop.ledger.purchases(run.film, states=["bought"])
    for row in [row for row in held if shop.sells(row.model)]:
        try:
            await _stop(shop, row)
        except LongtakeError as error:
            await shop.say(run.film, "work.failed", run=run.id, of=row.of, why=str(error))
    facts = {"run": run.id, "error": "Stopped", "why": f"film {run.film} was cancelled"}
    await shop.films.end_run(run.id, state="cancelled", facts=facts)


async def _stop(shop: Workshop, row: Purchase) -> None:
    model, ticket = shop.seller(row), Ticket(row.ticket or "")
    if model is None:
        return
    await model.cancel(ticket)
    match await model.check(ticket):
        case Failed(error, charge) if charge:
            await shop.ledger.settle(row.token, owner=shop.owner, charge=charge, why=str(error))
        case Failed(error):
            await shop.ledger.refuse(row.token, owner=shop.owner, why=str(error))
        case _:
            return
