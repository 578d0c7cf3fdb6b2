"""A studio that tells events from a script and remembers what it was asked."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

from longtake.app import Opened
from longtake.capabilities.provider import Offer
from longtake.capabilities.storage import Event
from longtake.film.brief import Brief, Casting
from longtake.film.film import Film
from longtake.film.quote import Quote, QuoteLine

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
PLACES = ("rocky coast with a lighthouse", "lamp room", "open sea")
FRAMINGS = ("wide", "medium", "close_up", "extreme_close_up", "medium_close_up", "macro")
MOVES = ("slow_dolly_in", "static", "handheld_follow", "tracking_shot", "slow_orbit", "crane_up")
TEXTS = (
    "The keeper climbs the spiral stair with a lantern in his hand",
    "He finds a bottle washed between the rocks",
    "The message unrolls in the light of the lamp",
    "灯台守は夜の海へ漕ぎ出す。波は静かに光る。",
    "Rain beats on the small boat",
    "Another light answers from far away",
)


@dataclass
class Teller:
    """Writes events with numbers and a clock of its own."""

    now: datetime = NOON
    number: int = 0

    def __call__(self, kind: str, /, **facts: object) -> Event:
        """Give the next event, a second after the one before."""
        self.number += 1
        self.now += timedelta(seconds=1)
        return Event("f1", self.number, self.now, kind, facts)


def names(shots: int) -> list[str]:
    """Give shot ids, eight to a scene at most."""
    return [f"{place // 8 + 1}{chr(65 + place % 8)}" for place in range(shots)]


def scenes(shots: int) -> list[dict[str, object]]:
    """Give a storyboard's scenes as events tell them."""
    rows: dict[str, list[dict[str, object]]] = {}
    for place, name in enumerate(names(shots)):
        row = {
            "id": name,
            "framing": FRAMINGS[place % 6],
            "move": MOVES[place % 6],
            "seconds": 5.0,
            "beat": "",
            "text": TEXTS[place % 6],
        }
        rows.setdefault(name[:-1], []).append(row)
    return [
        {
            "id": scene,
            "place": PLACES[int(scene) % 3],
            "time": "night",
            "weather": "",
            "shots": held,
        }
        for scene, held in rows.items()
    ]


def opening(tell: Teller, shots: int, *, reused: Sequence[str] = ()) -> Iterator[Event]:
    """Tell a run up to the list of its work."""
    yield tell("run.began", run="r1", until="master")
    yield tell("film.state", state="planning")
    why = "sketch plans, draws, animates and composes: no provider's key is set"
    yield tell("cast.chosen", planner="sketch", image="sketch", video="sketch", why=why)
    yield tell(
        "storyboard.ready",
        title="Answer the Light",
        seconds=5.0 * shots,
        size="1280x720",
        rate="24",
        mode="storyboard",
        scenes=scenes(shots),
    )
    works = [(name, "keyframe", name) for name in names(shots)]
    works += [(f"{name}.1", "segment", name) for name in names(shots)]
    works += [("music", "cue", "")]
    listed = [
        {"of": of, "kind": kind, "shot": shot, "reused": shot in reused, "low": "0", "high": "0"}
        for of, kind, shot in works
    ]
    yield tell("work.listed", works=listed)
    yield tell("film.state", state="drawing")


def middle(tell: Teller, shots: int, *, reused: Sequence[str] = ()) -> Iterator[Event]:
    """Tell the work itself."""
    fresh = [name for name in names(shots) if name not in reused]
    for name in fresh:
        yield tell("work.began", of=name, kind="keyframe", shot=name, model="sketch", take=1)
        yield tell("work.done", of=name, kind="keyframe", shot=name, seconds=0.2, reused=False)
    yield tell("film.state", state="rendering")
    yield tell("work.began", of="music", kind="cue", shot="", model="sketch", take=1)
    for name in fresh:
        of = f"{name}.1"
        yield tell("work.began", of=of, kind="segment", shot=name, model="sketch", take=1)
        for eighth in range(1, 8):
            yield tell("work.progress", of=of, progress=eighth / 8)
        yield tell("work.done", of=of, kind="segment", shot=name, seconds=1.0, reused=False)
    yield tell("work.done", of="music", kind="cue", shot="", seconds=1.0, reused=False)


