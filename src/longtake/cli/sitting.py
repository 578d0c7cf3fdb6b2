"""One sitting: a command's work in an open studio, followed on a screen, stopped by Ctrl-C."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeAlias

from typer import Exit, confirm

from longtake.capabilities.errors import (
    LongtakeError,
    OutOfCredit,
    OverBudget,
    Stopped,
    Unusable,
    Waiting,
)
from longtake.cli.failures import INTERRUPTED, code_of, code_of_state
from longtake.cli.screen import Live, Screen, screen
from longtake.cli.words import money, plural, span, typed
from longtake.film.brief import PARTS, Brief, Casting
from longtake.film.quote import Quote

if TYPE_CHECKING:
    from longtake.app import Opened, Outcome, Showing, Studio
    from longtake.settings import Settings

Stop: TypeAlias = Callable[["asyncio.Task[Any]"], object]
"""What the first signal does to the task that works."""

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)
_SHOW_CURSOR: Final = "\x1b[?25h"
_GRACE: Final = 0.05
"""Seconds between two looks for events that were written but not yet seen."""


@dataclass(frozen=True, slots=True)
class Spend:
    """What may be spent without asking."""

    yes: bool = False
    budget: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Haste:
    """When a run has its turn, and when it gives up."""

    priority: int = 5
    """1 goes before 9."""
    deadline: float | None = None
    """Seconds from now."""
    detach: bool = False
    """True puts the run in the fleet's queue and does not wait for it."""


def in_studio(
    job: "Callable[[Studio, Screen], Awaitable[int]]",
    *,
    given: Mapping[str, object] | None = None,
    as_json: bool,
    stop: Stop = asyncio.Task.cancel,
) -> NoReturn:
    """Do a job in a studio with the settings of now, and leave with its exit code."""
    from longtake.app import open_studio  # noqa: PLC0415 - the engine takes 1.7 s of CPU

    async def opened(settings: "Settings", shown: Screen) -> int:
        async with open_studio(settings) as studio:
            return await job(studio, shown)

    at_home(opened, given=given, as_json=as_json, stop=stop)


def at_home(
    job: "Callable[[Settings, Screen], Awaitable[int]]",
    *,
    given: Mapping[str, object] | None = None,
    as_json: bool,
    stop: Stop = asyncio.Task.cancel,
) -> NoReturn:
    """Do a job that opens its studio itself, and leave with its exit code."""
    from longtake.settings import load  # noqa: PLC0415 - pydantic takes 0.07 s

    settings = load(given)
    shown = screen(as_json=as_json)

    async def whole() -> int:
        with stopped_by_signals(stop):
            return await job(settings, shown)

    try:
        with asyncio.Runner() as runner:
            code = runner.run(whole())
    except asyncio.CancelledError:
        code = INTERRUPTED
    raise Exit(code)


