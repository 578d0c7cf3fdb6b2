"""fal against a fake that has its queue, its history, its prices and its store."""

import asyncio
from decimal import Decimal
from pathlib import Path
from typing import Any

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
    Transient,
    Unauthorized,
    Unsupported,
    Unusable,
)
from longtake.capabilities.image import Depiction, Editing, QueuedImage
from longtake.capabilities.job import Failed, Finished, JobState, Link, Running, Ticket
from longtake.capabilities.provider import Priced
from longtake.capabilities.video import Findable, QueuedVideo
from longtake.film.picture import Size
from longtake.providers import fal
from longtake.providers._catalogue import entries, entry
from longtake.providers.fal import Fal as Provider
from longtake.testing.conformance import Bench, brief_for, modes_of
from longtake.testing.fakes.counter import KEY
from longtake.testing.fakes.fal import Fal
from trading import STILL, WORK, a_shot, a_still, at_its_ends, dealt, ended, rendered

FLARE = "openai/gpt-image-2.5/flare/text-to-image"
KLING, VEO, SEEDANCE = "fal-ai/kling-video/v3/pro", "fal-ai/veo3.1", "bytedance/seedance-2.0"
FLUX, BANANA = "fal-ai/flux-2-pro", "fal-ai/nano-banana-2"
FRAMED = (KLING, "keyframe"), (VEO, "text"), (VEO, "chain"), (VEO, "keyframe")


@pytest.mark.parametrize(("name", "mode"), [(SEEDANCE, "text"), *FRAMED])
def test_a_film_through_fal_is_billed_once_for_each_segment(
    name: str, mode: str, tmp_path: Path
) -> None:
    """Every mode ends in a master of the right length, and the bill is the ledger's."""
    held = entry("fal", name)
    made = asyncio.run(Bench(Fal(), tmp_path).made(brief_for(held, shots=2, mode=mode)))
    frames = 2 * held.limits.lengths.at_least(1)
    assert (made.state, made.frames, made.billed) == ("done", frames, 2), made.why
    assert made.owed == made.charged
    assert made.quote[0] <= made.charged <= made.quote[1]
    assert made.leaked == ()
    assert mode in modes_of(held)


@pytest.mark.parametrize("framed", [(), ("first",), ("first", "last")])
@pytest.mark.parametrize(("held", "frames"), at_its_ends("fal"))
def test_fal_renders_each_model_at_its_ends(
    held: Entry, frames: int, framed: tuple[str, ...]
) -> None:
    """The fake refuses what the endpoint would not take: a name, a length, a tier, a shape."""
    own = int(held.limits.rate or 24)
    pinned: dict[str, Any] = dict.fromkeys(framed, STILL)
    fake, shot = Fal(), a_shot(frames, rate=own, **pinned)
    state = dealt(fake, fal, lambda it: rendered(it.video(held.name), shot))
    assert isinstance(state, Finished)
    assert isinstance(state.result.output, Link)
    (sold,) = fake.shop.asked
    assert sold.seconds == frames / own
    assert sold.pictures == framed


def test_fal_names_the_arguments_as_each_endpoint_does() -> None:
    """The endpoint follows from the frames; the length is text, text with an s, or a number."""
    fake, both = Fal(), a_shot(96, first=STILL, last=STILL)

    async def script(it: Provider) -> None:
        await it.video(VEO).submit(both, WORK)
        await it.video(KLING).submit(both, WORK)
        await it.video("minimax/h3").submit(a_shot(120), WORK)

    dealt(fake, fal, script)
    veo, kling, hailuo = fake.shop.asked
    assert veo.model == "fal-ai/veo3.1/first-last-frame-to-video"
    assert veo.body["duration"] == "4s"
    assert {"first_frame_url", "last_frame_url"} <= veo.body.keys()
    assert kling.model == "fal-ai/kling-video/v3/pro/image-to-video"
    assert kling.body["duration"] == "4"
    assert {"start_image_url", "end_image_url"} <= kling.body.keys()
    assert "aspect_ratio" not in kling.body
    assert hailuo.body == {
        "prompt": "a harbour",
        "duration": 5,
        "aspect_ratio": "16:9",
        "resolution": "768p",
    }


def test_frames_are_uploaded_without_the_key() -> None:
    """What is sent is the address in fal's store, where the bytes are those of the frame."""
    fake, shot = Fal(), a_shot(first=STILL)
    dealt(fake, fal, lambda it: it.video(KLING).submit(shot, WORK))
    assert fake.store[fake.shop.asked[0].body["start_image_url"]] == STILL


