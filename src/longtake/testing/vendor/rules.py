"""How the vendor behaves: its pace, its bounds, its prices and its faults."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field, TypeAdapter

Odds: TypeAlias = Annotated[float, Field(ge=0, le=1)]
"""0 is never, 1 is always."""
Span: TypeAlias = Annotated[float, Field(ge=0)]
"""Seconds."""
Usd: TypeAlias = Annotated[Decimal, Field(ge=0)]


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that can be told to a vendor, at its start or while it runs."""

    job_seconds: tuple[Span, Span] = (0.02, 0.05)
    """From acceptance to the end of a job: shortest and longest, uniform between."""
    plan_seconds: Span = 0.0
    image_seconds: Span = 0.0
    music_seconds: Span = 0.0
    line_seconds: Span = 0.0
    """Before acceptance, in a line of the vendor's own; who asked may have gone by then."""
    answer_delay: tuple[Span, Span] = (0.0, 0.0)
    """From acceptance to the answer."""
    list_lag: Span = 0.0
    """After acceptance, until a job can be listed."""

    concurrent: Annotated[int, Field(ge=0)] = 0
    """Jobs at once that an account may have; 0 knows no bound."""
    per_minute: Annotated[int, Field(ge=0)] = 0
    """Paid calls in any sixty seconds; 0 knows no bound."""
    strict: bool = False
    """Answer 429 to what passes these two; else they only stand there."""
    retry_after: Span = 0.05
    """What a 429 asks to wait."""

    strikes: tuple[Literal["job", "image", "music", "plan"], ...] = ()
    """The calls that the odds of `drop_before`, `busy_503`, `limited_429`, `drop_after` and
    `accept_then_500` are for; none named is all."""
    drop_before: Odds = 0.0
    """The connection closes and nothing was accepted."""
    busy_503: Odds = 0.0
    """503 with `X-Accepted: no`, and nothing was accepted."""
    limited_429: Odds = 0.0
    refuse_words: tuple[str, ...] = ()
    """A prompt with one of them is refused."""
    retired: tuple[str, ...] = ()
    """Models that are no longer sold."""
    drop_after: Odds = 0.0
    """Accepted, and the connection closes without an answer."""
    accept_then_500: Odds = 0.0
    fail_job: Odds = 0.0
    """The job ends without a clip and is not charged."""
    bad_clip: Odds = 0.0
    """The clip is cut short."""
    expired_link: Odds = 0.0
    """A job's first link is dead when it is fetched; the next look at the job gives another."""
    slow_download: Span = 0.0
    """Seconds over which a clip is sent."""

    usd_per_job: Usd = Decimal("0.05")
    usd_per_image: Usd = Decimal("0.01")
    usd_per_music: Usd = Decimal("0.02")
    usd_per_plan: Usd = Decimal("0.01")
    seed: int = 0
    """Of all chances."""


_RULES: Final = TypeAdapter(Rules)


def changed(rules: Rules, changes: Mapping[str, object]) -> Rules:
    """Give rules with some of them changed; raises `ValueError` for what is no rule or value."""
    known = {each.name for each in fields(Rules)}
    unknown = sorted(changes.keys() - known)
    if unknown:
        raise ValueError(f"no rule {', '.join(unknown)}; there are {', '.join(sorted(known))}")
    return _RULES.validate_python({**asdict(rules), **changes})
