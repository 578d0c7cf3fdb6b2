"""Watching long work: how far it is, and whether anybody still wants it."""

from collections.abc import Iterator
from typing import TypeVar

from longtake.capabilities.editor import Watch

T = TypeVar("T")


def unwatched(share: float) -> None:
    """Take in nothing."""


def watched(things: Iterator[T], count: int, watch: Watch) -> Iterator[T]:
    """Pass things on, of `count`, and tell how far they are."""
    for done, thing in enumerate(things, 1):
        watch(min(done / max(count, 1), 1.0))
        yield thing


def halves(watch: Watch) -> tuple[Watch, Watch]:
    """Give watches over two stages that are about as long."""
    return part_of(watch, 0.0, 0.5), part_of(watch, 0.5, 1.0)


def part_of(watch: Watch, start: float, stop: float) -> Watch:
    """Give a watch over a stage that lasts from one share of the whole to another."""
    return lambda share: watch(start + (stop - start) * share)
