"""Producing one piece of work: the take that exists, or the first attempt that comes to one.

What comes out broken is made again with another seed, what is refused with other words, and where
a model will not or cannot, the next of the film's fallbacks is asked. Each has its bounds, each is
bought through the ledger's gate.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from longtake.capabilities.errors import (
    BadOutput,
    LongtakeError,
    ModelGone,
    OutcomeUnknown,
    OutOfCredit,
    Refused,
    Transient,
    Unauthorized,
    Unsupported,
    Unusable,
    named,
)
from longtake.capabilities.image import Editing
from longtake.capabilities.ledger import Purchase
from longtake.capabilities.planner import Reworded, Rewording, RewordRequest
from longtake.engine.gate import SeenTo
from longtake.engine.leash import Leash
from longtake.engine.planning import asked_once, wish_of
from longtake.engine.purchase import Order
from longtake.engine.takes import Piece, attempt, fetch_job, say_done, say_failed
from longtake.engine.workshop import Fallback, Workshop
from longtake.film.asset import Asset
from longtake.film.key import work_key
from longtake.film.limits import Limits
from longtake.film.needs import Needs
from longtake.film.segment import FREE, Segment
from longtake.film.speech import dubbed_in
from longtake.film.storyboard import Retouch
from longtake.film.take import Take
from longtake.film.time import seconds
from longtake.film.work import Drawing, Plan, Rendering, Speaking, Work, dubbed, lay_out

_ELSEWHERE: Final = (
    Refused,
    BadOutput,
    Unsupported,
    Unauthorized,
    OutOfCredit,
    ModelGone,
    Transient,
)
"""After these another model may do it; after any other it would come to the same, or buy twice."""


async def produce(shop: Workshop, leash: Leash, of: str) -> Take:
    """Give the take of `of`, making it only if no take of the same work exists, and say so."""
    while True:
        try:
            return await _produced(shop, leash, of)
        except SeenTo:
            await leash.sleep(shop.policy.pause)


async def _produced(shop: Workshop, leash: Leash, of: str) -> Take:
    film = await shop.films.film(leash.run.film)
    models, language = shop.hire(film.brief, film.storyboard), dubbed_in(of)
    if language:
        plan = dubbed(film, models.crew, language)
    else:
        plan = lay_out(film, models.crew, until=leash.run.until, of=of)
    piece = Piece(shop, leash, models, film, plan, _listed(plan, of))
    held = await _on_the_way(piece)
    take = None if held else await _there(piece)
    reused = take is not None
    if take is None:
        leash.check()
        take = await _made(piece, held)
    await say_done(shop, leash, take, piece.work.task.kind, piece.work.shot, reused=reused)
    return take


def _listed(plan: Plan, of: str) -> Work:
    try:
        return plan.work(of)
    except KeyError:
        raise Unusable(
            of, "is no longer in the storyboard", "run `longtake render` again"
        ) from None


async def _on_the_way(piece: Piece) -> Purchase | None:
    """Give what was bought, or nearly, for this very work, which is not there yet."""
    work = piece.work
    if work.take is not None:
        return None
    if work.key is None:
        message = f"{work.of} was begun before what it is made from"
        raise RuntimeError(message)
    return await piece.shop.ledger.standing(piece.film.id, work.of, work.key)


async def _there(piece: Piece) -> Take | None:
    """Give a take of the same work: this film's, or a share in another's."""
    work, shop = piece.work, piece.shop
    if work.take is not None:
        return work.take
    again = await shop.films.made(work.key or "")
    if again is None or not await _held(shop, again.asset):
        return None
    shared = replace(again, of=work.of, charge=Decimal(0))
    return await shop.films.add_take(piece.film.id, shared)


async def _held(shop: Workshop, asset: Asset) -> bool:
    try:
        await shop.blobs.local(asset)
    except KeyError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Cannot:
    """A fallback that is not asked."""

    model: str
    error: Unsupported


async def _made(piece: Piece, held: Purchase | None) -> Take:
    """Make a take by the film's model, or by the first of its fallbacks that will.

    `held` is what was bought before: its own model goes on with it.
    """
    await _say_began(piece)
    if held is not None and held.ticket is not None and not _asks(piece, held.model):
        seller = piece.shop.seller(held)
        if seller is not None:
            return await fetch_job(piece.order, seller, held)
    reasons: list[tuple[str, LongtakeError]] = []
    for each in _candidates(piece, held):
        if isinstance(each, _Cannot):
            reasons.append((each.model, each.error))
            continue
        try:
            return await _by_one_model(each)
        except _ELSEWHERE as error:
            reasons.append((each.work.means.model, error))
            if piece.models.fallbacks:
                why = f"{each.work.means.model}: {error}"
                await say_failed(piece.shop, piece.leash, piece.work.of, why, again=True)
    raise _of_all(reasons)


async def _say_began(piece: Piece) -> None:
    work = piece.work
    await piece.shop.say(
        piece.film.id,
        "work.began",
        run=piece.leash.run.id,
        of=work.of,
        kind=work.task.kind,
        shot=work.shot,
        model=work.means.model,
    )


def _asks(piece: Piece, model: str) -> bool:
    """Say whether a model is among those that the piece is asked of."""
    return model in {piece.work.means.model, *(each.means.model for each in piece.models.fallbacks)}


def _candidates(piece: Piece, held: Purchase | None) -> Iterator[Piece | _Cannot]:
    """Give the piece for each model in turn, from the one that has it in hand on."""
    every = [piece, *_others(piece)]
    if held is not None:
        for place, each in enumerate(every):
            if isinstance(each, Piece) and each.work.means.model == held.model:
                return iter(every[place:])
    return iter(every)


def _others(piece: Piece) -> Iterator[Piece | _Cannot]:
    for other in piece.models.fallbacks:
        if other.means.model != piece.work.means.model:
            try:
                found = _recast(piece, other)
            except Unsupported as error:
                yield _Cannot(other.means.model, error)
                continue
            if found is not None:
                yield found


def _recast(piece: Piece, other: Fallback) -> Piece | None:
    """Give the piece for another model, None for one of another kind.

    Raises `Unsupported` where it cannot do it.
    """
    work, means = piece.work, other.means
    match work.task:
        case Drawing(_, retouch) if other.image is not None:
            _check_drawing(piece, retouch, other)
            models = replace(piece.models, image=other.image, retouchers={})
            more: dict[str, object] = {}
        case Rendering(segment) if other.video is not None:
            rate, limits = piece.film.board.rate, means.limits
            _check_rendering(piece, segment, limits)
            asked = limits.asked(segment.frames + segment.head, rate)
            models = replace(piece.models, by_shot={work.shot: other.video})
            more = {
                "task": Rendering(replace(segment, asked=asked)),
                "seconds": seconds(asked, limits.rate or rate),
            }
        case Speaking(voice="") if other.voice is not None:
            models, more = replace(piece.models, voice=other.voice), {}
        case Speaking() if other.voice is not None:
            raise Unsupported("knows no voice of another model's; the line names one")
        case _:
            return None
    if len(work.prompt) > means.limits.prompt:
        raise Unsupported(f"takes {means.limits.prompt} characters, it has {len(work.prompt)}")
    references = work.references[: means.references]
    recast = replace(work, means=means, references=references, **more)  # type: ignore[arg-type]
    return replace(piece, models=models, work=recast)


def _check_rendering(piece: Piece, segment: Segment, limits: Limits) -> None:
    """Raise `Unsupported` for a video model that cannot make a segment, or would drop its seed."""
    rate, pinned = piece.film.board.rate, segment.first != FREE
    if segment.frames + segment.head > limits.room(rate):
        raise Unsupported(f"makes {float(limits.room(rate) / rate):g} s at most")
    needs = Needs(
        text=not pinned,
        first=pinned,
        last=segment.last != FREE,
        seed=piece.film.brief.seed != 0,
    )
    lacks = needs.lacking(limits)
    if lacks:
        raise Unsupported(lacks)


def _check_drawing(piece: Piece, retouch: Retouch | None, other: Fallback) -> None:
    """Raise `Unsupported` for a picture model that would drop what was asked for."""
    model = other.image
    if retouch is not None and not (isinstance(model, Editing) and model.edits):
        raise Unsupported("changes no picture that it is given")
    if retouch is not None and retouch.mask and not (isinstance(model, Editing) and model.masks):
        raise Unsupported("takes no mask")
    given = len(piece.work.references)
    if piece.film.brief.link in {"first", "previous"} and given > other.means.references:
        raise Unsupported(f"takes {other.means.references} reference pictures, it has {given}")


async def _by_one_model(piece: Piece) -> Take:
    """Make a take by one model: broken ones with other seeds, refused ones with other words."""
    policy, seed = piece.shop.policy, piece.work.seed
    retakes = rewords = 0
    while True:
        try:
            return await attempt(piece)
        except BadOutput as error:
            if retakes == policy.retakes:
                raise
            retakes += 1
            await say_failed(piece.shop, piece.leash, piece.work.of, str(error), again=True)
            piece = replace(piece, work=replace(piece.work, seed=seed + retakes))
        except Refused as error:
            said = isinstance(piece.work.task, Speaking)  # a line's words are nobody's to change
            if said or rewords == policy.rewords or error.what not in {"prompt", "output"}:
                raise
            rewords += 1
            text = await _reworded(piece, error)
            await say_failed(piece.shop, piece.leash, piece.work.of, str(error), again=True)
            piece = replace(piece, work=replace(piece.work, prompt=text))


async def _reworded(piece: Piece, refused: Refused) -> str:
    """Give other words for the same, from before or from the planner.

    Raises `refused` where nobody rewords, or it comes to the same words.
    """
    work, planner = piece.work, piece.models.planner
    before = await _said_before(piece)
    if before is not None:
        return before
    if not isinstance(planner, Rewording):
        raise refused
    action = piece.film.board.shot(work.shot).action if work.shot else ""
    request = RewordRequest(
        text=work.prompt,
        what=refused.what,
        why=refused.why,
        story=f"{piece.film.brief.prompt} {action}".strip(),
        limit=work.means.limits.prompt,
        language=piece.film.board.language,
    )
    try:
        await _bought(piece, planner, request)
    except (OutcomeUnknown, Refused, BadOutput, Transient) as error:
        raise refused from error
    said = await _said_before(piece)
    if said is None:
        raise refused
    return said


async def _said_before(piece: Piece) -> str | None:
    """Give what these very words were reworded to before."""
    for event in await piece.shop.films.events(piece.film.id, kinds=["work.reworded"]):
        facts = event.facts
        if (facts.get("of"), facts.get("was")) == (piece.work.of, piece.work.prompt):
            return str(facts["text"])
    return None


async def _bought(piece: Piece, planner: Rewording, request: RewordRequest) -> None:
    """Have words found, which is paid once, and say them, unless they are none or the same."""
    shop, leash, model, work = piece.shop, piece.leash, piece.models.planner, piece.work
    name = piece.models.names["planner"]
    key = work_key("reword", name, model.version, text=request.text, why=request.why)
    asked = {"kind": "words", "shot": work.shot}
    wish = wish_of(shop, leash, piece.film, (name, model), f"{work.of}~words", key, asked)

    async def made() -> bool:
        return await _said_before(piece) is not None

    async def keep(told: Reworded) -> None:
        if told.text.strip() in ("", work.prompt):
            return
        facts = {"of": work.of, "was": work.prompt, "text": told.text, "why": request.why}
        charge = str(told.charge or wish.quote)
        await shop.say(piece.film.id, "work.reworded", run=leash.run.id, charge=charge, **facts)

    order = Order(shop, leash, wish, made)
    await asked_once(order, model, lambda token: planner.reword(request, token), keep)


def _of_all(reasons: list[tuple[str, LongtakeError]]) -> LongtakeError:
    """Give the one reason as it is; of several the last one's kind, with all of them told."""
    if len(reasons) == 1:
        return reasons[0][1]
    told = "; ".join(f"{model}: {error}" for model, error in reasons)
    return named(type(reasons[-1][1]).__name__, told)
