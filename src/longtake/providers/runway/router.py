"""Runway's Model Router, used so that a submit whose answer was lost can be found again.

Untested live: read in runwayml 5.24. Routers list the requests that went through them, tasks are
listed nowhere; so every purchase gets a router of its own, whose slug follows from its token and
which allows its one model. Runway's library has no call that deletes a router: each purchase
leaves one behind. Switched on by `LONGTAKE_RUNWAY_ROUTER=1`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final

from longtake.capabilities.catalogue import lines_of
from longtake.capabilities.errors import Transient, Unusable
from longtake.capabilities.job import Ticket
from longtake.capabilities.video import VideoRequest
from longtake.film.picture import Size
from longtake.providers.runway.account import SECONDS
from longtake.providers.runway.video import RunwayVideo, own_size

_ASPECTS: Final = ("16:9", "9:16", "1:1", "4:3", "3:4", "21:9")
_TIERS: Final = MappingProxyType({480: "480p", 720: "720p", 1080: "1080p", 2160: "4k"})
_PAGE: Final = 100
"""Routers and requests that one page brings."""


@dataclass(frozen=True, slots=True)
class RoutedVideo(RunwayVideo):
    """A model that renders, through a router for each purchase."""

    @property
    def settle(self) -> float:
        """Seconds after which a request is taken to be listed; Runway states none."""
        return 10.0

    async def submit(self, request: VideoRequest, token: str) -> Ticket:
        """Buy a task through the token's own router."""
        self.check_pictures(request)
        depicted = (("reference", held.data) for held in request.references)
        pictures = [
            {"uri": await self.account.picture(data), "role": role}
            for role, data in (*request.pinned.items(), *depicted)
        ]
        await self._open(slug_of(token))
        wish: dict[str, object] = {
            "promptText": request.prompt,
            "duration": int(request.frames / request.rate),
            "aspectRatio": replace(self.entry, ratios=_ASPECTS).ratio_for(request.size),
            **self._resolution(request.size, pictured=request.first is not None),
            **({"referenceImages": pictures} if pictures else {}),
            **({"audio": False} if "audio" in self.entry.wire.get("fixed", {}) else {}),
            **({"seed": request.seed % 2**32} if self.limits.seed else {}),
        }
        body = {"configId": slug_of(token), "input": wish}
        return await self.account.buy("/v1/generate/video", body, entry=self.entry)

    async def find(self, token: str) -> Ticket | None:
        """Give the task that was bought under a token; None where surely none was.

        A router that does not exist was never submitted through. Raises `Transient` for a request
        that was routed and names no task yet.
        """
        router = await self._router(slug_of(token))
        if router is None:
            return None
        return await self.account.get(f"/v1/routers/{router}/requests?limit={_PAGE}", _bought)

    async def _open(self, slug: str) -> None:
        """Make sure that the router exists."""
        models = {"mode": "allowlist_only", "ids": [self.entry.name]}
        try:
            await self.account.post("/v1/routers", {"slug": slug, "settings": {"models": models}})
        except Unusable:
            if await self._router(slug) is None:
                raise

    async def _router(self, slug: str) -> str | None:
        """Give the id of a router by its slug: its requests are listed by id."""
        from longtake.sdk import translated  # noqa: PLC0415 - httpx only for who calls

        client = await self.account.clients.here()
        async with translated(
            "runway/v1/routers", key=self.account.key, paid=False, seconds=SECONDS
        ):
            async for router in client.routers.list(limit=_PAGE):
                if router.slug == slug:
                    return router.id
        return None

    def _resolution(self, size: Size, *, pictured: bool) -> dict[str, str]:
        """Name the tier where the router has a name for it; else it takes the model's own."""
        own = own_size(self.entry, size, "pictured" if pictured else "worded")
        lines = min(own.width, own.height)
        if self.entry.tiers:
            lines = lines_of(self.entry.tier_for(size))
        tier = _TIERS.get(lines)
        return {"resolution": tier} if tier else {}


def _bought(told: Mapping[str, Any]) -> Ticket | None:
    """Read the requests of a router: one that was routed has a task."""
    requests = told["data"]
    found = next((each["taskId"] for each in requests if each.get("taskId")), None)
    if found is None and any(each["status"] == "routed" for each in requests):
        raise Transient("runway routed a request and names no task yet")
    return Ticket(str(found)) if found else None


def slug_of(token: str) -> str:
    """Give the slug of a token's router."""
    return f"longtake-{sha256(token.encode()).hexdigest()[:16]}"
