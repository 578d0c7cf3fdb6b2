"""An inspection as rows and lines for people."""

from collections.abc import Iterator
from fractions import Fraction

from rich.text import Text

from longtake.cli.board import BAD, WARM
from longtake.cli.words import clean, length, money, plural
from longtake.film.finding import Finding
from longtake.film.inspection import Inspection
from longtake.film.seeing import SEAM


def cells_of(found: Finding, rate: Fraction) -> tuple[str | Text, ...]:
    """Give the cells of a finding."""
    mark = Text("●", style=BAD if found.severe else WARM)
    price = "" if found.price is None else money(found.price)
    place = found.place(rate)
    return mark, place, found.kind, clean(found.what), clean(found.of), found.remedy, price


def left_out(found: Inspection, shown: int) -> Iterator[str]:
    """Say how many findings were not shown."""
    if len(found.findings) > shown:
        yield f"and {len(found.findings) - shown} more; --json tells all"


def joins_of(found: Inspection) -> Iterator[str]:
    """Say how the joins are that nobody should see."""
    seams = [seam for seam in found.seams if seam.unbroken]
    if seams:
        good = sum(seam.ratio <= SEAM for seam in seams)
        worst = max(seam.ratio for seam in seams)
        yield (
            f"{good} of {plural(len(seams), 'seam')} within {SEAM:g} times the usual change; "
            f"the worst {worst:.2f}"
        )


def summed(found: Inspection) -> str:
    """Give what it came to."""
    severe = len(found.severe)
    mild = len(found.findings) - severe
    told = [f"{severe} severe"] * bool(severe) + [f"{mild} mild"] * bool(mild)
    return " and ".join(told) or "nothing is amiss"


def facts_of(found: Inspection) -> Iterator[str]:
    """Give length, size and loudness."""
    yield length(float(found.frames / found.rate))
    yield f"{plural(found.frames, 'picture')}"
    yield found.size
    if found.lufs is not None and found.true_peak is not None:
        yield f"{found.lufs:.1f} LUFS"
        yield f"{found.true_peak:.1f} dBTP"
