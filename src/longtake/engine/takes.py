"""Making one piece of work: from its inputs to a take that is kept."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, assert_never, cast

from longtake.capabilities.effect import EffectRequest
from longtake.capabilities.errors import BadOutput, Expired, Unsupported, Unusable
from longtake.capabilities.image import (
    Depiction,
    DirectImage,
    ImageModel,
    ImageRequest,
    QueuedImage,
)
from longtake.capabilities.job import (
    Blocks,
    Content,
    Frames,
    Link,
    Output,
    Pixels,
    Queued,
    Result,
    Ticket,
)
from longtake.capabilities.ledger import Intent, Purchase
from longtake.capabilities.music import MusicRequest
from longtake.capabilities.speech import Recalling, SpeechRequest, Spoken, SpokenWord
from longtake.capabilities.video import (
    DirectVideo,
    QueuedVideo,
    Repeatable,
    VideoModel,
    VideoRequest,
    Whereabouts,
)
from longtake.engine.leash import Leash
from longtake.engine.looking_over import CLIP, Looked, keep_for_looking, looked_over, say_findings
from longtake.engine.policy import tried
from longtake.engine.purchase import Call, Order, buy, buy_job, collect
from longtake.engine.workshop import Models, Workshop
from longtake.film.asset import Asset
from longtake.film.film import Film
from longtake.film.finding import Finding
from longtake.film.picture import Size
from longtake.film.segment import Anchor, OnKeyframe, OnLastFrame, Segment
from longtake.film.speech import shortest
from longtake.film.storyboard import Shot, Storyboard
from longtake.film.take import Take, Word
from longtake.film.time import SOUND_RATE, samples
from longtake.film.work import (
    Composing,
    Drawing,
    Plan,
    Rendering,
    Sounding,
    Speaking,
    Work,
    accents,
    last_kept,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of work of a run, with all that it takes to make it."""

    shop: Workshop
    leash: Leash
    models: Models
    film: Film
    plan: Plan
    work: Work

    @property
    def order(self) -> Order:
        """What it would be to buy it."""
        return ordered(self.shop, self.leash, _intent(self))


def ordered(shop: Workshop, leash: Leash, intent: Intent) -> Order:
    """Give what it is to buy a take, unless the film has it by then."""

    async def made() -> bool:
        if await shop.films.made(intent.key) is None:
            return False
        film = await shop.films.film(intent.film)
        return any((take.of, take.key) == (intent.of, intent.key) for take in film.takes)

    return Order(shop, leash, intent, made)


async def say_done(  # noqa: PLR0913 - one event
    shop: Workshop, leash: Leash, take: Take, kind: str, shot: str, *, reused: bool
) -> None:
    """Say that a take is there."""
    shop.progress.over(leash.run.film, take.of)
    await shop.say(
        leash.run.film,
        "work.done",
        run=leash.run.id,
        of=take.of,
        kind=kind,
        shot=shot,
        take=take.number,
        model=take.model,
        seconds=round(take.seconds, 3),
        charge=str(take.charge),
        reused=reused,
    )


async def say_failed(shop: Workshop, leash: Leash, of: str, why: str, *, again: bool) -> None:
    """Say that a piece came to nothing, and whether it is tried again."""
    shop.progress.over(leash.run.film, of)
    facts = {"run": leash.run.id, "of": of, "why": why, "again": again}
    await shop.say(leash.run.film, "work.failed", **facts)


async def attempt(piece: Piece) -> Take:
    """Make one take, where the model of its work does it.

    Raises `Unusable` for words that are more than the model takes.
    """
    _check_words(piece)
    match piece.work.task:
        case Drawing() as task:
            return await _drawn(piece, task)
        case Rendering(segment):
            return await _rendered(piece, segment)
        case Composing():
            composer = piece.models.music
            if composer is None:
                message = "nobody composes for this film"
                raise Unsupported(message)
            cue = _music_request(piece)
            return await _at_once(piece, lambda token: composer.compose(cue, token), composer)
        case Speaking(voice=voice):
            return await _spoken(piece, voice)
        case Sounding():
            return await _sounded(piece)
        case _:
            assert_never(piece.work.task)


