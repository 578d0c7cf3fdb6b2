"""Clips that come at another rate than was asked for, too short, or with sound, as vendors' do."""

import asyncio
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from longtake.app import Outcome, open_studio
from longtake.capabilities.errors import MissingSegments
from longtake.capabilities.job import Content, Result
from longtake.capabilities.video import VideoRequest
from longtake.engine.policy import Policy
from longtake.film.limits import Lengths, Limits
from longtake.film.time import SOUND_RATE
from longtake.media.encode import encode
from longtake.media.frames import frame
from longtake.media.join import Part, join
from longtake.media.probe import probe
from longtake.settings import Settings
from longtake.testing.scripted import NAME, Script, Scripted, ScriptedDirect
from longtake.testing.stock import counted, told, tone
from studios import SIZE, brief, make

NTSC = Fraction(30000, 1001)
SECOND = Limits(Lengths(choices=(24,)), rate=Fraction(24))


@dataclass(frozen=True, slots=True)
class Careless(ScriptedDirect):
    """Gives clips as `made` says, one after the other: how many pictures, at what rate."""

    made: tuple[tuple[int, Fraction], ...] = ()
    folder: Path = Path()
    heard: bool = False

    async def render(self, request: VideoRequest, token: str) -> Result:
        """Render a clip whose pictures tell their number; the last of `made` goes on."""
        del token
        count, rate = self.made[min(len(renders(self.script)), len(self.made) - 1)]
        self.script.asked.append(request)
        clip, pictures = self.folder / "clip.mp4", counted(request.prompt, count, SIZE)
        encode(pictures, clip, size=SIZE, rate=rate)
        if self.heard:
            silent = clip.rename(self.folder / "silent.mp4")
            sound = tone(round(count / rate * SOUND_RATE))
            join([Part(silent, 0, count)], sound, clip, size=SIZE, rate=rate)
        return Result(Content(clip.read_bytes(), "video/mp4"))


@dataclass(frozen=True, slots=True)
class House(Scripted):
    """A provider with such a model."""

    made: tuple[tuple[int, Fraction], ...] = ()
    folder: Path = Path()
    heard: bool = False

    def video(self, model: str) -> Careless:
        """Give it."""
        del model
        return Careless(self.script, made=self.made, folder=self.folder, heard=self.heard)


def filmed(place: Path, prompt: str, *made: tuple[int, Fraction]) -> tuple[Outcome, Script]:
    """Make a film of a model whose clips of one second come so, and give what it was asked."""
    script = Script(limits=SECOND)
    house = House(script, made=made, folder=place)
    policy = Policy(pause=0.01, retakes=1)

    async def scene() -> Outcome:
        async with open_studio(Settings(home=place / "home"), {NAME: house}, policy) as studio:
            return await make(studio, brief(prompt, mode="storyboard"), place / "film")

    return asyncio.run(scene()), script


def renders(script: Script) -> list[VideoRequest]:
    """Give what the video model was asked."""
    return [each for each in script.asked if isinstance(each, VideoRequest)]


@pytest.mark.parametrize("rate", [Fraction(24), Fraction(25), NTSC, Fraction(30), Fraction(60)])
def test_a_shot_goes_on_from_the_picture_that_the_film_shows_last(
    tmp_path: Path, rate: Fraction
) -> None:
    """Whatever rate the model declares: the clip's own decides which picture that is."""
    done, script = filmed(tmp_path, "1.9 a cat", (round(rate), rate))
    assert done.master is not None
    assert probe(done.master).frames == 46
    _, second = renders(script)
    handed = number(cv2.imdecode(np.frombuffer(second.first or b"", np.uint8), cv2.IMREAD_COLOR))
    assert handed == number(frame(done.master, 22)[..., ::-1])
    assert handed / rate * 24 <= 22.25 < (handed + 1) / rate * 24


def test_a_clip_that_ends_too_early_is_taken_again_and_not_found_out_at_the_end(
    tmp_path: Path,
) -> None:
    """It has pictures enough for another rate; one that is shown to its end will do."""
    done, script = filmed(tmp_path, "1 a cat", (27, Fraction(30)), (29, NTSC))
    assert (done.state, len(renders(script))) == ("done", 2)
    assert done.master is not None
    assert probe(done.master).frames == 24


def test_what_the_film_does_not_use_may_be_missing(tmp_path: Path) -> None:
    """A shot of half a second needs no whole one."""
    done, script = filmed(tmp_path, "0.5 a cat", (16, Fraction(30)))
    assert (done.state, len(renders(script))) == ("done", 1)


def test_clips_that_stay_too_short_are_told_as_such(tmp_path: Path) -> None:
    """By their shot, before anything is joined."""
    with pytest.raises(
        MissingSegments, match=r"1A\.1: the take is no use: it lasts for 22 pictures"
    ):
        filmed(tmp_path, "1 a cat", (27, Fraction(30)))


@pytest.mark.parametrize("heard", [True, False])
def test_a_take_tells_whether_it_came_with_sound(tmp_path: Path, *, heard: bool) -> None:
    """The editor's files lay that under its picture."""
    script = Script(limits=SECOND)
    house = House(script, made=((30, Fraction(30)),), folder=tmp_path, heard=heard)

    async def scene() -> list[int]:
        async with open_studio(Settings(home=tmp_path / "home"), {NAME: house}) as studio:
            opened = await studio.begin(brief("1 a cat", mode="text"), folder=tmp_path / "film")
            await studio.run(opened.film, until="master")
            film = await studio.film(opened.film)
        return [take.samples for take in film.takes if take.of == "1A.1"]

    assert asyncio.run(scene()) == [48_000 if heard else 0]
    assert ("Native" in (tmp_path / "film" / "film.otio").read_text()) == heard


def number(bgr: NDArray[np.uint8]) -> int:
    """Read a picture's number."""
    return told(cv2.cvtColor(bgr, cv2.COLOR_BGR2YUV_I420))[0]
