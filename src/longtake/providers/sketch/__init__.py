"""The built-in provider: plans, draws, animates and composes with no key, network or GPU.

It is for seeing pacing and framing before anything is spent, through the same code as every vendor.
"""

from typing import TYPE_CHECKING, Final

from longtake.capabilities.provider import Offer

if TYPE_CHECKING:
    from longtake.providers.sketch.provider import Sketch

OFFER: Final = Offer(
    name="sketch",
    about="Built in: plans, draws, animates and composes on this machine, for nothing",
    planner=("plan",),
    image=("draw",),
    video=("animate",),
    music=("compose",),
    runs_on="cores",
    trained=False,
)


def build(key: str) -> "Sketch":
    """Give the provider; it needs no key."""
    from longtake.providers.sketch.provider import Sketch  # noqa: PLC0415 - drawing loads OpenCV

    del key
    return Sketch()
