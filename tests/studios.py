"""Studios over a home of their own, for tests: real storage, engine and codecs, scripted models."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from longtake.app import Outcome, Studio, open_studio
from longtake.engine.policy import Policy
from longtake.film.brief import Brief, Casting
from longtake.film.picture import Size
from longtake.settings import Settings
from longtake.testing.scripted import NAME, Script, Scripted

SIZE = Size(64, 64)


def brief(prompt: str, *, video: str = "direct", mode: str = "auto", **more: object) -> Brief:
    """Give a brief for the scripted models: a shot a line, `1 red` is one second of red."""
    models = {part: f"{NAME}:{model}" for part, model in _MODELS.items()}
    casting = Casting(**models, video=f"{NAME}:{video}")
    return Brief(prompt, size=SIZE, mode=mode, casting=casting, **more)  # type: ignore[arg-type]


_MODELS = {"planner": "plan", "image": "still", "music": "tone", "voice": "voice"}


@asynccontextmanager
async def scripted(home: Path, script: Script) -> AsyncIterator[Studio]:
    """Open a studio whose scripted provider follows `script`."""
    settings = Settings(home=home, jobs=2)
    policy = Policy(pause=0.01, poll=0.01)
    async with open_studio(settings, {NAME: Scripted(script)}, policy) as studio:
        yield studio


async def make(studio: Studio, wanted: Brief, folder: Path, until: str = "master") -> Outcome:
    """Begin a film and make it."""
    opened = await studio.begin(wanted, folder=folder)
    return await studio.run(opened.film, until=until)
