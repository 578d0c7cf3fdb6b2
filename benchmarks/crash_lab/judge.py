"""The judge: invoices, ledger, films and blobs, after all harm is over."""

import hashlib
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import av
from benchmarks.crash_lab.alone import Filming
from benchmarks.crash_lab.ground import Ground
from benchmarks.crash_lab.order import Shot
from sqlalchemy import Row

from longtake.film.asset import Asset
from longtake.testing.stock import Mark, mark, told

_GRACE: Final = 20.0
"""Seconds that the engine has to put away what is open when all films are made."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run came to."""

    films: int
    lost: int
    stuck: int
    segments: int
    paid: int
    """Invoices that count."""
    twice: int
    billed: Decimal
    charged: Decimal
    """By the ledger."""
    most_jobs: int
    masters: int
    """Wrong ones."""
    blobs: int
    """Wrong or missing ones."""
    wrong: tuple[str, ...]


def judge(ground: Ground, filmings: Sequence[Filming]) -> Verdict:
    """Give the verdict."""
    lines, rows, taken = ground.shop.invoices, ground.records.bought(), ground.records.taken()
    lost = [
        f"film {each.script.number} ({each.film}): {each.lost}" for each in filmings if each.lost
    ]
    per_piece = Counter(line["token"].rpartition("/")[0] for line in lines)
    vain = ground.diary.in_vain
    twice = [
        f"{piece} was bought {count} times"
        for piece, count in per_piece.items()
        if count > 1 + vain[piece]
    ]
    masters = [why for each in filmings if not each.lost for why in _master(ground, each, taken)]
    blobs = [*_blobs(ground, taken)]
    charged = sum((row.charge for row in rows if row.state == "settled"), Decimal(0))
    most = ground.shop.most_jobs
    wrong = [*ground.diary.wrong, *lost, *twice, *masters, *blobs]
    wrong += [*_ledger(rows, lines), *_doubled(taken), *_left_open(ground), *_faults(ground)]
    if most > ground.order.limit:
        wrong.append(f"{most} jobs at once at the vendor, {ground.order.limit} are granted")
    return Verdict(
        films=len(filmings) - len(lost),
        lost=len(lost),
        stuck=sum(1 for each in filmings if each.lost == "stuck"),
        segments=len({(row.film, row.of) for row in taken if "." in row.of}),
        paid=len(lines),
        twice=len(twice),
        billed=sum((Decimal(line["usd"]) for line in lines), Decimal(0)),
        charged=charged,
        most_jobs=most,
        masters=len(masters),
        blobs=len(blobs),
        wrong=tuple(wrong),
    )


def _ledger(rows: Sequence[Row[Any]], lines: Sequence[Any]) -> Iterator[str]:
    """See whether ledger and bill tell of the same purchases at the same prices."""
    billed: defaultdict[str, Decimal] = defaultdict(Decimal)
    settled: dict[str, Decimal] = {}
    for line in lines:
        billed[line["token"]] += Decimal(line["usd"])
    for row in rows:
        if row.state == "settled":
            settled[row.token] = row.charge
        elif row.state != "refused":
            yield f"{row.token} is {row.state} when all is over"
    for token in billed.keys() | settled.keys():
        if billed.get(token) != settled.get(token):
            yield f"{token} is billed at {billed.get(token)}, settled at {settled.get(token)}"


def _doubled(taken: Sequence[Row[Any]]) -> Iterator[str]:
    """See whether each piece has one take: nothing here is made anew on purpose."""
    counts = Counter((row.film, row.of) for row in taken)
    for (film, of), count in counts.items():
        if count > 1:
            yield f"{of} of film {film} has {count} takes"


def _left_open(ground: Ground) -> Iterator[str]:
    if ground.records.running():
        yield f"runs that have not ended: {ground.records.running()}"
    if ground.records.waiting():
        yield f"{ground.records.waiting()} wait at the gate when all is over"
    if ground.cluster is None:
        return
    give_up = time.monotonic() + _GRACE
    while ground.records.open_work() and time.monotonic() < give_up:
        time.sleep(0.5)
    if ground.records.open_work():
        yield f"{ground.records.open_work()} pieces of work are still open"


def _faults(ground: Ground) -> Iterator[str]:
    """Give what nobody foresaw: in the logs of homes, and in the events of films."""
    homes = [ground.home, *(ground.folder / "homes").glob("*")]
    for home in homes:
        for file in sorted((home / "log").glob("*")):
            yield f"{file.name}: {file.read_text().strip().splitlines()[-1]}"
    every = list(ground.records.states())
    for film, _, facts in ground.records.told("work.failed", every):
        if facts.get("error") == "Fault":
            yield f"{facts['of']} of film {film}: {facts['why']}"
    ended = Counter(
        (film, facts.get("run"))
        for film, _, facts in ground.records.told("run.ended", every)
        if facts.get("state") != "stopped"
    )
    for (film, run), count in ended.items():
        if count > 1:
            yield f"run {run} of film {film} ended {count} times"


def _blobs(ground: Ground, taken: Sequence[Row[Any]]) -> Iterator[str]:
    for file in sorted(ground.blobs.glob("??/*")):
        if file.name.startswith("."):
            continue
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        if digest != file.name.partition(".")[0]:
            yield f"blob {file.name} holds {digest}"
    for row in taken:
        if not _file(ground, row).is_file():
            yield f"{row.of} of film {row.film} has no blob {row.digest}"


def _file(ground: Ground, row: Row[Any]) -> Path:
    asset = Asset(row.digest, row.media_type)
    return ground.blobs / asset.digest[:2] / f"{asset.digest}{asset.suffix}"


def _master(ground: Ground, filming: Filming, taken: Sequence[Row[Any]]) -> Iterator[str]:
    """See whether every picture of a master is the one that its shot should show there."""
    own = {row.of: row for row in taken if row.film == filming.film}
    name = f"master of film {filming.script.number} ({filming.film})"
    if "master" not in own:
        yield f"{name}: there is none"
        return
    file = _file(ground, own["master"])
    laid = filming.folder / "film.mp4"
    if not file.is_file():
        yield f"{name}: its blob is not there"
        return
    if ground.cluster is None and laid.read_bytes() != file.read_bytes():
        yield f"{name}: the folder holds another"
    yield from (f"{name}: {why}" for why in _pictures(file, filming.script.shots, own))


def _pictures(file: Path, shots: Sequence[Shot], own: dict[str, Row[Any]]) -> Iterator[str]:
    with av.open(str(file)) as container:
        seen = [
            told(frame.to_ndarray(format="yuv420p"))  # type: ignore[arg-type]
            for frame in container.decode(video=0)
        ]
    wanted = sum(shot.frames for shot in shots)
    if len(seen) != wanted:
        yield f"{len(seen)} pictures, not {wanted}"
    at = 0
    for shot in shots:
        take = own.get(f"{shot.name}.1")
        if take is None:
            yield f"{shot.name} has no take"
        elif shot.words not in take.prompt:
            yield f"{shot.name} was rendered from {take.prompt!r}, not {shot.words!r}"
        else:
            yield from _shot(shot, seen[at : at + shot.frames], f"{take.prompt}{take.seed}")
        at += shot.frames


def _shot(shot: Shot, seen: Sequence[tuple[int, Mark]], words: str) -> Iterator[str]:
    if not all(greys.near(mark(words)) for _, greys in seen):
        yield f"{shot.name} does not show its own take"
    if any(after != before + 1 for (before, _), (after, _) in pairwise(seen)):
        yield f"{shot.name} runs {[number for number, _ in seen]}"
