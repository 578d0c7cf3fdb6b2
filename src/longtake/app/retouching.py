"""Retouching a shot's keyframe: what a change needs is found out before anything is bought."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from longtake.app.fitting import unable
from longtake.capabilities.errors import Unusable
from longtake.capabilities.image import Editing
from longtake.film.asset import Asset
from longtake.film.film import Film
from longtake.film.limits import Limits
from longtake.film.needs import Needs
from longtake.film.storyboard import Retouch, Shot
from longtake.film.work import lay_out

if TYPE_CHECKING:
    from longtake.app.studio import Studio


async def retouched(
    studio: "Studio", film: Film, shot: Shot, retouch: Retouch, mask: Path | None
) -> Shot:
    """Give a shot whose keyframe is to be changed: that of now, by a model that can.

    Raises `Unusable` where there is no keyframe, no such mask, or the model does not do it.
    """
    if not retouch.text.strip():
        raise Unusable("--prompt", "it is empty", "say what shall be different")
    base = _keyframe(studio, film, shot)
    model = _model(studio, film, retouch.model, Needs(edits=True, masks=mask is not None))
    kept = await _mask(studio, film, mask) if mask is not None else None
    return replace(shot, retouch=replace(retouch, base=base, mask=kept, model=model))


def _keyframe(studio: "Studio", film: Film, shot: Shot) -> Asset:
    """Give the picture that the shot begins with now; that of a change which is still to be made.

    A film that does not begin the shot with a keyframe would not show the change.
    """
    plan = lay_out(film, studio.shop.hire(film.brief, film.storyboard).crew)
    used = [work.of for work in plan.works if work.task.kind == "keyframe"]
    if shot.id not in used:
        why = f"the film does not begin it with a still in mode {plan.mode}"
        there = f"it does with {', '.join(used)}" if used else "another --mode does"
        raise Unusable(f"shot {shot.id}", why, there)
    take = plan.takes.get(shot.id)
    if take is not None:
        return take.asset
    if shot.retouch is not None and shot.retouch.base is not None:
        return shot.retouch.base
    why = "is not drawn yet, or is stale"
    raise Unusable(f"the keyframe of shot {shot.id}", why, "draw it first: longtake draw DIR")


def _model(studio: "Studio", film: Film, asked: str, needs: Needs) -> str:
    """Give the model that changes the picture; raises `Unusable` with those that can."""
    registry = studio.registry
    name = registry.named("image", asked) if asked else studio.casting(film.brief)[0].image
    limits = _declared(studio, name)
    if needs.lacking(limits):
        option = "--mask" if limits.edits else "--image"
        raise unable(registry, option, name, needs, limits, part="image")
    return name


def _declared(studio: "Studio", name: str) -> Limits:
    """Give what a picture model says of itself: in its catalogue, else when it is built."""
    held = studio.registry.entry(name)
    if held is not None:
        return held.limits
    provider, _, model = name.partition(":")
    built = studio.registry.provider(provider).image(model)
    if not isinstance(built, Editing):
        return Limits()
    return Limits(edits=built.edits, masks=built.masks)


async def _mask(studio: "Studio", film: Film, file: Path) -> Asset:
    """Keep a mask; raises `Unusable` naming the file."""
    name = f"--mask {file}"
    try:
        data = await asyncio.to_thread(file.read_bytes)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Unusable(name, why, "give a picture, white where it shall change") from error
    png = await studio.editor.mask(data, film.board.size, name=name)
    return await studio.blobs.put_bytes(png, "image/png")
