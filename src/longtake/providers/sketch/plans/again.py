"""A view taken another time: another distance, another move, another moment."""

from dataclasses import replace

from longtake.providers.sketch.plans.draft import Draft
from longtake.providers.sketch.staging import TIMES

_MANNERS = (
    "some time later", "later on", "a moment later", "with the wind rising",
    "in silence", "while time passes", "once more", "as a shadow passes", "from another side",
    "unhurried", "as if for the first time",
)  # fmt: skip
_NEARER = (
    "extreme_wide", "wide", "medium_wide", "medium", "medium_close_up", "close_up",
    "extreme_close_up",
)  # fmt: skip
_MOVES = (
    "slow_pan", "slow_push_in", "static", "slow_orbit", "tilt_up", "pull_back", "slow_dolly_in",
    "pan_left", "crane_up", "pan_right", "tilt_down", "static_hold",
)  # fmt: skip
_STEPS = (-1, 1, -2, 2)


def again(draft: Draft, lap: int) -> Draft:
    """Give the view for the `lap`-th time after the first."""
    text = draft.text.rstrip(".")
    return replace(
        draft,
        text=f"{text}, {_MANNERS[lap % len(_MANNERS)]}.",
        framing=_stepped(draft.framing, _STEPS[lap % len(_STEPS)]),
        move=_MOVES[(lap * 5 + len(text)) % len(_MOVES)],
        where=replace(draft.where, time=_later(draft.where.time, lap)),
    )


def _stepped(framing: str, step: int) -> str:
    """Give the framing so many steps nearer."""
    near = _NEARER.index(framing) if framing in _NEARER else 5
    return _NEARER[max(0, min(len(_NEARER) - 1, near + step))]


def _later(time: str, lap: int) -> str:
    """Give the hour of a lap: every third is another one."""
    if lap % 3 or time not in TIMES:
        return time
    return TIMES[(TIMES.index(time) + lap // 3) % len(TIMES)]
