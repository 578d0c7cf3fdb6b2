"""Every built-in provider against its vendor's wire: films in each mode, then every fault.

Films go through the vendor's real library over HTTP to a fake on loopback that keeps books. The
first table: films of six shots by each provider's first video model and by one that takes a last
frame, in each mode that they can do, or by its first model of pictures, music or words where it
renders nothing; what was billed, what the ledger says, what was quoted. The
second: a film of one piece under each fault; how it ended, and how many calls were billed. With
`--into FILE` the rows are kept there too, those of other providers staying, and the compact tables
of docs/reliability.md are printed of all that it holds.
"""

import argparse
import asyncio
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import compact
from longtake.capabilities.catalogue import Entry
from longtake.film.picture import Size
from longtake.testing.conformance import QUICK, Bench, Made, brief_for, modes_of, sold, typical
from longtake.testing.fakes import every
from longtake.testing.fakes.faults import CALL_FAULTS, JOB_FAULTS
from measured import table

_LONGEST = 600.0
_SMALL = Size(256, 144)
PATIENT = replace(QUICK, post=30)
"""The kit's policy on a machine that has other work: no fault here is one of waiting."""


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--providers", nargs="*", help="only these")
    parser.add_argument("--shots", type=int, default=6)
    parser.add_argument("--only", choices=("films", "faults"))
    parser.add_argument("--into", type=Path, help="a JSON file")
    given = parser.parse_args()
    names = given.providers or sorted(every())
    rows, faults = list[dict[str, object]](), list[dict[str, object]]()
    if given.only != "faults":
        rows = [row for name in names for row in _films(name, given.shots)]
        if rows:
            table(rows)
    wrong = [row for row in rows if row["verdict"] != "as it should be"]
    if given.only != "films":
        faults = [row for name in names for row in _faults(name)]
        table(faults)
        wrong += [row for row in faults if row["verdict"] != "as it should be"]
    if given.into:
        compact.keep(given.into, rows, faults)
        print(compact.films(given.into), compact.matrix(given.into), sep="\n\n")
    sys.exit(1 if wrong else 0)


def _films(name: str, shots: int) -> Iterator[dict[str, object]]:
    for entry in typical(name) or sold(name, "image", "music", "planner")[:1]:
        for mode in modes_of(entry):
            made = _made(name, entry, shots=shots, mode=mode)
            low, high = made.quote
            fair = entry.part == "planner" or low <= made.owed <= high  # a plan is no part of one
            sound = made.state == "done" and made.owed == made.charged and fair
            yield {
                "model": entry.full_name,
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


def _faults(name: str) -> Iterator[dict[str, object]]:
    for entry in sold(name, "video", "image", "music", "planner")[:1]:
        yield from _under_faults(name, entry)


def _under_faults(name: str, entry: Entry) -> Iterator[dict[str, object]]:
    faults = JOB_FAULTS if entry.part == "video" else CALL_FAULTS
    for fault in faults:
        made = _made(name, entry, shots=1, mode=modes_of(entry)[0], faults=[fault])
        yield {
            "model": entry.full_name,
            "fault": fault,
            "film": made.state,
            "error": made.error or "",
            "asked": made.asked,
            "billed": made.billed,
            "ledger": ", ".join(made.row_states()),
            "seconds": f"{made.seconds:.1f}",
            "verdict": verdict(made, fault, direct=entry.part in _DIRECT),
        }


_DIRECT = ("image", "music", "planner")
"""Parts whose models answer with what they make, but for some that draw by jobs."""


def verdict(made: Made, fault: str, *, direct: bool) -> str:
    """Judge a film of one piece under one fault.

    What came broken in the answer itself is bought anew; a file at the vendor's is fetched again. A
    job that the vendor does not know any more counts as spent, whatever it did with it.
    """
    again = fault in {"broken-file", "fail-job"} or (direct and fault in {"cut-off", "empty"})
    if made.leaked:
        return f"WRONG: the key is in {made.leaked[0]}"
    if made.state == "done" and not made.frames:
        return "WRONG: done, and there is no film"
    if made.owed and made.billed > 1 + again:
        return "WRONG: bought twice"
    doubtful = "in doubt" in made.row_states()
    forgotten = fault == "cancel-job" and made.owed < made.charged
    if not (doubtful or forgotten) and made.owed != made.charged:
        return f"WRONG: {made.owed} owed, {made.charged} in the ledger"
    return "as it should be"


def _made(name: str, entry: Entry, *, shots: int, mode: str, faults: Sequence[str] = ()) -> Made:
    fake = every()[name]()
    fake.shop.obey(faults)
    brief = brief_for(entry, shots=shots, mode=mode)
    if entry.part == "video":
        brief = replace(brief, size=_SMALL)  # joining it is no part of this
    with TemporaryDirectory(prefix="conformance-") as folder:
        bench = Bench(fake, Path(folder), PATIENT, longest=_LONGEST)
        return asyncio.run(bench.made(brief))


if __name__ == "__main__":
    main()
