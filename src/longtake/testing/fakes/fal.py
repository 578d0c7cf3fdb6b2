"""A fal on loopback: queue, history, prices and store (https://fal.ai/docs, 2026-11)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import count
from typing import Any, Final

from aiohttp import web

from longtake.capabilities.catalogue import Entry, lines_of
from longtake.film.picture import HD, Size, size_for
from longtake.providers._arguments import Arguments, arguments_of
from longtake.providers._catalogue import entries
from longtake.testing.fakes.counter import KEY, Denied, Fake, Route, body_of
from longtake.testing.fakes.shop import Sale, Wish

_LINES: Final = 144
"""Short side of what is handed over, for the sake of the tests' time."""
_STATUS: Final = {
    "queued": ("IN_QUEUE", 202),
    "running": ("IN_PROGRESS", 202),
    "odd": ("PONDERING", 202),
}
_FAILURE: Final = {
    "failed": ("no_media_generated", ["body"], "The model made nothing."),
    "refused": ("content_policy_violation", ["body"], "The result was flagged."),
}
_PLAIN: Final = {
    "limited": (429, "Too many requests"),
    "no-credit": (403, "User is locked. Reason: Exhausted balance."),
    "bad-key": (401, "Authentication is required to access this application."),
    "model-gone": (404, "Application not found"),
    "unknown-job": (404, "Request not found"),
    "broken-500": (500, "Internal server error"),
    "busy-503": (503, "Service unavailable"),
}


