"""A bundle: a film with all its media and what it was made of, as a folder or a zip file.

`bundle.json` names every other file with its size and SHA-256. Nothing in it is absolute, and
nothing of a bundle is read that it does not name.
"""

import json
import os
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath
from typing import IO, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from longtake.capabilities.errors import Unusable
from longtake.film.timeline import Timeline
from longtake.given import plain

MANIFEST: Final = "bundle.json"
FORMAT: Final = 1
Contents: TypeAlias = Mapping[str, Path | bytes]
"""Files by their names in the bundle."""

_LARGEST_MANIFEST: Final = 64 * 2**20
_LONGEST_NAME: Final = 200
_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""Of every file in a zip, so that the same film gives the same bundle."""
_MODE: Final = (stat.S_IFREG | 0o644) << 16
_BLOCK: Final = 1 << 20
_REMEDY: Final = "export it again: longtake export DIR --to bundle"


class File(BaseModel):
    """A file of a bundle."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    bytes: int = Field(ge=0)


class Master(BaseModel):
    """The master as it was conformed, before a label or a signature."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    """Of the conformed film; the file itself may carry more."""
    frames: int
    key: str
    xmp: str = ""
    """What the file says of its origin."""


class Manifest(BaseModel):
    """What `bundle.json` says."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    bundle: Literal[1]
    longtake: str
    software: dict[str, str]
    """What conformed the master: other versions may encode other bytes."""
    title: str
    timeline: Timeline
    media: dict[str, str]
    """Files by the digest of the asset that the timeline names."""
    master: Master
    works: list[dict[str, object]]
    """Each piece of work: its key, model, seed, price, take."""
    takes: list[dict[str, object]]
    """Every take, the unused too."""
    files: dict[str, File]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was opened: its manifest, and its media where they may be read."""

    manifest: Manifest
    folder: Path

    def path(self, name: str) -> Path:
        """Give a file's place."""
        return self.folder / name


def write_bundle(out: Path, manifest: Mapping[str, object], contents: Contents) -> None:
    """Write a bundle, whole or not at all: a zip file where the name ends so, else a folder."""
    files = {name: _measured(content) for name, content in sorted(contents.items())}
    told = {**manifest, "bundle": FORMAT, "files": files}
    text = json.dumps(told, indent=1, ensure_ascii=False, default=str) + "\n"
    whole = {MANIFEST: text.encode(), **dict(sorted(contents.items()))}
    if out.suffix.lower() == ".zip":
        _zip(out, whole)
    else:
        _folder(out, whole)


@contextmanager
def opened_bundle(path: Path, scratch: Path) -> Iterator[Bundle]:
    """Open a bundle with every file checked; raises `Unusable` naming what is wrong with which.

    A zip file is unpacked in `scratch`, and only what its manifest names.
    """
    with ExitStack() as stack:
        box = stack.enter_context(_opened(path))
        manifest = _manifest(path, box)
        for name in manifest.files:
            check_name(path, name)
        missing = [name for name in manifest.files if not box.has(name)]
        if missing:
            raise Unusable(str(path), f"{', '.join(missing[:5])} is missing", _REMEDY)
        for name, file in manifest.files.items():
            box.check(path, name, file, scratch)
        yield Bundle(manifest, box.root or scratch)


def check_name(path: Path, name: str) -> None:
    """Raise `Unusable` for the name of a file that would lie outside, or on no file system."""
    parts = PurePosixPath(name).parts
    bad = (
        not name
        or len(name) > _LONGEST_NAME
        or name.startswith("/")
        or "\\" in name
        or ":" in name
        or any(part in {"", ".", ".."} for part in name.split("/"))
        or any(ord(sign) < ord(" ") for sign in name)
        or name == MANIFEST
        or not parts
    )
    if bad:
        why = f"names {name[:60]!r}, which is no file inside it"
        raise Unusable(str(path), why, "it was not made by Longtake: do not use it")


