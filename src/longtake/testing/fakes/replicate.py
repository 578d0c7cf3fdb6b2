"""A Replicate on loopback: predictions, models and files (https://replicate.com/docs, 2026-11)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from itertools import count
from typing import Any, Final

from aiohttp import web

from longtake.capabilities.catalogue import Entry, lines_of
from longtake.film.picture import HD, Size, size_for
from longtake.providers._arguments import Arguments, arguments_of
from longtake.providers._catalogue import entries
from longtake.testing.fakes.counter import KEY, Denied, Fake, Route, body_of, form_of
from longtake.testing.fakes.shop import Sale, Wish

_LINES: Final = 144
"""Short side of what is handed over, for the sake of the tests' time."""
_WRONG: Final = {
    "limited": (429, "Request was throttled. Expected available in 0 second(s)."),
    "refuse-input": (422, "- input.prompt: flagged as sensitive (E005)"),
    "no-credit": (402, "You have insufficient credit to run this model."),
    "bad-key": (401, "You did not pass a valid authentication token"),
    "model-gone": (404, "The requested resource could not be found."),
    "invalid": (422, "- input.duration: must be one of the following: 5, 10"),
    "unknown-job": (404, "The requested resource could not be found."),
    "broken-500": (500, "Internal server error."),
    "busy-503": (503, "Service unavailable."),
}
_STATUS: Final = {
    "queued": "starting",
    "running": "processing",
    "done": "succeeded",
    "failed": "failed",
    "refused": "failed",
    "cancelled": "canceled",
    "odd": "pondering",
}
_FAILURE: Final = {
    "failed": "Prediction interrupted; please retry (code: PA) (E008)",
    "refused": "The input or output was flagged as sensitive. Please try again. (E005)",
}
_NOT_OVER: Final = ("queued", "running", "odd")


