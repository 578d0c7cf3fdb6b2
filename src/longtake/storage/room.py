"""What a vendor takes just now: slots and submits that are free, of an account and its models."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf
from typing import Final

from longtake.capabilities.ledger import Capacity

WAY: Final = 2.0
"""Seconds that a POST may take to arrive: the vendor counts it then, not when it was let through.

Two that we let through a minute apart may come closer together there by as much."""
MINUTE: Final = timedelta(seconds=60 + WAY)
MOST: Final = 64
"""Turns of one film and model that are looked at where no bound says how many can go."""


@dataclass(slots=True)
class Room:
    """What a vendor takes just now, over the account and of each model."""

    capacity: Capacity
    held: Counter[str]
    posted: list[tuple[str, datetime]]
    """The posts of the last minute, oldest first, by model."""
    moment: datetime

    @property
    def most(self) -> int:
        """How many can go at most."""
        slots = _left(self.capacity.concurrent, self.held.total())
        rate = _left(self.capacity.per_minute, len(self.posted))
        free = min(slots, rate)
        return max(0, int(free)) if free < inf else MOST

    def open(self, model: str) -> bool:
        """Say whether a call of a model can go."""
        return self.slot(model) and self.rate_opens(model) is None

    def slot(self, model: str) -> bool:
        """Say whether a slot is free for a model."""
        own = self.capacity.models.get(model, Capacity())
        return (
            _left(self.capacity.concurrent, self.held.total()) > 0
            and _left(own.concurrent, self.held[model]) > 0
        )

    def rate_opens(self, model: str) -> float | None:
        """Give the seconds until the rate lets a call of a model go; None where it does now."""
        own = self.capacity.models.get(model, Capacity())
        bounds = (
            (self.capacity.per_minute, [at for _, at in self.posted]),
            (own.per_minute, [at for name, at in self.posted if name == model]),
        )
        waits = [
            (times[len(times) - bound] + MINUTE - self.moment).total_seconds() if bound else inf
            for bound, times in bounds
            if bound is not None and len(times) >= bound
        ]
        return max(waits, default=None)

    def look(self, models: Mapping[str, int]) -> float | None:
        """Give the seconds until the rate lets one of these through, where nothing else stops it.

        `models` says how many calls of each wait.
        """
        free = [model for model, calls in models.items() if calls > 0 and self.slot(model)]
        waits = [wait for model in free if (wait := self.rate_opens(model)) is not None]
        return min(waits, default=None)

    def take(self, model: str) -> None:
        """Count a call that goes, or that somebody else's turn will make."""
        self.held[model] += 1
        self.posted.append((model, self.moment))


def _left(bound: int | None, taken: int) -> float:
    return inf if bound is None else bound - taken


def rated(capacity: Capacity) -> bool:
    """Say whether a capacity bounds submits, not only slots."""
    return any(each.per_minute is not None for each in (capacity, *capacity.models.values()))
