"""Housekeeping over real homes: what belongs to nothing is found and removed, nothing else ever."""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from longtake.app import Check, Opened, Studio, open_studio
from longtake.app.housekeeping import DAY
from longtake.settings import Settings
from longtake.testing.scripted import Script
from studios import brief, make, scripted

ONE = "1 red"


def found(checks: Sequence[Check], name: str) -> Check | None:
    """Give the check of a name."""
    return next((check for check in checks if check.name == name), None)


def aged(home: Path, seconds: float = 2 * DAY) -> None:
    """Let everything in a home have lain there so long."""
    for path in home.rglob("*"):
        past = path.stat().st_mtime - seconds
        os.utime(path, (past, past))


def blobs(home: Path) -> set[Path]:
    """Give every file among the blobs."""
    return {path for path in (home / "blobs").rglob("*") if path.is_file()}


def stray(home: Path, name: str = "ab" * 32 + ".mp4") -> Path:
    """Lay a file among the blobs that nothing names."""
    path = home / "blobs" / name.strip(".")[:2] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"a take whose film never heard of it")
    return path


def test_a_blob_that_no_film_names_is_found_and_removed(tmp_path: Path) -> None:
    """A first look tells it and touches nothing; a repair removes it and all films stay whole."""

    async def scene() -> None:
        home = tmp_path / "home"
        async with scripted(home, Script()) as studio:
            opened = await studio.begin(brief(ONE), folder=tmp_path / "film")
            await studio.run(opened.film, until="master")
            kept, orphan = blobs(home), stray(home)
            part = stray(home, ".tmp-left-by-a-kill")
            aged(home)
            told = found(await studio.doctor(), "orphans")
            assert told is not None
            assert told.ok
            assert "2 blobs" in told.found
            assert told.remedy == "longtake doctor --repair"
            assert {orphan, part} <= blobs(home)
            told = found(await studio.doctor(repair=True), "orphans")
            assert told is not None
            assert "removed" in told.found
            assert blobs(home) == kept
            assert found(await studio.doctor(), "orphans") is None
            again = await studio.run(opened.film, until="master")
        assert (again.made, again.master is not None) == (0, True)

    asyncio.run(scene())


def test_a_blob_of_today_is_left_alone(tmp_path: Path) -> None:
    """Its take may be on the way."""

    async def scene() -> None:
        home = tmp_path / "home"
        async with scripted(home, Script()) as studio:
            fresh = stray(home)
            assert found(await studio.doctor(repair=True), "orphans") is None
        assert fresh.is_file()

    asyncio.run(scene())


def test_old_takes_and_references_stay(tmp_path: Path) -> None:
    """A take that a retake replaced is a take; a reference picture is part of the brief."""

    async def scene() -> None:
        home = tmp_path / "home"
        async with scripted(home, Script()) as studio:
            picture = await studio.films.film((await _retaken(studio, tmp_path)).film)
            kept = blobs(home)
            aged(home)
            await studio.doctor(repair=True)
        assert blobs(home) == kept
        assert len([take for take in picture.takes if take.of == "1A.1"]) == 2

    asyncio.run(scene())


async def _retaken(studio: Studio, place: Path) -> Opened:
    """Make a film with a reference picture, and another take of its shot."""
    Image.new("RGB", (64, 64), "teal").save(place / "anna.png")
    references = [("Anna", place / "anna.png")]
    opened = await studio.begin(brief(ONE), folder=place / "film", references=references)
    await studio.run(opened.film, until="master")
    await studio.retake(opened.film, "1A", prompt=None, seed=None, video=None)
    await studio.run(opened.film, until="master")
    return opened


def test_a_blob_that_a_film_names_and_that_is_gone_is_told(tmp_path: Path) -> None:
    """It cannot be put right here: a copy is needed."""

    async def scene() -> None:
        home = tmp_path / "home"
        async with scripted(home, Script()) as studio:
            await make(studio, brief(ONE), tmp_path / "film")
            lost = min(blobs(home))
            lost.unlink()
            told = found(await studio.doctor(repair=True), "lost")
        assert told is not None
        assert not told.ok
        assert lost.name[:12] in told.found

    asyncio.run(scene())


