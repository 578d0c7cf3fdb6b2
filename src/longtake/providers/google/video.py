"""Gemini Omni films: jobs of the Interactions API, whose pictures are named in the prompt.

Facts: https://ai.google.dev/gemini-api/docs/omni (read 2026-11). Omni cuts unless it is told not
to, it always makes sound, and it takes no seed.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from longtake.capabilities.errors import Expired, Unsupported, Unusable
from longtake.capabilities.job import (
    Content,
    Failed,
    Finished,
    JobState,
    Link,
    Result,
    Running,
    Ticket,
)
from longtake.capabilities.video import VideoRequest
from longtake.providers._catalogue import Catalogued
from longtake.providers.google.account import Account, picture
from longtake.providers.google.interaction import DONE, failure, nothing

if TYPE_CHECKING:
    from google.genai.interactions import Interaction

_HOST: Final = "generativelanguage.googleapis.com"
_UNCUT: Final = "One continuous shot in a single unbroken scene, no scene cuts."


@dataclass(frozen=True, slots=True)
class OmniVideo(Catalogued):
    """A model that renders."""

    account: Account
    settle: float = 0.0

    async def submit(self, request: VideoRequest, token: str) -> Ticket:
        """Buy an interaction in the background."""
        del token  # labels are for the bill alone: nothing lists interactions
        if request.last is not None and request.first is None:
            raise Unsupported(f"{self.entry.full_name} takes a last frame beside a first one only")
        text = {"type": "text", "text": script(request)}
        asked: dict[str, Any] = {
            "model": self.entry.name,
            "background": True,
            "input": [{"type": "user_input", "content": [*_pictures(request), text]}],
            "response_format": {
                "type": "video",
                "duration": f"{int(request.frames / request.rate)}s",
                "aspect_ratio": self.entry.ratio_for(request.size),
                "resolution": self.entry.tier_for(request.size),
                "delivery": "uri",
            },
        }
        task = _task(request)
        if task:
            asked["generation_config"] = {"video_config": {"task": task}}
        async with self.account.calling("/interactions", self.entry) as google:
            sold = await google.interactions.create(**asked)
            return Ticket(_id(sold))

    async def check(self, ticket: Ticket) -> JobState:
        """Ask once how the interaction stands."""
        async with self.account.calling(f"/interactions/{ticket.id}") as google:
            return self._standing(await google.interactions.get(ticket.id))

    async def cancel(self, ticket: Ticket) -> None:
        """Ask Google to stop the interaction; one that is over stays as it is."""
        with suppress(Expired, Unusable):
            async with self.account.calling(f"/interactions/{ticket.id}/cancel") as google:
                await google.interactions.cancel(ticket.id)

    def _standing(self, told: "Interaction") -> JobState:
        error = failure(told)
        if error is not None:
            return Failed(error)
        if told.status != DONE:
            return Running()
        made = told.output_video
        if made is None:
            return Failed(nothing(told))
        kind = made.mime_type or "video/mp4"
        if made.uri:
            return Finished(Result(self._link(made.uri, kind)))
        return Finished(Result(Content(b64decode(str(made.data or "")), kind)))

    def _link(self, uri: str, kind: str) -> Link:
        """Give the link to a file's bytes; only Google's own host gets the key."""
        address = urlsplit(uri)
        if address.netloc not in (_HOST, urlsplit(self.account.url).netloc):
            return Link(uri, kind)
        path = address.path
        if "/files/" in path and not path.endswith(":download"):
            path += ":download"
        query = address.query if "alt=media" in address.query else f"{address.query}&alt=media"
        whole = address._replace(path=path, query=query.lstrip("&"), fragment="")
        return Link(whole.geturl(), kind, {"x-goog-api-key": self.account.key})


def script(request: VideoRequest) -> str:
    """Give the prompt with what each picture is for, which only its words can say.

    The pictures are numbered in their order: first frame, last frame, references.
    """
    frames = ["FIRST_FRAME"] if request.first is not None else []
    frames += ["LAST_FRAME"] if request.last is not None else []
    sources = [f"<{tag}>@Image{number}" for number, tag in enumerate(frames, start=1)]
    names = [f"<IMAGE_REF_{number}>" for number in range(len(request.references))]
    references = [
        f"{name}@Image{number}" for number, name in enumerate(names, start=len(frames) + 1)
    ]
    said = [
        *([f"[# Sources {' '.join(sources)}]"] if sources else []),
        *([f"[# References {' '.join(references)}]"] if references else []),
        request.prompt,
        *(
            f"{name} shows {each.role}: a reference, no frame of the film."
            for name, each in zip(names, request.references, strict=True)
        ),
        *(["Begin with Image1 as the first frame."] if request.first is not None else []),
        *(["End with Image2 as the last frame."] if request.last is not None else []),
        _UNCUT,
    ]
    return " ".join(said)


def _pictures(request: VideoRequest) -> Iterator[Mapping[str, str]]:
    for data in (*request.pinned.values(), *(reference.data for reference in request.references)):
        kind, held = picture(data)
        yield {"type": "image", "mime_type": kind, "data": b64encode(held).decode()}


def _task(request: VideoRequest) -> str:
    """Name the task; frames and references together are none of them, and Omni finds out."""
    if request.references:
        return "" if request.first is not None else "reference_to_video"
    return "image_to_video" if request.first is not None else "text_to_video"


def _id(sold: "Interaction") -> str:
    if not sold.id:
        message = "an interaction without an id"
        raise ValueError(message)
    return sold.id
