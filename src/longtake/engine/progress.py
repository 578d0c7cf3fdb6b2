"""How far pieces are, told in one breath for all of them: never one write for each poll."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from longtake.capabilities.storage import Films

STEP: Final = 0.05
"""The least that a piece must have moved on to be worth telling."""
_BREATH: Final = 0.5
"""Seconds between two tellings."""
_FILMS: Final = 5
"""Films a second that are told of: each telling costs a write, and rings for all who watch."""


@dataclass(slots=True)
class Progress:
    """Gathers what is told and writes it down, at most twice a second."""

    films: Films
    _told: dict[tuple[str, str], float] = field(default_factory=dict)
    _fresh: dict[tuple[str, str], Mapping[str, object]] = field(default_factory=dict)
    _writing: "asyncio.Task[None] | None" = None

    def tell(self, film: str, of: str, share: float, *, run: str) -> None:
        """Take in that a piece is so far, 0 to 1; what does not move it on is left out."""
        piece = (film, of)
        before = self._told.get(piece)
        if before is not None and share < before + STEP:
            return
        self._told[piece] = share
        self._fresh[piece] = {"run": run, "of": of, "progress": round(share, 3)}
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())

    def over(self, film: str, of: str) -> None:
        """Forget a piece: it is done, or begins anew."""
        self._told.pop((film, of), None)
        self._fresh.pop((film, of), None)

    async def flush(self) -> None:
        """Write what was told until now."""
        said = [(film, "work.progress", facts) for (film, _), facts in self._fresh.items()]
        self._fresh.clear()
        if said:
            await self.films.say_all(said)

    async def _write(self) -> None:
        while self._fresh:
            films = {film for film, _ in self._told}
            await asyncio.sleep(max(_BREATH, len(films) / _FILMS))
            await self.flush()
