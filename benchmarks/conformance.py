"""Every built-in provider against its vendor's wire: films in each mode, then every fault.

Films go through the vendor's real library over HTTP to a fake on loopback that keeps books. The
first table: films of six shots by each provider's first video model and by one that takes a last
frame, in each mode that they can do, and by its first model of each part that answers with what it
makes: plans, stills, music, lines, noises; what was billed, what the ledger says, what was quoted.
The second: a film of one piece by each of them under each fault; how it ended, and how many calls
were billed. With `--into FILE` the rows are kept there too, those of other providers and parts
staying, and the compact tables of docs/reliability.md are printed of all that it holds.
"""

import argparse
import asyncio
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import compact
from longtake.capabilities.catalogue import Entry
from longtake.providers._catalogue import entries
from longtake.testing.conformance import (
    QUICK,
    SMALL,
    Bench,
    Made,
    brief_for,
    modes_of,
    typical,
)
from longtake.testing.fakes import every
from longtake.testing.fakes.faults import CALL_FAULTS, JOB_FAULTS, TURNED_AWAY
from measured import table

_LONGEST = 600.0
PATIENT = replace(QUICK, post=30)
"""The kit's policy on a machine that has other work: no fault here is one of waiting."""


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--providers", nargs="*", help="only these")
    parser.add_argument("--parts", nargs="*", default=("video", *_ANSWERING), help="only these")
    parser.add_argument("--shots", type=int, default=6)
    parser.add_argument("--only", choices=("films", "faults"))
    parser.add_argument("--into", type=Path, help="a JSON file")
    given = parser.parse_args()
    names = given.providers or sorted(every())
    rows, faults = list[dict[str, object]](), list[dict[str, object]]()
    if given.only != "faults":
        rows = [row for name in names for row in _films(name, given.parts, given.shots)]
        if rows:
            table(rows)
    wrong = [row for row in rows if row["verdict"] != "as it should be"]
    if given.only != "films":
        faults = [row for name in names for row in _faults(name, given.parts)]
        table(faults)
        wrong += [row for row in faults if row["verdict"] != "as it should be"]
    if given.into:
        compact.keep(given.into, rows, faults)
        print(compact.films(given.into), compact.matrix(given.into), sep="\n\n")
    sys.exit(1 if wrong else 0)


def _models(name: str, part: str) -> list[Entry]:
    """Give a provider's first model of a part; none where another column has its jobs already."""
    if part == "image" and name in _JOBS:
        return []
    today = datetime.now(UTC).date()
    names = [held for held in entries(name, part) if not held.gone(today)]
    return [held for held in names if held.full_name not in _INTRODUCED][:1]


_ANSWERING: Final = ("planner", "image", "music", "voice", "effect")
"""Parts whose models answer with what they make, but for stills that are jobs."""
_JOBS: Final = ("bfl", "fal", "luma", "replicate", "runway")
"""Vendors whose stills are jobs as their films are."""
_INTRODUCED: Final = ("google:gemini-3.8-flash", "google:gemini-4-argon")
"""Planners with a price for a while, of which the catalogue holds the one that stays."""


def _films(name: str, parts: Sequence[str], shots: int) -> Iterator[dict[str, object]]:
    found = [held for part in parts for held in _models(name, part)]
    others = [held for held in typical(name)[1:] if "video" in parts]
    for entry in (*found, *others):
        for mode in modes_of(entry):
            made = _made(name, entry, shots=shots, mode=mode)
            low, high = made.quote
            fair = entry.part == "planner" or low <= made.owed <= high  # a plan is no part of one
            sound = made.state == "done" and made.owed == made.charged and fair
            yield {
                "model": entry.full_name,
                "part": entry.part,
                "mode": mode,
                "state": made.state,
                "pictures": made.frames,
                "billed": made.billed,
                "owed": made.owed.normalize(),
                "in the ledger": made.charged.normalize(),
                "quoted": f"{low.normalize()} to {high.normalize()}",
                "seconds": f"{made.seconds:.1f}",
                "verdict": "as it should be" if sound and not made.leaked else made.why or "WRONG",
            }


def _faults(name: str, parts: Sequence[str]) -> Iterator[dict[str, object]]:
    for part in parts:
        for entry in _models(name, part):
            yield from _under_faults(name, entry)


def _under_faults(name: str, entry: Entry) -> Iterator[dict[str, object]]:
    faults = JOB_FAULTS if entry.part == "video" else CALL_FAULTS
    for fault in faults:
        made = _made(name, entry, shots=1, mode=modes_of(entry)[0], faults=[fault])
        yield {
            "model": entry.full_name,
            "part": entry.part,
            "fault": fault,
            "film": made.state,
            "error": made.error or "",
            "asked": made.asked,
            "billed": made.billed,
            "ledger": ", ".join(made.row_states()),
            "seconds": f"{made.seconds:.1f}",
            "verdict": verdict(made, fault, _BROKEN.get(entry.part, _ANSWERED)),
        }


_ANSWERED: Final = ("cut-off", "empty")
_BROKEN: Final = {"video": ("broken-file", "fail-job"), "planner": (*_ANSWERED, "odd-answer")}
"""After these a piece is bought anew: a job that is broken at the vendor's too, an answer that is
broken itself; to Google's library one without any of its fields is an answer, if an empty one."""


def verdict(made: Made, fault: str, broken: Sequence[str]) -> str:
    """Judge a film of one piece under one fault; `broken` are those after which it is bought anew.

    A job that the vendor does not know any more counts as spent, whatever it did with it, and a
    plan that does not say what it used at its estimate.
    """
    again = fault in broken
    if made.leaked:
        return f"WRONG: the key is in {made.leaked[0]}"
    if not made.asked:
        return "WRONG: nothing reached the vendor"
    missing = made.missing if made.frames else ("the film",)
    if made.state == "done" and missing:
        return f"WRONG: done without {', '.join(missing)}"
    most = int(made.state == "done") if fault in TURNED_AWAY else 1 + again
    if made.owed and made.billed > most:
        return f"WRONG: bought {made.billed} times"
    doubtful = "in doubt" in made.row_states()
    untold = fault in {"cancel-job", "odd-answer"} and made.owed < made.charged
    if not (doubtful or untold) and made.owed != made.charged:
        return f"WRONG: {made.owed} owed, {made.charged} in the ledger"
    return "as it should be"


def _made(name: str, entry: Entry, *, shots: int, mode: str, faults: Sequence[str] = ()) -> Made:
    fake = every()[name]()
    fake.shop.obey(faults)
    brief = brief_for(entry, shots=shots, mode=mode)
    if entry.part == "video":
        brief = replace(brief, size=SMALL)
    with TemporaryDirectory(prefix="conformance-") as folder:
        bench = Bench(fake, Path(folder), PATIENT, longest=_LONGEST)
        return asyncio.run(bench.made(brief))


if __name__ == "__main__":
    main()
