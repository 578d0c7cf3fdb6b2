"""Where a film comes from, in its file: marked, signed last, and told apart from a changed one."""

import struct
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from longtake.capabilities.errors import Unusable
from longtake.film.origin import ALGORITHMIC, TRAINED, Origin, xmp
from longtake.film.picture import Size
from longtake.media.certificates import credential, own_test_chain
from longtake.media.encode import encode
from longtake.media.marking import C2PA, read_origin, sign, write_xmp

SIZE = Size(64, 64)
ORIGIN = Origin("Rain & <sun>", TRAINED, ("acme:fast", "acme:draw"), "Anna & Ben")


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Give a short film with its origin written."""
    path = tmp_path / "film.mp4"
    grey = np.full((96, 64), 128, np.uint8)
    encode(iter([grey] * 8), path, size=SIZE, rate=Fraction(24))
    write_xmp(path, xmp(ORIGIN))
    return path


def test_what_is_written_is_read(film: Path) -> None:
    """Signs of XML in names are only signs; the file plays as before."""
    told = read_origin(film)
    assert (told.title, told.source, told.creator) == ("Rain & <sun>", TRAINED, "Anna & Ben")
    assert told.models == "acme:fast, acme:draw"
    assert told.signature is None
    with av.open(str(film)) as container:
        assert sum(1 for _ in container.decode(video=0)) == 8


def test_a_signed_film_verifies_and_one_flipped_byte_does_not(film: Path, tmp_path: Path) -> None:
    """Whoever changes it afterwards, at whichever place."""
    sign(film, ORIGIN, own_test_chain(tmp_path / "origin"), [])
    signature = read_origin(film).signature
    assert signature is not None
    assert (signature.state, signature.test, signature.faults) == ("valid", True, ())
    assert (signature.source, signature.models) == (TRAINED, ("acme:fast", "acme:draw"))
    whole = film.read_bytes()
    for place in (whole.index(b"moov") + 60, whole.index(b"mdat") + 20, len(whole) - 40):
        film.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        changed = read_origin(film).signature
        assert changed is not None
        assert changed.state == "invalid", place
        assert changed.faults


def test_what_takes_say_of_themselves_is_kept(film: Path, tmp_path: Path) -> None:
    """A take with a manifest of its own is an ingredient; one without is none."""
    chain = own_test_chain(tmp_path / "origin")
    take, plain = tmp_path / "1A.1-t1.mp4", tmp_path / "1B.1-t1.mp4"
    for path in (take, plain):
        path.write_bytes(film.read_bytes())
    sign(take, ORIGIN, chain, [])
    sign(film, ORIGIN, chain, [("1A.1-t1", take), ("1B.1-t1", plain)])
    signature = read_origin(film).signature
    assert signature is not None
    assert (signature.state, signature.ingredients, signature.faults) == ("valid", ("1A.1-t1",), ())


def test_a_take_whose_manifest_cannot_be_read_is_no_ingredient(film: Path, tmp_path: Path) -> None:
    """The film is signed all the same, and the take is named; inspecting it says what is wrong."""
    chain = own_test_chain(tmp_path / "origin")
    good, broken = tmp_path / "1A.1-t1.mp4", tmp_path / "1B.1-t1.mp4"
    good.write_bytes(film.read_bytes())
    sign(good, ORIGIN, chain, [])
    junk = bytes(4) + b"manifest" + bytes(9) + b"junk" * 50
    box = struct.pack(">I4s", 24 + len(junk), b"uuid") + C2PA + junk
    broken.write_bytes(film.read_bytes() + box)
    left_out = sign(film, ORIGIN, chain, [("1A.1-t1", good), ("1B.1-t1", broken)])
    signature, wrong = read_origin(film).signature, read_origin(broken).signature
    assert left_out == ("1B.1-t1",)
    assert signature is not None
    assert (signature.state, signature.ingredients) == ("valid", ("1A.1-t1",))
    assert wrong is not None
    assert wrong.state == "invalid"
    assert "JUMBF" in wrong.faults[0]


def test_a_key_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    """Before anything is made with it, and without showing it."""
    one, other = tmp_path / "one", tmp_path / "other"
    own_test_chain(one)
    own_test_chain(other)
    assert (one / "test-key.pem").stat().st_mode & 0o077 == 0
    with pytest.raises(Unusable, match="is not the key of"):
        credential(one / "test-chain.pem", other / "test-key.pem")
    with pytest.raises(Unusable, match="no certificate"):
        credential(one / "test-key.pem", one / "test-key.pem")
    with pytest.raises(Unusable, match="no such file"):
        credential(one / "none.pem", one / "test-key.pem")


def test_a_file_that_says_nothing_is_told_so(tmp_path: Path) -> None:
    """Any file can be asked."""
    path = tmp_path / "text.mp4"
    path.write_text("hello")
    assert read_origin(path).source == ""
    path.write_bytes(b"\0\0\0\x04uuid" + bytes(40))
    assert read_origin(path).signature is None
    with pytest.raises(Unusable, match="no such file"):
        read_origin(tmp_path / "none.mp4")


def test_a_film_by_rule_is_not_called_trained() -> None:
    """What `sketch` draws was learnt from nobody."""
    assert "algorithmicMedia" in xmp(Origin("A", ALGORITHMIC, ()))
    assert "AISystemUsed" not in xmp(Origin("A", ALGORITHMIC, ()))
