"""A language model's own server on loopback, such as vLLM or llama.cpp."""

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from longtake.testing.fakes.chat import Chat
from longtake.testing.fakes.counter import KEY, Route
from longtake.testing.fakes.shop import Wish

MODEL = "qwen3-next"


class Local(Chat):
    """A server without a bill; with `schemas` off, one that takes no JSON schema."""

    provider = "local"
    answered = ("plan",)
    listed: bool = True

    def routes(self) -> list[Route]:
        """Give what it answers."""
        return [
            ("GET", "/v1/models", self._models),
            ("POST", "/v1/chat/completions", self.chat),
        ]

    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables of its provider."""
        return {"LOCAL_PLANNER_URL": f"{url}/v1", "LOCAL_PLANNER_KEY": KEY}

    def wrong(self, why: str) -> web.Response:
        """Give an error as vLLM tells it."""
        status = {
            "limited": 429,
            "refuse-input": 400,
            "no-credit": 402,
            "bad-key": 401,
            "model-gone": 404,
            "broken-500": 500,
            "busy-503": 503,
        }.get(why, 400)
        told = {"object": "error", "message": f"it is {why}", "type": "BadRequestError"}
        headers = {"Retry-After": "0.05"} if why == "limited" else None
        return web.json_response({"error": told}, status=status, headers=headers)

    async def _models(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        data = [{"id": MODEL, "object": "model", "created": 1, "owned_by": "me"}]
        return web.json_response({"object": "list", "data": data if self.listed else []})

    def wish_of(self, body: Mapping[str, Any]) -> Wish:
        """Give what a call wants, whatever the model is called here."""
        wish = super().wish_of({**body, "model": "own"})
        return Wish("plan", body["model"], wish.prompt, usd=wish.usd, body=body)
