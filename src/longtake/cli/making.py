"""The commands that make a film, each as far as its name says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option, Typer, echo

from longtake.capabilities.errors import Unusable
from longtake.cli.failures import code_of_state
from longtake.cli.screen import Screen
from longtake.cli.sitting import Haste, Spend, check_purse, film_it, in_studio, sit
from longtake.cli.wishes import (
    Approve,
    ApproveOver,
    Captions,
    Lines,
    Loudness,
    Sign,
    SoundRule,
    Wishes,
    approvals_of,
    brief_of,
    captions_of,
    deadline_of,
    dollars_of,
    output_of,
    priority_of,
    references_of,
    sound_of,
    steps_from,
    with_wishes,
)
from longtake.cli.words import typed
from longtake.film.brief import Brief
from longtake.film.sound import Sound

if TYPE_CHECKING:
    from longtake.app import Opened, Studio

app = Typer()

Prompt = Annotated[str, Argument(metavar="PROMPT", help="What the film shows.", show_default=False)]
Film = Annotated[str, Argument(metavar="DIR", help="The film's folder, or its id.")]
Output = Annotated[
    Path | None, Option("-o", "--output", metavar="FILE", help="Where the film goes, an .mp4.")
]
Yes = Annotated[bool, Option("--yes", "-y", help="Spend what it costs without asking.")]
Budget = Annotated[
    str | None, Option(metavar="USD", help="Dollars that it may cost in all, without asking.")
]
Priority = Annotated[
    str | None, Option(metavar="1..9", help="Whose turn comes first at a vendor: 1 before 9.")
]
Deadline = Annotated[
    str | None, Option(metavar="TIME", help="Give up after so long: 90m, 2h or seconds.")
]
Folder = Annotated[
    Path | None, Option("--dir", metavar="DIR", help="The film's folder; films/TITLE otherwise.")
]
Detach = Annotated[
    bool, Option("--detach", help="Leave it to the fleet's workers, and do not wait.")
]
Json = Annotated[bool, Option("--json", help="One JSON object a line.")]
BRIEF = "brief.yaml"
_USUAL = Haste()


@app.command()
@with_wishes
def make(  # noqa: PLR0913 - options
    wishes: Wishes,
    prompt: Prompt = "",
    *,
    output: Output = None,
    folder: Folder = None,
    yes: Yes = False,
    priority: Priority = None,
    deadline: Deadline = None,
    detach: Detach = False,
    dry_run: Annotated[bool, Option("--dry-run", help="Plan and quote, render nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Make a film from a prompt."""
    brief, pictures, more = _asked(prompt, wishes)
    out, folder = output_of(output), folder or more.folder
    _free(folder, prompt)
    spend = Spend(yes=yes, budget=brief.budget)
    haste = haste_of(priority, deadline, detach=detach)

    async def job(studio: "Studio", shown: Screen) -> int:
        if not dry_run:
            await check_purse(studio, shown, brief, spend)
        opened = await studio.begin(brief, folder=folder, references=pictures)
        if dry_run:
            return await _plan(studio, shown, opened, haste)
        return await film_it(
            studio, shown, opened, until="master", output=out, spend=spend, haste=haste
        )

    in_studio(job, given={**more.settings, **said(wishes)}, as_json=as_json)


@app.command()
@with_wishes
def plan(  # noqa: PLR0913 - options
    wishes: Wishes,
    prompt: Prompt = "",
    *,
    folder: Folder = None,
    priority: Priority = None,
    deadline: Deadline = None,
    as_json: Json = False,
) -> None:
    """Plan a film: its storyboard and its price, nothing rendered."""
    brief, pictures, more = _asked(prompt, wishes)
    haste, folder = haste_of(priority, deadline), folder or more.folder
    _free(folder, prompt)

    async def job(studio: "Studio", shown: Screen) -> int:
        opened = await studio.begin(brief, folder=folder, references=pictures)
        return await _plan(studio, shown, opened, haste)

    in_studio(job, given={**more.settings, **said(wishes)}, as_json=as_json)


