"""Which pictures are compared by judges that see as people do, and what is amiss in what they say.

All of it is mild: such a judge knows nothing of what was meant, and a camera that turns away shows
something else with good reason.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final, TypeAlias

from longtake.film.expected import Expected, Join
from longtake.film.finding import MILD, Finding
from longtake.film.seeing import SEAM
from longtake.film.stretches import spans, within

Pair: TypeAlias = tuple[int, int]
"""Two frames of one file."""

ALIKE: Final = {"CLIP": 0.75, "DINO": 0.5}
"""Cosines under which the later picture shows somebody or something else. Photographs of the same
thing in different places have 0.885 and 0.774 (DreamBooth, arXiv 2208.12242, table 1, ViT-B/32 and
ViT-S/16): pictures of one view share the place too, so that these are far below."""
_LEAST: Final = 0.02
"""LPIPS of a step that is always fine: a film that hardly moves has next to no usual step."""
_EACH: Final = 8
"""Pictures of a view that are compared with its first one, at most."""
_APART: Final = 12
"""Frames between two of them, at least."""
_MOST: Final = 600
"""Comparisons of a film, but for one of each view: a second each on a slow core with a large
model."""
_USUAL: Final = 24
"""Steps from a picture to the next that are measured to know the usual one."""


@dataclass(frozen=True, slots=True)
class View:
    """A stretch without a cut: a shot, or a chain of selects that go on from one another."""

    first: int
    later: tuple[int, ...]
    stop: int
    """The frame after its last."""

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Its first picture with each of the later ones."""
        return tuple((self.first, at) for at in self.later)


@dataclass(frozen=True, slots=True)
class Alike:
    """What judges say of pairs; empty where one is not there."""

    cosines: dict[str, tuple[float, ...]]
    """By judge, `CLIP` or `DINO`, for each pair of all views: -1 to 1."""
    seams: tuple[float, ...] = ()
    """LPIPS distance at each seam."""
    usual: tuple[float, ...] = ()
    """The same from a picture to the next elsewhere."""


def views(cuts: frozenset[int], expected: Expected, frames: int) -> tuple[View, ...]:
    """Give what must show the same from end to end, with the pictures that are compared.

    Where one view becomes another nothing is.
    """
    every = [
        (start, stop)
        for start, stop in spans(cuts, frames)
        if stop - start > 1 and not within(start, stop - start, expected.changing)
    ]
    most = max(1, min(_EACH, _MOST // max(1, len(every))))
    return tuple(View(start, _later(start, stop, most), stop) for start, stop in every)


def _later(start: int, stop: int, most: int) -> tuple[int, ...]:
    last = stop - 1 - start
    count = max(1, min(most, last // _APART))
    return tuple(start + last * place // count for place in range(1, count + 1))


def usual_steps(cuts: frozenset[int], expected: Expected, frames: int) -> tuple[Pair, ...]:
    """Give pictures with the one before, spread over the film, where nothing is joined."""
    joined = cuts | {join.at for join in expected.joins}
    plain = [
        at for at in range(1, frames) if at not in joined and not within(at, 1, expected.changing)
    ]
    count = min(_USUAL, len(plain))
    return tuple((at - 1, at) for at in (plain[n * len(plain) // count] for n in range(count)))


def seam_steps(expected: Expected, frames: int) -> tuple[Join, ...]:
    """Give the seams at which a step can be measured."""
    return tuple(join for join in expected.seams if 0 < join.at < frames)


def unlike(seen: Sequence[View], seams: Sequence[Join], alike: Alike) -> Iterator[Finding]:
    """Give the views that come to show something else, and the seams at which it is seen."""
    edges = [0]
    for view in seen:
        edges.append(edges[-1] + len(view.later))
    for view, (begins, ends) in zip(seen, pairwise(edges), strict=True):
        own = {judge: cosines[begins:ends] for judge, cosines in alike.cosines.items()}
        yield from _changed(view, own)
    if alike.seams:
        yield from _steps(seams, alike)


def _changed(view: View, cosines: dict[str, tuple[float, ...]]) -> Iterator[Finding]:
    """Give at most one finding of a view: from where on it is unlike its beginning."""
    under = [
        (at, judge, cosine)
        for judge, row in cosines.items()
        for at, cosine in zip(view.later, row, strict=True)
        if cosine < ALIKE[judge]
    ]
    if not under:
        return
    at = min(place for place, _, _ in under)
    judges = dict.fromkeys(judge for _, judge, _ in under)
    worst = {judge: min(cosine for _, by, cosine in under if by == judge) for judge in judges}
    told = " and ".join(f"{cosine:.2f} by {judge}" for judge, cosine in worst.items())
    limits = " and ".join(f"{ALIKE[judge]:g}" for judge in worst)
    what = f"it comes to look unlike its first picture: {told}, under {limits}"
    judge, cosine = next(iter(worst.items()))
    yield Finding("identity", MILD, at, view.stop - at, cosine, ALIKE[judge], what)


def _steps(seams: Sequence[Join], alike: Alike) -> Iterator[Finding]:
    usual = median(alike.usual) if alike.usual else 0.0
    limit = max(_LEAST, SEAM * usual)
    for join, step in zip(seams, alike.seams, strict=True):
        if step > limit:
            what = (
                f"the step at the join looks like {step:.3f} by LPIPS; the film's own {usual:.3f}"
            )
            yield Finding("look step", MILD, join.at, 1, step, limit, what, of=join.after)