@contextmanager
def stopped_by_signals(stop: Stop = asyncio.Task.cancel) -> Iterator[None]:
    """Stop the present task at the first signal; leave at once at the second."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    asked: list[bool] = []

    def hear() -> None:
        if asked or task is None:
            _leave()
        asked.append(True)
        stop(task)

    for number in _SIGNALS:
        loop.add_signal_handler(number, hear)
    try:
        yield
    finally:
        for number in _SIGNALS:
            loop.remove_signal_handler(number)


def _leave() -> NoReturn:
    with suppress(OSError, ValueError):
        if sys.stdout.isatty():
            sys.stdout.write(_SHOW_CURSOR)
            sys.stdout.flush()
    os._exit(INTERRUPTED)


async def film_it(  # noqa: PLR0913 - a run and what it may do
    studio: "Studio",
    shown: Screen,
    opened: "Opened",
    *,
    until: str,
    output: Path | None = None,
    spend: Spend = Spend(),
    haste: Haste = Haste(),
) -> int:
    """Make a film up to a stage, asking before money is spent; gives the exit code.

    A film that waits for approval as it was told to has not failed.
    """
    await agree(studio, shown, opened, until=until, spend=spend)
    if haste.detach:
        await studio.queue(
            opened.film, until=until, priority=haste.priority, deadline=haste.deadline
        )
        shown.said(opened, "queued", f"longtake status --watch {typed(opened.folder)}")
        return 0
    try:
        outcome = await sit(studio, shown, opened, until=until, output=output, haste=haste)
    except Waiting as error:
        shown.waits(opened, error)
        return code_of(error)
    shown.ended(opened, outcome)
    return code_of_state(outcome.state, outcome.missing)


async def sit(  # noqa: PLR0913 - a run and what it may do
    studio: "Studio",
    shown: Screen,
    opened: "Opened",
    *,
    until: str,
    output: Path | None = None,
    haste: Haste = Haste(),
) -> "Outcome":
    """Run a film up to a stage while its events are shown; raises `Stopped` at Ctrl-C."""
    past = await studio.events(opened.film)
    with shown.live(opened, past, keep=until != "storyboard") as live:
        run = asyncio.create_task(
            studio.run(
                opened.film,
                until=until,
                output=output,
                priority=haste.priority,
                deadline=haste.deadline,
            )
        )
        eyes = _Eyes(studio, opened.film, live, past[-1].number if past else 0)
        watch = asyncio.create_task(eyes.watch())
        try:
            await asyncio.wait({run})
        except asyncio.CancelledError:
            live.stopping()
            run.cancel()
            await asyncio.wait({run})
        finally:
            watch.cancel()
            await asyncio.wait({watch})
        if _foreseen(run):
            await eyes.look()
    try:
        return _result(run, opened)
    except Waiting:
        raise
    except Exception as error:
        shown.failed(opened, error)
        raise


def _foreseen(run: "asyncio.Task[Outcome]") -> bool:
    """Say whether a run's end leaves a studio that can still be asked."""
    error = None if run.cancelled() else run.exception()
    return error is None or isinstance(error, LongtakeError)


def _result(run: "asyncio.Task[Outcome]", opened: "Opened") -> "Outcome":
    how = f"go on with: longtake render {typed(opened.folder)}"
    if run.cancelled():
        raise Stopped(f"stopped; {how}")
    try:
        return run.result()
    except Stopped as error:
        raise Stopped(f"{error}; {how}") from None
    except OverBudget as error:
        raise OverBudget(f"{error}; {how}") from None
    except OutOfCredit as error:
        raise OutOfCredit(f"{error}; fill the account up, then {how}") from None


@dataclass(slots=True)
class _Eyes:
    """Follows a film's events, each once and in order."""

    studio: "Studio"
    film: str
    live: Live
    last: int

    async def watch(self) -> None:
        """Show what happens, for ever: a film that was over may begin anew."""
        while True:
            async for event in self.studio.follow(self.film, self.last):
                self.last = event.number
                self.live.show(event)
            await asyncio.sleep(_GRACE)

    async def look(self) -> None:
        """Show what has happened and was not shown yet."""
        for event in await self.studio.events(self.film, self.last):
            self.last = event.number
            self.live.show(event)


async def check_purse(studio: "Studio", shown: Screen, brief: Brief, spend: Spend) -> None:
    """Raise `Unusable` where money would be spent with nobody to ask and nothing agreed."""
    agreed = spend.budget is not None or brief.approve_over is not None
    if spend.yes or agreed or shown.asks:
        return
    casting, why = studio.casting(brief)
    if _charging(studio, _whole(casting)):
        raise Unusable("this film costs money", why, "give --yes or --budget USD")


