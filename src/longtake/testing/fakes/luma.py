"""A Luma on loopback: the Agents API (https://docs.agents.lumalabs.ai, luma-agents 0.5)."""

from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import web

from longtake.film.picture import Size, size_for
from longtake.testing.fakes.counter import KEY, Denied, Fake, Route, body_of
from longtake.testing.fakes.shop import Sale, Wish

_WRONG: Final = {
    "limited": (429, "Rate limit exceeded"),
    "refuse-input": (422, "Prompt was rejected by content moderation"),
    "no-credit": (402, "Insufficient balance"),
    "bad-key": (401, "Invalid API key"),
    "model-gone": (400, "Unknown model"),
    "invalid": (422, "Parameter combination rejected"),
    "unknown-job": (404, "Generation not found"),
    "broken-500": (502, "Upstream service unavailable"),
    "busy-503": (503, "Image ingestion unavailable"),
}
_STATE: Final = {
    "queued": "queued",
    "running": "processing",
    "done": "completed",
    "failed": "failed",
    "refused": "failed",
    "cancelled": "failed",
    "odd": "daydreaming",
}
_SHAPES: Final = ("9:16", "3:4", "1:1", "4:3", "16:9", "21:9")
_WIDER: Final = (*_SHAPES, "3:1", "2:1", "3:2", "2:3", "1:2", "1:3")
_LINES: Final = {"360p": 360, "540p": 540, "720p": 720, "1080p": 1080}
_MODELS: Final = {"ray-3.2": "video", "uni-1": "image", "uni-1-max": "image"}
_LONGEST_PROMPT: Final = 6000
_MOST_REFERENCES: Final = 9
_PNG: Final = b"\x89PNG"


@dataclass
class Luma(Fake):
    """Generations."""

    provider = "luma"
    failure: tuple[str, str] = ("The model made nothing", "generation_failed")
    """Why generations fail, and the code of it."""

    def routes(self) -> list[Route]:
        """Give what it answers."""
        return [
            ("POST", "/v1/generations", self._generate),
            ("GET", "/v1/generations/{id}", self._generation),
        ]

    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables of its provider."""
        return {"LUMA_BASE_URL": f"{url}/v1", "LUMA_AGENTS_API_KEY": KEY}

    def wrong(self, why: str) -> web.Response:
        """Give an error as Luma tells it."""
        status, text = _WRONG[why]
        headers = {"Retry-After": "0.05"} if why == "limited" else None
        return web.json_response({"detail": text}, status=status, headers=headers)

    async def _generate(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        if body.get("model") not in _MODELS:
            raise Denied(self.wrong("model-gone"))
        if not 1 <= len(body.get("prompt", "")) <= _LONGEST_PROMPT:
            raise Denied(self.wrong("invalid"))
        if body.get("type") != _MODELS[body["model"]]:
            raise Denied(self.wrong("invalid"))
        wish = self._video(body) if body["type"] == "video" else self._image(body)
        return await self.sell(request, wish, _sold)

    def _video(self, body: dict[str, Any]) -> Wish:
        video = body["video"]
        frames = {name: video[name] for name in ("start_frame", "end_frame") if name in video}
        known = {"duration", "resolution", "start_frame", "end_frame"}
        odd = {*video} - known or {*body} - {"model", "type", "prompt", "aspect_ratio", "video"}
        long = video["duration"] == "10s"
        if odd or video["duration"] not in {"5s", "10s"} or (long and frames):
            raise Denied(self.wrong("invalid"))
        if video["resolution"] not in _LINES or body["aspect_ratio"] not in _SHAPES:
            raise Denied(self.wrong("invalid"))
        self._check_pictures([*frames.values()])
        size = size_for(body["aspect_ratio"], _LINES[video["resolution"]])
        roles = {"start_frame": "first", "end_frame": "last"}
        return self._wish(body, size, 10 if long else 5, [roles[name] for name in frames])

    def _image(self, body: dict[str, Any]) -> Wish:
        references = body.get("image_ref", [])
        if body["aspect_ratio"] not in _WIDER or len(references) > _MOST_REFERENCES:
            raise Denied(self.wrong("invalid"))
        self._check_pictures(references)
        size = size_for(body["aspect_ratio"])
        return self._wish(body, size, 0, ["reference"] * len(references))

    def _wish(self, body: dict[str, Any], size: Size, seconds: int, roles: list[str]) -> Wish:
        return Wish(
            body["type"],
            body["model"],
            body["prompt"],
            seconds=seconds,
            size=size,
            pictures=tuple(roles),
            usd=self.price(body["model"], seconds, size),
            body=body,
        )

    def _check_pictures(self, pictures: list[dict[str, str]]) -> None:
        """Raise for a picture that is not exactly one file, of the type that it says."""
        for picture in pictures:
            try:
                data = b64decode(picture["data"], validate=True)
            except (KeyError, NoBase64):
                raise Denied(self.wrong("invalid")) from None
            kind = "image/png" if data.startswith(_PNG) else "image/jpeg"
            if picture.get("media_type") != kind:
                raise Denied(self.wrong("invalid"))

    async def _generation(self, request: web.Request) -> web.StreamResponse:
        sale = self.looked(request)
        told = {**_told(sale), "state": _STATE[sale.stage]}
        if sale.stage == "done":
            told["output"] = [{"type": sale.wish.kind, "url": self.link(request, sale)}]
        if _STATE[sale.stage] == "failed":
            told["failure_reason"], told["failure_code"] = self._failure(sale)
        return web.json_response(told)

    def _failure(self, sale: Sale) -> tuple[str, str]:
        if sale.stage == "refused":
            return "The output was flagged", "content_moderated"
        return self.failure


def _told(sale: Sale) -> dict[str, Any]:
    return {
        "id": sale.id,
        "created_at": "2026-11-26T00:00:00Z",
        "model": sale.wish.model,
        "type": sale.wish.kind,
        "state": "queued",
    }


def _sold(sale: Sale) -> web.Response:
    return web.json_response(_told(sale), status=201)
