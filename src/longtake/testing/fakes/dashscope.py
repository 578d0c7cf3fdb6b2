"""A DashScope on loopback: the task API (https://www.alibabacloud.com/help/en/model-studio)."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from aiohttp import web

from longtake.film.limits import Lengths
from longtake.film.picture import Size, size_for
from longtake.providers._catalogue import entry
from longtake.testing.fakes.counter import KEY, Denied, Fake, Route, body_of
from longtake.testing.fakes.shop import Sale, Wish

_WRONG: Final = {
    "limited": (429, "Throttling.RateQuota", "Requests rate limit exceeded"),
    "refuse-input": (400, "DataInspectionFailed", "Input data may contain inappropriate content."),
    "no-credit": (400, "Arrearage", "Access denied, the account is in arrears."),
    "bad-key": (401, "InvalidApiKey", "Invalid API-key provided."),
    "model-gone": (404, "ModelNotFound", "Model not exist."),
    "invalid": (400, "InvalidParameter", "Required parameter is missing or wrong."),
    "unknown-job": (404, "NotFound", "The task does not exist."),
    "broken-500": (500, "InternalError", "An internal error has occurred."),
    "busy-503": (503, "ServiceUnavailable", "The service is busy."),
}
_STATUS: Final = {
    "queued": "PENDING",
    "running": "RUNNING",
    "done": "SUCCEEDED",
    "failed": "FAILED",
    "refused": "FAILED",
    "cancelled": "CANCELED",
    "odd": "PONDERING",
}
_FAILURE: Final = {
    "failed": ("InternalError.Algo", "The generation failed."),
    "refused": ("DataInspectionFailed", "Output data may contain inappropriate content."),
}
_TIERS: Final = {"480P": Size(854, 480), "720P": Size(1280, 720), "1080P": Size(1920, 1080)}
_LINES: Final = 144
"""Short side of the clips that are handed over, for the sake of the tests' time."""
_OWN: Final = frozenset({"first_frame", "last_frame"})


class DashScope(Fake):
    """Tasks."""

    provider = "dashscope"
    free = ("/api/v1/tasks/",)

    def routes(self) -> list[Route]:
        """Give what it answers."""
        render = "/api/v1/services/aigc/video-generation/video-synthesis"
        return [
            ("POST", render, self._render),
            ("GET", "/api/v1/tasks/{id}", self._task),
            ("POST", "/api/v1/tasks/{id}/cancel", self._cancel),
        ]

    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables of its provider."""
        return {"DASHSCOPE_HTTP_BASE_URL": f"{url}/api/v1", "DASHSCOPE_API_KEY": KEY}

    def wrong(self, why: str) -> web.Response:
        """Give an error as DashScope tells it."""
        status, code, text = _WRONG[why]
        headers = {"Retry-After": "0.05"} if why == "limited" else None
        told = {"code": code, "message": text, "request_id": "0123"}
        return web.json_response(told, status=status, headers=headers)

    async def _render(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        if request.headers.get("X-DashScope-Async") != "enable":
            raise Denied(self.wrong("invalid"))
        return await self.sell(request, self._wish(body), _sold)

    def _wish(self, body: dict[str, Any]) -> Wish:
        model, parameters = body["model"], body["parameters"]
        self.price(model)
        own = entry(self.provider, model)
        media = body["input"].get("media", [])
        roles = tuple(item["type"] for item in media)
        low, high = (count / (own.limits.rate or 1) for count in _ends(own.limits.lengths))
        ratios = own.ratios + (("adaptive",) if own.wire.get("adaptive") else ())
        if (
            not set(roles) <= _OWN
            or len(set(roles)) != len(roles)
            or roles == ("last_frame",)
            or (not roles and not own.limits.text)
            or not all(item["url"].startswith(("https://", "data:image/")) for item in media)
            or len(body["input"]["prompt"]) > own.limits.prompt
            or parameters.get("resolution") not in own.tiers
            or not isinstance(parameters.get("duration"), int)
            or not low <= parameters["duration"] <= high
            or not 0 <= parameters.get("seed", 0) < 2**31
            or ("ratio" in parameters and parameters["ratio"] not in ratios)
        ):
            raise Denied(self.wrong("invalid"))
        shape = parameters.get("ratio", "16:9")
        return Wish(
            "video",
            model,
            body["input"]["prompt"],
            seconds=parameters["duration"],
            size=size_for("16:9" if shape == "adaptive" else shape, _LINES),
            rate=own.limits.rate or Fraction(30),
            seed=parameters.get("seed"),
            pictures=tuple(role.removesuffix("_frame") for role in roles),
            usd=self.price(model, parameters["duration"], _TIERS[parameters["resolution"]]),
            body=body,
        )

    async def _task(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        if request.match_info["id"] not in self.shop.sales:  # the record lives for a day
            return _told({"task_id": request.match_info["id"], "task_status": "UNKNOWN"})
        sale = self.looked(request)
        told = {"task_id": sale.id, "task_status": _STATUS[sale.stage]}
        if sale.stage in _FAILURE:
            told["code"], told["message"] = _FAILURE[sale.stage]
        if sale.stage == "done":
            told["video_url"] = self.link(request, sale)
        return _told(told)

    async def _cancel(self, request: web.Request) -> web.StreamResponse:
        sale = self.known(request)
        if sale.stage != "queued":
            raise Denied(self.wrong("invalid"))
        sale.cancelled = True
        return web.json_response({"request_id": "0123"})


def _ends(lengths: Lengths) -> tuple[int, int]:
    return lengths.at_least(1), lengths.most


def _sold(sale: Sale) -> web.Response:
    return _told({"task_id": sale.id, "task_status": "PENDING"})


def _told(output: Mapping[str, str]) -> web.Response:
    return web.json_response({"request_id": "0123", "output": output})
