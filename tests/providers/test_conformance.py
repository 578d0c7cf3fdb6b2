"""Every built-in provider over HTTP, through its vendor's library, against a fake of its wire."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from longtake.capabilities.catalogue import Entry
from longtake.registry import Registry
from longtake.testing.conformance import (
    QUICK,
    SMALL,
    Bench,
    Made,
    brief_for,
    modes_of,
    sold,
    typical,
)
from longtake.testing.fakes import every
from longtake.testing.fakes.faults import BLURRED, JOB_FAULTS, SPOILT, TURNED_AWAY

FAKES = every()
SUBTLE = ("drop-after", "cut-off")
"""Faults that each provider is put to here, a call each; all: benchmarks/conformance.py."""

MENDED = ("limited", "slow", "fail-job", "odd-status", *SPOILT)
STOPPING = ("no-credit", "bad-key")
"""Nothing else of a film is begun after these."""
UNMENDED = tuple(fault for fault in JOB_FAULTS if fault not in {*MENDED, *STOPPING})


def _videos() -> Iterator[tuple[Entry, str]]:
    """Give a video model of each provider that takes both frames, where one does, in a mode."""
    for name in sorted(FAKES):
        for entry in typical(name)[-1:]:
            yield entry, modes_of(entry)[-1]


def test_every_provider_has_a_fake_of_its_vendors_wire() -> None:
    """Whoever adds a provider adds the server that it is tried against."""
    modules = Registry(lambda _: "", {}).modules
    vendors = {name for name, module in modules.items() if module.OFFER.runs_on == "vendor"}
    assert vendors - {"acme"} == set(FAKES)


@pytest.mark.parametrize(
    ("entry", "mode"),
    [pytest.param(*each, id=f"{each[0].full_name}-{each[1]}") for each in _videos()],
)
def test_a_film_is_bought_once_at_the_price_that_was_quoted(
    entry: Entry, mode: str, tmp_path: Path
) -> None:
    """Invoices, ledger and quote tell the same, and the key is nowhere.

    A status that nobody knows is one of a job that goes on.
    """
    made = _made(tmp_path, entry, mode=mode, shots=2, faults=("odd-status",))
    assert (made.state, made.why) == ("done", "")
    assert made.billed == 2
    assert made.owed == made.charged
    assert made.quote[0] <= made.owed <= made.quote[1]
    assert made.leaked == ()


def test_what_can_be_mended_makes_a_whole_film(tmp_path: Path) -> None:
    """A shot for each fault, each bought once, but for the clip that is broken at the vendor's."""
    made, sold = _under_each(tmp_path, MENDED)
    assert (made.state, made.why, made.missing, made.leaked) == ("done", "", (), ())
    assert made.frames == 48 * len(MENDED)
    assert sold == {fault: 2 if fault == "broken-file" else 1 for fault in MENDED}
    assert made.owed == made.charged


def test_what_cannot_be_mended_buys_nothing_twice(tmp_path: Path) -> None:
    """Nor makes a film that is told to be done: a shot is refused, or in doubt where none knows."""
    made, sold = _under_each(tmp_path, UNMENDED)
    assert (made.state != "done", made.frames, made.leaked) == (True, 0, ())
    unsold = {*TURNED_AWAY, "busy-503", "refuse-output", "cancel-job"}
    assert sold == {fault: int(fault not in unsold) for fault in UNMENDED}
    states = {row.of.partition(".")[0]: row.state for row in made.rows}
    unknown = {*BLURRED, "drop-before"}
    assert list(dict(sorted(states.items())).values()) == [
        "in doubt" if fault in unknown else "refused" for fault in UNMENDED
    ]
    assert made.charged == 0


@pytest.mark.parametrize("fault", STOPPING)
def test_an_account_that_buys_nothing_ends_the_film(fault: str, tmp_path: Path) -> None:
    """With nothing on the bill."""
    made = _made(tmp_path, sold("runway", "video")[0], faults=(fault,))
    assert (made.state, made.frames, made.billed, made.charged) == ("failed", 0, 0, 0)
    assert made.leaked == ()


def _under_each(folder: Path, faults: tuple[str, ...]) -> tuple[Made, dict[str, int]]:
    """Give a film of a shot for each fault, and how many calls of each are on the bill."""
    entry, fake = sold("runway", "video")[0], FAKES["runway"]()
    words = {f"shot {number} of": fault for number, fault in enumerate(faults, start=1)}
    fake.shop.meant = dict(words)
    brief = replace(brief_for(entry, shots=len(faults)), size=SMALL)
    policy = replace(QUICK, doubt=0.0)  # else each doubt would hold one of the vendor's two slots
    made = asyncio.run(Bench(fake, folder, policy).made(brief))
    billed = [sale.wish.prompt for sale in fake.shop.bill]
    return made, {fault: sum(shot in prompt for prompt in billed) for shot, fault in words.items()}


@pytest.mark.parametrize("name", sorted(set(FAKES) - {"runway"}))
def test_each_provider_keeps_to_that(name: str, tmp_path: Path) -> None:
    """By its own wire."""
    models = sold(name, "video", "image", "music")
    if not models:
        pytest.skip("it sells words alone")
    made = _made(tmp_path, models[0], faults=SUBTLE, shots=len(SUBTLE))
    free = models[0].price.free  # it is asked again, for nothing
    assert made.billed <= len(SUBTLE) + (free or models[0].part != "video")
    assert (made.state == "done") == bool(made.frames)
    assert made.leaked == ()
    if "in doubt" not in made.row_states():
        assert made.owed == made.charged


def test_a_help_page_and_a_sketched_film_load_no_vendors_library(tmp_path: Path) -> None:
    """They are imported where a provider is built, not before."""
    libraries = (
        "anthropic",
        "elevenlabs",
        "google.genai",
        "luma_agents",
        "openai",
        "pydantic_ai",
        "runwayml",
    )
    code = (
        "import sys; from longtake.cli.main import app, with_make; "
        "film = ['a pier', '--seconds', '1', '--size', '64x64', '--fps', '8', '--dir', 'film']; "
        "app(args=with_make(film), prog_name='longtake', standalone_mode=False); "
        f"print([name for name in {libraries!r} if name in sys.modules], file=sys.stderr)"
    )
    clean = {name: value for name, value in os.environ.items() if not name.endswith("_KEY")}
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**clean, "LONGTAKE_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (tmp_path / "film" / "film.mp4").exists()
    assert told.stderr.strip() == "[]"


def _made(
    folder: Path, entry: Entry, *, mode: str = "", shots: int = 1, faults: tuple[str, ...] = ()
) -> Made:
    fake = FAKES[entry.provider]()
    fake.shop.obey(faults)
    brief = brief_for(entry, shots=shots, mode=mode or modes_of(entry)[0])
    if entry.part == "video":
        brief = replace(brief, size=SMALL)
    return asyncio.run(Bench(fake, folder).made(brief))
