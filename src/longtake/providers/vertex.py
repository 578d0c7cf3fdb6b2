"""Veo and Lyria on Google's Vertex AI, for a service account, by Google's library.

Facts: https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/veo/3-1-generate and
…/reference/models/lyria-music-generation (read 2026-11), google-genai 3.6, which has no call for
Lyria: that is plain HTTP. No idempotency key, no list and no way to stop: a submit whose answer is
lost is in doubt. With a bucket of one's own (`LONGTAKE_VEO_BUCKET`) what it made lies there under a
name that follows from the work, for a person to look at.
"""

import os
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from json import loads
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from longtake.capabilities.errors import BadOutput, Unsupported, Unusable
from longtake.capabilities.job import (
    Content,
    Failed,
    Finished,
    JobState,
    Link,
    Result,
    Running,
    Ticket,
)
from longtake.capabilities.music import MusicRequest
from longtake.capabilities.provider import Provider
from longtake.capabilities.video import VideoRequest
from longtake.film.storyboard import Music
from longtake.providers._catalogue import Catalogued, entry, offered
from longtake.providers.google.account import (
    LONG,
    Account,
    connected,
    ended,
    meaning,
    picture,
    refused,
)
from longtake.providers.google.credentials import Access, access_to

if TYPE_CHECKING:
    from google.genai.types import GenerateVideosOperation, Video

    from longtake.transport import Transport

NAME: Final = "vertex"
OFFER: Final = offered(
    NAME,
    "Google's Veo 3.1 on Vertex AI: 4 to 8 seconds with sound, first and last frame; Lyria 2",
    key="GOOGLE_APPLICATION_CREDENTIALS",
    per_minute=50,  # a project's quota for models that are no preview
    aliases={
        "veo": "veo-3.1-generate-001",
        "veo-fast": "veo-3.1-fast-generate-001",
        "veo-lite": "veo-3.1-lite-generate-001",
    },
)
_PLACE: Final = "us-central1"
_STORAGE: Final = "https://storage.googleapis.com"
_GS: Final = "gs://"
_UNSUNG: Final = "vocals, singing, speech"
"""What Lyria is told to leave out."""
_SOUND: Final = 32 * 2**20
"""Bytes of an answer: a clip is 6 MB of WAV, half as much again where every sample has 24 bits."""


def build(key: str) -> "Vertex":
    """Give the provider; the key is the file of a service account, or its JSON.

    Raises `Unusable` for one that cannot be read or that names no project.
    """
    from longtake.sdk import Clients, library  # noqa: PLC0415 - httpx only for who calls
    from longtake.transport import Transport  # noqa: PLC0415

    library("google.genai", extra="google")
    url = os.environ.get("GOOGLE_VERTEX_BASE_URL", "").rstrip("/")
    access = access_to(url, key)
    project = os.environ.get("GOOGLE_CLOUD_PROJECT", "") or access.project
    if not project:
        raise Unusable("GOOGLE_CLOUD_PROJECT", "is not set", "set it to the project's id")
    place = os.environ.get("GOOGLE_CLOUD_LOCATION", "") or _PLACE
    more = {
        "vertexai": True,
        "project": project,
        "location": place,
        "credentials": access.credentials,
    }
    account = Account(NAME, url, key, Clients(lambda: connected(url, **more)))
    host = url or f"https://{place}-aiplatform.googleapis.com"
    models = f"{host}/v1/projects/{project}/locations/{place}/publishers/google/models"
    return Vertex(account, Bucket.set_up(), access, Transport(), models)


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where Veo lays what it makes; without a name it comes in the answer."""

    place: str
    """`gs://bucket` or `gs://bucket/folder`; empty for none."""
    storage: str

    @classmethod
    def set_up(cls) -> "Bucket":
        """Read the environment; `STORAGE_EMULATOR_HOST` is the storage library's own name."""
        place = os.environ.get("LONGTAKE_VEO_BUCKET", "").strip().strip("/")
        if place and not place.startswith(_GS):
            place = f"{_GS}{place}"
        return cls(place, os.environ.get("STORAGE_EMULATOR_HOST", _STORAGE).rstrip("/"))

    def folder(self, token: str) -> str:
        """Give the folder of one purchase, empty where there is no bucket."""
        name = sha256(token.encode()).hexdigest()[:32]
        return f"{self.place}/{name}/" if self.place else ""

    def link(self, uri: str, kind: str, token: str) -> Link:
        """Give the link to an object (https://docs.cloud.google.com/storage/docs/json_api)."""
        bucket, _, name = uri.removeprefix(_GS).partition("/")
        address = f"{self.storage}/storage/v1/b/{bucket}/o/{quote(name, safe='')}?alt=media"
        return Link(address, kind, {"Authorization": f"Bearer {token}"})


