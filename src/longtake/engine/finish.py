"""Joining what was made: the master from the selects, the animatic from the stills."""

import time

from longtake.capabilities.storage import Blobs
from longtake.engine.workshop import Workshop
from longtake.film.film import Film
from longtake.film.key import Plain, work_key
from longtake.film.take import Take
from longtake.film.timeline import Timeline, assemble
from longtake.film.work import MUSIC, Plan

MASTER = "master"
ANIMATIC = "animatic"
_HOUSE = "longtake:house"
_VERSION = 1


async def cut_master(shop: Workshop, film: Film, laid: Plan) -> Take:
    """Give the master of the film's present timeline, conformed only if it is not there."""
    takes = laid.takes
    timeline = assemble(film.board, laid.segments, takes, takes.get(MUSIC))
    key = work_key("conform", _HOUSE, _VERSION, **_facts(timeline))
    there = await _there(shop, film, MASTER, key)
    if there is not None:
        return there
    began = time.monotonic()
    await shop.say(film.id, "film.conforming", frames=timeline.frames)
    files = {
        clip.asset.digest: await shop.blobs.local(clip.asset)
        for clip in (*timeline.picture, *timeline.music)
    }
    async with shop.blobs.scratch() as folder:
        out = folder / "film.mp4"
        conformed = await shop.editor.conform(timeline, files, out)
        asset = await shop.blobs.put(out, "video/mp4")
    took = time.monotonic() - began
    take = Take(MASTER, 0, key, _HOUSE, asset, frames=conformed.frames, seconds=took)
    await shop.say(
        film.id,
        "film.conformed",
        frames=conformed.frames,
        copied=conformed.copied,
        encoded=conformed.encoded,
        seconds=round(took, 3),
    )
    return await shop.films.add_take(film.id, take)


async def cut_animatic(shop: Workshop, film: Film, laid: Plan) -> Take:
    """Give the animatic: every shot's still held for the shot's length, with the music."""
    storyboard, takes = film.board, laid.takes
    held = [(takes[shot.id], shot.frames) for shot in storyboard.shots]
    music = takes.get(MUSIC)
    facts: dict[str, Plain] = {
        "stills": tuple(take.asset.digest for take, _ in held),
        "frames": tuple(frames for _, frames in held),
        "music": music.asset.digest if music else "",
        "size": str(storyboard.size),
        "rate": storyboard.rate,
    }
    key = work_key("animatic", _HOUSE, _VERSION, **facts)
    there = await _there(shop, film, ANIMATIC, key)
    if there is not None:
        return there
    began = time.monotonic()
    stills = [(await shop.blobs.local(take.asset), frames) for take, frames in held]
    sound = await shop.blobs.local(music.asset) if music else None
    async with shop.blobs.scratch() as folder:
        out = folder / "animatic.mp4"
        size, rate = storyboard.size, storyboard.rate
        await shop.editor.animatic(stills, sound, out, size=size, rate=rate)
        asset = await shop.blobs.put(out, "video/mp4")
    took = time.monotonic() - began
    take = Take(ANIMATIC, 0, key, _HOUSE, asset, frames=storyboard.frames, seconds=took)
    return await shop.films.add_take(film.id, take)


def newest(film: Film, of: str) -> Take | None:
    """Give the newest take of a master or animatic."""
    return max(
        (take for take in film.takes if take.of == of), key=lambda take: take.number, default=None
    )


async def _there(shop: Workshop, film: Film, of: str, key: str) -> Take | None:
    for take in film.takes:
        if take.of == of and take.key == key and await _kept(shop.blobs, take):
            return take
    return None


async def _kept(blobs: Blobs, take: Take) -> bool:
    try:
        await blobs.local(take.asset)
    except KeyError:
        return False
    return True


def _facts(timeline: Timeline) -> dict[str, Plain]:
    return {
        "title": timeline.title,
        "size": str(timeline.size),
        "rate": timeline.rate,
        "picture": tuple(
            (clip.asset.digest, clip.at, clip.frames, clip.first) for clip in timeline.picture
        ),
        "music": tuple((clip.asset.digest, clip.at, clip.frames) for clip in timeline.music),
        "captions": tuple((cue.at, cue.frames, cue.text) for cue in timeline.captions),
    }
