"""Several of one kind, arranged in one or two ranks."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from longtake.providers.sketch.pictures.figures.drawing import Drawing, group, n
from longtake.providers.sketch.pictures.palette import Palette
from longtake.providers.sketch.staging import Figure

_FEW = 4
_RISE = 0.26
"""How much higher the back rank stands in the picture, in shares of a height."""
Draw = Callable[[Figure, Palette], Drawing]


def gathering(draw: Draw, *, close: float = 0.8, varied: bool = False) -> Draw:
    """The same way to draw, for any `count`.

    `close` is the distance of two neighbours in widths of one; `varied` makes each of them an
    individual instead of the same one again.
    """

    def drawn(figure: Figure, palette: Palette) -> Drawing:
        if figure.count <= 1:
            return draw(figure, palette)
        each = [
            replace(figure, count=1, name=_named(figure, i, varied=varied))
            for i in range(figure.count)
        ]
        drawings = [draw(one, palette) for one in each]
        free = drawings[0].medium == "air" or "submerged" in figure.look
        return flock(drawings) if free and len(drawings) > _FEW else ranked(drawings, close=close)

    return drawn


def flock(drawings: Sequence[Drawing]) -> Drawing:
    """Spread over air or water in staggered rows, the first in front and largest."""
    across = math.ceil(math.sqrt(len(drawings) * 1.4))
    wide, high = 1.22 * drawings[0].width, 1.3 * drawings[0].height
    rows = math.ceil(len(drawings) / across)
    placed = []
    for i, one in enumerate(drawings):
        row, column = divmod(i, across)
        x = ((column * 5 + 2) % across + 0.5 * (row % 2) - across / 2 + 0.25) * wide
        y = -row * high - 0.3 * high * math.sin(2.4 * i)
        beats = (one.svg, *one.steps)[:: -1 if i % 2 else 1]
        placed.append((beats, x + 0.16 * wide * math.cos(1.9 * i), y, 1 - 0.07 * (i % 4)))
    moments = [
        "".join(
            group(
                beats[moment % len(beats)], transform=f"translate({n(x)},{n(y)}) scale({size:.3f})"
            )
            for beats, x, y, size in placed[::-1]
        )
        for moment in range(1 + len(drawings[0].steps))
    ]
    return replace(
        drawings[0],
        svg=moments[0],
        steps=tuple(moments[1:]),
        width=(across + 1) * wide,
        height=(rows + 0.3) * high,
        focus=(0.0, -rows * high / 2),
    )


def ranked(drawings: Sequence[Drawing], *, close: float = 0.8) -> Drawing:
    """The drawings side by side, the first in the middle in front; five and more in two ranks."""
    deep = len(drawings) > 4
    front = drawings[: (len(drawings) + 1) // 2] if deep else drawings
    back = drawings[len(front) :]
    aside = 0.5 if len(front) % 2 else 0.0
    placed = _row(back, close=close, rise=_RISE, size=0.86, shift=aside)
    placed += _row(front, close=close, rise=0.0, size=1.0, shift=0.5 - aside)
    wide = max(abs(x) + one.width * size / 2 for one, x, _, size in placed)
    return replace(
        drawings[0],
        steps=(),
        svg="".join(
            group(one.svg, transform=f"translate({n(x)},{n(y)}) scale({size:.3f})")
            for one, x, y, size in placed
        ),
        width=2 * wide,
        height=max(one.height * size - y for one, _, y, size in placed),
    )


def _row(
    drawings: Sequence[Drawing], *, close: float, rise: float, size: float, shift: float
) -> list[tuple[Drawing, float, float, float]]:
    """Each drawing with its x, y and scale; the first nearest to the middle, drawn last."""
    if not drawings:
        return []
    step = sum(one.width for one in drawings) / len(drawings) * close
    tall = drawings[0].height
    tall = min(tall, step * 1.6)
    placed = []
    for i, one in enumerate(drawings):
        slot = (i + 1) // 2 * (-1 if i % 2 else 1)
        wave = 0.03 * tall * (i % 3)
        placed.append(
            (one, (slot + shift) * step, -rise * tall - wave, size * (1 - 0.05 * (i % 3)))
        )
    return placed[::-1]


def _named(figure: Figure, index: int, *, varied: bool) -> str:
    return f"{figure.name} {index}".strip() if varied and index else figure.name
