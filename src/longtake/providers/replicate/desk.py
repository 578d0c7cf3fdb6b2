"""Replicate's predictions: ordered, asked after, stopped and looked for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import (
    BadOutput,
    Expired,
    LongtakeError,
    ModelGone,
    OutcomeUnknown,
    RateLimited,
    Refused,
    Unsupported,
    Unusable,
)
from longtake.capabilities.job import Failed, Finished, JobState, Link, Result, Running, Ticket
from longtake.providers import _schema
from longtake.providers._account import Account
from longtake.providers._arguments import Arguments, arguments_of
from longtake.providers._form import form_of
from longtake.providers._lost import Lost, Parcel

if TYPE_CHECKING:
    from longtake.transport import Answer

_CANCEL_AFTER: Final = MappingProxyType({"Cancel-After": "30m"})
_MARGIN: Final = timedelta(minutes=10)
"""A page of the list that reaches so far back holds what was sent, by whatever clock."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where predictions are ordered."""

    account: Account
    settle: float
    lost: Lost = field(default_factory=Lost)
    _models: "dict[str, _Model]" = field(default_factory=dict)
    """What was asked about models once."""

    async def model(self, name: str) -> "_Model":
        """Give what Replicate says of a model; asked once."""
        if name not in self._models:
            answer = await self.account.ask("GET", f"/v1/models/{name}")
            self._models[name] = answer.read(_MODEL.validate_json)
        return self._models[name]

    async def order(
        self, own: Entry, asked: Mapping[str, object], more: Mapping[str, str] = _CANCEL_AFTER
    ) -> "Prediction":
        """Buy a prediction: of an official model by its name, of another by its newest version."""
        body: dict[str, object] = {"input": asked}
        path = f"/v1/models/{own.name}/predictions"
        if not own.wire.get("official", "arguments" in own.wire):
            told = await self.model(own.name)
            if told.latest_version is not None and not told.is_official:
                path, body = "/v1/predictions", body | {"version": told.latest_version.id}
        answer = await self.account.ask("POST", path, body, more=more)
        return answer.read(_PREDICTION.validate_json)

    async def submit(self, own: Entry, asked: Mapping[str, object], token: str) -> Ticket:
        """Buy a prediction that is asked after; the ticket is its id."""

        async def post() -> str:
            return (await self.order(own, asked)).id

        return Ticket(await self.lost.sending(token, own.name, asked, post))

    async def names(self, own: Entry) -> tuple[Entry, Arguments]:
        """Give the names of a model's arguments: the catalogue's, else by the model's own schema.

        Raises `ModelGone` for a model that does not exist.
        """
        if "arguments" in own.wire:
            return own, arguments_of(own)
        try:
            told = await self.model(own.name)
        except Expired as error:
            raise ModelGone(own.full_name) from error
        if told.latest_version is None:
            message = f"{own.name} does not say what it takes"
            raise Unsupported(message)
        return _schema.read(own, told.latest_version.openapi_schema.components.schemas)

    async def check(self, ticket: Ticket, media_type: str) -> JobState:
        """Ask once how a prediction stands."""
        return standing(await self._prediction(ticket.id), media_type)

    async def cancel(self, ticket: Ticket) -> None:
        """Ask Replicate to stop a prediction; one that is over stays as it is."""
        try:
            await self.account.lend("POST", f"/v1/predictions/{ticket.id}/cancel")
        except (Expired, Unusable):
            return

    async def find(self, token: str) -> Ticket | None:
        """Give the ticket of what was sent under a token, None where it surely never arrived.

        Raises `OutcomeUnknown` where nobody can tell.
        """
        sent = self.lost.sent(token)
        page = (await self.account.ask("GET", "/v1/predictions")).read(_PAGE.validate_json)
        listed = [await self._whole(each) for each in page.results if each.model == sent.place]
        fitting = {each.id: each for each in listed if _fits(each, sent)}
        found = self.lost.found(token, fitting)
        if found is None and not _reaches_back(page, sent):
            message = f"too much was asked of replicate since {token}"
            raise OutcomeUnknown(message)
        if found is not None and fitting[found].created_at < sent.since:
            message = f"prediction {found} is what was sent as {token}, but older"
            raise OutcomeUnknown(message)
        return Ticket(found) if found is not None else None

    async def keep(self, picture: bytes) -> str:
        """Give the address of a picture, uploaded; it costs nothing."""
        form = form_of({}, {"content": picture})
        answer = await self.account.lend("POST", "/v1/files", form=form)
        return answer.read(_FILE.validate_json).urls.get

    async def _whole(self, listed: "Prediction") -> "Prediction":
        """Give a prediction with its input, which a list may leave out."""
        return listed if listed.input is not None else await self._prediction(listed.id)

    async def _prediction(self, held: str) -> "Prediction":
        answer = await self.account.ask("GET", f"/v1/predictions/{held}")
        return answer.read(_PREDICTION.validate_json)


