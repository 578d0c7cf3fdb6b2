"""A Black Forest Labs on loopback: pictures and films as jobs (https://docs.bfl.ai, 2026-11)."""

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from aiohttp import web

from longtake.capabilities.catalogue import Entry
from longtake.film.picture import Size, size_for
from longtake.providers._catalogue import entries
from longtake.testing.fakes.counter import KEY, Denied, Fake, Route, body_of
from longtake.testing.fakes.shop import Sale, Wish

_WRONG: Final = {
    "limited": (429, "Rate limit exceeded: 24 active tasks"),
    "no-credit": (402, "Insufficient credits"),
    "bad-key": (403, "Not authenticated"),
    "model-gone": (404, "Not Found"),
    "broken-500": (500, "Internal server error"),
    "busy-503": (503, "Service unavailable"),
}
_STATUS: Final = {
    "queued": "Pending",
    "running": "Pending",
    "done": "Ready",
    "failed": "Error",
    "refused": "Content Moderated",
    "cancelled": "Task not found",
    "odd": "Pondering",
}
_MODERATED: Final = "moderated"
_CENT: Final = Decimal("0.01")
_GRIDS: Final = {"flux-pro-1.1": 32, "flux-dev": 32}
_MOST: Final = 4_000_000
_SHORT: Final = 256
"""Short side of pictures that are asked for by their shape."""
_LINES: Final = 144
"""Short side of the clips that are handed over, for the sake of the tests' time."""
_SAID: Final = frozenset(
    {
        "mode",
        "prompt",
        "duration",
        "resolution",
        "aspect_ratio",
        "generate_audio",
        "keyframes",
    }
)
_SHORTEST, _LONGEST = 5, 20
_MOST_FRAMES: Final = 2
"""Of the ten that it takes: more are spread evenly, which nobody here asks for."""
_GIVEN: Final = ("input_image", *(f"input_image_{number}" for number in range(2, 9)))


@dataclass
class BFL(Fake):
    """Jobs, each with an address where it is asked after."""

    provider = "bfl"
    origin: str = ""
    """Where it was called last."""
    purse: float = 500.0
    """Credits of the account."""

    def routes(self) -> list[Route]:
        """Give what it answers."""
        return [
            ("GET", "/v1/credits", self._credits),
            ("POST", "/v1/{model}", self._draw),
            ("GET", "/regional/v1/get_result", self._result),
            ("GET", "/v1/get_result", self._result),
        ]

    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables of its provider."""
        return {"BFL_BASE_URL": url, "BFL_API_KEY": KEY}

    def key_of(self, request: web.Request) -> str:
        """Give the key that a call brings."""
        return request.headers.get("x-key", "")

    def wrong(self, why: str) -> web.Response:
        """Give an error as BFL tells it."""
        if why == "refuse-input":  # it takes the call, and tells when it is asked after
            return self._place(_MODERATED)
        if why == "invalid":
            detail = [{"loc": ["body", "width"], "msg": "Input should be a multiple of 16"}]
            return web.json_response({"detail": detail}, status=422)
        if why == "unknown-job":
            return web.json_response({"id": "", "status": "Task not found", "result": None})
        status, text = _WRONG[why]
        headers = {"Retry-After": "0.05"} if why == "limited" else None
        return web.json_response({"detail": text}, status=status, headers=headers)

    async def _draw(self, request: web.Request) -> web.StreamResponse:
        self.origin = str(request.url.origin())
        wish = self._wish(request.match_info["model"], await body_of(request))
        return await self.sell(request, wish, self._sold)

    async def _credits(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        return web.json_response({"credits": self.purse})

    def _sold(self, sale: Sale) -> web.Response:
        cost = float(sale.wish.usd / _CENT)
        return self._place(sale.id, cost=cost, input_mp=0.0, output_mp=1.0)

    def _place(self, job: str, **more: float) -> web.Response:
        url = f"{self.origin}/regional/v1/get_result?id={job}"
        return web.json_response({"id": job, "polling_url": url, **more})

    def _wish(self, model: str, body: dict[str, Any]) -> Wish:
        held = {each.name: each for each in entries("bfl")}.get(model)
        if held is None:
            raise Denied(self.wrong("model-gone"))
        if held.part == "video":
            return self._film(held, body)
        given = [name for name in _GIVEN if name in body]
        sides = (body.get("width", 0), body.get("height", 0))
        shaped = "aspect_ratio" in body
        if shaped == any(sides) or len(given) > held.limits.references or not body["prompt"]:
            raise Denied(self.wrong("invalid"))
        if not shaped and not _on_canvas(model, sides):
            raise Denied(self.wrong("invalid"))
        for name in given:
            b64decode(body[name], validate=True)
        size = size_for(body["aspect_ratio"], _SHORT) if shaped else Size(*sides)
        return Wish(
            "image",
            model,
            body["prompt"],
            size=size,
            seed=body["seed"],
            pictures=("reference",) * len(given),
            usd=self.price(model, size=size),
            body=body,
        )

    def _film(self, held: Entry, body: dict[str, Any]) -> Wish:
        frames = body.get("keyframes", [])
        for frame in frames:
            b64decode(frame, validate=True)
        right = (
            set(body) <= _SAID
            and body["mode"] == ("i2v" if frames else "t2v")
            and len(frames) <= _MOST_FRAMES
            and body["duration"] in range(_SHORTEST, _LONGEST + 1)
            and body["resolution"] in held.tiers
            and body["aspect_ratio"] in held.ratios
            and body["prompt"]
        )
        if not right:
            raise Denied(self.wrong("invalid"))
        return Wish(
            "video",
            held.name,
            body["prompt"],
            seconds=body["duration"],
            size=size_for(body["aspect_ratio"], _LINES),
            pictures=("first", "last")[: len(frames)],
            usd=body["duration"] * held.tiers[body["resolution"]],
            body=body,
        )

    async def _result(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        if request.query["id"] == _MODERATED:
            return web.json_response({"id": _MODERATED, "status": "Request Moderated"})
        sale = self.shop.sales.get(request.query["id"])
        if sale is None:
            raise Denied(self.wrong("unknown-job"))
        sale.looks += 1
        done, refused = sale.stage == "done", sale.stage == "refused"
        told = {
            "id": sale.id,
            "status": _STATUS[sale.stage],
            "result": {"sample": self.link(request, sale)} if done else None,
            "progress": 0.5 if sale.stage == "running" else None,
            "details": {"Moderation Reasons": ["Violence"]} if refused else None,
        }
        return web.json_response(told)


def _on_canvas(model: str, sides: tuple[int, int]) -> bool:
    grid = _GRIDS.get(model, 16)
    whole = all(side > 0 and side % grid == 0 for side in sides)
    return whole and sides[0] * sides[1] <= _MOST
