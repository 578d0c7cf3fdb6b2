"""The conformance tables in short: a line for each model, a column for each provider."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from longtake.testing.fakes.faults import JOB_FAULTS

Row = Mapping[str, object]
MEANING = (
    "`✓` the film is done, bought once · `2` done, bought anew by `policy.retakes`, or asked again"
    " where it costs nothing · `·` told, nothing bought · `$` told, counted as spent · `?` in doubt"
    " until somebody looks · empty: no such case"
)


def keep(file: Path, films: Iterable[Row], faults: Iterable[Row]) -> None:
    """Keep rows in a file, in the place of those of the same providers and kind."""
    held = _held(file)
    for kind, rows in (("films", [*films]), ("faults", [*faults])):
        new = {_provider(row) for row in rows}
        held[kind] = [row for row in held[kind] if _provider(row) not in new] + rows
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
    """Give what each fault comes to at each provider."""
    cells = {(_provider(row), str(row["fault"])): _cell(row) for row in _held(file)["faults"]}
    providers = sorted({provider for provider, _ in cells})
    lines = [
        (fault, *(cells.get((provider, fault), "") for provider in providers))
        for fault in JOB_FAULTS
    ]
    return f"{_table(('fault', *providers), lines)}\n\n{MEANING}"


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


def _provider(row: Row) -> str:
    return str(row["model"]).partition(":")[0]


def _table(head: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    head = [*head]
    rule = ["---"] * len(head)
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, rule, *lines))
