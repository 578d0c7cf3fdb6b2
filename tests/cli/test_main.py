"""The command's own door: bare prompts, misspelt commands, help that is quick."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from longtake.cli.main import COMMANDS, with_make

LONGTAKE = (sys.executable, "-c", "from longtake.cli.main import run; run()")


def longtake(*typed: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder with a home of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LONGTAKE_")}
    return subprocess.run(
        [*LONGTAKE, *typed],
        cwd=folder,
        env={**clean, "LONGTAKE_HOME": str(folder / "home"), **environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (["A lighthouse at night"], ["make", "A lighthouse at night"]),
        (["sunset", "--seconds", "5"], ["make", "sunset", "--seconds", "5"]),
        (["--seconds", "5", "A cat"], ["make", "--seconds", "5", "A cat"]),
        ([""], ["make", ""]),
        (["灯台"], ["make", "灯台"]),
        (["render", "films/a"], ["render", "films/a"]),
        (["rendr", "films/a"], ["rendr", "films/a"]),
        (["serve"], ["serve"]),
        (["worker"], ["worker"]),
        (["--help"], ["--help"]),
        (["--version"], ["--version"]),
        ([], []),
    ],
)
def test_a_bare_prompt_means_make(typed: list[str], read: list[str]) -> None:
    """Commands, misspelt commands and the program's own options stay as they are."""
    assert with_make(typed) == read


def test_help_names_every_command(tmp_path: Path) -> None:
    """What it must not load is in test_layers, and what it costs in benchmarks/help.py."""
    page = longtake("--help", folder=tmp_path)
    assert page.returncode == 0
    assert all(f"  {command} " in page.stdout for command in COMMANDS)


def test_the_commands_are_those_of_the_guide() -> None:
    """Each stage, each look and each choice has its command."""
    guide = "make plan quote draw animatic render status list retake retouch select diff cancel"
    money_and_fleet = "approve pause ledger usage resolve worker workers"
    about = "providers models doctor"
    handed_on = "edition export import inspect origin replay"
    told = {*guide.split(), *money_and_fleet.split(), *about.split(), *handed_on.split()}
    assert told == set(COMMANDS)


def test_a_misspelt_command_is_answered_with_the_nearest(tmp_path: Path) -> None:
    """No film of the word `rendr` is made."""
    said = longtake("rendr", "films/a", folder=tmp_path)
    assert said.returncode == 2
    assert "render" in said.stderr
    assert not said.stdout


@pytest.mark.parametrize(
    "typed",
    [
        [""],
        ["A cat", "--seconds", "0"],
        ["A cat", "--seconds", "-3"],
        ["A cat", "--size", "9x9"],
        ["A cat", "--size", "1280x720", "--aspect", "9:16"],
        ["A cat", "--mode", "loop"],
        ["A cat", "--budget", "-1"],
        ["A cat", "--ref", "cat=nowhere.png"],
        ["A cat", "-o", "film.gif"],
        ["A cat", "-o", "/proc/film.mp4"],
        ["A cat", "--script", "nowhere.txt"],
        ["A cat", "--approve", "takes"],
        ["A cat", "--approve-over", "much"],
        ["A cat", "--priority", "0"],
        ["A cat", "--deadline", "soon"],
        ["worker"],
        ["worker", "--name", "a b"],
        ["worker", "--queues", "film,,media"],
        ["worker", "--jobs", "none"],
        ["resolve", "f/1A.1/1"],
        ["resolve", "f/1A.1/1", "--not-bought"],
        ["resolve", "f/1A.1/1", "--bought", " "],
        ["resolve", "f/1A.1/1", "--bought", "job-1", "--not-bought"],
        ["a" * 100_000],
    ],
)
def test_what_cannot_be_used_is_one_line_and_2(tmp_path: Path, typed: list[str]) -> None:
    """No traceback, no film's folder, nothing on stdout."""
    said = longtake(*typed, folder=tmp_path)
    assert said.returncode == 2
    assert said.stderr.startswith("longtake: ")
    assert said.stderr.count("\n") == 1
    assert not said.stdout
    assert not (tmp_path / "films").exists()
