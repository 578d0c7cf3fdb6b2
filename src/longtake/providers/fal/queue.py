"""fal's queue, its history, its prices and its store of pictures."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from pydantic import TypeAdapter

from longtake.capabilities.errors import (
    BadOutput,
    Expired,
    LongtakeError,
    ModelGone,
    OutcomeUnknown,
    OutOfCredit,
    Refused,
    Unusable,
)
from longtake.capabilities.job import Failed, Finished, JobState, Link, Result, Running, Ticket
from longtake.film.quote import Price
from longtake.providers._account import Account
from longtake.providers._lost import Lost
from longtake.providers._pictures import media_type_of

if TYPE_CHECKING:
    from longtake.transport import Answer

_ONCE: Final = MappingProxyType({"X-Fal-No-Retry": "1"})
_FORBIDDEN, _UNKNOWN, _BROKEN = 403, 404, 500


@dataclass(frozen=True, slots=True)
class Queue:
    """fal's queue, its history and its store of pictures."""

    account: Account
    api: str
    rest: str
    settle: float
    lost: Lost = field(default_factory=Lost)

    async def submit(self, endpoint: str, body: Mapping[str, object], token: str) -> Ticket:
        """Buy a request; the ticket is its id and the endpoint's, `id@owner/app/path`."""

        async def post() -> str:
            answer = await self.account.ask("POST", f"/{endpoint}", body, more=_ONCE)
            return answer.read(_SOLD.validate_json).request_id

        return Ticket(f"{await self.lost.sending(token, endpoint, body, post)}@{endpoint}")

    async def check(self, ticket: Ticket, media_type: str) -> JobState:
        """Ask once how a request stands, and for what it made if it is over."""
        where = _where(ticket)
        standing = (await self.account.ask("GET", f"{where}/status")).read(_STATUS.validate_json)
        if standing.status != "COMPLETED":
            return Running()
        if standing.error_type:
            return Failed(_failed(standing.error_type, standing.error or "it failed"))
        try:
            answer = await self.account.ask("GET", where)
        except (BadOutput, Refused, Unusable) as error:
            return Failed(error)
        url = _made(answer.json())
        if url is None:
            return Failed(BadOutput(f"fal made nothing in {ticket.id}"))
        return Finished(Result(Link(url, media_type)))

    async def cancel(self, ticket: Ticket) -> None:
        """Ask fal to stop a request; one that is over stays as it is."""
        try:
            await self.account.lend("PUT", f"{_where(ticket)}/cancel")
        except (Expired, Unusable):
            return

    async def find(self, token: str) -> Ticket:
        """Give the ticket of what was sent under a token.

        Raises `OutcomeUnknown` where the history does not show it: it may still wait in line.
        """
        sent = self.lost.sent(token)
        query = urlencode(
            {
                "endpoint_id": sent.place,
                "start": sent.since.isoformat(timespec="seconds"),
                "expand": "payloads",
                "limit": 100,
            }
        )
        path = f"/v1/models/requests/by-endpoint?{query}"
        items = (await self.account.ask("GET", path, url=self.api)).read(_HISTORY.validate_json)
        fitting = {item.request_id for item in items.items if item.json_input == sent.body}
        found = self.lost.found(token, fitting)
        if found is None:
            message = f"fal's history does not show {token}; it may still wait in line there"
            raise OutcomeUnknown(message)
        return Ticket(f"{found}@{sent.place}")

    async def keep(self, picture: bytes) -> str:
        """Give the address of a picture, uploaded to fal's store; it costs nothing."""
        kind = media_type_of(picture)
        told = {"file_name": f"picture.{kind.rpartition('/')[2]}", "content_type": kind}
        path = "/storage/upload/initiate?storage_type=gcs"
        begun = await self.account.lend("POST", path, told, url=self.rest)
        place = begun.read(_UPLOAD.validate_json)
        await self.account.put(place.upload_url, picture, kind)
        return place.file_url

    async def prices(self, endpoints: Sequence[str]) -> "Sequence[Priced]":
        """Give what endpoints cost today, as fal tells it; at most 50 of them."""
        path = f"/v1/models/pricing?{urlencode({'endpoint_id': ','.join(endpoints)})}"
        answer = await self.account.ask("GET", path, url=self.api)
        return answer.read(_PRICES.validate_json).prices


@dataclass(frozen=True, slots=True)
class _Sold:
    request_id: str


@dataclass(frozen=True, slots=True)
class _Status:
    status: str
    error: str | None = None
    error_type: str | None = None


@dataclass(frozen=True, slots=True)
class _Item:
    request_id: str
    json_input: Any = None