@dataclass
class Replicate(Fake):
    """Predictions."""

    provider = "replicate"
    free = ("/v1/account",)
    others: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """Models that are in no catalogue: the components of their schemas."""
    official: bool = False
    """Whether those are run by their names, not by their versions."""
    files: dict[str, bytes] = field(default_factory=dict)
    """What was uploaded, by its address."""
    lists_inputs: bool = True
    """Whether the list tells what was asked; else each prediction alone does."""
    page: int = 100
    """Predictions on a page of the list."""
    composes: bool = True
    """Whether music is done when the call that waits for it must end."""
    asked_models: int = 0
    """Times that a model's schema was asked for."""
    _numbers: "count[int]" = field(default_factory=lambda: count(1))
    _begun: dict[str, str] = field(default_factory=dict)

    def routes(self) -> list[Route]:
        """Give what it answers."""
        return [
            ("POST", "/v1/models/{owner}/{name}/predictions", self._by_name),
            ("POST", "/v1/predictions", self._by_version),
            ("GET", "/v1/predictions", self._list),
            ("GET", "/v1/predictions/{id}", self._prediction),
            ("POST", "/v1/predictions/{id}/cancel", self._cancel),
            ("GET", "/v1/models/{owner}/{name}", self._model),
            ("POST", "/v1/files", self._upload),
        ]

    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables of its provider."""
        return {"REPLICATE_BASE_URL": url, "REPLICATE_API_TOKEN": KEY, "REPLICATE_SETTLE": "0.02"}

    def wrong(self, why: str) -> web.Response:
        """Give an error as Replicate tells it."""
        status, text = _WRONG[why]
        return web.json_response({"title": why, "detail": text, "status": status}, status=status)

    async def _by_name(self, request: web.Request) -> web.StreamResponse:
        named = request.match_info
        name = f"{named['owner']}/{named['name']}"
        if not self._is_official(name):
            raise Denied(self.wrong("model-gone"))
        return await self._sold(request, name)

    async def _by_version(self, request: web.Request) -> web.StreamResponse:
        version = (await body_of(request)).get("version")
        names = (*self.others, *(each.name for each in entries(self.provider)))
        name = next((each for each in names if _version(each) == version), "")
        if not name or self._is_official(name):
            raise Denied(self.wrong("invalid"))
        return await self._sold(request, name)

    def _is_official(self, name: str) -> bool:
        own = _own(name)
        if own is None:
            return name in self.others and self.official
        return bool(own.wire.get("official", True))

    async def _sold(self, request: web.Request, name: str) -> web.StreamResponse:
        body = (await body_of(request))["input"]
        wish = self._wish(name, body)
        if wish.kind != "music" and request.headers.get("Cancel-After") != "30m":
            raise Denied(self.wrong("invalid"))

        def told(sale: Sale) -> web.Response:
            self._begun[sale.id] = datetime.now(UTC).isoformat()
            if wish.kind == "music" and self.composes and "Prefer" in request.headers:
                sale.looks = 3
            return web.json_response(self._told(request, sale), status=201)

        return await self.sell(request, wish, told)

    def _wish(self, name: str, body: dict[str, Any]) -> Wish:
        if name in self.others:
            return self._other(name, body)
        own = _own(name)
        if own is None:
            raise Denied(self.wrong("model-gone"))
        named = arguments_of(own)
        if any(_mistakes(own, named, body)) or not self._kept(named, body):
            raise Denied(self.wrong("invalid"))
        seconds = body.get(named.duration, 0)
        return Wish(
            own.part,
            name,
            body[named.prompt],
            seconds=seconds,
            size=size_for(body.get(named.ratio, "16:9"), _LINES),
            rate=own.limits.rate or Fraction(24),
            seed=body.get(named.seed),
            pictures=tuple(where for where in ("first", "last") if getattr(named, where) in body)
            + ("reference",) * len(body.get(named.pictures, ())),
            usd=self.price(name, seconds, _priced_at(named, body)),
            body=body,
        )

    def _other(self, name: str, body: dict[str, Any]) -> Wish:
        known = self.others[name]["Input"]["properties"]
        if not set(body) <= set(known):
            raise Denied(self.wrong("invalid"))
        seconds, usd = int(body.get("duration", 0)), Decimal("0.30")
        kind = "video" if seconds else "image"
        size = size_for(body.get("aspect_ratio", "16:9"), _LINES)
        words = str(body.get("prompt") or body.get("text"))
        return Wish(kind, name, words, seconds, size, usd=usd, body=body)

    def _kept(self, named: Arguments, body: Mapping[str, Any]) -> bool:
        """Say whether every picture of a body was uploaded."""
        given = [body[name] for name in (named.first, named.last) if name in body]
        return all(url in self.files for url in (*given, *body.get(named.pictures, ())))

    async def _prediction(self, request: web.Request) -> web.StreamResponse:
        return web.json_response(self._told(request, self.looked(request)))

    def _told(self, request: web.Request, sale: Sale) -> dict[str, Any]:
        told: dict[str, Any] = {
            "id": sale.id,
            "model": sale.wish.model,
            "version": _version(sale.wish.model),
            "status": _STATUS[sale.stage],
            "input": sale.wish.body,
            "output": None,
            "error": _FAILURE.get(sale.stage),
            "created_at": self._begun.get(sale.id) or datetime.now(UTC).isoformat(),
            "data_removed": False,
        }
        if sale.stage == "done":
            url = self.link(request, sale)
            told["output"] = [url] if sale.wish.kind == "image" else url
        return told

    async def _list(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        newest = [*reversed(self.shop.sales.values())]
        told = [self._told(request, sale) for sale in newest[: self.page]]
        if not self.lists_inputs:
            told = [each | {"input": None} for each in told]
        more = "https://api.replicate.com/v1/predictions?cursor=cD0y"
        return web.json_response({"results": told, "next": more if newest[self.page :] else None})

    async def _cancel(self, request: web.Request) -> web.StreamResponse:
        sale = self.known(request)
        if sale.stage in _NOT_OVER:
            sale.cancelled = True
        return web.json_response(self._told(request, sale))

    async def _model(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        self.asked_models += 1
        name = f"{request.match_info['owner']}/{request.match_info['name']}"
        if name not in self.others and _own(name) is None:
            raise Denied(self.wrong("model-gone"))
        schema = {"components": {"schemas": self.others.get(name, {})}}
        version = {"id": _version(name), "openapi_schema": schema}
        told = {"latest_version": version, "is_official": self._is_official(name)}
        return web.json_response(told)

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        form = await form_of(request)
        place = f"{request.url.origin()}/v1/files/{next(self._numbers)}"
        self.files[place] = form["content"]
        return web.json_response({"id": "file", "urls": {"get": place}}, status=201)


def _version(name: str) -> str:
    """Give the id of a model's newest version."""
    return sha256(name.encode()).hexdigest()


def _own(name: str) -> Entry | None:
    return next((each for each in entries("replicate") if each.name == name), None)


def _mistakes(own: Entry, named: Arguments, body: Mapping[str, Any]) -> Iterator[bool]:
    """Say what the model would not take."""
    taken = {getattr(named, each) for each in _NAMES} | set(named.extra)
    yield not set(body) <= taken
    yield not body.get(named.prompt) or len(body[named.prompt]) > own.limits.prompt
    if own.part == "video":
        rate = own.limits.rate or 1
        seconds = body.get(named.duration)
        yield not isinstance(seconds, int) or not _makes(own, seconds * rate)
        yield named.last in body and named.first not in body
        yield not own.limits.text and named.first not in body
    if own.part == "music":
        yield body.get(named.duration, 0) != own.limits.cue(Fraction(body.get(named.duration, 0)))
    yield named.resolution in body and body[named.resolution] not in own.tiers
    yield named.ratio in body and body[named.ratio] not in own.ratios
    yield any(body.get(name) != value for name, value in named.extra.items())


def _makes(own: Entry, frames: Fraction | int) -> bool:
    lengths = own.limits.lengths
    if lengths.choices:
        return frames in lengths.choices
    return lengths.shortest <= frames <= lengths.most


_NAMES: Final = (
    "prompt",
    "first",
    "last",
    "pictures",
    "duration",
    "ratio",
    "resolution",
    "seed",
)


def _priced_at(named: Arguments, body: Mapping[str, Any]) -> Size:
    """Give a size that costs what the body's resolution does."""
    if named.resolution not in body:
        return HD
    lines = lines_of(body[named.resolution])
    return Size(lines * 16 // 9 // 2 * 2, lines)
