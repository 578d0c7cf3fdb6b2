"""Acme: a provider for the vendor in `testing.vendor`, over real HTTP, built as any plug-in is.

`ACME_URL` says where the vendor answers; `ACME_SETTLE`, `ACME_CONCURRENT` and `ACME_PER_MINUTE`
change what it declares.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal, assert_never
from urllib.parse import urlencode

from pydantic import TypeAdapter

from longtake.capabilities.errors import (
    BadOutput,
    Expired,
    LongtakeError,
    ModelGone,
    RateLimited,
    Refused,
    Transient,
    Unusable,
)
from longtake.capabilities.image import Depiction, ImageRequest
from longtake.capabilities.job import (
    Content,
    Failed,
    Finished,
    JobState,
    Link,
    Result,
    Running,
    Ticket,
)
from longtake.capabilities.music import MusicRequest
from longtake.capabilities.planner import Planned
from longtake.capabilities.provider import Offer, Provider
from longtake.capabilities.video import VideoRequest
from longtake.film.brief import Brief
from longtake.film.limits import Lengths, Limits
from longtake.film.quote import Price
from longtake.testing.scripted import spelled_out

if TYPE_CHECKING:
    from longtake.transport import Answer, Transport

NAME: Final = "acme"
OFFER: Final = Offer(
    name=NAME,
    about="A vendor on loopback, for tests",
    key="ACME_API_KEY",
    planner=("plan",),
    image=("key", "none"),
    video=("key", "list", "none"),
    music=("tone",),
    concurrent=int(os.environ.get("ACME_CONCURRENT", "8")),
    per_minute=int(os.environ.get("ACME_PER_MINUTE", "0")),
)
LIMITS: Final = Limits(Lengths(1, 240), last=True)
JOB: Final = Price(usd_per_call=Decimal("0.05"))
IMAGE: Final = Price(usd_per_call=Decimal("0.01"))
MUSIC: Final = Price(usd_per_call=Decimal("0.02"))
PLAN: Final = Price(usd_per_call=Decimal("0.01"))


def build(key: str) -> "Acme":
    """Give the provider; raises `Unusable` where the environment does not say where it answers."""
    from longtake.transport import Transport  # noqa: PLC0415 - httpx only for who calls

    url = os.environ.get("ACME_URL", "")
    if not url:
        raise Unusable("ACME_URL", "is not set", "start one: python -m longtake.testing.vendor")
    settle = float(os.environ.get("ACME_SETTLE", "3.0"))
    return Acme(Account(Transport(), url.rstrip("/"), key), settle)


@dataclass(frozen=True, slots=True)
class Account:
    """A customer's account at the vendor."""

    transport: "Transport"
    url: str
    key: str = field(repr=False)

    async def get(self, path: str) -> "Answer":
        """Ask, which costs nothing."""
        return await self._call("GET", path)

    async def delete(self, path: str) -> None:
        """Ask to stop, which costs nothing."""
        await self._call("DELETE", path)

    async def buy(self, path: str, wish: Mapping[str, object], *, token: str) -> "Answer":
        """Make a call that costs money; the token goes where the model of the wish takes it."""
        name = "Idempotency-Key" if wish["model"] == "key" else "X-Token"
        return await self._call("POST", path, wish, {name: token}, _WHOLE)

    async def _call(
        self,
        method: str,
        path: str,
        wish: Mapping[str, object] | None = None,
        named: Mapping[str, str] | None = None,
        seconds: float = 30.0,
    ) -> "Answer":
        signed = {"Authorization": f"Bearer {self.key}", **(named or {})}
        url = f"{self.url}{path}"
        return await self.transport.request(
            method, url, headers=signed, json=wish, seconds=seconds, cap=_MOST, meaning=_meaning
        )


_WHOLE: Final = 300.0
"""Seconds that an answer may take which is the work itself: minutes of music."""
_MOST: Final = 2**29


@dataclass(frozen=True, slots=True)
class AcmeVideo:
    """Sells jobs of which a lost one is lost: it takes no key and lists nothing."""

    account: Account
    settle: float
    model: str = "none"
    version: int = 1
    limits: Limits = LIMITS
    price: Price = JOB
    pace: float = 0.0

    async def submit(self, request: VideoRequest, token: str) -> Ticket:
        """Buy the job."""
        wish = {
            "model": self.model,
            "prompt": request.prompt,
            "frames": request.frames,
            "width": request.size.width,
            "height": request.size.height,
            "rate": str(request.rate),
            "seed": request.seed,
            "tag": token,
            "first": _digest(request.first),
            "last": _digest(request.last),
        }
        answer = await self.account.buy("/v1/jobs", wish, token=token)
        return Ticket(answer.read(_SOLD.validate_json).id)

    async def check(self, ticket: Ticket) -> JobState:
        """Ask once how the job stands."""
        answer = await self.account.get(f"/v1/jobs/{ticket.id}")
        return _standing(answer.read(_JOB.validate_json))

    async def cancel(self, ticket: Ticket) -> None:
        """Ask the vendor to stop the job."""
        await self.account.delete(f"/v1/jobs/{ticket.id}")


@dataclass(frozen=True, slots=True)
class KeyedVideo(AcmeVideo):
    """Sells jobs under idempotency keys."""

    model: str = "key"
    repeatable: bool = True


@dataclass(frozen=True, slots=True)
class ListedVideo(AcmeVideo):
    """Sells jobs that can be found by their tag."""

    model: str = "list"

    async def find(self, token: str) -> Ticket | None:
        """Give the job bought under a token, the oldest if there are several."""
        query = urlencode({"tag": token})
        answer = await self.account.get(f"/v1/jobs?{query}")
        jobs = answer.read(_JOBS.validate_json).jobs
        return Ticket(jobs[0].id) if jobs else None


