"""OpenAI's chat completions on loopback (https://developers.openai.com/api/reference/chat)."""

from collections.abc import Mapping
from typing import Any, Final

from aiohttp import web

from longtake.testing.fakes.authors import Authored
from longtake.testing.fakes.counter import Denied, body_of
from longtake.testing.fakes.shop import Sale, Wish

_ENDS: Final = {
    "stop": "stop",
    "length": "length",
    "filter": "content_filter",
    "refusal": "stop",
}


class Chat(Authored):
    """A server that chats."""

    schemas: bool = True
    """Whether it takes `response_format` with a JSON schema."""

    async def chat(self, request: web.Request) -> web.StreamResponse:
        """Answer a call to `/chat/completions`."""
        body = await body_of(request)
        form = body.get("response_format")
        if form is not None and not (self.schemas and _strict(form)):
            raise Denied(self.wrong("invalid"))
        return await self.sell(request, self.wish_of(body), self._completed)

    def wish_of(self, body: Mapping[str, Any]) -> Wish:
        """Give what a call wants."""
        told, pictures = [], 0
        for message in body["messages"]:
            content = message["content"]
            parts = [{"type": "text", "text": content}] if isinstance(content, str) else content
            told += [part["text"] for part in parts if part["type"] == "text"]
            pictures += sum(part["type"] == "image_url" for part in parts)
        return self.to_write(body["model"], "\n\n".join(told), body, pictures)

    def _completed(self, sale: Sale) -> web.Response:
        writing = self.written(sale)
        refused, used = writing.ended == "refusal", self.used(sale)
        message = {
            "role": "assistant",
            "content": None if refused else writing.text,
            "refusal": writing.text if refused else None,
        }
        told = {
            "id": f"chatcmpl-{sale.id}",
            "object": "chat.completion",
            "created": 1_764_000_000,
            "model": sale.wish.model,
            "choices": [
                {"index": 0, "message": message, "finish_reason": _ENDS[writing.ended]},
            ],
            "usage": {
                "prompt_tokens": used["in"],
                "completion_tokens": used["out"],
                "total_tokens": used["in"] + used["out"],
            },
        }
        return web.json_response(told)


def _strict(form: Mapping[str, Any]) -> bool:
    """Say whether a response format is a strict schema: nothing optional, nothing free."""
    if form["type"] != "json_schema" or form["json_schema"].get("strict") is not True:
        return False
    return all(_closed(each) for each in _objects(form["json_schema"]["schema"]))


def _closed(schema: Mapping[str, Any]) -> bool:
    every = set(schema["required"]) == set(schema["properties"])
    return every and schema["additionalProperties"] is False


def _objects(schema: object) -> list[Mapping[str, Any]]:
    """Give every object's schema inside a schema."""
    if isinstance(schema, list):
        return [found for each in schema for found in _objects(each)]
    if not isinstance(schema, dict):
        return []
    inside = [found for each in schema.values() for found in _objects(each)]
    return [schema, *inside] if schema.get("type") == "object" else inside
