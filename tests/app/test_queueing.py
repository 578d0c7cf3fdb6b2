"""Films put in a fleet's queue by a process that is no worker."""

import asyncio
from pathlib import Path

from pydantic import SecretStr

from longtake.app import open_studio
from longtake.film.brief import Brief
from longtake.settings import Settings


def test_a_film_is_queued_before_anybody_has_worked(database_url: str, tmp_path: Path) -> None:
    """In a database that is new, once however often it is asked for."""

    async def scene() -> None:
        settings = Settings(home=tmp_path / "home", database=SecretStr(database_url))
        async with open_studio(settings) as studio:
            film = (await studio.begin(Brief("A cat sleeps"), folder=tmp_path / "film")).film
            assert await studio.queue(film) == await studio.queue(film)

    asyncio.run(scene())
