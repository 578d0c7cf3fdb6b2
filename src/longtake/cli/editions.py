"""The command that makes a film once more: for another screen, in another language, shorter."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

from typer import Option, Typer

from longtake.capabilities.errors import Unsupported, Unusable
from longtake.cli.making import Budget, Film, Json, Output, Yes
from longtake.cli.screen import Screen
from longtake.cli.sitting import Spend, film_it, in_studio
from longtake.cli.wishes import dollars_of, edition_of, output_of
from longtake.cli.words import typed

if TYPE_CHECKING:
    from longtake.app import Studio

app = Typer()


@app.command()
def edition(  # noqa: PLR0913 - options
    film: Film,
    *,
    aspect: Annotated[
        str | None, Option(metavar="RATIO", help="Another shape: 9:16, 1:1, 4:5, 16:9.")
    ] = None,
    size: Annotated[str | None, Option(metavar="WxH", help="The same in pixels.")] = None,
    fit: Annotated[
        str | None,
        Option(metavar="HOW", help="crop about what matters (usual), or pad with black."),
    ] = None,
    lang: Annotated[
        str | None, Option(metavar="CODE", help="Another language: de, fr, ja.")
    ] = None,
    seconds: Annotated[
        str | None, Option(metavar="S", help="A shorter running time, cut from its shots.")
    ] = None,
    name: Annotated[
        str | None, Option(metavar="NAME", help="What it is called; what is different otherwise.")
    ] = None,
    remove: Annotated[
        str | None, Option(metavar="NAME", help="Leave an edition out from now on.")
    ] = None,
    output: Output = None,
    yes: Yes = False,
    budget: Budget = None,
    as_json: Json = False,
) -> None:
    """Make a film once more in another shape, language or length; only what differs costs."""
    out, spend = output_of(output), Spend(yes=yes, budget=dollars_of(budget))
    asked = partial(
        edition_of, aspect=aspect, size=size, fit=fit, language=lang, seconds=seconds, name=name
    )
    if (asked() is None) == (remove is None):
        remedy = "give --aspect, --lang or --seconds for a new one, or --remove NAME"
        raise Unusable("an edition", "is asked for by what is different", remedy)

    async def job(studio: "Studio", shown: Screen) -> int:
        opened = await studio.open(film)
        await studio.amend(opened.film, budget=spend.budget)
        wanted = asked(film=await studio.size(opened.film))
        if wanted is None:
            await studio.drop_edition(opened.film, remove or "")
            shown.said(opened, f"edition {remove} is left out", "its masters are kept at home")
            return 0
        before = await studio.add_edition(opened.film, wanted)
        try:
            code = await film_it(studio, shown, opened, until="master", spend=spend)
        except (Unusable, Unsupported):  # later renders of the film would end in the same
            await studio.set_editions(opened.film, before)
            shown.said(opened, f"edition {wanted.name} is not kept", "")
            raise
        if code == 0:
            file = await studio.edition_file(opened.film, wanted.name, out)
            shown.said(opened, f"edition {wanted.name}", typed(file))
        return code

    in_studio(job, given={"budget": spend.budget}, as_json=as_json)
