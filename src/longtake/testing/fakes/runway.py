"""A Runway on loopback (https://docs.dev.runwayml.com, runwayml 5.24)."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from aiohttp import web

from longtake.film.picture import Size
from longtake.testing.fakes.counter import KEY, Denied, Fake, Route, body_of
from longtake.testing.fakes.shop import Sale, Wish

_CENT: Final = Decimal("0.01")
_WRONG: Final = {
    "limited": (429, "You have reached your daily limit"),
    "refuse-input": (400, "Your prompt did not pass our moderation"),
    "no-credit": (400, "You do not have enough credits to run this task."),
    "bad-key": (401, "Unauthorized"),
    "model-gone": (404, "Model not found"),
    "invalid": (400, "Validation of body failed"),
    "unknown-job": (404, "Task not found"),
    "broken-500": (500, "Internal server error"),
    "busy-503": (503, "Service unavailable"),
}
_STATUS: Final = {
    "queued": "PENDING",
    "running": "RUNNING",
    "done": "SUCCEEDED",
    "failed": "FAILED",
    "refused": "FAILED",
    "cancelled": "CANCELLED",
    "odd": "PONDERING",
}
_FAILURE: Final = {
    "failed": ("The result was not good enough", "INTERNAL.BAD_OUTPUT.CODE01"),
    "refused": ("The result did not pass our moderation", "SAFETY.OUTPUT.VIDEO"),
}
_LONGEST_PROMPT: Final = 1000


class Runway(Fake):
    """Tasks."""

    provider = "runway"

    def routes(self) -> list[Route]:
        """Give what it answers."""
        return [
            ("POST", "/v1/image_to_video", self._render),
            ("POST", "/v1/text_to_video", self._render),
            ("GET", "/v1/tasks/{id}", self._task),
            ("DELETE", "/v1/tasks/{id}", self._cancel),
        ]

    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables of its provider."""
        return {"RUNWAYML_BASE_URL": url, "RUNWAYML_API_SECRET": KEY}

    def wrong(self, why: str) -> web.Response:
        """Give an error as Runway tells it."""
        status, text = _WRONG[why]
        headers = {"Retry-After": "0.05"} if why == "limited" else None
        return web.json_response({"error": text}, status=status, headers=headers)

    async def _render(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        return await self.sell(request, self._wish(body, request.path), _sold)

    def _wish(self, body: dict[str, Any], path: str) -> Wish:
        pictures = body.get("promptImage", [])
        with_picture = path == "/v1/image_to_video"
        long = len(body["promptText"].encode("utf-16-le")) // 2 > _LONGEST_PROMPT
        if long or with_picture != bool(pictures):
            raise Denied(self.wrong("invalid"))
        width, height = (int(side) for side in body.get("ratio", "1280:720").split(":"))
        size = Size(width, height) if width > _SHAPE else Size(1280, 720)
        return Wish(
            "video",
            body["model"],
            body["promptText"],
            seconds=body["duration"],
            size=size,
            seed=body.get("seed"),
            pictures=tuple(picture["position"] for picture in pictures),
            usd=self.price(body["model"], body["duration"], size),
            body=body,
        )

    async def _task(self, request: web.Request) -> web.StreamResponse:
        sale = self.looked(request)
        failure, code = _FAILURE.get(sale.stage, (None, None))
        told = {
            "id": sale.id,
            "status": _STATUS[sale.stage],
            "createdAt": "2026-11-26T00:00:00Z",
            "progress": 0.5 if sale.stage == "running" else None,
            "output": [self.link(request, sale)] if sale.stage == "done" else None,
            "failure": failure,
            "failureCode": code,
            "cost": {"credits": 0 if sale.void else _credits(sale)},
        }
        return web.json_response({name: value for name, value in told.items() if value is not None})

    async def _cancel(self, request: web.Request) -> web.StreamResponse:
        self.known(request).cancelled = True
        return web.Response(status=204)


_SHAPE: Final = 64
"""Below it a ratio is a shape, such as 16:9, not a size."""


def _sold(sale: Sale) -> web.Response:
    told = {"id": sale.id, "estimatedCost": {"credits": _credits(sale)}}
    return web.Response(text=json.dumps(told), content_type="application/json")


def _credits(sale: Sale) -> int:
    return int(sale.wish.usd / _CENT)
