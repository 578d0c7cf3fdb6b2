"""Making one piece of work: from its inputs to a take that is kept."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from longtake.capabilities.errors import Stopped, Unsupported
from longtake.capabilities.image import Depiction, ImageRequest
from longtake.capabilities.job import Blocks, Content, Frames, Output, Pixels, Result
from longtake.capabilities.music import MusicRequest
from longtake.capabilities.video import (
    DirectVideo,
    QueuedVideo,
    VideoModel,
    VideoRequest,
    Whereabouts,
)
from longtake.engine.purchase import buy, collect, settle, submit
from longtake.engine.workshop import Models, Workshop
from longtake.film.asset import Asset
from longtake.film.film import Film
from longtake.film.segment import Anchor, OnKeyframe, OnLastFrame, Segment
from longtake.film.storyboard import Storyboard
from longtake.film.take import Take
from longtake.film.time import samples
from longtake.film.work import (
    Composing,
    Drawing,
    Plan,
    Rendering,
    Work,
    accents,
    last_kept,
    lay_out,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


async def produce(shop: Workshop, film_id: str, of: str, until: str) -> Take:
    """Give the take of `of`, making it only if no take of the same work exists, and say so."""
    take, work, reused = await _produced(shop, film_id, of, until)
    await shop.say(
        film_id,
        "work.done",
        of=of,
        kind=work.task.kind,
        shot=work.shot,
        take=take.number,
        model=take.model,
        seconds=round(take.seconds, 3),
        charge=str(take.charge),
        reused=reused,
    )
    return take


async def _produced(shop: Workshop, film_id: str, of: str, until: str) -> tuple[Take, Work, bool]:
    film = await shop.films.film(film_id)
    models = shop.hire(film.brief, film.storyboard)
    plan = lay_out(film, models.crew, until=until)
    work = plan.work(of)
    if work.take is not None:
        return work.take, work, True
    if work.key is None:
        message = f"{of} was begun before what it is made from"
        raise RuntimeError(message)
    again = await shop.films.made(work.key)
    if again is not None and await _held(shop, again.asset):
        shared = replace(again, of=of, charge=Decimal(0))
        return await shop.films.add_take(film_id, shared), work, True
    return await _make(shop, models, film, plan, work), work, False


async def _held(shop: Workshop, asset: Asset) -> bool:
    try:
        await shop.blobs.local(asset)
    except KeyError:
        return False
    return True


async def _make(shop: Workshop, models: Models, film: Film, plan: Plan, work: Work) -> Take:
    began = time.monotonic()
    await shop.say(
        film.id,
        "work.began",
        of=work.of,
        kind=work.task.kind,
        shot=work.shot,
        model=work.means.model,
    )
    async with shop.blobs.scratch() as folder:
        result = await _call(shop, models, film, plan, work)
        out = await _received(shop, film, work, result.output, folder)
        asset = await shop.blobs.put(out, _MEDIA_TYPES[work.task.kind])
    take = Take(
        of=work.of,
        number=0,
        key=work.key or "",
        model=work.means.model,
        asset=asset,
        prompt=work.prompt,
        seed=work.seed,
        frames=work.task.segment.asked if isinstance(work.task, Rendering) else 0,
        charge=result.charge or work.means.price.of(work.seconds),
        seconds=time.monotonic() - began,
    )
    return await shop.films.add_take(film.id, take)


_MEDIA_TYPES = {"keyframe": "image/png", "segment": "video/mp4", "cue": "audio/flac"}


async def _call(shop: Workshop, models: Models, film: Film, plan: Plan, work: Work) -> Result:
    """Make the call that the work needs; what costs money goes through the ledger."""
    storyboard = film.board
    match work.task:
        case Drawing():
            request = ImageRequest(
                prompt=work.prompt,
                size=storyboard.size,
                seed=work.seed,
                references=await _depictions(shop, work),
                slate=work.slate,
                move=storyboard.shot(work.shot).move,
            )
            return await buy(shop, film, work, lambda _token: models.image.draw(request))
        case Rendering(segment):
            wanted = await _video_request(shop, film, plan, work, segment)
            return await _render(shop, film, work, models.video_for(work.shot), wanted)
        case Composing():
            if models.music is None:
                message = "nobody composes for this film"
                raise Unsupported(message)
            composer = models.music
            cue = MusicRequest(
                music=storyboard.music,
                samples=samples(storyboard.frames, storyboard.rate),
                accents=accents(storyboard),
                seed=work.seed,
            )
            return await buy(shop, film, work, lambda _token: composer.compose(cue))
        case _:
            assert_never(work.task)


async def _render(
    shop: Workshop, film: Film, work: Work, model: VideoModel, request: VideoRequest
) -> Result:
    """Render at once where the model can, else buy a job and wait for it."""
    if isinstance(model, DirectVideo):
        return await buy(shop, film, work, lambda _token: model.render(request))
    if isinstance(model, QueuedVideo):
        ticket = await submit(shop, film, work, model, request)
        result = await collect(shop, film, work, model, ticket)
        return Result(result.output, await settle(shop, film, work, result.charge))
    message = f"{work.means.model} renders neither at once nor by jobs"
    raise Unsupported(message)


async def _video_request(
    shop: Workshop, film: Film, plan: Plan, work: Work, segment: Segment
) -> VideoRequest:
    storyboard = film.board
    shot = storyboard.shot(work.shot)
    rate = work.means.limits.rate or storyboard.rate
    return VideoRequest(
        prompt=work.prompt,
        frames=segment.asked,
        rate=rate,
        size=storyboard.size,
        seed=work.seed,
        first=await _anchored(shop, storyboard, plan, segment.first),
        last=await _anchored(shop, storyboard, plan, segment.last),
        references=await _depictions(shop, work),
        slate=work.slate,
        move=shot.move,
        whereabouts=Whereabouts(
            begins=segment.start - segment.head,
            shot_frames=shot.frames,
            continues=isinstance(segment.first, OnLastFrame),
        ),
    )


async def _anchored(
    shop: Workshop, storyboard: Storyboard, plan: Plan, anchor: Anchor
) -> bytes | None:
    """Give the PNG that an anchor pins; a last frame is the last one that the film keeps."""
    match anchor:
        case OnKeyframe(keyframe):
            return await shop.blobs.get(plan.takes[keyframe].asset)
        case OnLastFrame(before):
            work = plan.work(before)
            if not isinstance(work.task, Rendering):
                message = f"{before} is no segment"
                raise TypeError(message)
            rate = work.means.limits.rate or storyboard.rate
            index = last_kept(work.task.segment) * rate // storyboard.rate
            file = await shop.blobs.local(plan.takes[before].asset)
            async with shop.blobs.scratch() as folder:
                out = folder / "last.png"
                await shop.editor.frame(file, int(index), out)
                return await asyncio.to_thread(out.read_bytes)
        case _:
            return None


async def _depictions(shop: Workshop, work: Work) -> tuple[Depiction, ...]:
    """Give the reference pictures of a shot as the model gets them."""
    found = []
    for named in work.references:
        role, _, digest = named.rpartition(" ")
        found.append(Depiction(role, await shop.blobs.get(Asset(digest, "image/png"))))
    return tuple(found)


async def _received(shop: Workshop, film: Film, work: Work, output: Output, folder: Path) -> Path:
    """Bring what a model made into a checked file of our own."""
    out = folder / f"take{_SUFFIXES[work.task.kind]}"
    storyboard = film.board
    match output:
        case Content(data):
            await asyncio.to_thread(out.write_bytes, data)
        case Pixels():
            await shop.editor.still(output, out)
        case Blocks(sound):
            await shop.editor.record(Blocks(_stoppable(sound, shop)), out)
        case Frames(pictures, count):
            rate = work.means.limits.rate or storyboard.rate
            told = _told(pictures, count, shop, film.id, work.of)
            frames = Frames(told, count)
            sync = _cuts(work, rate, storyboard.rate)
            await shop.editor.encode(frames, out, size=storyboard.size, rate=rate, sync=sync)
        case _:
            assert_never(output)
    if isinstance(work.task, Rendering):
        await shop.editor.check(out, frames=work.task.segment.asked)
    return out


_SUFFIXES = {"keyframe": ".png", "segment": ".mp4", "cue": ".flac"}


def _cuts(work: Work, own: Fraction, rate: Fraction) -> tuple[int, ...]:
    """Give the pictures at which the film will cut into the take, at the take's own rate."""
    if not isinstance(work.task, Rendering) or own != rate:
        return ()
    segment = work.task.segment
    inside = (segment.head, segment.head + segment.frames)
    return tuple(cut for cut in inside if 0 < cut < segment.asked)


def _stoppable(
    blocks: "Iterator[NDArray[np.float32]]", shop: Workshop
) -> "Iterator[NDArray[np.float32]]":
    for block in blocks:
        _go_on(shop)
        yield block


def _told(
    pictures: "Iterator[NDArray[np.uint8]]", count: int, shop: Workshop, film: str, of: str
) -> "Iterator[NDArray[np.uint8]]":
    """Pass pictures on, and say about twice a second how far they are."""
    loop, last = asyncio.get_running_loop(), time.monotonic()

    def tell(done: int) -> None:
        facts = shop.say(film, "work.progress", of=of, progress=round(done / count, 3))
        asyncio.run_coroutine_threadsafe(facts, loop)

    def passed() -> "Iterator[NDArray[np.uint8]]":
        nonlocal last
        for done, picture in enumerate(pictures, start=1):
            _go_on(shop)
            if time.monotonic() - last > _TELL_EVERY:
                last = time.monotonic()
                tell(done)
            yield picture

    return passed()


_TELL_EVERY = 0.5


def _go_on(shop: Workshop) -> None:
    if shop.stop.is_set():
        message = "stopped"
        raise Stopped(message)
