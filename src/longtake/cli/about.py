"""The commands about this installation: whom it can ask, and whether it is sound."""

from typing import TYPE_CHECKING, Annotated, Final

from typer import Option, Typer

from longtake.cli.failures import FAILED
from longtake.cli.making import Json
from longtake.cli.screen import Screen
from longtake.cli.sitting import at_home, in_studio

if TYPE_CHECKING:
    from longtake.app import Studio
    from longtake.settings import Settings

app = Typer()

CAPABILITIES: Final = ("planner", "image", "video", "music", "voice", "effect")


@app.command()
def providers(*, as_json: Json = False) -> None:
    """List the providers, and what each still needs."""

    async def job(studio: "Studio", shown: Screen) -> int:
        shown.providers(studio.providers())
        return 0

    in_studio(job, as_json=as_json)


@app.command()
def models(*, as_json: Json = False) -> None:
    """List the models that --video and its like take."""

    async def job(studio: "Studio", shown: Screen) -> int:
        rows = [
            (part, f"{state.offer.name}:{model}", state.ready)
            for part in CAPABILITIES
            for state in studio.providers()
            for model in state.offer.models(part)
        ]
        shown.models(rows)
        return 0

    in_studio(job, as_json=as_json)


@app.command()
def doctor(
    *,
    repair: Annotated[bool, Option("--repair", help="Put right what needs nobody.")] = False,
    as_json: Json = False,
) -> None:
    """Check installation, films and ledger; fails if anything is amiss."""

    async def job(settings: "Settings", shown: Screen) -> int:
        from longtake.app import checkup  # noqa: PLC0415 - the engine takes 1.7 s of CPU

        checks = await checkup(settings, repair=repair)
        shown.checks(checks)
        return 0 if all(check.ok for check in checks) else FAILED

    at_home(job, as_json=as_json)
