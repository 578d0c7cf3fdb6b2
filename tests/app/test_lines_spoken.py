"""Lines that are spoken: first, once, and in step with their shots."""

import asyncio
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from longtake.capabilities.effect import EffectRequest
from longtake.capabilities.errors import Unusable
from longtake.capabilities.speech import SpeechRequest
from longtake.film.quote import Price
from longtake.film.sound import Sound
from longtake.media.encode import decode_sound
from longtake.testing.scripted import Script
from studios import brief, make, scripted

TALE = "1 red / Who is there?\n1 blue"


def sound(film: Path) -> NDArray[np.float32]:
    """Give the sound of a film."""
    return np.concatenate(list(decode_sound(film)), axis=1)


def spoken(script: Script) -> list[str]:
    """Give the lines that the voice was asked for, in order."""
    return [each.text for each in script.asked if isinstance(each, SpeechRequest)]


def test_a_line_is_bought_once_and_heard(tmp_path: Path) -> None:
    """Before any picture, at a price by its letters; another edit of the film buys it no more."""

    async def job() -> None:
        script = Script(price=Price(usd_per_1000_characters=Decimal(1)))
        async with scripted(tmp_path / "home", script) as studio:
            made = await make(studio, brief(TALE, budget=Decimal(5)), tmp_path / "film")
            assert isinstance(script.asked[0], SpeechRequest)
            assert spoken(script) == ["Who is there?"]
            [bought] = [row for row in await studio.purchases() if row.charge]
            assert (bought.of, bought.charge) == ("1A-line", Decimal("0.013"))
            page = tmp_path / "film" / "storyboard.yaml"
            page.write_text(page.read_text().replace("keyframe: blue", "keyframe: green"))
            opened = await studio.open(str(tmp_path / "film"))
            stale = [line.of for line in await studio.difference(opened.film) if not line.reused]
            assert stale == ["1B", "1B.1"]
            page.write_text(page.read_text().replace("Who is there?", "Who was there?"))
            opened = await studio.open(str(tmp_path / "film"))
            stale = [line.of for line in await studio.difference(opened.film) if not line.reused]
            assert stale == ["1B", "1B.1", "1A-line"]
        assert made.master is not None
        assert (tmp_path / "film" / "sound" / "1A-line.flac").is_file()
        assert abs(sound(made.master)).max() > 0.1

    asyncio.run(job())


def test_a_line_may_run_on_over_a_cut_and_is_told(tmp_path: Path) -> None:
    """By how much; nothing is lost of it."""

    async def job() -> None:
        async with scripted(tmp_path / "home", Script()) as studio:
            opened = await studio.begin(brief(TALE), folder=tmp_path / "film")
            await studio.run(opened.film, until="animatic")
            told = [
                event for event in await studio.events(opened.film) if event.kind == "line.long"
            ]
        [long] = [event.facts for event in told]
        assert (long["shot"], long["over"]) == ("1A", 0.5)
        assert (tmp_path / "film" / "animatic.mp4").is_file()

    asyncio.run(job())


def test_what_does_not_fit_stops_before_anything_is_drawn(tmp_path: Path) -> None:
    """The reason says by how much, and what helps."""

    async def job() -> None:
        script = Script()
        async with scripted(tmp_path / "home", script) as studio:
            with pytest.raises(Unusable, match=r"that of 1B by 2\.0 s; .* --lines lead"):
                await make(
                    studio, brief("1 red\n1 blue / one two three four five six"), tmp_path / "f"
                )
        assert all(isinstance(each, SpeechRequest) for each in script.asked)

    asyncio.run(job())


def test_a_shot_grows_for_its_line_where_lines_lead(tmp_path: Path) -> None:
    """To the line and a breath; the page says so, and the film is as long."""

    async def job() -> None:
        wanted = replace(brief(TALE), sound=Sound(lines="lead"))
        async with scripted(tmp_path / "home", Script()) as studio:
            made = await make(studio, wanted, tmp_path / "film")
            film = await studio.film((await studio.open(str(tmp_path / "film"))).film)
        assert [shot.frames for shot in film.board.shots] == [51, 24]
        assert "seconds: 2.1" in (tmp_path / "film" / "storyboard.yaml").read_text()
        assert made.master is not None
        assert sound(made.master).shape[1] == pytest.approx(75 * 2000, abs=1024)

    asyncio.run(job())


def test_noises_are_made_where_the_page_wants_them(tmp_path: Path) -> None:
    """As long as the shot; a muted voice is not spoken at all."""

    async def job() -> None:
        script = Script()
        wanted = replace(brief(TALE), sound=Sound(voice="mute"))
        async with scripted(tmp_path / "home", script) as studio:
            opened = await studio.begin(wanted, folder=tmp_path / "film")
            await studio.run(opened.film, until="storyboard")
            page = tmp_path / "film" / "storyboard.yaml"
            page.write_text(
                page.read_text().replace("line: Who", "effect: waves\n        line: Who")
            )
            opened = await studio.open(str(tmp_path / "film"))
            await studio.run(opened.film, until="animatic")
        noises = [each for each in script.asked if isinstance(each, EffectRequest)]
        assert [(each.prompt, each.seconds) for each in noises] == [("waves", 1.0)]
        assert spoken(script) == []

    asyncio.run(job())
