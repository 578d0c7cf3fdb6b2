"""Planning a film: one call of its planner, or one for each part of a long one; each paid once."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from longtake.capabilities.errors import LongtakeError
from longtake.capabilities.image import Depiction
from longtake.capabilities.ledger import Intent
from longtake.capabilities.planner import (
    Drafted,
    InParts,
    Judged,
    Planned,
    Planner,
    Reworded,
    Translated,
)
from longtake.capabilities.video import Repeatable
from longtake.engine.leash import Leash
from longtake.engine.policy import tried
from longtake.engine.purchase import Call, Order, buy
from longtake.engine.workshop import Workshop
from longtake.film.brief import Brief
from longtake.film.film import Film
from longtake.film.key import work_key
from longtake.film.limits import Limits
from longtake.film.storyboard import Logo, Storyboard, mistakes

STORYBOARD: Final = "storyboard"
_DRAFTED: Final = "plan.drafted"
"""The event that keeps a part of a long film's plan."""


T = TypeVar("T", Planned, Drafted, Reworded, Translated, Judged)


@dataclass(frozen=True, slots=True)
class _Desk:
    """One film being planned."""

    shop: Workshop
    leash: Leash
    film: Film
    name: str
    """`provider:model` of its planner."""
    planner: Planner
    brief: Brief
    """What is planned: the film's, without what is laid over the picture."""
    limits: Limits
    """Of its video model."""
    pictures: tuple[Depiction, ...]
    """The brief's references."""

    @property
    def key(self) -> str:
        """The identity of the plan: the planner's, and all of the brief that decides it."""
        facts = self.leash.run.facts
        return work_key("plan", self.name, self.planner.version, facts=facts)


async def plan_film(shop: Workshop, leash: Leash, film: Film) -> None:
    """Have a film planned, and keep the storyboard; what that costs is paid once."""
    models = shop.hire(film.brief, None)
    desk = _Desk(
        shop,
        leash,
        film,
        models.names["planner"],
        models.planner,
        film.brief.drawn,
        models.crew.video.limits,
        await _pictures(shop, film.brief.drawn),
    )
    if isinstance(desk.planner, InParts) and desk.planner.long(desk.brief):
        await _in_parts(desk, desk.planner)
    else:
        await _in_one(desk)


async def _in_one(desk: _Desk) -> None:
    """Have the film planned by one call."""
    planner, brief = desk.planner, desk.brief

    async def made() -> bool:
        return (await desk.shop.films.film(desk.film.id)).storyboard is not None

    await _bought(
        desk,
        _intent(desk, STORYBOARD, desk.key),
        lambda token: planner.plan(brief, desk.limits, token, desk.pictures),
        lambda planned: _keep(desk, planned.storyboard),
        made,
    )


async def _in_parts(desk: _Desk, planner: InParts) -> None:
    """Have the film planned part by part; what an earlier run had planned is not planned again."""
    brief = desk.brief
    done = await _drafts(desk)
    while (storyboard := planner.whole(brief, desk.limits, done)) is None:
        desk.leash.check()
        await _draft(desk, planner, done)
        done = await _drafts(desk)
    await _keep(desk, storyboard)


async def _draft(desk: _Desk, planner: InParts, done: tuple[str, ...]) -> None:
    """Have the next part planned, and keep it."""
    brief, number = desk.brief, len(done)
    of = f"{STORYBOARD}~{number}"

    async def made() -> bool:
        return len(await _drafts(desk)) > number

    async def keep(drafted: Drafted) -> None:
        facts = {"of": of, "plan": desk.key, "part": number, "charge": str(drafted.charge)}
        run = desk.leash.run.id
        await desk.shop.say(desk.film.id, _DRAFTED, run=run, **facts, text=drafted.text)

    await _bought(
        desk,
        _intent(
            desk, of, work_key("draft", desk.name, desk.planner.version, plan=desk.key, done=done)
        ),
        lambda token: planner.draft(brief, desk.limits, done, token, desk.pictures),
        keep,
        made,
    )


