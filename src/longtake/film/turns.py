"""Whose turn it is at a vendor's gate: by priority, then by fair shares of users and films."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """A paid call that waits in line."""

    token: str
    film: str
    user: str
    model: str
    priority: int
    """1 goes before 9."""
    since: int
    """Its number in the line: lower came earlier."""


def in_turn(
    waiting: Iterable[Turn], *, users: Mapping[str, int], films: Mapping[str, int]
) -> Iterator[Turn]:
    """Give the calls in the order in which they go.

    `users` and `films` say how many slots each holds now. Among calls of one priority the user
    with the fewest goes first, then their film with the fewest, then who came first; each call
    that goes counts for those behind it. So a film of three shots does not wait for one of three
    hundred, nor one person for another.
    """
    held_by, held_in = Counter(users), Counter(films)
    line = {turn.token: turn for turn in waiting}
    while line:
        turn = min(
            line.values(),
            key=lambda each: (
                each.priority,
                held_by[each.user],
                held_in[each.film],
                each.since,
            ),
        )
        del line[turn.token]
        held_by[turn.user] += 1
        held_in[turn.film] += 1
        yield turn