def test_a_ticket_is_enough_to_go_on_after_a_restart() -> None:
    """It holds the id and the endpoint; the address drops what follows the app's name."""
    fake = Fal()

    async def script(it: Provider) -> Ticket:
        return await it.video(KLING).submit(a_shot(), WORK)

    ticket = dealt(fake, fal, script)
    assert ticket.id == "video-0001-a1b2@fal-ai/kling-video/v3/pro/text-to-video"
    assert isinstance(dealt(fake, fal, lambda it: ended(it.video(KLING), ticket)), Finished)


@pytest.mark.parametrize(
    ("model", "size", "wanted"),
    [
        (FLUX, Size(1280, 720), {"image_size": {"width": 1280, "height": 720}, "seed": 7}),
        (BANANA, Size(1280, 720), {"aspect_ratio": "16:9", "resolution": "1K"}),
        (BANANA, Size(720, 1280), {"aspect_ratio": "9:16", "resolution": "1K"}),
        (
            FLARE,
            Size(1280, 720),
            {"image_size": {"width": 1280, "height": 720}, "quality": "medium"},
        ),
    ],
)
def test_fal_draws_by_a_job(model: str, size: Size, wanted: dict[str, object]) -> None:
    """A still is a request like a clip."""
    fake = Fal()

    async def script(it: Provider) -> JobState:
        image = it.image(model)
        assert isinstance(image, QueuedImage)
        return await ended(image, await image.submit(a_still(size), WORK))

    state = dealt(fake, fal, script)
    assert isinstance(state, Finished)
    assert isinstance(state.result.output, Link)
    assert wanted.items() <= fake.shop.asked[0].body.items()


def test_references_and_a_picture_to_change_go_to_the_endpoint_that_edits() -> None:
    """The picture that is to be changed comes first."""
    fake, cat = Fal(), Depiction("Cat", b"\xff\xd8\xff a cat")
    still = a_still(base=STILL, references=(cat,))

    async def script(it: Provider) -> None:
        image = it.image(BANANA)
        assert isinstance(image, Editing)
        assert (image.edits, image.masks, image.references) == (True, False, 14)
        await image.submit(still, WORK)

    dealt(fake, fal, script)
    (sold,) = fake.shop.asked
    assert sold.model == "fal-ai/nano-banana-2/edit"
    assert [fake.store[url] for url in sold.body["image_urls"]] == [STILL, cat.data]
    assert sold.body["image_urls"][1].endswith(".jpeg")


def test_pictures_for_a_model_that_takes_none_cost_nothing() -> None:
    """The mistake is found before anything is uploaded or bought."""
    fake, still = Fal(), a_still(base=STILL)
    with pytest.raises(Unsupported):
        dealt(
            fake,
            fal,
            lambda it: it.image(FLARE).submit(still, WORK),
        )
    assert (fake.shop.asked, fake.store) == ([], {})


def test_an_endpoint_that_is_in_no_catalogue_is_asked_by_the_usual_names() -> None:
    """Its price is assumed, so that a budget holds, until fal tells it."""
    name = "someone/new-model/image-to-video"
    fake = Fal(others={name: (Decimal("0.31"), "seconds")})

    async def script(it: Provider) -> JobState:
        model = it.video(name)
        assert (model.limits.first, model.limits.last, model.limits.seed) == (True, False, False)
        assert not model.price.free
        assert (await it.prices([name]))[name].usd_per_second == Decimal("0.31")
        return await rendered(model, a_shot(first=STILL))

    assert isinstance(dealt(fake, fal, script), Finished)
    assert fake.shop.asked[0].body.keys() == {"prompt", "image_url", "duration"}


def test_an_endpoint_of_pictures_in_no_catalogue_gets_the_prompt_alone() -> None:
    """Nothing is known of its other arguments."""
    name = "someone/new-model"
    fake = Fal(others={name: (Decimal("0.05"), "image")})

    async def script(it: Provider) -> JobState:
        image = it.image(name)
        return await ended(image, await image.submit(a_still(), WORK))

    assert isinstance(dealt(fake, fal, script), Finished)
    assert fake.shop.asked[0].body == {"prompt": "a harbour"}


def test_words_alone_for_an_endpoint_that_begins_with_a_picture_cost_nothing() -> None:
    """Nothing is bought that fal would refuse."""
    fake = Fal()
    with pytest.raises(Unsupported):
        dealt(fake, fal, lambda it: it.video("a/b/image-to-video").submit(a_shot(), WORK))
    assert fake.shop.asked == []