_EVER: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Prediction:
    """A prediction as Replicate tells it."""

    id: str
    status: str
    model: str = ""
    created_at: datetime = _EVER
    input: Mapping[str, Any] | None = None
    output: Any = None
    error: str | None = None
    data_removed: bool = False


@dataclass(frozen=True, slots=True)
class _Page:
    results: Sequence[Prediction]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class _Components:
    schemas: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _OpenApi:
    components: _Components = field(default_factory=_Components)


@dataclass(frozen=True, slots=True)
class _Version:
    id: str
    openapi_schema: _OpenApi = field(default_factory=_OpenApi)


@dataclass(frozen=True, slots=True)
class _Model:
    latest_version: _Version | None = None
    is_official: bool = False


@dataclass(frozen=True, slots=True)
class _Urls:
    get: str


@dataclass(frozen=True, slots=True)
class _File:
    urls: _Urls


_PREDICTION: Final = TypeAdapter(Prediction)
_PAGE: Final = TypeAdapter(_Page)
_MODEL: Final = TypeAdapter(_Model)
_FILE: Final = TypeAdapter(_File)


def _fits(listed: Prediction, sent: Parcel) -> bool:
    """Say whether a prediction has all that was sent; the vendor may add its own defaults."""
    own = listed.input or {}
    return all(name in own and own[name] == value for name, value in sent.body.items())


def _reaches_back(page: _Page, sent: Parcel) -> bool:
    """Say whether what was sent would be on a page of the list, had it arrived."""
    if page.next is None:
        return True
    return min(each.created_at for each in page.results) < sent.since - _MARGIN


def standing(told: Prediction, media_type: str) -> JobState:
    """Read a prediction; a status that nobody knows is one that goes on."""
    match told.status:
        case "succeeded":
            url = _made(told.output)
            if url is None and told.data_removed:
                raise Expired(f"replicate has deleted what prediction {told.id} made")
            if url is None:
                return Failed(BadOutput(f"replicate made nothing in prediction {told.id}"))
            return Finished(Result(Link(url, media_type)))
        case "failed":
            return Failed(_failure(told.error or "it failed"))
        case "canceled" | "aborted":
            return Failed(Expired(f"replicate ended prediction {told.id}"))
        case _:
            return Running()


def _made(output: Any) -> str | None:  # noqa: ANN401 - each model answers in its own way
    match output:
        case str(url) | [str(url), *_] | {"video": str(url)} | {"url": str(url)}:
            return url
        case _:
            return None


_FLAGGED: Final = re.compile(r"nsfw|sensitive|\bE005\b", re.IGNORECASE)
_WRONG: Final = re.compile(r"\bE006\b|invalid input", re.IGNORECASE)
_WAITS: Final = re.compile(r"available in (\d+) second")


def _failure(why: str) -> LongtakeError:
    """Read what a failed prediction says.

    Only NSFW and E005 are sure; E001 to E004, E008 and E009 are the model's or the machine's own
    trouble (https://replicate.com/docs/reference/error-codes, 2026-11).
    """
    said = f"replicate: {why}"
    if _FLAGGED.search(why):
        return Refused("output", said)
    if _WRONG.search(why):
        return Unusable("replicate", why)
    return BadOutput(said)


def meaning(answer: "Answer") -> LongtakeError | None:
    """Read an answer without success."""
    wait = _WAITS.search(answer.text)
    if answer.status == 429 and wait and answer.after is None:  # noqa: PLR2004 - HTTP's own
        return RateLimited(f"replicate: {answer.text}", after=float(wait[1]))
    if answer.status == 404 and answer.call.place.endswith("/predictions"):  # noqa: PLR2004
        return ModelGone(f"replicate ({answer.call.place})")
    if answer.status == 422 and _FLAGGED.search(answer.text):  # noqa: PLR2004
        return Refused("prompt", f"replicate: {answer.text}")
    return None
