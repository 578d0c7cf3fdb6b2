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
    timeline = _timeline(film, laid)
    key = _key_of(timeline)
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
    board, key = film.board, _animatic_key(film, laid)
    there = await _there(shop, film, ANIMATIC, key)
    if there is not None:
        return there
    began, music = time.monotonic(), laid.takes.get(MUSIC)
    stills = [
        (await shop.blobs.local(laid.takes[shot.id].asset), shot.frames) for shot in board.shots
    ]
    sound = await shop.blobs.local(music.asset) if music else None
    async with shop.blobs.scratch() as folder:
        out = folder / "animatic.mp4"
        await shop.editor.animatic(stills, sound, out, size=board.size, rate=board.rate)
        asset = await shop.blobs.put(out, "video/mp4")
    took = time.monotonic() - began
    take = Take(ANIMATIC, 0, key, _HOUSE, asset, frames=board.frames, seconds=took)
    return await shop.films.add_take(film.id, take)


def finished(film: Film, master: Plan | None, animatic: Plan | None) -> dict[str, Take]:
    """Give the film's present master and animatic, where they have been made.

    Each is the one of the present timeline; one that is stale now is given until it is made anew.
    """
    keys: dict[str, str | None] = {MASTER: None, ANIMATIC: None}
    if master is not None and not master.missing:
        keys[MASTER] = _key_of(_timeline(film, master))
    if animatic is not None and not animatic.missing:
        keys[ANIMATIC] = _animatic_key(film, animatic)
    found: dict[str, Take] = {}
    for of, key in keys.items():
        made = [take for take in film.takes if take.of == of]
        present = [take for take in made if take.key == key] or made
        if present:
            found[of] = present[-1]
    return found


def present(film: Film, laid: Plan) -> tuple[Timeline | None, Take | None]:
    """Give the film's timeline and its own master, each None where it is not there."""
    if laid.missing:
        return None, None
    timeline = _timeline(film, laid)
    key = _key_of(timeline)
    masters = [take for take in film.takes if (take.of, take.key) == (MASTER, key)]
    return timeline, masters[-1] if masters else None


def _timeline(film: Film, laid: Plan) -> Timeline:
    return assemble(film.board, laid.segments, laid.takes, laid.takes.get(MUSIC))


def _key_of(timeline: Timeline) -> str:
    return work_key("conform", _HOUSE, _VERSION, **_facts(timeline))


def _animatic_key(film: Film, laid: Plan) -> str:
    board, music = film.board, laid.takes.get(MUSIC)
    facts: dict[str, Plain] = {
        "stills": tuple(laid.takes[shot.id].asset.digest for shot in board.shots),
        "frames": tuple(shot.frames for shot in board.shots),
        "music": music.asset.digest if music else "",
        "size": str(board.size),
        "rate": board.rate,
    }
    return work_key("animatic", _HOUSE, _VERSION, **facts)


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