def test_fal_says_what_its_models_cost_today() -> None:
    """A price by resolution is no one figure, and is left to the catalogue."""
    other = "someone/new-model"
    fake = Fal(others={other: (Decimal("0.0125"), "megapixels")})
    named = [KLING, VEO, FLUX, other, FLARE]

    async def script(it: Provider) -> dict[str, Decimal]:
        assert isinstance(it, Priced)
        told = await it.prices(named)
        return {name: price.usd_per_second or price.usd_per_call for name, price in told.items()}

    assert dealt(fake, fal, script) == {
        KLING: Decimal("0.112"),
        FLARE: Decimal("0.02"),
    }


@pytest.mark.parametrize("fault", ["drop-after", "broken-500", "html", "odd-answer"])
def test_a_lost_submit_is_found_in_the_history(fault: str) -> None:
    """By its exact input: the seed, the prompt and the addresses of its frames."""
    fake = Fal()
    fake.shop.obey([fault])

    async def script(it: Provider) -> Ticket:
        model = it.video(SEEDANCE)
        assert isinstance(model, QueuedVideo)
        assert isinstance(model, Findable)
        with pytest.raises(OutcomeUnknown):
            await model.submit(a_shot(first=STILL), WORK)
        found = await model.find(WORK)
        assert isinstance(await ended(model, found), Finished)
        return found

    found = dealt(fake, fal, script)
    assert found.id.partition("@")[0] in fake.shop.sales


def test_a_film_goes_on_with_the_request_that_was_found(tmp_path: Path) -> None:
    """The connection broke after fal had accepted: nothing is bought twice."""
    fake, held = Fal(), entry("fal", KLING)
    fake.shop.obey(["drop-after"])
    made = asyncio.run(Bench(fake, tmp_path).made(brief_for(held, shots=2)))
    assert (made.state, made.billed, made.asked) == ("done", 2, 2), made.why
    assert made.owed == made.charged


def test_what_the_history_does_not_show_stays_unknown() -> None:
    """A request that waits may not be listed, so nobody may say that it never arrived."""
    fake = Fal(waiting_is_listed=False)
    fake.shop.obey(["drop-after"])

    async def script(it: Provider) -> None:
        model = it.video(KLING)
        with pytest.raises(OutcomeUnknown):
            await model.submit(a_shot(), WORK)
        with pytest.raises(OutcomeUnknown, match="may still wait"):
            await model.find(WORK)

    dealt(fake, fal, script)


def test_nobody_adopts_the_job_of_another_shot_that_is_alike() -> None:
    """One whose ticket is held is not taken; of two that fit, neither is."""
    fake = Fal()
    fake.shop.obey(["", "drop-after", "drop-after"])

    async def script(it: Provider) -> None:
        model = it.video(KLING)
        held = await model.submit(a_shot(), "film/1A/1")
        with pytest.raises(OutcomeUnknown):
            await model.submit(a_shot(), "film/2A/1")
        found = await model.find("film/2A/1")
        assert found != held
        with pytest.raises(OutcomeUnknown):
            await model.submit(a_shot(), "film/3A/1")
        fake.shop.sell(fake.shop.asked[-1], KEY, "")  # to another process
        with pytest.raises(OutcomeUnknown, match="both fit"):
            await model.find("film/3A/1")

    dealt(fake, fal, script)


def test_another_process_cannot_tell_what_was_lost() -> None:
    """What was sent is known only where it was sent."""
    with pytest.raises(OutcomeUnknown, match="another process"):
        dealt(Fal(), fal, lambda it: it.video(KLING).find("film/9Z/1"))


def fault_of(kind: str, *where: str) -> dict[str, object]:
    """Give a model's error as fal tells it."""
    return {"detail": [{"loc": ["body", *where], "msg": "no", "type": kind}]}


