"""Planning by a language model, whoever sells it: ask for a plan, check it, re-ask, price it.

A plan that is wrong goes back to the model with what is wrong, a few times; every request of it is
counted, also where nothing comes of it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeVar

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import LongtakeError, Unusable
from longtake.capabilities.image import Depiction
from longtake.capabilities.planner import (
    Drafted,
    Judged,
    JudgeRequest,
    Planned,
    Reworded,
    RewordRequest,
    Translated,
    TranslationRequest,
)
from longtake.film.beats import ARCHETYPES, BEATS
from longtake.film.brief import LONGEST, LONGEST_PROMPT, SHORTEST, Brief
from longtake.film.limits import Limits
from longtake.film.storyboard import Storyboard
from longtake.providers._catalogue import Catalogued
from longtake.providers._planning.instructions import (
    JUDGING,
    PLANNING,
    REWORDING,
    TRANSLATING,
    detailing,
    judging,
    outlining,
    planning,
    rewording,
    translating,
)
from longtake.providers._planning.judgement import Judgement, judgement_mistakes, shots_of
from longtake.providers._planning.mistakes import mistakes_of
from longtake.providers._planning.outline import (
    Outline,
    ScenesPlan,
    brief_of,
    groups,
    outline_mistakes,
    outlined,
    part_mistakes,
    plan_of,
    scene_lines,
)
from longtake.providers._planning.plan import Plan, storyboard_of
from longtake.providers._planning.talk import Talk
from longtake.providers._planning.translation import Translation, translation_mistakes

if TYPE_CHECKING:
    from pydantic_ai.models import Model

    from longtake.transport import Meaning

A = TypeVar("A")

_ANSWER: Final = 32_000
"""Tokens of an answer, where the catalogue does not say otherwise (`answer`): what Claude is asked
for at most, and less than OpenAI's and Google's models give."""
_TOKENS_A_SECOND: Final = 200
"""Tokens of a plan for each second of film, thinking included: 12,000 for a minute, as the
catalogue's prices have it."""
_WORDS_A_SECOND: Final = Fraction(5, 2)
_USUAL: Final = Fraction(30)
"""Seconds of a film of which nobody says how long it is."""

_AI: Final = "pydantic_ai"
_EXTRA: Final = "planner"
SECONDS: Final = 280.0
"""A plan with its re-asks may take so long."""


