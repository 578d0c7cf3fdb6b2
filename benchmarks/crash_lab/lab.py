"""The lab: films begun, harm done, all of it mended, and the verdict."""

import json
import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.crash_lab.alone import Alone
from benchmarks.crash_lab.fleet import Fleet
from benchmarks.crash_lab.ground import Diary, Ground, ground
from benchmarks.crash_lab.harm import Harm
from benchmarks.crash_lab.judge import Verdict, judge
from benchmarks.crash_lab.order import KILLS, Order, scripts

_LOOK: Final = 0.02
_SHARP_LOOK: Final = 0.003
_WARMING: Final = 3.0
"""Seconds without harm at the beginning."""
_LONGEST: Final = 3.0
"""Times the average that a pause between two harms may last."""


@dataclass(frozen=True, slots=True)
class Report:
    """A run that is over."""

    order: Order
    diary: Diary
    verdict: Verdict
    seconds: float
    load: float


def run(order: Order, folder: Path) -> Report:
    """Make films, harm them, and judge what became of them."""
    began = time.monotonic()
    with ground(order, folder) as laid:
        crew = (Fleet if laid.cluster else Alone)(laid, scripts(order))
        try:
            _film(laid, crew)
            verdict = judge(laid, crew.filmings)
            if verdict.wrong:
                _keep(laid)
        finally:
            crew.close()
    return Report(order, laid.diary, verdict, time.monotonic() - began, os.getloadavg()[0])


def _film(laid: Ground, crew: Alone | Fleet) -> None:
    """Keep films going until all harm is done and every film is over."""
    order, chance = laid.order, Random(laid.order.seed)  # noqa: S311 - moments, no secrets

    def films() -> list[str]:
        return [each.film for each in crew.filmings if each.film and not each.over]

    harm = Harm(laid, crew, films, chance)
    due = time.monotonic() + _WARMING
    try:
        while True:
            left = order.kills - _done(order, laid.diary)
            crew.keep_up(more=left > 0)
            harm.look()
            if left > 0 and not harm.armed and time.monotonic() > due and films():
                harm.strike()
                pause = min(_LONGEST, chance.expovariate(1)) * order.every
                due = time.monotonic() + pause
            if left <= 0 and not harm.busy and all(each.over for each in crew.filmings):
                return
            time.sleep(_SHARP_LOOK if harm.armed else _LOOK)
    finally:
        harm.mend()


def _done(order: Order, diary: Diary) -> int:
    """Count kills; where nobody is to be killed, every harm."""
    kills = any(order.harms.get(kind) for kind in KILLS)
    return sum(count for kind, count in diary.harms.items() if not kills or kind in KILLS)


def _keep(laid: Ground) -> None:
    """Keep what would be gone with the ground, to be looked at."""
    with (laid.folder / "records.json").open("w", encoding="utf-8") as out:
        json.dump(laid.records.everything(), out, default=str, indent=1)
    (laid.folder / "invoices.json").write_text(json.dumps([*laid.shop.log], indent=1))
    if laid.disk is not None:
        shutil.copytree(laid.disk.folder, laid.folder / "disk", dirs_exist_ok=True)
