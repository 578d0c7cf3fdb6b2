"""The transport: what comes back over real HTTP, and which of our errors each failure becomes."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from longtake.capabilities.errors import (
    BadOutput,
    Expired,
    LongtakeError,
    ModelGone,
    OutcomeUnknown,
    OutOfCredit,
    RateLimited,
    Transient,
    Unauthorized,
    Unusable,
)
from longtake.capabilities.job import Link
from longtake.transport import Answer, Transport

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
KEY = "sk-very-secret"
SIGNED = {"Authorization": f"Bearer {KEY}"}
DATES = {
    "Retry-After": "Fri, 27 Nov 2026 10:00:30 GMT",
    "Date": "Fri, 27 Nov 2026 10:00:00 GMT",
}


@asynccontextmanager
async def served(answer: Handler) -> AsyncIterator[str]:
    """Serve one answer at every path on loopback, and give the address."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.01)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{site.port}"
    finally:
        await runner.cleanup()


def says(status: int, body: str | bytes = "", **headers: str) -> Handler:
    """Answer always the same."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    async def answer(_: web.Request) -> web.Response:
        data = body.encode() if isinstance(body, str) else body
        return web.Response(status=status, body=data, headers=named)

    return answer


async def hangs_up(request: web.Request) -> web.Response:
    """Read the request and drop the connection."""
    await request.read()
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def never(request: web.Request) -> web.Response:
    """Read the request and say nothing."""
    await request.read()
    await asyncio.sleep(60)
    return web.Response()


async def breaks_off(request: web.Request) -> web.StreamResponse:
    """Promise a hundred bytes and send ten."""
    answer = web.StreamResponse(headers={"Content-Length": "100", "Content-Type": "video/mp4"})
    await answer.prepare(request)
    await answer.write(b"0123456789")
    assert request.transport is not None
    request.transport.close()
    return answer


def once(script: Callable[[Transport], Coroutine[Any, Any, Any]]) -> Any:  # noqa: ANN401
    """Run a script with a transport in a loop of its own."""

    async def scene() -> Any:  # noqa: ANN401
        transport = Transport()
        try:
            return await script(transport)
        finally:
            await transport.aclose()

    return asyncio.run(scene())


def call(answer: Handler, method: str = "GET", **more: Any) -> Any:  # noqa: ANN401
    """Give the answer to one call."""

    async def script(transport: Transport) -> Answer:
        async with served(answer) as url:
            return await transport.request(method, f"{url}/v1/jobs", **more)

    return once(script)


def fetch(answer: Handler, out: Path, **more: Any) -> None:  # noqa: ANN401
    """Download from one answer."""

    async def script(transport: Transport) -> None:
        async with served(answer) as url:
            await transport.download(Link(f"{url}/clip.mp4", "video/mp4"), out, **more)

    once(script)


def unused() -> str:
    """Give an address at which nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{held.getsockname()[1]}"


def test_a_success_gives_status_headers_and_body() -> None:
    """JSON is read when it is asked for; names of headers have no case."""
    answer = call(says(201, '{"id": "j1"}', X_Cost="0.05"), "POST", json={"prompt": "a cat"})
    assert (answer.status, answer.headers["x-cost"], answer.json()) == (201, "0.05", {"id": "j1"})


def test_what_is_sent_arrives() -> None:
    """JSON, headers, and the method."""

    async def echo(request: web.Request) -> web.Response:
        told = {"method": request.method, "key": request.headers["Authorization"]}
        return web.json_response(told | await request.json())

    answer = call(echo, "POST", json={"seed": 7}, headers=SIGNED)
    assert answer.json() == {"method": "POST", "key": f"Bearer {KEY}", "seed": 7}


@pytest.mark.parametrize(
    ("method", "status", "kind"),
    [
        ("POST", 302, Unusable),
        ("POST", 400, Unusable),
        ("POST", 401, Unauthorized),
        ("POST", 402, OutOfCredit),
        ("POST", 403, Unauthorized),
        ("GET", 404, Expired),
        ("POST", 408, OutcomeUnknown),
        ("GET", 410, Expired),
        ("POST", 422, Unusable),
        ("POST", 425, Transient),
        ("POST", 429, RateLimited),
        ("GET", 500, Transient),
        ("DELETE", 502, Transient),
        ("POST", 500, OutcomeUnknown),
        ("POST", 503, OutcomeUnknown),
    ],
)
def test_a_status_becomes_what_to_do_next(
    method: str, status: int, kind: type[LongtakeError]
) -> None:
    """A POST that fails at the vendor may have arrived; a GET may be made again."""
    with pytest.raises(kind, match=rf"127\.0\.0\.1:\d+/v1/jobs.*{status}: no luck") as raised:
        call(says(status, '{"error": {"message": "no luck"}}'), method)
    assert type(raised.value) is kind