async def agree(
    studio: "Studio", shown: Screen, opened: "Opened", *, until: str, spend: Spend
) -> None:
    """Return where what a run may buy is free or agreed to; raises otherwise."""
    if until == "storyboard" or (spend.yes and studio.warn_at is None):
        return
    film = await studio.film(opened.film)
    if film.storyboard is None:
        casting, _ = studio.casting(film.brief)
        if not _charging(studio, _whole(casting)):
            return
        await check_purse(studio, shown, film.brief, spend)
        await sit(studio, shown, opened, until="storyboard")
    gate = await studio.awaits(opened.film)
    if gate == "storyboard" or film.brief.approve_over is not None:
        return  # nothing is bought before somebody has looked, or what may be was said
    await pay(
        studio, shown, opened, until=gate if until == "master" and gate else until, spend=spend
    )


async def pay(
    studio: "Studio", shown: Screen, opened: "Opened", *, until: str, spend: Spend
) -> None:
    """Return where what is missing up to a stage is allowed, or the person says yes."""
    film, spent = await studio.film(opened.film), await studio.spent(opened.film)
    quote = await studio.quote(opened.film, until=until)
    budget = spend.budget if spend.budget is not None else film.brief.budget
    warn = studio.warn_at
    if warn is not None and not quote.free and spent + quote.high >= warn:
        shown.warned(
            opened, f"it may come to {money(spent + quote.high)}; warn_at is {money(warn)}"
        )
    if opened.elsewhere and not quote.free:
        shown.warned(opened, "another home (LONGTAKE_HOME) knows this film; its takes are not here")
    if spend.yes or quote.free or (budget is not None and spent + quote.high <= budget):
        return
    cost = f"the film costs {span(quote.low, quote.high)}"
    if shown.asks:
        _ask(shown, opened, quote, budget)
    elif budget is not None:
        more = f" more, after {money(spent)}" if spent else ""
        cost = f"{cost}{more}, the budget is {money(budget)}"
        raise OverBudget(f"{cost}; raise --budget, or give --yes to go on until it is spent")
    else:
        raise Unusable("--yes", cost, "give --yes or --budget USD")


async def allow(
    studio: "Studio", shown: Screen, opened: "Opened", judged: "Showing", *, yes: bool
) -> None:
    """Return where having pictures judged is free or allowed, or the person says yes."""
    film, spent = await studio.film(opened.film), await studio.spent(opened.film)
    pictures, calls = plural(judged.pictures, "picture"), plural(len(judged.requests), "call")
    price = f"costs about {money(judged.price)}" if judged.price else "costs nothing more"
    told = f"{judged.name} looks at {pictures} in {calls}, which {price}"
    budget = film.brief.budget
    shown.going(opened, told)
    if yes or not judged.price or (budget is not None and spent + judged.price <= budget):
        return
    if not shown.asks:
        raise Unusable("--yes", told, "give --yes")
    asyncio.get_running_loop().remove_signal_handler(signal.SIGINT)
    if not confirm("\n  Spend that?"):
        raise Stopped("nothing was bought; without --judge it costs nothing")


def _ask(shown: Screen, opened: "Opened", quote: Quote, budget: Decimal | None) -> None:
    """Ask the person; raises `Stopped` for a no."""
    shown.quote(opened, quote)
    loop = asyncio.get_running_loop()
    loop.remove_signal_handler(signal.SIGINT)
    limit = "" if budget is None else f" It stops where its budget of {money(budget)} is spent."
    if not confirm(f"\n  Spend {span(quote.low, quote.high)} on this film?{limit}"):
        raise Stopped(f"nothing was bought; go on with: longtake render {typed(opened.folder)}")


def _whole(casting: Casting) -> tuple[str, ...]:
    """Give the models that every film may ask: noises are made only where a page wants them."""
    return tuple(getattr(casting, part) for part in PARTS if part != "effect")


def _charging(studio: "Studio", models: tuple[str, ...]) -> bool:
    """Say whether any of the models belongs to a provider with a key, which is one that charges."""
    keys = {state.offer.name: state.offer.key for state in studio.providers()}
    return any(keys.get(model.partition(":")[0], "unknown") for model in models if model)
