"""What a film waits for, in plain words, and the command that helps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from longtake.capabilities.ledger import Line, Purchase
from longtake.capabilities.storage import RunRecord
from longtake.film.film import OVER, Film
from longtake.film.quote import dollars


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing that a film waits for."""

    what: str
    then: str = ""
    """The command that helps; empty where time does."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a film between its events."""

    film: Film
    name: str
    """How a command calls the film: its folder or its id."""
    run: RunRecord | None
    """The run that never came to its end."""
    heard: bool
    """True where somebody works on it."""
    fleet: bool
    ended: Mapping[str, object]
    """The facts of the last `run.ended`."""
    rows: Sequence[Purchase]
    """Of the ledger: what is bought or in doubt."""
    lines: Sequence[Line] = ()
    """Where its calls stand in line."""


def waits(now: Situation) -> tuple[Wait, ...]:
    """Give all that a film waits for; nothing for one that is done or being made."""
    return (*_of_the_run(now), *_in_doubt(now), *_bought(now), *_in_line(now))


def _of_the_run(now: Situation) -> Iterator[Wait]:
    again = f"longtake render {now.name}"
    if now.run is not None:
        yield from _open(now, now.run, again)
    elif now.film.state == "queued":
        yield Wait("nobody has begun it yet", again)
    elif now.film.state == "waiting":
        yield from _ended(now, again)
    elif now.film.state in OVER - {"done"}:
        yield Wait(str(now.ended.get("why", "")) or f"it is {now.film.state}", again)


def _open(now: Situation, run: RunRecord, again: str) -> Iterator[Wait]:
    if now.heard and run.wish:
        yield Wait(_WISHES[run.wish])
    elif not now.heard and now.fleet:
        yield Wait("its run waits for a worker, and there is none", "longtake worker")
    elif not now.heard:
        yield Wait("its run was cut off; what is finished is kept", again)


_WISHES: Final = {
    "pause": "it is being paused: nothing more is bought, what is bought is fetched",
    "cancel": "it is being cancelled",
}


def _ended(now: Situation, again: str) -> Iterator[Wait]:
    """Say why a film waits that nobody works on; what is in doubt is told by itself."""
    error, why = str(now.ended.get("error", "")), str(now.ended.get("why", ""))
    if error == "Waiting":
        yield Wait(_cause(why), f"longtake approve {now.name}")
    elif error == "OutcomeUnknown":
        if not any(row.state == "in doubt" for row in now.rows):
            yield Wait("nothing is in doubt any more", again)
    else:
        yield Wait(why or "it is made as far as was asked", again)


def _cause(why: str) -> str:
    """Give a reason without the remedy behind it."""
    return why.partition("; ")[0]


def _in_line(now: Situation) -> Iterator[Wait]:
    """Tell calls that a vendor's account does not grant yet."""
    for line in now.lines if now.heard else ():
        calls = "1 call stands" if line.calls == 1 else f"{line.calls} calls stand"
        others = f", with {line.others} of other films" if line.others else ""
        what = f"{calls} in line for what {line.account} grants{others}, for {line.seconds:.0f} s"
        yield Wait(what)


def _in_doubt(now: Situation) -> Iterator[Wait]:
    for row in now.rows:
        if row.state == "in doubt":
            why = f" ({row.why})" if row.why else ""
            what = f"whether {row.of} was bought at {row.model} is in doubt{why}"
            yield Wait(what, f"longtake resolve {row.token} --bought TICKET | --not-bought")


def _bought(now: Situation) -> Iterator[Wait]:
    """Tell jobs that are bought and not fetched yet."""
    for row in now.rows:
        if row.state == "bought":
            what = f"job {row.ticket} for {row.of} is bought at {row.model} for up to "
            then = "" if now.heard else f"longtake render {now.name}"
            yield Wait(f"{what}{dollars(row.quote)}, and not fetched yet", then)
