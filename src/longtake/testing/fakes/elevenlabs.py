"""An ElevenLabs on loopback (https://elevenlabs.io/docs, elevenlabs 2.78)."""

from base64 import b64encode
from collections.abc import Mapping
from decimal import Decimal
from time import time
from typing import Any, Final

from aiohttp import web

from longtake.film.quote import Price
from longtake.providers._catalogue import entries
from longtake.testing.fakes.counter import KEY, Denied, Fake, Route, body_of
from longtake.testing.fakes.shop import Sale, Wish

_CREDIT: Final = Decimal("0.00008")
_WRONG: Final = {
    "limited": (429, "too_many_concurrent_requests", "Too many concurrent requests"),
    "refuse-input": (400, "bad_prompt", "Your prompt may infringe someone's rights"),
    "no-credit": (401, "quota_exceeded", "This request exceeds your quota"),
    "bad-key": (401, "invalid_api_key", "Invalid API key"),
    "model-gone": (400, "model_not_found", "A model with this id does not exist"),
    "invalid": (422, "validation_error", "Input should be valid"),
    "unknown-job": (404, "not_found", "Not found"),
    "broken-500": (500, "internal_error", "Something went wrong"),
    "busy-503": (503, "service_unavailable", "Service unavailable"),
    "no-voice": (404, "voice_not_found", "A voice with that id was not found"),
}
_BETTER: Final = "a harbour, in the manner of nobody"
_SHORTEST_SONG, _LONGEST_SONG = 3_000, 600_000
_SHORTEST_NOISE, _LONGEST_NOISE = 0.5, 30
_LONGEST_LINE: Final = 5_000
_VOICE_ID: Final = 20
"""Letters of a voice's id."""
_A_LETTER: Final = 0.05
"""Seconds that each letter of a line takes."""
_SILENT: Final = ("eleven_multilingual_v2",)
"""Models that take no language."""


