"""Stability: pictures with a seed and music, through forms, against its wire on loopback."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from longtake.capabilities.errors import (
    LongtakeError,
    OutcomeUnknown,
    OutOfCredit,
    RateLimited,
    Refused,
    Transient,
    Unauthorized,
    Unsupported,
    Unusable,
)
from longtake.capabilities.image import DirectImage, Editing, ImageRequest
from longtake.capabilities.job import Content, Result
from longtake.capabilities.music import MusicRequest
from longtake.film.brief import Brief, Casting
from longtake.film.picture import Size
from longtake.film.storyboard import Music
from longtake.media.encode import decode_sound
from longtake.media.pictures import read_picture
from longtake.providers import stability
from longtake.testing.conformance import Bench
from longtake.testing.fakes import stability as fakes
from longtake.testing.fakes.counter import KEY
from trading import STILL, WORK, a_still, dealt

SMALL = Size(64, 64)
THEME = Music("a slow harbour", "wistful", 72)
IMAGES = tuple(name for name in stability.OFFER.image)


def drawn(request: ImageRequest, model: str) -> tuple[Mapping[str, object], Result]:
    """Draw one still; gives the form that asked for it too."""
    fake = fakes.Stability()

    async def script(provider: stability.Stability) -> Result:
        return await provider.image(model).draw(request, WORK)

    result = dealt(fake, stability, script)
    return fake.shop.asked[-1].body, result


def composed(samples: int, *, seed: int = 7) -> tuple[Mapping[str, object], Result]:
    """Compose one cue; gives the form that asked for it too."""
    fake = fakes.Stability()

    async def script(provider: stability.Stability) -> Result:
        model = provider.music("stable-audio-2.5")
        return await model.compose(MusicRequest(THEME, samples, seed=seed), WORK)

    result = dealt(fake, stability, script)
    return fake.shop.asked[-1].body, result


def data_of(result: Result) -> bytes:
    """Give what came in the answer itself."""
    assert isinstance(result.output, Content)
    return result.output.data


def with_stability(**parts: str) -> Brief:
    """Give a film of two shots, parts of which Stability makes."""
    casting = Casting("scripted:plan", "scripted:still", "scripted:direct", "scripted:tone")
    named = {part: f"stability:{model}" for part, model in parts.items()}
    return Brief("1 red\n1 blue", size=SMALL, mode="storyboard", casting=replace(casting, **named))


@pytest.mark.parametrize(
    ("parts", "bought"),
    [({"image": "sd3.5-flash"}, 2), ({"music": "stable-audio-2.5"}, 1)],
)
def test_a_film_has_stabilitys_pictures_or_its_music(
    tmp_path: Path, parts: dict[str, str], bought: int
) -> None:
    """Each is bought once, and charged as its price list says."""
    made = asyncio.run(Bench(fakes.Stability(), tmp_path).made(with_stability(**parts)))
    assert (made.state, made.frames, made.billed) == ("done", 48, bought)
    assert made.owed == made.charged
    assert made.quote[0] <= made.charged <= made.quote[1]
    assert made.leaked == ()


@pytest.mark.parametrize(("fault", "billed"), [("cut-off", 3), ("empty", 3), ("limited", 2)])
def test_a_broken_picture_is_drawn_again(tmp_path: Path, fault: str, billed: int) -> None:
    """Both are paid for; what was turned away is not."""
    bench = Bench(fakes.Stability(), tmp_path)
    bench.fake.shop.obey([fault])
    made = asyncio.run(bench.made(with_stability(image="core")))
    assert (made.state, made.billed) == ("done", billed), made.why
    assert made.owed == made.charged


@pytest.mark.parametrize("model", IMAGES)
def test_a_picture_is_drawn_in_the_films_shape(model: str) -> None:
    """From its seed, as a PNG; the three routes differ in how the model is named."""
    body, result = drawn(a_still(), model)
    assert body["aspect_ratio"] == "16:9"
    assert (body["seed"], body["output_format"]) == ("8", "png")
    assert body.get("model") == (model if model.startswith("sd3.5") else None)
    height, width, _ = read_picture(data_of(result)).shape
    assert width / height == pytest.approx(16 / 9, abs=0.01)


@pytest.mark.parametrize("seed", [0, 2**32 - 3, 2**32 - 2, 2**40])
def test_no_seed_means_any_picture(seed: int) -> None:
    """Stability draws at random for 0, and knows none above 4294967294."""
    body, _ = drawn(replace(a_still(), seed=seed), "core")
    assert 1 <= int(str(body["seed"])) <= 4_294_967_294


@pytest.mark.parametrize(("model", "mode"), [("sd3.5-large", "image-to-image"), ("ultra", None)])
def test_a_picture_begins_with_another(model: str, mode: str | None) -> None:
    """Whose shape it has; how far it goes from there is the catalogue's."""
    body, _ = drawn(a_still(base=STILL), model)
    assert (body["image"], body["strength"], body.get("mode")) == (STILL, "0.65", mode)
    assert "aspect_ratio" not in body