@dataclass(frozen=True, slots=True)
class VertexVideo(Catalogued):
    """A model that renders."""

    account: Account
    bucket: Bucket
    access: Access
    settle: float = 0.0

    async def submit(self, request: VideoRequest, token: str) -> Ticket:
        """Buy an operation."""
        if request.last is not None and request.first is None:
            raise Unsupported(f"{self.entry.full_name} takes a last frame beside a first one only")
        source: Any = {"prompt": request.prompt}
        if request.first is not None:
            source["image"] = _image(request.first)
        await self.access.token()
        path = f"/models/{self.entry.name}:predictLongRunning"
        async with self.account.calling(path, self.entry) as google:
            sold = await google.models.generate_videos(
                model=self.entry.name,
                source=source,
                config=self._config(request, token),
            )
            return Ticket(_name(sold))

    def _config(self, request: VideoRequest, token: str) -> Any:  # noqa: ANN401 - the library reads it
        config: dict[str, Any] = {
            "number_of_videos": 1,
            "duration_seconds": int(request.frames / request.rate),
            "aspect_ratio": self.entry.ratio_for(request.size),
            "resolution": self.entry.tier_for(request.size),
            "seed": request.seed % 2**32,
            "generate_audio": self.limits.sound,
        }
        if request.first is not None:
            config["resize_mode"] = "PAD"  # the film crops what is added
        if request.last is not None:
            config["last_frame"] = _image(request.last)
        if self.bucket.place:
            config["output_gcs_uri"] = self.bucket.folder(token)
        return config

    async def check(self, ticket: Ticket) -> JobState:
        """Ask once how the operation stands; its name is all that it takes."""
        from google.genai.types import GenerateVideosOperation  # noqa: PLC0415

        token = await self.access.token()
        async with self.account.calling("/fetchPredictOperation") as google:
            told = await google.operations.get(
                GenerateVideosOperation.model_validate({"name": ticket.id})
            )
            _name(told)
        return self._standing(told, token)

    async def cancel(self, ticket: Ticket) -> None:
        """Do nothing: Veo does not stop, and what it makes is kept."""
        del ticket

    def _standing(self, told: "GenerateVideosOperation", token: str) -> JobState:
        if not told.done:
            return Running()
        if told.error:
            code, why = told.error.get("code", ""), told.error.get("message", "")
            return Failed(ended(NAME, str(code), str(why)))
        made = told.response
        film = next(
            (each.video for each in (made and made.generated_videos) or () if each.video), None
        )
        if film is not None:
            return Finished(Result(self._output(film, token)))
        reasons = " ".join((made and made.rai_media_filtered_reasons) or ())
        if reasons or (made and made.rai_media_filtered_count):
            return Failed(refused(reasons or "filtered without a reason", otherwise="output"))
        return Failed(BadOutput(f"vertex made nothing in {told.name}"))

    def _output(self, film: "Video", token: str) -> Content | Link:
        kind = film.mime_type or "video/mp4"
        if film.uri:
            return self.bucket.link(film.uri, kind, token)
        return Content(film.video_bytes or b"", kind)


@dataclass(frozen=True, slots=True)
class VertexMusic(Catalogued):
    """A model that composes."""

    access: Access
    transport: "Transport" = field(repr=False)
    models: str
    """The address of the project's models."""

    async def compose(self, request: MusicRequest, token: str) -> Result:
        """Compose one clip, whose length is the model's own."""
        del token  # there is no key and no list
        asked = {
            "prompt": _words(request.music),
            "negative_prompt": _UNSUNG,
            "seed": request.seed % 2**31,
        }
        answer = await self.transport.request(
            "POST",
            f"{self.models}/{self.entry.name}:predict",
            headers={"Authorization": f"Bearer {await self.access.token()}"},
            json={"instances": [asked], "parameters": {}},
            seconds=LONG,
            cap=_SOUND,
            meaning=partial(meaning, self.entry),
        )
        return Result(answer.read(_clip))


@dataclass(frozen=True, slots=True)
class Vertex(Provider):
    """The provider."""

    account: Account
    bucket: Bucket
    access: Access
    transport: "Transport" = field(repr=False)
    models: str
    """The address of the project's models."""

    def video(self, model: str) -> VertexVideo:
        """Give a model that renders."""
        return VertexVideo(entry(NAME, model), self.account, self.bucket, self.access)

    def music(self, model: str) -> VertexMusic:
        """Give a model that composes."""
        return VertexMusic(entry(NAME, model), self.access, self.transport, self.models)

    async def probe(self) -> None:
        """Find out whether the account is good: by a token, and by the description of a model."""
        await self.access.token()
        async with self.account.calling("/publishers/google/models") as google:
            await google.models.get(model=f"publishers/google/models/{OFFER.video[0]}")

    async def aclose(self) -> None:
        """Close the connections to Google."""
        await self.account.clients.aclose()
        await self.transport.aclose()


def _words(music: Music) -> str:
    """Say in words what the music should be."""
    tempo = f"{music.tempo} BPM" if music.tempo else ""
    told = [part for part in (music.theme, music.mood, tempo) if part]
    return ", ".join([*told, "instrumental"])


def _clip(body: bytes) -> Content:
    """Give the one clip of an answer; raises `Refused` for none, `ValueError` for no answer."""
    match loads(body):
        case {"predictions": [{"audioContent": str(data), **rest}]}:
            return Content(b64decode(data, validate=True), str(rest.get("mimeType", "audio/wav")))
        case {"predictions": []}:
            raise refused("filtered without a reason", otherwise="output")
        case _:
            message = "no clip"
            raise ValueError(message)


def _image(data: bytes) -> Mapping[str, object]:
    kind, held = picture(data)
    return {"image_bytes": held, "mime_type": kind}


def _name(told: "GenerateVideosOperation") -> str:
    if not told.name:
        message = "an operation without a name"
        raise ValueError(message)
    return told.name
