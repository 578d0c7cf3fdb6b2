"""Runway against a fake that is as strict as the types of Runway's own library."""

import asyncio
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

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
from longtake.capabilities.image import Depiction, QueuedImage
from longtake.capabilities.job import Failed, Finished, Link, Ticket
from longtake.capabilities.ledger import Capacity
from longtake.capabilities.provider import Learning
from longtake.capabilities.video import Findable, VideoRequest
from longtake.film.picture import HD, Size
from longtake.providers import runway
from longtake.providers._catalogue import entries, entry
from longtake.providers.runway import Runway as Provider
from longtake.providers.runway.router import slug_of
from longtake.testing.conformance import SMALL, Bench, brief_for
from longtake.testing.fakes.counter import KEY
from longtake.testing.fakes.runway import Runway
from trading import STILL, WORK, a_shot, a_still, at_its_ends, dealt, ended, rendered

WIDE = Size(1920, 1080)
HEAVY = STILL + os.urandom(3_600_000)
"""More than a data URI of 5 MB holds."""


class Routed(Runway):
    """A fake whose provider submits through routers."""

    def environment(self, url: str) -> Mapping[str, str]:
        """Give the variables of its provider."""
        return {**super().environment(url), "LONGTAKE_RUNWAY_ROUTER": "1"}


def asked(fake: Runway, model: str, shot: VideoRequest) -> Mapping[str, object]:
    """Buy a clip and give the body of the call."""
    dealt(fake, runway, lambda it: it.video(model).submit(shot, WORK))
    return fake.shop.asked[-1].body


@pytest.mark.parametrize(
    ("model", "mode"),
    [
        ("veo3.1_fast", "text"),
        ("gen4.5", "storyboard"),
        ("gemini_omni_flash_1.1", "keyframe"),
    ],
)
def test_a_film_by_runway_is_billed_once_for_each_segment(
    model: str, mode: str, tmp_path: Path
) -> None:
    """It ends in a master of the right length, and the bill is the ledger's."""
    brief = replace(brief_for(entry("runway", model), shots=2, mode=mode), size=SMALL)
    made = asyncio.run(Bench(Runway(), tmp_path).made(brief))
    lengths = entry("runway", model).limits.lengths
    assert (made.state, made.frames, made.billed) == ("done", 2 * lengths.at_least(1), 2), made.why
    assert made.owed == made.charged
    assert made.quote[0] <= made.charged <= made.quote[1]
    assert made.leaked == ()


