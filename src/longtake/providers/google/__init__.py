"""Google's Gemini API: plans, Omni films, pictures, Lyria's music, voices, by Google's library.

Facts: https://ai.google.dev/gemini-api/docs (read 2026-11), google-genai 3.6. No idempotency key
and no list of interactions: a submit whose answer is lost is in doubt.
"""

import os
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from longtake.capabilities.provider import Provider
from longtake.providers._catalogue import entry, offered
from longtake.providers._planning import LanguagePlanner, language_planner
from longtake.providers.google.account import Account, connected, meaning
from longtake.providers.google.image import GoogleImage
from longtake.providers.google.music import GoogleMusic
from longtake.providers.google.video import OmniVideo
from longtake.providers.google.voice import GoogleVoice

if TYPE_CHECKING:
    from pydantic_ai.models import Model

NAME: Final = "google"
OFFER: Final = offered(
    NAME,
    "Google's Gemini planners, Omni films, pictures, Lyria music and voices",
    key="GEMINI_API_KEY",
    former_key="GOOGLE_API_KEY",
    aliases={
        "omni": "gemini-omni-1.2-flash",
        "nano-banana": "gemini-nano-banana-2.1",
        "nano-banana-pro": "gemini-3-pro-image",
        "lyria": "lyria-3.5",
    },
)
_URL: Final = "https://generativelanguage.googleapis.com"


def build(key: str) -> "Google":
    """Give the provider."""
    from longtake.sdk import Clients, library  # noqa: PLC0415 - httpx only for who calls

    url = os.environ.get("GOOGLE_GEMINI_BASE_URL", _URL).rstrip("/")
    library("google.genai.interactions", extra="google")  # two seconds that no paid call may lose
    clients = Clients(lambda: connected(url, vertexai=False, api_key=key))
    return Google(Account(NAME, url, key, clients))


@dataclass(frozen=True, slots=True)
class Google(Provider):
    """The provider."""

    account: Account

    def planner(self, model: str) -> LanguagePlanner:
        """Give a model that plans."""

        async def here() -> "Model":
            from pydantic_ai.models.google import GoogleModel  # noqa: PLC0415
            from pydantic_ai.providers.google import GoogleProvider  # noqa: PLC0415

            client = (await self.account.clients.here()).library
            return GoogleModel(model, provider=GoogleProvider(client=client))

        own, key = entry(NAME, model), self.account.key
        read = partial(meaning, own)
        return language_planner(own, here, key=key, variable=OFFER.key, meaning=read)

    def video(self, model: str) -> OmniVideo:
        """Give a model that renders."""
        return OmniVideo(entry(NAME, model), self.account)

    def image(self, model: str) -> GoogleImage:
        """Give a model that draws."""
        return GoogleImage(entry(NAME, model), self.account)

    def music(self, model: str) -> GoogleMusic:
        """Give a composer."""
        return GoogleMusic(entry(NAME, model), self.account)

    def voice(self, model: str) -> GoogleVoice:
        """Give a voice."""
        return GoogleVoice(entry(NAME, model), self.account)

    async def probe(self) -> None:
        """Find out whether the key is good, by the list of models."""
        async with self.account.calling("/models") as google:
            await google.models.list(config={"page_size": 1})

    async def aclose(self) -> None:
        """Close the connections to Google."""
        await self.account.clients.aclose()
