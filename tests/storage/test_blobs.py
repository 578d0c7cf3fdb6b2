"""Blobs: there whole under their digest, or not at all."""

import asyncio
import os
from hashlib import sha256
from pathlib import Path

import pytest

from longtake.film.asset import Asset
from longtake.storage.blobs import FolderBlobs, sweep


def test_bytes_come_back_by_their_digest(tmp_path: Path) -> None:
    """From a file and from memory alike, once."""

    async def scene() -> None:
        blobs = FolderBlobs(tmp_path / "blobs", tmp_path / "scratch")
        (tmp_path / "a").write_bytes(b"film")
        one = await blobs.put(tmp_path / "a", "video/mp4")
        two = await blobs.put_bytes(b"film", "video/mp4")
        assert one == two == Asset(sha256(b"film").hexdigest(), "video/mp4")
        assert await blobs.get(one) == b"film"
        assert len([file for file in blobs.root.rglob("*") if file.is_file()]) == 1

    asyncio.run(scene())


def test_a_missing_blob_is_told(tmp_path: Path) -> None:
    """No empty file stands in for it."""
    with pytest.raises(KeyError):
        asyncio.run(FolderBlobs(tmp_path, tmp_path / "scratch").get(Asset("0" * 64, "video/mp4")))


def test_scratch_is_gone_afterwards(tmp_path: Path) -> None:
    """Also when the work fails."""

    async def scene() -> Path:
        async with FolderBlobs(tmp_path / "blobs", tmp_path / "scratch").scratch() as folder:
            (folder / "part").write_bytes(b"x")
            return folder

    assert not asyncio.run(scene()).exists()


def test_scratch_of_the_dead_is_swept_and_of_the_living_left(tmp_path: Path) -> None:
    """A killed process leaves nothing for ever."""
    for name in ("999999999-x", "1-y"):
        (tmp_path / "scratch" / name).mkdir(parents=True)
    assert sweep(tmp_path / "scratch") == 1
    assert [folder.name for folder in (tmp_path / "scratch").iterdir()] == ["1-y"]


def test_every_blob_and_every_part_is_listed(tmp_path: Path) -> None:
    """With its size and age; what was never finished has no digest."""

    async def scene() -> None:
        blobs = FolderBlobs(tmp_path / "blobs", tmp_path / "scratch")
        assert list(blobs.all()) == []
        kept = await blobs.put_bytes(b"film", "video/mp4")
        part = blobs.path(kept).with_name(".half")
        part.write_bytes(b"fi")
        os.utime(part, (0, 0))
        half, whole = blobs.all()
        assert (half.path, half.digest, half.size) == (part, "", 2)
        assert (whole.path, whole.digest, whole.size) == (blobs.path(kept), kept.digest, 4)
        assert half.age > 3600 > whole.age

    asyncio.run(scene())


def test_a_blob_is_removed_and_nothing_else(tmp_path: Path) -> None:
    """What lies elsewhere is not touched."""

    async def scene() -> None:
        blobs = FolderBlobs(tmp_path / "blobs", tmp_path / "scratch")
        kept = await blobs.put_bytes(b"film", "video/mp4")
        for _ in range(2):
            blobs.remove(blobs.path(kept))
        with pytest.raises(KeyError):
            await blobs.get(kept)
        (tmp_path / "mine").touch()
        with pytest.raises(ValueError, match="no blob"):
            blobs.remove(blobs.root / ".." / "mine")

    asyncio.run(scene())


def test_a_spoilt_blob_is_found(tmp_path: Path) -> None:
    """Also one that is not there."""

    async def scene() -> None:
        blobs = FolderBlobs(tmp_path / "blobs", tmp_path / "scratch")
        kept = await blobs.put_bytes(b"film", "video/mp4")
        assert await blobs.verify(kept)
        blobs.path(kept).write_bytes(b"fil.")
        assert not await blobs.verify(kept)
        blobs.remove(blobs.path(kept))
        assert not await blobs.verify(kept)

    asyncio.run(scene())