@pytest.mark.parametrize(("held", "frames"), at_its_ends("runway"))
@pytest.mark.parametrize("pictured", [True, False])
def test_runway_renders_each_model_at_its_ends(held: Entry, frames: int, *, pictured: bool) -> None:
    """Runway's own types take every body, with all the pictures of a model and with words alone."""
    if not (pictured or held.limits.text):
        return
    limits, fake = held.limits, Runway()
    first = STILL if pictured else None
    last = STILL if pictured and limits.last else None
    state = dealt(
        fake,
        runway,
        lambda it: rendered(it.video(held.name), a_shot(frames, first=first, last=last)),
    )
    assert isinstance(state, Finished), state
    assert isinstance(state.result.output, Link)
    wish = fake.shop.asked[-1]
    assert state.result.charge == wish.usd
    assert (wish.body["model"], wish.body["duration"]) == (held.name, frames // 24)
    assert wish.pictures == (("first", "last") if last else ("first",) if first else ())
    assert ("seed" in wish.body) == limits.seed


@pytest.mark.parametrize("held", entries("runway", "image"), ids=lambda held: held.name)
def test_runway_draws_with_every_picture_model(held: Entry) -> None:
    """A picture is a task too; its references go with it, named where the model knows names."""
    fake, lena = Runway(), Depiction("Lena the Captain", STILL)

    async def draws(it: Provider) -> object:
        model = it.image(held.name)
        assert isinstance(model, QueuedImage)
        references = (lena,) if held.limits.references else ()
        return await ended(model, await model.submit(a_still(WIDE, references=references), WORK))

    state = dealt(fake, runway, draws)
    assert isinstance(state, Finished), state
    assert isinstance(state.result.output, Link)
    assert state.result.output.media_type == "image/png"
    assert state.result.charge == fake.shop.asked[-1].usd
    assert fake.shop.asked[-1].size.aspect == pytest.approx(16 / 9, rel=0.05)


def test_a_reference_is_called_by_its_name_in_the_prompt() -> None:
    """Tags have 3 to 16 letters and are all different; each role is told which is which."""
    fake = Runway()
    roles = ("Lena the Ship's Captain", "Lena the Ship's Cat", "Æ")
    still = a_still(references=tuple(Depiction(role, STILL) for role in roles))
    dealt(fake, runway, lambda it: it.image("gen4_image").submit(still, WORK))
    body = fake.shop.asked[-1].body
    tags = [each["tag"] for each in body["referenceImages"]]
    assert tags == ["lena_the_ship_s", "lena_the_ship_2", "ref"]
    assert body["promptText"].startswith("a harbour Lena the Ship's Captain is @lena_the_ship_s.")
    assert (body["ratio"], body["seed"]) == ("1280:720", 7)


def test_a_model_that_draws_from_references_is_not_asked_without_one() -> None:
    """Nothing is sent, so nothing is paid."""
    fake = Runway()
    with pytest.raises(Unsupported, match="draws only from references"):
        dealt(fake, runway, lambda it: it.image("gen4_image_turbo").submit(a_still(), WORK))
    assert not fake.shop.asked


@pytest.mark.parametrize(
    ("model", "size", "pictured", "told"),
    [
        ("gen4.5", Size(960, 960), True, {"ratio": "960:960"}),
        ("gen4.5", Size(1280, 720), False, {"ratio": "1280:720"}),
        ("gen4.5", Size(1584, 672), False, {"ratio": "1280:720"}),
        ("veo3.1", WIDE, True, {"ratio": "1920:1080", "audio": False}),
        ("kling2.5_turbo_pro", WIDE, True, {}),
        ("kling2.5_turbo_pro", WIDE, False, {"ratio": "1920:1080"}),
        ("hailuo3", WIDE, True, {"ratio": "16:9", "resolution": "2k"}),
        ("h3_max", HD, True, {"resolution": "768p"}),
        ("wan3", HD, True, {"ratio": "auto_720p", "audio": False}),
        ("wan3", HD, False, {"ratio": "1280:720", "audio": False}),
        ("seedance2_5", Size(864, 480), False, {"ratio": "854:480", "audio": False}),
        ("seedance2", Size(3840, 2160), True, {"ratio": "3840:2160", "audio": False}),
        ("grok_imagine_1_5", Size(720, 1280), True, {"resolution": "720p"}),
        ("grok_imagine_1_5", Size(720, 1280), False, {"ratio": "9:16", "resolution": "720p"}),
        ("grok_imagine_1_5_lite", Size(480, 480), False, {"ratio": "480:480"}),
        ("happyhorse_1_0", WIDE, True, {"resolution": "1080p"}),
        ("gemini_omni_flash_1.1", Size(640, 360), True, {"ratio": "640:360"}),
    ],
)
def test_runway_is_asked_for_the_film_s_shape_in_each_model_s_own_words(
    model: str, size: Size, told: Mapping[str, object], *, pictured: bool
) -> None:
    """Some name pixels, some a shape and a tier, some nothing where a picture tells the shape."""
    frames = entry("runway", model).limits.lengths.at_least(1)
    body = asked(Runway(), model, a_shot(frames, size=size, first=STILL if pictured else None))
    shape = ("ratio", "resolution", "audio")
    assert {name: value for name, value in body.items() if name in shape} == told


def test_references_go_with_a_first_picture_where_the_model_takes_both() -> None:
    """Kling's are told apart from its frames; without a frame they are refused before a call."""
    fake, lena = Runway(), (Depiction("lena", STILL),)
    body = asked(fake, "klingO3_standard", a_shot(first=STILL, references=lena))
    assert fake.shop.asked[-1].pictures == ("first", "reference")
    assert [{*each} for each in body["references"]] == [{"uri"}]  # type: ignore[attr-defined]
    with pytest.raises(Unsupported, match="with a first picture only"):
        asked(fake, "klingO3_standard", a_shot(references=lena))
    assert len(fake.shop.asked) == 1


def test_a_model_that_starts_from_a_picture_is_not_asked_with_words_alone() -> None:
    """Gen-4 Turbo has no text_to_video; nothing is sent."""
    fake = Runway()
    with pytest.raises(Unsupported, match="gen4_turbo needs a first picture"):
        asked(fake, "gen4_turbo", a_shot())
    assert not fake.shop.asked


def test_a_heavy_picture_is_uploaded_and_a_light_one_travels_in_the_call() -> None:
    """The upload is a form to the bucket, whole and without the key."""
    fake = Runway()
    body = asked(fake, "veo3.1", a_shot(96, first=HEAVY, last=STILL))
    uris = [each["uri"] for each in body["promptImage"]]  # type: ignore[attr-defined]
    assert uris[0] == "runway://1"
    assert uris[1].startswith("data:image/png;base64,")
    assert fake.uploads == {"runway://1": HEAVY}


def test_a_jpeg_says_what_it_is() -> None:
    """A reference may be a JPEG; its data URI names its own type."""
    fake, lena = Runway(), Depiction("lena", b"\xff\xd8\xff\xe0 and so on")
    still = a_still(references=(lena,))
    dealt(fake, runway, lambda it: it.image("seedream5_lite").submit(still, WORK))
    (sent,) = fake.shop.asked[-1].body["referenceImages"]
    assert sent["uri"].startswith("data:image/jpeg;base64,")
    assert "tag" not in sent


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("limited", RateLimited),
        ("refuse-input", Refused),
        ("no-credit", OutOfCredit),
        ("bad-key", Unauthorized),
        ("model-gone", ModelGone),
        ("invalid", Unusable),
        ("drop-after", OutcomeUnknown),
        ("broken-500", OutcomeUnknown),
        ("busy-503", OutcomeUnknown),
        ("html", OutcomeUnknown),
        ("odd-answer", OutcomeUnknown),
    ],
)
def test_runway_s_answers_say_what_to_do_next(fault: str, error: type[LongtakeError]) -> None:
    """Each is one POST: nothing is ever sent again by the library."""
    fake = Runway()
    fake.shop.obey([fault])
    with pytest.raises(error) as told:
        asked(fake, "gen4.5", a_shot())
    assert type(told.value) is error
    assert len(fake.shop.asked) == 1
    assert KEY not in str(told.value)


