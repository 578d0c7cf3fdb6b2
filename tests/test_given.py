"""What a person gives is looked at before it is read: what never ends ends in a sentence."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from longtake.capabilities.errors import Unusable
from longtake.cli.pipeline import read_pipeline
from longtake.cli.wishes import script_of
from longtake.film.brief import Brief
from longtake.film.film import Film
from longtake.film.schedule import schedule
from longtake.film.work import Plan
from longtake.given import plain
from longtake.media.certificates import credential
from longtake.media.marking import read_origin
from longtake.storage.bundle import opened_bundle
from longtake.storage.folder import read_brief
from longtake.storage.recut_page import read_recut


def _bundle(file: Path) -> None:
    with opened_bundle(file, file.parent):
        pass


def _recut(file: Path) -> None:
    read_recut(file, Film("f", Brief("A cat")), Plan("text", (), (), schedule((), ())))


DOORS: dict[str, Callable[[Path], object]] = {
    "--script": script_of,
    "--config": read_pipeline,
    "--brief": read_brief,
    "--sign": lambda file: credential(file, file),
    "origin": read_origin,
    "replay": _bundle,
    "import": _recut,
    "--ref": partial(plain, name="--ref cat.png", remedy="give a PNG or JPEG"),
}


@pytest.mark.parametrize("door", DOORS)
def test_what_never_ends_is_not_read(tmp_path: Path, door: str) -> None:
    """A device gives without end, and nobody may ever write into a pipe."""
    device, pipe = tmp_path / "zero", tmp_path / "pipe"
    device.symlink_to("/dev/zero")
    os.mkfifo(pipe)
    for file in (device, pipe):
        with pytest.raises(Unusable, match="a pipe or a device, and no file"):
            DOORS[door](file)


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    """It is told by its length, before a byte of it lies in memory."""
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        stream.truncate(2**40)
    with pytest.raises(Unusable, match=r"large\.txt.*1,099,511,627,776 bytes"):
        script_of(file)
    with pytest.raises(Unusable, match=r"large\.txt"):
        DOORS["import"](file)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """And is called one."""
    with pytest.raises(Unusable, match="is a folder, and no file; give a text file"):
        script_of(tmp_path)
