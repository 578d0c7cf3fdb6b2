"""Veo on Vertex AI against a fake that speaks its operations."""

import asyncio
import json
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
from aiohttp import web

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import (
    BadOutput,
    Expired,
    LongtakeError,
    ModelGone,
    OutcomeUnknown,
    OutOfCredit,
    RateLimited,
    Refused,
    Transient,
    Unauthorized,
    Unsupported,
    Unusable,
)
from longtake.capabilities.job import Content, Failed, Finished, JobState, Link, Running, Ticket
from longtake.capabilities.music import MusicRequest
from longtake.capabilities.video import Findable
from longtake.film.brief import Brief, Casting
from longtake.film.picture import Size
from longtake.film.storyboard import Music
from longtake.providers import vertex
from longtake.providers._catalogue import entries, entry
from longtake.providers.vertex import Vertex as Provider
from longtake.testing.conformance import Bench, brief_for, environment
from longtake.testing.fakes.counter import KEY
from longtake.testing.fakes.faults import BLURRED, TURNED_AWAY
from longtake.testing.fakes.vertex import Vertex
from longtake.transport import Transport
from trading import STILL, WORK, a_shot, at_its_ends, dealt, rendered

VEO: Final = "veo-3.1-fast-generate-001"
JOB: Final = Ticket(
    f"projects/harbour/locations/us-central1/publishers/google/models/{VEO}/operations/1"
)
BUCKET: Final = {"LONGTAKE_VEO_BUCKET": "gs://mine/films"}


@pytest.mark.parametrize("mode", ["text", "keyframe"])
def test_a_film_by_veo_is_billed_once_for_each_segment(mode: str, tmp_path: Path) -> None:
    """Words alone or both frames: a master of the right length, and the bill is the ledger's."""
    brief = brief_for(entry("vertex", VEO), shots=2, mode=mode)
    made = asyncio.run(Bench(Vertex(), tmp_path).made(brief))
    assert (made.state, made.frames, made.billed) == ("done", 192, 2), made.why
    assert made.owed == made.charged
    assert made.quote[0] <= made.charged <= made.quote[1]
    assert made.leaked == ()


def test_a_film_goes_by_way_of_the_customers_bucket(tmp_path: Path) -> None:
    """The clip is fetched from storage with the account's own token, which is kept nowhere."""
    with environment(BUCKET):
        made = asyncio.run(Bench(Vertex(), tmp_path).made(brief_for(entry("vertex", VEO))))
    assert (made.state, made.frames, made.billed, made.leaked) == ("done", 96, 1, ()), made.why


@pytest.mark.parametrize(("held", "frames"), at_its_ends("vertex"))
def test_veo_renders_each_model_at_its_ends(held: Entry, frames: int) -> None:
    """The body says one instance and its parameters; the film comes in the answer."""
    fake = Vertex()
    state = dealt(fake, vertex, lambda it: rendered(it.video(held.name), a_shot(frames)))
    assert isinstance(state, Finished)
    assert isinstance(state.result.output, Content)
    assert state.result.output.data[4:8] == b"ftyp"
    body = fake.shop.asked[-1].body
    assert body["instances"] == [{"prompt": "a harbour"}]
    assert body["parameters"] == {
        "sampleCount": 1,
        "durationSeconds": frames // 24,
        "aspectRatio": "16:9",
        "resolution": "720p",
        "seed": 7,
        "generateAudio": True,
    }


def test_veo_takes_its_frames_whole() -> None:
    """A picture of another shape is padded: what is added, the film crops."""
    fake, shot = Vertex(), a_shot(96, first=STILL, last=STILL)
    dealt(fake, vertex, lambda it: it.video(VEO).submit(shot, WORK))
    (asked,), said = (fake.shop.asked[-1].body[part] for part in ("instances", "parameters"))
    for role in ("image", "lastFrame"):
        assert asked[role]["mimeType"] == "image/png"
        assert urlsafe_b64decode(asked[role]["bytesBase64Encoded"]) == STILL
    assert said["resizeMode"] == "PAD"


def test_veo_takes_no_last_frame_alone() -> None:
    """It is for films from a picture: nothing is asked."""
    fake = Vertex()
    with pytest.raises(Unsupported):
        dealt(fake, vertex, lambda it: it.video(VEO).submit(a_shot(96, last=STILL), WORK))
    assert fake.shop.asked == []


