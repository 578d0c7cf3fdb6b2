"""Runway: its own models and those of a dozen others through one wire, by its own library.

Facts: https://docs.dev.runwayml.com (read 2026-11), runwayml 5.24. No idempotency key and no list
of tasks: a submit whose answer is lost is in doubt. Runway queues what passes the account's limits
(THROTTLED) and refunds what fails.
"""

import os
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from longtake.capabilities.errors import (
    BadOutput,
    Expired,
    LongtakeError,
    OutOfCredit,
    Refused,
    Unusable,
)
from longtake.capabilities.job import Failed, Finished, JobState, Link, Result, Running, Ticket
from longtake.capabilities.provider import Provider
from longtake.capabilities.video import VideoRequest
from longtake.providers._catalogue import Catalogued, entry, offered

if TYPE_CHECKING:
    from runwayml import AsyncRunwayML

    from longtake.sdk import Clients
    from longtake.transport import Answer

NAME: Final = "runway"
OFFER: Final = offered(
    NAME,
    "Runway's Gen-4.5, and Veo, Kling, Hailuo, Seedance, Wan and Gemini Omni through it",
    key="RUNWAYML_API_SECRET",
    former_key="RUNWAY_API_KEY",
    concurrent=2,  # of tier 1; higher tiers are set in `limits`
)
_URL: Final = "https://api.dev.runwayml.com"
_CREDIT: Final = Decimal("0.01")
"""Dollars (https://docs.dev.runwayml.com/guides/pricing, 2026-11-12)."""
_INLINE: Final = 3_500_000
"""Bytes of a picture that still fits a data URI of 5 MB; larger ones are uploaded."""
_SECONDS: Final = 60.0


def build(key: str) -> "Runway":
    """Give the provider."""
    from longtake.sdk import Clients, library  # noqa: PLC0415 - httpx only for who calls

    url = os.environ.get("RUNWAYML_BASE_URL", _URL)
    runwayml = library("runwayml", extra="runway")
    return Runway(
        Account(
            url,
            key,
            Clients(
                lambda: runwayml.AsyncRunwayML(
                    api_key=key, base_url=url, max_retries=0, timeout=_SECONDS
                )
            ),
        )
    )


@dataclass(frozen=True, slots=True)
class Account:
    """A customer's account."""

    url: str
    key: str = field(repr=False)
    clients: "Clients[AsyncRunwayML]"

    async def ask(self, method: str, path: str, body: object = None) -> Mapping[str, Any]:
        """Make one call; a POST is paid for."""
        from longtake.sdk import translated  # noqa: PLC0415

        client, paid = await self.clients.here(), method == "post"
        more = {"body": body} if paid else {}
        async with translated(
            f"runway{path}", key=self.key, paid=paid, seconds=_SECONDS, meaning=_meaning
        ):
            told = await getattr(client, method)(path, cast_to=object, **more)
            return _told(told)

    async def picture(self, data: bytes) -> str:
        """Give the address of a picture: in the call itself, or uploaded for a day."""
        from longtake.sdk import translated  # noqa: PLC0415

        if len(data) <= _INLINE:
            return f"data:image/png;base64,{b64encode(data).decode()}"
        client = await self.clients.here()
        async with translated(
            "runway/v1/uploads", key=self.key, paid=False, seconds=_SECONDS, meaning=_meaning
        ):
            uploaded = await client.uploads.create_ephemeral(file=("frame.png", data))
            return uploaded.uri


@dataclass(frozen=True, slots=True)
class RunwayVideo(Catalogued):
    """A model that renders."""

    account: Account
    settle: float = 0.0

    async def submit(self, request: VideoRequest, token: str) -> Ticket:
        """Buy a task."""
        del token  # Runway takes no name for it
        framed = [(request.first, "first"), (request.last, "last")]
        pictures = [
            {"uri": await self.account.picture(data), "position": where}
            for data, where in framed
            if data is not None
        ]
        body: dict[str, object] = {
            "model": self.entry.name,
            "promptText": request.prompt,
            "duration": int(request.frames / request.rate),
            **self._shape(request),
        }
        if pictures:
            body["promptImage"] = pictures
        if self.limits.seed:
            body["seed"] = request.seed % 2**32
        if self.entry.wire.get("audio"):
            body["audio"] = False
        path = "/v1/image_to_video" if pictures else "/v1/text_to_video"
        return Ticket(str((await self.account.ask("post", path, body))["id"]))

    def _shape(self, request: VideoRequest) -> dict[str, str]:
        """Say the picture's shape as the model wants it."""
        if self.entry.sizes:
            size = self.entry.size_for(request.size)
            return {"ratio": f"{size.width}:{size.height}"}
        told = {"resolution": self.entry.tier_for(request.size)} if self.entry.tiers else {}
        return told | ({"ratio": self.entry.ratio_for(request.size)} if self.entry.ratios else {})

    async def check(self, ticket: Ticket) -> JobState:
        """Ask once how the task stands."""
        return _standing(await self.account.ask("get", f"/v1/tasks/{ticket.id}"))

    async def cancel(self, ticket: Ticket) -> None:
        """Ask Runway to stop the task; one that is gone already is stopped."""
        try:
            await self.account.ask("delete", f"/v1/tasks/{ticket.id}")
        except Expired:
            return


@dataclass(frozen=True, slots=True)
class Runway(Provider):
    """The provider."""

    account: Account

    def video(self, model: str) -> RunwayVideo:
        """Give a model that renders."""
        return RunwayVideo(entry(NAME, model), self.account)


def _told(answer: object) -> Mapping[str, Any]:
    if isinstance(answer, Mapping):
        return answer
    if answer is None or answer == "":
        return {}
    message = f"no JSON object: {str(answer)[:80]}"
    raise ValueError(message)


def _standing(task: Mapping[str, Any]) -> JobState:
    """Read a task; a status that nobody knows is one that goes on."""
    charge = _charge(task)
    match str(task["status"]):
        case "SUCCEEDED":
            return Finished(Result(Link(str(task["output"][0]), "video/mp4"), charge))
        case "FAILED":
            return Failed(_failure(task), charge)
        case "CANCELLED":
            return Failed(Expired(f"runway ended task {task['id']}"), charge)
        case _:
            progress = task.get("progress")
            return Running(float(progress) if progress is not None else None)


def _charge(task: Mapping[str, Any]) -> Decimal | None:
    cost = task.get("cost")
    return _CREDIT * Decimal(str(cost["credits"])) if cost else None


def _failure(task: Mapping[str, Any]) -> LongtakeError:
    """Read `failureCode` (https://docs.dev.runwayml.com/errors/task-failures)."""
    code, why = str(task.get("failureCode") or ""), str(task.get("failure") or "it failed")
    if code.startswith("SAFETY.INPUT"):
        return Refused("image" if "IMAGE" in code else "prompt", why)
    if code.startswith("SAFETY"):
        return Refused("output", why)
    if code.startswith(("ASSET", "INPUT_PREPROCESSING")):
        return Unusable("a picture given to runway", why)
    return BadOutput(f"runway: {why} ({code or 'no code'})")


def _meaning(answer: "Answer") -> LongtakeError | None:
    """Read an answer without success."""
    if answer.status == 400 and "credit" in answer.text.lower():  # noqa: PLR2004 - HTTP's own
        return OutOfCredit(f"runway: {answer.text}")
    return None
