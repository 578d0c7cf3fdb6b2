"""fal: any of its endpoints through one queue.

Facts: https://fal.ai/docs (read 2026-11). No idempotency key; the history of requests tells what
was asked, so a lost submit can be found there by its exact input, once it has ended. What is not
found stays in doubt, because requests that still wait may not be listed. fal itself tries a job
again up to ten times where it is not told to leave that (`X-Fal-No-Retry`).
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import Unsupported
from longtake.capabilities.image import ImageRequest
from longtake.capabilities.job import Ticket
from longtake.capabilities.provider import Provider
from longtake.capabilities.video import VideoRequest
from longtake.film.limits import Lengths, Limits
from longtake.film.quote import Price
from longtake.providers._account import Account
from longtake.providers._arguments import arguments_of
from longtake.providers._catalogue import entry, offered
from longtake.providers._market import UNPRICED, Marketed, unlisted_still
from longtake.providers.fal.queue import Queue, meaning

NAME: Final = "fal"
OFFER: Final = offered(
    NAME,
    "Wan, Seedance, Kling, Hailuo, Veo and FLUX through one key, and any other endpoint of fal",
    key="FAL_KEY",
    former_key="FAL_API_KEY",
    open_to=("video", "image"),
)
_SETTLE: Final = "10"
_MANY: Final = 50
"""Endpoints whose prices are asked in one call."""


def build(key: str) -> "Fal":
    """Give the provider.

    `FAL_QUEUE_URL`, `FAL_API_URL` and `FAL_REST_URL` name other addresses; `FAL_SETTLE` is how many
    seconds pass before a lost submit is looked for.
    """
    from longtake.transport import Transport  # noqa: PLC0415 - httpx only for who calls

    def url(name: str, usual: str) -> str:
        return os.environ.get(name, usual).rstrip("/")

    account = Account(
        Transport(), url("FAL_QUEUE_URL", "https://queue.fal.run"), key, meaning, "Key"
    )
    api = url("FAL_API_URL", "https://api.fal.ai")
    rest = url("FAL_REST_URL", "https://rest.fal.ai")
    return Fal(Queue(account, api, rest, float(os.environ.get("FAL_SETTLE", _SETTLE))))


@dataclass(frozen=True, slots=True)
class FalVideo(Marketed[Queue]):
    """An endpoint that renders."""

    media_type = "video/mp4"

    async def submit(self, request: VideoRequest, token: str) -> Ticket:
        """Buy a request, of the endpoint for its frames."""
        given = request.pinned
        way = "both" if len(given) > 1 and "both" in self.entry.wire else ""
        endpoint = _endpoint(self.entry, way or ("pictured" if given else "text"))
        arguments = arguments_of(self.entry, way)
        arguments.clip(self.entry, request, dict.fromkeys(given, ""))  # before anything is sent
        frames = {where: await self.market.keep(png) for where, png in given.items()}
        asked = arguments.clip(self.entry, request, frames)
        return await self.market.submit(endpoint, asked, token)


@dataclass(frozen=True, slots=True)
class FalImage(Marketed[Queue]):
    """An endpoint that draws."""

    media_type = "image/png"

    async def submit(self, request: ImageRequest, token: str) -> Ticket:
        """Buy a request, of the endpoint for its pictures."""
        given = request.pictures
        endpoint = _endpoint(self.entry, "pictured" if given else "text")
        arguments = arguments_of(self.entry)
        arguments.still(self.entry, request, ["" for _ in given])  # before anything is sent
        pictures = [await self.market.keep(picture) for picture in given]
        asked = arguments.still(self.entry, request, pictures)
        return await self.market.submit(endpoint, asked, token)


@dataclass(frozen=True, slots=True)
class Fal(Provider):
    """The provider."""

    queue: Queue

    def video(self, model: str) -> FalVideo:
        """Give an endpoint that renders."""
        return FalVideo(_entry(model, "video"), self.queue)

    def image(self, model: str) -> FalImage:
        """Give an endpoint that draws."""
        return FalImage(_entry(model, "image"), self.queue)

    async def prices(self, names: Iterable[str]) -> Mapping[str, Price]:
        """Give what fal asks today of those models whose price is one number.

        Left out are those that cost by resolution, and units that are no calls, clips or seconds.
        """
        held = {name: OFFER.entries.get(name) for name in names}
        plain = {
            _endpoint(own, "text") if own else name: (name, own)
            for name, own in held.items()
            if own is None or not own.tiers
        }
        found: dict[str, Price] = {}
        for start in range(0, len(plain), _MANY):
            for each in await self.queue.prices([*plain][start : start + _MANY]):
                name, own = plain.get(each.endpoint_id, ("", None))
                price = each.price(own.price if own else UNPRICED)
                if name and price is not None:
                    found[name] = price
        return found

    async def probe(self) -> None:
        """Find out whether the key is good."""
        await self.queue.prices([_endpoint(entry(NAME, OFFER.video[0]), "text")])

    async def aclose(self) -> None:
        """Close the connections."""
        await self.queue.account.transport.aclose()


def _entry(model: str, part: str) -> Entry:
    """Give what the catalogue says, or what may be assumed of an endpoint that it does not know."""
    if model in OFFER.entries:
        return entry(NAME, model)
    if part == "image":
        return unlisted_still(NAME, model)
    path = model.rpartition("/")[2]
    both, pictured = "first-last-frame" in path, "image-to-video" in path or "i2v" in path
    frames = ("first_frame_url", "last_frame_url") if both else ("image_url", "")
    named = {"first": frames[0], "last": frames[1], "duration": "duration", "form": "{}"}
    return Entry(
        NAME,
        model,
        part,
        limits=Limits(
            Lengths(choices=(120,)),
            rate=Fraction(24),
            first=pictured or both,
            last=both,
            seed=False,
            prompt=2000,
        ),
        price=UNPRICED,
        pace=20.0,
        wire={
            "text": False if pictured or both else model,
            "pictured": model,
            "arguments": named if pictured or both else named | {"first": "", "last": ""},
        },
    )


def _endpoint(own: Entry, way: str) -> str:
    """Give the endpoint for words alone (`text`), for pictures or for both frames.

    Raises `Unsupported` for a model that begins with a picture and gets none.
    """
    endpoint = own.wire.get(way, own.name)
    if not endpoint:
        message = f"{own.name} begins with a picture; use a mode with keyframes"
        raise Unsupported(message)
    return str(endpoint)
