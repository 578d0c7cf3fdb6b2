"""Whether a film's models can do what it asks for: said before anything is done or paid."""

from dataclasses import replace
from typing import Final

from longtake.capabilities.errors import Unusable
from longtake.capabilities.planner import Equipped
from longtake.engine.workshop import Models
from longtake.film.brief import Brief
from longtake.film.limits import Limits
from longtake.film.needs import Needs, needs_of, picture_needs_of
from longtake.film.segment import ENDING, choose_mode
from longtake.film.storyboard import Storyboard
from longtake.film.work import Crew, Means
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


def check_links(registry: Registry, brief: Brief, image: Means) -> None:
    """Raise `Unusable` where earlier keyframes were asked for and the picture model drops them."""
    needs, limits = picture_needs_of(brief), Limits(references=image.references)
    if needs.references and not image.links:
        words = "draws by the words alone" if image.references else ""
        raise unable(
            registry, f"--link {brief.link}", image.model, needs, limits, part="image", why=words
        )


def check_logo(brief: Brief, storyboard: Storyboard | None) -> None:
    """Raise `Unusable` for a logo of which there is no picture: it would be seen nowhere."""
    if storyboard is None or storyboard.logo is None or brief.logo is not None:
        return
    why = "the film has no picture of it"
    remedy = "give one in brief.yaml: references: [{role: logo, file: logo.png}], or take it out"
    raise Unusable("logo in storyboard.yaml", why, remedy)


def check_endings(
    registry: Registry, brief: Brief, storyboard: Storyboard | None, crew: Crew
) -> None:
    """Raise `Unusable` for a shot that is to end on a picture which would be dropped."""
    mode = choose_mode(brief.mode, crew.video.limits)
    ending = [shot.id for shot in storyboard.shots if shot.end_keyframe] if storyboard else []
    for shot in ending:
        means, asked = crew.video_for(shot), f"end_keyframe of shot {shot} in storyboard.yaml"
        if mode not in ENDING:
            why = f"in {mode} mode no shot ends on a picture of its own"
            raise Unusable(asked, why, f"take it out, or make a film with --mode {ENDING[0]}")
        if not means.limits.last:
            raise unable(registry, asked, means.model, Needs(last=True), means.limits)


def unable(  # noqa: PLR0913 - what is lacking, of whom, and who asks
    registry: Registry,
    asked: str,
    model: str,
    needs: Needs,
    limits: Limits,
    *,
    part: str = "video",
    why: str = "",
) -> Unusable:
    """Give the error of a model that lacks what is needed, with those of its part that have it."""
    able = [name for name in registry.able(part, needs, model.partition(":")[0]) if name != model]
    told = f"{model} {why or needs.lacking(limits)}"
    return Unusable(asked, told, f"models that do: {', '.join(able[:_SHOWN])}")
