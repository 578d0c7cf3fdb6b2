"""ElevenLabs against a fake that answers its library with real sound."""

import asyncio
import json
from base64 import b64encode
from collections.abc import Awaitable, Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import av
import pytest
from aiohttp import web

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.effect import EffectRequest
from longtake.capabilities.errors import (
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
from longtake.capabilities.job import Content, Result
from longtake.capabilities.music import MusicRequest
from longtake.capabilities.speech import SpeechRequest, Spoken, SpokenWord
from longtake.film.brief import Brief, Casting
from longtake.film.picture import Size
from longtake.film.storyboard import Music
from longtake.providers import elevenlabs
from longtake.providers._catalogue import entries
from longtake.providers.elevenlabs import VOICES
from longtake.providers.elevenlabs import ElevenLabs as Provider
from longtake.testing.conformance import Bench
from longtake.testing.fakes import stockroom
from longtake.testing.fakes.counter import KEY
from longtake.testing.fakes.elevenlabs import ElevenLabs
from longtake.testing.fakes.shop import Sale
from trading import WORK, dealt

THEME = Music("a slow waltz", "wistful", 90)


def heard(result: Result) -> float:
    """Give the seconds of what can be heard in a result."""
    assert isinstance(result.output, Content)
    assert result.output.media_type == "audio/mpeg"
    with av.open(BytesIO(result.output.data)) as sound:
        return sum(frame.samples for frame in sound.decode(audio=0)) / 48_000


def composes(model: str, samples: int) -> Callable[[Provider], Awaitable[Result]]:
    """Give a script that buys a cue."""
    request = MusicRequest(THEME, samples, seed=7)
    return lambda it: it.music(model).compose(request, WORK)


def speaks(model: str, request: SpeechRequest) -> Callable[[Provider], Awaitable[Spoken]]:
    """Give a script that buys a line."""
    return lambda it: it.voice(model).speak(request, WORK)


@pytest.mark.parametrize("held", entries("elevenlabs", "music"), ids=lambda held: held.name)
def test_a_cue_is_composed_to_the_millisecond(held: Entry) -> None:
    """It is asked to last no shorter than the film, and is without a voice and without a seed."""
    fake = ElevenLabs()
    result = dealt(fake, elevenlabs, composes(held.name, 48_000 * 4 + 17))
    assert heard(result) == pytest.approx(4.001)
    assert fake.shop.asked[-1].body == {
        "prompt": "a slow waltz; wistful; 90 beats a minute",
        "music_length_ms": 4001,
        "model_id": held.name,
        "force_instrumental": True,
    }
    assert result.charge == fake.shop.owed


@pytest.mark.parametrize(
    ("fault", "billed", "told"),
    [("", 1, ""), ("cut-off", 2, "broken: "), ("short", 2, "counts as whole")],
)
def test_a_film_gets_its_music_whole(tmp_path: Path, fault: str, billed: int, told: str) -> None:
    """The cue is billed as the answers say; one that breaks off or is half as long is made anew."""
    casting = Casting(
        planner="scripted:plan",
        image="scripted:still",
        video="scripted:direct",
        music="elevenlabs:music_v2_5",
    )
    brief = Brief("2 red\n2 blue", size=Size(64, 64), mode="text", casting=casting)
    bench = Bench(ElevenLabs(), tmp_path)
    bench.fake.shop.obey([fault] if fault else [])
    made = asyncio.run(bench.made(brief))
    assert (made.state, made.why, made.frames) == ("done", "", 96)
    assert (made.billed, made.owed) == (billed, made.charged)
    assert made.leaked == made.missing == ()
    if not fault:
        assert made.quote[0] <= made.charged <= made.quote[1]
    else:
        assert [told for row in made.rows if told in (row.why or "")] == [told]


@pytest.mark.parametrize("held", entries("elevenlabs", "voice"), ids=lambda held: held.name)
def test_a_line_is_spoken_by_every_model(held: Entry) -> None:
    """In the first voice, and in the language where the model is told one."""
    fake = ElevenLabs()
    line = SpeechRequest("The sea is calm.", language="de-AT", seed=-1)
    spoken = dealt(fake, elevenlabs, speaks(held.name, line))
    assert heard(spoken.result) == pytest.approx(0.8)
    body = fake.shop.asked[-1].body
    assert (body["voice"], body["seed"]) == (VOICES["George"], 2**32 - 1)
    assert body.get("language_code") == (None if "multilingual" in held.name else "de")
    assert spoken.result.charge == fake.shop.owed
    assert [word.text for word in spoken.words] == ["The", "sea", "is", "calm."]


def test_each_word_knows_when_it_is_heard() -> None:
    """From the first letter's beginning to the last one's end; the fake speaks 20 a second."""
    line = SpeechRequest("Oh,  so late", voice="Sarah")
    spoken = dealt(ElevenLabs(), elevenlabs, speaks("eleven_v4", line))
    told = [(word.text, word.begins, word.ends) for word in spoken.words]
    assert told == [
        ("Oh,", 0.0, pytest.approx(0.15)),
        ("so", pytest.approx(0.25), pytest.approx(0.35)),
        ("late", pytest.approx(0.4), pytest.approx(0.6)),
    ]


def test_a_direction_is_told_and_is_no_word_of_the_line() -> None:
    """It stands in brackets before the line, for the models that take it."""
    fake, line = ElevenLabs(), SpeechRequest("Go [away]", direction="very softly")
    directed = dealt(fake, elevenlabs, speaks("eleven_v3", line))
    assert fake.shop.asked[-1].body["text"] == "[very softly] Go [away]"
    assert [word.text for word in directed.words] == ["Go"]
    plain = dealt(fake, elevenlabs, speaks("eleven_flash_v2_5", line))
    assert fake.shop.asked[-1].body["text"] == "Go [away]"
    assert plain.words[-1] == SpokenWord("[away]", pytest.approx(0.15), pytest.approx(0.45))


def test_a_voice_that_elevenlabs_does_not_know_is_named() -> None:
    """A name that is none of ours is taken for an id."""
    line = SpeechRequest("Go", voice="Nobody")
    with pytest.raises(Unusable, match="the voice: A voice with that id"):
        dealt(ElevenLabs(), elevenlabs, speaks("eleven_v4", line))


@pytest.mark.parametrize("held", entries("elevenlabs", "effect"), ids=lambda held: held.name)
@pytest.mark.parametrize(("seconds", "asked"), [(0.1, 0.5), (2.5, 2.5)])
def test_a_noise_lasts_as_long_as_it_is_asked_to(held: Entry, seconds: float, asked: float) -> None:
    """Half a second at least."""
    fake, request = ElevenLabs(), EffectRequest("a door", seconds, loop=True)
    result = dealt(fake, elevenlabs, lambda it: it.effect(held.name).sound(request, WORK))
    assert heard(result) == pytest.approx(asked)
    body = fake.shop.asked[-1].body
    assert (body["text"], body["duration_seconds"], body["loop"]) == ("a door", asked, True)
    assert result.charge == fake.shop.owed


def test_a_noise_that_is_too_long_is_not_asked_for() -> None:
    """Half a minute is the longest."""
    fake, request = ElevenLabs(), EffectRequest("rain", 31)

    async def sounds(it: Provider) -> Result:
        model = it.effect("eleven_text_to_sound_v2")
        assert model.longest == 30
        return await model.sound(request, WORK)

    with pytest.raises(Unsupported, match="30 s at most"):
        dealt(fake, elevenlabs, sounds)
    assert not fake.shop.asked


@pytest.mark.parametrize(
    "script",
    [
        composes("music_v2_5", 144_000),
        speaks("eleven_v4", SpeechRequest("Go")),
        lambda it: it.effect("eleven_text_to_sound_v2").sound(EffectRequest("a door", 1), WORK),
    ],
    ids=["music", "voice", "effect"],
)
@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("limited", RateLimited),
        ("refuse-input", Refused),
        ("refuse-output", Refused),
        ("no-credit", OutOfCredit),
        ("bad-key", Unauthorized),
        ("model-gone", ModelGone),
        ("invalid", Unusable),
        ("drop-before", (Transient, OutcomeUnknown)),
        ("drop-after", OutcomeUnknown),
        ("broken-500", OutcomeUnknown),
        ("busy-503", OutcomeUnknown),
        ("html", OutcomeUnknown),
        ("huge", OutcomeUnknown),
        ("odd-answer", OutcomeUnknown),
    ],
)
def test_elevenlabs_answers_say_what_to_do_next(
    fault: str,
    error: type[LongtakeError] | tuple[type[LongtakeError], ...],
    script: Callable[[Provider], Awaitable[object]],
) -> None:
    """A 401 may be an empty account. Each is one POST: the library sends nothing again."""
    fake = ElevenLabs()
    fake.shop.obey([fault])
    with pytest.raises(error) as told:
        dealt(fake, elevenlabs, script)
    assert len(fake.shop.asked) == 1
    assert KEY not in str(told.value)


