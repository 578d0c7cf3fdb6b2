"""A planner of one's own: any server that speaks OpenAI's chat completions.

vLLM, SGLang, llama.cpp, Ollama, LM Studio and gateways do. `LOCAL_PLANNER_URL` is its address, such
as http://127.0.0.1:8000/v1; `LOCAL_PLANNER_MODEL` names its model, else the first that it lists;
`LOCAL_PLANNER_KEY` is its key where it wants one. It is taken to cost nothing.
"""

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from longtake.capabilities.errors import Unusable
from longtake.capabilities.provider import Provider
from longtake.providers._catalogue import entry, offered
from longtake.providers._planning import SECONDS, LanguagePlanner, language_planner

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from pydantic_ai.models import Model
    from pydantic_ai.profiles import ModelProfile

    from longtake.sdk import Clients

NAME: Final = "local"
OWN: Final = "own"
"""The model that the server names itself."""
OFFER: Final = offered(
    NAME,
    "A language model on a server of your own plans films",
    key="LOCAL_PLANNER_URL",
    open_to=("planner",),
)
_KEY: Final = "LOCAL_PLANNER_KEY"


def build(key: str) -> "Local":
    """Give the provider; `key` is the server's address."""
    from longtake.sdk import Clients, library  # noqa: PLC0415 - httpx only for who calls

    openai = library("openai", extra="planner")
    secret = os.environ.get(_KEY, "")
    return Local(
        secret,
        os.environ.get("LOCAL_PLANNER_MODEL", ""),
        Clients(
            lambda: openai.AsyncOpenAI(
                api_key=secret or "none", base_url=key, max_retries=0, timeout=SECONDS
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class Local(Provider):
    """The provider."""

    key: str = field(repr=False)
    model: str
    """As it is set; empty takes the first that the server lists."""
    clients: "Clients[AsyncOpenAI]"

    def planner(self, model: str) -> LanguagePlanner:
        """Give the server's own model, or another by its name there."""
        wanted = self.model if model == OWN else model

        async def here() -> "Model":
            from pydantic_ai.models.openai import OpenAIChatModel  # noqa: PLC0415
            from pydantic_ai.providers.openai_compatible import (  # noqa: PLC0415
                OpenAICompatibleProvider,
            )

            client = await self.clients.here()
            name = wanted or await _listed(client)
            provider = OpenAICompatibleProvider(NAME, openai_client=client)
            return OpenAIChatModel(name, provider=provider, profile=_PROFILE)

        own = replace(entry(NAME, OWN), name=model)
        return language_planner(own, here, key=self.key, variable=_KEY)

    async def aclose(self) -> None:
        """Close the connections to the server."""
        await self.clients.aclose()


_PROFILE: "Final[ModelProfile]" = {
    "supports_json_schema_output": True,
    "supports_json_object_output": False,
}
"""A schema is tried; where the server does not take it, the words alone ask for JSON."""


async def _listed(client: "AsyncOpenAI") -> str:
    """Give the first model that the server lists."""
    models = [model.id async for model in client.models.list()]
    if not models:
        raise Unusable("LOCAL_PLANNER_URL", "lists no model", "set LOCAL_PLANNER_MODEL")
    return models[0]
