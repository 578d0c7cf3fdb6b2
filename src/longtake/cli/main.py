"""The command `longtake`."""

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Annotated, Final

from typer import Exit, Option, Typer, echo

from longtake import VERSION
from longtake.cli import (
    about,
    choosing,
    editions,
    exporting,
    fleet,
    holding,
    ledger,
    looking,
    making,
)
from longtake.cli.failures import tell

app = Typer(
    name="longtake",
    help='Turns one prompt into a finished film: longtake "A lighthouse keeper sails at night"',
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_GROUPS: Final = (
    making.app,
    choosing.app,
    editions.app,
    holding.app,
    looking.app,
    exporting.app,
    ledger.app,
    fleet.app,
    about.app,
)
for _group in _GROUPS:
    app.add_typer(_group)

COMMANDS: Final = tuple(
    command.name or command.callback.__name__
    for group in _GROUPS
    for command in group.registered_commands
    if command.callback is not None
)
_PROMISED: Final = ("serve",)
"""Commands of later releases: no film is made of their names."""
_OWN_OPTIONS: Final = ("-h", "--help", "--version", "--install-completion", "--show-completion")
_NEAR: Final = 0.8


@app.callback()
def longtake(
    *, version: Annotated[bool, Option("--version", help="Show the version and leave.")] = False
) -> None:
    """Answer what stands before a command."""
    if version:
        echo(f"longtake {VERSION}")
        raise Exit


def run() -> None:
    """Run the command line of this process and leave with the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        app(args=with_make(sys.argv[1:]), prog_name="longtake")
    except Exception as error:  # noqa: BLE001 - the last door: every failure leaves as one line
        sys.exit(tell(error))


def with_make(typed: Sequence[str]) -> list[str]:
    """Give the arguments with `make` before a bare prompt or before options of `make`."""
    first = typed[0] if typed else "--help"
    if first in _OWN_OPTIONS or _meant_as_command(first):
        return list(typed)
    return ["make", *typed]


def _meant_as_command(word: str) -> bool:
    """Say whether a word is a command or looks like one that is misspelt."""
    known = (*COMMANDS, *_PROMISED)
    return word in known or bool(get_close_matches(word, known, n=1, cutoff=_NEAR))
