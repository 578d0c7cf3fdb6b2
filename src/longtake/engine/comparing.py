"""Having a file that was measured compared by this machine's judges, where there are any."""

from pathlib import Path

from longtake.capabilities.inspector import Judges
from longtake.film.curves import Curves
from longtake.film.expected import Expected
from longtake.film.finding import Finding
from longtake.film.identity import seam_steps, unlike, usual_steps, views
from longtake.film.seeing import cuts_of


async def unlike_in(
    judges: Judges | None, file: Path, curves: Curves, expected: Expected
) -> tuple[Finding, ...]:
    """Give what this machine's judges find in a file that was measured; nothing without them."""
    if judges is None:
        return ()
    cuts = cuts_of(curves, expected)
    seen, joins = views(cuts, expected, curves.frames), seam_steps(expected, curves.frames)
    alike = await judges.compare(
        file,
        [pair for view in seen for pair in view.pairs],
        seams=[(join.at - 1, join.at) for join in joins],
        usual=usual_steps(cuts, expected, curves.frames),
    )
    return tuple(unlike(seen, joins, alike))
