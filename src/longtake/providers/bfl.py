"""Black Forest Labs: FLUX pictures and films, each a job that is asked after where it says.

Facts: https://docs.bfl.ai (read 2026-11). No idempotency key, no list, nothing to stop a job with:
a submit whose answer is lost is in doubt. What is made can be fetched for ten minutes.
"""

import os
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Final
from urllib.parse import quote, urldefrag, urlsplit

from pydantic import ConfigDict, TypeAdapter

from longtake.capabilities.errors import (
    BadOutput,
    Expired,
    LongtakeError,
    OutOfCredit,
    Refused,
    Unsupported,
    Unusable,
)
from longtake.capabilities.image import ImageRequest
from longtake.capabilities.job import Failed, Finished, JobState, Link, Result, Running, Ticket
from longtake.capabilities.provider import Provider
from longtake.capabilities.video import VideoRequest
from longtake.providers._account import Account
from longtake.providers._canvas import Canvas
from longtake.providers._catalogue import Catalogued, entry, offered

if TYPE_CHECKING:
    from longtake.transport import Answer

NAME: Final = "bfl"
OFFER: Final = offered(
    NAME,
    "FLUX 3 films, FLUX.2, FLUX.1 Kontext and FLUX 1.1 pictures of Black Forest Labs",
    key="BFL_API_KEY",
    concurrent=24,
)
_URL: Final = "https://api.bfl.ai"
_OWN: Final = ".bfl.ai"
"""What the hosts of its regions end in: no other gets the key."""
_CREDIT: Final = Decimal("0.01")
"""Dollars (https://docs.bfl.ai/quick_start/pricing)."""
_CANVASES: Final = MappingProxyType(
    {
        "flux2": Canvas(grid=16, fewest=64 * 64, most=4_000_000, longest=2048 * 2),
        "flux1": Canvas(grid=32, fewest=256 * 256, most=1440 * 1440, longest=1440),
    }
)


def build(key: str) -> "BFL":
    """Give the provider."""
    from longtake.transport import Transport  # noqa: PLC0415 - httpx only for who calls

    url = os.environ.get("BFL_BASE_URL", _URL).rstrip("/")
    return BFL(Account(Transport(), url, key, _meaning, scheme="", header="x-key"))


@dataclass(frozen=True, slots=True)
class _Tasks(Catalogued):
    """A model that sells tasks."""

    account: Account
    settle: float = 0.0

    async def check(self, ticket: Ticket) -> JobState:
        """Ask once how the task stands."""
        url, credits_ = urldefrag(self._place(ticket))
        answer = await self.account.ask("GET", "", url=url)
        charge = _CREDIT * Decimal(credits_) if credits_ else None
        kind = "video/mp4" if self.entry.part == "video" else "image/png"
        return _standing(answer.read(_TASK.validate_json), charge, kind)

    async def cancel(self, ticket: Ticket) -> None:
        """Do nothing: BFL stops no task once it is bought."""

    async def _buy(self, body: Mapping[str, object]) -> Ticket:
        """Buy a task. Its ticket is where it is asked after, `#` its price in credits."""
        answer = await self.account.ask("POST", f"/v1/{self.entry.name}", body)
        sold = answer.read(_SOLD.validate_json)
        return Ticket(f"{sold.polling_url}{'' if sold.cost is None else f'#{sold.cost}'}")

    def _place(self, ticket: Ticket) -> str:
        """Give where a task is asked after: a person may know its id alone."""
        if "://" not in ticket.id:
            return f"{self.account.url}/v1/get_result?id={quote(ticket.id, safe='')}"
        host = urlsplit(ticket.id).hostname or ""
        if host.endswith(_OWN) or host == urlsplit(self.account.url).hostname:
            return ticket.id
        raise Unusable("the ticket", f"lies at {host}, which is not BFL's", "give the job's id")


@dataclass(frozen=True, slots=True)
class FluxVideo(_Tasks):
    """A model that renders, from words or from key frames."""

    async def submit(self, request: VideoRequest, token: str) -> Ticket:
        """Buy a clip; one key frame begins it, two begin and end it."""
        del token  # BFL takes no name for it
        if request.last is not None and request.first is None:
            raise Unsupported(f"{self.entry.full_name} takes a last frame beside a first one only")
        frames = [b64encode(data).decode() for data in request.pinned.values()]
        return await self._buy(
            {
                "mode": "i2v" if frames else "t2v",
                "prompt": request.prompt,
                "duration": int(request.frames / request.rate),
                "resolution": self.entry.tier_for(request.size),
                "aspect_ratio": self.entry.ratio_for(request.size),
                "generate_audio": self.limits.sound,
                **({"keyframes": frames} if frames else {}),
            }
        )