@dataclass(frozen=True, slots=True)
class AcmeImage:
    """Draws in one call of which a lost one is lost."""

    account: Account
    model: str = "none"
    version: int = 1
    price: Price = IMAGE
    pace: float = 0.0
    references: int = 0
    slate: bool = False

    async def draw(self, request: ImageRequest, token: str) -> Result:
        """Draw one still."""
        wish = {
            "model": self.model,
            "prompt": request.prompt,
            "width": request.size.width,
            "height": request.size.height,
            "seed": request.seed,
        }
        answer = await self.account.buy("/v1/images", wish, token=token)
        return _content(answer, "image/png")


@dataclass(frozen=True, slots=True)
class KeyedImage(AcmeImage):
    """Draws under idempotency keys."""

    model: str = "key"
    repeatable: bool = True


@dataclass(frozen=True, slots=True)
class AcmeMusic:
    """Composes one soft tone, under idempotency keys."""

    account: Account
    repeatable: bool = True
    version: int = 1
    price: Price = MUSIC
    pace: float = 0.0

    async def compose(self, request: MusicRequest, token: str) -> Result:
        """Compose a cue."""
        wish = {
            "model": "key",
            "prompt": request.music.theme,
            "samples": request.samples,
            "seed": request.seed,
        }
        answer = await self.account.buy("/v1/music", wish, token=token)
        return _content(answer, "audio/flac")


@dataclass(frozen=True, slots=True)
class AcmePlanner:
    """Plans one shot for every line of the prompt: `3 a lighthouse` is three seconds of one."""

    account: Account
    repeatable: bool = True
    version: int = 1
    price: Price = PLAN

    async def plan(
        self, brief: Brief, limits: Limits, token: str, pictures: tuple[Depiction, ...] = ()
    ) -> Planned:
        """Give the storyboard that the prompt spells out."""
        del limits, pictures
        try:
            storyboard = spelled_out(brief)
        except ValueError as error:
            remedy = "write a line a shot: 3 a lighthouse"
            raise Unusable("the prompt", "has a line without seconds", remedy) from error
        wish = {"model": "key", "prompt": brief.prompt}
        answer = await self.account.buy("/v1/plan", wish, token=token)
        return Planned(storyboard, _charge(answer))


_VIDEO: Final[Mapping[str, type[AcmeVideo]]] = {
    "key": KeyedVideo,
    "list": ListedVideo,
    "none": AcmeVideo,
}


@dataclass(frozen=True, slots=True)
class Acme(Provider):
    """The provider."""

    account: Account
    settle: float = 0.0

    def planner(self, model: str) -> AcmePlanner:
        """Give the planner."""
        del model
        return AcmePlanner(self.account)

    def image(self, model: str) -> AcmeImage:
        """Give the picture model `key` or `none`."""
        return KeyedImage(self.account) if model == "key" else AcmeImage(self.account)

    def video(self, model: str) -> AcmeVideo:
        """Give the video model `key`, `list` or `none`."""
        return _VIDEO[model](self.account, self.settle)

    def music(self, model: str) -> AcmeMusic:
        """Give the composer."""
        del model
        return AcmeMusic(self.account)

    async def aclose(self) -> None:
        """Close the connections to the vendor."""
        await self.account.transport.aclose()


@dataclass(frozen=True, slots=True)
class _Sold:
    id: str


@dataclass(frozen=True, slots=True)
class _Error:
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class _Job:
    id: str
    status: Literal["queued", "running", "done", "failed", "cancelled"]
    progress: float = 0.0
    url: str | None = None
    usd: Decimal = Decimal(0)
    error: _Error | None = None


@dataclass(frozen=True, slots=True)
class _Jobs:
    jobs: tuple[_Job, ...]


@dataclass(frozen=True, slots=True)
class _Wrong:
    error: _Error


_SOLD: Final = TypeAdapter(_Sold)
_JOB: Final = TypeAdapter(_Job)
_JOBS: Final = TypeAdapter(_Jobs)
_WRONG: Final = TypeAdapter(_Wrong)


def _standing(job: _Job) -> JobState:
    match job.status:
        case "queued" | "running":
            return Running(job.progress)
        case "done":
            return Finished(Result(Link(job.url or "", "video/mp4"), job.usd))
        case "failed":
            why = job.error.message if job.error else f"{job.id} failed"
            return Failed(BadOutput(why), job.usd)
        case "cancelled":
            return Failed(Expired(f"{job.id} was cancelled"), job.usd)
        case _:
            assert_never(job.status)


def _meaning(answer: "Answer") -> LongtakeError | None:
    """Give what an answer without success means at Acme."""
    if answer.headers.get("X-Accepted") == "no":
        return Transient(f"acme did not accept it: {answer.text}")
    try:
        error = _WRONG.validate_json(answer.body).error
    except ValueError:
        return None
    match error.code:
        case "refused":
            return Refused("prompt", error.message)
        case "retired":
            return ModelGone(error.message)
        case "rate_limited":
            return RateLimited(f"acme asks to wait: {error.message}", after=answer.after)
        case _:
            return None


def _content(answer: "Answer", media_type: str) -> Result:
    return Result(Content(answer.body, media_type), _charge(answer))


def _charge(answer: "Answer") -> Decimal:
    return Decimal(answer.headers["X-Usd"])


def _digest(picture: bytes | None) -> str:
    return sha256(picture).hexdigest() if picture is not None else ""
