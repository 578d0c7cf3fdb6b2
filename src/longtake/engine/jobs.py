"""The jobs that this process waits for, and how long the last ones of each model took."""

from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Final

_KEPT: Final = 16
_ENOUGH: Final = 3
"""Jobs from which something can be learnt."""


@dataclass(slots=True)
class Jobs:
    """Counts what is waited for, and remembers what was."""

    _waiting: set[str] = field(default_factory=set)
    _lasted: dict[str, deque[float]] = field(
        default_factory=partial(defaultdict, partial(deque[float], maxlen=_KEPT))
    )
    _recalled: set[str] = field(default_factory=set)

    def __len__(self) -> int:
        """Give how many are waited for."""
        return len(self._waiting)

    @contextmanager
    def waited_for(self, token: str) -> Iterator[None]:
        """Count a job while the block lasts."""
        self._waiting.add(token)
        try:
            yield
        finally:
            self._waiting.discard(token)

    async def recall(self, model: str, lasted: Callable[[str], Awaitable[Sequence[float]]]) -> None:
        """Learn, once, what earlier processes measured of a `provider:model`: the newest first."""
        if model in self._recalled:
            return
        self._recalled.add(model)
        self._lasted[model].extendleft((await lasted(model))[: _KEPT - len(self._lasted[model])])

    def ended(self, model: str, lasted: float) -> None:
        """Remember the seconds that a job of a `provider:model` took."""
        self._lasted[model].append(lasted)

    def usual(self, model: str) -> Sequence[float]:
        """Give the seconds of its last jobs; nothing while they are too few to tell."""
        lasted = self._lasted[model]
        return tuple(lasted) if len(lasted) >= _ENOUGH else ()