def test_a_refused_prompt_is_told_with_the_one_that_elevenlabs_proposes() -> None:
    """A planner that rewords it can start from there."""
    fake = ElevenLabs()
    fake.shop.obey(["refuse-input"])
    with pytest.raises(Refused, match="proposes: a harbour, in the manner of nobody") as told:
        dealt(fake, elevenlabs, composes("music_v2_5", 144_000))
    assert told.value.what == "prompt"


def test_a_call_costs_what_its_answer_says() -> None:
    """Credits at $0.08 a thousand: seven letters of the dearer models are seven credits."""
    spoken = dealt(ElevenLabs(), elevenlabs, speaks("eleven_v4", SpeechRequest("Seven!!")))
    assert spoken.result.charge == Decimal("0.00056")


LINE = SpeechRequest("Who goes there?", voice="Sarah")
VOICE = "eleven_v4"


async def lost_and_recalled(provider: Provider) -> Spoken:
    """Speak two lines alike, of which the second one's answer is lost, and look for that."""
    voice = provider.voice(VOICE)
    await voice.speak(LINE, "first")
    with pytest.raises(OutcomeUnknown):
        await voice.speak(LINE, "second")
    return await voice.recall(LINE, "second")


def test_a_line_whose_answer_was_lost_is_fetched_from_the_history() -> None:
    """The one that nobody heard, at what it cost; it is not spoken again."""
    fake = ElevenLabs()
    fake.shop.obey(["", "drop-after"])
    spoken = dealt(fake, elevenlabs, lost_and_recalled)
    assert isinstance(spoken.result.output, Content)
    assert spoken.result.charge == fake.shop.owed / 2
    assert len(fake.shop.asked) == 2


