"""The commands that hold a film that is being made, or let it go on."""

import asyncio
from typing import TYPE_CHECKING, Final

from typer import Typer

from longtake.cli.making import Budget, Deadline, Film, Json, Output, Priority, Yes, haste_of
from longtake.cli.screen import Screen
from longtake.cli.sitting import Spend, film_it, in_studio, pay
from longtake.cli.wishes import dollars_of, output_of
from longtake.cli.words import typed

if TYPE_CHECKING:
    from longtake.app import Opened, Studio

app = Typer()

_PATIENCE: Final = 10.0
"""Seconds for which a command waits until a run has ended."""


@app.command()
def approve(  # noqa: PLR0913 - options
    film: Film,
    *,
    output: Output = None,
    yes: Yes = False,
    budget: Budget = None,
    priority: Priority = None,
    deadline: Deadline = None,
    as_json: Json = False,
) -> None:
    """Say yes to what a film waits for, and go on with it."""
    out, spend = output_of(output), Spend(yes=yes, budget=dollars_of(budget))
    haste = haste_of(priority, deadline)

    async def job(studio: "Studio", shown: Screen) -> int:
        opened = await studio.open(film)
        await studio.amend(opened.film, budget=spend.budget)
        await _agree(studio, shown, opened, spend)
        await studio.approve(opened.film)
        return await film_it(
            studio, shown, opened, until="master", output=out, spend=Spend(yes=True), haste=haste
        )

    in_studio(job, given={"budget": spend.budget}, as_json=as_json)


async def _agree(studio: "Studio", shown: Screen, opened: "Opened", spend: Spend) -> None:
    """Return where what an approval lets a run buy is agreed to; raises otherwise.

    A film that waits because of its price is approved with its price.
    """
    brief = (await studio.film(opened.film)).brief
    gate = await studio.awaits(opened.film)
    if gate and brief.approve_over is None:
        stills = gate == "storyboard" and "stills" in brief.approve
        await pay(studio, shown, opened, until="stills" if stills else "master", spend=spend)


@app.command()
def pause(film: Film, *, as_json: Json = False) -> None:
    """Hold a film: what is bought is fetched, nothing more is bought."""

    async def job(studio: "Studio", shown: Screen) -> int:
        opened = await studio.open(film)
        last = await _last(studio, opened)
        await studio.pause(opened.film)
        if await _ended(studio, shown, opened, last, "is being paused"):
            shown.said(opened, f"{opened.title} is paused", _then(opened))
        else:
            shown.going(opened, f"{opened.title} is being paused: what is bought is fetched first")
        return 0

    in_studio(job, as_json=as_json)


@app.command()
def cancel(film: Film, *, as_json: Json = False) -> None:
    """Stop a film that is being made; what is finished is kept."""

    async def job(studio: "Studio", shown: Screen) -> int:
        opened = await studio.open(film)
        last = await _last(studio, opened)
        await studio.cancel(opened.film)
        if await _ended(studio, shown, opened, last, "is stopping"):
            shown.said(opened, f"{opened.title} is cancelled", _then(opened))
        else:
            shown.going(
                opened, f"{opened.title} is stopping still: longtake status says when it has"
            )
        return 0

    in_studio(job, as_json=as_json)


async def _last(studio: "Studio", opened: "Opened") -> int:
    past = await studio.events(opened.film)
    return past[-1].number if past else 0


async def _ended(
    studio: "Studio", shown: Screen, opened: "Opened", last: int, meanwhile: str
) -> bool:
    """Wait for the end of a film's run, as long as a person would."""
    if not await studio.going_on(opened.film):
        return True
    shown.going(opened, f"{opened.title} {meanwhile}")
    try:
        async with asyncio.timeout(_PATIENCE):
            async for event in studio.follow(opened.film, last):
                if event.kind == "run.ended":
                    return True
    except TimeoutError:
        pass
    return not await studio.going_on(opened.film)


def _then(opened: "Opened") -> str:
    return f"longtake render {typed(opened.folder)}"
