"""Joining what was made: the master from the selects, the animatic from the stills."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import Future
from hashlib import file_digest
from pathlib import Path
from typing import Final

from longtake.capabilities.editor import Conformed
from longtake.capabilities.storage import Blobs
from longtake.engine.leash import Leash
from longtake.engine.workshop import Workshop
from longtake.film.film import Film
from longtake.film.key import Plain, work_key
from longtake.film.origin import used_takes
from longtake.film.overlay import Overlay
from longtake.film.recut import cut_together
from longtake.film.sound import TRACKS
from longtake.film.soundtrack import SoundClip
from longtake.film.take import Take
from longtake.film.timeline import Timeline, Transition, assemble, finish_of, still_transitions
from longtake.film.work import MUSIC, Plan

MASTER = "master"
ANIMATIC = "animatic"
_HOUSE = "longtake:house"
_VERSION = 1


async def cut_master(shop: Workshop, leash: Leash, film: Film, laid: Plan) -> Take:
    """Give the master of the film's present timeline, conformed only if it is not there."""
    timeline = _timeline(film, laid)

    async def found() -> Timeline:
        return timeline

    return await cut_timeline(shop, leash, film, MASTER, key_of(timeline), found)


async def cut_timeline(  # noqa: PLR0913, PLR0917 - each is a fact of the cut
    shop: Workshop,
    leash: Leash,
    film: Film,
    of: str,
    key: str,
    timeline_of: Callable[[], Awaitable[Timeline]],
) -> Take:
    """Give the take `of` a timeline, conformed only if there is none with this key."""
    mark = shop.sealer.mark if shop.sealer else ""
    there = await _there(shop, film, of, key, mark)
    if there is not None:
        return there
    began, timeline = time.monotonic(), await timeline_of()
    kind, more = ("film", {}) if of == MASTER else ("edition", {"of": of})
    await shop.say(film.id, f"{kind}.conforming", frames=timeline.frames, share=0.0, **more)
    files = await _files(shop, timeline)
    async with shop.blobs.scratch() as folder:
        out = folder / "film.mp4"
        telling = _Telling(shop, leash, f"{kind}.conforming", {"frames": timeline.frames, **more})
        try:
            conformed = await shop.editor.conform(timeline, files, out, watch=telling.watch)
        finally:
            await telling.said()
        digest = await _sealed(shop, film, timeline, out)
        asset = await shop.blobs.put(out, "video/mp4")
    took = time.monotonic() - began
    sealed = f"{digest} {mark}" if mark else ""
    take = Take(of, 0, key, _HOUSE, asset, sealed, frames=conformed.frames, seconds=took)
    await shop.say(
        film.id,
        f"{kind}.conformed",
        **more,
        frames=conformed.frames,
        copied=conformed.copied,
        encoded=conformed.encoded,
        joins=_joins(timeline, conformed),
        seconds=round(took, 3),
    )
    return await shop.films.add_take(film.id, take)


async def cut_animatic(shop: Workshop, leash: Leash, film: Film, laid: Plan) -> Take:
    """Give the animatic: every shot's still held for the shot's length, under the film's sound."""
    board, timeline = film.board, _rough(film, laid)
    key = _animatic_key(film, laid)
    there = await _there(shop, film, ANIMATIC, key)
    if there is not None:
        return there
    began = time.monotonic()
    stills = [
        (await shop.blobs.local(laid.takes[shot.id].asset), shot.frames) for shot in board.shots
    ]
    async with shop.blobs.scratch() as folder:
        out = folder / "animatic.mp4"
        await shop.editor.animatic(
            stills,
            timeline,
            await _files(shop, timeline),
            out,
            transitions=still_transitions(board),
            watch=lambda _: _go_on(leash),
        )
        asset = await shop.blobs.put(out, "video/mp4")
    took = time.monotonic() - began
    take = Take(ANIMATIC, 0, key, _HOUSE, asset, frames=board.frames, seconds=took)
    return await shop.films.add_take(film.id, take)


async def _files(shop: Workshop, timeline: Timeline) -> dict[str, Path]:
    """Give the file of every asset of a timeline, by its digest."""
    return {asset.digest: await shop.blobs.local(asset) for asset in timeline.assets}


class _Telling:
    """What a conform tells from its threads: passed on to people now and then."""

    def __init__(
        self, shop: Workshop, leash: Leash, kind: str, facts: Mapping[str, object]
    ) -> None:
        self._shop, self._leash, self._kind, self._facts = shop, leash, kind, facts
        self._loop = asyncio.get_running_loop()
        self._said, self._heard = 0.0, time.monotonic()
        self._saying: set[Future[None]] = set()

    def watch(self, share: float) -> None:
        """Take in the share done; raises where the run is to end."""
        _go_on(self._leash)
        now = time.monotonic()
        if share < self._said + _STEP or now < self._heard + _PAUSE:
            return
        self._said, self._heard = share, now
        facts = {**self._facts, "share": round(share, 2)}
        words = self._shop.say(self._leash.run.film, self._kind, **facts)
        self._saying.add(asyncio.run_coroutine_threadsafe(words, self._loop))

    async def said(self) -> None:
        """Return when all that was told is written: what follows must stand after it."""
        await asyncio.gather(*map(asyncio.wrap_future, self._saying))


_STEP: Final = 0.02
_PAUSE: Final = 1.0
"""Seconds between two tellings."""