async def _spoken(piece: Piece, voice: str) -> Take:
    """Speak a line; when its words are heard goes with it, where the model tells."""
    model, work = piece.models.voice, piece.work
    if model is None:
        message = "nobody speaks for this film"
        raise Unsupported(message)
    wanted = SpeechRequest(work.prompt, voice, piece.film.board.language, work.seed)

    async def call(token: str) -> Result:
        return _with_words(await model.speak(wanted, token))

    if not isinstance(model, Recalling):
        return await _at_once(piece, call, model)

    async def recall(token: str) -> Result:
        return _with_words(await model.recall(wanted, token))

    return await _at_once(piece, call, model, find=recall, settle=model.settle)


def _with_words(spoken: Spoken) -> Result:
    return replace(spoken.result, words=tuple(map(_word, spoken.words)))


def _word(spoken: SpokenWord) -> Word:
    return Word(spoken.text, round(spoken.begins * SOUND_RATE), round(spoken.ends * SOUND_RATE))


async def _sounded(piece: Piece) -> Take:
    """Make a noise as long as its shot, or as long as the model makes one."""
    model, work = piece.models.effect, piece.work
    if model is None:
        message = "nobody makes noises for this film"
        raise Unsupported(message)
    wanted = EffectRequest(work.prompt, min(float(work.seconds), model.longest))
    return await _at_once(piece, lambda token: model.sound(wanted, token), model)


async def _drawn(piece: Piece, task: Drawing) -> Take:
    """Draw at once where the model can, else buy a job and wait for it."""
    model = _drawer(piece, task)
    wanted = await _image_request(piece, task)
    if isinstance(model, DirectImage):
        return await _at_once(piece, lambda token: model.draw(wanted, token), model)
    if isinstance(model, QueuedImage):
        return await _by_job(piece, model, lambda token: model.submit(wanted, token))
    message = f"{piece.work.means.model} draws neither at once nor by jobs"
    raise Unsupported(message)


async def _rendered(piece: Piece, segment: Segment) -> Take:
    """Render at once where the model can, else buy a job and wait for it."""
    model: VideoModel = piece.models.video_for(piece.work.shot)
    wanted = await _video_request(piece, segment)
    if isinstance(model, DirectVideo):
        return await _at_once(piece, lambda token: model.render(wanted, token), model)
    if isinstance(model, QueuedVideo):
        return await _by_job(piece, model, lambda token: model.submit(wanted, token))
    message = f"{piece.work.means.model} renders neither at once nor by jobs"
    raise Unsupported(message)


async def _by_job(piece: Piece, model: Queued, submit: Callable[[str], Awaitable[Ticket]]) -> Take:
    """Buy a job, unless it is bought already, and keep what it makes."""
    order = piece.order
    return await fetch_job(order, model, await buy_job(order, model, submit))


async def _at_once(
    piece: Piece,
    call: Callable[[str], Awaitable[Result]],
    model: object,
    *,
    find: Callable[[str], Awaitable[Result]] | None = None,
    settle: float = 0.0,
) -> Take:
    """Make one direct call and keep what it gives; a paid one is not broken off before that.

    `find` gives what a call whose answer was lost had made, `settle` seconds after it.
    """
    shop, order = piece.shop, piece.order
    if piece.work.means.price.free:
        async with _slot(shop, piece.work.means.model):
            piece.leash.check()
            began = time.monotonic()
            result = await tried(shop.policy, lambda: call(""), piece.leash.sleep)
            return await _kept(order, result, None, began)

    async def bought() -> Take:
        began = time.monotonic()

        async def timed(token: str) -> Result:
            nonlocal began
            began = time.monotonic()  # waiting in line is no part of the model's pace
            return await call(token)

        repeatable = isinstance(model, Repeatable) and model.repeatable
        result, row = await buy(order, Call(timed, repeatable, find, settle))
        return await _kept(order, result, row, began)

    return await shop.whole(bought)


def _slot(shop: Workshop, model: str) -> AbstractAsyncContextManager[None]:
    """Give one of this machine's places where the model works on its cores."""
    return shop.cores if shop.vendor(model).runs_on == "cores" else nullcontext()


