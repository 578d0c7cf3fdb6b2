"""OpenAI: pictures and voices through its own library, against its wire on loopback."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from PIL import Image

from longtake.capabilities.errors import (
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
from longtake.capabilities.image import Depiction, DirectImage, Editing, ImageRequest
from longtake.capabilities.job import Content, Result
from longtake.capabilities.speech import SpeechRequest
from longtake.film.brief import Brief, Casting
from longtake.film.picture import Size
from longtake.media.pictures import read_picture, write_png
from longtake.providers import openai
from longtake.testing.conformance import Bench, environment
from longtake.testing.fakes import openai as fakes
from longtake.testing.fakes import stockroom
from longtake.testing.fakes.counter import KEY, running

T = TypeVar("T")
FLARE = "gpt-image-2.5-flare"
HD = Size(1280, 720)
STILL = ImageRequest("a red harbour", HD, seed=7)
BASE = stockroom.still("base", HD)


def deal(script: Callable[[fakes.OpenAI, openai.OpenAI], Awaitable[T]], *faults: str) -> T:
    """Run a script with a vendor and a customer of it."""

    async def scene() -> T:
        fake = fakes.OpenAI()
        fake.shop.obey(faults)
        async with running(fake) as url:
            with environment(fake.environment(url)):
                provider = openai.build(KEY)
            return await script(fake, provider)

    return asyncio.run(scene())


def drawn(request: ImageRequest, model: str = FLARE) -> tuple[fakes.OpenAI, Result]:
    """Draw one still, and give the vendor that drew it."""

    async def script(fake: fakes.OpenAI, provider: openai.OpenAI) -> tuple[fakes.OpenAI, Result]:
        return fake, await provider.image(model).draw(request, "token")

    return deal(script)


def data_of(result: Result) -> bytes:
    """Give what came in the answer itself."""
    assert isinstance(result.output, Content)
    return result.output.data


def pictured(video: str = "direct") -> Brief:
    """Give a film of two shots whose keyframes are drawn by OpenAI."""
    casting = Casting(
        planner="scripted:plan",
        image=f"openai:{FLARE}",
        video=f"scripted:{video}",
        music="scripted:tone",
    )
    return Brief("1 red\n1 blue", size=Size(64, 64), mode="storyboard", casting=casting)


def test_a_film_is_made_of_pictures_that_were_bought(tmp_path: Path) -> None:
    """Each keyframe once, at what its tokens cost."""
    bench = Bench(fakes.OpenAI(), tmp_path)
    made = asyncio.run(bench.made(pictured()))
    assert (made.state, made.frames, made.billed) == ("done", 48, 2)
    assert made.owed == made.charged
    assert made.quote[0] <= made.charged <= made.quote[1]
    assert made.leaked == ()


@pytest.mark.parametrize("fault", ["cut-off", "empty", "limited", "drop-before"])
def test_a_film_comes_through_what_can_go_wrong_once(tmp_path: Path, fault: str) -> None:
    """A broken picture is drawn again; what was lost is in doubt, and nothing is bought twice."""
    bench = Bench(fakes.OpenAI(), tmp_path)
    bench.fake.shop.obey([fault])
    made = asyncio.run(bench.made(pictured()))
    lost = fault == "drop-before"
    assert made.state == ("waiting" if lost else "done"), made.why
    assert made.billed == {"cut-off": 3, "empty": 3, "limited": 2, "drop-before": 1}[fault]
    assert lost or made.owed == made.charged


@pytest.mark.parametrize("model", openai.OFFER.image)
def test_a_picture_is_drawn_at_the_films_size(model: str) -> None:
    """Or at the nearest that the model has, in the quality of its price."""
    fake, result = drawn(STILL, model)
    body = fake.shop.asked[-1].body
    free = model.startswith("gpt-image-2")
    assert body["size"] == ("1280x720" if free else "1536x1024")
    assert (body["model"], body["quality"], body["output_format"]) == (model, "medium", "png")
    assert "seed" not in body
    size = fake.shop.asked[-1].size
    assert read_picture(data_of(result)).shape == (size.height, size.width, 3)
    assert result.charge == (fake.shop.owed if free else None)


def test_a_picture_is_charged_by_its_tokens() -> None:
    """Text, pictures that it sees and what it draws, each at its own rate."""
    _, plain = drawn(STILL)
    _, seeing = drawn(replace(STILL, references=(Depiction("ann", BASE),)))
    assert plain.charge == Decimal("0.01034")
    assert seeing.charge == Decimal("0.01114")


@pytest.mark.parametrize(
    ("size", "asked"),
    [
        (Size(1920, 1080), "1920x1088"),
        (Size(64, 64), "816x816"),
        (Size(64, 256), "480x1408"),
        (Size(4096, 2304), "3840x2160"),
        (Size(3000, 3000), "2880x2880"),
        (Size(2900, 2860), "2896x2864"),
    ],
)
def test_a_canvas_covers_the_film_where_it_can(size: Size, asked: str) -> None:
    """Its sides are divisible by 16, its shape is no slimmer than 1:3, its pixels are not few."""
    canvas = openai.CANVAS.over(size)
    assert str(canvas) == asked
    assert canvas.width % 16 == canvas.height % 16 == 0
    assert canvas.width * canvas.height <= 3840 * 2160


def test_references_go_with_the_prompt() -> None:
    """As pictures of an edit, in their order, each under its own type."""
    jpeg = BytesIO()
    Image.new("RGB", (64, 64), "red").save(jpeg, "JPEG")
    references = (Depiction("ann", BASE), Depiction("style", jpeg.getvalue()))
    fake, _ = drawn(replace(STILL, references=references))
    wish = fake.shop.asked[-1]
    assert wish.body["image[]"] == [BASE, jpeg.getvalue()]
    assert wish.pictures == ("reference", "reference")
    assert (wish.body["prompt"], wish.body["size"]) == ("a red harbour", "1280x720")


def test_a_mask_leaves_what_is_black_as_it_is() -> None:
    """What is white in ours is transparent in OpenAI's, and lies on the first picture."""
    ours = np.zeros((720, 1280, 3), np.uint8)
    ours[:, 640:] = 255
    request = replace(STILL, base=BASE, mask=write_png(ours), references=(Depiction("ann", BASE),))
    fake, _ = drawn(request)
    wish = fake.shop.asked[-1]
    assert wish.pictures == ("edit", "reference", "mask")
    opacity = np.asarray(Image.open(BytesIO(wish.body["mask"])))[..., 3]
    assert (opacity[:, :640] == 255).all()
    assert (opacity[:, 640:] == 0).all()


