"""A film written for other programs: editors, players, spreadsheets, paper, archives."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Final, TypeAlias

import numpy as np

from longtake.capabilities.errors import Unusable
from longtake.engine.finish import ANIMATIC, MASTER, conformed_digest, finished, present
from longtake.film.asset import Asset
from longtake.film.captions import Caption, srt, vtt
from longtake.film.film import Film
from longtake.film.origin import Origin, xmp
from longtake.film.storyboard import Shot
from longtake.film.take import Take
from longtake.film.time import seconds, spoken
from longtake.film.timeline import Timeline
from longtake.film.turnover import Turnover, cut_so_far, turnover
from longtake.film.work import Plan
from longtake.media.colour import Rgb
from longtake.media.frames import frame
from longtake.media.hls import PLAYLIST, stream_hls
from longtake.media.pictures import contact_sheet, read_picture, write_png
from longtake.media.software import software
from longtake.media.storyboard_pdf import Panel, storyboard_pdf
from longtake.storage.blobs import FolderBlobs
from longtake.storage.bundle import write_bundle
from longtake.storage.bundled import manifest_of
from longtake.storage.edl import edl_text
from longtake.storage.fcpxml import fcpxml_text
from longtake.storage.laid_files import file_of, files
from longtake.storage.otio import otio_text
from longtake.storage.shot_list import shot_list_text

_SHEET: Final = 1920
"""Pixels across a contact sheet."""
_QUOTES: Final = ' "“”'
_PAGES: Final = ("brief.yaml", "storyboard.yaml")
_EMPTY: Final = 44
"""The grey of a shot that nothing has been made of."""


@dataclass(frozen=True, slots=True)
class Source:
    """A film with its plan, its folder and its blobs: what every export is made from."""

    film: Film
    plan: Plan
    folder: Path
    blobs: FolderBlobs
    origin: Callable[[Film, Timeline], Origin] | None = None
    """Gives what is said of the film's origin."""
    way: str | None = None
    """From where an export lies to the folder with its media; reckoned where it is None."""

    def turnover(self, beside: Path) -> Turnover:
        """Give the film for an editor whose file lies in the folder `beside`."""
        way = os.path.relpath(self.folder, beside) if self.way is None else self.way

        def naming(take: Take) -> str:
            return (Path(way) / file_of(take)).as_posix()

        return turnover(self.film, self.plan, naming)

    @property
    def timeline(self) -> Timeline:
        """The cut as far as there are takes."""
        return cut_so_far(self.film, self.plan)

    def master(self) -> Path:
        """Give the finished film's file; raises `Unusable` where it is not made yet."""
        take = finished(self.film, self.plan, None).get(MASTER)
        if take is None or not self.blobs.path(take.asset).is_file():
            name = self.film.board.title
            raise Unusable(name, "is not finished yet", f"make it: longtake render {self.folder}")
        return self.blobs.path(take.asset)

    def finished(self) -> tuple[Timeline, Take]:
        """Give the film's timeline and its master; raises `Unusable` where it has to be made."""
        timeline, master = present(self.film, self.plan)
        if timeline is not None and master is not None and self.there(master.asset):
            return timeline, master
        name, remedy = self.film.board.title, f"make it: longtake render {self.folder}"
        raise Unusable(name, "is not finished as it stands now", remedy)

    def still(self, shot: Shot) -> Rgb | None:
        """Give a shot's picture: its keyframe, else the middle of a take, else None."""
        keyframe = self.plan.takes.get(shot.id)
        if keyframe is not None and self.there(keyframe.asset):
            data = self.blobs.path(keyframe.asset).read_bytes()
            return read_picture(data, name=shot.id)[..., :3]
        return self.middle(shot)

    def middle(self, shot: Shot) -> Rgb | None:
        """Give the picture in the middle of a shot's first take, None where there is none."""
        for segment in self.plan.segments:
            take = self.plan.takes.get(segment.id)
            if segment.shot == shot.id and take is not None and self.there(take.asset):
                return frame(self.blobs.path(take.asset), max(0, take.frames // 2))
        return None

    def there(self, asset: Asset) -> bool:
        """Say whether the bytes are kept."""
        return self.blobs.path(asset).is_file()


Writer: TypeAlias = Callable[[Source, Path], None]
"""Writes an export of a film at a path; raises `Unusable`."""


@dataclass(frozen=True, slots=True)
class Export:
    """A way to write a film."""

    name: str
    """Its file or folder in the film's folder, where nothing else is said."""
    about: str
    write: Writer


def export(source: Source, to: str, out: Path | None) -> Path:
    """Write a film and give where; raises `Unusable` for what cannot be written."""
    way = EXPORTS.get(to)
    if way is None:
        raise Unusable(f"--to {to}", "there is no such export", f"there are {', '.join(EXPORTS)}")
    place = (source.folder / way.name) if out is None else out.absolute()
    if not place.parent.is_dir():
        raise Unusable(f"-o {out}", f"there is no folder {place.parent}", "make it first")
    way.write(source, place)
    return place


def _otio(source: Source, out: Path) -> None:
    _text(out, otio_text(source.turnover(out.parent)))


def _fcpxml(source: Source, out: Path) -> None:
    _text(out, fcpxml_text(source.turnover(out.parent)))


def _edl(source: Source, out: Path) -> None:
    _text(out, edl_text(source.turnover(out.parent)))


def _csv(source: Source, out: Path) -> None:
    """With the mark by which spreadsheets know UTF-8."""
    _text(out, "\ufeff" + shot_list_text(source.film, source.turnover(out.parent)))


def _srt(source: Source, out: Path) -> None:
    _text(out, srt(_lines(source)))


def _vtt(source: Source, out: Path) -> None:
    _text(out, vtt(_lines(source)))


def _lines(source: Source) -> list[Caption]:
    timeline = source.timeline
    if not timeline.captions:
        raise Unusable(timeline.title, "has no lines", "give a shot a line in storyboard.yaml")
    return [
        (
            seconds(each.at, timeline.rate),
            seconds(each.at + each.frames, timeline.rate),
            each.text,
        )
        for each in timeline.captions
    ]


def _pdf(source: Source, out: Path) -> None:
    board = source.film.board
    about = " · ".join(
        part
        for part in (
            spoken(board.frames, board.rate),
            f"{len(board.shots)} shots",
            board.look.style,
            source.film.brief.prompt,
        )
        if part
    )
    panels = [_panel(source, shot) for shot in board.shots]
    with _whole(out) as part:
        storyboard_pdf(board.title, about, panels, part, aspect=float(board.size.aspect))


def _panel(source: Source, shot: Shot) -> Panel:
    facts = (shot.framing, "" if shot.move == "static" else shot.move, shot.beat)
    line = shot.line
    who = f"{line.who}: " if line and line.who else ""
    return Panel(
        still=source.still(shot),
        name=shot.id,
        facts=" · ".join(each.replace("_", " ") for each in facts if each),
        length=spoken(shot.frames, source.film.board.rate),
        action=shot.action or shot.keyframe,
        line=f"{who}“{line.text.strip(_QUOTES)}”" if line else "",
    )


def _sheet(source: Source, out: Path) -> None:
    board = source.film.board
    shown = [_seen(source, shot) for shot in board.shots]
    labels = [f"{shot.id}  {shot.keyframe or shot.action}" for shot in board.shots]
    columns = 3 if board.size.aspect > 1 else 5
    sheet = contact_sheet(shown, labels, columns=columns, width=_SHEET)
    with _whole(out) as part:
        part.write_bytes(write_png(sheet))


def _seen(source: Source, shot: Shot) -> Rgb:
    """Give a shot as the film shows it, else its still, else an empty frame."""
    taken = source.middle(shot)
    picture = source.still(shot) if taken is None else taken
    size = source.film.board.size
    return np.full((size.height, size.width, 3), _EMPTY, np.uint8) if picture is None else picture


def _hls(source: Source, out: Path) -> None:
    """A folder, or the playlist in it."""
    stream_hls(source.master(), out.parent if out.name == PLAYLIST else out)


def _bundle(source: Source, out: Path) -> None:
    """All media, the pages, the editors' files, and what replays them into the same master."""
    timeline, master = source.finished()
    film, plan, folder = source.film, source.plan, source.folder
    media = files(replace(film, takes=tuple(each for each in film.takes if _bundled(each))), plan)
    others = [asset for asset in timeline.assets if asset not in media.values()]
    media = {**media, **{f"media/{each.digest[:12]}{each.suffix}": each for each in others}}
    found: dict[str, Path | bytes] = {
        name: source.blobs.path(asset) for name, asset in media.items() if source.there(asset)
    }
    pages = [folder / name for name in _PAGES]
    references = sorted((folder / "references").glob("*"))
    for page in (*pages, *references):
        if page.is_file():
            found[page.relative_to(folder).as_posix()] = page
    found["film.mp4"] = source.blobs.path(master.asset)
    for kind in ("otio", "fcpxml", "edl", "csv", "srt", "vtt", "pdf"):
        name = EXPORTS[kind].name
        if kind in {"srt", "vtt"} and not timeline.captions:
            continue
        with TemporaryDirectory(prefix=".bundle.", dir=out.parent) as beside:
            EXPORTS[kind].write(replace(source, way=""), Path(beside) / name)
            found[name] = (Path(beside) / name).read_bytes()
    packet = xmp(source.origin(film, timeline)) if source.origin else ""
    conformed = conformed_digest(master)
    manifest = manifest_of(film, plan, timeline, master, media, software(), conformed, packet)
    write_bundle(out, manifest, found)


def _bundled(take: Take) -> bool:
    return take.of not in {MASTER, ANIMATIC}


def _text(out: Path, text: str) -> None:
    with _whole(out) as part:
        part.write_bytes(text.encode())


@contextmanager
def _whole(out: Path) -> Iterator[Path]:
    """Give a hidden name beside a file, renamed to it in the end."""
    if out.is_dir():
        raise Unusable(f"-o {out}", "it is a folder", "give a file's name")
    part = out.with_name(f".{out.name}.part")
    try:
        yield part
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


EXPORTS: Final[Mapping[str, Export]] = MappingProxyType(
    {
        "otio": Export("film.otio", "OpenTimelineIO, with every take", _otio),
        "fcpxml": Export("film.fcpxml", "Final Cut Pro XML 1.10", _fcpxml),
        "edl": Export("film.edl", "an edit decision list, CMX 3600", _edl),
        "srt": Export("film.srt", "captions for editors and players", _srt),
        "vtt": Export("film.vtt", "captions for browsers", _vtt),
        "pdf": Export("storyboard.pdf", "the storyboard on paper", _pdf),
        "csv": Export("shots.csv", "the shot list for a spreadsheet", _csv),
        "sheet": Export("sheet.png", "a contact sheet", _sheet),
        "hls": Export("hls", "a stream for web players", _hls),
        "bundle": Export("bundle.zip", "everything, for the archive", _bundle),
    }
)
