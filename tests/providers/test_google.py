"""Gemini's films, pictures, music and voices against a fake that speaks the Gemini API."""

import asyncio
import re
import wave
from base64 import b64decode, urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
from aiohttp import web
from PIL import Image

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
from longtake.capabilities.image import Depiction
from longtake.capabilities.job import Content, Failed, Finished, JobState, Link, Running, Ticket
from longtake.capabilities.music import MusicRequest
from longtake.capabilities.speech import SpeechRequest
from longtake.capabilities.video import Findable, QueuedVideo
from longtake.film.brief import Brief, Casting
from longtake.film.picture import Size
from longtake.film.storyboard import Music
from longtake.providers import google
from longtake.providers._catalogue import entries, entry
from longtake.providers.google import Google as Provider
from longtake.testing.conformance import SMALL, Bench, brief_for
from longtake.testing.fakes.counter import KEY
from longtake.testing.fakes.faults import BLURRED, CALL_FAULTS, TURNED_AWAY
from longtake.testing.fakes.google import Google
from longtake.transport import Transport
from trading import STILL, WORK, a_shot, a_still, at_its_ends, dealt, rendered

OMNI: Final = "gemini-omni-1.2-flash"
DRAWS: Final = "gemini-3.1-flash-image"
SPEAKS: Final = "gemini-3.8-flash-tts"
COMPOSES: Final = "lyria-3.5"
ANNA: Final = Depiction("Anna", STILL)
LINE: Final = SpeechRequest("The boats are in.")
CUE: Final = MusicRequest(Music("a harp at sea", "calm", 80), samples=48_000 * 90)


def sold(part: str) -> list[Entry]:
    """Give the models of a part that are sold today."""
    return [held for held in entries("google", part) if held.name in google.OFFER.models(part)]


def texts(body: Mapping[str, Any]) -> str:
    """Give the words of a film's body."""
    content = body["input"][0]["content"]
    return "".join(part["text"] for part in content if part["type"] == "text")


@pytest.mark.parametrize("mode", ["text", "chain"])
def test_a_film_by_omni_is_billed_once_for_each_segment(mode: str, tmp_path: Path) -> None:
    """It ends in a master of the right length, and the bill is the ledger's.

    With both frames: test_conformance.py.
    """
    brief = replace(brief_for(entry("google", OMNI), shots=2, mode=mode), size=SMALL)
    made = asyncio.run(Bench(Google(), tmp_path).made(brief))
    assert (made.state, made.frames, made.billed) == ("done", 144, 2), made.why
    assert made.owed == made.charged
    assert made.quote[0] <= made.charged <= made.quote[1]
    assert made.leaked == ()


@pytest.mark.parametrize(("held", "frames"), at_its_ends("google"))
def test_omni_renders_each_model_at_its_ends(held: Entry, frames: int) -> None:
    """The body is an interaction in the background, its length in seconds, its shape by name."""
    fake = Google()
    state = dealt(fake, google, lambda it: rendered(it.video(held.name), a_shot(frames)))
    assert isinstance(state, Finished)
    body = fake.shop.asked[-1].body
    assert (body["model"], body["background"]) == (held.name, True)
    assert body["response_format"] == {
        "type": "video",
        "duration": f"{frames // 24}s",
        "aspect_ratio": "16:9",
        "resolution": "720p",
        "delivery": "uri",
    }
    assert body["generation_config"] == {"video_config": {"task": "text_to_video"}}


def test_omni_is_asked_for_one_shot_without_cuts() -> None:
    """Omni makes several shots of a prompt unless it is told not to."""
    fake = Google()
    dealt(fake, google, lambda it: it.video(OMNI).submit(a_shot(), WORK))
    assert texts(fake.shop.asked[-1].body).startswith("a harbour One continuous shot")


