"""The conformance tables in short: a line for each model, a column for what each provider sells."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from longtake.testing.fakes.faults import CALL_FAULTS, JOB_FAULTS

Row = Mapping[str, object]
MEANING = (
    "`✓` the film is done, bought once · `2` done, bought anew by `policy.retakes`, or asked again"
    " where it costs nothing · `·` told, nothing bought · `$` told, counted as spent · `?` in doubt"
    " until somebody looks · empty: no such case"
)


_WORDS: Final = {
    "planner": "plans",
    "image": "stills",
    "music": "music",
    "voice": "lines",
    "effect": "noises",
}
"""What a provider's models of a part make."""


def keep(file: Path, films: Iterable[Row], faults: Iterable[Row]) -> None:
    """Keep rows in a file, in the place of those of the same providers, parts and kind."""
    held = _held(file)
    for kind, rows in (("films", [*films]), ("faults", [*faults])):
        new = {_column(row) for row in rows}
        held[kind] = [row for row in held[kind] if _column(row) not in new] + rows
    file.write_text(json.dumps(held, indent=1, default=str))


def films(file: Path) -> str:
    """Give the films of each model: its modes, and whether bill and ledger agree."""
    by_model: dict[str, list[Row]] = {}
    for row in _held(file)["films"]:
        by_model.setdefault(str(row["model"]), []).append(row)
    lines = [
        (
            model,
            ", ".join(str(row["mode"]) for row in rows),
            str(sum(int(str(row["billed"])) for row in rows)),
            str(sum(float(str(row["owed"])) for row in rows)),
            "yes" if all(row["verdict"] == "as it should be" for row in rows) else "NO",
        )
        for model, rows in sorted(by_model.items())
    ]
    return _table(("model", "modes", "billed", "dollars", "bill, ledger and quote agree"), lines)


def matrix(file: Path) -> str:
    """Give what each fault comes to: at whoever sells jobs, and where the answer is the work."""
    rows = _held(file)["faults"]
    jobs = [row for row in rows if row["part"] == "video"]
    answers = [row for row in rows if row["part"] != "video"]
    tables = [(jobs, JOB_FAULTS), (answers, CALL_FAULTS)]
    return "\n\n".join((*(_faults(held, faults) for held, faults in tables if held), MEANING))


def _faults(rows: Iterable[Row], faults: Iterable[str]) -> str:
    cells = {(_column(row), str(row["fault"])): _cell(row) for row in rows}
    columns = sorted({column for column, _ in cells}, key=lambda held: (held[1], held[0]))
    head = [" ".join((name, *filter(None, [_WORDS.get(part)]))) for name, part in columns]
    lines = [(fault, *(cells.get((each, fault), "") for each in columns)) for fault in faults]
    return _table(("fault", *head), lines)


def _cell(row: Row) -> str:
    if row["verdict"] != "as it should be":
        return "WRONG"
    states, billed = str(row["ledger"]), int(str(row["billed"]))
    if "in doubt" in states:
        return "?"
    if row["film"] == "done":
        return "✓" if billed <= 1 else str(billed)
    return "$" if "settled" in states else "·"


def _held(file: Path) -> dict[str, list[Row]]:
    empty: dict[str, list[Row]] = {"films": [], "faults": []}
    return json.loads(file.read_text()) if file.exists() else empty


def _column(row: Row) -> tuple[str, str]:
    """Give whose the model is, and its part."""
    return str(row["model"]).partition(":")[0], str(row["part"])


def _table(head: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    head = [*head]
    rule = ["---"] * len(head)
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, rule, *lines))
