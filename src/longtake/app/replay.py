"""Rebuilding a bundle's master: offline, without a provider, a home or a database."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory

from longtake.capabilities.errors import Unusable
from longtake.media.editor import open_editor
from longtake.media.likeness import Likeness, likeness
from longtake.media.marking import write_xmp
from longtake.media.software import software
from longtake.storage.bundle import Bundle, Manifest, opened_bundle


@dataclass(frozen=True, slots=True)
class Replayed:
    """A master that was rebuilt, and how it compares with the bundle's."""

    master: Path
    title: str
    frames: int
    identical: bool
    """True where it is the same file, bit for bit."""
    likeness: Likeness | None
    """How it differs where it is another file."""
    software: tuple[str, ...]
    """Software of another version than the bundle was made with: `av 18.1.0, not 18.2.0`."""


async def replay(path: Path, out: Path, *, jobs: int) -> Replayed:
    """Rebuild the master of a bundle at `out`; raises `Unusable` for a bundle that is not whole."""
    editor = open_editor(jobs)
    try:
        with TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as folder:
            scratch = Path(folder) / "bundle"
            scratch.mkdir()
            opening = opened_bundle(path, scratch)
            bundle = await asyncio.to_thread(opening.__enter__)
            try:
                made = Path(folder) / out.name
                manifest = bundle.manifest
                conformed = await editor.conform(
                    manifest.timeline, _files(path, bundle), made, watch=lambda _: None
                )
                identical = await asyncio.to_thread(_digest, made) == manifest.master.sha256
                alike = None
                if not identical:
                    alike = await asyncio.to_thread(
                        likeness, bundle.path(manifest.master.file), made
                    )
                if manifest.master.xmp:
                    await asyncio.to_thread(write_xmp, made, manifest.master.xmp)
                made.replace(out)
            finally:
                opening.__exit__(None, None, None)
    finally:
        editor.threads.shutdown(wait=True, cancel_futures=True)
    return Replayed(
        master=out,
        title=manifest.title,
        frames=conformed.frames,
        identical=identical,
        likeness=alike,
        software=tuple(_others(manifest)),
    )


def _files(path: Path, bundle: Bundle) -> dict[str, Path]:
    """Give the media of the timeline by digest; raises `Unusable` for one that is not bundled."""
    manifest = bundle.manifest
    found: dict[str, Path] = {}
    for digest in (asset.digest for asset in manifest.timeline.assets):
        name = manifest.media.get(digest, "")
        if name not in manifest.files or manifest.files[name].sha256 != digest:
            why = f"its cut uses {digest[:12]}…, which is no file of it"
            raise Unusable(str(path), why, "export it again: longtake export DIR --to bundle")
        found[digest] = bundle.path(name)
    return found


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _others(manifest: Manifest) -> Sequence[str]:
    here = software()
    return [
        f"{name} {here.get(name, 'missing')}, not {was}"
        for name, was in manifest.software.items()
        if here.get(name) != was
    ]