def ending(tell: Teller, shots: int) -> Iterator[Event]:
    """Tell the joining and the end."""
    yield tell("film.conforming", frames=120 * shots)
    yield tell("film.made", master="film.mp4", frames=120 * shots, copied=120 * shots, encoded=0)
    yield tell("film.state", state="done")
    yield tell("run.ended", state="done", missing=[], made=shots, reused=0, spent="0", seconds=9.0)


def story(shots: int = 6) -> tuple[Event, ...]:
    """Give every event of a run from its beginning to its end."""
    tell = Teller()
    return (*opening(tell, shots), *middle(tell, shots), *ending(tell, shots))


@dataclass(frozen=True)
class Ended:
    """What a run came to."""

    made: int
    missing: tuple[str, ...] = ()
    state: str = "done"
    master: Path | None = None
    reused: int = 0
    spent: Decimal = Decimal(0)
    seconds: float = 9.0


@dataclass
class ScriptedStudio:
    """Plays a script; what can be said of it beforehand is given."""

    script: Sequence[Event] = ()
    outcome: Ended | None = None
    error: Exception | None = None
    quoted: Quote = field(default_factory=lambda: Quote(()))
    charging: bool = False
    brief: Brief = field(default_factory=lambda: Brief("A lighthouse"))
    storyboard: object = None
    gate: str = ""
    """Where a run would wait for somebody to look."""
    paid: Decimal = Decimal(0)
    """Dollars spent before."""
    pace: float = 0.0
    """Seconds between two events."""
    warn_at: Decimal | None = None
    forever: bool = False
    """True never ends a run: it waits to be stopped."""
    runs: list[str] = field(default_factory=list)
    hastes: list[tuple[int, float | None]] = field(default_factory=list)
    """Priority and deadline of each run."""
    told: list[Event] = field(default_factory=list)
    on_event: Callable[[Event], None] = lambda _: None

    async def run(
        self, film: str, *, until: str, output: Path | None, priority: int, deadline: float | None
    ) -> Ended:
        """Tell the script, then end as it was told to."""
        self.runs.append(until)
        self.hastes.append((priority, deadline))
        del film, output
        for event in self.script:
            self.told.append(event)
            self.on_event(event)
            await asyncio.sleep(self.pace)
        if self.forever:
            await asyncio.Event().wait()
        if self.error is not None:
            raise self.error
        return self.outcome or Ended(len(self.told))

    async def events(self, film: str, after: int = 0) -> Sequence[Event]:
        """Give what was told."""
        del film
        return [event for event in self.told if event.number > after]

    async def follow(self, film: str, after: int = 0) -> AsyncIterator[Event]:
        """Give what is told, as it is told, until the run's end."""
        while True:
            for event in await self.events(film, after):
                after = event.number
                yield event
                if event.kind == "run.ended":
                    return
            await asyncio.sleep(0)

    async def film(self, film: str) -> Film:
        """Give the film."""
        return Film(film, self.brief, storyboard=self.storyboard)  # type: ignore[arg-type]

    async def quote(self, film: str, *, until: str = "master") -> Quote:
        """Give the quote; nothing is rendered before the master."""
        del film
        if until == "master":
            return self.quoted
        return Quote(tuple(line for line in self.quoted.lines if "." not in line.of))

    async def awaits(self, film: str) -> str:
        """Give where a run would wait."""
        del film
        return self.gate

    async def spent(self, film: str) -> Decimal:
        """Give what was spent before."""
        del film
        return self.paid

    def casting(self, brief: Brief) -> tuple[Casting, str]:
        """Give the models."""
        del brief
        return Casting("dear:one", "dear:one", "dear:one", "dear:one"), "dear makes everything"

    def providers(self) -> Sequence[object]:
        """Give the one provider."""
        key = "DEAR_API_KEY" if self.charging else ""
        return [SimpleNamespace(offer=Offer("dear", "", key=key), ready=True, why="")]


def opened(folder: Path = Path("films/light"), *, elsewhere: bool = False) -> Opened:
    """Give an opened film."""
    return Opened("f1", folder, "Answer the Light", elsewhere)


def priced(of: str, shot: str, dollars: str) -> QuoteLine:
    """Give a line of a quote."""
    return QuoteLine(of, shot, "dear:one", Decimal(dollars), Decimal(dollars) * 2, 30.0)