@pytest.mark.parametrize(
    ("size", "model", "resolution", "ratio"),
    [
        (Size(1920, 1080), VEO, "1080p", "16:9"),
        (Size(720, 1280), VEO, "720p", "9:16"),
        (Size(3840, 2160), "veo-3.1-generate-001", "4k", "16:9"),
        (Size(3840, 2160), "veo-3.1-lite-generate-001", "1080p", "16:9"),
    ],
)
def test_veo_asks_for_the_tier_and_shape_of_the_film(
    size: Size, model: str, resolution: str, ratio: str
) -> None:
    """The smallest tier that covers the film's short side, and the nearest shape."""
    fake = Vertex()
    dealt(fake, vertex, lambda it: it.video(model).submit(a_shot(96, size=size), WORK))
    said = fake.shop.asked[-1].body["parameters"]
    assert (said["resolution"], said["aspectRatio"]) == (resolution, ratio)


def test_what_one_purchase_makes_lies_in_a_folder_of_its_own(tmp_path: Path) -> None:
    """The folder follows from the work's token; storage wants the token of the account."""

    async def script(provider: Provider) -> Link:
        state = await rendered(provider.video(VEO), a_shot(96))
        assert isinstance(state, Finished)
        link = state.result.output
        assert isinstance(link, Link)
        transport = Transport()
        await transport.download(link, tmp_path / "clip.mp4")
        await transport.aclose()
        return link

    fake = Vertex()
    with environment(BUCKET):
        link = dealt(fake, vertex, script)
        dealt(fake, vertex, lambda it: it.video(VEO).submit(a_shot(96), "film/1B/1"))
    places = [wish.body["parameters"]["storageUri"] for wish in fake.shop.asked]
    assert places[0] != places[1]
    assert all(place.startswith("gs://mine/films/") and place.endswith("/") for place in places)
    folder = places[0].removeprefix("gs://mine/").replace("/", "%2F")
    assert f"/storage/v1/b/mine/o/{folder}" in link.url
    assert KEY not in repr(link)
    assert (tmp_path / "clip.mp4").read_bytes()[4:8] == b"ftyp"


MEANT: Final[Mapping[str, type[LongtakeError]]] = {
    "limited": RateLimited,
    "refuse-input": Refused,
    "no-credit": OutOfCredit,
    "bad-key": Unauthorized,
    "model-gone": ModelGone,
    "invalid": Unusable,
}
"""What is blurred is unknown."""


@pytest.mark.parametrize("fault", [fault for fault in (*TURNED_AWAY, *BLURRED) if fault != "slow"])
def test_a_submit_that_goes_wrong_is_posted_once(fault: str) -> None:
    """The library tries nothing twice, and what may have arrived is in doubt."""
    fake = Vertex()
    fake.shop.obey(always=fault)
    expected = MEANT.get(fault, OutcomeUnknown)
    with pytest.raises(expected) as said:
        dealt(fake, vertex, lambda it: it.video(VEO).submit(a_shot(96), WORK))
    assert type(said.value) is expected
    assert KEY not in str(said.value)
    assert len(fake.shop.asked) == 1


class Outspoken(Vertex):
    """Tells of an operation what it is told to tell."""

    said: Mapping[str, Any] = {}

    async def _operation(self, request: web.Request) -> web.StreamResponse:
        del request
        return web.json_response({"name": JOB.id, **self.said})


def told(said: Mapping[str, Any]) -> JobState:
    """Give how an operation stands that Vertex speaks of so."""
    fake = Outspoken()
    fake.said = said
    return dealt(fake, vertex, lambda it: it.video(VEO).check(JOB))