@pytest.mark.parametrize(
    ("model", "more"), [("core", {"base": STILL}), ("ultra", {"base": STILL, "mask": STILL})]
)
def test_what_a_model_does_not_take_is_told_before_it_is_paid(
    model: str, more: dict[str, bytes]
) -> None:
    """Core takes no picture, none takes a mask; each says so of itself."""
    fake = fakes.Stability()

    async def script(provider: stability.Stability) -> None:
        image = provider.image(model)
        assert isinstance(image, DirectImage)
        assert isinstance(image, Editing)
        assert (image.edits, image.masks) == (model != "core", False)
        with pytest.raises(Unsupported):
            await image.draw(a_still(**more), WORK)

    dealt(fake, stability, script)
    assert fake.shop.asked == []


@pytest.mark.parametrize(
    ("samples", "duration"), [(48_000, "1"), (48_001, "2"), (190 * 48_000, "190")]
)
def test_a_cue_has_whole_seconds_that_cover_the_film(samples: int, duration: str) -> None:
    """Words say theme, mood and tempo."""
    body, result = composed(samples)
    assert (body["duration"], body["model"]) == (duration, "stable-audio-2.5")
    assert body["prompt"] == "a slow harbour, wistful, 72 BPM, instrumental"
    assert data_of(result)


def test_a_cue_can_be_heard(tmp_path: Path) -> None:
    """What comes decodes, and lasts as long as was asked."""
    _, result = composed(48_000 * 2)
    (tmp_path / "cue").write_bytes(data_of(result))
    assert sum(block.shape[-1] for block in decode_sound(tmp_path / "cue")) == 2 * 48_000


@pytest.mark.parametrize(
    ("fault", "error", "told"),
    [
        ("refuse-input", Refused, "the prompt was refused: Your request was flagged"),
        ("refuse-output", Refused, "the output was refused"),
        ("no-credit", OutOfCredit, "sufficient credits"),
        ("limited", RateLimited, "150 requests"),
        ("bad-key", Unauthorized, "invalid or missing"),
        ("model-gone", Unusable, "could not be found"),
        ("invalid", Unusable, "cannot be blank"),
        ("broken-500", Transient, "unexpected server error"),
        ("busy-503", Transient, "Try again later"),
        ("html", OutcomeUnknown, "a web page"),
        ("odd-answer", OutcomeUnknown, "in place of image"),
        ("huge", OutcomeUnknown, "in place of image"),
        ("drop-after", OutcomeUnknown, "no whole answer"),
    ],
)
def test_an_answer_says_what_to_do_next(fault: str, error: type[LongtakeError], told: str) -> None:
    """A blurred picture is a refusal though it comes with 200."""
    fake = fakes.Stability()
    fake.shop.obey([fault])

    async def script(provider: stability.Stability) -> None:
        with pytest.raises(error, match=told) as raised:
            await provider.image("core").draw(a_still(), WORK)
        assert KEY not in str(raised.value)

    dealt(fake, stability, script)


def test_what_stability_ended_names_its_successor() -> None:
    """SD 3.0 became 3.5; nothing moves any more."""
    assert stability.OFFER.entries["sd3-large"].successor == "sd3.5-large"
    assert stability.OFFER.video == ()
