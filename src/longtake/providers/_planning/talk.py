"""One conversation with a language model through pydantic-ai, and what its errors mean.

pydantic-ai 2.68. It asks the vendors through their own libraries, whose retries are off; it tries
nothing again either, but for an answer that is wrong.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from http import HTTPStatus
from json import dumps
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import (
    BadOutput,
    LongtakeError,
    ModelGone,
    OutOfCredit,
    RateLimited,
    Refused,
    Transient,
    Unauthorized,
    Unsupported,
    Unusable,
)
from longtake.capabilities.image import Depiction
from longtake.film.quote import dollars

if TYPE_CHECKING:
    from pydantic_ai.models import Model
    from pydantic_ai.usage import RunUsage

    from longtake.transport import Answer, Call, Meaning

A = TypeVar("A")

REASKS: Final = 3
"""Times that a model is told what is wrong, at most."""
_MILLIONTH: Final = Decimal("0.000001")
_UNTAKEN: Final = frozenset({400, 415, 422, 501})
"""What a server without structured output answers to a schema."""
_OVERLOADED: Final = 529
"""Of Anthropic: nothing was begun (https://docs.claude.com/en/api/errors, 2026-11)."""
_WRONG: Final = "This is wrong:\n"
_LONGEST_WHY: Final = 400
_FILTERED: Final = (
    "content_policy",
    "content policy",
    "content_filter",
    "content filtering",
    "content_management",
    "moderation",
    "safety",
)
"""In the code or the words of a vendor that will not read a prompt."""


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation, and what it has used so far."""

    ai: ModuleType
    """pydantic_ai."""
    entry: Entry
    call: "Call"
    """As errors tell of it."""
    meaning: "Meaning"
    """The vendor's own codes."""
    usage: "RunUsage"

    async def held(
        self,
        model: "Model",
        answer: type[A],
        *,
        told: str,
        parts: Sequence[object],
        wrong: Callable[[A], list[str]],
    ) -> A:
        """Give an answer in which nothing is wrong.

        `told` are the standing instructions, `parts` the request. A schema that the server does not
        take is told in words. Raises errors of the tree for what it knows by name.
        """
        way = self.entry.wire.get("structured", "native") if answer is not str else "words"
        first = "native" if way == "either" else way
        said: A
        try:
            try:
                said = await self._ran(model, self._form(answer, first), told, parts, wrong)
            except self.ai.ModelHTTPError as error:
                if way != "either" or error.status_code not in _UNTAKEN or self.usage.requests:
                    raise
                said = await self._ran(model, self._form(answer, "prompted"), told, parts, wrong)
        except Exception as error:
            meant = self._meant(error)
            if meant is None:
                raise
            raise meant from error
        return said

    @property
    def charge(self) -> Decimal:
        """What it has cost: by pydantic-ai's price list, else by the catalogue's tokens.

        An answer that does not say what it used costs what the catalogue says of a call.
        """
        usage, price = self.usage, self.entry.price
        if price.free:
            return Decimal(0)
        told = usage.cost if usage.cost is not None else self._tokens()
        return (told + price.of() * usage.unmeasured_requests).quantize(_MILLIONTH)

    def _tokens(self) -> Decimal:
        usage, usd = self.usage, self.entry.wire["usd_per_million"]
        cost = usage.input_tokens * Decimal(usd["in"]) + usage.output_tokens * Decimal(usd["out"])
        return cost / 1_000_000

    def pictured(self, pictures: Sequence[Depiction], label: str) -> list[object]:
        """Give pictures as parts of a request, each behind its label and what it shows."""
        parts: list[object] = []
        for picture in pictures:
            kind = "image/png" if picture.data.startswith(b"\x89PNG") else "image/jpeg"
            parts.append(f"{label} {picture.role}")
            parts.append(self.ai.BinaryContent(picture.data, media_type=kind))
        return parts

    def _form(self, answer: type, way: str) -> object:
        """Give how an answer is asked for: by a schema, by one told in words, or as text."""
        if way == "words":
            return answer
        form = self.ai.NativeOutput if way == "native" else self.ai.PromptedOutput
        more = {"strict": True} if way == "native" else {}
        return form(answer, name="plan", description="a film, planned shot by shot", **more)

    async def _ran(
        self,
        model: "Model",
        form: object,
        told: str,
        parts: Sequence[object],
        wrong: Callable[[Any], list[str]],
    ) -> Any:  # noqa: ANN401 - what was asked for
        agent = self.ai.Agent(
            model,
            output_type=form,
            instructions=told,
            retries={"output": REASKS},
            capabilities=[self.ai.capabilities.RaiseContentFilterError()],
            model_settings=self.entry.wire.get("settings", {}),
        )

        @agent.output_validator  # type: ignore[untyped-decorator]
        def judged(answer: Any) -> Any:  # noqa: ANN401
            found = wrong(answer)
            if found:
                listed = "\n".join(f"- {mistake}" for mistake in found)
                raise self.ai.ModelRetry(f"{_WRONG}{listed}")
            return answer

        return (await agent.run(parts, usage=self.usage)).output

    def _meant(self, error: Any) -> LongtakeError | None:  # noqa: ANN401 - any exception
        """Give what an error of pydantic-ai means, None for what its cause or status tells."""
        ai, name = self.ai, self.entry.full_name
        match error:
            case ai.exceptions.ContentFilterError():
                return Refused("prompt", error.message)
            case ai.exceptions.OutputTokenLimitExceeded():
                why = f"is more than one answer of {name} holds"
                return Unusable("the plan", why, "ask for a shorter film, or for fewer shots")
            case ai.UnexpectedModelBehavior() if self.usage.requests > REASKS:
                return BadOutput(self._given_up(error))
            case ai.UserError():
                return Unsupported(f"{name}: {error.message}")
            case ai.ModelHTTPError():
                return self._answered(error)
            case _:
                return None

    def _given_up(self, error: Exception) -> str:
        listed = str(error.__cause__ or error).removeprefix(_WRONG).splitlines()
        why = "; ".join(line.removeprefix("- ").strip() for line in listed)
        told = f"{self.entry.full_name} did not get it right in {self.usage.requests} answers"
        return f"{told}, which cost {dollars(self.charge)}: {why[:_LONGEST_WHY]}"

    def _answered(self, error: Any) -> LongtakeError | None:  # noqa: ANN401 - a `ModelHTTPError`
        """Read an answer without success: by the vendor's codes, else by pydantic-ai's kinds."""
        from longtake.transport import Answer  # noqa: PLC0415 - httpx only for who calls

        body = dumps(error.body, default=str) if error.body else error.message
        answer = Answer(error.status_code, error.headers or {}, body.encode(), self.call)
        return self.meaning(answer) or self._usual(error, answer)

    def _usual(  # noqa: PLR0911 - one way out for every kind of error
        self,
        error: Any,  # noqa: ANN401 - a `ModelHTTPError`
        answer: "Answer",
    ) -> LongtakeError | None:
        kinds, said = self.ai.exceptions, f"{self.entry.full_name}: {answer.text}"
        match error:
            case kinds.ModelQuotaExceededError():
                return OutOfCredit(said)
            case kinds.ModelRateLimitError():
                return RateLimited(said, after=answer.after or error.retry_after)
            case kinds.ModelAuthenticationError():
                return Unauthorized(said)
            case kinds.ModelNotFoundError():
                return self._gone(answer.text)
            case kinds.ModelContextWindowExceededError():
                why = f"is more than {self.entry.full_name} reads"
                return Unusable("the brief", why, "shorten its prompt or script")
            case kinds.ModelRequestRejectedError() if _filtered(error, answer.text):
                return Refused("prompt", answer.text)
            case kinds.ModelOverloadedError() if answer.status == _OVERLOADED:
                return Transient(said)
            case _:
                return None

    def _gone(self, why: str) -> LongtakeError:
        if self.entry.retires_on is not None:
            return ModelGone(self.entry.full_name, self.entry.successor)
        return Unusable(self.entry.full_name, why, "choose another model (longtake models)")


def _filtered(error: Any, said: str) -> bool:  # noqa: ANN401 - a `ModelHTTPError`
    told = f"{error.provider_error_code} {error.provider_error_type} {said}".lower()
    blocked = error.status_code == HTTPStatus.BAD_REQUEST
    return blocked and any(word in told for word in _FILTERED)
