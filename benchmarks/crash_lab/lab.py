"""The lab: films begun, harm done, all of it mended, and the verdict."""

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
        finally:
            crew.close()
            if laid.diary.wrong or (laid.disk is not None and _is_wrong(locals())):
                _rescue(laid)
    return Report(order, laid.diary, verdict, time.monotonic() - began, os.getloadavg()[0])
