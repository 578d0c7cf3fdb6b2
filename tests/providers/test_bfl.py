"""Black Forest Labs: pictures as jobs, against its wire on loopback."""

import asyncio
from base64 import b64decode
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from longtake.app import Studio, open_studio
from longtake.capabilities.errors import (
    BadOutput,
    Expired,
    LongtakeError,
    OutcomeUnknown,
    OutOfCredit,
    RateLimited,
    Refused,
    Unauthorized,
    Unsupported,
    Unusable,
)
from longtake.capabilities.image import Depiction, DirectImage, Editing, ImageRequest, QueuedImage
from longtake.capabilities.job import Failed, Finished, JobState, Link, Running, Ticket
from longtake.capabilities.video import Findable
from longtake.engine.policy import Policy
from longtake.film.brief import Brief, Casting
from longtake.film.picture import Size
from longtake.providers import bfl
from longtake.settings import Settings
from longtake.testing.conformance import QUICK, Bench, environment
from longtake.testing.fakes import bfl as fakes
from longtake.testing.fakes.counter import KEY, running
from longtake.testing.scripted import Scripted
from trading import STILL, WORK, a_still, dealt, ended

PRO = "flux-2-pro"
SMALL = Size(64, 64)
PATIENT = replace(QUICK, poll=30, longest_poll=30)
"""Asks after a job at once, and then not for a long time."""


def pictured(model: str = PRO) -> Brief:
    """Give a film of two shots whose keyframes BFL draws."""
    casting = Casting("scripted:plan", f"bfl:{model}", "scripted:direct", "scripted:tone")
    return Brief("1 red\n1 blue", size=SMALL, mode="storyboard", casting=casting)


def asked(request: ImageRequest, model: str = PRO) -> dict[str, object]:
    """Buy a picture and give the body that asked for it."""
    fake = fakes.BFL()

    async def script(provider: bfl.BFL) -> None:
        await provider.image(model).submit(request, WORK)

    dealt(fake, bfl, script)
    return dict(fake.shop.asked[-1].body)


@pytest.mark.parametrize("model", [PRO, "flux-kontext-pro"])
def test_a_film_is_made_of_pictures_that_took_their_time(tmp_path: Path, model: str) -> None:
    """Each keyframe is a job, bought once and charged as BFL said when it was bought."""
    made = asyncio.run(Bench(fakes.BFL(), tmp_path).made(pictured(model)))
    assert (made.state, made.frames, made.billed) == ("done", 48, 2)
    assert made.owed == made.charged
    assert made.quote[0] <= made.charged <= made.quote[1]
    assert made.leaked == ()


@pytest.mark.parametrize(
    ("fault", "billed"),
    [("dead-link", 2), ("odd-status", 2), ("fail-job", 2), ("page", 2), ("broken-file", 3)],
)
def test_a_picture_comes_through_what_goes_wrong_once(
    tmp_path: Path, fault: str, billed: int
) -> None:
    """What only came broken is fetched anew; a picture that is broken is bought again."""
    bench = Bench(fakes.BFL(), tmp_path)
    bench.fake.shop.obey([fault])
    made = asyncio.run(bench.made(pictured()))
    assert (made.state, made.billed) == ("done", billed), made.why
    assert made.owed == made.charged


def test_a_restart_waits_for_the_bought_picture(tmp_path: Path) -> None:
    """What was bought before the process ended is fetched, and not bought again."""
    fake = fakes.BFL()

    async def scene() -> str:
        async with running(fake) as url:
            with environment(fake.environment(url)):
                film = await _left_bought(tmp_path)
                async with _studio(tmp_path, QUICK) as studio:
                    return (await studio.run(film, until="master")).state

    assert asyncio.run(scene()) == "done"
    assert len(fake.shop.asked) == 2


def test_a_film_is_called_off_while_its_pictures_are_drawn(tmp_path: Path) -> None:
    """BFL stops nothing: they stay bought, and whoever goes on with the film gets them."""
    fake = fakes.BFL()

    async def scene() -> tuple[int, str]:
        async with running(fake) as url:
            with environment(fake.environment(url)):
                film = await _left_bought(tmp_path)
                async with _studio(tmp_path, QUICK) as studio:
                    await studio.cancel(film)
                    bought = await studio.ledger.purchases(film, states=["bought"])
                    return len(bought), (await studio.run(film, until="master")).state

    assert asyncio.run(scene()) == (2, "done")
    assert len(fake.shop.asked) == 2


def _studio(place: Path, policy: Policy) -> AbstractAsyncContextManager[Studio]:
    return open_studio(Settings(home=place / "home", jobs=2), {"scripted": Scripted()}, policy)


async def _left_bought(place: Path) -> str:
    """Give a film whose run ended while its pictures were bought and not fetched."""
    async with _studio(place, PATIENT) as studio:
        film = (await studio.begin(pictured(), folder=place / "film")).film
        run = asyncio.create_task(studio.run(film, until="master"))
        while len(await studio.ledger.purchases(film, states=["bought"])) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        run.cancel()
        await asyncio.gather(run, return_exceptions=True)
        return film