def test_a_mistake_in_a_call_is_told_with_the_field() -> None:
    """Runway lists its issues; whoever reads the error sees them."""
    with pytest.raises(Unusable, match="duration is invalid"):
        asked(Runway(), "gen4.5", a_shot(24 * 11))


@pytest.mark.parametrize(
    ("code", "error", "what"),
    [
        ("SAFETY.INPUT.TEXT", Refused, "prompt"),
        ("SAFETY.INPUT.IMAGE", Refused, "image"),
        ("SAFETY.INPUT.VIDEO", Refused, "prompt"),
        ("SAFETY.OUTPUT.VIDEO", Refused, "output"),
        ("SAFETY", Refused, "output"),
        ("INPUT_PREPROCESSING.SAFETY.TEXT", Refused, "prompt"),
        ("INPUT_PREPROCESSING.SAFETY.THIRD_PARTY", Refused, "prompt"),
        ("INPUT_PREPROCESSING.INTERNAL", BadOutput, ""),
        ("INTERNAL.BAD_OUTPUT.CODE01", BadOutput, ""),
        ("INTERNAL", BadOutput, ""),
        ("THIRD_PARTY.UNAVAILABLE", BadOutput, ""),
        ("THIRD_PARTY.INPUT_VALIDATION", Unusable, ""),
        ("ASSET.INVALID", Unusable, ""),
        ("", BadOutput, ""),
    ],
)
def test_a_failed_task_says_what_to_do_next(
    code: str, error: type[LongtakeError], what: str
) -> None:
    """The code decides; what Runway charges for it is the task's own figure."""
    fake = Runway(failure=("no", code))
    fake.shop.obey(["fail-job"])
    state = dealt(fake, runway, lambda it: rendered(it.video("gen4.5"), a_shot()))
    assert isinstance(state, Failed)
    assert type(state.error) is error
    assert not what or (isinstance(state.error, Refused) and state.error.what == what)
    assert state.charge == 0


