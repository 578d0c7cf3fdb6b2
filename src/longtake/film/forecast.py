"""How long a film's work will take: side by side as far as vendors and this machine allow."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from longtake.film.quote import QuoteLine
from longtake.film.work import Plan, Work, node_of, work_of


@dataclass(frozen=True, slots=True)
class Lane:
    """Where pieces of work wait for each other: a vendor's account, or this machine's cores."""

    name: str
    width: int | None = None
    """Pieces side by side; None knows no bound."""


def urgent(plan: Plan, lines: Iterable[QuoteLine]) -> tuple[Work, ...]:
    """Give what is missing in the order in which it begins, where there is not room for all.

    First what the longest work waits for, so that a shot of many takes is not the last to begin;
    what nothing waits for stays in the film's order. `lines` say what each piece takes.
    """
    walls, missing = {line.of: line.seconds for line in lines}, plan.missing
    behind = plan.schedule.behind({node_of(work): walls[work.of] for work in missing})
    return tuple(sorted(missing, key=lambda work: -behind[node_of(work)]))


def forecast(plan: Plan, lines: Sequence[QuoteLine], lane_of: Callable[[str], Lane]) -> float:
    """Give the wall seconds until all that is missing is made.

    `lines` say what each piece takes, `lane_of` where the work of a `provider:model` waits.
    """
    walls = {line.of: line.seconds for line in lines}
    lanes = {work.of: lane_of(work.means.model) for work in urgent(plan, lines)}
    road = _Road(lanes, _needs(plan))
    clock, running = 0.0, list[tuple[float, str]]()
    while True:
        for of in road.starting():
            heappush(running, (clock + walls[of], of))
        if not running:
            return clock
        clock, done = heappop(running)
        road.finish(done)


def _needs(plan: Plan) -> dict[str, list[str]]:
    """Give what each missing piece waits for, of what is missing itself."""
    missing = {work.of for work in plan.missing}
    return {
        work.of: [
            need for need in map(work_of, plan.schedule.needs[node_of(work)]) if need in missing
        ]
        for work in plan.missing
    }


class _Road:
    """Pieces of work in their lanes: those that wait, and those under way."""

    def __init__(self, lanes: Mapping[str, Lane], needs: Mapping[str, list[str]]) -> None:
        self._lanes = lanes
        self._order = list(lanes)
        self._places = {of: place for place, of in enumerate(lanes)}
        self._open = {of: len(waited) for of, waited in needs.items()}
        self._after = defaultdict[str, list[str]](list)
        self._ready = defaultdict[Lane, list[int]](list)
        self._busy = Counter[Lane]()
        for of, waited in needs.items():
            for need in waited:
                self._after[need].append(of)
            if not waited:
                self._let_in(of)

    def starting(self) -> Iterator[str]:
        """Give what begins now: each lane is filled in the order of the work."""
        for lane, waiting in self._ready.items():
            while waiting and (lane.width is None or self._busy[lane] < lane.width):
                self._busy[lane] += 1
                yield self._order[heappop(waiting)]

    def finish(self, of: str) -> None:
        """Take in that a piece is done."""
        self._busy[self._lanes[of]] -= 1
        for later in self._after[of]:
            self._open[later] -= 1
            if not self._open[later]:
                self._let_in(later)

    def _let_in(self, of: str) -> None:
        heappush(self._ready[self._lanes[of]], self._places[of])
