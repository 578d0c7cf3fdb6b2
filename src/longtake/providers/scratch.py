"""A scratch voice: speaks on this machine, with no key and no network, so that an animatic speaks.

It is SVOX Pico (Apache-2.0) with its voices, as py-nanotts packs it (0.1.1, read 2026-11): the
extra `longtake[voice]`. Why this one: docs/decisions/scratch-voice.md.
"""

import asyncio
import sys
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from math import gcd
from typing import TYPE_CHECKING, Final

from longtake.capabilities.errors import BadOutput, Unsupported
from longtake.capabilities.job import Blocks, Result
from longtake.capabilities.provider import Offer, Provider
from longtake.capabilities.speech import SpeechRequest, Spoken
from longtake.film.quote import FREE, Price
from longtake.film.time import SOUND_RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAME: Final = "scratch"
_THERE: Final = find_spec("py_nanotts") is not None
OFFER: Final = Offer(
    name=NAME,
    about="A scratch voice on this machine, for nothing"
    if _THERE
    else "A scratch voice on this machine: pip install 'longtake[voice]'",
    voice=("pico",) if _THERE else (),
    runs_on="cores",
    trained=False,
)
_VOICES: Final = {
    "en": "en-US",
    "de": "de-DE",
    "es": "es-ES",
    "fr": "fr-FR",
    "it": "it-IT",
}
"""Pico's voice of each language."""
_BRITISH: Final = "en-GB"
_PITCHES: Final = {"": 1.0, "low": 0.8, "high": 1.25}
_RATE: Final = 16_000
"""Samples a second that Pico speaks in."""
_PATIENCE: Final = 60.0
"""Seconds that a line may take; Pico speaks fifty times as fast as people."""
_HALF_SCALE: Final = 2**15
_HEARD: Final = 0.02
"""Of full scale: what Pico cannot read it answers with noise below 0.003."""
_ROOM: Final = 0.8
"""Pico speaks up to full scale, and the curve between its samples goes beyond."""


def build(key: str) -> "Scratch":
    """Give the provider; it needs no key."""
    del key
    return Scratch()


@dataclass(frozen=True, slots=True)
class PicoVoice:
    """Speaks English, German, Spanish, French and Italian."""

    version: int = 1
    price: Price = FREE
    pace: float = 0.05
    voices: tuple[str, ...] = ("en-US", "en-GB", "de-DE", "es-ES", "fr-FR", "it-IT", "low", "high")
    languages: tuple[str, ...] = tuple(_VOICES)

    async def speak(self, request: SpeechRequest, token: str) -> Spoken:
        """Speak one line; a voice is a language, `low` or `high`, or both: `en-GB low`.

        It stands in for any other voice, each at a pitch of its own.
        """
        del token
        voice, pitch = self._voice(request)
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "longtake.providers._speaking",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        asked = f"{voice}\n{pitch}\n{' '.join(request.text.split())}".encode()
        try:
            spoken, _ = await asyncio.wait_for(child.communicate(asked), _PATIENCE)
        except TimeoutError:
            raise BadOutput(f"the scratch voice took longer than {_PATIENCE:g} s") from None
        finally:
            if child.returncode is None:
                child.kill()
        if child.returncode or not spoken:
            raise BadOutput(f"the scratch voice said nothing to {request.text[:40]!r}")
        sound = _stereo(spoken)
        if abs(sound).max() < _HEARD:
            raise Unsupported(
                f"the scratch voice finds nothing to say in {request.text[:40]!r}: it reads "
                f"{', '.join(self.languages)}; choose another --voice, or --sound voice=mute and "
                "the lines are captions alone"
            )
        return Spoken(Result(Blocks(iter((sound,)))))

    def _voice(self, request: SpeechRequest) -> tuple[str, float]:
        """Give Pico's voice and its pitch; raises `Unsupported` for an unknown language."""
        language = request.language.partition("-")[0].lower() or "en"
        voice, pitch = _VOICES.get(language, ""), _PITCHES[""]
        for word in request.voice.split():
            pitch = _PITCHES.get(word, pitch)
            voice = word if word in _VOICES.values() or word == _BRITISH else voice
        if request.voice and not set(request.voice.split()) & set(self.voices):
            pitch = _own_pitch(request.voice)
        if not voice:
            spoken = ", ".join(self.languages)
            raise Unsupported(f"the scratch voice speaks {spoken}, not {language!r}")
        return voice, pitch


@dataclass(frozen=True, slots=True)
class Scratch(Provider):
    """The provider."""

    def voice(self, model: str) -> PicoVoice:
        """Give the voice."""
        del model
        return PicoVoice()


def _own_pitch(name: str) -> float:
    """Give a voice's pitch by its name, so that people in a film are told apart."""
    return 0.8 + sha256(name.encode()).digest()[0] / 255 * 0.45


def _stereo(spoken: bytes) -> "NDArray[np.float32]":
    """Give 16-bit samples at 16 kHz as the film has sound, whole spectra apart."""
    import numpy as np  # noqa: PLC0415 - a provider is imported to be listed

    mono = np.frombuffer(spoken, "<i2").astype(np.float32) / _HALF_SCALE
    up = SOUND_RATE // gcd(SOUND_RATE, _RATE)
    spectrum = np.fft.rfft(mono)
    wide = np.zeros(mono.size * up // 2 + 1, spectrum.dtype)
    wide[: spectrum.size] = spectrum
    risen = np.fft.irfft(wide, mono.size * up) * (up * _ROOM)
    return np.stack([risen, risen]).astype(np.float32)
