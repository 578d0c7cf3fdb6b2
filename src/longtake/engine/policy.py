"""The policy: how often and how long the engine tries, and what an error calls for."""

import random
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from longtake.capabilities.errors import RateLimited, Transient

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Policy:
    """All times are wall seconds."""

    attempts: int = 4
    """Tries of one call that did nothing, by `Transient`; what is refused is never tried again."""
    pause: float = 1.0
    """Before the second try; doubled each time, with jitter."""
    longest_pause: float = 30.0
    waits: int = 40
    """Times that a vendor may say `RateLimited` to one call; these are no tries."""
    post: float = 60.0
    """A submit may take so long; then nobody knows whether it arrived."""
    longer: float = 240.0
    """Beyond `post`, for a call that answers with what it makes: a picture of the best quality, or
    minutes of music (five minutes at most, by the vendors' own pages)."""
    late: float = 30.0
    """A call whose answer was lost is looked for once more after so long, where it can be, before
    it counts as never arrived: it may have stood in a line of the vendor's own."""
    start: float = 15.0
    """Between the gate and the POST: whoever comes later asks the ledger again."""
    poll: float = 2.0
    """Between two questions after a job, at least."""
    longest_poll: float = 15.0
    """Between two questions after a job that lasts, unless there are very many of them."""
    asks: float = 8.0
    """Questions a second that one process asks, at most, after all its jobs."""
    patience: float = 3600.0
    """A job that has not ended by then is given up; its row stays bought."""
    doubt: float = 600.0
    """A call in doubt holds its slot for so long, as if its job went on at the vendor: nearly all
    are over by then (half a minute to six), and others do not wait for ever."""
    retakes: int = 1
    """Further takes, with other seeds, of what came out broken."""
    rewords: int = 2
    """Times that refused words are found anew, by the planner, for each model that is asked."""
    call_off: float = 30.0
    """A cancelled job is waited for so long, to keep what it made or to know that it ended."""
    beat: float = 2.0
    """Between two signs of life of a worker."""
    silence: float = 15.0
    """A worker that was not heard for so long is gone; its work is taken over."""
    drain: float = 30.0
    """A worker that is asked to stop finishes its own renders for so long."""
    lookout: float = 30.0
    """Between two rounds of the fleet's housekeeping."""

    @property
    def lease(self) -> float:
        """How long an intent is its owner's alone."""
        return self.start + self.post

    def pause_between(self, waited: float, jobs: int, usual: Sequence[float] = ()) -> float:
        """Give the seconds between two questions after a job that was waited for so long.

        A twentieth of that: so little is lost between the end of a job and the next question, and
        a long one is not asked after all the time. Where the seconds of the model's last jobs are
        known, one is asked after rarely before any of them was over, and twice as often from then
        on. `jobs` are all those that this process waits for.
        """
        return max(self._own_pause(waited, usual), jobs / self.asks)

    def _own_pause(self, waited: float, usual: Sequence[float]) -> float:
        opens = _EARLY * min(usual, default=0.0)
        if waited < opens:
            return min(self.longest_poll, max(self.poll / 2, opens - waited))
        if waited < _LATE * max(usual, default=0.0):
            return min(self.longest_poll, max(self.poll / 2, waited / 40))
        return min(self.longest_poll, max(self.poll, waited / 20))


_EARLY: Final = 0.95
_LATE: Final = 1.2
"""Of the shortest and of the longest job: between them the next one's end is likely."""


def pause_before(policy: Policy, attempt: int, error: Transient) -> float:
    """Give the seconds to wait after try `attempt`: what the vendor says, else doubled pauses."""
    if isinstance(error, RateLimited) and error.after is not None:
        return error.after
    full = min(policy.longest_pause, policy.pause * float(2 ** min(attempt - 1, 16)))
    return full * random.uniform(0.5, 1.0)  # noqa: S311 - jitter keeps no secret


@dataclass(slots=True)
class Patience:
    """Counts the tries of one call; `left` says whether another may be made."""

    policy: Policy
    tries: int = 0
    waits: int = 0

    def spent(self, error: Transient) -> bool:
        """Count an error that did nothing, and say whether that was the last try."""
        if isinstance(error, RateLimited):
            self.waits += 1
            return self.waits >= self.policy.waits
        self.tries += 1
        return self.tries >= self.policy.attempts

    def pause(self, error: Transient) -> float:
        """Give the seconds to wait before the next try."""
        return pause_before(self.policy, max(1, self.tries), error)


async def tried(
    policy: Policy, call: Callable[[], Awaitable[T]], sleep: Callable[[float], Awaitable[None]]
) -> T:
    """Make a call that costs nothing again while it did nothing."""
    patience = Patience(policy)
    while True:
        try:
            return await call()
        except Transient as error:
            if patience.spent(error):
                raise
            await sleep(patience.pause(error))


def uptime() -> float:
    """Give seconds that go on while the machine sleeps or the process is stopped."""
    return time.clock_gettime(_CLOCK)


_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
