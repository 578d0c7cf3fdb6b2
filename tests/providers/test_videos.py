"""Servers with the /v1/videos wire, one's own or another's, on loopback."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import (
    BadOutput,
    Expired,
    LongtakeError,
    OutcomeUnknown,
    OutOfCredit,
    RateLimited,
    Refused,
    Unauthorized,
    Unusable,
)
from longtake.capabilities.job import Failed, Finished, Link, Running, Ticket
from longtake.capabilities.video import Findable, Repeatable
from longtake.film.picture import Size
from longtake.providers import videos
from longtake.providers._catalogue import entry
from longtake.registry import Registry
from longtake.testing.conformance import QUICK, Bench, brief_for, environment, modes_of
from longtake.testing.fakes import videos as fakes
from longtake.testing.fakes.counter import KEY, running
from trading import STILL, WORK, a_shot, at_its_ends, ended

T = TypeVar("T")
SMALL = Size(64, 64)
DEFAULT = entry("videos", "default")


def served(
    fake: fakes.Videos,
    script: Callable[[videos.Videos], Awaitable[T]],
    *faults: str,
    path: str = "",
) -> T:
    """Run a script with a provider that orders from a server; `path` ends its address."""

    async def run() -> T:
        fake.shop.obey(faults)
        async with running(fake) as url:
            with environment(fake.environment(url)):
                provider = videos.build(url + path)
            try:
                return await script(provider)
            finally:
                await provider.aclose()

    return asyncio.run(run())


@pytest.mark.parametrize("mode", modes_of(DEFAULT))
def test_a_film_is_rendered_by_a_server_of_ones_own(tmp_path: Path, mode: str) -> None:
    """In each mode; it costs nothing, and its key, where it has one, is written nowhere."""
    bench = Bench(fakes.Videos(guarded=True), tmp_path)
    made = asyncio.run(bench.made(replace(brief_for(DEFAULT, shots=2, mode=mode), size=SMALL)))
    assert (made.state, made.frames, made.billed) == ("done", 48, 2)
    assert made.owed == made.charged == 0
    assert made.leaked == ()


@pytest.mark.parametrize("fault", ["dead-link", "broken-file", "fail-job", "odd-status", "limited"])
def test_a_film_comes_through_what_a_server_does_wrong_once(tmp_path: Path, fault: str) -> None:
    """A clip that is no good is ordered again, a dead link asked for anew."""
    bench = Bench(fakes.Videos(), tmp_path)
    bench.fake.shop.obey([fault])
    made = asyncio.run(bench.made(replace(brief_for(DEFAULT, shots=1), size=SMALL)))
    assert (made.state, made.frames) == ("done", 24), made.why
    assert made.billed == (2 if fault == "broken-file" else 1)


@pytest.mark.parametrize(("model", "frames"), at_its_ends("videos"))
def test_the_frames_of_a_clip_are_exact(model: Entry, frames: int) -> None:
    """At the model's own rate, with the seconds for servers that count by them."""
    fake = fakes.Videos()

    async def script(provider: videos.Videos) -> None:
        rate = int(model.limits.rate or 0)
        shot = a_shot(frames, rate=rate, first=STILL if model.limits.first else None)
        await provider.video(model.name).submit(shot, WORK)
        wish = fake.shop.asked[-1]
        assert (wish.frames, wish.rate, wish.seed) == (frames, rate, 7)
        assert wish.body["seconds"] == str(frames // rate)
        assert wish.body.get("model", "default") == model.name
        assert wish.body.get("input_reference") == (STILL if model.limits.first else None)

    served(fake, script)


def test_a_clips_sides_lie_on_the_models_grid() -> None:
    """They cover the film, which crops the rest."""
    fake = fakes.Videos()

    async def script(provider: videos.Videos) -> None:
        await provider.video("default").submit(a_shot(24, size=Size(1920, 1080)), WORK)
        assert fake.shop.asked[-1].body["size"] == "1920x1088"
        await provider.video("Lightricks/LTX-2").submit(a_shot(24), WORK)
        assert fake.shop.asked[-1].body["size"] == "1280x736"

    served(fake, script)


def test_any_model_of_a_server_can_be_named() -> None:
    """What the catalogue does not know is taken to do what most do."""
    fake = fakes.Videos(served="tencent/HunyuanVideo-1.5")

    async def script(provider: videos.Videos) -> None:
        model = provider.video("tencent/HunyuanVideo-1.5")
        assert model.limits == DEFAULT.limits
        await model.submit(a_shot(24), WORK)
        with pytest.raises(Unusable, match="/v1/models"):
            await provider.video("Lightricks/LTX-2").submit(a_shot(24), WORK)

    served(fake, script)


@pytest.mark.parametrize(("url", "ready"), [("http://gpu:8091", True), ("", False)])
def test_a_server_is_offered_where_its_address_is_set(url: str, ready: bool) -> None:  # noqa: FBT001
    """The address is what a key is elsewhere."""
    registry = Registry(lambda name: url if name == "VIDEOS_BASE_URL" else "", {})
    assert ("videos" in registry.ready) == ready
    if ready:
        assert registry.named("video", "videos:any/model") == "videos:any/model"


def test_a_clip_is_fetched_with_the_key_that_bought_it() -> None:
    """A server without key gets none; the address may end in /v1, as OpenAI's does."""
    for guarded in (True, False):

        async def script(provider: videos.Videos, *, guarded: bool = guarded) -> None:
            model = provider.video("default")
            ticket = await model.submit(a_shot(24, size=SMALL), WORK)
            state = await ended(model, ticket)
            assert isinstance(state, Finished)
            assert isinstance(state.result.output, Link)
            assert state.result.output.url.endswith(f"/v1/videos/{ticket.id}/content")
            signed = {"Authorization": f"Bearer {KEY}"} if guarded else {}
            assert state.result.output.headers == signed
            assert state.result.charge is None

        served(fakes.Videos(guarded=guarded), script, path="/v1/")


def test_a_job_is_stopped_once_and_for_all() -> None:
    """One that the server has forgotten is stopped already."""

    async def script(provider: videos.Videos) -> None:
        model = provider.video("default")
        ticket = await model.submit(a_shot(24, size=SMALL), WORK)
        await model.cancel(ticket)
        state = await model.check(ticket)
        assert isinstance(state, Failed)
        assert isinstance(state.error, Expired)
        await model.cancel(Ticket("never/heard of"))
        with pytest.raises(Expired):
            await model.check(Ticket("never/heard of"))

    served(fakes.Videos(), script)


def test_a_lost_submit_cannot_be_found() -> None:
    """Its list holds nothing that is the buyer's own, so nothing is guessed."""

    async def script(provider: videos.Videos) -> None:
        model = provider.video("default")
        assert not isinstance(model, Findable)
        assert not isinstance(model, Repeatable)

    served(fakes.Videos(), script)


@pytest.mark.parametrize(
    ("fault", "error", "told"),
    [
        ("drop-after", OutcomeUnknown, "no whole answer"),
        ("limited", RateLimited, "Too many requests"),
        ("refuse-input", Refused, "the prompt was refused"),
        ("no-credit", OutOfCredit, "Pay first"),
        ("bad-key", Unauthorized, "Unauthorized"),
        ("model-gone", Unusable, "does not exist"),
        ("invalid", Unusable, "valid integer"),
        ("broken-500", OutcomeUnknown, "out of memory"),
        ("busy-503", OutcomeUnknown, "not ready"),
        ("html", OutcomeUnknown, "a web page"),
        ("odd-answer", OutcomeUnknown, "nonsense"),
    ],
)
def test_an_answer_says_what_to_do_next(fault: str, error: type[LongtakeError], told: str) -> None:
    """In OpenAI's envelope or as FastAPI tells it."""

    async def script(provider: videos.Videos) -> None:
        with pytest.raises(error, match=told) as raised:
            await provider.video("default").submit(a_shot(24), WORK)
        assert KEY not in str(raised.value)

    served(fakes.Videos(guarded=True), script, fault)


@pytest.mark.parametrize(
    ("fault", "error"),
    [("fail-job", BadOutput), ("refuse-output", Refused), ("cancel-job", Expired)],
)
def test_a_failed_job_is_over_at_once(fault: str, error: type[LongtakeError]) -> None:
    """With the server's own reason."""

    async def script(provider: videos.Videos) -> None:
        model = provider.video("default")
        state = await ended(model, await model.submit(a_shot(24, size=SMALL), WORK))
        assert isinstance(state, Failed)
        assert isinstance(state.error, error)

    served(fakes.Videos(), script, fault)


@pytest.mark.parametrize("fault", ["drop-after", "broken-500", "busy-503", "html", "odd-answer"])
def test_what_costs_nothing_needs_no_doubt(fault: str, tmp_path: Path) -> None:
    """A submit that broke is asked again, and the film goes on without anybody's looking."""
    bench = Bench(fakes.Videos(), tmp_path)
    bench.fake.shop.obey([fault])
    made = asyncio.run(bench.made(brief_for(entry("videos", "default"))))
    assert (made.state, made.why) == ("done", "")
    assert (made.asked, made.owed) == (2, 0)
    assert made.row_states() == ("settled",)


def test_a_server_that_never_answers_is_given_up(tmp_path: Path) -> None:
    """After as many tries as the policy has; nothing is left in doubt."""
    bench = Bench(fakes.Videos(), tmp_path)
    bench.fake.shop.obey(always="drop-after")
    made = asyncio.run(bench.made(brief_for(entry("videos", "default"))))
    assert (made.error, made.asked) == ("MissingSegments", QUICK.attempts)
    assert set(made.row_states()) == {"refused"}


def test_an_unknown_status_is_one_that_goes_on() -> None:
    """Progress comes as a hundredth, where the server tells."""

    async def script(provider: videos.Videos) -> None:
        model = provider.video("default")
        ticket = await model.submit(a_shot(24, size=SMALL), WORK)
        assert [await model.check(ticket) for _ in range(2)] == [Running(0.0), Running(0.0)]

    served(fakes.Videos(), script, "odd-status")
