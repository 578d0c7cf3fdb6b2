"""The commands about money: what was intended, bought, settled or is in doubt."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option, Typer

from longtake.capabilities.errors import Unusable
from longtake.capabilities.ledger import USAGE
from longtake.cli.making import Json
from longtake.cli.screen import Screen
from longtake.cli.sitting import in_studio
from longtake.cli.words import clean

if TYPE_CHECKING:
    from longtake.app import Studio

app = Typer()


@app.command()
def ledger(
    film: Annotated[
        str, Argument(metavar="DIR|ID", help="Every film otherwise.", show_default=False)
    ] = "",
    *,
    doubtful: Annotated[bool, Option("--doubtful", help="Only what is in doubt.")] = False,
    as_json: Json = False,
) -> None:
    """List what was bought, newest change first, and what it came to."""

    async def job(studio: "Studio", shown: Screen) -> int:
        held = (await studio.open(film)).film if film else ""
        rows = await studio.purchases(held, doubtful=doubtful)
        shown.ledger(rows, _sums(await studio.totals(held)))
        return 0

    in_studio(job, as_json=as_json)


@app.command()
def usage(
    *,
    by: Annotated[str, Option(metavar="WHAT", help=f"Told by {', '.join(USAGE)}.")] = "day",
    days: Annotated[float | None, Option(metavar="N", min=0, help="Only of the last days.")] = None,
    as_json: Json = False,
) -> None:
    """Say what was spent, by day, film, provider, model or user."""
    if by not in USAGE:
        raise Unusable("--by", f"{by!r} is none of them", f"try {', '.join(USAGE)}")

    async def job(studio: "Studio", shown: Screen) -> int:
        shown.usage(by, await studio.usage(by, days=days))
        return 0

    in_studio(job, as_json=as_json)


@app.command()
def resolve(
    token: Annotated[str, Argument(metavar="TOKEN", help="Of a purchase that is in doubt.")],
    *,
    bought: Annotated[
        str | None, Option(metavar="TICKET", help="It was bought: the vendor's id of the job.")
    ] = None,
    not_bought: Annotated[
        bool, Option("--not-bought", help="It never arrived: it may be bought again.")
    ] = False,
    as_json: Json = False,
) -> None:
    """End a doubt, once you have looked at the vendor's."""
    ticket = None if bought is None else clean(bought)
    if (ticket is None) is not not_bought:
        why = "both were given" if not_bought else "neither was given"
        raise Unusable("--bought TICKET or --not-bought", why, "give the one that is so")
    if ticket == "":
        raise Unusable("--bought", "the ticket is empty", "give the vendor's id of the job")

    async def job(studio: "Studio", shown: Screen) -> int:
        shown.resolved(await studio.resolve(token.strip(), ticket=ticket))
        return 0

    in_studio(job, as_json=as_json)


def _sums(by_state: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Give what purchases come to, as people ask for it."""
    nothing = Decimal(0)
    sums = {
        "spent": by_state.get("settled", nothing),
        "reserved": by_state.get("intended", nothing) + by_state.get("bought", nothing),
        "in doubt": by_state.get("in doubt", nothing),
    }
    return {**sums, "today": by_state["today"]} if "today" in by_state else sums