async def fetch_job(order: Order, model: Queued, row: Purchase) -> Take:
    """Wait for a bought job, fetch what it made and keep it as a take.

    A link that has died is asked for anew, and what came broken is fetched once more: what was paid
    for is never bought again for that.
    """
    began, doubtful = time.monotonic(), True
    for _ in range(order.policy.attempts - 1):
        result = await collect(order, model, row)
        try:
            return await _kept(order, result, row, began, doubtful=doubtful)
        except BadOutput:
            if not doubtful:
                raise
            doubtful = False
        except Expired:
            if (await order.shop.ledger.standing(row.film, row.of, row.key)) is None:
                raise
    return await _kept(order, await collect(order, model, row), row, began)


async def _kept(
    order: Order,
    result: Result,
    row: Purchase | None,
    began: float,
    *,
    doubtful: bool = False,
) -> Take:
    """Bring a result into the blobs and keep it as a take, its purchase settled with it.

    One that is broken is settled too, unless it is `doubtful` whether it only came broken.
    """
    shop, intent, asked = order.shop, order.intent, order.intent.asked
    charge = result.charge if result.charge is not None else intent.quote
    received = _Received(Path())

    def made(asset: Asset) -> Take:
        return Take(
            of=intent.of,
            number=0,
            key=intent.key,
            model=intent.model,
            asset=asset,
            prompt=str(asked["prompt"]),
            seed=int(str(asked["seed"])),
            frames=received.frames or int(str(asked["frames"])),
            charge=charge,
            seconds=time.monotonic() - began,
            samples=received.samples,
            words=tuple(received.moved(result.words)),
        )

    async with shop.blobs.scratch() as folder:
        try:
            received = await _received(order, result.output, folder)
            received.check(result.words, str(asked["prompt"]) if asked["kind"] == "line" else "")
        except BadOutput as error:
            if row is not None and not doubtful:
                why = f"broken: {error}"
                await keep_for_looking(shop, intent, folder, made)
                await shop.ledger.settle(row.token, owner=shop.owner, charge=charge, why=why)
            raise
        asset = await shop.blobs.put(received.file, _MEDIA_TYPES[str(asked["kind"])])
    take = await shop.films.add_take(intent.film, made(asset), settles=row.token if row else "")
    await say_findings(shop, intent.film, take, received.findings)
    return take


_MEDIA_TYPES = {
    "keyframe": "image/png",
    "segment": "video/mp4",
    "cue": "audio/flac",
    "line": "audio/flac",
    "effect": "audio/flac",
}


@dataclass(frozen=True, slots=True)
class _Received:
    """A checked file of our own; of a line or a noise its length, silence at its ends cut off.

    Of a clip with sound its length too.
    """

    file: Path
    samples: int = 0
    dropped: int = 0
    frames: int = 0
    """Of a clip from outside that is shorter than was asked: what it holds, at that rate."""
    findings: tuple[Finding, ...] = ()
    """What is amiss in a take that may be used all the same."""

    def check(self, words: Sequence[Word], text: str) -> None:
        """Raise `BadOutput` for a line that is over before its last word begins.

        Where nobody tells when that is, for one in which its `text` cannot have been spoken.
        """
        if words and words[-1].begins > self.dropped + self.samples:
            raise BadOutput(f"the line breaks off before {words[-1].text!r}")
        lasts = Fraction(self.samples, SOUND_RATE)
        if not words and lasts < shortest(text):
            told = f"the line lasts {float(lasts):.1f} s, less than anybody needs for it"
            raise BadOutput(told)

    def moved(self, words: Iterable[Word]) -> Iterator[Word]:
        """Give words as they are heard in what is left."""
        for word in words:
            begins, ends = (
                min(max(0, at - self.dropped), self.samples) for at in (word.begins, word.ends)
            )
            yield Word(word.text, begins, ends)


def _check_words(piece: Piece) -> None:
    work, limit = piece.work, piece.work.means.limits.prompt
    if len(work.prompt) > limit:
        raise Unusable(
            f"the words of {work.of}",
            f"are {len(work.prompt)} characters, {work.means.model} takes {limit}",
            f"shorten shot {work.shot} or what it shares with its scene",
        )


