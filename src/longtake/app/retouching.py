"""Retouching a shot's keyframe: what a change needs is found out before anything is bought."""

import asyncio
from collections.abc import Sequence
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
from longtake.given import PICTURE, plain

if TYPE_CHECKING:
    from longtake.app.studio import Studio


async def retouched(
    studio: "Studio", film: Film, still: str, retouch: Retouch, mask: Path | None
) -> Shot:
    """Give a shot whose keyframe is to be changed: that of now, by a model that can.

    `still` is the one that the shot begins with, `2B`, or the one that it ends on, `2B-end`.

    Raises `Unusable` where there is no keyframe, no such mask, or the model does not do it.
    """
    if not retouch.text.strip():
        raise Unusable("--prompt", "it is empty", "say what shall be different")
    shot = film.board.shot(still.removesuffix("-end"))
    base = _keyframe(studio, film, shot, still)
    model = _model(studio, film, retouch.model, Needs(edits=True, masks=mask is not None))
    kept = await _mask(studio, film, mask) if mask is not None else None
    new = replace(retouch, base=base, mask=kept, model=model)
    return replace(shot, retouch=new) if still == shot.id else replace(shot, end_retouch=new)


def _keyframe(studio: "Studio", film: Film, shot: Shot, still: str) -> Asset:
    """Give a keyframe of a shot as it is now; that of a change which is still to be made.

    A film that does not use the keyframe would not show the change.
    """
    plan = lay_out(film, studio.shop.hire(film.brief, film.storyboard).crew)
    used = [work.of for work in plan.works if work.task.kind == "keyframe"]
    if still not in used:
        raise _unused(shot, still, used, plan.mode)
    take = plan.takes.get(still)
    if take is not None:
        return take.asset
    known = shot.retouches.get(still)
    if known is not None and known.base is not None:
        return known.base
    first = "draw it first: longtake draw DIR" if still == shot.id else "longtake render DIR"
    raise Unusable(f"the keyframe {still}", "is not drawn yet, or is stale", first)


def _unused(shot: Shot, still: str, used: Sequence[str], mode: str) -> Unusable:
    """Give the error of a keyframe that the film is not made with."""
    if still != shot.id:
        why = f"the film ends it on no still of its own in mode {mode}"
        remedy = "give it an end_keyframe in storyboard.yaml, and a model that takes a last frame"
        return Unusable(f"shot {shot.id}", why, remedy)
    why = f"the film does not begin it with a still in mode {mode}"
    there = f"it does with {', '.join(used)}" if used else "another --mode does"
    return Unusable(f"shot {shot.id}", why, there)


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
        held = plain(file, name, "give a picture file", at_most=PICTURE)
        data = await asyncio.to_thread(held.read_bytes)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Unusable(name, why, "give a picture, white where it shall change") from error
    png = await studio.editor.mask(data, film.board.size, name=name)
    return await studio.blobs.put_bytes(png, "image/png")