@dataclass(frozen=True, slots=True)
class FluxImage(_Tasks):
    """A model that draws."""

    async def submit(self, request: ImageRequest, token: str) -> Ticket:
        """Buy a picture; raises `Unsupported` for more than the model takes, and for a mask."""
        del token  # BFL takes no name for it
        body: dict[str, object] = {
            "prompt": request.prompt,
            "seed": request.seed % 2**31,
            "output_format": "png",
            **self._shape(request),
            **self._pictures(request),
        }
        return await self._buy(body)

    def _shape(self, request: ImageRequest) -> dict[str, object]:
        if self.entry.ratios:
            return {"aspect_ratio": self.entry.ratio_for(request.size)}
        size = _CANVASES[self.entry.wire["canvas"]].over(request.size)
        return {"width": size.width, "height": size.height}

    def _pictures(self, request: ImageRequest) -> dict[str, object]:
        """Give the base and the references as `input_image`, `input_image_2` and so on."""
        held = request.pictures
        if len(held) > self.references or request.mask is not None:
            takes = f"takes {self.references} pictures and no mask"
            raise Unsupported(f"{self.entry.full_name} {takes}")
        return {
            f"input_image{f'_{number}' if number > 1 else ''}": b64encode(data).decode()
            for number, data in enumerate(held, 1)
        }


@dataclass(frozen=True, slots=True)
class BFL(Provider):
    """The provider."""

    account: Account

    def video(self, model: str) -> FluxVideo:
        """Give a model that renders."""
        return FluxVideo(entry(NAME, model), self.account)

    def image(self, model: str) -> FluxImage:
        """Give a model that draws."""
        return FluxImage(entry(NAME, model), self.account)

    async def probe(self) -> None:
        """Find out whether the key is good, and whether there is credit (/v1/credits)."""
        answer = await self.account.ask("GET", "/v1/credits")
        if answer.read(_PURSE.validate_json).credits <= 0:
            raise OutOfCredit("bfl: the account has no credits")

    async def aclose(self) -> None:
        """Close the connections."""
        await self.account.transport.aclose()


_LENIENT: Final = ConfigDict(extra="ignore")


@dataclass(frozen=True, slots=True)
class _Sold:
    __pydantic_config__: ClassVar = _LENIENT
    polling_url: str
    cost: Decimal | None = None
    """Credits."""


@dataclass(frozen=True, slots=True)
class _Sample:
    __pydantic_config__: ClassVar = _LENIENT
    sample: str


@dataclass(frozen=True, slots=True)
class _Task:
    __pydantic_config__: ClassVar = _LENIENT
    id: str
    status: str
    result: _Sample | None = None
    progress: float | None = None
    details: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class _Purse:
    __pydantic_config__: ClassVar = _LENIENT
    credits: Decimal


_PURSE: Final = TypeAdapter(_Purse)
_SOLD: Final = TypeAdapter(_Sold)
_TASK: Final = TypeAdapter(_Task)


def _standing(task: _Task, charge: Decimal | None, media_type: str) -> JobState:
    """Read a task (https://docs.bfl.ai/api_integration/errors); raises `Expired` for a lost one."""
    told = "; ".join(f"{name} {value}" for name, value in (task.details or {}).items())
    match task.status:
        case "Ready" if task.result is not None:
            return Finished(Result(Link(task.result.sample, media_type), charge))
        case "Request Moderated":
            return Failed(Refused("prompt", told or "BFL moderated it"))
        case "Content Moderated":
            return Failed(Refused("output", told or "BFL moderated it"))
        case "Error":
            return Failed(BadOutput(f"bfl failed: {told or 'it does not say why'}"))
        case "Task not found":
            raise Expired(f"bfl does not know {task.id} any more")
        case _:
            return Running(task.progress)


def _meaning(answer: "Answer") -> LongtakeError | None:
    """Read an answer without success: a model that is not there is no ticket that has expired."""
    if answer.status == 404 and answer.call.method == "POST":  # noqa: PLR2004 - HTTP's own
        return Unusable(answer.call.place, "is no model of BFL", "choose another model")
    return None