def test_its_pictures_can_be_changed() -> None:
    """It keeps the promises of a model that draws at once and of one that edits."""

    async def script(_: fakes.OpenAI, provider: openai.OpenAI) -> None:
        model = provider.image(FLARE)
        assert isinstance(model, DirectImage)
        assert isinstance(model, Editing)
        assert (model.edits, model.masks, model.references) == (True, True, 15)

    deal(script)


@pytest.mark.parametrize("model", ["gpt-4o-mini-tts", "tts-1", "tts-1-hd"])
def test_a_line_is_spoken(model: str) -> None:
    """In the first voice where none is named, without loss."""

    async def script(fake: fakes.OpenAI, provider: openai.OpenAI) -> None:
        voice = provider.voice(model)
        spoken = await voice.speak(SpeechRequest("The tide is out."), "token")
        body = fake.shop.asked[-1].body
        assert (body["model"], body["voice"], body["response_format"]) == (model, "alloy", "flac")
        assert data_of(spoken.result).startswith(b"fLaC")
        assert spoken.result.charge is None
        assert fake.shop.owed == voice.price.of(characters=16)

    deal(script)


def test_a_line_is_said_as_it_is_directed() -> None:
    """By the model that takes direction; the others say so before anything is paid."""

    async def script(fake: fakes.OpenAI, provider: openai.OpenAI) -> None:
        line = SpeechRequest("The tide is out.", voice="cedar", direction="softly")
        await provider.voice("gpt-4o-mini-tts").speak(line, "token")
        body = fake.shop.asked[-1].body
        assert (body["instructions"], body["voice"]) == ("softly", "cedar")
        with pytest.raises(Unsupported, match="takes no direction"):
            await provider.voice("tts-1").speak(line, "token")
        with pytest.raises(Unusable, match="split it"):
            await provider.voice("tts-1").speak(SpeechRequest("a" * 4097), "token")
        assert len(fake.shop.asked) == 1

    deal(script)


def test_a_voice_of_ones_own_server_needs_no_catalogue() -> None:
    """Its name is the server's, and it costs nothing."""

    async def script(fake: fakes.OpenAI, provider: openai.OpenAI) -> None:
        voice = provider.voice("hexgrad/Kokoro-82M")
        await voice.speak(SpeechRequest("The tide is out.", voice="af_sky"), "token")
        assert fake.shop.asked[-1].body["model"] == "hexgrad/Kokoro-82M"
        assert voice.price.free

    deal(script)


@pytest.mark.parametrize(
    ("fault", "error", "told"),
    [
        ("refuse-input", Refused, "the prompt was refused"),
        ("refuse-output", Refused, "the output was refused"),
        ("no-credit", OutOfCredit, "exceeded your current quota"),
        ("limited", RateLimited, "Rate limit reached"),
        ("bad-key", Unauthorized, "Incorrect API key"),
        ("model-gone", Unusable, "choose another model"),
        ("invalid", Unusable, "Invalid value"),
        ("broken-500", Transient, "had an error"),
        ("busy-503", Transient, "overloaded"),
        ("html", OutcomeUnknown, "no whole answer"),
        ("odd-answer", OutcomeUnknown, "no whole answer"),
        ("drop-after", OutcomeUnknown, "no whole answer"),
    ],
)
def test_an_answer_says_what_to_do_next(fault: str, error: type[LongtakeError], told: str) -> None:
    """By OpenAI's own codes: an empty account is no rate limit, though both are 429."""

    async def script(_: fakes.OpenAI, provider: openai.OpenAI) -> None:
        with pytest.raises(error, match=told) as raised:
            await provider.image(FLARE).draw(STILL, "token")
        assert KEY not in str(raised.value)
        if isinstance(raised.value, RateLimited):
            assert raised.value.after == pytest.approx(0.05)

    deal(script, fault)


def test_a_model_about_to_end_is_gone_with_its_successor() -> None:
    """Where OpenAI does not know it any more."""

    async def script(_: fakes.OpenAI, provider: openai.OpenAI) -> None:
        with pytest.raises(ModelGone, match="elevenlabs"):
            await provider.voice("tts-1").speak(SpeechRequest("The tide is out."), "token")

    deal(script, "model-gone")


def test_what_openai_ended_is_not_offered() -> None:
    """The catalogue still knows what to use in its place."""
    assert openai.OFFER.image[0] == FLARE
    assert openai.OFFER.video == ()
    for gone in ("dall-e-3", "gpt-image-1"):
        assert gone not in openai.OFFER.image
        assert openai.OFFER.entries[gone].successor == FLARE
