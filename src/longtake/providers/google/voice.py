"""Gemini voices: `generateContent` that answers with bare samples.

Facts: https://ai.google.dev/gemini-api/docs/speech-generation (read 2026-11). The samples are 16
bits, little-endian, mono, at 24 kHz; direction is a sentence before the line.
"""

import re
import wave
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from longtake.capabilities.errors import Unusable
from longtake.capabilities.job import Content, Result
from longtake.capabilities.speech import SpeechRequest, Spoken
from longtake.providers._catalogue import Catalogued
from longtake.providers.google.account import Account
from longtake.providers.google.content import made

_RATE: Final = re.compile(r"rate=(\d+)")
_USUAL_RATE: Final = 24_000
_BARE: Final = ("audio/l16", "audio/pcm", "audio/raw")


@dataclass(frozen=True, slots=True)
class GoogleVoice(Catalogued):
    """A voice."""

    account: Account

    @property
    def voices(self) -> tuple[str, ...]:
        """Names to choose from, the first of them where none is chosen."""
        return tuple(self.entry.wire["voices"])

    async def speak(self, request: SpeechRequest, token: str) -> Spoken:
        """Speak one line as a WAV; without a language it is that of the words."""
        del token  # there is no key and no list
        words = f"{request.direction}: {request.text}" if request.direction else request.text
        if len(words) > self.limits.prompt:
            why = f"has {len(words)} characters; {self.entry.full_name} speaks {self.limits.prompt}"
            raise Unusable("a line", why, "split it")
        voice = {"prebuilt_voice_config": {"voice_name": request.voice or self.voices[0]}}
        language = {"language_code": request.language} if request.language else {}
        config: Any = {
            "response_modalities": ["AUDIO"],
            "speech_config": {"voice_config": voice, **language},
        }
        path = f"/models/{self.entry.name}:generateContent"
        async with self.account.answered(path, self.entry) as google:
            answer = await google.models.generate_content(
                model=self.entry.name, contents=words, config=config
            )
            samples, kind = made(answer)
        return Spoken(Result(_content(samples, kind)))


def _content(data: bytes, kind: str) -> Content:
    """Give sound that says its own rate."""
    if not data or (kind and not kind.lower().startswith(_BARE)):
        return Content(data, kind)
    rate = _RATE.search(kind)
    return Content(wav(data, int(rate[1]) if rate else _USUAL_RATE), "audio/wav")


def wav(samples: bytes, rate: int) -> bytes:
    """Give a WAV of bare samples: 16 bits, little-endian, mono; half a sample is left out."""
    out = BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples[: len(samples) // 2 * 2])
    return out.getvalue()
