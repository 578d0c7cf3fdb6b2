"""Tests of what vendors tell of an account: what they take at a time, and what they ask today."""

import asyncio
from pathlib import Path

import pytest

from longtake.capabilities.image import DirectImage, ImageRequest
from longtake.capabilities.ledger import Capacity
from longtake.film.brief import Brief, Casting
from longtake.film.picture import Size
from longtake.settings import Limit
from longtake.testing.conformance import Bench
from longtake.testing.fakes.fal import Fal
from longtake.testing.fakes.openai import OpenAI
from longtake.testing.fakes.runway import Runway

FLARE = "openai:gpt-image-2.5-flare"


def test_what_an_account_may_ask_is_learnt_from_its_vendor(tmp_path: Path) -> None:
    """In the place of what the provider declares for the lowest tier."""
    fake = Runway()
    fake.tier = {"gen4.5": 5}

    async def scene() -> tuple[Capacity, Capacity]:
        async with Bench(fake, tmp_path).open() as studio:
            gate, account = studio.shop.gate, studio.shop.vendor("runway:gen4.5").account
            before = gate.capacity(account)
            await gate.learn(account)
            return before, gate.capacity(account)

    before, after = asyncio.run(scene())
    assert before.concurrent == 2
    assert after.concurrent is None
    assert after.models["runway:gen4.5"].concurrent == 5


@pytest.mark.parametrize(("limits", "rate"), [({}, 5), ({FLARE: Limit(per_minute=2)}, 2)])
def test_a_rate_is_learnt_from_the_answers_themselves(
    tmp_path: Path, limits: dict[str, Limit], rate: int
) -> None:
    """OpenAI tells it with each picture, the least of what it counts; what is set goes before."""
    fake = OpenAI()
    fake.images_a_minute = 5

    async def scene() -> Capacity:
        async with Bench(fake, tmp_path, settings={"limits": limits}).open() as studio:
            model = studio.registry.provider("openai").image(FLARE.partition(":")[2])
            assert isinstance(model, DirectImage)
            await model.draw(ImageRequest("a pier", Size(1280, 720), 0), "t")
            return studio.shop.gate.capacity(studio.shop.vendor(FLARE).account)

    assert asyncio.run(scene()).models[FLARE].per_minute == rate


def test_what_is_set_goes_before_what_a_vendor_tells(tmp_path: Path) -> None:
    """A person may want less."""
    limits = {"runway": Limit(concurrent=3), "runway:gen4.5": Limit(concurrent=1)}

    async def scene() -> Capacity:
        async with Bench(Runway(), tmp_path, settings={"limits": limits}).open() as studio:
            gate, account = studio.shop.gate, studio.shop.vendor("runway:gen4.5").account
            await gate.learn(account)
            return gate.capacity(account)

    told = asyncio.run(scene())
    assert told.concurrent == 3
    assert told.models["runway:gen4.5"].concurrent == 1


def test_a_quote_is_by_the_vendors_price_of_today(tmp_path: Path) -> None:
    """Where it tells one; the odds of a retake stay the catalogue's."""
    fake = Fal()

    async def scene() -> None:
        async with Bench(fake, tmp_path).open() as studio:
            model = studio.registry.modules["fal"].OFFER.video[0]
            casting = Casting("scripted:plan", "scripted:still", f"fal:{model}", "scripted:tone")
            brief = Brief("5 a pier", size=Size(1280, 720), mode="text", casting=casting)
            opened = await studio.begin(brief, folder=tmp_path / "film")
            await studio.run(opened.film, until="storyboard")
            quote = await studio.quote(opened.film)
            assert quote.low > 0
            assert quote.high >= quote.low

    asyncio.run(scene())