def test_what_no_history_holds_stays_in_doubt() -> None:
    """An account may keep none, so that proves nothing; nor is another process's line guessed."""
    fake = ElevenLabs()
    fake.keeps = False
    fake.shop.obey(["", "drop-after"])
    with pytest.raises(OutcomeUnknown, match="has 0 lines like second"):
        dealt(fake, elevenlabs, lost_and_recalled)
    with pytest.raises(OutcomeUnknown, match="another process"):
        dealt(fake, elevenlabs, lambda it: it.voice(VOICE).recall(LINE, "third"))


def test_a_film_goes_on_with_the_line_that_it_found(tmp_path: Path) -> None:
    """Bought once, and nobody has to look."""
    fake = ElevenLabs()
    fake.shop.obey(["drop-after"])
    casting = Casting(
        "scripted:plan", "scripted:still", "scripted:direct", "scripted:tone", f"elevenlabs:{VOICE}"
    )
    brief = Brief("2 a pier / Who goes there?", size=Size(64, 64), mode="text", casting=casting)
    made = asyncio.run(Bench(fake, tmp_path).made(brief))
    assert (made.state, made.why, made.billed) == ("done", "", 1)
    assert (made.owed, made.row_states()) == (made.charged, ("settled",))


class Hasty(ElevenLabs):
    """Ends its first line early and says so nowhere: only the times of its words tell."""

    def _spoken(self, sale: Sale) -> web.Response:
        told = super()._spoken(sale)
        if len(self.shop.sales) > 1:
            return told
        said = json.loads(told.text or "")
        said["audio_base64"] = b64encode(stockroom.sound(sale.wish.seconds / 2)).decode()
        return web.json_response(said, headers={"request-id": told.headers["request-id"]})


def test_a_line_that_ends_before_its_last_word_is_spoken_again(tmp_path: Path) -> None:
    """It was paid for all the same."""
    casting = Casting(
        "scripted:plan", "scripted:still", "scripted:direct", "scripted:tone", f"elevenlabs:{VOICE}"
    )
    brief = Brief("2 a pier / Who goes there?", size=Size(64, 64), mode="text", casting=casting)
    made = asyncio.run(Bench(Hasty(), tmp_path).made(brief))
    assert (made.state, made.why, made.billed) == ("done", "", 2)
    assert any("breaks off before 'there?'" in (row.why or "") for row in made.rows)
