"""MiniMax against a fake that speaks its v2 video API."""

import asyncio
from pathlib import Path

import pytest
from aiohttp import web

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import (
    BadOutput,
    Expired,
    LongtakeError,
    ModelGone,
    OutcomeUnknown,
    OutOfCredit,
    RateLimited,
    Refused,
    Unauthorized,
    Unusable,
)
from longtake.capabilities.job import Failed, Finished, JobState, Link, Ticket
from longtake.capabilities.video import Findable
from longtake.film.picture import Size
from longtake.providers import minimax
from longtake.providers._catalogue import entries, entry
from longtake.providers.minimax import MiniMax as Provider
from longtake.testing.conformance import Bench, brief_for, modes_of
from longtake.testing.fakes.counter import KEY
from longtake.testing.fakes.minimax import MiniMax
from trading import STILL, WORK, a_shot, at_its_ends, dealt, rendered


@pytest.mark.parametrize("mode", modes_of(entry("minimax", "MiniMax-H3")))
def test_a_film_by_minimax_is_billed_once_for_each_segment(mode: str, tmp_path: Path) -> None:
    """Every mode ends in a master of the right length, and the bill is the ledger's."""
    brief = brief_for(entry("minimax", "MiniMax-H3"), shots=2, mode=mode)
    made = asyncio.run(Bench(MiniMax(), tmp_path).made(brief))
    assert (made.state, made.frames, made.billed) == ("done", 240, 2), made.why
    assert made.owed == made.charged
    assert made.quote[0] <= made.charged <= made.quote[1]
    assert made.leaked == ()


@pytest.mark.parametrize(("held", "frames"), at_its_ends("minimax"))
def test_minimax_renders_each_model_at_its_ends(held: Entry, frames: int) -> None:
    """The body says content, resolution by tier, whole seconds and, without frames, the ratio."""
    fake = MiniMax()
    state = dealt(fake, minimax, lambda it: rendered(it.video(held.name), a_shot(frames)))
    assert isinstance(state, Finished)
    assert isinstance(state.result.output, Link)
    body = fake.shop.asked[-1].body
    assert body["content"] == [{"type": "text", "text": "a harbour"}]
    assert (body["model"], body["resolution"]) == (held.name, "768P")
    assert (body["duration"], body["ratio"]) == (frames // 24, "16:9")
    assert body["aigc_watermark"] is False


def test_minimax_takes_its_frames_by_their_roles() -> None:
    """With key frames the shape is theirs, so no ratio is sent."""
    fake, shot = MiniMax(), a_shot(first=STILL, last=STILL)
    dealt(fake, minimax, lambda it: it.video("MiniMax-H3").submit(shot, WORK))
    body = fake.shop.asked[-1].body
    assert [item.get("role") for item in body["content"]] == [None, "first_frame", "last_frame"]
    assert body["content"][1]["image_url"]["url"].startswith("data:image/png;base64,")
    assert "ratio" not in body


@pytest.mark.parametrize(
    ("size", "model", "resolution", "ratio"),
    [
        (Size(1920, 1080), "MiniMax-H3", "2K", "16:9"),
        (Size(1920, 1080), "MiniMax-H3-Max", "768P", "16:9"),
        (Size(480, 854), "MiniMax-H3-Max", "480P", "9:16"),
        (Size(1680, 720), "MiniMax-H3", "768P", "21:9"),
    ],
)
def test_minimax_asks_for_the_tier_and_shape_of_the_film(
    size: Size, model: str, resolution: str, ratio: str
) -> None:
    """The smallest tier that covers the film's short side, and the nearest shape."""
    fake, shot = MiniMax(), a_shot(size=size)
    dealt(fake, minimax, lambda it: it.video(model).submit(shot, WORK))
    body = fake.shop.asked[-1].body
    assert (body["resolution"], body["ratio"]) == (resolution, ratio)


@pytest.mark.parametrize(
    ("status", "message", "error", "what"),
    [
        (429, "rate limit (1002)", RateLimited, None),
        (401, "login fail (1004)", Unauthorized, None),
        (402, "insufficient balance (1008)", OutOfCredit, None),
        (422, "input new_sensitive (1026)", Refused, "prompt"),
        (422, "input image sensitive (1026)", Refused, "image"),
        (422, "output new_sensitive (1027)", Refused, "output"),
        (400, "invalid params, duration (2013)", Unusable, "minimax"),
        (400, "invalid params, unknown model (2013)", ModelGone, None),
        (500, "unknown error (1000)", OutcomeUnknown, None),
        (500, "system error (1013)", OutcomeUnknown, None),
        (409, "something new (4711)", Unusable, None),
    ],
)
def test_minimax_says_what_to_do_next_by_the_code_at_its_end(
    status: int, message: str, error: type[LongtakeError], what: str | None
) -> None:
    """The code stands in brackets at the end of the message."""

    class Grumpy(MiniMax):
        def wrong(self, why: str) -> web.Response:
            del why
            told = {"type": "error", "error": {"message": message}}
            return web.json_response(told, status=status)

    fake = Grumpy()
    fake.shop.obey(["invalid"])
    with pytest.raises(error) as told:
        dealt(fake, minimax, lambda it: it.video("MiniMax-H3").submit(a_shot(), WORK))
    assert type(told.value) is error
    assert what in (None, getattr(told.value, "what", None))
    assert KEY not in str(told.value)


@pytest.mark.parametrize(
    ("fault", "error"),
    [("fail-job", BadOutput), ("refuse-output", Refused), ("cancel-job", Expired)],
)
def test_a_task_that_minimax_ends_says_why(fault: str, error: type[LongtakeError]) -> None:
    """A failed task carries the vendor's own code."""
    fake = MiniMax()
    fake.shop.obey([fault])
    state = dealt(fake, minimax, lambda it: rendered(it.video("MiniMax-H3"), a_shot()))
    assert isinstance(state, Failed)
    assert type(state.error) is error


def test_a_task_that_minimax_lost_is_expired() -> None:
    """An unknown id is answered with 500 and `record not found`; to stop it needs nothing."""

    async def script(provider: Provider) -> None:
        model = provider.video("MiniMax-H3")
        await model.cancel(Ticket("nowhere"))
        with pytest.raises(Expired):
            await model.check(Ticket("nowhere"))

    dealt(MiniMax(), minimax, script)


def test_a_cancelled_task_ends_and_costs_nothing() -> None:
    """DELETE stops the task, which then says so."""

    async def script(provider: Provider) -> JobState:
        model = provider.video("MiniMax-H3")
        ticket = await model.submit(a_shot(), WORK)
        await model.cancel(ticket)
        return await model.check(ticket)

    fake = MiniMax()
    assert isinstance(dealt(fake, minimax, script), Failed)
    assert fake.shop.owed == 0


def test_minimax_does_not_pretend_to_find_a_lost_submit() -> None:
    """Its list tells no submit from another, so a lost one is in doubt."""
    assert not isinstance(minimax.build(KEY).video("MiniMax-H3"), Findable)


def test_the_hailuo_models_are_gone_and_say_what_to_use() -> None:
    """The v1 models name H3 as their successor."""
    gone = {each.name: each.successor for each in entries("minimax") if each.retires_on}
    names = ("MiniMax-Hailuo-2.3", "MiniMax-Hailuo-02", "I2V-01-Director")
    assert gone == dict.fromkeys(names, "MiniMax-H3")
    assert minimax.OFFER.video == ("MiniMax-H3", "MiniMax-H3-Max")
