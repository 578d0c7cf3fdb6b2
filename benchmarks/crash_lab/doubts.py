"""Doubts: whether each is a true one, and what a person who looks at the bill says of it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from benchmarks.crash_lab.ground import Ground
from sqlalchemy import Row

_ACCEPTED: Final = (200, 201)
_BEFORE: Final = 90.0
"""Seconds within which a harm may be the reason for a doubt."""


@dataclass(slots=True)
class Doubts:
    """Ends doubts, as a person would."""

    ground: Ground
    _counted: set[tuple[str, Any]] = field(default_factory=set)

    def words(self, film: str) -> Iterator[tuple[str, ...]]:
        """Give the commands that end the doubts of a film."""
        for row in self.ground.records.bought(film, "in doubt"):
            sold = [line for line in self.ground.shop.invoices if line["token"] == row.token]
            if (row.token, row.changed) not in self._counted:
                self._counted.add((row.token, row.changed))
                self.ground.diary.doubts["billed" if sold else "not billed"] += 1
                if sold and not sold[0]["id"].startswith("job"):
                    self.ground.diary.in_vain[f"{row.film}/{row.of}"] += 1
                self._judge(row, [line["id"] for line in sold])
            said = ("--bought", sold[0]["id"]) if sold else ("--not-bought",)
            yield ("resolve", row.token, *said)

    def _judge(self, row: Row[Any], sold: list[str]) -> None:
        """See whether nobody could know."""
        ground, wrong = self.ground, self.ground.diary.wrong
        known = [other.token for other in ground.records.bought() if other.ticket in sold]
        if known:
            wrong.append(f"{row.token} is in doubt, and its ticket is in the ledger: {known}")
        answers = [call for call in ground.shop.log if call["token"] == row.token]
        heard = [call for call in answers if call["answer"] in _ACCEPTED]
        since = heard[-1]["at"] - 1 if heard else time.time() - _BEFORE
        lost = answers and answers[-1]["answer"] not in _ACCEPTED
        if not lost and not any(at > since for at in ground.diary.harmed):
            wrong.append(f"{row.token} is in doubt ({row.why}), and nothing was cut")
