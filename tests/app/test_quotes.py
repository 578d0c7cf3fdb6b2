"""Quotes: what a film will take, by what its models took before."""

import asyncio
from pathlib import Path

from longtake.testing.scripted import Script
from studios import brief, scripted


def test_a_quote_says_the_time_that_models_took_before(tmp_path: Path) -> None:
    """Nobody declared any; after one film the next one's time is known, side by side."""

    async def scene() -> None:
        async with scripted(tmp_path / "home", Script(delay=0.05)) as studio:
            first = await studio.begin(brief("1 red", mode="text"), folder=tmp_path / "one")
            await studio.run(first.film, until="storyboard")
            assert (await studio.quote(first.film)).seconds == 0
            await studio.run(first.film, until="master")
            paces = await studio.films.paces()
            wanted = brief("1 green\n1 blue\n1 grey", mode="text")
            second = await studio.begin(wanted, folder=tmp_path / "two")
            await studio.run(second.film, until="storyboard")
            quote = await studio.quote(second.film)
        walls = {line.of: line.seconds for line in quote.lines}
        assert walls["1A.1"] == paces["scripted:direct"] >= 0.05
        assert max(walls.values()) <= quote.seconds < sum(walls.values())

    asyncio.run(scene())


def test_what_is_reused_takes_no_time(tmp_path: Path) -> None:
    """Neither by itself nor in all."""

    async def scene() -> None:
        async with scripted(tmp_path / "home", Script(delay=0.05)) as studio:
            opened = await studio.begin(brief("1 red", mode="text"), folder=tmp_path / "film")
            await studio.run(opened.film, until="master")
            quote = await studio.quote(opened.film)
        assert quote.seconds == 0
        assert all(line.reused for line in quote.lines)

    asyncio.run(scene())
