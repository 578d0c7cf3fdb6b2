"""What is said of a film's origin follows from what is seen and heard in it."""

from fractions import Fraction

import pytest

from longtake.film.asset import Asset
from longtake.film.brief import Brief
from longtake.film.film import Film
from longtake.film.origin import ALGORITHMIC, COMPOSITE, TRAINED, origin_of
from longtake.film.overlay import Overlay
from longtake.film.picture import Size
from longtake.film.take import Take
from longtake.film.timeline import Clip, Timeline

DRAWN = Take("1A.1", 1, "a", "sketch:animate", Asset("d" * 64, "video/mp4"))
RENDERED = Take("1B.1", 1, "b", "acme:fast", Asset("e" * 64, "video/mp4"))
UNUSED = Take("1A.1", 2, "c", "other:model", Asset("f" * 64, "video/mp4"))
LOGO = Overlay("logo", 0, 24, asset=Asset("a" * 64, "image/png"))


@pytest.mark.parametrize(
    ("takes", "overlays", "source", "models"),
    [
        ((DRAWN,), (), ALGORITHMIC, ()),
        ((DRAWN,), (LOGO,), ALGORITHMIC, ()),
        ((DRAWN, RENDERED), (), TRAINED, ("acme:fast",)),
        ((RENDERED,), (LOGO,), COMPOSITE, ("acme:fast",)),
    ],
)
def test_the_source_is_what_was_used(
    takes: tuple[Take, ...], overlays: tuple[Overlay, ...], source: str, models: tuple[str, ...]
) -> None:
    """Trained models are named; takes that the film does not show say nothing."""
    clips = tuple(Clip(take.name, take.asset, 24 * n, 24) for n, take in enumerate(takes))
    timeline = Timeline("A", Size(64, 64), Fraction(24), 24 * len(takes), clips, overlays=overlays)
    film = Film("f", Brief("a"), takes=(*takes, UNUSED))
    origin = origin_of(film, timeline, lambda provider: provider != "sketch")
    assert (origin.source, origin.models) == (source, models)
