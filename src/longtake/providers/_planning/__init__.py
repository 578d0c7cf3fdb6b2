"""Planning by a language model, whoever sells it: ask for a plan, check it, re-ask, price it.

A plan that is wrong goes back to the model with what is wrong, a few times; every request of it is
counted, also where nothing comes of it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, TypeVar

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import LongtakeError, Unusable
from longtake.capabilities.image import Depiction
from longtake.capabilities.planner import Planned, Reworded, RewordRequest
from longtake.film.beats import ARCHETYPES, BEATS
from longtake.film.brief import LONGEST, LONGEST_PROMPT, SHORTEST, Brief
from longtake.film.limits import Limits
from longtake.providers._catalogue import Catalogued
from longtake.providers._planning.instructions import PLANNING, REWORDING, planning, rewording
from longtake.providers._planning.mistakes import mistakes_of
from longtake.providers._planning.plan import Plan, storyboard_of
from longtake.providers._planning.talk import Talk

if TYPE_CHECKING:
    from pydantic_ai.models import Model

    from longtake.transport import Meaning

A = TypeVar("A")

SECONDS: Final = 280.0
"""A plan with its re-asks may take so long."""


@dataclass(frozen=True, slots=True)
class LanguagePlanner(Catalogued):
    """Plans by a language model, and rewords what was refused."""

    model: "Callable[[], Awaitable[Model]]"
    """Gives pydantic-ai's model of this loop, its library's own retries off."""
    key: str = field(repr=False)
    variable: str
    """The environment variable that holds the key."""
    meaning: "Meaning | None" = None
    """Reads the vendor's own codes, where pydantic-ai does not know them."""

    async def plan(
        self, brief: Brief, limits: Limits, token: str, pictures: tuple[Depiction, ...] = ()
    ) -> Planned:
        """Give the storyboard of a brief; the model sees the pictures where it can."""
        del token  # no vendor of language models takes a name for a call
        _check(brief)
        plan, charge = await self._asked(
            Plan,
            PLANNING,
            planning(brief, limits),
            wrong=lambda plan: mistakes_of(plan, brief, limits),
            pictures=pictures if self.entry.wire.get("sees") else (),
        )
        return Planned(storyboard_of(plan, brief, limits), charge)

    async def reword(self, request: RewordRequest, token: str) -> Reworded:
        """Give another text for the same."""
        del token

        def wrong(text: str) -> list[str]:
            return _unfit(text, request)

        text, charge = await self._asked(str, REWORDING, rewording(request), wrong=wrong)
        return Reworded(text.strip(), charge)

    async def _asked(
        self,
        answer: type[A],
        told: str,
        text: str,
        *,
        wrong: Callable[[A], list[str]],
        pictures: Sequence[Depiction] = (),
    ) -> tuple[A, Decimal]:
        """Ask until nothing is wrong, and give the answer and what it cost.

        An error carries what was spent before it.
        """
        from longtake.sdk import library, translated  # noqa: PLC0415 - httpx only for who calls
        from longtake.transport import Call, usual  # noqa: PLC0415

        ai = await asyncio.to_thread(library, "pydantic_ai", extra="planner")
        place = f"{self.entry.full_name} planning"
        call = Call("POST", place, (self.key,) if self.key else ())
        meaning = self.meaning or usual
        talk = Talk(ai, self.entry, call, self.variable, meaning, ai.RunUsage())
        try:
            async with translated(
                place, key=self.key, paid=not self.price.free, seconds=SECONDS, meaning=meaning
            ):
                parts = [text, *talk.pictured(pictures)]
                model = await self.model()
                said = await talk.held(model, answer, told=told, parts=parts, wrong=wrong)
        except LongtakeError as error:
            error.charge = talk.charge or None
            raise
        return said, talk.charge


def language_planner(
    entry: Entry,
    model: "Callable[[], Awaitable[Model]]",
    *,
    key: str,
    variable: str,
    meaning: "Meaning | None" = None,
) -> LanguagePlanner:
    """Give the planner of a catalogue's entry; `model` gives pydantic-ai's model of this loop."""
    return LanguagePlanner(entry, model, key, variable, meaning)


def _unfit(text: str, request: RewordRequest) -> list[str]:
    """Say what is wrong with another text."""
    plain = text.strip()
    if not plain:
        return ["the text is empty"]
    if plain == request.text.strip():
        return ["it is the refused text, unchanged"]
    if len(plain) > request.limit:
        return [f"the text has {len(plain)} characters; it may have {request.limit}"]
    return []


def _check(brief: Brief) -> None:
    """Raise `Unusable` for a brief that nobody can plan, before anything is paid for it."""
    if not brief.prompt.strip() and not brief.script.strip():
        raise Unusable("prompt", "it is empty", "say what the film shows, in a sentence")
    if len(brief.prompt) > LONGEST_PROMPT:
        why = f"it has {len(brief.prompt)} characters"
        remedy = f"the most is {LONGEST_PROMPT}; give the rest as a script"
        raise Unusable("prompt", why, remedy)
    if brief.seconds is not None and not SHORTEST <= brief.seconds <= LONGEST:
        why = f"{float(brief.seconds):g} s is outside {SHORTEST} to {LONGEST} s"
        raise Unusable("running time", why, "ask for a length in between")
    for beat in brief.beats:
        _known("beat", beat, BEATS)
    if brief.archetype:
        _known("archetype", brief.archetype, ARCHETYPES)


def _known(what: str, name: str, there: Mapping[str, object]) -> None:
    if name not in there:
        near = get_close_matches(name, there, n=3) or there
        raise Unusable(f"{what} {name!r}", "does not exist", f"try {', '.join(near)}")
