"""A fleet of workers on PostgreSQL: films are queued, and dead workers replaced by others."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import count
from typing import Final, cast

from benchmarks.crash_lab.alone import ENDS, Filming
from benchmarks.crash_lab.doubts import Doubts
from benchmarks.crash_lab.ground import Ground
from benchmarks.crash_lab.moments import Moment
from benchmarks.crash_lab.order import RATE, SIDE, Script
from benchmarks.crash_lab.process import Process
from benchmarks.crash_lab.shop import KEY
from pydantic import SecretStr

from longtake.app import Studio, open_studio
from longtake.film.brief import Brief, Casting
from longtake.film.picture import Size
from longtake.registry import ProviderModule
from longtake.settings import Settings
from longtake.testing import acme

_PAUSE: Final = 0.25
_FULL: Final = "is full: make room"


@dataclass(slots=True)
class Fleet:
    """Keeps workers working and films in their queue."""

    ground: Ground
    scripts: Iterator[Script]
    filmings: list[Filming] = field(default_factory=list)
    _doubts: Doubts = field(init=False)
    _workers: list[Process] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _more: list[Mapping[str, str]] = field(default_factory=list)
    _looked: float = 0.0

    def __post_init__(self) -> None:
        self._doubts = Doubts(self.ground)
        os.environ["ACME_API_KEY"] = KEY

    @property
    def processes(self) -> Sequence[Process]:
        """The workers that live and are not frozen."""
        return [each for each in self._workers if each.code is None and not each.frozen]

    def keep_up(self, *, more: bool) -> None:
        """Replace workers that are gone, begin films, go on with those whose run has ended."""
        self._muster()
        if time.monotonic() < self._looked + _PAUSE:
            return
        self._looked = time.monotonic()
        open_ = [each for each in self.filmings if not each.over]
        if more and len(open_) < self.ground.order.films:
            self._begin()
        standings, events = self.ground.records.standings(), self.ground.records.last_events()
        for filming in open_:
            filming.move(events.get(filming.film, filming.event))
            if filming.stuck(self.ground):
                filming.give_up("stuck")
            elif not filming.film:
                asyncio.run(self._ask(filming))
            elif filming.film in standings:
                state, running = standings[filming.film]
                if not running:
                    self._go_on(filming, state)

    def whose(self, moment: Moment) -> Process | None:
        """Give the worker that did something."""
        owner = moment.owner or self.ground.records.worker_at(moment.work)
        name = owner.rpartition("-")[0]
        return next((each for each in self.processes if each.name == name), None)

    def next_time(self, process: Process, more: Mapping[str, str]) -> None:
        """Start the next worker in another environment."""
        del process
        self._more.append(more)

    def close(self) -> None:
        """End all workers."""
        for each in self._workers:
            if each.code is None:
                each.end()

    def _muster(self) -> None:
        for each in [each for each in self._workers if each.code is not None]:
            self._workers.remove(each)
            if each.code != -signal.SIGKILL:
                self.ground.diary.ends[f"worker: {each.said[:160]}"] += 1
        while len(self._workers) < self.ground.order.workers:
            name = f"w{next(self._numbers)}"
            home = {"LONGTAKE_HOME": str(self.ground.folder / "homes" / name)}
            more = self._more.pop() if self._more else {}
            self._workers.append(self.ground.begin(name, "worker", "--name", name, **home, **more))

    def _begin(self) -> None:
        script = next(self.scripts)
        filming = Filming(script, self.ground.folder / "films" / f"{script.number}")
        self.filmings.append(filming)
        asyncio.run(self._ask(filming))

    def _go_on(self, filming: Filming, state: str) -> None:
        process = filming.process
        if process is not None and process.code is None:
            return
        if state == "done":
            filming.over = True
            return
        if process is None:
            self._note(filming)
        if filming.ends > ENDS:
            filming.give_up("leads nowhere")
            return
        filming.process = None
        for words in self._doubts.words(filming.film):
            name = f"film-{filming.script.number}"
            url = {"LONGTAKE_DATABASE": self.ground.url}
            filming.process = self.ground.begin(name, *words, **url)
            return
        asyncio.run(self._ask(filming))

    def _note(self, filming: Filming) -> None:
        facts = self.ground.records.why_ended(filming.film)
        if not facts:
            return
        filming.ends += 1
        error = str(facts.get("error", facts.get("state")))
        if error == "OutcomeUnknown" and not self.ground.records.bought(filming.film, "in doubt"):
            self.ground.diary.wrong.append(f"film {filming.film} waits, and nothing is in doubt")
        self.ground.diary.ends["disk full" if _FULL in str(facts.get("why")) else error] += 1

    async def _ask(self, filming: Filming) -> None:
        """Begin a film, unless that is done, and put its run in the queue."""
        try:
            async with self._studio() as studio:
                if not filming.film:
                    brief = _brief(filming.script, self.ground)
                    filming.film = (await studio.begin(brief, folder=filming.folder)).film
                await studio.queue(filming.film)
        except Exception as error:  # noqa: BLE001 - the database may be away: asked again
            first = str(error).partition("\n")[0]
            print(f"not queued: {type(error).__name__}: {first}", file=sys.stderr)

    def _studio(self) -> AbstractAsyncContextManager[Studio]:
        settings = Settings(
            home=self.ground.home, database=SecretStr(self.ground.url), blobs=self.ground.blobs
        )
        return open_studio(settings, {acme.NAME: cast("ProviderModule", acme)})


def _brief(script: Script, ground: Ground) -> Brief:
    order = ground.order
    casting = Casting("acme:plan", f"acme:{order.images}", f"acme:{order.vendor}", "acme:tone")
    return Brief(
        script.prompt,
        size=Size(SIDE, SIDE),
        rate=Fraction(RATE),
        mode=script.mode,
        casting=casting,
        joins="plain",  # as in `asked`
    )