@pytest.mark.parametrize(
    ("more", "declared", "task"),
    [
        ({"first": STILL}, "[# Sources <FIRST_FRAME>@Image1]", "image_to_video"),
        (
            {"first": STILL, "last": STILL},
            "[# Sources <FIRST_FRAME>@Image1 <LAST_FRAME>@Image2]",
            "image_to_video",
        ),
        (
            {"references": (ANNA, ANNA)},
            "[# References <IMAGE_REF_0>@Image1 <IMAGE_REF_1>@Image2]",
            "reference_to_video",
        ),
        (
            {"first": STILL, "references": (ANNA,)},
            "[# Sources <FIRST_FRAME>@Image1] [# References <IMAGE_REF_0>@Image2]",
            None,
        ),
    ],
)
def test_omni_reads_in_its_prompt_what_each_picture_is(
    more: dict[str, Any], declared: str, task: str | None
) -> None:
    """Roles are no fields of the call: they are declared before the prompt, in their order."""
    fake = Google()
    dealt(fake, google, lambda it: it.video(OMNI).submit(a_shot(**more), WORK))
    body = fake.shop.asked[-1].body
    assert texts(body).startswith(f"{declared} a harbour ")
    assert ("IMAGE_REF_0> shows Anna" in texts(body)) is ("references" in more)
    assert body.get("generation_config", {}).get("video_config", {}).get("task") == task
    first = body["input"][0]["content"][0]
    assert (first["type"], first["mime_type"]) == ("image", "image/png")
    assert b64decode(first["data"]) == STILL


def test_omni_takes_no_last_frame_alone() -> None:
    """`<LAST_FRAME>` stands only beside `<FIRST_FRAME>`: nothing is asked."""
    fake = Google()
    with pytest.raises(Unsupported):
        dealt(fake, google, lambda it: it.video(OMNI).submit(a_shot(last=STILL), WORK))
    assert fake.shop.asked == []


@pytest.mark.parametrize(
    ("size", "resolution", "ratio"),
    [
        (Size(1920, 1080), "1080p", "16:9"),
        (Size(720, 1280), "720p", "9:16"),
        (Size(640, 360), "360p", "16:9"),
        (Size(3840, 2160), "4k", "16:9"),
    ],
)
def test_omni_asks_for_the_tier_and_shape_of_the_film(
    size: Size, resolution: str, ratio: str
) -> None:
    """The smallest tier that covers the film's short side, and the nearest shape."""
    fake = Google()
    dealt(fake, google, lambda it: it.video(OMNI).submit(a_shot(size=size), WORK))
    shape = fake.shop.asked[-1].body["response_format"]
    assert (shape["resolution"], shape["aspect_ratio"]) == (resolution, ratio)


def test_a_clip_is_downloaded_with_the_key(tmp_path: Path) -> None:
    """The file's address holds its description; its bytes are at `:download?alt=media`."""

    async def script(provider: Provider) -> Link:
        state = await rendered(provider.video(OMNI), a_shot(72))
        assert isinstance(state, Finished)
        link = state.result.output
        assert isinstance(link, Link)
        transport = Transport()
        await transport.download(link, tmp_path / "clip.mp4")
        await transport.aclose()
        return link

    link = dealt(Google(), google, script)
    assert re.fullmatch(
        r"http://127.0.0.1:\d+/v1/files/video-0001-a1b2:download\?alt=media", link.url
    )
    assert KEY not in repr(link)
    assert (tmp_path / "clip.mp4").read_bytes()[4:8] == b"ftyp"


class Outspoken(Google):
    """Tells of a finished interaction what it is told to tell."""

    said: Mapping[str, Any] = {}

    async def _interaction(self, request: web.Request) -> web.StreamResponse:
        sale = self.looked(request)
        return web.json_response({"id": sale.id, "object": "interaction", **self.said})


def told(said: Mapping[str, Any]) -> JobState:
    """Give how an interaction stands that Google speaks of so."""
    fake = Outspoken()
    fake.said = said

    async def script(provider: Provider) -> JobState:
        model = provider.video(OMNI)
        return await model.check(await model.submit(a_shot(), WORK))

    return dealt(fake, google, script)