def test_a_vendor_may_mean_something_else() -> None:
    """Its own reading of an answer goes before the usual one; None leaves it."""

    def gone(answer: Answer) -> LongtakeError | None:
        return ModelGone("clip-1", "clip-2") if answer.json()["code"] == "retired" else None

    with pytest.raises(ModelGone, match="use clip-2"):
        call(says(404, '{"code": "retired"}'), "POST", meaning=gone)
    with pytest.raises(Expired):
        call(says(404, '{"code": "unknown"}'), "POST", meaning=gone)


@pytest.mark.parametrize(
    ("headers", "after"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"Retry-After": "0.25"}, 0.25),
        ({"Retry-After": "-3"}, 0.0),
        (DATES, 30.0),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "inf"}, None),
        ({"Retry-After": "Fri, 27 Nov 99999999999999999999 10:00:30 GMT"}, None),
        ({}, None),
    ],
)
def test_a_vendor_says_how_long_to_wait(headers: Mapping[str, str], after: float | None) -> None:
    """In seconds, or as a date by its own clock."""
    with pytest.raises(RateLimited) as raised:
        call(says(429, "", **headers), "POST")
    assert raised.value.after == after


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_reached_nobody_may_be_sent_again(method: str) -> None:
    """No connection, no purchase."""
    with pytest.raises(Transient, match="could not be reached"):
        once(lambda transport: transport.request(method, unused()))


def test_a_host_that_does_not_exist_may_be_asked_again() -> None:
    """Names that do not resolve reach nobody."""
    with pytest.raises(Transient, match="could not be reached"):
        once(lambda transport: transport.request("POST", "http://nowhere.invalid/"))


@pytest.mark.parametrize(("method", "kind"), [("GET", Transient), ("POST", OutcomeUnknown)])
@pytest.mark.parametrize("answer", [hangs_up, never, breaks_off])
def test_a_call_that_is_cut_off_may_have_arrived(
    answer: Handler, method: str, kind: type[LongtakeError]
) -> None:
    """Dropped, silent or broken off: only what costs nothing may simply be made again."""
    with pytest.raises(kind, match="no whole answer") as raised:
        call(answer, method, seconds=0.2)
    assert type(raised.value) is kind


