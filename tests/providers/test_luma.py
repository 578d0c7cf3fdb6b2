"""Luma against a fake that speaks its Agents API."""

import asyncio
from pathlib import Path

import pytest

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import (
    BadOutput,
    LongtakeError,
    OutcomeUnknown,
    OutOfCredit,
    RateLimited,
    Refused,
    Unauthorized,
    Unusable,
)
from longtake.capabilities.image import Depiction, QueuedImage
from longtake.capabilities.job import Failed, Finished, Link
from longtake.capabilities.video import Findable
from longtake.film.picture import Size
from longtake.providers import luma
from longtake.providers._catalogue import entries, entry
from longtake.providers.luma import Luma as Provider
from longtake.testing.conformance import Bench, brief_for, modes_of
from longtake.testing.fakes.counter import KEY
from longtake.testing.fakes.luma import Luma
from trading import STILL, WORK, a_shot, a_still, at_its_ends, dealt, ended, rendered


@pytest.mark.parametrize("mode", modes_of(entry("luma", "ray-3.2")))
def test_a_film_by_luma_is_billed_once_for_each_segment(mode: str, tmp_path: Path) -> None:
    """Every mode ends in a master of the right length, and the bill is the ledger's."""
    brief = brief_for(entry("luma", "ray-3.2"), shots=2, mode=mode)
    made = asyncio.run(Bench(Luma(), tmp_path).made(brief))
    assert (made.state, made.frames, made.billed) == ("done", 240, 2), made.why
    assert made.owed == made.charged
    assert made.quote[0] <= made.charged <= made.quote[1]
    assert made.leaked == ()


@pytest.mark.parametrize(("held", "frames"), at_its_ends("luma"))
def test_luma_renders_each_model_at_its_ends(held: Entry, frames: int) -> None:
    """The body says the length in seconds, the tier that covers the film, and its shape."""
    fake = Luma()
    state = dealt(fake, luma, lambda it: rendered(it.video(held.name), a_shot(frames)))
    assert isinstance(state, Finished)
    assert isinstance(state.result.output, Link)
    assert state.result.charge is None
    body = fake.shop.asked[-1].body
    assert (body["model"], body["type"], body["aspect_ratio"]) == (held.name, "video", "16:9")
    assert body["video"] == {"duration": f"{frames // 24}s", "resolution": "720p"}


def test_luma_starts_and_ends_on_the_frames_that_it_is_given() -> None:
    """Each travels in the call, with its type."""
    fake, shot = Luma(), a_shot(first=STILL, last=b"\xff\xd8\xff a jpeg", size=Size(1080, 1920))
    dealt(fake, luma, lambda it: it.video("ray-3.2").submit(shot, WORK))
    wish = fake.shop.asked[-1]
    assert wish.pictures == ("first", "last")
    assert (wish.body["aspect_ratio"], wish.body["video"]["resolution"]) == ("9:16", "1080p")
    kinds = [wish.body["video"][name]["media_type"] for name in ("start_frame", "end_frame")]
    assert kinds == ["image/png", "image/jpeg"]


@pytest.mark.parametrize("held", entries("luma", "image"), ids=lambda held: held.name)
def test_luma_draws_with_references(held: Entry) -> None:
    """A picture is a generation too."""
    fake = Luma()

    async def draws(it: Provider) -> object:
        model = it.image(held.name)
        assert isinstance(model, QueuedImage)
        references = (Depiction("lena", STILL),)
        return await ended(model, await model.submit(a_still(references=references), WORK))

    state = dealt(fake, luma, draws)
    assert isinstance(state, Finished)
    assert isinstance(state.result.output, Link)
    assert state.result.output.media_type == "image/png"
    assert fake.shop.asked[-1].pictures == ("reference",)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("limited", RateLimited),
        ("refuse-input", Refused),
        ("no-credit", OutOfCredit),
        ("bad-key", Unauthorized),
        ("model-gone", Unusable),
        ("invalid", Unusable),
        ("drop-after", OutcomeUnknown),
        ("broken-500", OutcomeUnknown),
        ("busy-503", OutcomeUnknown),
        ("html", OutcomeUnknown),
        ("odd-answer", OutcomeUnknown),
    ],
)
def test_luma_s_answers_say_what_to_do_next(fault: str, error: type[LongtakeError]) -> None:
    """Each is one POST: nothing is ever sent again by the library."""
    fake = Luma()
    fake.shop.obey([fault])
    with pytest.raises(error) as told:
        dealt(fake, luma, lambda it: it.video("ray-3.2").submit(a_shot(), WORK))
    assert type(told.value) is error
    assert len(fake.shop.asked) == 1
    assert KEY not in str(told.value)


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("content_moderated", Refused),
        ("generation_failed", BadOutput),
        ("budget_exhausted", OutOfCredit),
        ("output_not_found", BadOutput),
        ("image_too_large", Unusable),
        ("unsupported_format", Unusable),
        ("corrupt_input", Unusable),
        ("invalid_request", Unusable),
        ("rate_limited", RateLimited),
        ("something_new", BadOutput),
    ],
)
def test_a_failed_generation_says_what_to_do_next(code: str, error: type[LongtakeError]) -> None:
    """The code decides; one that nobody knows may go well with another seed."""
    fake = Luma(failure=("no", code))
    fake.shop.obey(["fail-job"])
    state = dealt(fake, luma, lambda it: rendered(it.video("ray-3.2"), a_shot()))
    assert isinstance(state, Failed)
    assert type(state.error) is error


def test_luma_stops_nothing_and_finds_nothing() -> None:
    """It has no call that cancels or lists: what was bought is made, what is lost is in doubt."""
    fake = Luma()

    async def cancels(it: Provider) -> object:
        model = it.video("ray-3.2")
        assert not isinstance(model, Findable)
        ticket = await model.submit(a_shot(), WORK)
        await model.cancel(ticket)
        return await ended(model, ticket)

    assert isinstance(dealt(fake, luma, cancels), Finished)


def test_a_picture_that_luma_would_not_read_is_not_sent() -> None:
    """More than 50 MB are refused before anything is paid."""
    fake, shot = Luma(), a_shot(first=bytes(50_000_001))
    with pytest.raises(Unusable, match="50000001 bytes"):
        dealt(fake, luma, lambda it: it.video("ray-3.2").submit(shot, WORK))
    assert not fake.shop.asked
