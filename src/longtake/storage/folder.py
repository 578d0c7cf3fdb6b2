"""The film's folder: what people read and edit of a film, laid from what is kept of it."""

import errno
import json
import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from longtake.capabilities.errors import Unusable
from longtake.film.asset import Asset
from longtake.film.brief import Brief
from longtake.film.captions import ass, srt, vtt
from longtake.film.film import Film
from longtake.film.reading import captions
from longtake.film.storyboard import Storyboard
from longtake.film.time import seconds
from longtake.film.turnover import turnover
from longtake.film.work import Plan
from longtake.storage.brief_page import BriefPage, brief_of, brief_text, brief_tree
from longtake.storage.inspection_page import InspectionPage, read_page_of
from longtake.storage.laid_files import file_of, files
from longtake.storage.lock import holder
from longtake.storage.otio import otio_text
from longtake.storage.pages import Tree, page_text, parsed, read_page
from longtake.storage.report import Page, report
from longtake.storage.rewriting import rewritten
from longtake.storage.storyboard_page import (
    storyboard_of,
    storyboard_text,
    storyboard_tree,
)

__all__ = ["BriefPage", "FilmFolder", "fresh_folder", "read_brief"]

BlobPath: TypeAlias = Callable[[Asset], Path]

BRIEF: Final = "brief.yaml"
STORYBOARD: Final = "storyboard.yaml"
CAPTIONS: Final = ("film.srt", "film.vtt", "film.ass")
_INDEX: Final = ".longtake.json"
_OURS: Final = (STORYBOARD, "keyframes", "takes", "film.mp4", "film.otio", "report.html")
_ROOM: Final = 4096
"""Bytes that a disk with any room at all still takes."""
_SLUG: Final = 44
"""Characters, so that `-999` fits into 48."""
_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that Windows keeps for itself."""
_REMEDIES: Final = {
    errno.ENOSPC: "free some space, then run it again",
    errno.EDQUOT: "free some space, then run it again",
    errno.EACCES: "choose a folder that you may write: --dir DIR",
    errno.EPERM: "choose a folder that you may write: --dir DIR",
    errno.EROFS: "choose a folder that can be written: --dir DIR",
    errno.ENOTDIR: "a file is in the way; choose another folder: --dir DIR",
    errno.EEXIST: "a file is in the way; choose another folder: --dir DIR",
    errno.ENAMETOOLONG: "choose a shorter name: --dir DIR",
}


@dataclass(frozen=True, slots=True)
class _Index:
    """What was laid: by name, the digest of what it was laid from."""

    laid: dict[str, str] = field(default_factory=dict)
    page: str = ""
    """Of the storyboard's text, as it was last written here."""
    board: str = ""
    """Of what that text shows."""


