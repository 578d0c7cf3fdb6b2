"""A Gemini API on loopback: interactions and `generateContent` (https://ai.google.dev, 2026-11)."""

import re
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from aiohttp import web
from PIL import Image

from longtake.capabilities.catalogue import Entry
from longtake.film.picture import Size, size_for
from longtake.providers._catalogue import entry
from longtake.testing.fakes.authors import Authored
from longtake.testing.fakes.counter import KEY, Denied, Route, body_of
from longtake.testing.fakes.shop import Sale, Wish

_POLICY: Final = "The prompt was blocked: it violates Google's policies"
_WRONG: Final = {
    "limited": (429, "RESOURCE_EXHAUSTED", "You exceeded your current quota"),
    "refuse-input": (400, "INVALID_ARGUMENT", _POLICY),
    "no-credit": (429, "RESOURCE_EXHAUSTED", "Your prepayment credits are depleted."),
    "bad-key": (400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."),
    "model-gone": (404, "NOT_FOUND", "models/it is not found for API version v1"),
    "invalid": (400, "INVALID_ARGUMENT", "Request contains an invalid argument."),
    "unknown-job": (404, "NOT_FOUND", "Interaction not found"),
    "broken-500": (500, "INTERNAL", "An internal error has occurred"),
    "busy-503": (503, "UNAVAILABLE", "The model is overloaded"),
}
_DETAILS: Final = {
    "limited": {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "0.05s"},
    "bad-key": {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"},
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
    "failed": {"code": "INTERNAL", "message": "Generation failed"},
    "refused": {"code": "INVALID_ARGUMENT", "message": "The generated video violates our policies"},
}
_DECLARED: Final = re.compile(r"<(FIRST_FRAME|LAST_FRAME|IMAGE_REF_\d)>@Image(\d)")
_LONGEST_CLIP: Final = 10
_SHORTEST_CLIP: Final = 3
_MOST_REFERENCES: Final = 6
_LINES: Final = 144
"""Short side of the clips that are handed over, for the sake of the tests' time."""
_PIXELS: Final = {"": 1024, "1K": 1024, "2K": 2048, "4K": 4096}
_HEAVIEST: Final = 7_000_000
"""Bytes of a picture in a call."""
_PLAIN: Final = str.maketrans("-_", "+/")
_INNER: Final = re.compile(r"_([a-z])")
_CLIP: Final = 30.0
"""Seconds of Lyria's clips."""
_SAMPLES: Final = 24_000
_PACE: Final = 15
"""Characters that a voice speaks in a second, about."""


class Google(Authored):
    """Interactions, and answers that hold what they make."""

    provider = "google"
    free = ("/v1/models",)
    answered = ("plan", "image", "speech", "music")

    def routes(self) -> list[Route]:
        """Give what it answers."""
        return [
            ("POST", "/v1/interactions", self._interact),
            ("GET", "/v1/interactions/{id}", self._interaction),
            ("POST", "/v1/interactions/{id}/cancel", self._cancel),
            ("POST", "/v1/models/{model}:generateContent", self._generate),
            ("GET", "/v1/files/{id}:download", self._download),
        ]

    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables of its provider."""
        return {"GOOGLE_GEMINI_BASE_URL": url, "GEMINI_API_KEY": KEY}

    def key_of(self, request: web.Request) -> str:
        """Give the key that a call brings."""
        return request.headers.get("x-goog-api-key", "")

    def wrong(self, why: str) -> web.Response:
        """Give an error as Google tells it."""
        status, name, text = _WRONG[why]
        details = [_DETAILS[why]] if why in _DETAILS else []
        error = {"code": status, "message": text, "status": name, "details": details}
        return web.json_response({"error": error}, status=status)

    def link(self, request: web.Request, sale: Sale) -> str:
        """Give the address of a file, which holds its description: its bytes are one step on."""
        return f"{request.url.origin()}/v1/files/{sale.id}"

    async def _interact(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        sold = self._entry(body["model"])
        if sold.part == "video":
            return await self.sell(request, self._film(sold, body), _accepted)
        if sold.part != "music" or body.get("background") or not isinstance(body["input"], str):
            raise Denied(self.wrong("invalid"))
        usd, words = self.price(sold.name), body["input"]
        seconds = _CLIP if sold.limits.cues else _sung(words)
        wish = Wish("music", sold.name, words, seconds=seconds, usd=usd, body=body)
        return await self.sell(request, wish, _composed)

    def _film(self, sold: Entry, body: dict[str, Any]) -> Wish:
        content = body["input"][0]["content"]
        prompt = "".join(part["text"] for part in content if part["type"] == "text")
        pictures = [_opened(part["data"]) for part in content if part["type"] == "image"]
        shape = body["response_format"]
        seconds = int(re.fullmatch(r"(\d+)s", shape["duration"])[1])  # type: ignore[index]
        if (
            body.get("background") is not True
            or shape["type"] != "video"
            or not _SHORTEST_CLIP <= seconds <= _LONGEST_CLIP
            or shape["aspect_ratio"] not in sold.ratios
            or shape["resolution"] not in sold.tiers
            or not _is_task(body, _roles(prompt))
            or not _declared(prompt, len(pictures))
        ):
            raise Denied(self.wrong("invalid"))
        return Wish(
            "video",
            sold.name,
            prompt,
            seconds=seconds,
            size=size_for(shape["aspect_ratio"], _LINES),
            pictures=_roles(prompt),
            usd=seconds * sold.tiers[shape["resolution"]],
            body=body,
        )

    async def _interaction(self, request: web.Request) -> web.StreamResponse:
        sale = self.looked(request)
        told = _told(sale)
        if sale.stage == "done":
            uri = self.link(request, sale)
            told["steps"] = _output({"type": "video", "uri": uri, "mime_type": "video/mp4"})
        return web.json_response(told)

    async def _cancel(self, request: web.Request) -> web.StreamResponse:
        sale = self.known(request)
        if sale.stage == "done":
            raise Denied(self.wrong("invalid"))
        sale.cancelled = True
        return web.json_response(_told(sale))

    async def _download(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        if request.query.get("alt") != "media":
            raise Denied(self.wrong("invalid"))
        return await self._file(request)

    async def _generate(self, request: web.Request) -> web.StreamResponse:
        body, sold = _spelt(await body_of(request)), self._entry(request.match_info["model"])
        if sold.part == "planner":
            return await self.sell(request, self._writing(sold, body), self._wrote)
        wanted = body["generationConfig"]["responseModalities"]
        if (sold.part, wanted) == ("image", ["IMAGE"]):
            return await self.sell(request, self._still(sold, body), _drawn)
        if (sold.part, wanted) == ("voice", ["AUDIO"]):
            return await self.sell(request, self._line(sold, body), _spoken)
        raise Denied(self.wrong("invalid"))

    def _writing(self, sold: Entry, body: dict[str, Any]) -> Wish:
        """Read what is to be written; a schema has every field asked for."""
        schema = body.get("generationConfig", {}).get("responseJsonSchema")
        if schema is not None and set(schema["required"]) != set(schema["properties"]):
            raise Denied(self.wrong("invalid"))
        held = [body.get("systemInstruction", {}), *body["contents"]]
        parts = [part for content in held for part in content.get("parts", [])]
        pictures = [_opened(part["inlineData"]["data"]) for part in parts if "inlineData" in part]
        asked = "\n\n".join(part["text"] for part in parts if "text" in part)
        return self.to_write(sold.name, asked, body, len(pictures))

    def _wrote(self, sale: Sale) -> web.Response:
        writing, used = self.written(sale), self.used(sale)
        told: dict[str, Any] = {
            "modelVersion": sale.wish.model,
            "usageMetadata": {
                "promptTokenCount": used["in"],
                "candidatesTokenCount": used["out"],
                "totalTokenCount": used["in"] + used["out"],
            },
        }
        if writing.ended in {"filter", "refusal"}:
            return web.json_response(told | {"promptFeedback": {"blockReason": "SAFETY"}})
        content = {"role": "model", "parts": [{"text": writing.text}]}
        ended = "MAX_TOKENS" if writing.ended == "length" else "STOP"
        return web.json_response(
            told | {"candidates": [{"content": content, "finishReason": ended}]}
        )

    def _still(self, sold: Entry, body: dict[str, Any]) -> Wish:
        parts, shape = body["contents"][0]["parts"], body["generationConfig"]["imageConfig"]
        pictures = [_opened(part["inlineData"]["data"]) for part in parts if "inlineData" in part]
        tier, ratio = shape.get("imageSize", ""), shape["aspectRatio"]
        sent = [len(part["inlineData"]["data"]) for part in parts if "inlineData" in part]
        if any(count * 3 // 4 > _HEAVIEST for count in sent):
            raise Denied(self.wrong("invalid"))
        if ratio not in sold.ratios or tier not in (sold.tiers or ("",)):
            raise Denied(self.wrong("invalid"))
        return Wish(
            "image",
            sold.name,
            parts[-1]["text"],
            size=_size(ratio, _PIXELS[tier]),
            pictures=("reference",) * len(pictures),
            usd=sold.tiers[tier] if tier else sold.price.usd_per_call,
            body=body,
        )

    def _line(self, sold: Entry, body: dict[str, Any]) -> Wish:
        words = body["contents"][0]["parts"][0]["text"]
        voice = body["generationConfig"]["speechConfig"]["voiceConfig"]["prebuiltVoiceConfig"]
        if voice["voiceName"] not in sold.wire["voices"]:
            raise Denied(self.wrong("invalid"))
        usd: Decimal = sold.price.of(characters=len(words))
        seconds = max(1.0, round(len(words) / _PACE, 1))
        return Wish("speech", sold.name, words, seconds=seconds, usd=usd, body=body)

    def _entry(self, model: str) -> Entry:
        """Give a model that is sold; raises for one that is not."""
        self.price(model)
        return entry(self.provider, model)


def _sung(prompt: str) -> float:
    """Give the seconds of a song, as its prompt says."""
    found = re.search(r"Length: (\d+):(\d\d)", prompt)
    return int(found[1]) * 60 + int(found[2]) if found else _CLIP


def _opened(data: str) -> Size:
    """Give the size of a picture, in either alphabet of base64; raises for what is none."""
    held = b64decode(data.translate(_PLAIN), validate=True)
    return Size(*Image.open(BytesIO(held), formats=("PNG", "JPEG")).size)


def _spelt(held: Any) -> Any:  # noqa: ANN401 - any JSON
    """Spell names as `generateContent` does; Google reads `voice_config` as `voiceConfig`."""
    if isinstance(held, list):
        return [_spelt(each) for each in held]
    if not isinstance(held, dict):
        return held
    return {
        _INNER.sub(lambda found: found[1].upper(), name): _spelt(each)
        for name, each in held.items()
    }


def _size(ratio: str, side: int) -> Size:
    """Give a picture's size by its shorter side, as small as a test can do with."""
    return size_for(ratio, side // 8)


def _roles(prompt: str) -> tuple[str, ...]:
    """Give what the pictures are for, as the prompt says."""
    tags = [tag for tag, _ in _DECLARED.findall(prompt)]
    return tuple(tag.split("_")[0].lower().replace("image", "reference") for tag in tags)


def _declared(prompt: str, pictures: int) -> bool:
    """Say whether each picture is for something, a last frame beside a first one."""
    numbers = [int(number) for _, number in _DECLARED.findall(prompt)]
    roles = _roles(prompt)
    return (
        numbers == [*range(1, pictures + 1)]
        and roles.count("reference") <= _MOST_REFERENCES
        and ("last" not in roles or "first" in roles)
    )


def _is_task(body: Mapping[str, Any], roles: Sequence[str]) -> bool:
    """Say whether the task, if one is named, is that of the pictures."""
    if "generation_config" not in body:
        return True
    kinds = {"reference" if role == "reference" else "frame" for role in roles}
    fitting = {
        "text_to_video": set[str](),
        "image_to_video": {"frame"},
        "reference_to_video": {"reference"},
    }
    return fitting[body["generation_config"]["video_config"]["task"]] == kinds


def _accepted(sale: Sale) -> web.Response:
    return web.json_response(_told(sale))


def _told(sale: Sale) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": sale.id,
        "object": "interaction",
        "model": sale.wish.model,
        "status": _STATUS[sale.stage],
        "created": "2026-11-26T00:00:00Z",
        "updated": "2026-11-26T00:00:00Z",
    }
    if sale.stage in _FAILURE:
        told["errors"] = [_FAILURE[sale.stage]]
    return told


def _output(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [{"type": "model_output", "content": [content]}]


def _composed(sale: Sale) -> web.Response:
    refused = sale.fault == "refuse-output"
    told = _told(sale) | {"status": "failed" if refused else "completed"}
    if refused:
        told["errors"] = [{"code": "INVALID_ARGUMENT", "message": "The output was moderated"}]
    else:
        data = b64encode(sale.content()).decode()
        told["steps"] = _output({"type": "audio", "data": data, "mime_type": "audio/flac"})
    return web.json_response(told)


def _drawn(sale: Sale) -> web.Response:
    return _candidate(sale, "IMAGE_SAFETY", sale.content(), "image/png")


def _spoken(sale: Sale) -> web.Response:
    kept = {"empty": 0.0, "cut-off": 0.3}.get(sale.fault, 1.0)
    count = int(sale.wish.seconds * kept * _SAMPLES)
    return _candidate(sale, "SAFETY", b"\x00\x10" * count, "audio/L16;codec=pcm;rate=24000")


def _candidate(sale: Sale, refusal: str, data: bytes, kind: str) -> web.Response:
    if sale.fault == "refuse-output":
        return web.json_response({"candidates": [{"finishReason": refusal}]})
    part = {"inlineData": {"mimeType": kind, "data": b64encode(data).decode()}}
    content = {"role": "model", "parts": [part]}
    return web.json_response({"candidates": [{"content": content, "finishReason": "STOP"}]})
