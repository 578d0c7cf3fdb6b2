"""A Stability on loopback: pictures and music (https://platform.stability.ai/docs, 2026-11)."""

from collections.abc import Mapping
from typing import Any, Final

from aiohttp import web

from longtake.film.picture import size_for
from longtake.testing.fakes.counter import KEY, Denied, Fake, Route, form_of
from longtake.testing.fakes.shop import Sale, Wish

_WRONG: Final = {
    "limited": (429, "rate_limit_exceeded", "You have exceeded 150 requests in 10 seconds"),
    "refuse-input": (403, "content_moderation", "Your request was flagged by our system"),
    "no-credit": (402, "payment_required", "You lack sufficient credits"),
    "bad-key": (401, "unauthorized", "authorization: invalid or missing header value"),
    "model-gone": (404, "not_found", "The resource could not be found"),
    "invalid": (400, "bad_request", "some-field: cannot be blank"),
    "broken-500": (500, "internal_error", "An unexpected server error has occurred"),
    "busy-503": (503, "unavailable", "Try again later"),
}
_RATIOS: Final = ("16:9", "1:1", "21:9", "2:3", "3:2", "4:5", "5:4", "9:16", "9:21")
_SD3: Final = ("sd3.5-large", "sd3.5-large-turbo", "sd3.5-medium", "sd3.5-flash")
_LONGEST_PROMPT: Final = 10_000
_LAST_SEED: Final = 4_294_967_294
_LONGEST: Final = 190.0
_SHORT: Final = 768
"""Short side of its pictures, in pixels."""


class Stability(Fake):
    """Answers with what it makes."""

    provider = "stability"
    free = ("/v1/user/balance",)
    answered = ("image", "music")

    def routes(self) -> list[Route]:
        """Give what it answers."""
        return [
            ("POST", "/v2beta/stable-image/generate/{route}", self._draw),
            ("POST", "/v2beta/audio/stable-audio-2/text-to-audio", self._compose),
        ]

    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables of its provider."""
        return {"STABILITY_BASE_URL": url, "STABILITY_API_KEY": KEY}

    def wrong(self, why: str) -> web.Response:
        """Give an error as Stability tells it."""
        status, name, text = _WRONG[why]
        headers = {"Retry-After": "0.05"} if why == "limited" else None
        told = {"id": "a3b1", "name": name, "errors": [text]}
        return web.json_response(told, status=status, headers=headers)

    async def _draw(self, request: web.Request) -> web.StreamResponse:
        body = await self._body(request, "image")
        route = request.match_info["route"]
        model = body.get("model", "sd3.5-large") if route == "sd3" else route
        if route == "sd3" and model not in _SD3:
            raise Denied(self.wrong("model-gone"))
        if not _drawable(route, body):
            raise Denied(self.wrong("invalid"))
        wish = Wish(
            "image",
            model,
            body["prompt"],
            size=size_for(body.get("aspect_ratio", "1:1"), _SHORT),
            seed=int(body["seed"]),
            pictures=("edit",) if "image" in body else (),
            usd=self.price(model),
            body=body,
        )
        return await self.sell(request, wish, lambda sale: _told(sale, "image/png"))

    async def _compose(self, request: web.Request) -> web.StreamResponse:
        body = await self._body(request, "audio")
        seconds = float(body.get("duration", _LONGEST))
        if body.get("model") != "stable-audio-2.5" or not 1 <= seconds <= _LONGEST:
            raise Denied(self.wrong("invalid"))
        wish = Wish(
            "music",
            body["model"],
            body["prompt"],
            seconds=seconds,
            seed=int(body["seed"]),
            usd=self.price(body["model"]),
            body=body,
        )
        return await self.sell(request, wish, lambda sale: _told(sale, "audio/wav"))

    async def _body(self, request: web.Request, kind: str) -> dict[str, Any]:
        """Give a call's form; raises for what is none, asks for something else or is blank."""
        accepted = request.headers.get("Accept", "") == f"{kind}/*"
        if request.content_type != "multipart/form-data" or not accepted:
            raise Denied(self.wrong("invalid"))
        body = await form_of(request)
        fits = 0 < len(body.get("prompt", "")) <= _LONGEST_PROMPT
        if not fits or not 0 <= int(body.get("seed", 0)) <= _LAST_SEED:
            raise Denied(self.wrong("invalid"))
        return body


def _drawable(route: str, body: Mapping[str, Any]) -> bool:
    """Say whether a form's fields go together."""
    begun, shaped = "image" in body, "aspect_ratio" in body
    if shaped and body["aspect_ratio"] not in _RATIOS:
        return False
    if not begun:
        return str(body.get("mode", "text-to-image")) == "text-to-image"
    strong = 0 <= float(body.get("strength", -1)) <= 1
    if route == "sd3":
        return strong and not shaped and str(body.get("mode")) == "image-to-image"
    return strong and route == "ultra"


def _told(sale: Sale, kind: str) -> web.Response:
    filtered = sale.fault == "refuse-output"
    headers = {
        "finish-reason": "CONTENT_FILTERED" if filtered else "SUCCESS",
        "seed": str(sale.wish.seed),
    }
    return web.Response(body=sale.content(), content_type=kind, headers=headers)
