"""Runway: its own models and those of a dozen others through one wire, by its own library.

Facts: https://docs.dev.runwayml.com (read 2026-11), runwayml 5.24. No idempotency key and no list
of tasks: a submit whose answer is lost is in doubt, unless it went through a router of its own
(`_runway_router`). Runway queues what passes the account's limits (THROTTLED) and refunds most of
what fails. Its speech and sound effects are jobs too, which promises of one call do not fit.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from longtake.capabilities.ledger import Capacity
from longtake.capabilities.provider import Provider
from longtake.providers._catalogue import entry, offered
from longtake.providers.runway.account import Account
from longtake.providers.runway.image import RunwayImage
from longtake.providers.runway.router import RoutedVideo
from longtake.providers.runway.video import RunwayVideo

NAME: Final = "runway"
OFFER: Final = offered(
    NAME,
    "Runway's Gen-4.5, and Veo, Kling, Hailuo, Seedance, Wan and Gemini Omni through it",
    key="RUNWAYML_API_SECRET",
    former_key="RUNWAY_API_KEY",
    concurrent=2,  # of tier 1; higher tiers are set in `limits`, or learned by `capacity`
)
_URL: Final = "https://api.dev.runwayml.com"


def build(key: str) -> "Runway":
    """Give the provider; `LONGTAKE_RUNWAY_ROUTER=1` sends submits so that a lost one is found."""
    url = os.environ.get("RUNWAYML_BASE_URL", _URL)
    routed = os.environ.get("LONGTAKE_RUNWAY_ROUTER", "") == "1"
    return Runway(Account.at(url, key), routed)


@dataclass(frozen=True, slots=True)
class Runway(Provider):
    """The provider."""

    account: Account
    routed: bool = False

    def video(self, model: str) -> RunwayVideo:
        """Give a model that renders."""
        kind = RoutedVideo if self.routed else RunwayVideo
        return kind(entry(NAME, model), self.account)

    def image(self, model: str) -> RunwayImage:
        """Give a model that draws."""
        return RunwayImage(entry(NAME, model), self.account)

    async def capacity(self) -> Capacity:
        """Ask how many tasks of each model Runway runs at a time; the others wait there."""
        return await self.account.get("/v1/organization", _capacity)

    async def probe(self) -> None:
        """Find out whether the key is good."""
        await self.capacity()

    async def aclose(self) -> None:
        """Close the connections to Runway."""
        await self.account.clients.aclose()


def _capacity(organization: Mapping[str, Any]) -> Capacity:
    return Capacity(
        models={
            f"{NAME}:{model}": Capacity(concurrent=limits["maxConcurrentGenerations"])
            for model, limits in organization["tier"]["models"].items()
            if model in OFFER.entries
        }
    )
