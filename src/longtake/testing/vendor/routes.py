"""The vendor's protocol: what it answers at which address, and the faults between the lines."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from math import ceil
from typing import TYPE_CHECKING, Any, Final, TypeVar, assert_never

from aiohttp import web
from pydantic import TypeAdapter, ValidationError

from longtake.testing.vendor.books import JOB, KINDS, Asked, Books, Sale
from longtake.testing.vendor.footage import Footage
from longtake.testing.vendor.rules import changed
from longtake.testing.vendor.wishes import Image, Job, Music, Plan, Wish

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

W = TypeVar("W", Job, Image, Music, Plan)
Answering = Callable[[web.Request], Awaitable[web.StreamResponse]]

_PATHS: Final = {Job: "/v1/jobs", Image: "/v1/images", Music: "/v1/music", Plan: "/v1/plan"}
_LARGEST: Final = 2**20
"""Bytes of a call."""
_PIECES: Final = 10
_dumps: Final = partial(json.dumps, default=str)


class Denied(Exception):  # noqa: N818 - an answer, not a fault of ours
    """An answer that is no success."""

    def __init__(
        self, status: int, code: str, why: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(why)
        self.status, self.code, self.why, self.headers = status, code, why, headers

    def answer(self) -> web.Response:
        """Give it as JSON."""
        told = {"error": {"code": self.code, "message": self.why}}
        return web.json_response(told, status=self.status, headers=self.headers)


class Dropped(Exception):  # noqa: N818
    """The connection closes without an answer."""


class Routes:
    """Answers out of the books."""

    def __init__(self, books: Books, footage: Footage) -> None:
        self._books = books
        self._footage = footage

    def app(self) -> web.Application:
        """Give the application."""
        app = web.Application(client_max_size=_LARGEST)
        for kind, path in _PATHS.items():
            app.router.add_post(path, partial(self._paid, TypeAdapter(kind), KINDS[kind]))
        free: Mapping[str, Answering] = {
            "/v1/jobs": self._jobs,
            "/v1/jobs/{id}": self._job,
            "/v1/files/{id}.mp4": self._file,
            "/invoices": self._invoices,
            "/log": self._log,
            "/peaks": self._peaks,
            "/rules": self._rules,
            "/health": self._health,
        }
        for path, call in free.items():
            app.router.add_get(path, _answered(call))
        app.router.add_delete("/v1/jobs/{id}", _answered(self._cancel))
        app.router.add_post("/rules", _answered(self._obey))
        return app

    async def _paid(
        self, adapter: "TypeAdapter[W]", kind: str, request: web.Request
    ) -> web.StreamResponse:
        """Answer a call that costs money, and keep in the log what was answered."""
        asked = Asked(time.time(), kind, _account(request), token=_token(request))
        self._books.log.append(asked)
        self._books.posts[asked.account].add(time.monotonic())
        try:
            answer = await self._deal(adapter, asked, request)
        except Denied as denied:
            answer = denied.answer()
        except Dropped:
            return _drop(request)
        asked.answer = answer.status
        return answer

    async def _deal(
        self, adapter: "TypeAdapter[W]", asked: Asked, request: web.Request
    ) -> web.Response:
        if not asked.account:
            raise Denied(401, "unauthorized", "give a bearer token")
        wish = await _wish(request, adapter)
        asked.model, asked.token = wish.model, asked.token or getattr(wish, "tag", "")
        self._turn_away(asked)
        await asyncio.sleep(self._books.rules.line_seconds)
        self._check(asked, wish)
        sale, status = self._sale(asked, wish)
        asked.id = sale.id
        await self._answering(sale)
        return await self._handed_over(sale, status)

    def _turn_away(self, asked: Asked) -> None:
        """Fail before anything is accepted, as the rules say."""
        rules, now = self._books.rules, time.monotonic()
        if self._books.strikes(asked.kind, rules.drop_before):
            raise Dropped
        if self._books.strikes(asked.kind, rules.busy_503):
            raise Denied(503, "busy", "come back later", {"X-Accepted": "no"})
        if self._books.strikes(asked.kind, rules.limited_429):
            raise _limited("slow down", rules.retry_after)
        admitted = self._books.admitted[asked.account]
        if rules.strict and 0 < rules.per_minute <= admitted.count(now):
            raise _limited(f"{rules.per_minute} calls a minute", admitted.wait(now))
        admitted.add(now)

    def _check(self, asked: Asked, wish: Wish) -> None:
        """Refuse what is not sold; a job too many only where it would be a new one."""
        if wish.model in self._books.rules.retired:
            raise Denied(404, "retired", wish.model)
        for word in self._books.rules.refuse_words:
            if word in wish.prompt:
                raise Denied(400, "refused", f"{word!r} is not shown here")
        rules, there = self._books.rules, self._books.jobs[asked.account]
        full = 0 < rules.concurrent <= there.count(time.monotonic())
        if rules.strict and full and isinstance(wish, Job) and self._earlier(asked, wish) is None:
            raise _limited(f"{rules.concurrent} jobs at once", rules.retry_after)

    def _earlier(self, asked: Asked, wish: Wish) -> Sale | None:
        """Give what was sold under the same idempotency key, which only the model `key` honours."""
        if wish.model != "key" or not asked.token:
            return None
        sale = self._books.sold(asked.account, asked.kind, asked.token)
        if sale is not None and sale.wish != wish:
            raise Denied(409, "key_reused", f"{asked.token} was given to something else")
        return sale

    def _sale(self, asked: Asked, wish: Wish) -> tuple[Sale, int]:
        earlier = self._earlier(asked, wish)
        if earlier is not None:
            return earlier, 200
        return self._books.sell(asked, wish, now=time.monotonic()), 201

    async def _answering(self, sale: Sale) -> None:
        """Take the time that an answer takes, or never come to it."""
        rules = self._books.rules
        await _until(time.monotonic() + self._books.chance.uniform(*rules.answer_delay))
        if self._books.strikes(sale.kind, rules.drop_after):
            raise Dropped
        if self._books.strikes(sale.kind, rules.accept_then_500):
            raise Denied(500, "internal", f"something broke after {sale.id}")

    async def _handed_over(self, sale: Sale, status: int) -> web.Response:
        """Answer with a job's id, or with what was made once its time has come."""
        cost = {"X-Usd": str(sale.usd)}
        if sale.kind == JOB:
            return web.json_response({"id": sale.id}, status=status)
        await _until(sale.over)
        match sale.wish:
            case Image():
                still = await self._footage.still(sale.wish)
                return web.Response(body=still, content_type="image/png", headers=cost)
            case Music():
                cue = await self._footage.cue(sale.wish)
                return web.Response(body=cue, content_type="audio/flac", headers=cost)
            case Plan():
                return web.json_response({}, headers=cost)
            case Job():
                raise TypeError("a job is fetched by its link")
            case _:
                assert_never(sale.wish)

    def _bought(self, request: web.Request) -> Sale:
        sale = self._books.sales.get(request.match_info["id"])
        if sale is None or sale.kind != JOB or sale.account != _account(request):
            raise Denied(404, "unknown_job", f"no job {request.match_info['id']}")
        return sale

    async def _job(self, request: web.Request) -> web.Response:
        return web.json_response(_state(self._bought(request), str(request.url.origin())))

    async def _cancel(self, request: web.Request) -> web.Response:
        self._books.cancel(self._bought(request), time.monotonic())
        return await self._job(request)

    async def _jobs(self, request: web.Request) -> web.Response:
        if "tag" not in request.query:
            raise Denied(422, "bad_request", "give a tag")
        found = self._books.listed(_account(request), request.query["tag"], time.monotonic())
        origin = str(request.url.origin())
        return web.json_response({"jobs": [_state(sale, origin) for sale in found]})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        sale = self._books.sales.get(request.match_info["id"])
        if sale is None or not isinstance(sale.wish, Job):
            raise Denied(404, "unknown_file", "no such file")
        if sale.status(time.monotonic()) != "done":
            raise Denied(404, "unknown_file", "not made yet")
        if not _opens(sale, request.query.get("link", "")):
            raise Denied(410, "expired", "the link has expired")
        clip = await self._footage.clip(sale.wish)
        body = clip[: len(clip) // 2] if sale.bad else clip
        if self._books.rules.slow_download:
            return await _trickle(request, body, self._books.rules.slow_download)
        return web.Response(body=body, content_type="video/mp4")

    async def _invoices(self, request: web.Request) -> web.Response:
        del request
        return _rows(self._books.invoices(time.monotonic()))

    async def _log(self, request: web.Request) -> web.Response:
        del request
        return _rows(self._books.log)

    async def _peaks(self, request: web.Request) -> web.Response:
        del request
        return web.json_response(self._books.peaks())

    async def _rules(self, request: web.Request) -> web.Response:
        del request
        return web.json_response(asdict(self._books.rules), dumps=_dumps)

    async def _obey(self, request: web.Request) -> web.Response:
        try:
            changes = json.loads(await _body(request))
            self._books.obey(changed(self._books.rules, dict(changes)))
        except (ValueError, TypeError) as error:
            raise Denied(422, "bad_request", str(error)) from error
        return await self._rules(request)

    async def _health(self, request: web.Request) -> web.Response:
        del request
        return web.json_response({"ok": True, "sales": len(self._books.sales)})


def _answered(call: Answering) -> Answering:
    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return await call(request)
        except Denied as denied:
            return denied.answer()
        except Dropped:
            return _drop(request)

    return answer


def _drop(request: web.Request) -> web.Response:
    """Reset the connection; what is answered goes nowhere."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _account(request: web.Request) -> str:
    return request.headers.get("Authorization", "").removeprefix("Bearer").strip()


def _token(request: web.Request) -> str:
    named = (request.headers.get(name, "") for name in ("Idempotency-Key", "X-Token"))
    return next(filter(None, named), "")


async def _wish(request: web.Request, adapter: "TypeAdapter[W]") -> W:
    try:
        return adapter.validate_json(await _body(request))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Denied(422, "bad_request", f"{where or 'body'}: {first['msg']}") from error


async def _body(request: web.Request) -> bytes:
    try:
        return await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise Denied(413, "too_large", f"over {_LARGEST} bytes") from error
    except (OSError, web.RequestPayloadError) as error:
        raise Dropped from error


def _limited(why: str, seconds: float) -> Denied:
    return Denied(429, "rate_limited", why, {"Retry-After": f"{ceil(seconds * 1000) / 1000:g}"})


async def _until(moment: float) -> None:
    left = moment - time.monotonic()
    if left > 0:
        await asyncio.sleep(left)


def _state(sale: Sale, origin: str) -> dict[str, Any]:
    """Give a job as its vendor tells of it."""
    now = time.monotonic()
    status = sale.status(now)
    lost = {"code": "render_failed", "message": f"{sale.id} came to nothing"}
    return {
        "id": sale.id,
        "status": status,
        "progress": round(sale.progress(now), 3),
        "url": f"{origin}/v1/files/{sale.id}.mp4?link={sale.links}" if status == "done" else None,
        "usd": str(sale.usd) if status == "done" else "0",
        "error": lost if status == "failed" else None,
    }


def _opens(sale: Sale, link: str) -> bool:
    """Say whether a link still leads to the clip; one that is dead is followed by another."""
    if link != str(sale.links):
        return False
    if sale.dead_links:
        sale.dead_links, sale.links = sale.dead_links - 1, sale.links + 1
        return False
    return True


async def _trickle(request: web.Request, body: bytes, seconds: float) -> web.StreamResponse:
    answer = web.StreamResponse(headers={"Content-Type": "video/mp4"})
    answer.content_length = len(body)
    step = max(1, -(-len(body) // _PIECES))
    try:
        await answer.prepare(request)
        for at in range(0, len(body), step):
            await asyncio.sleep(seconds / _PIECES)
            await answer.write(body[at : at + step])
    except OSError as error:
        raise Dropped from error
    return answer


def _rows(rows: "Sequence[DataclassInstance]") -> web.Response:
    return web.json_response([asdict(row) for row in rows], dumps=_dumps)
