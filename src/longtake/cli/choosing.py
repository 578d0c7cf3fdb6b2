"""The commands that change what a film is made of: another take, another choice, no more."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option, Typer

from longtake.cli.making import Budget, Film, Json, Output, Yes
from longtake.cli.screen import Screen
from longtake.cli.sitting import Spend, film_it, in_studio
from longtake.cli.wishes import dollars_of, output_of, tidy
from longtake.cli.words import typed

if TYPE_CHECKING:
    from longtake.app import Studio

app = Typer()

Shot = Annotated[str, Argument(metavar="SHOT", help="A shot, such as 2B.")]


@app.command()
def retake(  # noqa: PLR0913 - options
    film: Film,
    shot: Shot,
    *,
    prompt: Annotated[
        str | None, Option(metavar="TEXT", help="What it shall show, or say.")
    ] = None,
    seed: Annotated[int | None, Option(metavar="N", help="A seed; another one otherwise.")] = None,
    video: Annotated[str | None, Option(metavar="MODEL", help="Who renders it.")] = None,
    output: Output = None,
    yes: Yes = False,
    budget: Budget = None,
    as_json: Json = False,
) -> None:
    """Make another take of one shot, and the film with it."""
    out, spend = output_of(output), Spend(yes=yes, budget=dollars_of(budget))
    words = tidy(prompt) if prompt is not None else None

    async def job(studio: "Studio", shown: Screen) -> int:
        opened = await studio.open(film)
        await studio.amend(opened.film, budget=spend.budget)
        await studio.retake(opened.film, shot, prompt=words, seed=seed, video=video)
        return await film_it(studio, shown, opened, until="master", output=out, spend=spend)

    in_studio(job, given={"budget": spend.budget}, as_json=as_json)


@app.command()
def retouch(  # noqa: PLR0913 - options
    film: Film,
    shot: Annotated[
        str, Argument(metavar="SHOT", help="A shot 2B, or 2B-end for the still it closes with.")
    ],
    *,
    prompt: Annotated[str, Option(metavar="TEXT", help="What shall be different.")],
    mask: Annotated[
        Path | None,
        Option(
            metavar="FILE",
            help="A picture of the still's size: what is white in it is changed, what is black "
            "stays as it is. Without one the whole picture is changed.",
        ),
    ] = None,
    image: Annotated[
        str | None, Option(metavar="MODEL", help="Who changes it; the film's own otherwise.")
    ] = None,
    yes: Yes = False,
    budget: Budget = None,
    as_json: Json = False,
) -> None:
    """Change the still that a shot begins or ends with; render then makes what uses it anew."""
    spend, words = Spend(yes=yes, budget=dollars_of(budget)), tidy(prompt)

    async def job(studio: "Studio", shown: Screen) -> int:
        opened = await studio.open(film)
        await studio.amend(opened.film, budget=spend.budget)
        await studio.retouch(opened.film, shot, prompt=words, mask=mask, image=image)
        return await film_it(studio, shown, opened, until="retouch", spend=spend)

    in_studio(job, given={"budget": spend.budget}, as_json=as_json)


@app.command()
def select(
    film: Film,
    shot: Annotated[str, Argument(metavar="SHOT", help="A shot 2B, or its segment 2B.1.")],
    take: Annotated[int, Argument(metavar="TAKE", help="The take's number.", min=1)],
    *,
    as_json: Json = False,
) -> None:
    """Choose the take that the film uses for a shot."""

    async def job(studio: "Studio", shown: Screen) -> int:
        opened = await studio.open(film)
        await studio.select(opened.film, shot, take)
        then = f"longtake render {typed(opened.folder)}"
        shown.said(opened, f"{shot} uses take {take}", then)
        return 0

    in_studio(job, as_json=as_json)
