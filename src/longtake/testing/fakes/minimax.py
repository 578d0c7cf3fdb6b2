"""A MiniMax on loopback: the v2 video API (https://platform.minimax.io/docs, 2026-11)."""

from collections.abc import Mapping
from typing import Any, Final

from aiohttp import web

from longtake.film.picture import Size, size_for
from longtake.testing.fakes.counter import KEY, Denied, Fake, Route, body_of
from longtake.testing.fakes.shop import Sale, Wish

_WRONG: Final = {
    "limited": (429, "rate_limit_error", "rate limit exceeded (1002)"),
    "refuse-input": (422, "unprocessable_entity_error", "input new_sensitive (1026)"),
    "no-credit": (402, "insufficient_balance_error", "insufficient balance (1008)"),
    "bad-key": (401, "authorized_error", "login fail: wrong API key (1004)"),
    "model-gone": (400, "bad_request_error", "invalid params, unknown model (2013)"),
    "invalid": (400, "bad_request_error", "invalid params (2013)"),
    "unknown-job": (500, "server_error", "record not found"),
    "broken-500": (500, "server_error", "unknown error (1000)"),
    "busy-503": (503, "server_error", "service unavailable (1013)"),
}
_STATUS: Final = {
    "queued": "queued",
    "running": "running",
    "done": "succeeded",
    "failed": "failed",
    "refused": "failed",
    "cancelled": "cancelled",
    "odd": "pondering",
}
_FAILURE: Final = {
    "failed": {"code": "1000", "message": "generation failed"},
    "refused": {"code": "1027", "message": "output new_sensitive"},
}
_TIERS: Final = {
    "MiniMax-H3": {"768P": Size(1344, 768), "2K": Size(2560, 1440)},
    "MiniMax-H3-Max": {"480P": Size(854, 480), "768P": Size(1344, 768)},
}
_RATIOS: Final = ("16:9", "9:16", "4:3", "3:4", "1:1", "21:9")
_KEY_FRAMES: Final = ("first_frame", "last_frame")
_LINES: Final = 144
"""Short side of the clips that are handed over, for the sake of the tests' time."""


class MiniMax(Fake):
    """Tasks."""

    provider = "minimax"

    def routes(self) -> list[Route]:
        """Give what it answers."""
        return [
            ("POST", "/v2/video_generation", self._render),
            ("GET", "/v2/query/video_generation", self._list),
            ("GET", "/v2/query/video_generation/{id}", self._task),
            ("DELETE", "/v2/video_generation/{id}", self._cancel),
        ]

    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables of its provider."""
        return {"MINIMAX_BASE_URL": url, "MINIMAX_API_KEY": KEY}

    def wrong(self, why: str) -> web.Response:
        """Give an error as MiniMax tells it."""
        status, kind, text = _WRONG[why]
        headers = {"Retry-After": "0.05"} if why == "limited" else None
        error = {"type": kind, "message": text, "http_code": str(status)}
        told = {"type": "error", "error": error, "request_id": "0123"}
        return web.json_response(told, status=status, headers=headers)

    async def _render(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        return await self.sell(request, self._wish(body), _sold)

    def _wish(self, body: dict[str, Any]) -> Wish:
        model = body.get("model", "")
        if model not in _TIERS:
            raise Denied(self.wrong("model-gone"))
        texts = [item["text"] for item in body["content"] if item["type"] == "text"]
        roles = tuple(item["role"] for item in body["content"] if item["type"] == "image_url")
        framed = bool(roles)
        if (
            len(texts) != 1
            or not texts[0].strip()
            or not set(roles) <= {*_KEY_FRAMES}
            or len(set(roles)) != len(roles)
            or roles == ("last_frame",)
            or not all(_is_picture(item) for item in body["content"] if item["type"] != "text")
            or body.get("resolution") not in _TIERS[model]
            or not isinstance(body.get("duration"), int)
            or not 5 <= body["duration"] <= 15  # noqa: PLR2004 - seconds, by the documentation
            or (not framed and body.get("ratio") not in _RATIOS)
        ):
            raise Denied(self.wrong("invalid"))
        return Wish(
            "video",
            model,
            texts[0],
            seconds=body["duration"],
            size=size_for(body.get("ratio", "16:9"), _LINES),
            pictures=tuple(role.removesuffix("_frame") for role in roles),
            usd=self.price(model, body["duration"], _TIERS[model][body["resolution"]]),
            body=body,
        )

    async def _task(self, request: web.Request) -> web.StreamResponse:
        return web.json_response({"task": self._told(request, self.looked(request))})

    async def _list(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        tasks = [{"id": sale.id, "status": _STATUS[sale.stage]} for sale in _newest(self)]
        return web.json_response({"tasks": tasks, "total": len(tasks)})

    def _told(self, request: web.Request, sale: Sale) -> dict[str, Any]:
        told: dict[str, Any] = {"id": sale.id, "status": _STATUS[sale.stage], "created_at": 0}
        if sale.stage in _FAILURE:
            told["error"] = _FAILURE[sale.stage]
        if sale.stage == "done":
            told["content"] = {"url": self.link(request, sale)}
            told["usage"] = {"duration": sale.wish.seconds}
        return told

    async def _cancel(self, request: web.Request) -> web.StreamResponse:
        self.known(request).cancelled = True
        return web.json_response({})


def _newest(fake: Fake) -> list[Sale]:
    return [*reversed(fake.shop.sales.values())]


def _is_picture(item: Mapping[str, Any]) -> bool:
    url: str = item["image_url"]["url"]
    return url.startswith(("https://", "data:image/", "mm_file://"))


def _sold(sale: Sale) -> web.Response:
    return web.json_response({"task_id": sale.id})
