"""Whether a run may go on, or waits until somebody has looked."""

from collections.abc import Iterable
from decimal import Decimal

from longtake.capabilities.storage import Event
from longtake.film.film import Film
from longtake.film.key import work_key
from longtake.film.quote import Quote, dollars
from longtake.film.work import Drawing, Plan, quote_lines


def awaited(film: Film, laid: Plan, gate: str, approvals: Iterable[Event]) -> str:
    """Give why the film waits at `storyboard` or `stills`, empty where it may pass.

    An approval holds for what was looked at: a changed storyboard or another still is looked at
    anew, and a price that has grown too.
    """
    given = [event.facts for event in approvals]
    brief = film.brief
    if gate in brief.approve and not any(
        facts.get("gate") == gate and facts.get("seen") == seen(film, laid, gate) for facts in given
    ):
        waits = "wait" if gate.endswith("s") else "waits"
        return f"the {gate} {waits} for approval; look, then longtake approve"
    if gate != "storyboard" or brief.approve_over is None:
        return ""
    price = Quote(quote_lines(laid)).high
    agreed = [Decimal(str(facts.get("price", 0))) for facts in given]
    if price <= max([brief.approve_over, *agreed]):
        return ""
    return f"it costs up to {dollars(price)}, more than {dollars(brief.approve_over)}; if that is \
right, longtake approve"


def seen(film: Film, laid: Plan, gate: str) -> str:
    """Digest what somebody looks at: the storyboard's revision, or the stills in use."""
    if gate == "storyboard":
        return work_key("approve", gate, 1, revision=film.revision)
    stills = {
        work.of: work.take.asset.digest if work.take else ""
        for work in laid.works
        if isinstance(work.task, Drawing)
    }
    return work_key("approve", gate, 1, stills=stills)