@dataclass
class Fal(Fake):
    """The queue and what lies around it."""

    provider = "fal"
    others: dict[str, tuple[Decimal, str]] = field(default_factory=dict)
    """Endpoints that are in no catalogue: dollars, and the unit that they are for."""
    store: dict[str, bytes] = field(default_factory=dict)
    """What was uploaded, by its address."""
    waiting_is_listed: bool = True
    """Whether the history shows what has not ended; if not, time does not pass by asking."""
    _files: "count[int]" = field(default_factory=lambda: count(1))

    def routes(self) -> list[Route]:
        """Give what it answers."""
        request = "/queue/{owner}/{app}/requests/{id}"
        return [
            ("GET", f"{request}/status", self._status),
            ("PUT", f"{request}/cancel", self._cancel),
            ("GET", request, self._response),
            ("GET", "/api/v1/models/requests/by-endpoint", self._history),
            ("GET", "/api/v1/models/pricing", self._pricing),
            ("POST", "/rest/storage/upload/initiate", self._initiate),
            ("PUT", "/store/{name}", self._upload),
            ("POST", "/queue/{endpoint:.+}", self._submit),
        ]

    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables of its provider."""
        return {
            "FAL_QUEUE_URL": f"{url}/queue",
            "FAL_API_URL": f"{url}/api",
            "FAL_REST_URL": f"{url}/rest",
            "FAL_SETTLE": "0.02",
            "FAL_KEY": KEY,
        }

    def wrong(self, why: str) -> web.Response:
        """Give an error as fal tells it."""
        if why == "refuse-input":
            return _fault("content_policy_violation", ["body", "prompt"], "Flagged.")
        if why == "invalid":
            return _fault("value_error", ["body", "duration"], "Input should be another.")
        status, text = _PLAIN[why]
        headers = {"Retry-After": "0.05"} if why == "limited" else None
        return web.json_response({"detail": text}, status=status, headers=headers)

    async def _submit(self, request: web.Request) -> web.StreamResponse:
        body, endpoint = await body_of(request), request.match_info["endpoint"]
        if request.headers.get("X-Fal-No-Retry") != "1":
            raise Denied(self.wrong("invalid"))
        wish = self._wish(endpoint, body)

        def sold(sale: Sale) -> web.Response:
            where = f"{request.url.origin()}/queue/{_app(endpoint)}/requests/{sale.id}"
            return web.json_response(
                {
                    "request_id": sale.id,
                    "status": "IN_QUEUE",
                    "queue_position": 0,
                    "response_url": where,
                    "status_url": f"{where}/status",
                    "cancel_url": f"{where}/cancel",
                }
            )

        return await self.sell(request, wish, sold)

    def _wish(self, endpoint: str, body: dict[str, Any]) -> Wish:
        if endpoint in self.others:
            return self._other(endpoint, body)
        own, way = next(_sold_as(endpoint), (None, ""))
        if own is None:
            raise Denied(self.wrong("model-gone"))
        named = arguments_of(own, way)
        if any(_mistakes(own, way, named, body)) or not self._stored(named, body):
            raise Denied(self.wrong("invalid"))
        shape = body.get(named.ratio, "16:9")
        seconds = int(str(body.get(named.duration, 0)).removesuffix("s"))
        return Wish(
            own.part,
            endpoint,
            body[named.prompt],
            seconds=seconds,
            size=size_for(shape, _LINES),
            rate=own.limits.rate or Fraction(24),
            seed=body.get(named.seed),
            pictures=tuple(where for where in ("first", "last") if getattr(named, where) in body)
            + ("reference",) * len(body.get(named.pictures, ())),
            usd=self.price(own.name, seconds, _priced_at(named, body)),
            body=body,
        )

    def _other(self, endpoint: str, body: dict[str, Any]) -> Wish:
        usd, unit = self.others[endpoint]
        kind = "image" if unit == "image" else "video"
        seconds = 0 if kind == "image" else int(body.get("duration", 5))
        due = usd * seconds if unit.startswith("second") else usd
        return Wish(
            kind, endpoint, body["prompt"], seconds, size_for("16:9", _LINES), usd=due, body=body
        )

    def _stored(self, named: Arguments, body: Mapping[str, Any]) -> bool:
        """Say whether every picture of a body lies in the store."""
        given = [body[name] for name in (named.first, named.last) if name in body]
        return all(url in self.store for url in (*given, *body.get(named.pictures, ())))

    async def _status(self, request: web.Request) -> web.StreamResponse:
        sale = self._asked_by_its_app(request)
        sale.looks += 1
        if sale.stage in _STATUS:
            told, status = _STATUS[sale.stage]
            return web.json_response({"status": told, "request_id": sale.id}, status=status)
        over: dict[str, Any] = {"status": "COMPLETED", "request_id": sale.id, "metrics": {}}
        if sale.stage == "cancelled":
            over |= {"error": "Request was cancelled", "error_type": "client_cancelled"}
        return web.json_response(over)

    async def _response(self, request: web.Request) -> web.StreamResponse:
        sale = self._asked_by_its_app(request)
        if sale.stage in _FAILURE:
            return _fault(*_FAILURE[sale.stage])
        if sale.stage != "done":
            return web.json_response({"detail": "Request is still in progress"}, status=400)
        made = {"url": self.link(request, sale), "content_type": "video/mp4"}
        if sale.wish.kind == "image":
            return web.json_response({"images": [made | {"content_type": "image/png"}]})
        return web.json_response({"video": made})

    async def _cancel(self, request: web.Request) -> web.StreamResponse:
        sale = self._asked_by_its_app(request)
        if sale.stage not in _STATUS:
            return web.json_response({"status": "ALREADY_COMPLETED"}, status=400)
        sale.cancelled = True
        return web.json_response({"status": "CANCELLATION_REQUESTED"}, status=202)

    def _asked_by_its_app(self, request: web.Request) -> Sale:
        """Give a job that is asked after under its app's own path, without what follows it."""
        sale, named = self.known(request), request.match_info
        if _app(sale.wish.model) != f"{named['owner']}/{named['app']}":
            raise Denied(self.wrong("unknown-job"))
        return sale

    async def _history(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        query = request.query
        if query.get("expand") != "payloads" or "start" not in query:
            raise Denied(self.wrong("invalid"))
        sales = [each for each in self.shop.sales.values() if _asked_for(each, query)]
        if self.waiting_is_listed:
            for sale in sales:
                sale.looks = max(sale.looks, 3)
        items = [
            {
                "request_id": sale.id,
                "endpoint_id": sale.wish.model,
                "status_code": 200,
                "json_input": sale.wish.body,
            }
            for sale in sales
            if sale.stage not in _STATUS
        ]
        return web.json_response({"items": items, "has_more": False, "next_cursor": None})

    async def _pricing(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        wanted = request.query["endpoint_id"].split(",")
        prices = [each for name in wanted for each in self._priced(name)]
        return web.json_response({"prices": prices, "has_more": False, "next_cursor": None})

    def _priced(self, endpoint: str) -> Iterator[Mapping[str, Any]]:
        for own, _ in _sold_as(endpoint):
            per_second = own.part == "video"
            usd = own.price.usd_per_second if per_second else own.price.usd_per_call
            unit = "seconds" if per_second else "images"
            yield _row(endpoint, usd, unit)
        if endpoint in self.others:
            yield _row(endpoint, *self.others[endpoint])

    async def _initiate(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        body = await body_of(request)
        name = f"{next(self._files)}-{body['file_name']}"
        place = f"{request.url.origin()}/store/{name}"
        return web.json_response({"upload_url": f"{place}?signed=1", "file_url": place})

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        if "Authorization" in request.headers or "signed" not in request.query:
            return web.Response(status=403)
        place = f"{request.url.origin()}{request.path}"
        self.store[place] = await request.read()
        return web.Response()


def _sold_as(endpoint: str) -> Iterator[tuple[Entry, str]]:
    """Give the row of the catalogue in which an endpoint stands, and as what."""
    for own in entries("fal"):
        for way in ("text", "pictured", "both"):
            if own.wire.get(way, own.name if way == "text" else "") == endpoint:
                yield own, way


def _mistakes(own: Entry, way: str, named: Arguments, body: Mapping[str, Any]) -> Iterator[bool]:
    """Say what the endpoint would not take."""
    taken = {getattr(named, each) for each in _NAMES} | set(named.extra)
    yield not set(body) <= taken
    yield not body.get(named.prompt) or len(body[named.prompt]) > own.limits.prompt
    if own.part == "image":
        yield (way == "pictured") != bool(body.get(named.pictures))
    else:
        yield (way == "text") == (named.first in body)
        yield way == "text" and named.last in body
        yield way == "both" and named.last not in body
        seconds = [end / (own.limits.rate or 1) for end in _ends(own)]
        lengths = range(int(seconds[0]), int(seconds[1]) + 1)
        allowed = own.limits.lengths.choices
        yield body.get(named.duration) not in [
            named.form.format(each) if named.form else each
            for each in lengths
            if not allowed or each * (own.limits.rate or 1) in allowed
        ]
    yield named.resolution in body and body[named.resolution] not in own.tiers
    yield named.ratio in body and body[named.ratio] not in own.ratios
    yield any(body.get(name) != value for name, value in named.extra.items())


_NAMES: Final = (
    "prompt",
    "first",
    "last",
    "pictures",
    "duration",
    "ratio",
    "resolution",
    "size",
    "seed",
)


def _ends(own: Entry) -> tuple[int, int]:
    return own.limits.lengths.at_least(1), own.limits.lengths.most


def _priced_at(named: Arguments, body: Mapping[str, Any]) -> Size:
    """Give a size that costs what the body's resolution, or its own size, does."""
    if named.size in body:
        return Size(body[named.size]["width"], body[named.size]["height"])
    if named.resolution in body:
        lines = lines_of(body[named.resolution])
        return Size(lines * 16 // 9 // 2 * 2, lines)
    return HD


def _asked_for(sale: Sale, query: Mapping[str, str]) -> bool:
    return sale.wish.model == query["endpoint_id"]


def _app(endpoint: str) -> str:
    return "/".join(endpoint.split("/")[:2])


def _row(endpoint: str, usd: Decimal, unit: str) -> Mapping[str, Any]:
    return {
        "endpoint_id": endpoint,
        "unit_price": float(usd),
        "unit": unit,
        "currency": "USD",
    }


def _fault(kind: str, where: list[str], text: str) -> web.Response:
    fault = {"loc": where, "msg": text, "type": kind, "url": "https://docs.fal.ai/errors"}
    headers = {"X-Fal-Retryable": "false", "X-Fal-Error-Type": kind}
    return web.json_response({"detail": [fault]}, status=422, headers=headers)