@app.command()
def quote(
    film: Film,
    *,
    compare: Annotated[
        bool, Option("--compare", help="With every video model and composer, the cheapest first.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Say what a film will cost and take, shot by shot."""

    async def job(studio: "Studio", shown: Screen) -> int:
        opened = await studio.open(film)
        if compare:
            shown.offers(opened, await studio.compare(opened.film))
        else:
            shown.quote(opened, await studio.quote(opened.film))
        return 0

    in_studio(job, as_json=as_json)


@app.command()
def draw(film: Film, *, yes: Yes = False, budget: Budget = None, as_json: Json = False) -> None:
    """Draw a film's keyframes and stop there."""
    _go_on(film, until="stills", yes=yes, budget=budget, as_json=as_json)


@app.command()
def animatic(
    film: Film,
    *,
    output: Output = None,
    yes: Yes = False,
    budget: Budget = None,
    as_json: Json = False,
) -> None:
    """Cut a film's stills with its timing and music."""
    _go_on(film, until="animatic", output=output, yes=yes, budget=budget, as_json=as_json)


@app.command()
def render(  # noqa: PLR0913 - options
    film: Film,
    *,
    output: Output = None,
    yes: Yes = False,
    budget: Budget = None,
    approve: Approve = None,
    approve_over: ApproveOver = None,
    priority: Priority = None,
    deadline: Deadline = None,
    detach: Detach = False,
    lines: Lines = None,
    sound: SoundRule = None,
    loudness: Loudness = None,
    captions: Captions = None,
    step: Annotated[
        str | None,
        Option("--from", metavar="STEP", help="Make anew from stills, takes or music on."),
    ] = None,
    sign: Sign = None,
    as_json: Json = False,
) -> None:
    """Go on with a film: only what is missing or stale is made."""
    sound_of(Sound(), lines, sound, loudness)  # what is no rule is said before anything is opened
    _go_on(
        film,
        until="master",
        output=output,
        yes=yes,
        budget=budget,
        haste=haste_of(priority, deadline, detach=detach),
        approve=approvals_of(approve),
        approve_over=dollars_of(approve_over, "--approve-over"),
        again=steps_from(step),
        sound=lambda old: sound_of(old, lines, sound, loudness),
        captions=captions_of(captions),
        sign=sign,
        as_json=as_json,
    )


def _go_on(  # noqa: PLR0913 - options
    film: str,
    *,
    until: str,
    output: Path | None = None,
    yes: bool,
    budget: str | None,
    haste: Haste = _USUAL,
    approve: tuple[str, ...] | None = None,
    approve_over: Decimal | None = None,
    again: tuple[str, ...] = (),
    sound: Callable[[Sound], Sound] | None = None,
    captions: str | None = None,
    sign: str | None = None,
    as_json: bool,
) -> None:
    out, spend = output_of(output), Spend(yes=yes, budget=dollars_of(budget))

    async def job(studio: "Studio", shown: Screen) -> int:
        opened = await studio.open(film)
        await studio.amend(
            opened.film,
            budget=spend.budget,
            again=again,
            approve=approve,
            approve_over=approve_over,
            sound=sound,
            captions=captions,
        )
        return await film_it(
            studio, shown, opened, until=until, output=out, spend=spend, haste=haste
        )

    in_studio(job, given={"budget": spend.budget, "sign": sign}, as_json=as_json)


def haste_of(priority: str | None, deadline: str | None, *, detach: bool = False) -> Haste:
    """Read when a run has its turn, when it gives up, and whether it is waited for."""
    return Haste(priority_of(priority), deadline_of(deadline), detach)


async def _plan(studio: "Studio", shown: Screen, opened: "Opened", haste: Haste) -> int:
    outcome = await sit(studio, shown, opened, until="storyboard", haste=haste)
    film, price = await studio.film(opened.film), await studio.quote(opened.film)
    shown.planned(opened, film, price, outcome)
    return code_of_state(outcome.state, outcome.missing)


def said(wishes: Wishes) -> dict[str, object]:
    """Give the settings that were typed."""
    return {name: value for name, value in wishes.settings().items() if value is not None}


@dataclass(frozen=True, slots=True)
class _More:
    """What a file says beside the brief."""

    folder: Path | None = None
    settings: Mapping[str, object] = field(default_factory=dict)


def _asked(prompt: str, wishes: Wishes) -> tuple[Brief, tuple[tuple[str, Path], ...], _More]:
    """Give the brief and its reference pictures by role, a file's below what is typed."""
    pictures = references_of(wishes)
    if wishes.brief is not None and wishes.config is not None:
        raise Unusable("--config", "stands beside --brief", "give one of them")
    if wishes.config is not None:
        from longtake.cli.pipeline import read_pipeline  # noqa: PLC0415 - likewise

        told = read_pipeline(wishes.config)
        for note in told.notes:
            echo(f"{wishes.config}: {note}", err=True)
        brief = brief_of(prompt, wishes, told.brief())
        return brief, (*told.pictures, *pictures), _More(told.folder, told.settings)
    if wishes.brief is None:
        return brief_of(prompt, wishes), pictures, _More()
    from longtake.storage.folder import read_brief  # noqa: PLC0415 - the YAML reader takes 0.1 s

    page = read_brief(wishes.brief)
    return brief_of(prompt, wishes, page.brief), (*page.references, *pictures), _More()


def _free(folder: Path | None, prompt: str) -> None:
    """Raise `Unusable` where a film lies already: it is gone on with, never begun again."""
    for path in (folder, Path(prompt) if _like_path(prompt) else None):
        if path is not None and (path / BRIEF).is_file():
            remedy = f"go on with it: longtake render {typed(path)}"
            raise Unusable(str(path), "there is a film already", remedy)


def _like_path(prompt: str) -> bool:
    """Say whether a prompt can be the name of a folder."""
    return 0 < len(prompt.encode("utf-8", "replace")) < 200 and "\n" not in prompt  # noqa: PLR2004