def _go_on(leash: Leash) -> None:
    if leash.cut.is_set():
        raise leash.error()


def _joins(timeline: Timeline, conformed: Conformed) -> list[dict[str, object]]:
    """Give what was done at every join but plain cuts, in the film's order."""
    seams = {seam.at: seam for seam in conformed.seams}
    before = {clip.at + clip.frames: clip.name for clip in timeline.picture}
    rows: list[dict[str, object]] = []
    for each in timeline.transitions:
        row: dict[str, object] = {"at": each.at, "kind": each.kind, "frames": each.frames}
        row["clip"] = before[each.at]
        if each.wanted:
            row["wanted"] = each.wanted
        if each.at in seams:
            seam = seams[each.at]
            row |= {"done": seam.done, "step": round(seam.step, 2), "after": round(seam.after, 2)}
            row["usual"] = round(seam.usual, 2)
        if len(row) > _PLAIN or each.frames:
            rows.append(row)
    return rows


_PLAIN: Final = 4
"""Facts of a join of which there is nothing to tell."""


def finished(film: Film, master: Plan | None, animatic: Plan | None) -> dict[str, Take]:
    """Give the film's present master and animatic, where they have been made.

    Each is the one of the present timeline; one that is stale now is given until it is made anew.
    """
    keys: dict[str, str | None] = {MASTER: None, ANIMATIC: None}
    if master is not None and not master.missing:
        keys[MASTER] = key_of(_timeline(film, master))
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
    key = key_of(timeline)
    masters = [take for take in film.takes if (take.of, take.key) == (MASTER, key)]
    return timeline, masters[-1] if masters else None


def _timeline(film: Film, laid: Plan) -> Timeline:
    cue, finish = laid.takes.get(MUSIC), finish_of(film.brief)
    return cut_together(film.board, laid.segments, laid.takes, cue, finish)


def _rough(film: Film, laid: Plan) -> Timeline:
    """Give the animatic's timeline: its sound and captions, no takes."""
    return assemble(film.board, (), laid.takes, laid.takes.get(MUSIC), finish_of(film.brief))


def key_of(timeline: Timeline, fit: str = "") -> str:
    """Give the identity of a timeline's master; `fit` is how whole pictures come to its shape."""
    more: dict[str, Plain] = {"fit": fit} if fit else {}
    return work_key("conform", _HOUSE, _VERSION, **_facts(timeline), **more)


def _animatic_key(film: Film, laid: Plan) -> str:
    board = film.board
    facts: dict[str, Plain] = {
        "stills": tuple(laid.takes[shot.id].asset.digest for shot in board.shots),
        "frames": tuple(shot.frames for shot in board.shots),
        **_facts(_rough(film, laid)),
        "transitions": _met(still_transitions(board)),
    }
    return work_key("animatic", _HOUSE, _VERSION, **facts)


async def _there(shop: Workshop, film: Film, of: str, key: str, mark: str = "") -> Take | None:
    for take in reversed(film.takes):
        same = take.of == of and take.key == key and take.prompt.endswith(mark)
        if same and await _kept(shop.blobs, take):
            return take
    return None


async def _sealed(shop: Workshop, film: Film, timeline: Timeline, out: Path) -> str:
    """Write a film's origin into its file, after which nothing touches it.

    Gives the digest that the file had before: what conforming the same timeline gives again.
    """
    if shop.sealer is None:
        return ""
    digest = await asyncio.to_thread(_digest, out)
    used = used_takes(film.takes, timeline)
    files = [(take.name, await shop.blobs.local(take.asset)) for take in used]
    videos = [(name, file) for name, file in files if file.suffix == ".mp4"]
    unread = await shop.sealer.seal(out, shop.sealer.origin(film, timeline), videos)
    if unread:
        why = f"what {', '.join(unread)} say of their origin cannot be read: it is left out"
        await shop.say(film.id, "origin.unread", takes=list(unread), why=why)
    return digest


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def conformed_digest(master: Take) -> str:
    """Give the SHA-256 of a master as it was conformed, before its origin was written."""
    return master.prompt.partition(" ")[0] or master.asset.digest


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
            (clip.asset.digest, clip.at, clip.frames, clip.first, clip.pinned)
            for clip in timeline.picture
        ),
        "transitions": _met(timeline.transitions),
        "joins": timeline.joins,
        "sound": {
            track: tuple(map(_sound_facts, getattr(timeline.sound, track))) for track in TRACKS
        },
        "loudness": timeline.sound.loudness,
        "captions": tuple((cue.at, cue.frames, cue.text) for cue in timeline.captions),
        "captioned": timeline.captioned == "track",
        "overlays": tuple(map(_overlay_facts, timeline.overlays)),
    }


def _met(transitions: Sequence[Transition]) -> tuple[Plain, ...]:
    return tuple((each.at, each.kind, each.before, each.after, each.colour) for each in transitions)


def _overlay_facts(each: Overlay) -> Plain:
    place = (each.kind, each.at, each.frames, each.fades_in, each.fades_out)
    logo = each.asset.digest if each.asset else ""
    return (*place, each.text, each.under, each.ground, logo, each.corner)


def _sound_facts(clip: SoundClip) -> Plain:
    gains = tuple((knot.at, str(knot.gain)) for knot in clip.gains)
    return (clip.asset.digest, clip.at, clip.frames, clip.first, str(clip.gain), gains, clip.fade)
