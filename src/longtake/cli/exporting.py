"""The commands that write a film for other programs, and that rebuild one from its bundle."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Exit, Option, Typer

from longtake.capabilities.errors import Unusable
from longtake.cli.failures import FAILED
from longtake.cli.making import Film, Json, Output
from longtake.cli.screen import Screen, screen
from longtake.cli.sitting import at_home, in_studio
from longtake.cli.wishes import output_of
from longtake.cli.words import recut_told, typed

if TYPE_CHECKING:
    from longtake.app import Studio
    from longtake.settings import Settings

app = Typer()

_KINDS = "otio, fcpxml, edl, srt, vtt, pdf, csv, sheet, hls, bundle"


@app.command()
def export(
    film: Film,
    *,
    to: Annotated[
        list[str], Option("--to", metavar="KIND", help=f"{_KINDS}; may stand several times.")
    ],
    output: Annotated[
        Path | None,
        Option(
            "-o", "--output", metavar="PATH", help="Where it goes; the film's folder otherwise."
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Write a film for editors, players, paper or the archive."""
    kinds = [kind.strip().lower() for text in to for kind in text.split(",")]
    if output is not None and len(kinds) > 1:
        raise Unusable("-o", "stands for several exports", "give one --to at a time, or no -o")

    async def job(studio: "Studio", shown: Screen) -> int:
        opened = await studio.open(film)
        for kind in kinds:
            written = await studio.export(opened.film, kind, output)
            shown.said(opened, typed(written), "")
        return 0

    in_studio(job, as_json=as_json)


@app.command("import")
def import_cut(
    film: Film,
    file: Annotated[
        Path | None, Argument(metavar="FILE", help="An .otio of it that was recut.")
    ] = None,
    *,
    storyboard: Annotated[
        bool, Option("--storyboard", help="Cut it as the storyboard says again.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Take over a cut from an editing program: order, lengths, takes, joins."""
    if (file is None) != storyboard:
        raise Unusable("import", "wants a file or --storyboard", "longtake import DIR cut.otio")

    async def job(studio: "Studio", shown: Screen) -> int:
        opened = await studio.open(film)
        then = f"longtake render {typed(opened.folder)}"
        if file is None:
            await studio.uncut(opened.film)
            shown.said(opened, "cut as the storyboard says", then)
            return 0
        found = await studio.recut(opened.film, file)
        board = (await studio.film(opened.film)).board
        for note in found.notes:
            shown.warned(opened, note)
        shown.said(opened, recut_told(board), then)
        return 0

    in_studio(job, as_json=as_json)


@app.command()
def origin(
    file: Annotated[Path, Argument(metavar="FILE", help="A film, of anybody.")],
    *,
    as_json: Json = False,
) -> None:
    """Say where a film comes from, and whether it is as it was signed; fails if it is not."""
    from longtake.media.marking import read_origin  # noqa: PLC0415 - the codecs take 0.4 s

    told = read_origin(file)
    screen(as_json=as_json).origin(file, told)
    raise Exit(FAILED if told.changed else 0)


@app.command()
def replay(
    bundle: Annotated[Path, Argument(metavar="BUNDLE", help="What `export --to bundle` wrote.")],
    *,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Rebuild a bundle's film, offline; fails where it is not the same."""
    out = output_of(output or Path(f"{bundle.stem or 'film'}-replayed.mp4"))

    async def job(settings: "Settings", shown: Screen) -> int:
        from longtake.app.replay import replay  # noqa: PLC0415 - the codecs take 0.4 s

        replayed = await replay(bundle, out or bundle, jobs=settings.jobs)
        shown.replayed(replayed)
        alike = replayed.likeness
        return 0 if replayed.identical or (alike is not None and alike.same) else FAILED

    at_home(job, as_json=as_json)