@pytest.mark.parametrize(
    ("code", "message", "error", "what"),
    [
        (1, "cancelled", Expired, None),
        (3, "The prompt violates our usage guidelines", Refused, "prompt"),
        (3, "The input image contains content that violates our policies", Refused, "image"),
        (3, "Unsupported output video duration", Unusable, None),
        (7, "Permission denied", Unauthorized, None),
        (8, "Resource exhausted", RateLimited, None),
        (13, "Internal error", BadOutput, None),
        (14, "Unavailable", BadOutput, None),
        (99, "something new", BadOutput, None),
    ],
)
def test_an_operation_that_fails_says_what_to_do_next(
    code: int, message: str, error: type[LongtakeError], what: str | None
) -> None:
    """By the code of gRPC, unless its sentence speaks of Google's policies."""
    state = told({"done": True, "error": {"code": code, "message": message}})
    assert isinstance(state, Failed)
    assert type(state.error) is error
    assert what in (None, getattr(state.error, "what", None))


@pytest.mark.parametrize(
    ("response", "error"),
    [
        ({"raiMediaFilteredCount": 1, "raiMediaFilteredReasons": ["Code 58061214"]}, Refused),
        ({"raiMediaFilteredReasons": ["Support codes: 15236754"], "videos": []}, Refused),
        ({"raiMediaFilteredCount": 1}, Refused),
        ({"videos": []}, BadOutput),
        ({}, BadOutput),
    ],
)
def test_what_veo_keeps_back_is_refused(
    response: Mapping[str, Any], error: type[LongtakeError]
) -> None:
    """A filtered film has a count or reasons, in free words; none at all is a broken result."""
    state = told({"done": True, "response": response})
    assert isinstance(state, Failed)
    assert type(state.error) is error
    assert getattr(state.error, "what", "output") == "output"


def test_a_film_that_is_empty_is_paid_for() -> None:
    """It is handed over as it is: whoever keeps it finds it broken, and settles its price."""
    state = told({"done": True, "response": {"videos": [{"mimeType": "video/mp4"}]}})
    assert isinstance(state, Finished)
    assert state.result.output == Content(b"", "video/mp4")


def test_an_operation_that_is_not_done_goes_on() -> None:
    """Only `done` ends it."""
    assert isinstance(told({"metadata": {"state": "PONDERING"}}), Running)


def test_an_operation_that_vertex_lost_is_expired_and_needs_no_stopping() -> None:
    """Veo cannot be stopped: to ask for it does nothing."""

    async def script(provider: Provider) -> None:
        model = provider.video(VEO)
        await model.cancel(JOB)
        with pytest.raises(Expired):
            await model.check(JOB)

    dealt(Vertex(), vertex, script)


def test_a_run_without_veos_consent_to_stop_keeps_what_it_made() -> None:
    """A job goes on after `cancel`, and its film is there."""

    async def script(provider: Provider) -> JobState:
        model = provider.video(VEO)
        ticket = await model.submit(a_shot(96), WORK)
        await model.cancel(ticket)
        state = await model.check(ticket)
        while isinstance(state, Running):
            state = await model.check(ticket)
        return state

    assert isinstance(dealt(Vertex(), vertex, script), Finished)


def test_a_question_to_vertex_without_an_answer_is_asked_again() -> None:
    """Looking after an operation is a POST that costs nothing."""

    class Broken(Vertex):
        async def _operation(self, request: web.Request) -> web.StreamResponse:
            del request
            return self.wrong("broken-500")

    with pytest.raises(Transient):
        dealt(Broken(), vertex, lambda it: it.video(VEO).check(JOB))


def test_vertex_does_not_pretend_to_find_a_lost_submit() -> None:
    """It has no list: an empty folder does not say that nothing is on its way."""
    with environment({**Vertex().environment("http://127.0.0.1:9"), **BUCKET}):
        assert not isinstance(vertex.build(KEY).video(VEO), Findable)


