"""ElevenLabs: music of an exact length, voices with the times of their words, and noises.

Facts: https://elevenlabs.io/docs (read 2026-11), elevenlabs 2.78. Each call answers with the sound
itself, under no key: one whose answer is lost is in doubt, unless it is a line that the account's
history holds; music and noises are in no list. The price is read from
the answer's `character-cost`, which counts credits; without that header it is the catalogue's.
"""

import os
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from longtake.capabilities.effect import EffectRequest
from longtake.capabilities.errors import Unsupported
from longtake.capabilities.job import Content, Result
from longtake.capabilities.music import MusicRequest
from longtake.capabilities.provider import Provider
from longtake.capabilities.speech import SpeechRequest, Spoken, SpokenWord
from longtake.film.storyboard import Music
from longtake.film.time import SOUND_RATE
from longtake.providers._catalogue import Catalogued, entry, offered
from longtake.providers.elevenlabs.account import ONCE, Account, charge_of, sound_of

NAME: Final = "elevenlabs"
OFFER: Final = offered(
    NAME,
    "Music of an exact length, voices with the times of their words, and noises",
    key="ELEVENLABS_API_KEY",
    concurrent=2,  # of the free plan; dearer ones are set in `limits`
)
VOICES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "George": "JBFqnCBsd6RMkjVDRZzb",
        "Sarah": "EXAVITQu4vr4xnSDxMaL",
        "Roger": "CwhRBWXzGAHq8TQ4Fs17",
        "Charlie": "IKne3meq5aSn9XLyUdCD",
        "Alice": "Xb7hH8MSUJpSbSDYk0k2",
        "Matilda": "XrExE9yKIg1WjnnlVkGX",
        "Liam": "TX3LPaxmHKxFdv7VOQHJ",
        "Jessica": "cgSgspJ2msm6clMCkdW9",
    }
)
"""Voices that every account has, by name; any other voice is called by its id."""
_URL: Final = "https://api.elevenlabs.io"
_MP3: Final = "mp3_44100_128"
"""The best that every plan has."""


def build(key: str) -> "ElevenLabs":
    """Give the provider."""
    return ElevenLabs(Account.at(os.environ.get("ELEVENLABS_BASE_URL", _URL), key))


@dataclass(frozen=True, slots=True)
class ElevenMusic(Catalogued):
    """A composer; without words sung."""

    account: Account

    async def compose(self, request: MusicRequest, token: str) -> Result:
        """Compose one cue, to the millisecond."""
        del token  # ElevenLabs takes no name for it
        async with (
            self.account.paying("/v1/music", self.entry) as api,
            api.music.with_raw_response.compose(
                prompt=_asked(request.music),
                music_length_ms=-(-request.samples * 1000 // SOUND_RATE),
                model_id=self.entry.name,
                force_instrumental=True,
                request_options=ONCE,
            ) as answer,
        ):
            return await sound_of(answer)


@dataclass(frozen=True, slots=True)
class ElevenVoice(Catalogued):
    """A voice."""

    account: Account
    settle: float = 2.0

    @property
    def voices(self) -> tuple[str, ...]:
        """Names to choose from."""
        return tuple(VOICES)

    async def speak(self, request: SpeechRequest, token: str) -> Spoken:
        """Speak one line, and tell when each of its words is heard."""
        wire, directed = self.entry.wire, self._directed
        more: dict[str, Any] = {"seed": request.seed % 2**32} if self.limits.seed else {}
        if request.language and wire.get("language", False):
            more["language_code"] = request.language.partition("-")[0].lower()
        self.account.history.sending(token)
        async with self.account.paying("/v1/text-to-speech", self.entry) as api:
            answer = await api.text_to_speech.with_raw_response.convert_with_timestamps(
                self._voice(request),
                text=self._text(request),
                model_id=self.entry.name,
                output_format=_MP3,
                request_options=ONCE,
                **more,
            )
            data = b64decode(answer.data.audio_base_64, validate=True)
            self.account.history.answered(token, answer.headers.get("request-id", ""))
            return Spoken(
                Result(Content(data, "audio/mpeg"), charge_of(answer.headers)),
                tuple(_words(answer.data.alignment, asides=directed)),
            )

    async def recall(self, request: SpeechRequest, token: str) -> Spoken:
        """Give a line out of the history; when its words are heard, that does not tell."""
        voice, text = self._voice(request), self._text(request)
        return await self.account.history.recall(self.account, self.entry, voice, text, token)

    @property
    def _directed(self) -> bool:
        return bool(self.entry.wire.get("directed", False))

    def _voice(self, request: SpeechRequest) -> str:
        name = request.voice or self.voices[0]
        return VOICES.get(name, name)

    def _text(self, request: SpeechRequest) -> str:
        aside = f"[{request.direction}] " if self._directed and request.direction else ""
        return f"{aside}{request.text}"


@dataclass(frozen=True, slots=True)
class ElevenEffect(Catalogued):
    """A maker of noises."""

    account: Account

    @property
    def longest(self) -> float:
        """Seconds of the longest."""
        return float(self.entry.wire["seconds"][1])

    async def sound(self, request: EffectRequest, token: str) -> Result:
        """Make one; one below half a second comes longer."""
        del token
        if request.seconds > self.longest:
            raise Unsupported(f"{self.entry.full_name} makes {self.longest:g} s at most")
        async with (
            self.account.paying("/v1/sound-generation", self.entry) as api,
            api.text_to_sound_effects.with_raw_response.convert(
                text=request.prompt,
                duration_seconds=max(float(self.entry.wire["seconds"][0]), request.seconds),
                loop=request.loop,
                model_id=self.entry.name,
                output_format=_MP3,
                request_options=ONCE,
            ) as answer,
        ):
            return await sound_of(answer)


@dataclass(frozen=True, slots=True)
class ElevenLabs(Provider):
    """The provider."""

    account: Account

    def music(self, model: str) -> ElevenMusic:
        """Give a composer."""
        return ElevenMusic(entry(NAME, model), self.account)

    def voice(self, model: str) -> ElevenVoice:
        """Give a voice."""
        return ElevenVoice(entry(NAME, model), self.account)

    def effect(self, model: str) -> ElevenEffect:
        """Give a maker of noises."""
        return ElevenEffect(entry(NAME, model), self.account)

    async def probe(self) -> None:
        """Find out whether the key is good, by the list of voices."""
        async with self.account.asking("/v2/voices") as api:
            await api.voices.search(page_size=1, request_options=ONCE)

    async def aclose(self) -> None:
        """Close the connections to ElevenLabs."""
        await self.account.lines.aclose()


def _asked(music: Music) -> str:
    """Say in words what the music should be."""
    tempo = f"{music.tempo} beats a minute" if music.tempo else ""
    told = [part for part in (music.theme, music.mood, tempo) if part]
    return "; ".join(told) or "quiet background music"


def _words(alignment: Any, *, asides: bool) -> Iterator[SpokenWord]:  # noqa: ANN401 - the library's
    """Join the times of letters to those of words; `asides` in brackets are not spoken."""
    if alignment is None:
        return
    text, begins, ends, aside = "", 0.0, 0.0, False
    timed = zip(
        alignment.characters,
        alignment.character_start_times_seconds,
        alignment.character_end_times_seconds,
        strict=False,
    )
    for letter, since, until in timed:
        aside = asides and (aside or letter == "[")
        if not (aside or letter.isspace()):
            begins, ends = (begins if text else float(since)), float(until)
            text += letter
        elif text:
            yield SpokenWord(text, begins, ends)
            text = ""
        aside = aside and letter != "]"
    if text:
        yield SpokenWord(text, begins, ends)
