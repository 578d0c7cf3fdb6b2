"""An Anthropic on loopback: messages (https://docs.claude.com/en/api/messages, anthropic 2.14)."""

from collections.abc import Mapping
from typing import Any, Final

from aiohttp import web

from longtake.testing.fakes.authors import Authored
from longtake.testing.fakes.counter import KEY, Denied, Route, body_of
from longtake.testing.fakes.shop import Sale, Wish

_WRONG: Final = {
    "limited": (429, "rate_limit_error", "This request would exceed your rate limit"),
    "refuse-input": (400, "invalid_request_error", "Output blocked by content filtering policy"),
    "no-credit": (400, "invalid_request_error", "Your credit balance is too low to access the API"),
    "bad-key": (401, "authentication_error", "API key is invalid"),
    "model-gone": (404, "not_found_error", "model: claude-unknown"),
    "invalid": (400, "invalid_request_error", "messages: field required"),
    "broken-500": (500, "api_error", "Internal server error"),
    "busy-503": (529, "overloaded_error", "Overloaded"),
}
_ENDS: Final = {
    "stop": "end_turn",
    "length": "max_tokens",
    "filter": "refusal",
    "refusal": "refusal",
}


class Anthropic(Authored):
    """Messages."""

    provider = "anthropic"
    free = ("/v1/models",)
    answered = ("plan",)

    def routes(self) -> list[Route]:
        """Give what it answers."""
        return [("POST", "/v1/messages", self._message)]

    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables of its provider."""
        return {"ANTHROPIC_BASE_URL": url, "ANTHROPIC_API_KEY": KEY}

    def wrong(self, why: str) -> web.Response:
        """Give an error as Anthropic tells it."""
        status, kind, text = _WRONG[why]
        told = {"type": "error", "error": {"type": kind, "message": text}}
        headers = {"Retry-After": "0.05"} if why == "limited" else None
        return web.json_response(told, status=status, headers=headers)

    async def _message(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        if (
            body.get("stream")
            or not body["max_tokens"]
            or "anthropic-version" not in request.headers
        ):
            raise Denied(self.wrong("invalid"))
        return await self.sell(request, self._wish(body), self._answered)

    def _wish(self, body: Mapping[str, Any]) -> Wish:
        told, pictures = [_text(body.get("system", ""))], 0
        for message in body["messages"]:
            content = message["content"]
            told.append(_text(content))
            if not isinstance(content, str):
                pictures += sum(part["type"] == "image" for part in content)
        return self.to_write(body["model"], "\n\n".join(told), body, pictures)

    def _answered(self, sale: Sale) -> web.Response:
        writing, used = self.written(sale), self.used(sale)
        told = {
            "id": f"msg_{sale.id}",
            "type": "message",
            "role": "assistant",
            "model": sale.wish.model,
            "content": [{"type": "text", "text": writing.text}] if writing.text else [],
            "stop_reason": _ENDS[writing.ended],
            "stop_sequence": None,
            "usage": {"input_tokens": used["in"], "output_tokens": used["out"]},
        }
        return web.json_response(told)


def _text(content: str | list[dict[str, Any]]) -> str:
    if isinstance(content, str):
        return content
    return "\n\n".join(part["text"] for part in content if part["type"] == "text")
