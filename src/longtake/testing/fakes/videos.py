"""A `/v1/videos` server on loopback, as vLLM-Omni and SGLang are (their documentation, 2026-11)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from aiohttp import web

from longtake.film.picture import size_of
from longtake.testing.fakes.counter import KEY, Denied, Fake, Route, form_of
from longtake.testing.fakes.shop import Sale, Wish

_WRONG: Final = {
    "limited": (429, "rate_limit_exceeded", "Too many requests"),
    "refuse-input": (400, "content_policy_violation", "The prompt is not allowed"),
    "no-credit": (402, "insufficient_quota", "Pay first"),
    "bad-key": (401, "invalid_api_key", "Unauthorized"),
    "model-gone": (404, "model_not_found", "The model does not exist"),
    "unknown-job": (404, "not_found", "Video not found"),
    "broken-500": (500, "internal_error", "CUDA out of memory"),
    "busy-503": (503, "overloaded", "The engine is not ready"),
}
_STATUS: Final = {
    "queued": "queued",
    "running": "in_progress",
    "done": "completed",
    "failed": "failed",
    "refused": "failed",
    "cancelled": "cancelled",
    "odd": "pondering",
}
_FAILURE: Final = {
    "failed": {"code": 500, "message": "CUDA out of memory"},
    "refused": {"code": "content_policy_violation", "message": "The clip is not allowed"},
}
_NEEDED: Final = ("prompt", "size", "num_frames", "fps", "seed")
_GRID: Final = 16


@dataclass
class Videos(Fake):
    """Jobs of one model; it wants a key where it is `guarded`."""

    provider = "videos"
    guarded: bool = False
    served: str = ""
    """The one model that it serves; empty takes any name."""

    def routes(self) -> list[Route]:
        """Give what it answers."""
        return [
            ("POST", "/v1/videos", self._render),
            ("GET", "/v1/videos/{id}", self._job),
            ("DELETE", "/v1/videos/{id}", self._delete),
            ("GET", "/v1/videos/{id}/content", self._content),
        ]

    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables of its provider: the address is what stands for a key."""
        return {"VIDEOS_BASE_URL": url, "VIDEOS_API_KEY": KEY if self.guarded else ""}

    def signed(self, request: web.Request) -> str:
        """Give the account of a call, which is anybody's where no key is wanted."""
        return super().signed(request) if self.guarded else "anybody"

    def wrong(self, why: str) -> web.Response:
        """Give an error in OpenAI's envelope, or as FastAPI tells a wrong field."""
        if why == "invalid":
            detail = [{"loc": ["body", "num_frames"], "msg": "Input should be a valid integer"}]
            return web.json_response({"detail": detail}, status=422)
        status, code, text = _WRONG[why]
        told = {"message": text, "type": "error", "code": code}
        headers = {"Retry-After": "0.05"} if why == "limited" else None
        return web.json_response({"error": told}, status=status, headers=headers)

    async def _render(self, request: web.Request) -> web.StreamResponse:
        if request.content_type != "multipart/form-data":
            raise Denied(self.wrong("invalid"))
        return await self.sell(request, self._wish(await form_of(request)), _told)

    def _wish(self, body: dict[str, Any]) -> Wish:
        model = body.get("model", self.served)
        if self.served and model != self.served:
            raise Denied(self.wrong("model-gone"))
        if any(not body.get(name) for name in _NEEDED):
            raise Denied(self.wrong("invalid"))
        size, rate = size_of(body["size"]), Fraction(int(body["fps"]))
        picture = body.get("input_reference")
        if size.width % _GRID or size.height % _GRID or isinstance(picture, str):
            raise Denied(self.wrong("invalid"))
        return Wish(
            "video",
            model,
            body["prompt"],
            seconds=float(int(body["num_frames"]) / rate),
            size=size,
            rate=rate,
            seed=int(body["seed"]),
            pictures=("first",) if picture else (),
            usd=Decimal(0),
            body=body,
        )

    async def _job(self, request: web.Request) -> web.StreamResponse:
        return _told(self.looked(request))

    async def _delete(self, request: web.Request) -> web.StreamResponse:
        sale = self.known(request)
        sale.cancelled = True
        return web.json_response({"id": sale.id, "object": "video.deleted", "deleted": True})

    async def _content(self, request: web.Request) -> web.StreamResponse:
        if self.known(request).stage != "done":
            raise Denied(self.wrong("unknown-job"))
        return await self._file(request)


def _told(sale: Sale) -> web.Response:
    told = {
        "id": sale.id,
        "object": "video",
        "model": sale.wish.model or "sora-2",
        "prompt": sale.wish.prompt,
        "status": _STATUS[sale.stage],
        "progress": 50 if sale.stage == "running" else 0,
        "created_at": 1_764_000_000,
        "size": str(sale.wish.size),
        "seconds": str(round(sale.wish.seconds)),
        "error": _FAILURE.get(sale.stage),
    }
    return web.json_response(told)
