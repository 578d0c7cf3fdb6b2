"""What the lab does to those who make films."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from random import Random
from typing import Final, Protocol

from benchmarks.crash_lab.clock import shifted
from benchmarks.crash_lab.ground import SILENCE, Ground
from benchmarks.crash_lab.moments import Moment, Watch
from benchmarks.crash_lab.order import HARMS
from benchmarks.crash_lab.process import Process

_LATEST: Final = 15.0
"""Seconds for which a moment is waited for."""
_HOURS: Final = (1, 30)
_DOER: Final = 0.8
"""Share of moments at which the one that did it dies; else somebody else does."""


_RIPE: Final = 0.85
_STARTED: Final = 1.0
"""Seconds of the processor that a command needs to come to its work."""


class Crew(Protocol):
    """Those who make films."""

    @property
    def processes(self) -> Sequence[Process]:
        """Those that live and are not frozen."""
        ...

    def whose(self, moment: Moment) -> Process | None:
        """Give the process that did something."""
        ...

    def next_time(self, process: Process, more: Mapping[str, str]) -> None:
        """Start what comes in a process's place in another environment."""
        ...


@dataclass(slots=True)
class Harm:
    """Harms, and mends what is to be mended."""

    ground: Ground
    crew: Crew
    films: Callable[[], list[str]]
    """The films that are made now."""
    chance: Random
    _undo: list[tuple[float, Callable[[], None]]] = field(default_factory=list)
    _watch: Watch | None = None
    _until: float = 0.0
    _moments: "cycle[str]" = field(init=False)
    _left: dict[str, float] = field(init=False)

    def __post_init__(self) -> None:
        self._moments = cycle(self.ground.order.moments)
        self._left = {
            kind: weight
            for kind, weight in self.ground.order.harms.items()
            if weight > 0 and self._can(kind)
        }

    @property
    def armed(self) -> bool:
        """True while a moment is waited for."""
        return self._watch is not None

    @property
    def busy(self) -> bool:
        """True while something is still to be mended."""
        return bool(self._undo)

    def strike(self) -> None:
        """Do the next harm."""
        kind = self.chance.choices([*self._left], [*self._left.values()])[0]
        _DO[kind](self)

    def look(self) -> None:
        """Mend what is due, and strike where the moment that was waited for has come."""
        for due, mend in [each for each in self._undo if each[0] <= time.monotonic()]:
            self._undo.remove((due, mend))
            mend()
        if self._watch is None:
            return
        moment = self._watch.seen()
        if moment is not None:
            self._at(self._watch.kind, moment)
        elif time.monotonic() > self._until:
            self._watch = None

    def mend(self) -> None:
        """Mend everything now."""
        for _, mend in self._undo:
            mend()
        self._undo.clear()
        self._watch = None

    def kill(self) -> None:
        """Kill one of them, whatever it does."""
        for victim in self._one():
            victim.kill()
            self.ground.diary.harm("kill")

    def boundary(self) -> None:
        """Wait for a moment between two steps, and kill who did the first."""
        films = self.films()
        if films:
            self._watch = Watch(next(self._moments), self.ground.records, self.ground.shop, films)
            self._until = time.monotonic() + _LATEST

    def freeze(self) -> None:
        """Stop one of them for longer than the fleet believes that it lives."""
        for victim in self._one():
            self._stop(victim)

    def database(self) -> None:
        """Crash the database; it recovers."""
        if self.ground.cluster is not None:
            self.ground.diary.harm("database")
            self.ground.cluster.restart("immediate")
            self.ground.diary.harmed.append(time.time())

    def disk(self) -> None:
        """Fill the disk under the blobs."""
        disk = self.ground.disk
        if disk is not None and not self.busy:
            self.ground.diary.harm("disk")
            disk.fill()
            self._later(self.chance.uniform(1, 4), disk.free)

    def network(self) -> None:
        """Cut the wire to the vendor or to the database, loudly or in silence."""
        wire = self.chance.choice(self.ground.wires)
        self.ground.diary.harm("network")
        self.chance.choice((wire.cut, wire.cut, wire.hold))()
        self._later(self.chance.uniform(1, 5), lambda: self._mend(wire.mend))

    def clock(self) -> None:
        """Kill one of them; whoever comes in its place has another time of day."""
        for victim in self._one():
            hours = self.chance.choice((-1, 1)) * self.chance.randint(*_HOURS)
            if self.ground.clock is not None:
                self.crew.next_time(victim, shifted(self.ground.clock, hours))
            victim.kill()
            self.ground.diary.harm("clock")

    def _at(self, kind: str, moment: Moment) -> None:
        self._watch = None
        doer = self.crew.whose(moment) if self.chance.random() < _DOER else None
        victims = [doer] if doer is not None else self._one()
        for victim in victims:
            if self.chance.random() < self._share("freeze"):
                self._stop(victim)
                self.ground.diary.moments[f"{kind} (frozen)"] += 1
            else:
                victim.kill()
                self.ground.diary.harm("boundary")
                self.ground.diary.moments[kind] += 1

    def _share(self, kind: str) -> float:
        """Give a harm's part beside the boundaries'."""
        own = self._left.get(kind, 0.0)
        return own / (own + self._left["boundary"])

    def _stop(self, victim: Process) -> None:
        victim.freeze()
        self._later(SILENCE * self.chance.uniform(1.2, 2.5), lambda: self._mend(victim.thaw))
        self.ground.diary.harm("freeze")

    def _mend(self, mend: Callable[[], None]) -> None:
        mend()
        self.ground.diary.harmed.append(time.time())

    def _one(self) -> Sequence[Process]:
        """Give one at random; most of the time one that has come to its work."""
        there = self.crew.processes
        if self.chance.random() < _RIPE:
            there = [each for each in there if each.cpu > _STARTED]
        return [self.chance.choice(there)] if there else []

    def _later(self, seconds: float, mend: Callable[[], None]) -> None:
        self._undo.append((time.monotonic() + seconds, mend))

    def _can(self, kind: str) -> bool:
        match kind:
            case "database":
                return self.ground.cluster is not None
            case "disk":
                return self.ground.disk is not None
            case "clock":
                return self.ground.clock is not None
            case _:
                return True


_DO: Final = {kind: getattr(Harm, kind) for kind in HARMS}