def _intent(piece: Piece) -> Intent:
    work, run, board = piece.work, piece.leash.run, piece.film.board
    segment = work.task.segment if isinstance(work.task, Rendering) else None
    own = work.means.limits.rate or board.rate
    return Intent(
        film=piece.film.id,
        run=run.id,
        of=work.of,
        key=work.key or "",
        model=work.means.model,
        account=piece.shop.vendor(work.means.model).account,
        quote=work.means.price.of(work.seconds, characters=work.characters),
        user=run.user,
        priority=run.priority,
        budget=piece.film.brief.budget,
        longer=0.0 if isinstance(_model(piece), Queued) else piece.shop.policy.longer,
        asked={
            "kind": work.task.kind,
            "shot": work.shot,
            "prompt": work.prompt,
            "seed": work.seed,
            "frames": segment.asked if segment else 0,
            "uses": segment.uses if segment else 0,
            "film_rate": str(board.rate),
            "width": board.size.width,
            "height": board.size.height,
            "rate": str(own),
            "samples": samples(board.frames, board.rate),
            "sync": list(_cuts(segment, own, board.rate)) if segment else [],
            "still": segment is not None and _still(board.shot(work.shot)),
            **_cue_of(work),
            **_kept_of(work),
        },
    )


def _sounding_for(seconds: Fraction) -> int:
    return round(seconds * SOUND_RATE)


def _cue_of(work: Work) -> dict[str, object]:
    """Give the samples below which a cue is no whole one."""
    if not isinstance(work.task, Composing):
        return {}
    return {"least": _sounding_for(work.means.limits.least(work.seconds))}


def _kept_of(work: Work) -> dict[str, object]:
    """Give what a changed still keeps of another: that one's digest and its mask's."""
    retouch = work.task.retouch if isinstance(work.task, Drawing) else None
    if retouch is None or retouch.base is None or retouch.mask is None:
        return {}
    return {"base": retouch.base.digest, "mask": retouch.mask.digest}


def _still(shot: Shot) -> bool:
    """Say whether a shot may hold still from end to end."""
    return shot.move == "static" and not shot.action


def _model(piece: Piece) -> object:
    """Give the model that does the piece."""
    match piece.work.task:
        case Drawing() as task:
            return _drawer(piece, task)
        case Rendering():
            return piece.models.video_for(piece.work.shot)
        case Speaking():
            return piece.models.voice
        case Sounding():
            return piece.models.effect
        case _:
            return piece.models.music


def _drawer(piece: Piece, task: Drawing) -> ImageModel:
    """Give the model that draws a keyframe, or that changes it."""
    drawer = piece.models.image
    return piece.models.retouchers.get(piece.work.of, drawer) if task.retouch else drawer


async def _image_request(piece: Piece, task: Drawing) -> ImageRequest:
    work, board = piece.work, piece.film.board
    base, mask = (task.retouch.base, task.retouch.mask) if task.retouch else (None, None)
    return ImageRequest(
        prompt=work.prompt,
        size=board.size,
        seed=work.seed,
        references=await _depictions(piece.shop, work),
        slate=work.slate,
        move=board.shot(work.shot).move,
        base=await _at_size(piece, base),
        mask=await _at_size(piece, mask),
    )


async def _at_size(piece: Piece, picture: Asset | None) -> bytes | None:
    """Give a picture as a PNG of the film's size, which may have changed since."""
    if picture is None:
        return None
    png = await piece.shop.blobs.get(picture)
    return await piece.shop.editor.fitted(png, piece.film.board.size)


def _music_request(piece: Piece) -> MusicRequest:
    board = piece.film.board
    return MusicRequest(
        music=board.music,
        samples=_sounding_for(piece.work.seconds),
        accents=accents(board),
        seed=piece.work.seed,
    )


async def _video_request(piece: Piece, segment: Segment) -> VideoRequest:
    shop, plan, work = piece.shop, piece.plan, piece.work
    storyboard = piece.film.board
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
            place, rate = last_kept(work.task.segment), storyboard.rate
            file = await shop.blobs.local(plan.takes[before].asset)
            async with shop.blobs.scratch() as folder:
                out = folder / "last.png"
                await shop.editor.frame(file, place, out, rate=rate)
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