def made_of(*content: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give a finished interaction."""
    return {"status": "completed", "steps": [{"type": "model_output", "content": [*content]}]}


def test_no_other_host_gets_the_key() -> None:
    """A film that Google hands over from elsewhere is fetched as its address stands."""
    address = "https://storage.example/clip.mp4?signature=1"
    state = told(made_of({"type": "video", "uri": address, "mime_type": "video/mp4"}))
    assert isinstance(state, Finished)
    assert isinstance(state.result.output, Link)
    assert (state.result.output.url, dict(state.result.output.headers)) == (address, {})


def test_a_film_may_come_in_the_answer_itself() -> None:
    """Inline base64 is content."""
    state = told(made_of({"type": "video", "data": "Y2xpcA==", "mime_type": "video/mp4"}))
    assert isinstance(state, Finished)
    assert state.result.output == Content(b"clip", "video/mp4")


@pytest.mark.parametrize(
    ("said", "error", "what"),
    [
        (made_of(), BadOutput, None),
        (made_of({"type": "text", "text": "I cannot film that."}), Refused, "output"),
        ({"status": "failed"}, BadOutput, None),
        ({"status": "incomplete"}, BadOutput, None),
        ({"status": "cancelled"}, Expired, None),
        ({"status": "budget_exceeded"}, OutOfCredit, None),
        ({"status": "failed", "errors": [{"code": "13", "message": "internal"}]}, BadOutput, None),
        (
            {"status": "failed", "errors": [{"message": "The prompt violates our policy"}]},
            Refused,
            "prompt",
        ),
        (
            {"status": "failed", "errors": [{"message": "The input image violates our policy"}]},
            Refused,
            "image",
        ),
        (
            {
                "status": "failed",
                "steps": [
                    {"type": "model_output", "error": {"code": 3, "message": "no such duration"}}
                ],
            },
            Unusable,
            "google",
        ),
    ],
)
def test_an_interaction_that_ends_without_a_film_says_why(
    said: Mapping[str, Any], error: type[LongtakeError], what: str | None
) -> None:
    """By its status, by the errors at its top or in its steps, or by its words."""
    state = told(said)
    assert isinstance(state, Failed)
    assert type(state.error) is error
    assert what in (None, getattr(state.error, "what", None))


@pytest.mark.parametrize("status", ["queued", "in_progress", "requires_continuation", "pondering"])
def test_an_unknown_status_is_one_that_goes_on(status: str) -> None:
    """Only what Google declares ended is ended."""
    assert isinstance(told({"status": status}), Running)


def test_a_cancelled_interaction_ends_and_costs_nothing() -> None:
    """It says so at the next look; one that is over or unknown needs no stopping."""

    async def script(provider: Provider) -> JobState:
        model = provider.video(OMNI)
        ticket = await model.submit(a_shot(), WORK)
        await model.cancel(ticket)
        state = await model.check(ticket)
        whole = await model.submit(a_shot(), WORK)
        while isinstance(await model.check(whole), Running):
            pass
        await model.cancel(whole)
        await model.cancel(Ticket("nowhere"))
        return state

    fake = Google()
    state = dealt(fake, google, script)
    assert isinstance(state, Failed)
    assert isinstance(state.error, Expired)
    assert len(fake.shop.bill) == 1


def test_an_interaction_that_google_lost_is_expired() -> None:
    """An unknown id is a 404."""
    with pytest.raises(Expired):
        dealt(Google(), google, lambda it: it.video(OMNI).check(Ticket("nowhere")))


def test_google_does_not_pretend_to_find_a_lost_submit() -> None:
    """Nothing lists interactions, so a lost one is in doubt."""
    model = google.build(KEY).video(OMNI)
    assert isinstance(model, QueuedVideo)
    assert not isinstance(model, Findable)


MEANT: Final[Mapping[str, type[LongtakeError]]] = {
    "drop-before": OutcomeUnknown,
    "limited": RateLimited,
    "refuse-input": Refused,
    "no-credit": OutOfCredit,
    "bad-key": Unauthorized,
    "model-gone": ModelGone,
    "invalid": Unusable,
    "refuse-output": Refused,
}
"""Of every call that is paid for; what is blurred is unknown."""
ANSWERED: Final[Mapping[str, type[LongtakeError]]] = {
    "broken-500": Transient,
    "busy-503": Transient,
}
"""Of calls that answer with what they make: an error of Google's own is not charged."""


@pytest.mark.parametrize("fault", [*TURNED_AWAY, *BLURRED])
def test_a_submit_that_goes_wrong_is_sent_once(fault: str) -> None:
    """The library tries nothing twice, and what may have arrived is in doubt."""
    fake = Google()
    fake.shop.obey(always=fault)
    submit = lambda it: it.video(OMNI).submit(a_shot(), WORK)  # noqa: E731 - a script
    if fault == "slow":
        assert dealt(fake, google, submit)
    else:
        with pytest.raises(MEANT.get(fault, OutcomeUnknown)) as said:
            dealt(fake, google, submit)
        assert KEY not in str(said.value)
    assert len(fake.shop.asked) == 1


async def draw(provider: Provider) -> object:
    """Draw a still."""
    return await provider.image(DRAWS).draw(a_still(Size(320, 180)), WORK)


async def speak(provider: Provider) -> object:
    """Speak a line."""
    return await provider.voice(SPEAKS).speak(LINE, WORK)


async def compose(provider: Provider) -> object:
    """Compose a cue."""
    return await provider.music(COMPOSES).compose(CUE, WORK)


@pytest.mark.parametrize(
    "fault",
    [
        fault
        for fault in CALL_FAULTS
        if fault not in ("slow", "huge", "cut-off", "empty", "broken-file")
    ],
)
@pytest.mark.parametrize("call", [draw, speak, compose])
def test_a_call_that_goes_wrong_is_made_once(call: Any, fault: str) -> None:  # noqa: ANN401
    """Pictures, voices and music alike: one call, and an error that says what to do."""
    fake = Google()
    fake.shop.obey(always=fault)
    expected = (MEANT | ANSWERED).get(fault, OutcomeUnknown)
    with pytest.raises(expected) as said:
        dealt(fake, google, call)
    assert type(said.value) is expected
    assert KEY not in str(said.value)
    assert len(fake.shop.asked) == 1


@pytest.mark.parametrize("call", [draw, speak, compose])
def test_what_is_empty_is_paid_for(call: Any) -> None:  # noqa: ANN401
    """It is handed over as it is: whoever keeps it finds it broken, and settles its price."""
    fake = Google()
    fake.shop.obey(["empty"])
    given = dealt(fake, google, call)
    assert getattr(given, "result", given).output.data == b""
    assert len(fake.shop.bill) == 1


def answering(status: int, error: Mapping[str, Any]) -> type[Google]:
    """Give a Google that turns every call away so."""

    class Grumpy(Google):
        def wrong(self, why: str) -> web.Response:
            del why
            return web.json_response({"error": {"code": status, **error}}, status=status)

    return Grumpy


@pytest.mark.parametrize("call", [draw, lambda it: it.video(OMNI).submit(a_shot(), WORK)])
@pytest.mark.parametrize(
    ("status", "said", "error", "what"),
    [
        (429, {"message": "Quota exceeded"}, RateLimited, None),
        (429, {"message": "exceeded its monthly spending cap"}, OutOfCredit, None),
        (429, {"message": "Quota exceeded, limit: 0, model: omni"}, OutOfCredit, None),
        (429, {"message": "x", "details": [{"quotaId": "RequestsPerDay"}]}, OutOfCredit, None),
        (403, {"message": "x", "details": [{"reason": "BILLING_DISABLED"}]}, OutOfCredit, None),
        (403, {"message": "no permission"}, Unauthorized, None),
        (400, {"message": "Your prompt violates the usage guidelines"}, Refused, "prompt"),
        (400, {"message": "The image is against our safety rules"}, Refused, "image"),
        (400, {"message": "User location is not supported"}, Unusable, None),
        (404, {"message": "not found"}, ModelGone, None),
        (504, {"message": "deadline"}, OutcomeUnknown, None),
        (409, {"message": "something new"}, Unusable, None),
    ],
)
def test_google_says_what_to_do_next(
    call: Any,  # noqa: ANN401
    status: int,
    said: Mapping[str, Any],
    error: type[LongtakeError],
    what: str | None,
) -> None:
    """By the status, its sentence and its details, on both wires."""
    fake = answering(status, said)()
    fake.shop.obey(["invalid"])
    with pytest.raises(error) as raised:
        dealt(fake, google, call)
    assert type(raised.value) is error
    assert what in (None, getattr(raised.value, "what", None))


def test_google_says_in_its_details_how_long_to_wait() -> None:
    """There is no Retry-After; a `RetryInfo` asks for seconds."""
    fake = Google()
    fake.shop.obey(["limited"])
    with pytest.raises(RateLimited) as raised:
        dealt(fake, google, draw)
    assert raised.value.after == pytest.approx(0.05)


def test_a_question_without_an_answer_is_asked_again() -> None:
    """Looking after a job costs nothing, whatever became of the call."""
    fake = answering(500, {"message": "internal"})()
    with pytest.raises(Transient):
        dealt(fake, google, lambda it: it.video(OMNI).check(Ticket("nowhere")))


def test_nothing_is_delivered_where_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    """A refused connection is tried again: nothing was bought."""
    monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", "http://127.0.0.1:9")

    async def script() -> None:
        provider = google.build(KEY)
        for call in (draw, lambda it: it.video(OMNI).submit(a_shot(), WORK)):
            with pytest.raises(Transient):
                await call(provider)
        await provider.aclose()

    asyncio.run(script())


@pytest.mark.parametrize("held", sold("image"), ids=lambda held: held.name)
def test_gemini_draws_with_each_model(held: Entry) -> None:
    """The shape is the nearest, the size a tier where the model has tiers."""
    fake = Google()
    result = dealt(fake, google, lambda it: it.image(held.name).draw(a_still(), WORK))
    picture = Image.open(BytesIO(result.output.data))
    assert (picture.format, result.output.media_type) == ("PNG", "image/png")
    body = fake.shop.asked[-1].body
    tier = {"imageSize": "1K"} if held.tiers else {}
    assert body["generationConfig"] == {
        "responseModalities": ["IMAGE"],
        "imageConfig": {"aspectRatio": "16:9", **tier},
    }
    assert body["contents"][0]["parts"] == [{"text": "a harbour"}]


def test_gemini_draws_a_large_film_in_a_higher_tier() -> None:
    """1080 lines are more than 1K."""
    fake, still = Google(), a_still(Size(1080, 1920))
    dealt(fake, google, lambda it: it.image(DRAWS).draw(still, WORK))
    shape = fake.shop.asked[-1].body["generationConfig"]["imageConfig"]
    assert shape == {"aspectRatio": "9:16", "imageSize": "2K"}
    assert fake.shop.owed == entry("google", DRAWS).tiers["2K"]


def test_gemini_sees_what_is_to_change_and_its_references() -> None:
    """Each picture stands after what it shows, and the prompt last."""
    fake, still = Google(), a_still(base=STILL, references=(ANNA,))
    dealt(fake, google, lambda it: it.image(DRAWS).draw(still, WORK))
    parts = fake.shop.asked[-1].body["contents"][0]["parts"]
    assert [part["text"] for part in parts if "text" in part] == [
        "The picture to change:",
        "A reference for Anna:",
        "a harbour",
    ]
    assert [urlsafe_b64decode(part["inlineData"]["data"]) for part in parts[1:4:2]] == [
        STILL,
        STILL,
    ]


def test_a_photograph_that_is_too_heavy_for_google_goes_along_in_a_film(tmp_path: Path) -> None:
    """Forty megapixels, a third of them grain: the same picture, as a JPEG that Google takes."""
    grain = np.random.default_rng(7).integers(0, 256, (1250, 1250, 3), np.uint8)
    sea = np.full((5000, 8000, 3), 90, np.uint8)
    sea[:, :2500] = np.tile(grain, (4, 2, 1))
    photograph = tmp_path / "sea.jpg"
    Image.fromarray(sea).save(photograph, quality=60)
    brief = brief_for(entry("google", DRAWS))

    async def film(bench: Bench) -> tuple[str, int]:
        async with bench.open() as studio:
            given = [("style", photograph)]
            opened = await studio.begin(brief, folder=tmp_path / "film", references=given)
            state = (await studio.run(opened.film, until="master")).state
            return state, len(bench.fake.shop.asked)

    fake = Google()
    assert asyncio.run(film(Bench(fake, tmp_path))) == ("done", 1)
    (still,) = fake.shop.asked
    assert still.pictures == ("reference",)
    (part,) = (each for each in still.body["contents"][0]["parts"] if "inlineData" in each)
    sent = urlsafe_b64decode(part["inlineData"]["data"])
    with Image.open(BytesIO(sent)) as picture:
        assert (picture.format, *picture.size) == ("JPEG", 4096, 2560)


class Candid(Google):
    """Answers every picture and line as it is told to."""

    said: Mapping[str, Any] = {}

    async def _generate(self, request: web.Request) -> web.StreamResponse:
        del request
        return web.json_response(self.said)


@pytest.mark.parametrize(
    ("said", "error", "what"),
    [
        *(
            ({"candidates": [{"finishReason": reason}]}, Refused, "output")
            for reason in (
                "SAFETY",
                "PROHIBITED_CONTENT",
                "BLOCKLIST",
                "SPII",
                "IMAGE_SAFETY",
                "IMAGE_PROHIBITED_CONTENT",
                "RECITATION",
                "IMAGE_RECITATION",
                "MODEL_ARMOR",
            )
        ),
        *(
            ({"candidates": [{"finishReason": reason}]}, BadOutput, None)
            for reason in ("NO_IMAGE", "IMAGE_OTHER", "OTHER", "MALFORMED_RESPONSE", "STOP")
        ),
        ({"candidates": [{"finishReason": "LANGUAGE"}]}, Unsupported, None),
        ({"candidates": [{"finishReason": "PUP_LIMITED_DISABLED"}]}, Unauthorized, None),
        *(
            ({"promptFeedback": {"blockReason": reason}}, Refused, "prompt")
            for reason in ("SAFETY", "OTHER", "BLOCKLIST", "PROHIBITED_CONTENT", "JAILBREAK")
        ),
        ({"promptFeedback": {"blockReason": "IMAGE_SAFETY"}}, Refused, "image"),
        ({}, OutcomeUnknown, None),
    ],
)
def test_a_picture_that_is_kept_back_says_why(
    said: Mapping[str, Any], error: type[LongtakeError], what: str | None
) -> None:
    """What was asked is blocked before, what was made after; the rest may go better again."""
    fake = Candid()
    fake.said = said
    with pytest.raises(error) as raised:
        dealt(fake, google, draw)
    assert type(raised.value) is error
    assert what in (None, getattr(raised.value, "what", None))


def test_a_picture_of_its_thoughts_is_no_still() -> None:
    """Models that think show drafts, which are marked."""
    fake = Candid()
    parts = [
        {"inlineData": {"mimeType": "image/png", "data": "c3RpbGw="}},
        {"inlineData": {"mimeType": "image/png", "data": "ZHJhZnQ="}, "thought": True},
    ]
    fake.said = {"candidates": [{"content": {"parts": parts}, "finishReason": "STOP"}]}
    result = dealt(fake, google, lambda it: it.image(DRAWS).draw(a_still(), WORK))
    assert result.output == Content(b"still", "image/png")


@pytest.mark.parametrize("held", sold("music"), ids=lambda held: held.name)
def test_lyria_composes_with_each_model(held: Entry) -> None:
    """One interaction in the foreground, without voices, about as long as the film."""
    fake = Google()
    result = dealt(fake, google, lambda it: it.music(held.name).compose(CUE, WORK))
    assert result.output.data.startswith(b"fLaC")
    body = fake.shop.asked[-1].body
    assert (body["model"], body["response_format"]) == (held.name, {"type": "audio"})
    assert body["input"] == (
        "a harp at sea. Mood: calm. 80 BPM. Instrumental only, no vocals, no lyrics. Length: 1:30."
    )
    assert not body.get("background")


@pytest.mark.parametrize("held", sold("voice"), ids=lambda held: held.name)
def test_gemini_speaks_with_each_model(held: Entry) -> None:
    """Bare samples become a WAV that says its rate."""
    fake = Google()
    spoken = dealt(fake, google, lambda it: it.voice(held.name).speak(LINE, WORK))
    content = spoken.result.output
    assert content.media_type == "audio/wav"
    with wave.open(BytesIO(content.data)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (24_000, 1, 2)
        assert sound.getnframes() == pytest.approx(24_000 * len(LINE.text) / 15, rel=0.1)
    config = fake.shop.asked[-1].body["generationConfig"]
    assert config["speechConfig"] == {"voiceConfig": {"prebuiltVoiceConfig": {"voiceName": "Kore"}}}


def test_a_line_is_spoken_as_directed() -> None:
    """Direction is a sentence before the line; voice and language are settings."""
    fake = Google()
    line = SpeechRequest("Da ist sie.", voice="Puck", language="de", direction="Say it softly")
    dealt(fake, google, lambda it: it.voice(SPEAKS).speak(line, WORK))
    body = fake.shop.asked[-1].body
    assert body["contents"][0]["parts"] == [{"text": "Say it softly: Da ist sie."}]
    assert body["generationConfig"]["speechConfig"] == {
        "languageCode": "de",
        "voiceConfig": {"prebuiltVoiceConfig": {"voiceName": "Puck"}},
    }


def test_a_line_that_nobody_can_have_spoken_is_taken_again(tmp_path: Path) -> None:
    """Gemini tells no times of words: a line of a third of its length broke off all the same."""
    casting = Casting(
        "scripted:plan", "scripted:still", "scripted:direct", "scripted:tone", f"google:{SPEAKS}"
    )
    said = "The boats are in, and nobody was on the last of them when it came."
    brief = Brief(f"6 red / {said}", size=Size(64, 64), mode="text", casting=casting)
    fake = Google()
    fake.shop.obey(["cut-off"])
    made = asyncio.run(Bench(fake, tmp_path).made(brief))
    assert (made.state, made.billed, made.owed) == ("done", 2, made.charged)
    [broken] = [row.why for row in made.rows if row.why]
    assert "broken: the line lasts 1.3 s, less than anybody needs for it" in broken


def test_a_line_that_is_too_long_is_not_sent() -> None:
    """The person splits it; nothing is paid."""
    fake = Google()
    with pytest.raises(Unusable):
        dealt(fake, google, lambda it: it.voice(SPEAKS).speak(SpeechRequest("a" * 8001), WORK))
    assert fake.shop.asked == []


def test_the_models_that_are_gone_say_what_to_use() -> None:
    """Veo and Imagen have left the Gemini API; every successor is sold."""
    everything = {held.name for held in entries("google")}
    gone = {held.name: held.successor for held in entries("google") if held.retires_on}
    assert gone["veo-3.1-generate-preview"] == gone["gemini-omni-flash-preview"] == OMNI
    assert gone["imagen-4.0-generate-001"] == DRAWS
    assert set(gone.values()) <= everything
    assert google.OFFER.video == (OMNI, "gemini-omni-1.1-flash")
