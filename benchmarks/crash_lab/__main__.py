"""Films made while everything around them breaks: none lost, none bought twice, none wrong?

Real commands buy from a test vendor that drops, refuses and forgets. Meanwhile processes are killed
with SIGKILL at random instants and at every step's boundary, frozen, given another time of day; the
database is crashed, the disk filled, the network cut. Then invoices, ledger, masters and blobs are
compared. Exits with 1, and keeps everything, where anything is not as it should be.

.venv/bin/python -m benchmarks.crash_lab --database postgresql --vendor list --kills 100
"""

import argparse
import json
import shlex
import shutil
import signal
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Final

from benchmarks.crash_lab.lab import Report, run
from benchmarks.crash_lab.moments import MOMENTS
from benchmarks.crash_lab.order import HARMS, Order
from benchmarks.measured import table

_WEIGHTS: Final = "kill=4,boundary=5,freeze=1.5,database=1,disk=0.7,network=1,clock=0.7"
_COMMAND: Final = Path(sys.executable).with_name("longtake")


def main() -> None:
    """Run the lab and print what it came to."""
    given = _parser().parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(f"stopped; what there is lies in {folder}"))
    folder = Path(tempfile.mkdtemp(prefix="crash-lab-", dir=given.folder))
    folder.chmod(0o755)  # PostgreSQL runs as somebody else
    report = run(_order(given), folder)
    if given.json:
        print(json.dumps(_told(report), default=str))
    else:
        _print(report)
    if report.verdict.wrong:
        print(f"everything is kept in {folder}", file=sys.stderr)
        sys.exit(1)
    shutil.rmtree(folder, ignore_errors=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "crash_lab", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--vendor", choices=("key", "list", "none"), default="list")
    parser.add_argument("--images", choices=("key", "none"), default="key")
    parser.add_argument("--kills", type=int, default=60, help="in all")
    parser.add_argument("--films", type=int, default=3, help="at once")
    parser.add_argument("--workers", type=int, default=3, help="of the fleet on PostgreSQL")
    parser.add_argument("--events", default=_WEIGHTS, help=f"with weights; {_WEIGHTS}")
    parser.add_argument("--moments", default=",".join(MOMENTS), help="boundaries, in turn")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=4, help="jobs at once at the vendor")
    parser.add_argument("--every", type=float, default=1.5, help="seconds between two events")
    parser.add_argument("--faults", type=float, default=1, help="times the vendor's usual faults")
    parser.add_argument("--patience", type=float, default=150, help="seconds until a film is stuck")
    parser.add_argument("--quick", action="store_true", help="short films, events in short order")
    parser.add_argument("--folder", type=Path, help="where everything lies; the usual for a while")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--command", default=str(_COMMAND), help="the command; the installed one")
    return parser


def _order(given: argparse.Namespace) -> Order:
    quick = given.quick
    return Order(
        database=given.database,
        vendor=given.vendor,
        images=given.images,
        kills=given.kills,
        films=given.films,
        workers=given.workers,
        harms=_weights(given.events),
        moments=tuple(given.moments.split(",")),
        seed=given.seed,
        limit=given.limit,
        every=given.every / 2 if quick else given.every,
        faults=given.faults,
        shots=(2, 3) if quick else (3, 6),
        job_seconds=(0.2, 0.6) if quick else (0.3, 1.5),
        patience=given.patience,
        command=tuple(shlex.split(given.command)),
    )


def _weights(text: str) -> dict[str, float]:
    """Read `kill=4,boundary`; what is not named never comes."""
    weights = {}
    for part in text.split(","):
        name, _, weight = part.strip().partition("=")
        if name not in HARMS:
            sys.exit(f"no event {name!r}; there are {', '.join(HARMS)}")
        weights[name] = float(weight or 1)
    return weights


def _told(report: Report) -> dict[str, object]:
    order, diary, verdict = report.order, report.diary, report.verdict
    return {
        "database": order.database,
        "vendor": order.vendor,
        "seed": order.seed,
        "harms": dict(diary.harms),
        "moments": dict(diary.moments),
        "ends": dict(diary.ends),
        "doubts": dict(diary.doubts),
        **asdict(verdict),
        "limit": order.limit,
        "seconds": round(report.seconds, 1),
        "load": round(report.load, 1),
    }


def _print(report: Report) -> None:
    order, diary, verdict = report.order, report.diary, report.verdict
    doubts = f"{diary.doubts['billed']} billed, {diary.doubts['not billed']} not"
    rows = {
        "database, vendor": f"{order.database}, {order.vendor}, seed {order.seed}",
        "done to them": _counts(diary.harms),
        "killed right after": _counts(diary.moments),
        "ended otherwise": _counts(diary.ends),
        "films made, lost, stuck": f"{verdict.films}, {verdict.lost}, {verdict.stuck}",
        "segments": verdict.segments,
        "paid calls": verdict.paid,
        "bought twice": verdict.twice,
        "doubts": doubts,
        "billed, in the ledger": f"{verdict.billed} and {verdict.charged} dollars",
        "jobs at once": f"{verdict.most_jobs} of {order.limit}",
        "wrong masters": verdict.masters,
        "wrong or missing blobs": verdict.blobs,
        "seconds": round(report.seconds),
    }
    table([{"what": name, "came to": value} for name, value in rows.items()])
    for why in verdict.wrong:
        print(f"WRONG: {why}")
    if not verdict.wrong:
        print("nothing lost, nothing bought twice, nothing wrong")


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items())) or "nothing"


if __name__ == "__main__":
    main()
