"""Runway's tasks, and its models that render."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import Expired, Unsupported
from longtake.capabilities.job import JobState, Ticket
from longtake.capabilities.video import VideoRequest
from longtake.film.picture import Size, size_of
from longtake.providers._catalogue import Catalogued
from longtake.providers.runway.account import Account, standing


@dataclass(frozen=True, slots=True)
class Tasks(Catalogued):
    """A model that sells tasks."""

    account: Account

    @property
    def settle(self) -> float:
        """Nothing is ever found."""
        return 0.0

    async def check(self, ticket: Ticket) -> JobState:
        """Ask once how the task stands."""
        kind = "image/png" if self.entry.part == "image" else "video/mp4"
        read = partial(standing, media_type=kind)
        return await self.account.get(f"/v1/tasks/{ticket.id}", read)

    async def cancel(self, ticket: Ticket) -> None:
        """Ask Runway to stop the task; one that is gone already is stopped."""
        try:
            await self.account.delete(f"/v1/tasks/{ticket.id}")
        except Expired:
            return


@dataclass(frozen=True, slots=True)
class RunwayVideo(Tasks):
    """A model that renders."""

    async def submit(self, request: VideoRequest, token: str) -> Ticket:
        """Buy a task."""
        del token  # a direct call takes no name
        self.check_pictures(request)
        pictures = [
            {"uri": await self.account.picture(data), "position": where}
            for where, data in request.pinned.items()
        ]
        references = [{"uri": await self.account.picture(held.data)} for held in request.references]
        way = "pictured" if pictures else "worded"
        body: dict[str, object] = {
            "model": self.entry.name,
            "promptText": request.prompt,
            "duration": int(request.frames / request.rate),
            **shape(self.entry, request.size, way),
            **self.entry.wire.get("fixed", {}),
            **({"promptImage": pictures} if pictures else {}),
            **({"references": references} if references else {}),
            **({"seed": request.seed % 2**32} if self.limits.seed else {}),
        }
        path = "/v1/image_to_video" if pictures else "/v1/text_to_video"
        return await self.account.buy(path, body, entry=self.entry)

    def check_pictures(self, request: VideoRequest) -> None:
        """Raise `Unsupported` for a call that this model does not take."""
        if request.first is None and not self.limits.text:
            raise Unsupported(f"{self.entry.full_name} needs a first picture; choose another mode")
        if request.first is None and request.references and self._references == "pictured":
            remedy = "choose another mode, or a model that takes them with words alone"
            raise Unsupported(
                f"{self.entry.full_name} takes references with a first picture only; {remedy}"
            )

    @property
    def _references(self) -> str:
        return str(self.entry.wire.get("references", ""))


def shape(entry: Entry, size: Size, way: str) -> Mapping[str, str]:
    """Say a picture's shape as the model wants it: `way` is `pictured` or `worded`."""
    forms: Mapping[str, str] = entry.wire.get(way, {"ratio": "{size}"})
    tier = entry.tier_for(size) if entry.tiers else ""
    pixels = own_size(entry, size, way)
    told = {
        "size": f"{pixels.width}:{pixels.height}",
        "shape": entry.ratio_for(size) if entry.ratios else "",
        "tier": tier,
    }
    return {name: form.format(**told) for name, form in forms.items()}


def own_size(entry: Entry, size: Size, way: str) -> Size:
    """Give the pixels to ask for: of the film's tier, where the model has tiers."""
    wire = entry.wire
    named = wire.get("sizes", {}).get(entry.tier_for(size)) if entry.tiers else None
    named = named or wire.get(f"{way}_sizes")
    if named is None:
        return entry.size_for(size)
    sizes = tuple(size_of(each.replace(":", "x")) for each in named)
    return replace(entry, sizes=sizes).size_for(size)
