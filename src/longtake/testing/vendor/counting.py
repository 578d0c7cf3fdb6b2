"""How many there are at once, and how many came in a minute."""

from collections import deque
from dataclasses import dataclass, field
from heapq import heappop, heappush


@dataclass(slots=True)
class Crowd:
    """Those who came and have not left; each comes with the moment at which it leaves."""

    peak: int = 0
    _there: set[str] = field(default_factory=set)
    _leaving: list[tuple[float, str]] = field(default_factory=list)

    def enter(self, who: str, *, now: float, until: float) -> None:
        """Count one more."""
        self._there.add(who)
        heappush(self._leaving, (until, who))
        self.peak = max(self.peak, self.count(now))

    def leave(self, who: str) -> None:
        """Let one go before its time."""
        self._there.discard(who)

    def count(self, now: float) -> int:
        """Give how many are there."""
        while self._leaving and self._leaving[0][0] <= now:
            self._there.discard(heappop(self._leaving)[1])
        return len(self._there)


@dataclass(slots=True)
class Minute:
    """The moments of the last sixty seconds."""

    peak: int = 0
    _moments: deque[float] = field(default_factory=deque)

    def add(self, now: float) -> None:
        """Count one more."""
        self._moments.append(now)
        self.peak = max(self.peak, self.count(now))

    def count(self, now: float) -> int:
        """Give how many there were in the last sixty seconds."""
        while self._moments and self._moments[0] <= now - _MINUTE:
            self._moments.popleft()
        return len(self._moments)

    def wait(self, now: float) -> float:
        """Give the seconds until the oldest of them is a minute old."""
        return self._moments[0] + _MINUTE - now if self.count(now) else 0.0


_MINUTE = 60.0