async def _drafts(desk: _Desk) -> tuple[str, ...]:
    """Give the parts of this very plan that were kept, in their order."""
    said = await desk.shop.films.events(desk.film.id, kinds=[_DRAFTED])
    parts = {
        int(str(event.facts["part"])): str(event.facts["text"])
        for event in said
        if event.facts["plan"] == desk.key
    }
    return tuple(parts[number] for number in range(len(parts)))


async def _bought(
    desk: _Desk,
    intent: Intent,
    call: Callable[[str], Awaitable[T]],
    keep: Callable[[T], Awaitable[None]],
    made: Callable[[], Awaitable[bool]],
) -> None:
    order = Order(desk.shop, desk.leash, intent, made)
    await asked_once(order, desk.planner, call, keep)


async def asked_once(
    order: Order,
    planner: Planner,
    call: Callable[[str], Awaitable[T]],
    keep: Callable[[T], Awaitable[None]],
) -> None:
    """Make one call of a planner and keep what it gives, its purchase settled with it."""
    shop = order.shop
    if planner.price.free:
        await keep(await tried(shop.policy, lambda: call(""), order.leash.sleep))
        return
    repeatable = isinstance(planner, Repeatable) and planner.repeatable

    async def bought() -> None:
        told, row = await buy(order, Call(call, repeatable=repeatable))
        try:
            await keep(told)
        finally:
            charge = told.charge or order.intent.quote
            await shop.ledger.settle(row.token, owner=shop.owner, charge=charge)

    await shop.whole(bought)


def _intent(desk: _Desk, of: str, key: str) -> Intent:
    asked = {"kind": STORYBOARD}
    return wish_of(desk.shop, desk.leash, desk.film, (desk.name, desk.planner), of, key, asked)


def wish_of(  # noqa: PLR0913, PLR0917 - each is a fact of the purchase
    shop: Workshop,
    leash: Leash,
    film: Film,
    planner: tuple[str, Planner],
    of: str,
    key: str,
    asked: Mapping[str, object],
) -> Intent:
    """Give what is to be bought of a planner, with its `provider:model`."""
    run, (name, model) = leash.run, planner
    return Intent(
        film=film.id,
        run=run.id,
        of=of,
        key=key,
        model=name,
        account=shop.vendor(name).account,
        quote=model.price.of(),
        user=run.user,
        priority=run.priority,
        budget=film.brief.budget,
        asked=asked,
        longer=shop.policy.longer,
    )


async def _pictures(shop: Workshop, brief: Brief) -> tuple[Depiction, ...]:
    """Give a brief's reference pictures as a planner sees them."""
    references = brief.references
    return tuple([Depiction(each.role, await shop.blobs.get(each.asset)) for each in references])


async def _keep(desk: _Desk, storyboard: Storyboard) -> None:
    wrong = list(mistakes(storyboard))
    if wrong:
        message = f"{desk.name} planned a film that cannot be made: {wrong[0]}"
        raise LongtakeError(message)
    film = desk.film
    await desk.shop.films.set_storyboard(film.id, _with_references(storyboard, desk))


def _with_references(storyboard: Storyboard, desk: _Desk) -> Storyboard:
    """Give the cast the reference pictures that were given for them, and the film its logo."""
    if desk.film.brief.logo is not None:
        storyboard = replace(storyboard, logo=Logo())
    for reference in desk.brief.references:
        wanted = reference.role.lower()
        named = [member for member in storyboard.cast if member.name.lower() == wanted]
        fitting = [member for member in storyboard.cast if member.role == wanted]
        for member in (named or fitting)[:1]:
            if reference.asset not in member.references:
                more = replace(member, references=(*member.references, reference.asset))
                cast = tuple(more if held is member else held for held in storyboard.cast)
                storyboard = replace(storyboard, cast=cast)
    return storyboard
