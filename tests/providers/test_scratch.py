"""The scratch voice speaks on this machine."""

import asyncio

import numpy as np
import pytest
from numpy.typing import NDArray

from longtake.capabilities.errors import Unsupported
from longtake.capabilities.job import Blocks
from longtake.capabilities.speech import SpeechRequest
from longtake.providers.scratch import OFFER, PicoVoice, build

pytestmark = pytest.mark.skipif(not OFFER.voice, reason="has no wheel for this machine")


def said(text: str, voice: str = "", language: str = "en") -> NDArray[np.float32]:
    """Give a line as it is heard."""
    spoken = asyncio.run(PicoVoice().speak(SpeechRequest(text, voice, language), ""))
    assert isinstance(spoken.result.output, Blocks)
    return np.concatenate(list(spoken.result.output.sound), axis=1)


def test_a_line_is_spoken_at_the_pace_of_speech() -> None:
    """As stereo at 48 kHz, loud enough to be heard, longer words longer."""
    short, long = said("Hello."), said("Who left this bottle on the rocks?")
    assert 0.4 < short.shape[1] / 48_000 < 1.5
    assert 1.5 < long.shape[1] / 48_000 < 4
    assert 0.1 < abs(long).max() <= 1


def test_each_voice_has_a_pitch_of_its_own() -> None:
    """So does a name that is another model's: people are told apart."""
    heard = [said("Come in.", voice) for voice in ("", "low", "George", "Sarah")]
    assert len({sound.tobytes() for sound in heard}) == 4


def test_a_language_that_it_does_not_speak_is_refused() -> None:
    """By name, with those that it does."""
    with pytest.raises(Unsupported, match="speaks en, de, es, fr, it, not 'ja'"):
        said("灯台", language="ja")
    with pytest.raises(Unsupported, match=r"nothing to say in '灯台': it reads en, .* --voice"):
        said("灯台")
    assert build("").voice("pico").languages == ("en", "de", "es", "fr", "it")