def test_a_folder_of_blobs_that_other_homes_may_use_is_never_cleaned(tmp_path: Path) -> None:
    """What this home does not name another one may."""

    async def scene() -> None:
        shared = tmp_path / "shared"
        settings = Settings(home=tmp_path / "home", blobs=shared)
        async with open_studio(settings) as studio:
            other = stray(tmp_path).rename(tmp_path / ("cd" * 32))
            place = shared / "cd" / other.name
            place.parent.mkdir(parents=True)
            other.rename(place)
            aged(shared)
            told = found(await studio.doctor(repair=True), "orphans")
        assert place.is_file()
        assert told is not None
        assert "by hand" in told.remedy

    asyncio.run(scene())


def test_the_engine_file_of_a_film_that_is_over_is_removed(tmp_path: Path) -> None:
    """The film is there without it, and one that was cut off keeps its own."""

    async def scene() -> None:
        home = tmp_path / "home"
        script = Script(polls=10**6)
        async with scripted(home, script) as studio:
            cut = await _cut_off(studio, tmp_path / "cut")
            script.polls = 0
            over = await studio.begin(brief(ONE), folder=tmp_path / "over")
            await studio.run(over.film, until="master")
            kept = (home / "engine").glob("[!.]*.db")
            left = {path.name for path in kept if not path.name.startswith("empty-")}
            assert left == {f"{cut}.db", f"{over.film}.db"}
            told = found(await studio.doctor(), "engine")
            assert told is not None
            assert told.found.startswith("1 file")
            await studio.doctor(repair=True)
            kept = (home / "engine").glob("[!.]*.db")
            left = {path.name for path in kept if not path.name.startswith("empty-")}
            assert left == {f"{cut}.db"}
            done = await studio.run(cut, until="master")
        assert done.state == "done"

    asyncio.run(scene())


async def _cut_off(studio: Studio, folder: Path) -> str:
    """Begin a film and stop its run while a job is rendered."""
    opened = await studio.begin(brief("1 blue", video="job", mode="text"), folder=folder)
    run = asyncio.create_task(studio.run(opened.film, until="master"))
    async for event in studio.follow(opened.film):
        if event.kind == "work.began":
            run.cancel()
            break
    with pytest.raises(asyncio.CancelledError):
        await run
    return opened.film


def test_scratch_that_nobody_ended_is_removed(tmp_path: Path) -> None:
    """Even where another process has the number of the one that left it."""

    async def scene() -> None:
        home = tmp_path / "home"
        async with scripted(home, Script()) as studio:
            folder = studio.blobs.desk / f"{os.getpid()}-left"
            folder.mkdir(parents=True)
            (folder / "take.mp4").write_bytes(bytes(1_000_000))
            assert found(await studio.doctor(repair=True), "scratch") is None
            aged(home)
            told = found(await studio.doctor(), "scratch")
            assert told is not None
            assert "1 folder (1.0 MB)" in told.found
            await studio.doctor(repair=True)
            assert not folder.exists()

    asyncio.run(scene())


def test_the_size_of_a_home_is_told_by_part_and_by_state(tmp_path: Path) -> None:
    """Blobs, database, engine; and the takes of films that are done."""

    async def scene() -> None:
        home = tmp_path / "home"
        async with scripted(home, Script()) as studio:
            await make(studio, brief(ONE), tmp_path / "film")
            await studio.begin(brief(ONE), folder=tmp_path / "idle")
            checks = await studio.doctor()
        size, films = found(checks, "size"), found(checks, "films")
        assert size is not None
        assert films is not None
        taken = sum(path.stat().st_size for path in blobs(home))
        assert size.found.startswith(f"blobs {taken / 1000:.0f} kB in {len(blobs(home))} files")
        assert films.found == f"1 done ({taken / 1000:.0f} kB), 1 queued (0 kB)"

    asyncio.run(scene())