@dataclass(frozen=True, slots=True)
class LanguagePlanner(Catalogued):
    """Plans by a language model, rewords what was refused, translates what is spoken, and judges.

    It judges pictures of the film that was made, where the model can be shown any.
    """

    model: "Callable[[], Awaitable[Model]]"
    """Gives pydantic-ai's model of this loop, its library's own retries off."""
    key: str = field(repr=False)
    variable: str
    """The environment variable that holds the key."""
    meaning: "Meaning | None" = None
    """Reads the vendor's own codes, where pydantic-ai does not know them."""

    @property
    def sees(self) -> bool:
        """True where this model can be shown pictures."""
        return self.entry.sees

    def check_equipped(self) -> None:
        """Raise `Unusable` where pydantic-ai is not installed: a vendor's own extra lacks it."""
        from longtake.sdk import check_installed  # noqa: PLC0415 - httpx only for who calls

        check_installed(_AI, extra=_EXTRA)

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
            pictures=pictures if self.sees else (),
        )
        return Planned(storyboard_of(plan, brief, limits), charge)

    def long(self, brief: Brief) -> bool:
        """Say whether the plan of a film is more than one answer holds."""
        return seconds_of(brief) > self._room

    async def draft(
        self,
        brief: Brief,
        limits: Limits,
        done: Sequence[str],
        token: str,
        pictures: tuple[Depiction, ...] = (),
    ) -> Drafted:
        """Give the outline, or the shots of its next scenes."""
        del token
        if not done:
            _check(brief)
            shown = pictures if self.sees else ()
            return await self._outline(brief, limits, shown)
        return await self._part(brief, limits, done)

    async def _outline(
        self, brief: Brief, limits: Limits, pictures: Sequence[Depiction]
    ) -> Drafted:
        longest = self._longest
        outline, charge = await self._asked(
            Outline,
            PLANNING,
            outlining(brief, limits, longest),
            wrong=lambda outline: outline_mistakes(outline, brief, longest),
            pictures=pictures,
        )
        return Drafted(outline.model_dump_json(), charge)

    async def _part(self, brief: Brief, limits: Limits, done: Sequence[str]) -> Drafted:
        outline, parts = _read(done)
        group = groups(outline, brief, self._longest)[len(parts)]
        last = parts[-1].scenes[-1].shots[-1] if parts else None
        part, charge = await self._asked(
            ScenesPlan,
            PLANNING,
            detailing(
                brief_of(outline, brief, group),
                limits,
                outlined(outline, brief),
                scene_lines(outline, brief, group),
                f"{last.framing}: {last.keyframe}. {last.action}" if last else "",
            ),
            wrong=lambda part: part_mistakes(part, outline, brief, group, limits),
        )
        return Drafted(part.model_dump_json(), charge)

    def whole(self, brief: Brief, limits: Limits, done: Sequence[str]) -> Storyboard | None:
        """Give the storyboard, exactly as long as it is to be; None while a part is missing."""
        if not done:
            return None
        outline, parts = _read(done)
        if len(parts) < len(groups(outline, brief, self._longest)):
            return None
        scenes = [scene for part in parts for scene in part.scenes]
        return storyboard_of(plan_of(outline, scenes), brief, limits)

    @property
    def _room(self) -> Fraction:
        """Seconds of film whose plan fits into one answer."""
        return Fraction(int(self.entry.wire.get("answer", _ANSWER)), _TOKENS_A_SECOND)

    @property
    def _longest(self) -> Fraction:
        """Seconds of film that are planned at a time, where it is planned in parts."""
        return self._room / 2

    async def reword(self, request: RewordRequest, token: str) -> Reworded:
        """Give another text for the same."""
        del token

        def wrong(text: str) -> list[str]:
            return _unfit(text, request)

        text, charge = await self._asked(str, REWORDING, rewording(request), wrong=wrong)
        return Reworded(text.strip(), charge)

    async def translate(self, request: TranslationRequest, token: str) -> Translated:
        """Give every line in another language."""
        del token

        def wrong(answer: Translation) -> list[str]:
            return list(translation_mistakes(answer, request))

        told = translating(request)
        answer, charge = await self._asked(Translation, TRANSLATING, told, wrong=wrong)
        return Translated(answer.by_shot(), charge)

    async def judge(self, request: JudgeRequest, token: str) -> Judged:
        """Give what is wrong in the pictures."""
        del token

        def wrong(answer: Judgement) -> list[str]:
            return list(judgement_mistakes(answer, request))

        data = [picture for shown in request.shown for picture in shown.pictures]
        named = [f"{number}, shot {shot}" for number, shot in enumerate(shots_of(request), 1)]
        answer, charge = await self._asked(
            Judgement,
            JUDGING,
            judging(request),
            wrong=wrong,
            pictures=[Depiction(*each) for each in zip(named, data, strict=True)],
            label="Picture",
        )
        return Judged(answer.told(), charge)

    async def _asked(  # noqa: PLR0913 - one question
        self,
        answer: type[A],
        told: str,
        text: str,
        *,
        wrong: Callable[[A], list[str]],
        pictures: Sequence[Depiction] = (),
        label: str = "Reference picture:",
    ) -> tuple[A, Decimal]:
        """Ask until nothing is wrong, and give the answer and what it cost.

        An error carries what was spent before it. What is paid are the tokens of answers.
        """
        from longtake.sdk import library, translated  # noqa: PLC0415 - httpx only for who calls
        from longtake.transport import Call, answered_for, usual  # noqa: PLC0415

        ai = await asyncio.to_thread(library, _AI, extra=_EXTRA)
        vars(ai)["BANNER_ENABLED"] = False  # it greets whoever sits at the terminal
        place = f"{self.entry.full_name} planning"
        call = Call("POST", place, (self.key,) if self.key else ())
        meaning = answered_for(self.meaning or usual)
        talk = Talk(ai, self.entry, call, self.variable, meaning, ai.RunUsage())
        try:
            async with translated(
                place, key=self.key, paid=not self.price.free, seconds=SECONDS, meaning=meaning
            ):
                parts = [text, *talk.pictured(pictures, label)]
                model = await self.model()
                said = await talk.held(model, answer, told=told, parts=parts, wrong=wrong)
        except LongtakeError as error:
            error.charge = talk.charge or None
            raise
        return said, talk.charge


def _read(done: Sequence[str]) -> tuple[Outline, list[ScenesPlan]]:
    """Give the outline and the parts that are planned."""
    parts = [ScenesPlan.model_validate_json(text) for text in done[1:]]
    return Outline.model_validate_json(done[0]), parts


def seconds_of(brief: Brief) -> Fraction:
    """Give about how long a film is: as it is asked for, else as long as its script is read."""
    spoken = Fraction(len(brief.script.split())) / _WORDS_A_SECOND
    return brief.seconds or max(_USUAL, spoken)


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
