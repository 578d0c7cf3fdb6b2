"""The commands that only look: where films stand, and what a run would do."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

from typer import Argument, Option, Typer

from longtake.capabilities.errors import Unusable
from longtake.cli.failures import FAILED
from longtake.cli.making import BRIEF, Film, Json, Yes
from longtake.cli.screen import Screen
from longtake.cli.sitting import allow, at_home, in_studio
from longtake.cli.words import recut_told, typed
from longtake.given import plain

if TYPE_CHECKING:
    from longtake.app import Opened, Studio
    from longtake.settings import Settings

app = Typer()


@app.command()
def status(
    film: Annotated[
        str, Argument(metavar="DIR|ID", help="The newest film otherwise.", show_default=False)
    ] = "",
    *,
    watch: Annotated[bool, Option("--watch", help="Follow it while it is being made.")] = False,
    as_json: Json = False,
) -> None:
    """Say where a film stands."""

    async def job(studio: "Studio", shown: Screen) -> int:
        opened = await _wanted(studio, film)
        past = await studio.events(opened.film)
        if watch and await studio.going_on(opened.film):
            with shown.live(opened, past) as live:
                async for event in studio.follow(opened.film, past[-1].number if past else 0):
                    live.show(event)
            past = await studio.events(opened.film)
        shown.status(
            opened,
            await studio.film(opened.film),
            past,
            spent=await studio.spent(opened.film),
            waits=await studio.waits(opened.film, typed(opened.folder)),
        )
        return 0

    in_studio(job, as_json=as_json)


@app.command("list")
def list_films(
    *,
    limit: Annotated[int, Option("-n", "--limit", min=1, help="How many, newest first.")] = 20,
    as_json: Json = False,
) -> None:
    """List films, newest first."""

    async def job(studio: "Studio", shown: Screen) -> int:
        shown.films(await studio.summaries(limit))
        return 0

    in_studio(job, as_json=as_json)


@app.command()
def diff(film: Film, *, as_json: Json = False) -> None:
    """Say what `render` would make and what it would reuse."""

    async def job(studio: "Studio", shown: Screen) -> int:
        opened = await studio.open(film)
        shown.difference(opened, await studio.quote(opened.film))
        board = (await studio.film(opened.film)).board
        if board.cut is not None:
            shown.going(opened, recut_told(board))
        return 0

    in_studio(job, as_json=as_json)


@app.command()
def inspect(  # noqa: PLR0913 - options
    what: Annotated[str, Argument(metavar="FILE|DIR", help="Any video, or a film's folder.")],
    *,
    report: Annotated[
        Path | None, Option(metavar="PAGE.html", help="Where the page of a FILE goes.")
    ] = None,
    judge: Annotated[
        bool, Option("--judge", help="Have a planner that sees look at a film's shots, for money.")
    ] = False,
    planner: Annotated[
        str, Option(metavar="PROVIDER:MODEL", help="Who judges; else the film's planner.")
    ] = "",
    judges: Annotated[
        Path | None,
        Option(metavar="DIR", help="Compare pictures by the models in it: clip.onnx, …"),
    ] = None,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Look a video or a film over, picture by picture; fails if something severe is found."""
    if planner and not judge:
        raise Unusable(f"--planner {planner}", "nobody is to judge", "give --judge too")
    path, remedy = Path(what), "give a video, or a film's folder"
    if path.suffix and not path.exists():
        raise Unusable(what, "there is no such file", remedy)
    if path.exists() and not path.is_dir():
        if judge:
            why = "a file does not say what its shots were to show"
            raise Unusable(f"--judge {what}", why, "give a film's folder")
        _inspect_file(plain(path, what, remedy), report, judges, as_json=as_json)

    async def job(studio: "Studio", shown: Screen) -> int:
        opened = await studio.open(what)
        judged = await studio.showing(opened.film, planner) if judge else None
        if judged is not None:
            await allow(studio, shown, opened, judged, yes=yes)
        page = await studio.inspect(opened.film, judged)
        shown.inspected(page, opened.folder / "report.html")
        return FAILED if page.found.severe else 0

    in_studio(job, given={"judges": judges}, as_json=as_json)


def _inspect_file(
    file: Path, report: Path | None, judges: Path | None, *, as_json: bool
) -> NoReturn:
    """Look a file over without a home: nothing is kept but the page, where one is wanted."""

    async def job(settings: "Settings", shown: Screen) -> int:
        from longtake.engine.comparing import unlike_in  # noqa: PLC0415 - not for `--help`
        from longtake.film.expected import NOTHING  # noqa: PLC0415
        from longtake.film.finding import in_order  # noqa: PLC0415
        from longtake.film.inspecting import blamed, judged  # noqa: PLC0415
        from longtake.film.inspection import inspection  # noqa: PLC0415
        from longtake.media.editor import open_editor  # noqa: PLC0415 - codecs take 0.4 s
        from longtake.media.judges import open_judges  # noqa: PLC0415
        from longtake.media.marking import read_origin  # noqa: PLC0415
        from longtake.storage.inspection_page import illustrated  # noqa: PLC0415
        from longtake.storage.report import inspection_report  # noqa: PLC0415

        editor = open_editor(settings.jobs)
        comparing = open_judges(settings.judges, editor)
        if comparing is not None:
            comparing.check_equipped()
        curves = await editor.measure(file)
        unlike = await unlike_in(comparing, file, curves, NOTHING)
        every = in_order((*judged(curves), *unlike))
        found = inspection(file.name, curves, NOTHING, blamed(every, (), {}))
        page = await illustrated(editor, file, found)
        editor.threads.shutdown()
        if report is not None:
            await asyncio.to_thread(report.write_text, inspection_report(page), "utf-8")
        told = read_origin(file)
        shown.origin(file, told)
        shown.inspected(page, report)
        return FAILED if page.found.severe or told.changed else 0

    at_home(job, given={"judges": judges}, as_json=as_json)


async def _wanted(studio: "Studio", film: str) -> "Opened":
    """Give the film that is named, else the one that lies here, else the newest."""
    if film:
        return await studio.open(film)
    if _lies_here():
        return await studio.open(".")
    newest = await studio.summaries(1)
    if not newest:
        raise Unusable("status", "there is no film yet", 'make one: longtake "A cat at sea"')
    return await studio.open(newest[0].id)


def _lies_here() -> bool:
    return Path(BRIEF).is_file()
