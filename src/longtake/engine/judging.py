"""Having a film's pictures judged by a planner that sees: one call for a few shots, paid once.

It happens beside all runs, and changes nothing of the film. What was said of the same pictures is
kept, and not bought again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Final

from longtake.capabilities.planner import Judged, JudgeRequest, Judging
from longtake.capabilities.storage import RunRecord
from longtake.engine.gate import SeenTo
from longtake.engine.leash import Leash
from longtake.engine.planning import asked_once, wish_of
from longtake.engine.purchase import Order
from longtake.engine.workshop import Workshop
from longtake.film.advice import ADVICE, Remark
from longtake.film.film import Film
from longtake.film.key import work_key

JUDGED: Final = "film.judged"
"""The event that keeps what was said."""


@dataclass(frozen=True, slots=True)
class Jury:
    """Who judges a film, and for whom."""

    shop: Workshop
    film: Film
    name: str
    """`provider:model`."""
    planner: Judging
    user: str

    def key(self, request: JudgeRequest) -> str:
        """Give the identity of a judgement: the planner's, the pictures' and what they are to be.

        A shot that is rendered anew leaves those that are shown in other calls as they are.
        """
        shown = tuple(
            (each.shot, each.words, *(sha256(data).hexdigest() for data in each.pictures))
            for each in request.shown
        )
        return work_key(
            "judge",
            self.name,
            self.planner.version,
            shown=shown,
            story=request.story,
            style=request.style,
            cast=request.cast,
        )

    def price(self, requests: Sequence[JudgeRequest], said: Mapping[str, object]) -> Decimal:
        """Give what is to be paid for those that were not judged yet, about."""
        missing = [each for each in requests if self.key(each) not in said]
        return self.planner.price.of() * len(missing)


async def said_before(shop: Workshop, film: str) -> Mapping[str, tuple[Remark, ...]]:
    """Give what was said of a film's pictures, by the judgement's key."""
    events = await shop.films.events(film, kinds=[JUDGED])
    return {str(event.facts["key"]): _remarks(event.facts["remarks"]) for event in events}


async def judgement(jury: Jury, requests: Sequence[JudgeRequest]) -> list[tuple[Remark, ...]]:
    """Give what is said of each call's pictures, in their order; raises what a planner raises.

    What was said before a call that failed is kept.
    """
    leash = Leash(_no_run(jury))
    return [
        await _judged(jury, leash, request, number) for number, request in enumerate(requests, 1)
    ]


async def _judged(
    jury: Jury, leash: Leash, request: JudgeRequest, number: int
) -> tuple[Remark, ...]:
    shop, key = jury.shop, jury.key(request)
    while key not in (said := await said_before(shop, jury.film.id)):
        try:
            await _buy(jury, leash, request, f"{ADVICE}~{number}")
        except SeenTo:
            await leash.sleep(shop.policy.pause)
    return said[key]


async def _buy(jury: Jury, leash: Leash, request: JudgeRequest, of: str) -> None:
    shop, film, key = jury.shop, jury.film, jury.key(request)
    planner = (jury.name, jury.planner)
    wish = wish_of(shop, leash, film, planner, of, key, {"kind": ADVICE})

    async def made() -> bool:
        return key in await said_before(shop, film.id)

    async def keep(told: Judged) -> None:
        remarks = [asdict(each) for each in told.remarks]
        facts = {"of": of, "key": key, "model": jury.name, "charge": str(told.charge)}
        await shop.say(film.id, JUDGED, **facts, remarks=remarks)

    order = Order(shop, leash, wish, made)
    await asked_once(order, jury.planner, lambda token: jury.planner.judge(request, token), keep)


def _no_run(jury: Jury) -> RunRecord:
    """Give what stands for a run where there is none: nobody pauses or cancels it."""
    return RunRecord("", jury.film.id, "", "", jury.film.revision, user=jury.user)


def _remarks(rows: object) -> tuple[Remark, ...]:
    """Read remarks as an event keeps them."""
    held = rows if isinstance(rows, list | tuple) else ()
    return tuple(Remark(**row) for row in held)
