"""Blobs in a local folder, named by their digest: there whole or not at all."""

import asyncio
import errno
import os
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from longtake.film.asset import Asset


@dataclass(frozen=True, slots=True)
class Blob:
    """A file among the blobs."""

    path: Path
    digest: str
    """Empty for a part that was never finished."""
    size: int
    """Bytes."""
    age: float
    """Seconds since it was laid."""


@dataclass(frozen=True, slots=True)
class FolderBlobs:
    """Keeps blobs under `root`, two levels deep; a fleet shares it, and each machine has a desk."""

    root: Path
    desk: Path
    """Where this machine's scratch folders lie."""

    async def put(self, file: Path, media_type: str) -> Asset:
        """Keep a copy of the file's bytes."""
        return await asyncio.to_thread(self._put, file, media_type)

    async def put_bytes(self, data: bytes, media_type: str) -> Asset:
        """Keep bytes."""
        return await asyncio.to_thread(self._put_bytes, data, media_type)

    async def get(self, asset: Asset) -> bytes:
        """Give the bytes; raises `KeyError` for an asset that is not there."""
        file = await self.local(asset)
        return await asyncio.to_thread(file.read_bytes)

    async def local(self, asset: Asset) -> Path:
        """Give the blob's own file, to be read only; raises `KeyError`."""
        file = self.path(asset)
        if not file.is_file():
            raise KeyError(asset.digest)
        return file

    def path(self, asset: Asset) -> Path:
        """Give where the blob lies or would lie."""
        return self.root / asset.digest[:2] / f"{asset.digest}{asset.suffix}"

    def all(self) -> Iterator[Blob]:
        """Give every blob, and the parts that a process left when it was killed."""
        for folder in sorted(self.root.glob("??")):
            for file in sorted(folder.iterdir()):
                with suppress(FileNotFoundError):
                    yield _blob(file)

    def remove(self, path: Path) -> None:
        """Remove a blob or a part; one that is gone already is gone."""
        if not path.resolve().is_relative_to(self.root.resolve()):
            message = f"{path} is no blob of {self.root}"
            raise ValueError(message)
        path.unlink(missing_ok=True)

    async def verify(self, asset: Asset) -> bool:
        """Say whether the bytes are there and are the ones that the digest names."""
        return await asyncio.to_thread(self._verify, asset)

    @asynccontextmanager
    async def scratch(self) -> AsyncIterator[Path]:
        """Give an empty folder for work in progress, gone afterwards."""
        self.desk.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=self.desk))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _put(self, file: Path, media_type: str) -> Asset:
        with file.open("rb") as opened:
            asset = Asset(file_digest(opened, "sha256").hexdigest(), media_type)
        if not self._renewed(asset):
            self._lay(asset, file)
        return asset

    def _put_bytes(self, data: bytes, media_type: str) -> Asset:
        asset = Asset(sha256(data).hexdigest(), media_type)
        if not self._renewed(asset):
            self._lay(asset, data)
        return asset

    def _renewed(self, asset: Asset) -> bool:
        """Say whether a blob is there, young from now on: housekeeping lets it be."""
        try:
            os.utime(self.path(asset))
        except FileNotFoundError:
            return False
        return True

    def _verify(self, asset: Asset) -> bool:
        try:
            with self.path(asset).open("rb") as opened:
                return file_digest(opened, "sha256").hexdigest() == asset.digest
        except FileNotFoundError:
            return False

    def _lay(self, asset: Asset, content: Path | bytes) -> None:
        """Write elsewhere, flush to the disk, then rename: no reader sees a part.

        On the desk, which is swept of what killed processes leave there, if it is on the same disk.
        """
        place = self.path(asset)
        place.parent.mkdir(parents=True, exist_ok=True)
        self.desk.mkdir(parents=True, exist_ok=True)
        if self.desk.stat().st_dev == place.parent.stat().st_dev:
            try:
                _written(content, self.desk, f"{os.getpid()}-").replace(place)
            except OSError as error:  # two mounts of one disk
                if error.errno != errno.EXDEV:
                    raise
            else:
                return
        _written(content, place.parent, ".").replace(place)


def _written(content: Path | bytes, folder: Path, prefix: str) -> Path:
    """Give a new file in the folder, flushed to the disk."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix=prefix, delete=False) as part:
        try:
            if isinstance(content, bytes):
                part.write(content)
            else:
                with content.open("rb") as source:
                    shutil.copyfileobj(source, part, 1 << 20)
            part.flush()
            os.fsync(part.fileno())
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
    return Path(part.name)


def sweep(desk: Path) -> int:
    """Remove the scratch of processes that are gone, and give how many there were."""
    gone = 0
    for path in desk.glob("*-*"):
        if not _alive(path.name.partition("-")[0]):
            discard(path)
            gone += 1
    return gone


def discard(path: Path) -> None:
    """Remove a scratch folder or a part of a blob, as far as it can be."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _blob(file: Path) -> Blob:
    told = file.stat()
    digest = "" if file.name.startswith(".") else file.name.partition(".")[0]
    return Blob(file, digest, told.st_size, max(0.0, time.time() - told.st_mtime))


def _alive(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True
