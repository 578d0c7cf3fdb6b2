"""The conformance kit: every provider, over HTTP, against a fake that speaks its vendor's protocol.

A plug-in's tests use it as ours do: `Bench(MyFake(), folder)` is a studio that buys from the fake;
`made` makes a film with it and gives what can be judged.
"""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Final

from longtake.app import Opened, Studio, open_studio
from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import LongtakeError
from longtake.capabilities.ledger import Purchase
from longtake.engine.planning import STORYBOARD
from longtake.engine.policy import Policy
from longtake.film.brief import Brief, Casting
from longtake.film.film import Film
from longtake.film.picture import HD, Size
from longtake.film.quote import Quote
from longtake.film.work import lay_out
from longtake.providers._catalogue import entries
from longtake.registry import ProviderModule
from longtake.settings import Settings
from longtake.testing.fakes.counter import KEY, Fake, running
from longtake.testing.scripted import Scripted

QUICK: Final = Policy(
    attempts=4,
    pause=0.01,
    longest_pause=0.05,
    waits=4,
    post=3,
    late=0.05,
    longer=0,
    start=1,
    poll=0.01,
    longest_poll=0.02,
    call_off=1,
)
"""The engine's policy without its patience."""
SMALL: Final = Size(256, 144)
"""A film's size where joining it is no part of what is shown."""
_SMALL: Final = Size(64, 64)
_LINE: Final = "Who goes there?"
_PLANNED: Final = Fraction(4)
"""Seconds of a film that a model plans, where nobody asks for others: it would be half a minute."""
_SPOKEN: Final = 2
"""Seconds that it has room in."""


@dataclass(frozen=True, slots=True)
class Made:
    """A film that was made, or was not, and what it cost whom."""

    state: str
    """`done`, or why not."""
    error: str
    why: str
    frames: int
    """Of the master; 0 where there is none."""
    asked: int
    """Paid calls that reached the vendor."""
    billed: int
    """Those on its bill."""
    owed: Decimal
    """The sum of the bill."""
    rows: Sequence[Purchase]
    """The ledger's."""
    quote: tuple[Decimal, Decimal]
    """Dollars, from and to, of a plan before anything of it was bought."""
    seconds: float
    leaked: tuple[str, ...]
    """Where the key can be read."""
    missing: tuple[str, ...] = ()
    """What of the film has no take; all of it, where nobody planned it."""

    @property
    def charged(self) -> Decimal:
        """What the ledger says that it cost."""
        return sum((row.charge or Decimal(0) for row in self.rows), Decimal(0))

    def row_states(self) -> tuple[str, ...]:
        """Give the states of the ledger's rows."""
        return tuple(sorted(row.state for row in self.rows))


@dataclass
class Bench:
    """A fake vendor, and studios that buy from it."""

    fake: Fake
    folder: Path
    policy: Policy = QUICK
    scripted: Scripted = field(default_factory=Scripted)
    settings: Mapping[str, object] = field(default_factory=dict)
    longest: float = 60.0
    """Seconds after which a film counts as hung."""

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Studio]:
        """Open the fake and a studio; the environment says where the fake answers."""
        own = Settings(home=self.folder / "home", jobs=2, **self.settings)  # type: ignore[arg-type]
        async with running(self.fake) as url:
            with environment(self.fake.environment(url)):
                more: dict[str, ProviderModule] = {"scripted": self.scripted}
                async with open_studio(own, more, self.policy) as studio:
                    yield studio

    async def made(self, brief: Brief) -> Made:
        """Make a film of a brief to its master."""
        async with self.open() as studio:
            folder = self.folder / f"film-{len(list(self.folder.iterdir()))}"
            opened = await studio.begin(brief, folder=folder)
            state, error, quote, began = "", None, Quote(()), time.monotonic()
            try:
                async with asyncio.timeout(self.longest):
                    await studio.run(opened.film, until="storyboard")
                    quote = await studio.quote(opened.film)
                    state = (await studio.run(opened.film, until="master")).state
            except LongtakeError as told:
                error = told
            return await self._judged(studio, opened, quote, (state, error), began)

    async def _judged(
        self,
        studio: Studio,
        opened: Opened,
        quote: Quote,
        came_to: tuple[str, LongtakeError | None],
        began: float,
    ) -> Made:
        film, shop = await studio.films.film(opened.film), self.fake.shop
        master = next((take for take in film.takes if take.of == "master"), None)
        state, error = came_to
        return Made(
            state=state or film.state,
            error=type(error).__name__ if error else "",
            why=str(error or ""),
            frames=master.frames if master else 0,
            asked=len(shop.asked),
            billed=len(shop.bill),
            owed=shop.owed,
            rows=await studio.ledger.purchases(opened.film),
            quote=(quote.low, quote.high),
            seconds=time.monotonic() - began,
            leaked=tuple(await self._leaks(studio, opened)),
            missing=_missing(studio, film),
        )

    async def _leaks(self, studio: Studio, opened: Opened) -> Sequence[str]:
        """Give where the key stands that must stand nowhere."""
        events = await studio.films.events(opened.film)
        told = [f"event {event.number}" for event in events if KEY in str(event)]
        files = [*opened.folder.rglob("*"), *studio.home.rglob("*")]
        return told + [str(file) for file in files if file.is_file() and _holds(file)]