def account(place: Path, **more: str) -> str:
    """Give the file of a service account whose key was made for this test."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415

    secret = rsa.generate_private_key(public_exponent=65_537, key_size=2048)
    pem = secret.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    told = {
        "type": "service_account",
        "client_email": "film@harbour.example",
        "token_uri": "http://127.0.0.1:9/token",
        "private_key": pem.decode(),
        **more,
    }
    file = place / "account.json"
    file.write_text(json.dumps(told))
    return str(file)


def test_a_service_account_brings_its_project(tmp_path: Path) -> None:
    """The file says it, or the environment; the secret is in no repr."""
    with environment({"GOOGLE_VERTEX_BASE_URL": "https://vertex.example"}):
        provider = vertex.build(account(tmp_path, project_id="harbour"))
        assert provider.access.project == "harbour"
        assert "PRIVATE" not in repr(provider)
        inline = (tmp_path / "account.json").read_text()
        assert vertex.build(inline).access.project == "harbour"


def test_a_token_that_cannot_be_fetched_buys_nothing(tmp_path: Path) -> None:
    """It is asked for before the paid call, and may be asked for again."""

    async def script() -> None:
        provider = vertex.build(account(tmp_path, project_id="harbour"))
        with pytest.raises(Transient):
            await provider.video(VEO).submit(a_shot(96), WORK)
        await provider.aclose()

    with environment({"GOOGLE_VERTEX_BASE_URL": "https://vertex.example"}):
        asyncio.run(script())


@pytest.mark.parametrize("held", ["", "{}", '{"type": "authorized_user"}', "no JSON"])
def test_what_is_no_service_account_is_said_before_anything_is_asked(
    held: str, tmp_path: Path
) -> None:
    """A missing file, another kind of credentials, or none."""
    file = tmp_path / "account.json"
    if held:
        file.write_text(held)
    with environment({"GOOGLE_VERTEX_BASE_URL": "https://vertex.example"}), pytest.raises(Unusable):
        vertex.build(str(file))


def test_a_project_must_be_named_somewhere(tmp_path: Path) -> None:
    """Neither the account nor the environment says one."""
    elsewhere = environment({"GOOGLE_VERTEX_BASE_URL": "https://vertex.example"})
    with elsewhere, pytest.raises(Unusable, match="GOOGLE_CLOUD_PROJECT"):
        vertex.build(account(tmp_path))


LYRIA: Final = "lyria-002"
CUE: Final = MusicRequest(Music("a harp at sea", "calm", 80), samples=48_000 * 30, seed=-1)


def test_lyria_is_asked_for_one_clip_without_voices() -> None:
    """By its seed, which goes with no count; the sound is in the answer."""
    fake = Vertex()
    made = dealt(fake, vertex, lambda it: it.music(LYRIA).compose(CUE, WORK))
    assert made.output.data.startswith(b"fLaC")
    assert fake.shop.asked[-1].body == {
        "instances": [
            {
                "prompt": "a harp at sea, calm, 80 BPM, instrumental",
                "negative_prompt": "vocals, singing, speech",
                "seed": 2**31 - 1,
            }
        ],
        "parameters": {},
    }


@pytest.mark.parametrize("fault", [*TURNED_AWAY, *BLURRED, "refuse-output"])
def test_a_clip_that_goes_wrong_is_asked_for_once(fault: str) -> None:
    """And says what to do next; whether an error of Vertex's is charged nobody knows."""
    fake = Vertex()
    fake.shop.obey([fault])
    if fault == "slow":
        assert dealt(fake, vertex, lambda it: it.music(LYRIA).compose(CUE, WORK))
    else:
        meant = {**MEANT, "refuse-output": Refused}
        with pytest.raises(meant.get(fault, OutcomeUnknown)) as said:
            dealt(fake, vertex, lambda it: it.music(LYRIA).compose(CUE, WORK))
        assert KEY not in str(said.value)
    assert len(fake.shop.asked) == 1


def test_a_film_goes_on_with_a_clip_that_is_shorter(tmp_path: Path) -> None:
    """Bought once, quoted as one, and heard again without a seam until the film ends."""
    casting = Casting("scripted:plan", "scripted:still", "scripted:direct", f"vertex:{LYRIA}")
    brief = Brief("70 a pier", size=Size(64, 64), rate=Fraction(2), mode="text", casting=casting)
    made = asyncio.run(Bench(Vertex(), tmp_path).made(brief))
    assert (made.state, made.why, made.frames, made.billed) == ("done", "", 140, 1)
    assert made.quote[0] == made.owed == made.charged == Decimal("0.06")


def test_the_older_veos_are_gone_and_say_what_to_use() -> None:
    """Veo 2 and 3.0 ended on 2026-06-30."""
    gone = {held.name: held.successor for held in entries("vertex") if held.retires_on}
    assert set(gone.values()) <= set(vertex.OFFER.video)
    assert vertex.OFFER.video[0] == "veo-3.1-generate-001"
