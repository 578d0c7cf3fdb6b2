"""Whether a film's models can do what it asks for: said before anything is done or paid."""

from dataclasses import replace
from typing import Final

from longtake.capabilities.errors import Unusable
from longtake.capabilities.planner import Equipped
from longtake.engine.workshop import Models
from longtake.film.brief import Brief
from longtake.film.limits import Limits
from longtake.film.needs import Needs, needs_of
from longtake.registry import Registry

_SHOWN: Final = 6
"""Models that are named where another would have to be chosen."""


def check_fitting(registry: Registry, brief: Brief, models: Models, *, pictures: bool) -> None:
    """Raise `Unusable` for what the film's models would drop in silence, or cannot do here.

    A fallback that takes no last frame may still do for the pieces that end on none.
    """
    if isinstance(models.planner, Equipped):
        models.planner.check_equipped()
    crew, needs = models.crew, needs_of(brief)
    why = needs.lacking(crew.video.limits)
    if why:
        asked = f"--seed {brief.seed}" if "seed" in why else f"--mode {brief.mode}"
        raise unable(registry, asked, crew.video.model, needs, crew.video.limits)
    most = replace(needs, last=False)
    for means in (each.means for each in models.fallbacks if each.video is not None):
        if most.lacking(means.limits):
            asked = f"--fallback {means.model}"
            raise unable(registry, asked, means.model, most, means.limits)
    if pictures and not (crew.image.references or crew.video.references):
        why = f"neither {crew.image.model} nor {crew.video.model} takes reference pictures"
        raise Unusable("--ref", why, "choose another --image, or leave it out")


def unable(registry: Registry, asked: str, model: str, needs: Needs, limits: Limits) -> Unusable:
    """Give the error of a video model that lacks what is needed, with those that have it."""
    able = registry.able("video", needs, model.partition(":")[0])[:_SHOWN]
    why = f"{model} {needs.lacking(limits)}"
    return Unusable(asked, why, f"models that do: {', '.join(able)}")
