"""Takes and selects: every attempt is kept; the select is the one that the film uses."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from longtake.film.asset import Asset


@dataclass(frozen=True, slots=True)
class Word:
    """A spoken word and when it is heard, in samples at 48 kHz from the start of its line."""

    text: str
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class Take:
    """One attempt at a segment, a keyframe, a line, a noise or a cue. Never overwritten."""

    of: str
    """What it is a take of: a segment `1A.1`, a keyframe `1A`, a line `1A-line`, or `music`."""
    number: int
    """From 1, per thing."""
    key: str
    """The identity of the work that made it (`key.work_key`)."""
    model: str
    """`provider:model`."""
    asset: Asset
    prompt: str = ""
    seed: int = 0
    frames: int = 0
    """Pictures that it holds at its own rate; 0 for a still or a sound."""
    charge: Decimal = Decimal(0)
    """US dollars paid for it."""
    seconds: float = 0.0
    """Wall seconds that it took to make."""
    samples: int = 0
    """At 48 kHz, of a line or a noise; of a clip that came with sound of its own, as long as it."""
    words: tuple[Word, ...] = ()
    """Of a line, where its vendor tells when each is heard."""

    @property
    def name(self) -> str:
        """Its name in the film's folder: `1A.1-t2`."""
        return f"{self.of}-t{self.number}"


@dataclass(frozen=True, slots=True)
class Select:
    """A take chosen by hand; it holds while the work that it was chosen for stays the same."""

    of: str
    number: int
    wanted: str
    """The key that was current when it was chosen."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which take a film uses of each thing."""

    takes: Mapping[str, Sequence[Take]]
    selects: Mapping[str, Select]

    @classmethod
    def among(cls, takes: Iterable[Take], selects: Iterable[Select]) -> "Choice":
        """Give the choice among a film's takes."""
        own = defaultdict[str, list[Take]](list)
        for take in takes:
            own[take.of].append(take)
        return cls(own, {select.of: select for select in selects})

    def chosen(self, of: str, key: str | None) -> Take | None:
        """Give the take that is used for `of`, or None if the work is missing or stale.

        A select made by hand holds as long as the key that it was made for is still current;
        otherwise the newest take with the current key counts.
        """
        own, select = self.takes.get(of, ()), self.selects.get(of)
        if select is not None and key is not None and select.wanted == key:
            for take in own:
                if take.number == select.number:
                    return take
        fresh = [take for take in own if take.key == key]
        return max(fresh, key=lambda take: take.number, default=None)


def next_number(of: str, takes: Iterable[Take]) -> int:
    """Give the number of the next take of `of`."""
    return max((take.number for take in takes if take.of == of), default=0) + 1