@pytest.mark.parametrize("model", bfl.OFFER.image)
def test_a_picture_is_drawn(model: str) -> None:
    """Each model in the film's size or shape, from its seed, charged by the vendor's figure."""
    fake = fakes.BFL()

    async def script(provider: bfl.BFL) -> JobState:
        drawing = provider.image(model)
        return await ended(drawing, await drawing.submit(a_still(), WORK))

    state = dealt(fake, bfl, script)
    assert isinstance(state, Finished)
    assert isinstance(state.result.output, Link)
    assert state.result.output.media_type == "image/png"
    assert state.result.charge == fake.shop.owed
    body = fake.shop.asked[-1].body
    assert (body["seed"], body["output_format"]) == (7, "png")
    if "aspect_ratio" in body:
        assert body["aspect_ratio"] == "16:9"
    else:
        grid = 16 if model.startswith("flux-2") else 32
        assert (body["width"], body["height"]) == (1280, 720 if grid == 16 else 736)


@pytest.mark.parametrize(
    ("size", "asked_for"), [(SMALL, (64, 64)), (Size(3840, 2160), (2656, 1504))]
)
def test_a_picture_has_four_megapixels_at_most(size: Size, asked_for: tuple[int, int]) -> None:
    """In the film's shape, nearly."""
    body = asked(a_still(size))
    assert (body["width"], body["height"]) == asked_for


def test_what_is_given_comes_in_its_order() -> None:
    """The picture to be changed, then the references; more than a model takes are told before."""
    references = tuple(Depiction(f"cast {number}", STILL) for number in range(8))
    body = asked(a_still(base=STILL, references=references[:2]))
    given = [name for name in body if name.startswith("input_image")]
    assert given == ["input_image", "input_image_2", "input_image_3"]
    assert b64decode(str(body["input_image"])) == STILL
    for more in ({"base": STILL, "references": references}, {"base": STILL, "mask": STILL}):
        with pytest.raises(Unsupported, match="takes 8 pictures and no mask"):
            asked(a_still(**more))


def test_it_draws_by_jobs() -> None:
    """And not at once; the models that take no pictures change none."""

    async def script(provider: bfl.BFL) -> None:
        drawing = provider.image(PRO)
        assert isinstance(drawing, QueuedImage)
        assert isinstance(drawing, Editing)
        assert not isinstance(drawing, DirectImage)
        assert not isinstance(drawing, Findable)
        assert (drawing.edits, drawing.masks) == (True, False)
        assert not provider.image("flux-dev").edits

    dealt(fakes.BFL(), bfl, script)


def test_a_picture_is_asked_after_where_bfl_says() -> None:
    """Or by its id, as a person knows it; nobody else is asked with the key."""
    fake = fakes.BFL()

    async def script(provider: bfl.BFL) -> None:
        drawing = provider.image(PRO)
        ticket = await drawing.submit(a_still(), WORK)
        place, _, credits_ = ticket.id.partition("#")
        assert place.endswith("/regional/v1/get_result?id=image-0001-a1b2")
        assert Decimal(credits_) == 3
        assert await drawing.check(ticket) == Running(None)
        state = await ended(drawing, Ticket("image-0001-a1b2"))
        assert isinstance(state, Finished)
        assert state.result.charge is None
        with pytest.raises(Unusable, match="not BFL's"):
            await drawing.check(Ticket("https://example.org/v1/get_result?id=1"))
        await drawing.cancel(ticket)
        with pytest.raises(Expired, match="does not know"):
            await drawing.check(Ticket("never heard of"))

    dealt(fake, bfl, script)


@pytest.mark.parametrize(
    ("fault", "error", "told"),
    [
        ("refuse-input", Refused, "the prompt was refused"),
        ("refuse-output", Refused, "the output was refused: Moderation Reasons"),
        ("fail-job", BadOutput, "bfl failed"),
    ],
)
def test_a_failed_picture_is_over_at_once(
    fault: str, error: type[LongtakeError], told: str
) -> None:
    """BFL judges a prompt after it has taken the call."""
    fake = fakes.BFL()
    fake.shop.obey([fault])

    async def script(provider: bfl.BFL) -> JobState:
        drawing = provider.image(PRO)
        return await ended(drawing, await drawing.submit(a_still(), WORK))

    state = dealt(fake, bfl, script)
    assert isinstance(state, Failed)
    assert isinstance(state.error, error)
    assert told in str(state.error)


@pytest.mark.parametrize(
    ("fault", "error", "told"),
    [
        ("no-credit", OutOfCredit, "Insufficient credits"),
        ("limited", RateLimited, "24 active tasks"),
        ("bad-key", Unauthorized, "Not authenticated"),
        ("model-gone", Unusable, "no model of BFL"),
        ("invalid", Unusable, "multiple of 16"),
        ("broken-500", OutcomeUnknown, "Internal server error"),
        ("busy-503", OutcomeUnknown, "unavailable"),
        ("html", OutcomeUnknown, "a web page"),
        ("odd-answer", OutcomeUnknown, "nonsense"),
        ("drop-after", OutcomeUnknown, "no whole answer"),
    ],
)
def test_an_answer_says_what_to_do_next(fault: str, error: type[LongtakeError], told: str) -> None:
    """By its status alone."""
    fake = fakes.BFL()
    fake.shop.obey([fault])

    async def script(provider: bfl.BFL) -> None:
        with pytest.raises(error, match=told) as raised:
            await provider.image(PRO).submit(a_still(), WORK)
        assert KEY not in str(raised.value)

    dealt(fake, bfl, script)
