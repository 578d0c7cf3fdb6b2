"""DashScope against a fake that speaks its task API."""

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
    Unsupported,
    Unusable,
)
from longtake.capabilities.job import Failed, Finished, JobState, Ticket
from longtake.capabilities.video import Findable
from longtake.film.picture import Size
from longtake.providers import dashscope
from longtake.providers._catalogue import entry
from longtake.providers.dashscope import DashScope as Provider
from longtake.testing.conformance import Bench, brief_for, modes_of
from longtake.testing.fakes.counter import KEY
from longtake.testing.fakes.dashscope import DashScope
from trading import STILL, WORK, a_shot, at_its_ends, dealt, rendered

WAN = "wan3.0-video"
BOTH = (WAN, "wan2.7-i2v")
MODES = [(name, mode) for name in BOTH for mode in modes_of(entry("dashscope", name))]


@pytest.mark.parametrize(("name", "mode"), MODES)
def test_a_film_by_wan_is_billed_once_for_each_segment(
    name: str, mode: str, tmp_path: Path
) -> None:
    """Its 30 pictures a second become the film's 24, and the bill is the ledger's."""
    brief = brief_for(entry("dashscope", name), shots=2, mode=mode)
    made = asyncio.run(Bench(DashScope(), tmp_path).made(brief))
    assert (made.state, made.frames, made.billed) == ("done", 96, 2), made.why
    assert made.owed == made.charged
    assert made.quote[0] <= made.charged <= made.quote[1]
    assert made.leaked == ()


@pytest.mark.parametrize(("held", "frames"), at_its_ends("dashscope"))
def test_wan_renders_each_model_at_its_ends(held: Entry, frames: int) -> None:
    """The parameters say tier, whole seconds and seed; nothing is added to the prompt."""
    first = None if held.limits.text else STILL
    fake, shot = DashScope(), a_shot(frames, rate=30, first=first)
    state = dealt(fake, dashscope, lambda it: rendered(it.video(held.name), shot))
    assert isinstance(state, Finished)
    body = fake.shop.asked[-1].body
    assert body["model"] == held.name
    assert body["input"]["prompt"] == "a harbour"
    wanted = {"resolution": "720P", "duration": frames // 30, "seed": 7}
    assert wanted.items() <= body["parameters"].items()
    assert body["parameters"]["prompt_extend"] is False


def test_wan_takes_its_frames_as_media() -> None:
    """With frames the shape adapts to theirs."""
    fake, shot = DashScope(), a_shot(150, rate=30, first=STILL, last=STILL)
    dealt(fake, dashscope, lambda it: it.video(WAN).submit(shot, WORK))
    body = fake.shop.asked[-1].body
    assert [item["type"] for item in body["input"]["media"]] == ["first_frame", "last_frame"]
    assert body["parameters"]["ratio"] == "adaptive"


def test_a_vertical_film_asks_wan_for_its_shape() -> None:
    """Without frames the ratio is the film's."""
    fake, shot = DashScope(), a_shot(150, rate=30, size=Size(1080, 1920))
    dealt(fake, dashscope, lambda it: it.video(WAN).submit(shot, WORK))
    parameters = fake.shop.asked[-1].body["parameters"]
    assert (parameters["resolution"], parameters["ratio"]) == ("1080P", "9:16")


def test_a_model_that_begins_with_a_picture_refuses_words_alone() -> None:
    """Nothing is paid for what the vendor would not take."""
    fake, shot = DashScope(), a_shot(150, rate=30)
    with pytest.raises(Unsupported):
        dealt(fake, dashscope, lambda it: it.video("wan2.7-i2v").submit(shot, WORK))
    assert fake.shop.asked == []


@pytest.mark.parametrize(
    ("status", "code", "message", "error", "what"),
    [
        (400, "DataInspectionFailed", "Input data is inappropriate", Refused, "prompt"),
        (400, "DataInspectionFailed", "Input image is inappropriate", Refused, "image"),
        (400, "DataInspection", "Output data is inappropriate", Refused, "output"),
        (400, "InvalidParameter.Duration", "wrong", Unusable, "dashscope"),
        (400, "Arrearage", "overdue", OutOfCredit, None),
        (401, "InvalidApiKey", "wrong", Unauthorized, None),
        (429, "Throttling", "slow down", RateLimited, None),
        (429, "Throttling.AllocationQuota", "slow down", RateLimited, None),
        (404, "ModelNotFound", "gone", ModelGone, None),
        (500, "InternalError.Timeout", "oh", OutcomeUnknown, None),
        (400, "Novelty", "oh", Unusable, None),
    ],
)
def test_dashscope_says_what_to_do_next_by_its_code(
    status: int, code: str, message: str, error: type[LongtakeError], what: str | None
) -> None:
    """A code may be followed by a further word after a dot."""

    class Grumpy(DashScope):
        def wrong(self, why: str) -> web.Response:
            del why
            return web.json_response({"code": code, "message": message}, status=status)

    fake = Grumpy()
    fake.shop.obey(["invalid"])
    with pytest.raises(error) as told:
        dealt(fake, dashscope, lambda it: it.video(WAN).submit(a_shot(150, rate=30), WORK))
    assert type(told.value) is error
    assert what in (None, getattr(told.value, "what", None))
    assert KEY not in str(told.value)


@pytest.mark.parametrize(
    ("fault", "error"),
    [("fail-job", BadOutput), ("refuse-output", Refused), ("cancel-job", Expired)],
)
def test_a_task_that_dashscope_ends_says_why(fault: str, error: type[LongtakeError]) -> None:
    """A failed task carries a code and a message."""
    fake = DashScope()
    fake.shop.obey([fault])
    state = dealt(fake, dashscope, lambda it: rendered(it.video(WAN), a_shot(150, rate=30)))
    assert isinstance(state, Failed)
    assert type(state.error) is error


def test_a_task_older_than_a_day_is_expired() -> None:
    """Its status is then UNKNOWN."""
    with pytest.raises(Expired):
        dealt(DashScope(), dashscope, lambda it: it.video(WAN).check(Ticket("yesterday")))


def test_a_waiting_task_can_be_stopped_and_a_running_one_goes_on() -> None:
    """DashScope stops only what is PENDING; asking for more is no error."""

    async def script(provider: Provider) -> list[JobState]:
        model, states = provider.video(WAN), []
        for looks in (0, 2):
            ticket = await model.submit(a_shot(150, rate=30), WORK)
            for _ in range(looks):
                await model.check(ticket)
            await model.cancel(ticket)
            states.append(await model.check(ticket))
        return states

    waiting, begun = dealt(DashScope(), dashscope, script)
    assert isinstance(waiting, Failed)
    assert isinstance(begun, Finished)


def test_dashscope_does_not_pretend_to_find_a_lost_submit() -> None:
    """Its list of tasks does not tell what was asked."""
    assert not isinstance(dashscope.build(KEY).video(WAN), Findable)
