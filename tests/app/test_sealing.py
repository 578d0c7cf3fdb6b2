"""Who signs a film follows from the settings and from who made it."""

import asyncio
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from longtake.app.sealing import sealer
from longtake.capabilities.errors import Unusable
from longtake.film.origin import ALGORITHMIC, TRAINED, Origin
from longtake.film.picture import Size
from longtake.media.encode import encode
from longtake.media.marking import Told, read_origin


def sealed(place: Path, how: str, source: str) -> Told:
    """Seal a short film, and give what it says then."""
    film = place / "film.mp4"
    encode(iter([np.full((96, 64), 9, np.uint8)] * 2), film, size=Size(64, 64), rate=Fraction(24))
    seal = sealer(how, "Anna", place, lambda _: True)
    asyncio.run(seal.seal(film, Origin("A", source, ()), []))
    return read_origin(film)


@pytest.mark.parametrize(
    ("how", "source", "signed"),
    [
        ("auto", TRAINED, True),
        ("auto", ALGORITHMIC, False),
        ("test", ALGORITHMIC, True),
        ("off", TRAINED, False),
    ],
)
def test_who_is_signed(tmp_path: Path, how: str, source: str, signed: bool) -> None:  # noqa: FBT001
    """Every film says where it comes from; who signs depends."""
    told = sealed(tmp_path, how, source)
    assert told.source == source
    assert (told.signature is not None) == signed


def test_a_certificate_of_ones_own_signs_everything(tmp_path: Path) -> None:
    """Given as its file and its key's; another certificate is another seal."""
    sealed(tmp_path, "test", TRAINED)
    own = f"{tmp_path}/origin/test-chain.pem,{tmp_path}/origin/test-key.pem"
    assert sealed(tmp_path, own, ALGORITHMIC).signature is not None
    marks = {sealer(how, "", tmp_path, bool).mark for how in ("auto", "off", "test", own)}
    assert len(marks) == 4
    with pytest.raises(Unusable, match="neither auto, off, test nor"):
        sealer("mine.pem", "", tmp_path, bool)
