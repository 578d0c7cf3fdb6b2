"""Moments between the steps of a run: waited for, so that a process dies at exactly that one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.crash_lab.records import Records
from benchmarks.crash_lab.shop import Shop
from sqlalchemy import select

from longtake.storage.tables import purchases, runs

POSTED: Final = "posted"
_EVENTS: Final = (
    "work.began",
    "work.done",
    "storyboard.ready",
    "work.listed",
    "film.conforming",
    "run.ended",
)
_ROWS: Final = ("intended", "bought", "settled")
MOMENTS: Final = ("work.began", "intended", POSTED, "bought", "settled", *_EVENTS[1:])


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that has just happened."""

    film: str
    work: str = ""
    """The id of the workflow that did it."""
    owner: str = ""
    """Who did it, where that is written."""


class Watch:
    """Waits for the next moment of a kind in some films."""

    def __init__(self, kind: str, records: Records, shop: Shop, films: Sequence[str]) -> None:
        self.kind = kind
        self._records, self._shop, self._films = records, shop, films
        self._sales = shop.sales if kind == POSTED else 0
        self._events = records.last_events() if kind in _EVENTS else {}
        self._states = self._rows() if kind in _ROWS else {}

    def seen(self) -> Moment | None:
        """Give the moment once it has come."""
        if self.kind == POSTED:
            return self._posted()
        return self._written() if self.kind in _ROWS else self._told()

    def _posted(self) -> Moment | None:
        """See whether the vendor has accepted something: it may not have answered yet."""
        if self._shop.sales <= self._sales:
            return None
        token = self._shop.log[-1]["token"]
        query = select(purchases.c.film, purchases.c.owner).where(purchases.c.token == token)
        for row in self._records.glance(query):
            return Moment(row.film, owner=row.owner)
        return Moment(token.partition("/")[0])

    def _written(self) -> Moment | None:
        for token, (state, film, owner) in self._rows().items():
            if state == self.kind and self._states.get(token, ("",))[0] != state:
                return Moment(film, owner=owner)
        return None

    def _rows(self) -> Mapping[str, tuple[str, str, str]]:
        query = select(purchases).where(purchases.c.film.in_(self._films))
        return {row.token: (row.state, row.film, row.owner) for row in self._records.glance(query)}

    def _told(self) -> Moment | None:
        for film, number, facts in self._records.told(self.kind, self._films):
            if number > self._events.get(film, 0):
                run = str(facts.get("run", "")) or self._run(film)
                of = str(facts.get("of", "")) or _STEPS.get(self.kind, "")
                return Moment(film, f"{run}/{of}" if of else run)
        return None

    def _run(self, film: str) -> str:
        query = select(runs.c.id).where(runs.c.film == film, runs.c.ended.is_(False))
        return next((row.id for row in self._records.glance(query)), "")


_STEPS: Final = {"storyboard.ready": "storyboard", "film.conforming": "master"}
