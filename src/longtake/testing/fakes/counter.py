"""The counter of a fake vendor: HTTP on loopback, its faults, and its downloads."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar, Final

from aiohttp import web

from longtake.film.picture import HD, Size
from longtake.providers._catalogue import entry
from longtake.testing.fakes.faults import TURNED_AWAY
from longtake.testing.fakes.shop import Sale, Shop, Wish

Answering = Callable[[web.Request], Awaitable[web.StreamResponse]]
Route = tuple[str, str, Answering]
"""Method, path, and who answers."""

_HOST: Final = "127.0.0.1"
_LARGEST: Final = 64 * 2**20
_HUGE: Final = 40 * 2**20
_LATE: Final = 0.3
_TURNS: Final = 5
"""Of the loop, in which a connection that was just accepted comes to be one that can be closed."""
KEY: Final = "sk-fake-0123456789"
"""The one key that every fake takes."""
_TYPES: Final = {"video": "video/mp4", "image": "image/png"}


class Denied(Exception):  # noqa: N818 - an answer, not a fault of ours
    """An answer that is no success."""

    def __init__(self, answer: web.Response) -> None:
        super().__init__(str(answer.status))
        self.answer = answer


class Dropped(Exception):  # noqa: N818
    """The connection closes without an answer."""


@dataclass
class Fake(ABC):
    """One vendor: its routes, its errors in its own words, and where its provider looks for it.

    A protocol says `routes`, `key_of`, `wrong` and `environment`; the rest is alike everywhere.
    """

    provider: ClassVar[str]
    free: ClassVar[tuple[str, ...]] = ()
    """Addresses that anyone with a key may ask, for nothing."""
    answered: ClassVar[tuple[str, ...]] = ()
    """Kinds of wishes that are charged for their answer alone: an error is not on the bill."""
    shop: Shop = field(default_factory=Shop)

    @abstractmethod
    def routes(self) -> list[Route]:
        """Give what it answers."""

    @abstractmethod
    def wrong(self, why: str) -> web.Response:
        """Give an answer without success, in the vendor's own words.

        `why` is `limited`, `refuse-input`, `no-credit`, `bad-key`, `model-gone`, `invalid`,
        `unknown-job`, `broken-500` or `busy-503`.
        """

    @abstractmethod
    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables by which its provider finds it, and its key."""

    def price(self, model: str, seconds: float = 0.0, size: Size = HD) -> Decimal:
        """Give what a call costs by the price list, which is the catalogue's."""
        try:
            price = entry(self.provider, model).price_for(size)
        except KeyError:
            raise Denied(self.wrong("model-gone")) from None
        return price.of(Fraction(seconds))

    def key_of(self, request: web.Request) -> str:
        """Give the key that a call brings."""
        return request.headers.get("Authorization", "").rpartition(" ")[2]

    def signed(self, request: web.Request) -> str:
        """Give the account of a call; raises for one without the right key."""
        key = self.key_of(request)
        if key != KEY or self.shop.revoked:
            raise Denied(self.wrong("bad-key"))
        return key

    async def sell(
        self, request: web.Request, wish: Wish, told: Callable[[Sale], web.Response]
    ) -> web.StreamResponse:
        """Sell a wish, or let happen what the script says; `told` answers what was sold."""
        account, fault = self.signed(request), self.shop.next_fault(wish)
        if fault == "drop-before":
            raise Dropped
        unmade = ("broken-500",) if wish.kind in self.answered else ()
        if fault in {*TURNED_AWAY, "busy-503", *unmade}:
            raise Denied(self.wrong(fault))
        sale = self.shop.sell(wish, account, fault)
        match fault:
            case "drop-after":
                raise Dropped
            case "broken-500":
                raise Denied(self.wrong(fault))
            case "html":
                return web.Response(
                    text="<!doctype html><html>hello</html>", content_type="text/html"
                )
            case "huge":
                return web.Response(body=b" " * _HUGE, content_type="application/json")
            case "odd-answer":
                return web.json_response({"hello": ["there"]})
            case "slow":
                await asyncio.sleep(_LATE)
        return told(sale)

    def looked(self, request: web.Request, name: str = "id") -> Sale:
        """Give the job that a call asks after, one look further; raises for one that is unknown."""
        sale = self.known(request, name)
        sale.looks += 1
        return sale

    def known(self, request: web.Request, name: str = "id") -> Sale:
        """Give the job that a call names."""
        self.signed(request)
        sale = self.shop.sales.get(request.match_info[name])
        if sale is None:
            raise Denied(self.wrong("unknown-job"))
        return sale

    def link(self, request: web.Request, sale: Sale) -> str:
        """Give the link to what was made."""
        suffix = {"video": "mp4", "image": "png"}.get(sale.wish.kind, "flac")
        return f"{request.url.origin()}/files/{sale.id}.{suffix}?link={sale.links}"

    async def run_on(self, port: int = 0) -> "tuple[web.AppRunner, str]":
        """Open the counter; gives its runner and its address."""
        app = web.Application(client_max_size=_LARGEST)
        for method, path, answering in self.routes():
            app.router.add_route(method, path, _answered(answering))
        for path in self.free:
            app.router.add_route("GET", path, _answered(self._known_key))
        app.router.add_route("GET", "/files/{id}.{suffix}", _answered(self._file))
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.01)
        await runner.setup()
        site = web.TCPSite(runner, _HOST, port)
        await site.start()
        return runner, f"http://{_HOST}:{site.port}"

    async def _known_key(self, request: web.Request) -> web.StreamResponse:
        self.signed(request)
        return web.json_response({"data": [], "models": []})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        sale = self.shop.sales.get(request.match_info["id"])
        if sale is None:
            return web.Response(status=404)
        if sale.fault == "dead-link" and not sale.links:
            sale.links += 1
            return web.Response(status=403, text="<Error>Request has expired</Error>")
        body = await asyncio.to_thread(sale.content)
        kind = _TYPES.get(sale.wish.kind, "audio/flac")
        return web.Response(
            body=body, content_type="text/html" if body.startswith(b"<!doctype") else kind
        )


@asynccontextmanager
async def running(fake: Fake) -> AsyncIterator[str]:
    """Run a fake on loopback and give its address."""
    runner, url = await fake.run_on()
    try:
        yield url
    finally:
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        await runner.cleanup()


def _answered(call: Answering) -> Answering:
    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return await call(request)
        except Denied as denied:
            return denied.answer
        except Dropped:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()

    return answer


async def body_of(request: web.Request) -> dict[str, Any]:
    """Give a call's JSON."""
    told: dict[str, Any] = await request.json()
    return told


async def form_of(request: web.Request) -> dict[str, Any]:
    """Give a form's fields as text, its files as bytes, and lists of those that `name[]` repeats.

    Raises `ValueError` for what is no form.
    """
    told: dict[str, Any] = {}
    for name, value in (await request.post()).items():
        held = value.file.read() if isinstance(value, web.FileField) else value
        if name.endswith("[]"):
            told.setdefault(name, []).append(held)
        else:
            told[name] = held
    return told
