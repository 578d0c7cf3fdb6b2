"""A customer's account at Runway: its calls, its uploads, and what its tasks and errors mean."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, TypeVar

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import (
    BadOutput,
    Expired,
    LongtakeError,
    ModelGone,
    OutOfCredit,
    Refused,
    Unusable,
)
from longtake.capabilities.job import Failed, Finished, JobState, Link, Result, Running, Ticket
from longtake.providers._pictures import media_type_of

if TYPE_CHECKING:
    from runwayml import AsyncRunwayML

    from longtake.sdk import Clients
    from longtake.transport import Answer

T = TypeVar("T")

SECONDS: Final = 60.0
_CREDIT: Final = Decimal("0.01")
"""Dollars (https://docs.dev.runwayml.com/guides/pricing, 2026-11-12)."""
_INLINE: Final = 3_500_000
"""Bytes of a picture that still fits a data URI of 5 MB; larger ones are uploaded."""


@dataclass(frozen=True, slots=True)
class Account:
    """A customer's account."""

    url: str
    key: str = field(repr=False)
    clients: "Clients[AsyncRunwayML]" = field(repr=False)

    @classmethod
    def at(cls, url: str, key: str) -> "Account":
        """Give an account at an address; raises `Unusable` where Runway's library is missing."""
        from longtake.sdk import Clients, library  # noqa: PLC0415 - httpx only for who calls

        runwayml = library("runwayml", extra="runway")
        more = {"api_key": key, "base_url": url, "max_retries": 0, "timeout": SECONDS}
        return cls(url, key, Clients(lambda: runwayml.AsyncRunwayML(**more)))

    async def get(self, path: str, read: Callable[[Mapping[str, Any]], T]) -> T:
        """Ask, which costs nothing; `read` gives what the answer says."""
        return await self._call("get", path, read)

    async def delete(self, path: str) -> None:
        """Ask to stop."""
        await self._call("delete", path, _nothing)

    async def post(self, path: str, body: Mapping[str, object]) -> None:
        """Make a call that costs nothing though it changes something."""
        await self._call("post", path, _nothing, body)

    async def buy(self, path: str, body: Mapping[str, object], *, entry: Entry) -> Ticket:
        """Buy a task of a model."""
        return await self._call("post", path, _ticket, body, bought=entry)

    async def picture(self, data: bytes) -> str:
        """Give the address of a picture: in the call itself, or uploaded for a day."""
        from longtake.sdk import translated  # noqa: PLC0415

        kind = media_type_of(data)
        if len(data) <= _INLINE:
            return f"data:{kind};base64,{b64encode(data).decode()}"
        client = await self.clients.here()
        async with translated("runway/v1/uploads", key=self.key, paid=False, seconds=SECONDS):
            file = (f"picture.{kind.rpartition('/')[2]}", data, kind)
            return (await client.uploads.create_ephemeral(file=file)).uri

    async def _call(
        self,
        method: str,
        path: str,
        read: Callable[[Mapping[str, Any]], T],
        body: Mapping[str, object] | None = None,
        *,
        bought: Entry | None = None,
    ) -> T:
        from longtake.sdk import translated  # noqa: PLC0415

        client = await self.clients.here()
        more = {} if body is None else {"body": body}
        async with translated(
            f"runway{path}",
            key=self.key,
            paid=bought is not None,
            seconds=SECONDS,
            meaning=partial(_meaning, bought=bought),
        ):
            return read(_told(await getattr(client, method)(path, cast_to=object, **more)))


def standing(task: Mapping[str, Any], media_type: str) -> JobState:
    """Read a task; a status that nobody knows is one that goes on."""
    charge = _charge(task)
    match str(task["status"]):
        case "SUCCEEDED":
            return Finished(Result(Link(str(task["output"][0]), media_type), charge))
        case "FAILED":
            return Failed(failure(task), charge)
        case "CANCELLED":
            return Failed(Expired(f"runway ended task {task['id']}"), charge)
        case _:
            progress = task.get("progress")
            return Running(float(progress) if progress is not None else None)


def failure(task: Mapping[str, Any]) -> LongtakeError:
    """Read `failureCode` (https://docs.dev.runwayml.com/errors/task-failures, read 2026-11).

    What Runway calls internal or a third party's may go well with another seed; so may what it
    gives no code for.
    """
    code, why = str(task.get("failureCode") or ""), str(task.get("failure") or "it failed")
    match code.split("."):
        case ["SAFETY", "INPUT", "IMAGE", *_]:
            return Refused("image", why)
        case ["SAFETY", "INPUT", *_] | ["INPUT_PREPROCESSING", "SAFETY", *_]:
            return Refused("prompt", why)
        case ["SAFETY", *_]:
            return Refused("output", why)
        case ["ASSET", *_] | ["THIRD_PARTY", "INPUT_VALIDATION", *_]:
            return Unusable("what runway was given", f"{why} ({code})", "check the pictures")
        case _:
            return BadOutput(f"runway: {why} ({code or 'no code'})")


def _ticket(task: Mapping[str, Any]) -> Ticket:
    return Ticket(str(task["id"]))


def _nothing(answer: object) -> None:
    del answer


def _told(answer: object) -> dict[str, Any]:
    if isinstance(answer, dict):
        return answer
    if answer is None or answer == "":
        return {}
    message = f"no JSON object: {str(answer)[:80]}"
    raise ValueError(message)


def _charge(task: Mapping[str, Any]) -> Decimal | None:
    cost = task.get("cost")
    return _CREDIT * Decimal(str(cost["credits"])) if cost else None


def _meaning(answer: "Answer", *, bought: Entry | None) -> LongtakeError | None:
    """Read an answer without success (https://docs.dev.runwayml.com/errors/errors)."""
    if bought is not None and answer.status == HTTPStatus.NOT_FOUND:
        return ModelGone(bought.full_name, bought.successor)
    if answer.status != HTTPStatus.BAD_REQUEST:
        return None
    said = answer.text.lower()
    if "credit" in said:
        return OutOfCredit(f"runway: {answer.text}")
    if "moderation" in said:
        return Refused("prompt", answer.text)
    return Unusable("what runway was asked", _issues(answer))


def _issues(answer: "Answer") -> str:
    """Give the fields that are wrong, and why, where Runway names them."""
    try:
        told = answer.json()
    except LongtakeError:
        return answer.text
    issues = told.get("issues") if isinstance(told, dict) else None
    if not isinstance(issues, list):
        return answer.text
    return answer.call.redacted(f"{answer.text}: {issues}")