class _Box:
    """Where a bundle's files lie: a folder, or a zip file that is unpacked as they are checked."""

    def __init__(self, root: Path | None, archive: zipfile.ZipFile | None = None) -> None:
        self.root = root
        self._archive = archive
        self._names = set(archive.namelist()) if archive else set[str]()

    def has(self, name: str) -> bool:
        """Say whether a file is there; a link is none."""
        if self.root is None:
            return name in self._names
        file = self.root / name
        inside = not file.is_symlink() and file.is_file()
        return inside and file.resolve().is_relative_to(self.root.resolve())

    @contextmanager
    def read(self, name: str) -> Iterator[IO[bytes]]:
        """Open a file."""
        if self._archive is not None:
            with self._archive.open(name) as stream:
                yield stream
        else:
            with ((self.root or Path()) / name).open("rb") as stream:
                yield stream

    def check(self, path: Path, name: str, file: File, scratch: Path) -> None:
        """Raise `Unusable` for a file that is not the one that was bundled; unpack a zip's."""
        with ExitStack() as stack:
            source = stack.enter_context(self.read(name))
            target = None
            if self._archive is not None:
                place = scratch / name
                place.parent.mkdir(parents=True, exist_ok=True)
                target = stack.enter_context(place.open("xb"))
            try:
                found, size = _copied(source, target, file.bytes)
            except (zipfile.BadZipFile, EOFError, zlib.error):
                found, size = "", -1
        if size != file.bytes or found != file.sha256:
            raise Unusable(str(path), f"{name} was changed since it was bundled", _REMEDY)


def _copied(source: IO[bytes], target: IO[bytes] | None, most: int) -> tuple[str, int]:
    """Copy a file that may be at most so large, and give its digest and size."""
    digest, size = sha256(), 0
    while size <= most and (block := source.read(_BLOCK)):
        digest.update(block)
        size += len(block)
        if target is not None:
            target.write(block)
    return digest.hexdigest(), size


@contextmanager
def _opened(path: Path) -> Iterator[_Box]:
    if path.is_dir():
        yield _Box(path)
        return
    try:
        with zipfile.ZipFile(plain(path, str(path), "give a bundle")) as archive:
            names = archive.namelist()
            if len(names) != len(set(names)):
                raise Unusable(str(path), "names a file twice", "do not use it")
            yield _Box(None, archive)
    except FileNotFoundError:
        raise Unusable(str(path), "there is no such file", "give a bundle") from None
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        why = f"is no bundle, or a damaged one ({error})"
        raise Unusable(str(path), why, _REMEDY) from error


def _manifest(path: Path, box: _Box) -> Manifest:
    if not box.has(MANIFEST):
        raise Unusable(str(path), f"holds no {MANIFEST}", "give what --to bundle wrote")
    with box.read(MANIFEST) as stream:
        text = stream.read(_LARGEST_MANIFEST + 1)
    if len(text) > _LARGEST_MANIFEST:
        raise Unusable(f"{path}: {MANIFEST}", "is too large", _REMEDY)
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        mistake = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in mistake["loc"])
        why = f"{where}: {mistake['msg'].lower()}"
        raise Unusable(f"{path}: {MANIFEST}", why, "a later Longtake may read it") from None


def _measured(content: Path | bytes) -> dict[str, object]:
    if isinstance(content, bytes):
        return {"sha256": sha256(content).hexdigest(), "bytes": len(content)}
    with content.open("rb") as stream:
        found = file_digest(stream, "sha256").hexdigest()
    return {"sha256": found, "bytes": content.stat().st_size}


def _zip(out: Path, contents: Contents) -> None:
    """Media are compressed already: they are stored as they are."""
    part = out.with_name(f".{out.name}.part")
    try:
        with zipfile.ZipFile(part, "w") as archive:
            for name, content in contents.items():
                entry = zipfile.ZipInfo(name, _TIME)
                entry.external_attr = _MODE
                if isinstance(content, bytes):
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(entry, content)
                else:
                    entry.file_size = content.stat().st_size
                    with content.open("rb") as source, archive.open(entry, "w") as target:
                        shutil.copyfileobj(source, target, _BLOCK)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _folder(out: Path, contents: Contents) -> None:
    if out.exists() and not (out / MANIFEST).is_file():
        raise Unusable(f"-o {out}", "is there, and is no bundle", "give another folder")
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        for name, content in contents.items():
            place = part / name
            place.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                place.write_bytes(content)
            else:
                shutil.copyfile(content, place)
        if out.exists():
            shutil.rmtree(out)
        part.replace(out)
    finally:
        shutil.rmtree(part, ignore_errors=True)
