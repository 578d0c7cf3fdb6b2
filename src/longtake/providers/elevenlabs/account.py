"""A customer's account at ElevenLabs: its calls, what they cost, and what its errors mean."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import partial
from time import time
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import (
    LongtakeError,
    ModelGone,
    OutcomeUnknown,
    OutOfCredit,
    RateLimited,
    Refused,
    Unauthorized,
    Unsupported,
    Unusable,
)
from longtake.capabilities.job import Content, Result
from longtake.capabilities.speech import Spoken

if TYPE_CHECKING:
    import httpx
    from elevenlabs.client import AsyncElevenLabs
    from elevenlabs.core.request_options import RequestOptions

    from longtake.sdk import Clients
    from longtake.transport import Answer

ONCE: Final["RequestOptions"] = {"max_retries": 0, "chunk_size": 2**16}
"""Options of a call that is paid for: it is made once."""
_SECONDS: Final = 240.0
_ASKING: Final = 30.0
_CAP: Final = 32 * 2**20
"""Bytes of sound: ten minutes of the best MP3 are 14 MB."""
_CREDIT: Final = Decimal("0.00008")
"""Dollars (https://elevenlabs.io/pricing/api, 2026-11-12); plans sell credits for other prices."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The library and its connections, which it does not close itself."""

    api: "AsyncElevenLabs"
    http: "httpx.AsyncClient"

    async def aclose(self) -> None:
        """Close them."""
        await self.http.aclose()


@dataclass(slots=True)
class History:
    """What this process had spoken, for lines whose answers are lost."""

    _sent: dict[str, int] = field(default_factory=dict)
    """By token: the second, by our clock, from which on it can have been spoken."""
    _heard: set[str] = field(default_factory=set)
    """Requests whose answers came, by ElevenLabs' own ids."""

    def sending(self, token: str) -> None:
        """Keep that a line is about to be bought."""
        self._sent[token] = int(time()) - _APART

    def answered(self, token: str, request: str) -> None:
        """Keep that its answer came."""
        del self._sent[token]
        self._heard.add(request)

    async def recall(
        self, account: "Account", entry: Entry, voice: str, text: str, token: str
    ) -> Spoken:
        """Give the one line of the history that nobody here has heard and that is this one.

        Raises `OutcomeUnknown` for none and for several: an account may keep no history.
        """
        if token not in self._sent:
            message = f"another process sent {token}; look at ElevenLabs' history"
            raise OutcomeUnknown(message)
        since = self._sent[token]
        async with account.asking("/v1/history") as api:
            told = await api.history.list(
                page_size=_PAGE,
                voice_id=voice,
                model_id=entry.name,
                date_after_unix=since,
                request_options=ONCE,
            )
            fitting = [
                item
                for item in told.history
                if item.text == text and item.request_id not in self._heard
            ]
            if len(fitting) != 1:
                message = f"ElevenLabs' history has {len(fitting)} lines like {token}"
                raise OutcomeUnknown(message)
            (item,) = fitting
            pieces = api.history.get_audio(item.history_item_id, request_options=ONCE)
            data = b"".join([piece async for piece in pieces])
        self.answered(token, item.request_id or "")
        spent = item.character_count_change_to - item.character_count_change_from
        return Spoken(Result(Content(data, "audio/mpeg"), spent * _CREDIT))


_APART: Final = 30
"""Seconds that two clocks may be apart."""
_PAGE: Final = 100
"""Lines of the history that are looked at: the newest."""


@dataclass(frozen=True, slots=True)
class Account:
    """A customer's account."""

    key: str = field(repr=False)
    lines: "Clients[_Line]" = field(repr=False)
    history: History = field(default_factory=History)

    @classmethod
    def at(cls, url: str, key: str) -> "Account":
        """Give an account; raises `Unusable` where ElevenLabs' library is missing.

        The key is given outright: the library reads its variable once, when it is imported.
        """
        from longtake.sdk import Clients, library  # noqa: PLC0415 - httpx only for who calls

        client = library("elevenlabs.client", extra="elevenlabs").AsyncElevenLabs
        httpx = library("httpx", extra="elevenlabs")

        def connected() -> _Line:
            http = httpx.AsyncClient(timeout=_SECONDS)
            return _Line(client(api_key=key, base_url=url, httpx_client=http), http)

        return cls(key, Clients(connected))

    @asynccontextmanager
    async def paying(self, path: str, model: Entry) -> AsyncIterator["AsyncElevenLabs"]:
        """Lend the library for one call that is paid for."""
        from longtake.sdk import translated  # noqa: PLC0415

        line = await self.lines.here()
        meaning = partial(_meaning, model=model)
        async with translated(
            f"elevenlabs{path}", key=self.key, paid=True, seconds=_SECONDS, meaning=meaning
        ):
            yield line.api

    @asynccontextmanager
    async def asking(self, path: str) -> AsyncIterator["AsyncElevenLabs"]:
        """Lend the library for one call that costs nothing."""
        from longtake.sdk import translated  # noqa: PLC0415

        line = await self.lines.here()
        async with translated(
            f"elevenlabs{path}", key=self.key, paid=False, seconds=_ASKING, meaning=_known
        ):
            yield line.api


async def sound_of(answer: Any) -> Result:  # noqa: ANN401 - of the library's, by its call
    """Read an answer that is sound; raises `ValueError` for what is none, or too much."""
    kind = str(answer.headers.get("content-type", ""))
    if not kind.startswith("audio/"):
        message = f"no sound but {kind or 'something unnamed'}"
        raise ValueError(message)
    data = bytearray()
    async for piece in answer.data:
        data += piece
        if len(data) > _CAP:
            message = f"more than {_CAP} bytes of sound"
            raise ValueError(message)
    return Result(Content(bytes(data), kind.partition(";")[0]), charge_of(answer.headers))


def charge_of(headers: Mapping[str, str]) -> Decimal | None:
    """Read what a call cost in credits; None where the answer does not say."""
    try:
        return Decimal(headers.get("character-cost", "")) * _CREDIT
    except InvalidOperation:
        return None


_MEANT: Final[Mapping[str, type[LongtakeError]]] = MappingProxyType(
    {
        "quota_exceeded": OutOfCredit,
        "invalid_api_key": Unauthorized,
        "missing_permissions": Unauthorized,
        "detected_unusual_activity": Unauthorized,
    }
)


def _meaning(answer: "Answer", *, model: Entry) -> LongtakeError | None:
    """Read an answer without success (https://elevenlabs.io/docs/eleven-api/resources/errors)."""
    codes, why, better = _detail(answer)
    if codes & {"bad_prompt", "bad_composition_plan"}:
        return Refused("prompt", f"{why}{f'; it proposes: {better}' if better else ''}")
    if codes & {"too_many_concurrent_requests", "system_busy"}:
        return RateLimited(f"elevenlabs: {why}", after=answer.after)
    if codes & {"model_not_found", "invalid_model_id"}:
        return ModelGone(model.full_name, model.successor)
    if "voice_not_found" in codes:
        return Unusable("the voice", why, "choose another one by its name or id")
    kind = next((_MEANT[code] for code in sorted(codes) if code in _MEANT), None)
    return kind(f"elevenlabs: {why}") if kind else None


def _known(answer: "Answer") -> LongtakeError | None:
    """Read why a list was not given: a key that may not list is good all the same."""
    codes, why, _ = _detail(answer)
    return Unsupported(f"elevenlabs: {why}") if "missing_permissions" in codes else None


def _detail(answer: "Answer") -> tuple[frozenset[str], str, str]:
    """Give the names of what is wrong, the sentence for people, and a better prompt if there is."""
    try:
        told = answer.json()
    except LongtakeError:
        return frozenset(), answer.text, ""
    match told:
        case {"detail": {**detail}}:
            codes = frozenset(str(detail.get(name)) for name in ("status", "code", "type"))
            why = answer.call.redacted(str(detail.get("message", "")))
            data = detail.get("data")
            better = data.get("prompt_suggestion", "") if isinstance(data, dict) else ""
            return codes, why or answer.text, answer.call.redacted(str(better or ""))
        case _:
            return frozenset(), answer.text, ""