def test_a_cancelled_task_ends_and_one_that_is_gone_is_no_error() -> None:
    """A deleted task can no longer be fetched; a second DELETE says 404."""

    async def cancels(it: Provider) -> object:
        model = it.video("gen4.5")
        ticket = await model.submit(a_shot(), WORK)
        await model.cancel(ticket)
        await model.cancel(Ticket("video-9999"))
        with pytest.raises(Expired):
            await model.check(Ticket("video-9999"))
        return await ended(model, ticket)

    state = dealt(Runway(), runway, cancels)
    assert isinstance(state, Failed)
    assert isinstance(state.error, Expired)


def test_runway_tells_how_many_tasks_it_runs_at_a_time() -> None:
    """By model, for those that Longtake knows; null is no bound."""
    fake = Runway(tier={"gen4.5": 3, "veo3.1": None, "act_two": 1})

    async def learns(it: Provider) -> Capacity:
        assert isinstance(it, Learning)
        return await it.capacity()

    models = {"runway:gen4.5": Capacity(concurrent=3), "runway:veo3.1": Capacity()}
    assert dealt(fake, runway, learns) == Capacity(models=models)


def test_a_direct_submit_promises_no_finding() -> None:
    """Runway lists no tasks: without routers a lost submit stays in doubt."""

    async def looks(it: Provider) -> bool:
        return isinstance(it.video("gen4.5"), Findable)

    assert dealt(Runway(), runway, looks) is False
    assert dealt(Routed(), runway, looks) is True


def test_a_submit_through_a_router_is_found_again() -> None:
    """The router is the token's own, so nobody else's task is taken for it."""
    fake = Routed()

    async def loses(it: Provider) -> tuple[Ticket | None, ...]:
        model = it.video("veo3.1")
        for number in range(4):
            await model.submit(a_shot(96), f"film/2A/{number}")
        fake.shop.obey(["drop-after", "drop-before"])
        with pytest.raises(OutcomeUnknown):
            await model.submit(a_shot(96, first=STILL, last=STILL), WORK)
        with pytest.raises((OutcomeUnknown, Transient)):
            await model.submit(a_shot(96), "film/9Z/1")
        tokens = (WORK, "film/2A/3", "film/9Z/1", "film/never/1")
        return tuple([await model.find(token) for token in tokens])

    found = dealt(fake, runway, loses)
    assert found == (Ticket("video-0005-a1b2"), Ticket("video-0004-a1b2"), None, None)
    lost = fake.shop.sales["video-0005-a1b2"].wish
    assert lost.pictures == ("first", "last")
    assert lost.body["configId"] == slug_of(WORK)
    assert fake.routers[slug_of(WORK)]["models"] == ["veo3.1"]
    wanted = {"duration": 4, "aspectRatio": "16:9", "resolution": "720p", "audio": False, "seed": 7}
    assert wanted.items() <= lost.body.items()


def test_a_router_that_exists_already_is_used_again() -> None:
    """A submit that did nothing is made again under its token: the slug is taken by itself."""
    fake = Routed()

    async def buys_twice(it: Provider) -> Ticket:
        fake.shop.obey(["limited"])
        with pytest.raises(RateLimited):
            await it.video("gen4.5").submit(a_shot(), WORK)
        return await it.video("gen4.5").submit(a_shot(), WORK)

    assert dealt(fake, runway, buys_twice) == Ticket("video-0001-a1b2")
    assert len(fake.routers) == 1


def test_a_film_through_routers_is_made(tmp_path: Path) -> None:
    """The tasks are asked after as ever, and the bill is the ledger's."""
    brief = replace(brief_for(entry("runway", "gen4.5"), shots=2, mode="text"), size=SMALL)
    made = asyncio.run(Bench(Routed(), tmp_path).made(brief))
    assert (made.state, made.frames, made.billed) == ("done", 96, 2), made.why
    assert made.owed == made.charged