@dataclass(frozen=True, slots=True)
class FilmFolder:
    """A film's readable folder."""

    path: Path

    @property
    def is_film(self) -> bool:
        """True where a film's brief lies."""
        return (self.path / BRIEF).is_file()

    def claim(self) -> None:
        """Make the folder and its index, which only one film can.

        Raises `Unusable` where it cannot be made, or where a film lies already.
        """
        with _writing(self.path):
            self._check_free()
            self.path.mkdir(parents=True, exist_ok=True)
            if not self._reserved():
                why = "another film is beginning there"
                raise Unusable(str(self.path), why, "choose another folder: --dir DIR")

    def _reserved(self) -> bool:
        """Write this process into the index, unless another one that lives did so."""
        file = self.path / _INDEX
        beginner = holder(file)
        if beginner is None or not _lives(beginner):
            file.unlink(missing_ok=True)
        try:
            with file.open("x") as index, _gone_on_failure(file):
                index.write(str(os.getpid()).ljust(_ROOM))
                index.flush()
        except FileExistsError:
            return False
        return True

    def _check_free(self) -> None:
        if self.is_film:
            remedy = f"go on with it: longtake render {self.path}"
            raise Unusable(str(self.path), "there is a film already", remedy)
        for name in _OURS:
            if (self.path / name).exists():
                why = f"{name} is there, but no {BRIEF}"
                raise Unusable(str(self.path), why, "choose another folder: --dir DIR")

    def read_brief(self) -> BriefPage:
        """Give the brief; raises `Unusable` with the line and column of a mistake."""
        page = read_brief(self.path / BRIEF)
        if not page.films:
            remedy = "put back its line  film: ID  (longtake list shows the ids)"
            raise Unusable(str(self.path / BRIEF), "it does not say which film it is", remedy)
        return page

    def write_brief(self, film: str, brief: Brief, blob: BlobPath) -> None:
        """Write the brief and lay its reference pictures; an edited page keeps its comments.

        It keeps the ids by which other homes know the film, too.
        """
        names = _reference_files(brief)
        with _writing(self.path):
            for (_, name), reference in zip(names, brief.references, strict=True):
                _copy(blob(reference.asset), self.path / name)
            file = self.path / BRIEF
            there = page_text(file) if file.is_file() else ""
            known = brief_of(parsed(there, BRIEF), Path()).films if there else ()
            films = known if film in known else (*known, film)
            text = rewritten(there, _brief_shown, brief_tree(films, brief, names)) if there else ""
            _write(file, text or brief_text(films, brief, names))

    def read_storyboard(self, known: Storyboard | None) -> Storyboard | None:
        """Give the storyboard as it is edited now, or None if there is no page.

        What the page does not show is carried over from `known`; an unedited page gives `known`.
        Raises `Unusable` with the line and column of a mistake.
        """
        file, index = self.path / STORYBOARD, self._index()
        if known is not None and index.board == _shown(known) and index.page == _digest_of(file):
            return known
        try:
            return _whole(storyboard_of(read_page(file), known))
        except FileNotFoundError:
            return None

    def write_storyboard(self, storyboard: Storyboard) -> None:
        """Write the storyboard; in an edited page only changed values are changed."""
        with _writing(self.path):
            self._write_index(self._with_storyboard(self._index(), storyboard))

    def lay(
        self,
        film: Film,
        plan: Plan | None,
        blob: BlobPath,
        told: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        """Lay what is missing of the film, and nothing that is there.

        `told` is what was found amiss in takes, by their names.
        A storyboard page that a person has edited since it was written stays as it is.
        """
        if not self.is_film:
            self.write_brief(film.id, film.brief, blob)
        if film.storyboard is None:
            return
        with _writing(self.path):
            before = self._index()
            index = self._laid_storyboard(before, film.storyboard)
            assets = files(film, plan)
            for name, asset in assets.items():
                index = self._laid(index, name, asset, blob(asset))
            page = Page([name for name in assets if name in index.laid], told, _seen(film, blob))
            texts = _texts(film, plan, page)
            for name, text in texts.items():
                index = self._laid_text(index, name, text)
            index = self._without_captions(index, texts)
            if index != before:
                self._write_index(index)

    def _laid_storyboard(self, index: _Index, storyboard: Storyboard) -> _Index:
        file = self.path / STORYBOARD
        there = _digest_of(file)
        changed = index.board != _shown(storyboard)
        if there and (there != index.page or not changed):
            return index
        return self._with_storyboard(index, storyboard)

    def _with_storyboard(self, index: _Index, storyboard: Storyboard) -> _Index:
        """Write the page, and remember its text and what it shows."""
        file, tree = self.path / STORYBOARD, storyboard_tree(storyboard)
        text = rewritten(page_text(file), _board_shown, tree) if file.exists() else ""
        text = text or storyboard_text(storyboard)
        _write(file, text)
        return replace(index, page=_digest(text), board=_shown(storyboard))

    def _laid(self, index: _Index, name: str, asset: Asset, source: Path) -> _Index:
        file = self.path / name
        same = index.laid.get(name) == asset.digest
        if not source.is_file() or (same and _size(file) == source.stat().st_size):
            return index
        _copy(source, file)
        return replace(index, laid={**index.laid, name: asset.digest})

    def _laid_text(self, index: _Index, name: str, text: str) -> _Index:
        digest, file = _digest(text), self.path / name
        if index.laid.get(name) == digest and file.is_file():
            return index
        _write(file, text)
        return replace(index, laid={**index.laid, name: digest})

    def _without_captions(self, index: _Index, texts: Collection[str]) -> _Index:
        """Take away the captions of a film that has none any more."""
        gone = [name for name in CAPTIONS if name in index.laid and name not in texts]
        for name in gone:
            (self.path / name).unlink(missing_ok=True)
        kept = {name: digest for name, digest in index.laid.items() if name not in gone}
        return replace(index, laid=kept)

    def _index(self) -> _Index:
        try:
            held = json.loads((self.path / _INDEX).read_bytes())
            return _Index(dict(held["laid"]), str(held["page"]), str(held["board"]))
        except (OSError, ValueError, KeyError, TypeError):
            return _Index()

    def _write_index(self, index: _Index) -> None:
        held = {"laid": index.laid, "page": index.page, "board": index.board}
        _write(self.path / _INDEX, json.dumps(held, indent=1, sort_keys=True))


def fresh_folder(parent: Path, brief: Brief) -> Path:
    """Give a folder of its own for a new film, named after the prompt's first words."""
    name = _slug(brief.prompt or brief.script)
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(parent / each for each in names if not os.path.lexists(parent / each))


def read_brief(path: Path) -> BriefPage:
    """Give the brief of a page anywhere; raises `Unusable` with the place of a mistake."""
    try:
        return brief_of(read_page(path), path.parent)
    except FileNotFoundError:
        if path.name == BRIEF and path.parent.is_dir():
            why = f"no film is here: it has no {BRIEF}"
            raise Unusable(str(path.parent), why, "longtake list shows the films") from None
        raise Unusable(str(path), "there is no such file") from None


def _whole(board: Storyboard) -> Storyboard:
    """Raise `Unusable` for a retouch of which only the words are known."""
    for shot in board.shots:
        if any(retouch.base is None for retouch in shot.retouches.values()):
            why = f"shot {shot.id} has a retouch, but not the picture that it changes"
            raise Unusable(STORYBOARD, why, "take the line out; longtake retouch makes one")
    return board


def _brief_shown(text: str) -> dict[str, Tree]:
    page = brief_of(parsed(text, BRIEF), Path())
    names = tuple((role, file.as_posix()) for role, file in page.references)
    return brief_tree(page.films, page.brief, names)


def _board_shown(text: str) -> dict[str, Tree]:
    return storyboard_tree(storyboard_of(parsed(text, STORYBOARD), None))


def _slug(text: str) -> str:
    """Give letters, marks and digits of any script, joined with hyphens, whole words if it can."""
    plain = unicodedata.normalize("NFC", text[:400]).lower()
    spaced = "".join(each if unicodedata.category(each)[0] in "LMN" else " " for each in plain)
    name = ""
    for word in spaced.split():
        longer = f"{name}-{word}" if name else word[:_SLUG]
        if len(longer) > _SLUG:
            break
        name = longer
    bare = not any(each.isalnum() for each in name)
    return "film" if bare else f"{name}-film" if _DEVICES.fullmatch(name) else name


def _reference_files(brief: Brief) -> tuple[tuple[str, str], ...]:
    """Give each reference's role and its file's name in the folder."""
    found: dict[str, str] = {}
    for reference in brief.references:
        role = _slug(reference.role)
        names = (role if number == 1 else f"{role}-{number}" for number in count(1))
        name = next(each for each in names if each not in found)
        found[name] = reference.role
    return tuple(
        (role, f"references/{name}{held.asset.suffix}")
        for (name, role), held in zip(found.items(), brief.references, strict=True)
    )


def _seen(film: Film, blob: BlobPath) -> InspectionPage | None:
    """Give the newest inspection of the film's master."""
    pages = [take for take in film.takes if take.of == "inspection"]
    file = blob(pages[-1].asset) if pages else None
    return read_page_of(file.read_bytes()) if file is not None and file.is_file() else None


def _texts(film: Film, plan: Plan | None, page: Page) -> dict[str, str]:
    """Give every page that is there only to be read."""
    board, rate = film.board, film.board.rate
    lines = [
        (seconds(line.at, rate), seconds(line.at + line.frames, rate), line.text)
        for line in captions(board, plan.takes if plan else {})
    ]
    read = zip(CAPTIONS, (srt(lines), vtt(lines), ass(lines, board.size)), strict=True)
    return {
        **(dict(read) if lines and film.brief.captions != "none" else {}),
        **({"film.otio": otio_text(turnover(film, plan, file_of))} if plan else {}),
        "report.html": report(film, plan, page),
    }


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into what a person can do."""
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        remedy = _REMEDIES.get(error.errno or 0, "choose another folder: --dir DIR")
        raise Unusable(str(folder), why, remedy) from error


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with _beside(file) as part:
        part.write_bytes(text.encode())


def _copy(source: Path, file: Path) -> None:
    """Copy, because people edit what lies in their folder; a blob never changes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with _beside(file) as part:
        shutil.copyfile(source, part)


@contextmanager
def _gone_on_failure(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError:
        file.unlink(missing_ok=True)
        raise


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """Give a hidden name beside the file, renamed to it in the end: no reader sees a part."""
    part = file.with_name(f".{file.name}.part")
    try:
        yield part
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else -1


def _shown(storyboard: Storyboard) -> str:
    """Give the digest of what a storyboard's page shows."""
    return _digest(repr(storyboard_tree(storyboard)))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _digest_of(file: Path) -> str:
    """Give the digest of a page as it lies there, whatever it holds; empty if it does not."""
    return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
