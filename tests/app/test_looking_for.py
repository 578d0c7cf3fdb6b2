"""Tests of looking for a lost job where the vendor does not answer that either."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import pytest

from longtake.app import open_studio
from longtake.capabilities.errors import (
    LongtakeError,
    OutcomeUnknown,
    Transient,
    Unauthorized,
)
from longtake.capabilities.job import Ticket
from longtake.engine.policy import Policy
from longtake.film.brief import Brief, Casting
from longtake.film.picture import Size
from longtake.settings import Settings
from longtake.testing.scripted import Script, Scripted, ScriptedJobs

QUICK = Policy(attempts=2, pause=0.01, longest_pause=0.02, poll=0.01)


@dataclass(frozen=True, slots=True)
class Forgetful(ScriptedJobs):
    """Sells jobs, and cannot say what became of a lost one."""

    error: LongtakeError = Transient("")  # noqa: RUF009 - only raised

    async def find(self, token: str) -> Ticket | None:
        """Fail."""
        del token
        raise self.error


@dataclass(frozen=True, slots=True)
class Desk(Scripted):
    """A provider with such a model."""

    error: LongtakeError = Transient("")  # noqa: RUF009 - only raised

    def video(self, model: str) -> ScriptedJobs:
        """Give it."""
        del model
        return Forgetful(self.script, error=self.error)


@pytest.mark.parametrize(
    "error", [Transient("away"), Unauthorized("revoked"), OutcomeUnknown("not in the history")]
)
def test_what_cannot_be_looked_up_is_in_doubt_and_never_bought_again(
    tmp_path: Path, error: LongtakeError
) -> None:
    """A person can end the doubt then."""
    desk = Desk(Script(lost={"a cat"}), error=error)
    casting = Casting("scripted:plan", "scripted:still", "scripted:job", "scripted:tone")
    brief = Brief("1 a cat", size=Size(64, 64), mode="text", casting=casting)

    async def scene() -> None:
        settings = Settings(home=tmp_path / "home", jobs=2)
        async with open_studio(settings, {"scripted": desk}, QUICK) as studio:
            opened = await studio.begin(brief, folder=tmp_path / "film")
            for _ in range(2):
                with pytest.raises(OutcomeUnknown):
                    await studio.run(opened.film, until="master")
            rows = await studio.purchases(opened.film, doubtful=True)
            assert [row.state for row in rows] == ["in doubt"]
            assert len(desk.script.invoices) == 1
            await studio.resolve(rows[0].token, ticket="job-1")
            assert (await studio.run(opened.film, until="master")).state == "done"

    asyncio.run(scene())
