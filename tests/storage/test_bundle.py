"""Bundles: whole or refused, and nothing is read or written outside of them."""

import json
import zipfile
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from longtake.capabilities.errors import Unusable
from longtake.film.asset import Asset
from longtake.film.picture import Size
from longtake.film.timeline import Clip, Timeline
from longtake.storage.bundle import MANIFEST, opened_bundle, write_bundle

TAKE = b"a take"
DIGEST = sha256(TAKE).hexdigest()
TIMELINE = Timeline(
    "A", Size(64, 64), Fraction(24), 24, (Clip("1A.1-t1", Asset(DIGEST, "video/mp4"), 0, 24),)
)


def told(**more: object) -> dict[str, Any]:
    """Give a manifest."""
    return {
        "longtake": "0",
        "software": {},
        "title": "A",
        "timeline": TypeAdapter(Timeline).dump_python(TIMELINE, mode="json"),
        "media": {DIGEST: "takes/1A.1-t1.mp4"},
        "master": {"file": "film.mp4", "sha256": DIGEST, "frames": 24, "key": "k"},
        "works": [],
        "takes": [],
        **more,
    }


def bundled(out: Path) -> Path:
    """Write a bundle with a take and a film."""
    media = out.with_name("media")
    media.write_bytes(TAKE)
    write_bundle(out, told(), {"takes/1A.1-t1.mp4": media, "film.mp4": media})
    media.unlink()
    return out


def opens(path: Path, scratch: Path) -> bytes:
    """Open a bundle and give its take."""
    scratch.mkdir(exist_ok=True)
    with opened_bundle(path, scratch) as bundle:
        assert bundle.manifest.timeline == TIMELINE
        return bundle.path("takes/1A.1-t1.mp4").read_bytes()


@pytest.mark.parametrize("name", ["film.zip", "film"])
def test_what_was_bundled_comes_back(tmp_path: Path, name: str) -> None:
    """From a zip file and from a folder, the cut with its exact rate."""
    assert opens(bundled(tmp_path / name), tmp_path / "scratch") == TAKE


def test_the_same_film_gives_the_same_bundle(tmp_path: Path) -> None:
    """To the last byte, whenever it is written."""
    assert bundled(tmp_path / "a.zip").read_bytes() == bundled(tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize("name", ["film.zip", "film"])
def test_a_changed_file_is_named(tmp_path: Path, name: str) -> None:
    """One byte is enough."""
    path = bundled(tmp_path / name)
    if path.is_dir():
        (path / "film.mp4").write_bytes(b"a tale")
    else:
        path.write_bytes(path.read_bytes().replace(TAKE, b"a tale"))
    with pytest.raises(Unusable, match=r"film\.mp4 was changed"):
        opens(path, tmp_path / "scratch")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """Before anything is made of the others."""
    path = bundled(tmp_path / "film")
    (path / "takes" / "1A.1-t1.mp4").unlink()
    with pytest.raises(Unusable, match=r"takes/1A\.1-t1\.mp4 is missing"):
        opens(path, tmp_path / "scratch")


@pytest.mark.parametrize(
    "name",
    ["../out.mp4", "/etc/out.mp4", "a/../../out.mp4", "a\\..\\out.mp4", "C:out.mp4", "a//b", ""],
)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    """Nothing is written for it, wherever it points."""
    manifest = told(bundle=1, files={name: {"sha256": DIGEST, "bytes": len(TAKE)}})
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(MANIFEST, json.dumps(manifest))
        archive.writestr(zipfile.ZipInfo(name or "x"), TAKE)
    with pytest.raises(Unusable, match="no file inside it"):
        opens(path, tmp_path / "scratch")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["evil.zip", "scratch"]
    assert not any((tmp_path / "scratch").iterdir())


def test_a_link_is_no_file_of_a_bundle(tmp_path: Path) -> None:
    """Even if what it leads to is the right file."""
    path = bundled(tmp_path / "film")
    (tmp_path / "other").write_bytes(TAKE)
    (path / "film.mp4").unlink()
    (path / "film.mp4").symlink_to(tmp_path / "other")
    with pytest.raises(Unusable, match=r"film\.mp4 is missing"):
        opens(path, tmp_path / "scratch")


def test_a_file_that_swells_is_cut_off(tmp_path: Path) -> None:
    """A zip may say little and hold much."""
    path = tmp_path / "bomb.zip"
    manifest = told(bundle=1, files={"film.mp4": {"sha256": DIGEST, "bytes": 6}})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, json.dumps(manifest))
        archive.writestr("film.mp4", bytes(64 * 2**20))
    with pytest.raises(Unusable, match="was changed"):
        opens(path, tmp_path / "scratch")
    assert (tmp_path / "scratch" / "film.mp4").stat().st_size <= 2 * 2**20


def test_what_is_no_bundle_is_said_so(tmp_path: Path) -> None:
    """A text, a folder without a manifest, nothing at all."""
    (tmp_path / "text.zip").write_text("hello")
    (tmp_path / "empty").mkdir()
    for name, why in (("text.zip", "no bundle"), ("empty", MANIFEST), ("none.zip", "no such")):
        with pytest.raises(Unusable, match=why):
            opens(tmp_path / name, tmp_path / "scratch")


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    """Only a bundle makes room for a bundle."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(Unusable, match="is no bundle"):
        bundled(tmp_path / "mine")
    assert (tmp_path / "mine" / "letter.txt").exists()
    bundled(tmp_path / "film")
    bundled(tmp_path / "film")
