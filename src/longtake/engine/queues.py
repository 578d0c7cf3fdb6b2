"""The queues of a fleet: by what the work needs, so that each machine takes what it is good at."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from longtake.capabilities.errors import Unusable
from longtake.capabilities.provider import Offer
from longtake.engine.workshop import Vendor

FILM: Final = "film"
"""Runs themselves: they only wait and begin."""
MEDIA: Final = "media"
"""Joining, and models that compute on the worker's cores."""
GPU: Final = "gpu"
"""Models that run on the worker's graphics card."""
PLAN: Final = "plan"
"""Storyboards."""
VIDEO: Final = "video"
"""Takes, a queue for each provider: `video:runway`."""
MUSIC: Final = "music"
VOICE: Final = "voice"
FILM_WORK: Final = frozenset({"storyboard", "stills", "animatic", "master"})
"""What is made once for a film, not for a shot."""

_KINDS: Final = {
    "keyframe": "picture",
    "cue": MUSIC,
    "line": VOICE,
    "effect": VOICE,
    PLAN: PLAN,
}
KINDS: Final = (FILM, PLAN, "picture", VIDEO, MUSIC, VOICE, MEDIA, GPU)


def queue_of(kind: str, model: str, vendor: Vendor) -> str:
    """Give the queue of a kind of work for a model `provider:model`."""
    if vendor.runs_on == "cores":
        return MEDIA
    if vendor.runs_on == "gpu":
        return GPU
    return _KINDS.get(kind) or f"{VIDEO}:{model.partition(':')[0]}"


_PARTS: Final = {
    PLAN: ("planner",),
    "picture": ("image",),
    MUSIC: ("music",),
    VOICE: ("voice", "effect"),
}
"""Whose work a queue at vendors holds."""


def queues_of(
    wanted: Sequence[str], providers: Iterable[str], ready: Mapping[str, Offer]
) -> tuple[str, ...]:
    """Give the queues that `wanted` names among those there are; none wanted is all of use.

    `ready` are the offers of the providers that have their key. `video` stands for those at
    vendors that sell videos; of the others, those are of use whose work one of them could do, for
    each queue that is looked at costs. Raises `Unusable` for a name that does not exist.
    """
    vendors = [offer for offer in ready.values() if offer.runs_on == "vendor"]
    videos = [f"{VIDEO}:{offer.name}" for offer in vendors if offer.sells("video")]
    places = {FILM, MEDIA, VIDEO, *(offer.runs_on for offer in ready.values())}
    sold = {
        kind for offer in vendors for kind, parts in _PARTS.items() if any(map(offer.sells, parts))
    }
    usual = [kind for kind in KINDS if kind in places | sold]
    there = [*(kind for kind in KINDS if kind != VIDEO), *(f"{VIDEO}:{name}" for name in providers)]
    found: dict[str, None] = {}
    for name in wanted or usual:
        named = videos if name == VIDEO else [name]
        if not set(named) <= set(there):
            raise Unusable(f"--queues {name}", "no such queue", f"there are {', '.join(there)}")
        found.update(dict.fromkeys(named))
    return tuple(found)