def _missing(studio: Studio, film: Film) -> tuple[str, ...]:
    if film.storyboard is None:
        return (STORYBOARD,)
    crew = studio.shop.hire(film.brief, film.storyboard).crew
    return tuple(work.of for work in lay_out(film, crew).missing)


def _holds(file: Path) -> bool:
    return KEY.encode() in file.read_bytes()


def brief_for(
    entry: Entry, *, shots: int = 1, mode: str = "text", seconds: int | None = None, **more: object
) -> Brief:
    """Give a film that buys from one model, of shots that are each one call of a video model.

    Everything else in it comes from a script; a picture model draws the shots' stills, a composer
    makes the film's music, a voice speaks a line a shot, a maker of noises makes one.
    """
    casting = Casting(
        planner="scripted:plan",
        image="scripted:still",
        video="scripted:direct",
        music="scripted:tone",
    )
    casting = replace(casting, **{entry.part: entry.full_name})  # type: ignore[arg-type]
    each = seconds or {"video": _shortest(entry), "voice": _SPOKEN}.get(entry.part, 1)
    heard = {"voice": f" / {_LINE}", "effect": " /  / a foghorn"}.get(entry.part, "")
    numbers = range(1, shots + 1)
    lines = "\n".join(f"{each} shot {number} of a harbour{heard}" for number in numbers)
    size = (*entry.sizes, HD)[0] if entry.part == "video" else _SMALL
    mode = "storyboard" if entry.part == "image" else mode
    if entry.part == "planner":
        more = {"seconds": _PLANNED, **more}
    return Brief(lines, size=size, mode=mode, casting=casting, **more)  # type: ignore[arg-type]


def sold(provider: str, *parts: str) -> list[Entry]:
    """Give the models of a built-in provider that do not end, of these parts in this order."""
    listed = [held for part in parts for held in entries(provider, part)]
    return [held for held in listed if held.retires_on is None]


def typical(provider: str) -> list[Entry]:
    """Give a provider's first video model, and its first that takes a last frame."""
    videos = sold(provider, "video")
    last = [held for held in videos if held.limits.last][:1]
    return videos[:1] if last == videos[:1] else [*videos[:1], *last]


def _shortest(entry: Entry) -> int:
    """Give the whole seconds of a video model's shortest take."""
    lengths, rate = entry.limits.lengths, entry.limits.rate or 24
    return max(1, int((lengths.choices[0] if lengths.choices else lengths.shortest) / rate))


def modes_of(entry: Entry) -> tuple[str, ...]:
    """Give the modes that a model can do; one that renders nothing is asked in `storyboard`."""
    if entry.part != "video":
        return ("storyboard",)
    modes = ["text"] if entry.limits.text else []
    if entry.limits.first:
        modes += ["storyboard", "chain"]
    if entry.limits.first and entry.limits.last:
        modes.append("keyframe")
    return tuple(modes)


@contextmanager
def environment(more: Mapping[str, str]) -> Iterator[None]:
    """Set variables while the block lasts."""
    before = {name: os.environ.get(name) for name in more}
    os.environ.update(more)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
