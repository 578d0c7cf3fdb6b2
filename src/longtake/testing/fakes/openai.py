"""An OpenAI on loopback: plans, pictures, voices (https://developers.openai.com, openai 3.57)."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from aiohttp import web
from PIL import Image

from longtake.film.picture import Size, size_of
from longtake.providers._catalogue import entry
from longtake.testing.fakes.chat import Chat
from longtake.testing.fakes.counter import KEY, Denied, Route, body_of, form_of
from longtake.testing.fakes.shop import Sale, Wish

_WRONG: Final = {
    "limited": (429, "rate_limit_exceeded", "Rate limit reached for images per minute"),
    "refuse-input": (400, "moderation_blocked", "Blocked; safety_violations=[violence]"),
    "refuse-output": (400, "moderation_blocked", "Blocked; safety_violations=[violence]"),
    "no-credit": (429, "insufficient_quota", "You exceeded your current quota"),
    "bad-key": (401, "invalid_api_key", "Incorrect API key provided: sk-fa***"),
    "model-gone": (404, "model_not_found", "The model does not exist or you have no access to it"),
    "invalid": (400, "invalid_value", "Invalid value"),
    "broken-500": (500, "server_error", "The server had an error"),
    "busy-503": (503, "overloaded", "The engine is overloaded"),
}
_LONGEST_PROMPT: Final = 32_000
_LONGEST_LINE: Final = 4096
_MOST_PICTURES: Final = 16
_LARGEST_MASK: Final = 4 * 2**20
_FEWEST, _MOST = 655_360, 3840 * 2160
_STANDARD: Final = {Size(1024, 1024), Size(1536, 1024), Size(1024, 1536)}
_QUALITIES: Final = {"low", "medium", "high", "auto"}
_FINER: Final = {"xhigh", "max"}
_OUT: Final = Decimal("0.00003")
_TEXT: Final = Decimal("0.000005")
_SEEN: Final = Decimal("0.000008")
"""Dollars of a token that is drawn, read or seen."""
_A_PICTURE: Final = 100
"""Tokens of a picture that is seen."""
_TOKEN: Final = 4
"""Characters of a token, about."""
_PACE: Final = 15
"""Characters that a voice speaks in a second, about."""


class OpenAI(Chat):
    """Answers with what it makes."""

    provider = "openai"
    free = ("/v1/models",)
    answered = ("plan", "image", "speech")
    images_a_minute: int = 0
    """What its answers tell; 0 tells nothing."""

    def routes(self) -> list[Route]:
        """Give what it answers."""
        return [
            ("POST", "/v1/chat/completions", self.chat),
            ("POST", "/v1/images/generations", self._generate),
            ("POST", "/v1/images/edits", self._edit),
            ("POST", "/v1/audio/speech", self._speak),
        ]

    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables of its provider."""
        return {"OPENAI_BASE_URL": f"{url}/v1", "OPENAI_API_KEY": KEY}

    def wrong(self, why: str) -> web.Response:
        """Give an error as OpenAI tells it."""
        status, code, text = _WRONG[why]
        kind = "image_generation_user_error" if code == "moderation_blocked" else "error"
        told: dict[str, Any] = {"type": kind, "code": code, "message": text, "param": None}
        if code == "moderation_blocked":
            stage = "output" if why == "refuse-output" else "input"
            told["moderation_details"] = {"categories": ["violence"], "moderation_stage": stage}
        headers = {"Retry-After": "0.05"} if why == "limited" else None
        return web.json_response({"error": told}, status=status, headers=headers)

    async def _generate(self, request: web.Request) -> web.StreamResponse:
        return await self.sell(request, self._wish(await body_of(request)), self._drawn)

    async def _edit(self, request: web.Request) -> web.StreamResponse:
        body = await form_of(request)
        return await self.sell(request, self._wish(body, self._seen(body)), self._drawn)

    def _seen(self, body: dict[str, Any]) -> tuple[str, ...]:
        """Give what the pictures of a form are for: the first may be masked."""
        pictures, mask = body.get("image[]", []), body.get("mask")
        if not 1 <= len(pictures) <= _MOST_PICTURES:
            raise Denied(self.wrong("invalid"))
        sizes = [_opened(data, ("PNG", "JPEG", "WEBP")).size for data in pictures]
        if mask is None:
            return ("reference",) * len(pictures)
        clear = _opened(mask, ("PNG",))
        if (clear.size, clear.mode) != (sizes[0], "RGBA") or len(mask) >= _LARGEST_MASK:
            raise Denied(self.wrong("invalid"))
        return ("edit", *("reference",) * (len(pictures) - 1), "mask")

    def _wish(self, body: dict[str, Any], pictures: tuple[str, ...] = ()) -> Wish:
        model, size = body["model"], size_of(body["size"])
        if len(body["prompt"]) > _LONGEST_PROMPT or not _drawable(body, size):
            raise Denied(self.wrong("invalid"))
        list_price = self.price(model, size=size)
        wish = Wish("image", model, body["prompt"], size=size, pictures=pictures, body=body)
        metered = "usd_per_million" in entry("openai", model).wire
        return replace(wish, usd=_metered(wish, list_price) if metered else list_price)

    def _drawn(self, sale: Sale) -> web.Response:
        if sale.fault == "refuse-output":
            return self.wrong("refuse-output")
        told = {
            "created": 1_764_000_000,
            "data": [{"b64_json": b64encode(sale.content()).decode()}],
            "size": str(sale.wish.size),
            "usage": _usage(sale.wish),
        }
        few = self.images_a_minute
        rates = {"x-ratelimit-limit-requests": "500", "x-ratelimit-limit-images": str(few)}
        return web.json_response(told, headers=rates if few else None)

    async def _speak(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        directed = bool(body.get("instructions"))
        if len(body["input"]) > _LONGEST_LINE or (directed and body["model"].startswith("tts-1")):
            raise Denied(self.wrong("invalid"))
        price = entry("openai", body["model"]).price if "/" not in body["model"] else None
        characters = len(body["input"])
        wish = Wish(
            "speech",
            body["model"],
            body["input"],
            seconds=max(1.0, round(characters / _PACE, 1)),
            usd=price.of(characters=characters) if price else Decimal(0),
            body=body,
        )
        return await self.sell(request, wish, self._spoken)

    def _spoken(self, sale: Sale) -> web.Response:
        if sale.fault == "refuse-output":
            return self.wrong("refuse-output")
        return web.Response(body=sale.content(), content_type="audio/flac")


def _opened(data: bytes, formats: tuple[str, ...]) -> Image.Image:
    return Image.open(BytesIO(data), formats=formats)


def _drawable(body: Mapping[str, Any], size: Size) -> bool:
    """Say whether a model draws this size in this quality."""
    model, quality = body["model"], body["quality"]
    if quality not in _QUALITIES | (_FINER if "-2.5-" in model else set()):
        return False
    if not model.startswith("gpt-image-2"):
        return size in _STANDARD
    slim = max(size.aspect, 1 / size.aspect)
    on_grid = size.width % 16 == size.height % 16 == 0
    return on_grid and slim <= 3 and _FEWEST <= size.width * size.height <= _MOST  # noqa: PLR2004


def _counts(wish: Wish, list_price: Decimal) -> tuple[int, int, int]:
    """Give the tokens that are read, seen and drawn."""
    seen = _A_PICTURE * sum(picture != "mask" for picture in wish.pictures)
    return 1 + len(wish.prompt) // _TOKEN, seen, int(list_price / _OUT) + 1


def _metered(wish: Wish, list_price: Decimal) -> Decimal:
    read, seen, drawn = _counts(wish, list_price)
    return read * _TEXT + seen * _SEEN + drawn * _OUT


def _usage(wish: Wish) -> dict[str, Any]:
    read, seen, drawn = _counts(wish, entry("openai", wish.model).price_for(wish.size).of())
    return {
        "input_tokens": read + seen,
        "input_tokens_details": {"text_tokens": read, "image_tokens": seen},
        "output_tokens": drawn,
        "total_tokens": read + seen + drawn,
    }
