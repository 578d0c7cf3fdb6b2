"""Tests of keys that are wrong or revoked: known before anything is bought, by the variable."""

import asyncio
from pathlib import Path

import pytest
from aiohttp import web

from longtake.capabilities.errors import Unauthorized
from longtake.capabilities.provider import Probing
from longtake.registry import Registry
from longtake.testing.conformance import Bench, brief_for, environment, sold
from longtake.testing.fakes import every
from longtake.testing.fakes.bfl import BFL
from longtake.testing.fakes.counter import Denied, running
from longtake.testing.fakes.elevenlabs import ElevenLabs

MODULES = Registry(lambda _: "", {}).modules
FREE = (
    "anthropic",
    "bfl",
    "dashscope",
    "elevenlabs",
    "fal",
    "google",
    "luma",
    "minimax",
    "openai",
    "replicate",
    "runway",
    "stability",
    "vertex",
)
"""All but servers of one's own."""


@pytest.mark.parametrize("name", FREE)
def test_a_key_that_is_wrong_is_known_before_anything_is_bought(name: str, tmp_path: Path) -> None:
    """And the variable that holds it is named."""
    fake, key = every()[name](), MODULES[name].OFFER.key
    fake.shop.revoked = True
    bench = Bench(fake, tmp_path)
    made = asyncio.run(bench.made(brief_for(sold(name, "video", "image", "music", "planner")[0])))
    assert (made.error, made.asked) == ("Unauthorized", 0)
    assert key in made.why
    assert made.leaked == ()


@pytest.mark.parametrize("name", FREE)
def test_a_key_that_is_good_says_nothing(name: str) -> None:
    """It is asked for nothing."""
    fake = every()[name]()

    async def scene() -> None:
        async with running(fake) as url:
            with environment(fake.environment(url)):
                own = fake.environment(url)
                provider = MODULES[name].build(own[MODULES[name].OFFER.key])
                assert isinstance(provider, Probing)
                await provider.probe()

    asyncio.run(scene())
    assert not fake.shop.asked


def test_an_empty_account_is_known_too(tmp_path: Path) -> None:
    """Where the vendor tells what is left."""
    fake = every()["bfl"]()
    assert isinstance(fake, BFL)
    fake.purse = 0.0
    made = asyncio.run(Bench(fake, tmp_path).made(brief_for(sold("bfl", "image")[0])))
    assert (made.error, made.asked) == ("OutOfCredit", 0)


class Guarded(ElevenLabs):
    """An account whose key may sing and may not list voices."""

    async def _known_key(self, request: web.Request) -> web.StreamResponse:
        del request
        detail = {"status": "missing_permissions", "message": "missing voices_read"}
        raise Denied(web.json_response({"detail": detail}, status=401))


def test_a_key_that_may_not_list_is_good_all_the_same(tmp_path: Path) -> None:
    """ElevenLabs' keys can be bound to single calls."""
    made = asyncio.run(Bench(Guarded(), tmp_path).made(brief_for(sold("elevenlabs", "music")[0])))
    assert (made.state, made.why) == ("done", "")


def test_a_wrong_key_is_told_by_name_at_the_call_too(tmp_path: Path) -> None:
    """Where the vendor finds out only then."""
    fake = every()["runway"]()
    fake.shop.obey(["bad-key"])
    made = asyncio.run(Bench(fake, tmp_path).made(brief_for(sold("runway", "video")[0])))
    assert made.error == Unauthorized.__name__
    assert "look at RUNWAYML_API_SECRET" in made.why
