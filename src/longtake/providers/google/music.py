"""Lyria's music: one interaction that answers with a song.

Facts: https://ai.google.dev/gemini-api/docs/music-generation (read 2026-11). 44.1 kHz stereo, as
MP3; how long a song is, its prompt says, and a clip has 30 s always.
"""

from base64 import b64decode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from longtake.capabilities.job import Content, Result
from longtake.capabilities.music import MusicRequest
from longtake.film.time import SOUND_RATE
from longtake.providers._catalogue import Catalogued
from longtake.providers.google.account import Account
from longtake.providers.google.interaction import DONE, failure, nothing

if TYPE_CHECKING:
    from google.genai.interactions import Interaction


@dataclass(frozen=True, slots=True)
class GoogleMusic(Catalogued):
    """A composer."""

    account: Account

    async def compose(self, request: MusicRequest, token: str) -> Result:
        """Compose one cue; it is about as long as asked."""
        del token  # there is no key and no list
        asked: dict[str, Any] = {
            "model": self.entry.name,
            "input": theme(request),
            "response_format": {"type": "audio"},
            "automatic_continuation": False,  # which would be a further paid call
        }
        async with self.account.answered("/interactions", self.entry) as google:
            told: Interaction = await google.interactions.create(**asked)
            error = failure(told)
            if error is not None:
                raise error
            if told.status != DONE:
                message = f"an interaction that is {told.status}"
                raise ValueError(message)
            made = told.output_audio
            if made is None:
                raise nothing(told)
            sound = b64decode(str(made.data or ""))
            return Result(Content(sound, made.mime_type or "audio/mpeg"))


def theme(request: MusicRequest) -> str:
    """Give the prompt of a cue."""
    music, seconds = request.music, request.samples / SOUND_RATE
    minutes, rest = divmod(max(1, round(seconds)), 60)
    said = [
        music.theme or "Music for a film",
        f"Mood: {music.mood}" if music.mood else "",
        f"{music.tempo} BPM" if music.tempo else "",
        "Instrumental only, no vocals, no lyrics",
        f"Length: {minutes}:{rest:02d}",
    ]
    return "".join(f"{part.rstrip('.')}. " for part in said if part).strip()
