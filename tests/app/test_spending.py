"""Tests of money beside the ledger: other models' offers, and what was spent on what."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from longtake.app import Studio
from longtake.film.sound import Sound
from longtake.testing.vendor import RunningVendor
from sales import jobs, sale, wanted

JOB = Decimal("0.05")


def test_a_films_price_is_compared_over_all_models(tmp_path: Path) -> None:
    """The cheapest first; those without a key too, with the variable that is missing."""

    async def script(studio: Studio, vendor: RunningVendor) -> None:
        opened = await studio.begin(wanted("2 red\n2 blue", video="key"), folder=tmp_path / "f")
        await studio.run(opened.film, until="storyboard")
        offers = await studio.compare(opened.film)
        videos = [offer for offer, _, _ in offers if offer.part == "video"]
        quotes = [offer.quote.high for offer in videos if offer.quote is not None]
        assert quotes == sorted(quotes)
        named = {offer.model: (ready, why) for offer, ready, why in offers}
        assert named["acme:key"][0]
        assert named["runway:gen4.5"] == (False, "set RUNWAYML_API_SECRET to use it")
        assert not jobs(vendor)

    sale(tmp_path, script)


def test_a_films_music_is_compared_over_all_composers(tmp_path: Path) -> None:
    """At its own price, the cheapest first; one whose cue is heard again says so."""

    async def script(studio: Studio, vendor: RunningVendor) -> None:
        del vendor
        brief = wanted("60 red", video="key", mode="text")
        opened = await studio.begin(brief, folder=tmp_path / "f")
        await studio.run(opened.film, until="storyboard")
        told = [offer for offer, _, _ in await studio.compare(opened.film)]
        composers = [offer for offer in told if offer.part == "music"]
        assert told[-len(composers) :] == composers
        prices = [offer.quote.high for offer in composers if offer.quote]
        assert prices == sorted(prices)
        by_name = {offer.model: offer for offer in composers}
        assert by_name["elevenlabs:music_v2_5"].why == ""
        lyria = by_name["google:lyria-3-clip-preview"]
        assert lyria.why == "composes 30 s at most: its cue is heard again"
        muted = replace(brief, sound=Sound(music="mute"))
        silent = await studio.begin(muted, folder=tmp_path / "g")
        await studio.run(silent.film, until="storyboard")
        assert {offer.part for offer, _, _ in await studio.compare(silent.film)} == {"video"}

    sale(tmp_path, script)


def test_a_model_that_cannot_make_the_film_says_why(tmp_path: Path) -> None:
    """In keyframe mode each shot ends on a picture."""

    async def script(studio: Studio, vendor: RunningVendor) -> None:
        del vendor
        brief = wanted("2 red\n2 blue", video="key", mode="keyframe")
        opened = await studio.begin(brief, folder=tmp_path / "f")
        await studio.run(opened.film, until="storyboard")
        told = {offer.model: offer for offer, _, _ in await studio.compare(opened.film)}
        assert told["runway:gen4.5"].quote is None
        assert told["runway:gen4.5"].why == "takes no last frame"
        assert told["runway:veo3.1"].quote is not None

    sale(tmp_path, script)


def test_what_was_spent_is_told_by_day_film_provider_and_model(tmp_path: Path) -> None:
    """Each sum is the bill's."""

    async def script(studio: Studio, vendor: RunningVendor) -> None:
        opened = await studio.begin(wanted("1 red\n1 blue", video="key"), folder=tmp_path / "f")
        await studio.run(opened.film, until="master")
        billed = sum((line.usd for line in vendor.invoices if not line.void), Decimal(0))
        for by, name in (
            ("day", datetime.now(UTC).strftime("%Y-%m-%d")),
            ("film", opened.film),
            ("provider", "acme"),
            ("user", "local"),
        ):
            rows = await studio.usage(by)
            assert [(row.name, row.spent, row.open) for row in rows] == [(name, billed, 0)]
        models = {row.name: (row.calls, row.spent) for row in await studio.usage("model")}
        assert models["acme:key"] == (2, 2 * JOB)
        assert list(await studio.usage("model", days=0)) == []

    sale(tmp_path, script)
