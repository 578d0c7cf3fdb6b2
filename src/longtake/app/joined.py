"""What a conform did at the film's joins, in words: what was not to be had, what still shows."""

from collections.abc import Iterator, Mapping, Sequence


def joined_notes(facts: Mapping[str, object]) -> tuple[str, ...]:
    """Give a line for each join that is not as it was asked for, and one for all that was mended.

    `facts` are those of `film.conformed`.
    """
    rows = facts.get("joins")
    found = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, Sequence) else []
    return tuple(_notes(found))


def _notes(rows: Sequence[Mapping[str, object]]) -> Iterator[str]:
    mended = sum(str(row.get("done")) not in {"None", "kept", "left"} for row in rows)
    if mended:
        yield f"{mended} seam{'s' if mended > 1 else ''} mended (--joins plain leaves them)"
    for row in rows:
        where = f"after {row.get('clip')}"
        if "wanted" in row and row.get("frames"):
            yield (
                f"the {row['kind']} {where} takes {row['frames']} frames of {row['wanted']}: "
                "its take holds no more"
            )
        elif "wanted" in row:
            yield (
                f"a cut {where}, where {row['wanted']} frames were asked for: "
                "its take holds none beyond its shot"
            )
        elif row.get("done") == "left":
            yield (
                f"the seam {where} shows: a step of {row.get('after')} "
                f"where {row.get('usual')} is usual"
            )