def test_an_answer_that_trickles_is_cut_off() -> None:
    """The seconds bound the whole call, not the wait for the next byte."""

    async def trickles(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        while True:
            await answer.write(b" ")
            await asyncio.sleep(0.01)

    with pytest.raises(Transient, match=r"no whole answer in 0\.2 s"):
        call(trickles, seconds=0.2)


@pytest.mark.parametrize(("method", "kind"), [("GET", Transient), ("POST", OutcomeUnknown)])
def test_an_answer_without_end_is_not_read(method: str, kind: type[LongtakeError]) -> None:
    """More than the cap is no answer."""
    with pytest.raises(kind, match="more than 1000 bytes"):
        call(says(200, "x" * 1001), method, cap=1000)


def test_an_error_without_end_is_told_by_its_beginning() -> None:
    """Its status is known, whatever it holds."""
    with pytest.raises(Unusable) as raised:
        call(says(422, "wrong " * 100_000), "POST", cap=1000)
    assert len(raised.value.why) < 330


@pytest.mark.parametrize(("method", "kind"), [("GET", Transient), ("POST", OutcomeUnknown)])
@pytest.mark.parametrize(
    ("body", "media_type", "said"),
    [
        ("<html>Welcome!</html>", "text/html", "answered 200 with a web page"),
        ('{"id": ', "application/json", "answered 200 with nonsense"),
        ("[" * 100_000, "application/json", "answered 200 with nonsense"),
    ],
)
def test_an_answer_that_is_no_json_says_so(
    method: str, kind: type[LongtakeError], body: str, media_type: str, said: str
) -> None:
    """A proxy's page after a POST leaves open whether the vendor got it."""
    with pytest.raises(kind, match=said):
        call(says(200, body, Content_Type=media_type), method).json()


def test_an_error_without_sense_is_told_as_it_is() -> None:
    """Nothing that a vendor sends is a fault of ours."""
    with pytest.raises(Unusable, match=r"422: \[\[\["):
        call(says(422, "[" * 100_000), "POST")


def test_an_error_never_shows_the_key() -> None:
    """Though the vendor repeats it; lines and signs that no terminal should get are left out."""
    with pytest.raises(Unauthorized) as raised:
        call(says(401, f"Bad key\n{KEY}\x1b[31m"), headers=SIGNED)
    assert str(raised.value).endswith("answered 401: Bad key *** [31m")


def test_an_error_never_shows_the_query() -> None:
    """It may be a signature."""
    with pytest.raises(Transient) as raised:
        once(lambda transport: transport.request("GET", f"{unused()}/clip?signature=abc"))
    assert "signature" not in str(raised.value)


@pytest.mark.parametrize("key", [f"{KEY}\n", f"“{KEY}”", ""])
def test_a_key_that_cannot_be_sent_is_told_before_anything_is_sent(key: str) -> None:
    """And is not shown."""
    with pytest.raises(Unusable, match="check the key for stray quotes") as raised:
        call(says(200), "POST", headers={"Authorization": f"Bearer {key}"})
    assert KEY not in str(raised.value)


def test_a_transport_that_nobody_holds_closes_its_connections() -> None:
    """With its loop."""

    async def scene() -> list[int]:
        async with served(says(200)) as url:
            return [(await Transport().request("GET", url)).status for _ in range(2)]

    assert asyncio.run(scene()) == [200, 200]


@pytest.mark.parametrize("address", ["api.acme.com/v1", "ftp://acme.com", "http://\x00", ""])
def test_an_address_of_no_web_is_told(address: str) -> None:
    """It is the person's to put right."""
    with pytest.raises(Unusable):
        once(lambda transport: transport.request("POST", address))


def test_many_calls_at_once_share_one_transport() -> None:
    """A hundred and twenty answers wait at a time."""
    arrived = 0
    everyone = asyncio.Event()

    async def together(_: web.Request) -> web.Response:
        nonlocal arrived
        arrived += 1
        if arrived == 120:
            everyone.set()
        await everyone.wait()
        return web.Response()

    async def script(transport: Transport) -> list[Answer]:
        async with served(together) as url:
            calls = [transport.request("POST", url) for _ in range(120)]
            return await asyncio.gather(*calls)

    assert len(once(script)) == 120


def test_a_transport_serves_one_loop_after_another() -> None:
    """Each has its own connections, closed with it even where nobody closes them."""
    transport = Transport()

    async def scene() -> int:
        async with served(says(200)) as url:
            return (await transport.request("GET", url)).status

    assert [asyncio.run(scene()) for _ in range(2)] == [200, 200]


def test_a_link_becomes_a_file(tmp_path: Path) -> None:
    """Byte for byte, with nothing beside it."""
    clip = bytes(range(256)) * 10_000
    fetch(says(200, clip, Content_Type="video/mp4"), tmp_path / "clip.mp4")
    assert (tmp_path / "clip.mp4").read_bytes() == clip
    assert [path.name for path in tmp_path.iterdir()] == ["clip.mp4"]


def test_a_link_may_lead_elsewhere(tmp_path: Path) -> None:
    """Vendors hand over to their storage."""

    async def answer(request: web.Request) -> web.Response:
        if request.path == "/clip.mp4":
            raise web.HTTPFound("/stored.mp4")
        return web.Response(body=request.path.encode())

    fetch(answer, tmp_path / "clip.mp4")
    assert (tmp_path / "clip.mp4").read_bytes() == b"/stored.mp4"


def test_a_link_that_leads_in_a_circle_is_no_clip(tmp_path: Path) -> None:
    """It is not followed for ever."""
    with pytest.raises(BadOutput, match="redirect"):
        fetch(says(302, "", Location="/clip.mp4"), tmp_path / "clip.mp4")


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        (says(403), Expired, "no longer known"),
        (says(404), Expired, "no longer known"),
        (says(410), Expired, "no longer known"),
        (says(429, "", Retry_After="1"), RateLimited, "429"),
        (says(500), Transient, "500"),
        (says(200, "<html>", Content_Type="text/html"), BadOutput, "a web page"),
        (says(200, "", Content_Type="video/mp4"), BadOutput, "is empty"),
        (says(200, b"x" * 1001), BadOutput, "1001 bytes, more than 1000"),
        (breaks_off, Transient, "no whole answer"),
        (hangs_up, Transient, "no whole answer"),
        (never, Transient, "no whole answer"),
    ],
)
def test_a_link_that_gives_no_clip_leaves_no_file(
    tmp_path: Path, answer: Handler, kind: type[LongtakeError], said: str
) -> None:
    """And says whether to fetch it again, to ask for a fresh link or to make another take."""
    with pytest.raises(kind, match=said) as raised:
        fetch(answer, tmp_path / "clip.mp4", cap=1000, seconds=0.2)
    assert type(raised.value) is kind
    assert list(tmp_path.iterdir()) == []


def test_a_download_without_end_is_stopped(tmp_path: Path) -> None:
    """Where no length was stated, at the cap."""

    async def endless(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        while True:
            await answer.write(b"x" * 2**16)

    with pytest.raises(BadOutput, match="more than 2000000 bytes"):
        fetch(endless, tmp_path / "clip.mp4", cap=2_000_000)
    assert list(tmp_path.iterdir()) == []
