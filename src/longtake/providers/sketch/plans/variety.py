"""Neighbouring shots kept apart in framing and move."""

from collections.abc import Sequence
from dataclasses import replace

from longtake.providers.sketch.plans.draft import Draft, chance

_NEXT = {
    "extreme_wide": "wide", "wide": "medium_wide", "medium_wide": "medium",
    "medium": "medium_close_up", "medium_close_up": "close_up", "close_up": "medium_close_up",
    "extreme_close_up": "close_up", "macro": "close_up",
}  # fmt: skip

_OTHER = {
    "slow_push_in": "static", "slow_pan": "slow_push_in", "static": "slow_pan",
    "tracking_shot": "pan_across", "slow_dolly_in": "slow_orbit", "tilt_up": "static_hold",
    "pull_back": "crane_up", "crane_up": "pull_back", "static_hold": "slow_dolly_in",
}  # fmt: skip


def varied(drafts: Sequence[Draft], seed: int) -> tuple[Draft, ...]:
    """Give the drafts so that no two neighbours share subject and framing, or their move."""
    varied: list[Draft] = []
    for at, draft in enumerate(drafts):
        before = varied[-1] if varied else None
        new = draft
        if before and before.framing == new.framing and before.subject == new.subject:
            new = replace(new, framing=_NEXT[new.framing])
        if before and before.move == new.move:
            new = replace(new, move=_OTHER.get(new.move, "static"))
        jitter = 0.85 + (chance(seed, at, draft.text) % 31) / 100
        varied.append(replace(new, weight=new.weight * jitter))
    return tuple(varied)