@dataclass(frozen=True, slots=True)
class _History:
    items: tuple[_Item, ...]


@dataclass(frozen=True, slots=True)
class _Upload:
    upload_url: str
    file_url: str


@dataclass(frozen=True, slots=True)
class Priced:
    """A price of fal's list."""

    endpoint_id: str
    unit_price: Decimal
    unit: str
    currency: str = "USD"

    def price(self, plain: Price) -> Price | None:
        """Give `plain` at this price; None for a unit that says neither calls nor seconds."""
        unit = self.unit.lower().rstrip("s")
        if self.currency != "USD":
            return None
        if unit in ("second", "video_second"):
            return replace(plain, usd_per_call=Decimal(0), usd_per_second=self.unit_price)
        if unit in ("image", "request", "video", "generation"):
            return replace(plain, usd_per_call=self.unit_price, usd_per_second=Decimal(0))
        return None


@dataclass(frozen=True, slots=True)
class _Prices:
    prices: tuple[Priced, ...]


@dataclass(frozen=True, slots=True)
class _Fault:
    msg: str = ""
    type: str = ""
    loc: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wrong:
    detail: tuple[_Fault, ...] | str = ""
    error_type: str = ""


_SOLD: Final = TypeAdapter(_Sold)
_STATUS: Final = TypeAdapter(_Status)
_HISTORY: Final = TypeAdapter(_History)
_UPLOAD: Final = TypeAdapter(_Upload)
_PRICES: Final = TypeAdapter(_Prices)
_WRONG: Final = TypeAdapter(_Wrong)


def _where(ticket: Ticket) -> str:
    """Give the path of a request: that of its app, without what follows the app's name."""
    request, _, endpoint = ticket.id.partition("@")
    parts = endpoint.split("/")
    app = parts[:3] if parts[0] in ("workflows", "comfy") else parts[:2]
    return f"/{'/'.join(app)}/requests/{request}"


def _made(told: Any) -> str | None:  # noqa: ANN401 - each model answers in its own way
    """Give the address of what was made."""
    match told:
        case (
            {"video": {"url": str(url)}}
            | {"videos": [{"url": str(url)}, *_]}
            | {"images": [{"url": str(url)}, *_]}
            | {"image": {"url": str(url)}}
            | {"video_url": str(url)}
        ):
            return url
        case _:
            return None


_ON_THE_WAY: Final = frozenset(
    {
        "file_download_error",
        "image_load_error",
        "image_too_large",
        "image_too_small",
    }
)
_PERHAPS_NEXT_TIME: Final = frozenset(
    {
        "downstream_service_error",
        "downstream_service_unavailable",
        "generation_timeout",
        "internal_error",
        "internal_server_error",
        "no_media_generated",
        "request_timeout",
        "startup_timeout",
    }
)


def _failed(kind: str, why: str, where: Iterable[object] = ()) -> LongtakeError:
    """Read the type of an error (https://fal.ai/docs/documentation/model-apis/errors, 2026-11)."""
    said = f"fal: {why} ({kind})"
    place = " ".join(str(part) for part in where)
    match kind:
        case "content_policy_violation":
            what = "prompt" if "prompt" in place else "image" if "image" in place else "output"
            return Refused(what, said)
        case "client_cancelled" | "client_disconnected":
            return Expired(said)
        case _ if kind in _ON_THE_WAY:
            return Unusable("a picture given to fal", said)
        case _ if kind in _PERHAPS_NEXT_TIME or kind.startswith("runner_"):
            return BadOutput(said)
        case _:
            return Unusable("fal", f"{why} ({kind})")


def meaning(answer: "Answer") -> LongtakeError | None:
    """Read an answer without success."""
    said, paid = f"fal: {answer.text}", answer.call.method == "POST"
    if answer.status == _FORBIDDEN and re.search("balance|locked", said, re.IGNORECASE):
        return OutOfCredit(said)
    if answer.status == _UNKNOWN and paid:
        return ModelGone(f"fal ({answer.call.place})")
    if answer.status >= _BROKEN and paid:
        return None  # whether it was bought, nobody knows
    return _said_in_the_body(answer, paid=paid)


def _said_in_the_body(answer: "Answer", *, paid: bool) -> LongtakeError | None:
    """Read a model's own error, or the platform's, which says of a submit only what HTTP does."""
    try:
        wrong = _WRONG.validate_json(answer.body)
    except ValueError:
        return None
    if isinstance(wrong.detail, tuple) and wrong.detail:
        fault = wrong.detail[0]
        return _failed(fault.type or "bad_request", fault.msg, fault.loc)
    if wrong.error_type and not paid:
        return _failed(wrong.error_type, str(wrong.detail))
    return None
