"""What this process has sent to a vendor that lists what it was asked: a lost submit is looked for.

A job is ours if its input is, to the letter, what we sent, it is no older than that, and nobody in
this process holds its ticket. Where two fit, or a process that has ended sent it, nobody can tell.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from longtake.capabilities.errors import LongtakeError, OutcomeUnknown

_APART: Final = timedelta(seconds=30)
"""Two clocks may be so far apart."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What was sent, where to and when."""

    place: str
    body: Mapping[str, Any]
    since: datetime


@dataclass(slots=True)
class Lost:
    """What was sent and has no answer yet."""

    _sent: dict[str, Parcel] = field(default_factory=dict)
    _held: set[str] = field(default_factory=set)

    async def sending(
        self, token: str, place: str, body: Mapping[str, Any], post: Callable[[], Awaitable[str]]
    ) -> str:
        """Give the id that `post` answers; what it sends is remembered until that is known."""
        self._sent[token] = Parcel(place, body, datetime.now(UTC) - _APART)
        try:
            held = await post()
        except OutcomeUnknown:
            raise
        except LongtakeError:
            del self._sent[token]  # it did nothing
            raise
        del self._sent[token]
        self._held.add(held)
        return held

    def sent(self, token: str) -> Parcel:
        """Give what was sent under a token; raises `OutcomeUnknown` where another process did."""
        if token not in self._sent:
            message = f"another process sent {token}; look at the vendor whether it arrived"
            raise OutcomeUnknown(message)
        return self._sent[token]

    def found(self, token: str, fitting: Collection[str]) -> str | None:
        """Give the one job that fits, None for none; raises `OutcomeUnknown` for several."""
        free = [each for each in fitting if each not in self._held]
        if len(free) > 1:
            message = f"{' and '.join(sorted(free))} both fit what was sent as {token}"
            raise OutcomeUnknown(message)
        if free:
            self._held.add(free[0])
            del self._sent[token]
        return free[0] if free else None