class ElevenLabs(Fake):
    """Songs, lines and noises, each in its answer; lines are in the history too."""

    keeps: bool = True
    """Whether the account keeps a history."""

    provider = "elevenlabs"
    free = ("/v2/voices",)

    def routes(self) -> list[Route]:
        """Give what it answers."""
        return [
            ("POST", "/v1/music", self._music),
            ("POST", "/v1/text-to-speech/{voice}/with-timestamps", self._speech),
            ("POST", "/v1/sound-generation", self._effect),
            ("GET", "/v1/history", self._history),
            ("GET", "/v1/history/{id}/audio", self._audio),
        ]

    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables of its provider."""
        return {"ELEVENLABS_BASE_URL": url, "ELEVENLABS_API_KEY": KEY}

    def key_of(self, request: web.Request) -> str:
        """Give the key that a call brings."""
        return request.headers.get("xi-api-key", "")

    def wrong(self, why: str) -> web.Response:
        """Give an error as ElevenLabs tells it."""
        status, code, message = _WRONG[why]
        detail: dict[str, Any] = {"status": code, "message": message}
        if why == "refuse-input":
            detail["data"] = {"prompt_suggestion": _BETTER}
        headers = {"Retry-After": "0.05"} if why == "limited" else None
        return web.json_response({"detail": detail}, status=status, headers=headers)

    async def _music(self, request: web.Request) -> web.StreamResponse:
        body = await self._body(request, "music")
        length = body.get("music_length_ms")
        if not isinstance(length, int) or not _SHORTEST_SONG <= length <= _LONGEST_SONG:
            raise Denied(self.wrong("invalid"))
        if "seed" in body or not body.get("prompt") or body.get("force_instrumental") is not True:
            raise Denied(self.wrong("invalid"))
        wish = self._wish("music", body, body["prompt"], length / 1000)
        return await self.sell(request, wish, self._sound)

    async def _effect(self, request: web.Request) -> web.StreamResponse:
        body = await self._body(request, "effect")
        seconds = body.get("duration_seconds", 0)
        if not _SHORTEST_NOISE <= seconds <= _LONGEST_NOISE or not body.get("text"):
            raise Denied(self.wrong("invalid"))
        wish = self._wish("effect", body, body["text"], seconds)
        return await self.sell(request, wish, self._sound)

    async def _speech(self, request: web.Request) -> web.StreamResponse:
        body = await self._body(request, "voice")
        body["voice"] = request.match_info["voice"]
        if len(body["voice"]) != _VOICE_ID:
            raise Denied(self.wrong("no-voice"))
        if not 1 <= len(body["text"]) <= _LONGEST_LINE:
            raise Denied(self.wrong("invalid"))
        if body["model_id"] in _SILENT and "language_code" in body:
            raise Denied(self.wrong("invalid"))
        wish = self._wish("speech", body, body["text"], len(body["text"]) * _A_LETTER)
        return await self.sell(request, wish, self._spoken)

    async def _body(self, request: web.Request, part: str) -> dict[str, Any]:
        body = await body_of(request)
        if body.get("model_id") not in {held.name for held in entries(self.provider, part)}:
            raise Denied(self.wrong("model-gone"))
        return body

    def _wish(self, kind: str, body: dict[str, Any], words: str, seconds: float) -> Wish:
        price = next(held.price for held in entries(self.provider) if held.name == body["model_id"])
        return Wish(
            kind,
            body["model_id"],
            words,
            seconds=seconds,
            seed=body.get("seed"),
            usd=_credits(price, seconds, len(words) if kind == "speech" else 0) * _CREDIT,
            body=body,
        )

    async def _history(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        asked = (request.query["model_id"], request.query["voice_id"])
        lines = [
            {
                "history_item_id": sale.id,
                "request_id": _request(sale),
                "voice_id": sale.wish.body["voice"],
                "model_id": sale.wish.model,
                "text": sale.wish.prompt,
                "date_unix": int(time()),
                "character_count_change_from": 0,
                "character_count_change_to": int(sale.wish.usd / _CREDIT),
                "content_type": "audio/mpeg",
                "state": "created",
            }
            for sale in self.shop.sales.values()
            if sale.wish.kind == "speech" and (sale.wish.model, sale.wish.body["voice"]) == asked
        ]
        return web.json_response({"history": lines if self.keeps else [], "has_more": False})

    async def _audio(self, request: web.Request) -> web.StreamResponse:
        return web.Response(body=self.known(request).content(), content_type="audio/mpeg")

    def _sound(self, sale: Sale) -> web.Response:
        if sale.fault == "refuse-output":
            return self.wrong("refuse-input")
        return web.Response(body=sale.content(), content_type="audio/mpeg", headers=_cost(sale))

    def _spoken(self, sale: Sale) -> web.Response:
        if sale.fault == "refuse-output":
            return self.wrong("refuse-input")
        letters = [*sale.wish.prompt]
        alignment = {
            "characters": letters,
            "character_start_times_seconds": [at * _A_LETTER for at in range(len(letters))],
            "character_end_times_seconds": [(at + 1) * _A_LETTER for at in range(len(letters))],
        }
        told = {
            "audio_base64": b64encode(sale.content()).decode(),
            "alignment": alignment,
            "normalized_alignment": alignment,
        }
        return web.json_response(told, headers={**_cost(sale), "request-id": _request(sale)})


def _credits(price: Price, seconds: float, letters: int) -> Decimal:
    exact = price.usd_per_second * Decimal(str(seconds))
    exact += price.usd_per_1000_characters * letters / 1000
    return (exact / _CREDIT).quantize(Decimal(1))


def _request(sale: Sale) -> str:
    return f"r-{sale.id}"


def _cost(sale: Sale) -> Mapping[str, str]:
    return {"character-cost": str((sale.wish.usd / _CREDIT).quantize(Decimal(1)))}
