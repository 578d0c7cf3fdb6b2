"""A Runway on loopback (https://docs.dev.runwayml.com, runwayml 5.24)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_UP, Decimal
from typing import Any, Final

from aiohttp import web

from longtake.film.picture import HD, Size, size_for, size_of
from longtake.providers._catalogue import entries
from longtake.testing.fakes._runway_calls import SECONDS, input_mistakes, mistakes
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
_LONGEST_PROMPT: Final = 1000
_LONGEST_URI: Final = 5 * 2**20
_SHORT_PROMPTS: Final = ("gen4", "veo3")
"""The models whose prompts have at most 1000 UTF-16 code units begin so."""
_PAGE: Final = 2
"""Routers on a page, so that one has to turn it."""


@dataclass
class Runway(Fake):
    """Tasks, uploads and routers."""

    provider = "runway"
    uploads: dict[str, bytes] = field(default_factory=dict)
    """What was uploaded, by its `runway://` address."""
    failure: tuple[str, str] = ("The result was not good enough", "INTERNAL.BAD_OUTPUT.CODE01")
    """Why tasks fail, and the code of it; an empty one is not told."""
    routers: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By slug: its id, its models, and its requests."""
    tier: dict[str, int | None] = field(default_factory=dict)
    """How many tasks of a model the account may have at a time; None knows no bound."""

    def routes(self) -> list[Route]:
        """Give what it answers."""
        return [
            ("POST", "/v1/image_to_video", self._video),
            ("POST", "/v1/text_to_video", self._video),
            ("POST", "/v1/text_to_image", self._image),
            ("POST", "/v1/generate/video", self._routed),
            ("POST", "/v1/routers", self._new_router),
            ("GET", "/v1/routers", self._list_routers),
            ("GET", "/v1/routers/{id}/requests", self._list_requests),
            ("POST", "/v1/uploads", self._upload),
            ("POST", "/storage/{id}", self._store),
            ("GET", "/v1/organization", self._organization),
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

    async def _video(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        call = request.path.rpartition("/")[2]
        self._check(body, mistakes(call, body))
        pictures = [*body.get("promptImage", []), *body.get("references", [])]
        self._check_pictures(pictures)
        shortest, longest = SECONDS.get(body["model"], (1, 30))
        if not shortest <= body["duration"] <= longest:
            raise Denied(self._invalid("duration"))
        roles = [each.get("position", "reference") for each in pictures]
        wish = self._wish("video", body, _size(body), body["duration"], roles)
        return await self.sell(request, wish, _sold)

    async def _image(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        self._check(body, mistakes("text_to_image", body))
        pictures = body.get("referenceImages", [])
        self._check_pictures(pictures)
        tags = [each["tag"] for each in pictures if "tag" in each]
        if len({*tags}) < len(tags) or not all(3 <= len(tag) <= 16 for tag in tags):  # noqa: PLR2004 - Runway's bounds
            raise Denied(self._invalid("tag"))
        roles = ["reference"] * len(pictures)
        return await self.sell(request, self._wish("image", body, _size(body), 0, roles), _sold)

    def _wish(
        self, kind: str, body: dict[str, Any], size: Size, seconds: int, roles: list[str]
    ) -> Wish:
        usd = self.price(body["model"], seconds, size).quantize(_CENT, ROUND_UP)
        return Wish(
            kind,
            body["model"],
            body["promptText"],
            seconds=seconds,
            size=size,
            seed=body.get("seed"),
            pictures=tuple(roles),
            usd=usd,
            body=body,
        )

    def _check(self, body: dict[str, Any], found: Iterator[str]) -> None:
        """Raise for a body that Runway would not take."""
        known = {each.name for each in entries(self.provider) if each.retires_on is None}
        if body.get("model") not in known:
            raise Denied(self.wrong("model-gone"))
        wrong = next(found, None)
        if wrong is not None:
            raise Denied(self._invalid(wrong))
        units = len(body["promptText"].encode("utf-16-le")) // 2
        if not units or (body["model"].startswith(_SHORT_PROMPTS) and units > _LONGEST_PROMPT):
            raise Denied(self._invalid("promptText"))

    def _check_pictures(self, pictures: list[dict[str, str]]) -> None:
        for uri in (each["uri"] for each in pictures):
            inline = uri.startswith("data:image/") and len(uri) < _LONGEST_URI
            if not (inline or self.uploads.get(uri)):
                raise Denied(self._invalid("uri"))

    def _invalid(self, name: str) -> web.Response:
        issues = [{"path": [name], "message": f"{name} is invalid"}]
        told = {"error": _WRONG["invalid"][1], "issues": issues}
        return web.json_response(told, status=400)

    async def _task(self, request: web.Request) -> web.StreamResponse:
        sale = self.looked(request)
        failure, code = self._failure(sale)
        told = {
            "id": sale.id,
            "status": _STATUS[sale.stage],
            "createdAt": "2026-11-26T00:00:00Z",
            "progress": 0.5 if sale.stage == "running" else None,
            "output": [self.link(request, sale)] if sale.stage == "done" else None,
            "failure": failure,
            "failureCode": code or None,
            "cost": {"credits": 0 if sale.void else _credits(sale)},
        }
        return web.json_response({name: value for name, value in told.items() if value is not None})

    def _failure(self, sale: Sale) -> tuple[str | None, str | None]:
        match sale.stage:
            case "failed":
                return self.failure
            case "refused":
                return "The result did not pass our moderation", "SAFETY.OUTPUT.VIDEO"
            case _:
                return None, None

    async def _cancel(self, request: web.Request) -> web.StreamResponse:
        self.known(request).cancelled = True
        return web.Response(status=204)

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        body = await body_of(request)
        if body.get("type") != "ephemeral" or "." not in body.get("filename", ""):
            raise Denied(self._invalid("filename"))
        name = str(len(self.uploads) + 1)
        self.uploads[f"runway://{name}"] = b""
        told = {
            "uploadUrl": f"{request.url.origin()}/storage/{name}",
            "fields": {"policy": f"policy-{name}"},
            "runwayUri": f"runway://{name}",
        }
        return web.json_response(told)

    async def _store(self, request: web.Request) -> web.StreamResponse:
        """Take a file as a bucket does: without the key, with the fields that were told."""
        form, name = await request.post(), request.match_info["id"]
        file = form.get("file")
        if form.get("policy") != f"policy-{name}" or not isinstance(file, web.FileField):
            return web.Response(status=403)
        self.uploads[f"runway://{name}"] = file.file.read()
        return web.Response(status=204)

    async def _organization(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        models = {
            model: {"maxConcurrentGenerations": bound, "maxDailyGenerations": 50}
            for model, bound in self.tier.items()
        }
        tier = {"maxMonthlyCreditSpend": 10_000, "models": models}
        return web.json_response({"creditBalance": 900, "tier": tier, "usage": {"models": {}}})

    async def _new_router(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        body = await body_of(request)
        slug, models = body["slug"], body["settings"]["models"]
        if slug in self.routers:
            return web.json_response({"error": "A router with this slug exists"}, status=409)
        made = {"id": f"router-{len(self.routers) + 1}", "models": models["ids"], "requests": []}
        self.routers[slug] = made
        return web.json_response(_router(slug, made))

    async def _list_routers(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        at = int(request.query.get("cursor", "0"))
        page = [*self.routers.items()][at : at + _PAGE]
        after = str(at + _PAGE) if at + _PAGE < len(self.routers) else None
        told = [_router(slug, held) for slug, held in page]
        return web.json_response({"data": told, "nextCursor": after})

    async def _list_requests(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        ids = {held["id"]: held["requests"] for held in self.routers.values()}
        if request.match_info["id"] not in ids:
            raise Denied(self.wrong("unknown-job"))
        return web.json_response({"data": ids[request.match_info["id"]], "nextCursor": None})

    async def _routed(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        router, wish = self.routers.get(body["configId"]), body["input"]
        if router is None:
            raise Denied(self._invalid("configId"))
        wrong = next(input_mistakes(wish), None)
        if wrong is not None:
            raise Denied(self._invalid(wrong))
        pictures = wish.get("referenceImages", [])
        self._check_pictures(pictures)
        lines = {"480p": 480, "1080p": 1080, "4k": 2160}.get(wish.get("resolution"), 720)
        told = {**wish, "model": router["models"][0], "configId": body["configId"]}
        roles = [each["role"] for each in pictures]
        sold = self._wish(
            "video", told, size_for(wish["aspectRatio"], lines), wish["duration"], roles
        )
        try:
            return await self.sell(request, sold, _sold)
        finally:
            sales = [sale for sale in self.shop.sales.values() if sale.wish is sold]
            router["requests"] += [{"taskId": sale.id, "status": "routed"} for sale in sales]


_SHAPE: Final = 64
"""Below it a ratio is a shape, such as 16:9, not a size."""
_TIERS: Final = {"360p": 360, "480p": 480, "720p": 720, "768p": 768, "1080p": 1080, "2k": 1440}


def _size(body: dict[str, Any]) -> Size:
    """Give the pixels that a call asks for; the picture's own shape is taken to be 16:9."""
    ratio, resolution = body.get("ratio", ""), body.get("resolution", "")
    first, _, _ = ratio.partition(":")
    if first.isdecimal() and int(first) > _SHAPE:
        return size_of(ratio.replace(":", "x"))
    lines = _TIERS.get(resolution or ratio.removeprefix("auto_"), HD.height)
    return size_for(ratio if ":" in ratio else "16:9", lines)


def _router(slug: str, held: Mapping[str, Any]) -> dict[str, Any]:
    moment = "2026-11-26T00:00:00Z"
    settings = {"schemaVersion": 1, "models": {"mode": "allowlist_only", "ids": held["models"]}}
    return {
        "id": held["id"],
        "slug": slug,
        "name": slug,
        "createdAt": moment,
        "updatedAt": moment,
        "version": 1,
        "settings": settings,
    }


def _sold(sale: Sale) -> web.Response:
    told = {"id": sale.id, "estimatedCost": {"credits": _credits(sale)}}
    return web.Response(text=json.dumps(told), content_type="application/json")


def _credits(sale: Sale) -> int:
    return int(sale.wish.usd / _CENT)
