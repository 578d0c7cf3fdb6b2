"""What inspections found, as events keep it, in lines for people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from longtake.film.finding import SEVERE, Finding

IN_A_TAKE = "take.inspected"
IN_THE_FILM = "film.inspected"


def facts_of(found: Finding) -> dict[str, object]:
    """Give a finding as an event keeps it."""
    return {
        "kind": found.kind,
        "severity": found.severity,
        "at": found.at,
        "frames": found.frames,
        "measure": round(found.measure, 4),
        "limit": round(found.limit, 4),
        "what": found.what,
        "of": found.of,
        "remedy": found.remedy,
        "price": None if found.price is None else str(found.price),
    }


def amiss(events: Iterable[tuple[str, Mapping[str, object]]]) -> dict[str, tuple[str, ...]]:
    """Give what was found in takes when they came, by their names, from events' kinds and facts."""
    told = (facts for kind, facts in events if kind == IN_A_TAKE)
    return {f"{facts.get('of')}-t{facts.get('take')}": tuple(_lines(facts)) for facts in told}


def looked_over(events: Sequence[tuple[str, Mapping[str, object]]]) -> str:
    """Give what the last inspection of the master came to; empty where there was none."""
    every = [facts for kind, facts in events if kind == IN_THE_FILM]
    if not every:
        return ""
    found = list(_found(every[-1]))
    severe = sum(each.get("severity") == SEVERE for each in found)
    return f"inspected: {severe} severe, {len(found) - severe} mild" if found else "inspected: fine"


def _lines(facts: Mapping[str, object]) -> Iterator[str]:
    for found in _found(facts):
        price = found.get("price")
        remedy = str(found.get("remedy")) + ("" if price in {None, "0"} else f", ${price}")
        yield f"{found.get('kind')} at picture {found.get('at')}: {found.get('what')} ({remedy})"


def _found(facts: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    rows = facts.get("findings")
    if isinstance(rows, list | tuple):
        yield from (row for row in rows if isinstance(row, Mapping))
