"""Anthropic: Claude plans films and rewords what was refused, by its own library.

Facts: https://docs.claude.com/en/api (read 2026-11), anthropic 2.14. Nothing tells whether a call
whose answer is lost was paid for.
"""

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from longtake.capabilities.provider import Provider
from longtake.providers._catalogue import entry, offered
from longtake.providers._planning import SECONDS, LanguagePlanner, language_planner

if TYPE_CHECKING:
    from anthropic import AsyncAnthropic
    from pydantic_ai.models import Model

    from longtake.sdk import Clients

NAME: Final = "anthropic"
OFFER: Final = offered(
    NAME, "Claude plans films and rewords what was refused", key="ANTHROPIC_API_KEY"
)
_URL: Final = "https://api.anthropic.com"


def build(key: str) -> "Anthropic":
    """Give the provider."""
    from longtake.sdk import Clients, library  # noqa: PLC0415 - httpx only for who calls

    url = os.environ.get("ANTHROPIC_BASE_URL", _URL)
    anthropic = library("anthropic", extra="planner")
    return Anthropic(
        key,
        Clients(
            lambda: anthropic.AsyncAnthropic(
                api_key=key, base_url=url, max_retries=0, timeout=SECONDS
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class Anthropic(Provider):
    """The provider."""

    key: str = field(repr=False)
    clients: "Clients[AsyncAnthropic]"

    def planner(self, model: str) -> LanguagePlanner:
        """Give a model that plans."""

        async def here() -> "Model":
            from pydantic_ai.models.anthropic import AnthropicModel  # noqa: PLC0415
            from pydantic_ai.providers.anthropic import AnthropicProvider  # noqa: PLC0415

            client = await self.clients.here()
            return AnthropicModel(model, provider=AnthropicProvider(anthropic_client=client))

        own = entry(NAME, model)
        return language_planner(own, here, key=self.key, variable=OFFER.key)

    async def probe(self) -> None:
        """Find out whether the key is good, by the list of models."""
        from longtake.sdk import translated  # noqa: PLC0415

        client = await self.clients.here()
        async with translated("anthropic/models", key=self.key, paid=False, seconds=30.0):
            await client.models.list(limit=1)

    async def aclose(self) -> None:
        """Close the connections to Anthropic."""
        await self.clients.aclose()