async def _received(order: Order, output: Output, folder: Path) -> _Received:
    """Bring what a model made into a checked file of our own."""
    shop, asked = order.shop, order.intent.asked
    if asked["kind"] in {"line", "effect"}:
        return await _heard(order, output, folder)
    out, raw = folder / _NAMES[str(asked["kind"])], folder / "raw"
    match output:
        case Content(data):
            await asyncio.to_thread(raw.write_bytes, data)
            await _fitted(order, raw, out)
        case Link():
            await tried(shop.policy, lambda: shop.fetch(output, raw), asyncio.sleep)
            await _fitted(order, raw, out)
        case Pixels():
            await shop.editor.still(output, out)
        case Blocks(sound):
            await shop.editor.record(Blocks(_stoppable(sound, order.leash)), out)
        case Frames(pictures, count):
            told = Frames(_told(pictures, count, order), count)
            await _encoded(order, told, out)
        case _:
            assert_never(output)
    looked = Looked()
    if asked["kind"] == "segment" and isinstance(output, Content | Link):
        looked = await looked_over(shop, asked, out)
    elif asked["kind"] == "segment":
        await shop.editor.check(out, frames=int(str(asked["frames"])))
    if asked.get("mask"):
        base, mask = (Asset(str(asked[name]), "image/png") for name in ("base", "mask"))
        await shop.editor.put_back(out, await shop.blobs.get(base), await shop.blobs.get(mask))
    return _Received(out, looked.samples, frames=looked.frames, findings=looked.findings)


async def _heard(order: Order, output: Output, folder: Path) -> _Received:
    """Bring a line or a noise into a file without silence at its ends."""
    shop, raw = order.shop, folder / "raw"
    match output:
        case Content(data):
            await asyncio.to_thread(raw.write_bytes, data)
        case Link():
            await tried(shop.policy, lambda: shop.fetch(output, raw), asyncio.sleep)
        case Blocks(sound):
            await shop.editor.record(Blocks(_stoppable(sound, order.leash)), raw)
        case _:
            raise BadOutput(f"it is no sound but {type(output).__name__}")
    ours = isinstance(output, Blocks)
    trimmed = await shop.editor.trim(raw, folder / "take.flac", ours=ours)
    return _Received(folder / "take.flac", trimmed.samples, trimmed.dropped)


async def _fitted(order: Order, raw: Path, out: Path) -> None:
    """Bring a file from outside to the film's size and length; moving pictures keep their own."""
    editor, asked = order.shop.editor, order.intent.asked
    match asked["kind"]:
        case "keyframe":
            size = Size(int(str(asked["width"])), int(str(asked["height"])))
            await editor.fit(raw, out, size=size)
        case "cue":
            least = int(str(asked.get("least", 0)))
            await editor.cue(raw, out, samples=int(str(asked["samples"])), least=least)
        case _:
            await asyncio.to_thread(raw.replace, out)


async def _encoded(order: Order, frames: Frames, out: Path) -> None:
    asked = order.intent.asked
    await order.shop.editor.encode(
        frames,
        out,
        size=Size(int(str(asked["width"])), int(str(asked["height"]))),
        rate=Fraction(str(asked["rate"])),
        sync=cast("list[int]", asked["sync"]),
    )


_NAMES = {"keyframe": "take.png", "segment": CLIP, "cue": "take.flac"}


def _cuts(segment: Segment, own: Fraction, rate: Fraction) -> tuple[int, ...]:
    """Give the pictures at which the film will cut into the take, at the take's own rate."""
    if own != rate:
        return ()
    kept = segment.head + segment.frames
    inside = sorted({segment.head, segment.head + segment.lead, kept})
    return tuple(cut for cut in inside if 0 < cut < segment.asked)


def _stoppable(
    blocks: "Iterator[NDArray[np.float32]]", leash: Leash
) -> "Iterator[NDArray[np.float32]]":
    for block in blocks:
        _go_on(leash)
        yield block


def _told(
    pictures: "Iterator[NDArray[np.uint8]]", count: int, order: Order
) -> "Iterator[NDArray[np.uint8]]":
    """Pass pictures on, and say how far they are; they are read in a thread."""
    loop, intent, progress = asyncio.get_running_loop(), order.intent, order.shop.progress

    def tell(done: int) -> None:
        progress.tell(intent.film, intent.of, done / count, run=intent.run)

    def passed() -> "Iterator[NDArray[np.uint8]]":
        last = time.monotonic()
        for done, picture in enumerate(pictures, start=1):
            _go_on(order.leash)
            if time.monotonic() - last > _TELL_EVERY:
                last = time.monotonic()
                loop.call_soon_threadsafe(tell, done)
            yield picture

    return passed()


_TELL_EVERY = 0.5


def _go_on(leash: Leash) -> None:
    if leash.cut.is_set():
        raise leash.error()
