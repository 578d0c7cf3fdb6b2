"""What the lab is asked for, and what its films are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from random import Random
from string import ascii_uppercase
from typing import Final

RATE: Final = 12
"""Frames a second of every film."""
SIDE: Final = 64
"""Pixels of a picture's side."""
MODES: Final = ("keyframe", "chain", "storyboard", "text", "auto")
HARMS: Final = ("kill", "boundary", "freeze", "database", "disk", "network", "clock")
KILLS: Final = frozenset({"kill", "boundary", "clock"})
"""Harms that end in a SIGKILL."""
_THINGS: Final = ("boat", "cat", "lamp", "tower", "horse", "kite", "bridge", "mask", "drum", "ship")


@dataclass(frozen=True, slots=True)
class Order:
    """What to run."""

    database: str
    """`sqlite` or `postgresql`."""
    vendor: str
    """The video model: `key`, `list` or `none`."""
    images: str
    """The picture model: `key` or `none`."""
    kills: int
    films: int
    """At once."""
    workers: int
    harms: Mapping[str, float]
    """How often each comes, by weight."""
    moments: tuple[str, ...]
    """Boundaries at which a process is killed, in turn."""
    seed: int
    limit: int
    """Jobs at once that the vendor grants."""
    every: float
    """Seconds between two harms, on the average."""
    faults: float
    """How often the vendor fails, as a multiple of the usual."""
    shots: tuple[int, int]
    """Fewest and most of a film."""
    job_seconds: tuple[float, float]
    patience: float
    """Seconds without any event after which a film counts as stuck."""
    command: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shot:
    """A line of a film's prompt."""

    name: str
    seconds: int
    words: str

    @property
    def frames(self) -> int:
        """How long it is."""
        return self.seconds * RATE


@dataclass(frozen=True, slots=True)
class Script:
    """A film to be asked for: its words stand in no other film."""

    number: int
    mode: str
    shots: tuple[Shot, ...]

    @property
    def prompt(self) -> str:
        """A shot a line, as Acme's planner reads it."""
        return "\n".join(f"{shot.seconds} {shot.words}" for shot in self.shots)


def scripts(order: Order) -> Iterator[Script]:
    """Give films without end."""
    chance = Random(f"films {order.seed}")  # noqa: S311 - stories, no secrets
    for number in count(1):
        shots = tuple(
            Shot(
                f"1{ascii_uppercase[place]}",
                chance.choice((1, 1, 1, 2)),
                f"a {chance.choice(_THINGS)} {order.seed}-{number}-{place} at sea",
            )
            for place in range(chance.randint(*order.shots))
        )
        yield Script(number, MODES[number % len(MODES)], shots)