@pytest.mark.parametrize(
    ("status", "told", "error", "what"),
    [
        (422, fault_of("content_policy_violation", "prompt"), Refused, "prompt"),
        (422, fault_of("content_policy_violation", "image_url"), Refused, "image"),
        (422, fault_of("image_too_small", "image_url"), Unusable, "a picture given to fal"),
        (422, fault_of("value_error", "duration"), Unusable, "fal"),
        (401, {"detail": "no"}, Unauthorized, None),
        (403, {"detail": "no access"}, Unauthorized, None),
        (403, {"detail": "User is locked. Exhausted balance."}, OutOfCredit, None),
        (404, {"detail": "Application not found"}, ModelGone, None),
        (429, {"detail": "slow down"}, RateLimited, None),
        (500, fault_of("internal_server_error"), OutcomeUnknown, None),
        (504, {"detail": "late", "error_type": "request_timeout"}, OutcomeUnknown, None),
    ],
)
def test_fal_says_what_to_do_next_by_type_and_place(
    status: int, told: dict[str, object], error: type[LongtakeError], what: str | None
) -> None:
    """The place of a model's error says which input it is about."""

    class Grumpy(Fal):
        def wrong(self, why: str) -> web.Response:
            del why
            return web.json_response(told, status=status)

    fake = Grumpy()
    fake.shop.obey(["invalid"])
    with pytest.raises(error) as raised:
        dealt(fake, fal, lambda it: it.video(KLING).submit(a_shot(), WORK))
    assert type(raised.value) is error
    assert what in (None, getattr(raised.value, "what", None))
    assert KEY not in str(raised.value)


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("content_policy_violation", Refused),
        ("no_media_generated", BadOutput),
        ("downstream_service_error", BadOutput),
        ("generation_timeout", BadOutput),
        ("file_download_error", Unusable),
    ],
)
@pytest.mark.parametrize("status", [422, 500])
def test_a_request_that_fails_says_why(kind: str, error: type[LongtakeError], status: int) -> None:
    """The result answers with the model's error; it is a failure at once, whatever its status."""

    class Failing(Fal):
        async def _response(self, request: web.Request) -> web.StreamResponse:
            del request
            return web.json_response(fault_of(kind), status=status)

    state = dealt(Failing(), fal, lambda it: rendered(it.video(KLING), a_shot()))
    assert isinstance(state, Failed)
    assert type(state.error) is error


@pytest.mark.parametrize("kind", ["runner_disconnected", "startup_timeout", "internal_error"])
def test_a_request_that_the_platform_loses_may_be_made_again(kind: str) -> None:
    """The status then carries the platform's own type."""

    class Failing(Fal):
        async def _status(self, request: web.Request) -> web.StreamResponse:
            del request
            return web.json_response({"status": "COMPLETED", "error": "no", "error_type": kind})

    state = dealt(Failing(), fal, lambda it: rendered(it.video(KLING), a_shot()))
    assert isinstance(state, Failed)
    assert isinstance(state.error, BadOutput)


@pytest.mark.parametrize(("status", "error"), [(503, Transient), (404, Expired)])
def test_a_question_that_fails_says_nothing_of_the_job(
    status: int, error: type[LongtakeError]
) -> None:
    """A busy answer is asked again; a request that is no longer known is over."""

    class Busy(Fal):
        async def _status(self, request: web.Request) -> web.StreamResponse:
            del request
            return web.json_response({"detail": "no"}, status=status)

    with pytest.raises(error):
        dealt(Busy(), fal, lambda it: rendered(it.video(KLING), a_shot()))


def test_a_request_can_be_stopped_until_it_is_over() -> None:
    """The one that is over answers that it is, which is no error."""
    fake = Fal()

    async def script(it: Provider) -> tuple[JobState, JobState, JobState]:
        model = it.video(KLING)
        first = await model.submit(a_shot(), WORK)
        await model.cancel(first)
        second = await model.submit(a_shot(), WORK)
        done = await ended(model, second)
        await model.cancel(second)
        await model.cancel(Ticket(f"nowhere@{KLING}"))
        return await model.check(first), done, await model.check(second)

    stopped, done, still_done = dealt(fake, fal, script)
    assert isinstance(stopped, Failed)
    assert isinstance(stopped.error, Expired)
    assert isinstance(done, Finished)
    assert isinstance(still_done, Finished)


def test_a_status_that_nobody_knows_is_one_that_goes_on() -> None:
    """What it is comes later."""
    fake = Fal()
    fake.shop.obey(["odd-status"])

    async def script(it: Provider) -> list[JobState]:
        model = it.video(KLING)
        ticket = await model.submit(a_shot(), WORK)
        return [await model.check(ticket) for _ in range(3)]

    states = dealt(fake, fal, script)
    assert [type(state) for state in states] == [Running, Running, Finished]


def test_every_row_of_fal_names_a_source_and_a_price() -> None:
    """No row is free by mistake."""
    assert all(each.source and (each.tiers or not each.price.free) for each in entries("fal"))
