"""Editions of a film: only what differs is made and paid."""

import asyncio
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from longtake.capabilities.errors import Unusable
from longtake.capabilities.image import ImageRequest
from longtake.capabilities.speech import SpeechRequest
from longtake.capabilities.video import VideoRequest
from longtake.film.edition import Edition
from longtake.film.picture import Size
from longtake.film.quote import Price
from longtake.media.probe import probe
from longtake.testing.scripted import Script
from studios import brief, make, scripted

TALE = "2 red / Who is there?\n2 blue\n2 green / Nobody."
PHONES = Edition("phones", size=Size(64, 112), seconds=Fraction(4))
GERMAN = Edition("de", language="de")


def bought(script: Script) -> tuple[int, list[str]]:
    """Give how many pictures and clips were asked for, and the words that were spoken."""
    seen = [each for each in script.asked if isinstance(each, (ImageRequest, VideoRequest))]
    return len(seen), [each.text for each in script.asked if isinstance(each, SpeechRequest)]


def test_a_film_is_made_for_phones_and_in_german_for_the_price_of_its_lines(
    tmp_path: Path,
) -> None:
    """Nothing is drawn or rendered again; made once more, nothing at all."""

    async def job() -> None:
        script = Script(price=Price(usd_per_1000_characters=Decimal(1)))
        async with scripted(tmp_path / "home", script) as studio:
            await make(studio, brief(TALE, budget=Decimal(5)), tmp_path / "film")
            pictures, words = bought(script)
            opened = await studio.open(str(tmp_path / "film"))
            for edition in (PHONES, GERMAN):
                await studio.add_edition(opened.film, edition)
            dear = {line.of: line.high for line in (await studio.quote(opened.film)).lines}
            assert dear["words:de"] == 0
            assert dear["1A-line@de"] > 0
            assert (await studio.run(opened.film, until="master")).state == "done"
            again, said = bought(script)
            assert (again, said[: len(words)]) == (pictures, words)
            assert sorted(said[len(words) :]) == ["de Nobody.", "de Who is there?"]  # side by side
            spent = await studio.ledger.spent(opened.film)
            assert (await studio.run(opened.film, until="master")).state == "done"
            assert await studio.ledger.spent(opened.film) == spent
        phones, german = (
            probe(tmp_path / "film" / f"film-{name}.mp4") for name in ("phones", "de")
        )
        assert (phones.size, phones.frames) == (Size(64, 112), 96)
        assert (german.size, german.frames) == (Size(64, 64), 144)
        page = (tmp_path / "film" / "storyboard.yaml").read_text()
        assert "de: de Nobody." in page

    asyncio.run(job())


def test_a_changed_translation_is_spoken_again_alone(tmp_path: Path) -> None:
    """A person knows better than the planner."""

    async def job() -> None:
        script = Script()
        async with scripted(tmp_path / "home", script) as studio:
            wanted = brief("2 red / Who is there?\n2 blue", editions=(GERMAN,))
            await make(studio, wanted, tmp_path / "film")
            pictures, words = bought(script)
            page = tmp_path / "film" / "storyboard.yaml"
            page.write_text(page.read_text().replace("de Who is there?", "Wer da?"))
            opened = await studio.open(str(tmp_path / "film"))
            await studio.run(opened.film, until="master")
            assert bought(script) == (pictures, [*words, "Wer da?"])

    asyncio.run(job())


def test_an_edition_of_a_recut_film_has_its_cut(tmp_path: Path) -> None:
    """Framed about what matters in each shot, as any other."""

    async def job() -> None:
        async with scripted(tmp_path / "home", Script()) as studio:
            tall = Edition("tall", size=Size(64, 112))
            await make(studio, brief(TALE, editions=(tall,)), tmp_path / "film")
            cut = json.loads((tmp_path / "film" / "film.otio").read_text())
            clips = cut["tracks"]["children"][0]["children"]
            cut["tracks"]["children"][0]["children"] = [clips[2], clips[0]]
            (tmp_path / "cut.otio").write_text(json.dumps(cut))
            opened = await studio.open(str(tmp_path / "film"))
            await studio.recut(opened.film, tmp_path / "cut.otio")
            assert (await studio.run(opened.film, until="master")).state == "done"
        found = probe(tmp_path / "film" / "film-tall.mp4")
        assert (found.size, found.frames) == (Size(64, 112), 96)

    asyncio.run(job())


def test_an_edition_that_cannot_be_is_said(tmp_path: Path) -> None:
    """Longer than its film, or one that is not there."""

    async def job() -> None:
        async with scripted(tmp_path / "home", Script()) as studio:
            opened = await studio.begin(brief(TALE), folder=tmp_path / "film")
            await studio.run(opened.film, until="storyboard")
            with pytest.raises(Unusable, match=r"30 s are more than the film's 6 s"):
                await studio.add_edition(opened.film, Edition("long", seconds=Fraction(30)))
            with pytest.raises(Unusable, match="editions of the film: none"):
                await studio.drop_edition(opened.film, "phones")

    asyncio.run(job())
