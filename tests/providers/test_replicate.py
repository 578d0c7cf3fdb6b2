"""Replicate against a fake that has its predictions, its models and its files."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

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
from longtake.capabilities.image import Depiction, Editing, QueuedImage
from longtake.capabilities.job import Failed, Finished, JobState, Link, Running, Ticket
from longtake.capabilities.music import MusicRequest
from longtake.capabilities.video import Findable, VideoRequest
from longtake.film.storyboard import Music
from longtake.providers import replicate
from longtake.providers._catalogue import entries, entry
from longtake.providers.replicate import Replicate as Provider
from longtake.testing.conformance import Bench, brief_for, modes_of
from longtake.testing.fakes.counter import KEY
from longtake.testing.fakes.replicate import Replicate
from trading import STILL, WORK, a_shot, a_still, at_its_ends, dealt, ended, rendered

HAILUO, SEEDANCE, WAN = "minimax/hailuo-2.3", "bytedance/seedance-1-pro", "wan-video/wan-2.5-i2v"
FLUX, MUSICGEN = "black-forest-labs/flux-2-pro", "meta/musicgen"
NEW = "someone/new-model"
MODES = [(SEEDANCE, mode) for mode in modes_of(entry("replicate", SEEDANCE))]
CUE = MusicRequest(Music("a slow waltz", "wistful", 90), samples=48_000 * 12, seed=3)


def schema_of(**properties: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give the components of a model's schema."""
    shapes = {"enum": ["auto", "16:9", "9:16"], "type": "string"}
    return {"Input": {"type": "object", "properties": properties}, "aspect_ratio": shapes}


VIDEO = schema_of(
    prompt={"type": "string"},
    start_image={"type": "string", "format": "uri"},
    duration={"type": "integer"},
    aspect_ratio={"allOf": [{"$ref": "#/components/schemas/aspect_ratio"}]},
)


@pytest.mark.parametrize(("name", "mode"), [*MODES, (WAN, "chain")])
def test_a_film_through_replicate_is_billed_once_for_each_segment(
    name: str, mode: str, tmp_path: Path
) -> None:
    """Every mode ends in a master of the right length, and the bill is the ledger's."""
    held = entry("replicate", name)
    made = asyncio.run(Bench(Replicate(), tmp_path).made(brief_for(held, shots=2, mode=mode)))
    seconds = held.limits.lengths.at_least(1) / (held.limits.rate or 24)
    assert (made.state, made.frames, made.billed) == ("done", 2 * 24 * seconds, 2), made.why
    assert made.owed == made.charged
    assert made.quote[0] <= made.charged <= made.quote[1]
    assert made.leaked == ()


@pytest.mark.parametrize("framed", [(), ("first",), ("first", "last")])
@pytest.mark.parametrize(("held", "frames"), at_its_ends("replicate"))
def test_replicate_renders_each_model_at_its_ends(
    held: Entry, frames: int, framed: tuple[str, ...]
) -> None:
    """A frame that the model does not take, or lacks, is found before anything is paid."""
    own = int(held.limits.rate or 24)
    pinned: dict[str, Any] = dict.fromkeys(framed, STILL)
    fake, shot = Replicate(), a_shot(frames, rate=own, **pinned)
    taken = (held.limits.last or "last" not in framed) and (held.name != WAN or bool(framed))
    if not taken:
        with pytest.raises(Unsupported):
            dealt(fake, replicate, lambda it: rendered(it.video(held.name), shot))
        assert (fake.shop.asked, fake.files) == ([], {})
        return
    state = dealt(fake, replicate, lambda it: rendered(it.video(held.name), shot))
    assert isinstance(state, Finished)
    assert isinstance(state.result.output, Link)
    (sold,) = fake.shop.asked
    assert (sold.seconds, sold.pictures) == (frames / own, framed)
    assert fake.asked_models == 0


def test_replicate_names_the_arguments_as_each_model_does() -> None:
    """Frames are uploaded; what is sent is their address."""
    fake = Replicate()

    async def script(it: Provider) -> None:
        await it.video(HAILUO).submit(a_shot(144, first=STILL), WORK)
        await it.video(SEEDANCE).submit(a_shot(), WORK)

    dealt(fake, replicate, script)
    hailuo, seedance = ({**wish.body} for wish in fake.shop.asked)
    assert fake.files[hailuo.pop("first_frame_image")] == STILL
    plain = {"prompt": "a harbour", "duration": 6, "resolution": "768p"}
    assert hailuo == plain | {"prompt_optimizer": False}
    assert seedance == {
        "prompt": "a harbour",
        "duration": 5,
        "resolution": "720p",
        "aspect_ratio": "16:9",
        "seed": 7,
        "fps": 24,
    }


@pytest.mark.parametrize("official", [True, False])
def test_a_model_that_is_in_no_catalogue_is_asked_by_its_own_schema(*, official: bool) -> None:
    """The schema is asked for once; one that is not official is run by its newest version."""
    fake = Replicate(others={NEW: VIDEO}, official=official)

    async def script(it: Provider) -> JobState:
        model = it.video(NEW)
        assert not model.price.free
        await model.submit(a_shot(), WORK)
        return await rendered(model, a_shot(first=STILL))

    assert isinstance(dealt(fake, replicate, script), Finished)
    words, framed = (wish.body for wish in fake.shop.asked)
    assert words == {"prompt": "a harbour", "duration": 5, "aspect_ratio": "16:9"}
    assert framed.keys() == {"prompt", "duration", "start_image"}
    assert fake.asked_models == 1


@pytest.mark.parametrize(
    ("schema", "shot"),
    [
        (schema_of(prompt={"type": "string"}), a_shot(first=STILL)),
        (schema_of(audio={"type": "string"}), a_shot()),
    ],
)
def test_what_a_schema_has_no_name_for_is_refused_before_it_costs(
    schema: Mapping[str, Any], shot: VideoRequest
) -> None:
    """A frame without an argument, or a model without words."""
    fake = Replicate(others={NEW: schema})
    with pytest.raises(Unsupported):
        dealt(fake, replicate, lambda it: it.video(NEW).submit(shot, WORK))
    assert (fake.shop.asked, fake.files) == ([], {})


def test_a_model_that_does_not_exist_is_gone() -> None:
    """Replicate answers 404 when it is asked what the model takes."""
    with pytest.raises(ModelGone):
        dealt(Replicate(), replicate, lambda it: it.video("no/body").submit(a_shot(), WORK))


@pytest.mark.parametrize("held", entries("replicate", "image"), ids=lambda held: held.name)
def test_replicate_draws_by_a_job(held: Entry) -> None:
    """A still is a prediction like a clip; its output is a list."""
    fake = Replicate()

    async def script(it: Provider) -> JobState:
        image = it.image(held.name)
        assert isinstance(image, QueuedImage)
        return await ended(image, await image.submit(a_still(), WORK))

    state = dealt(fake, replicate, script)
    assert isinstance(state, Finished)
    assert isinstance(state.result.output, Link)
    wanted = {"aspect_ratio": "16:9", "seed": 7, "output_format": "png"}
    assert wanted.items() <= fake.shop.asked[0].body.items()


def test_flux_takes_references_and_a_picture_to_change() -> None:
    """The picture that is to be changed comes first."""
    fake, cat = Replicate(), Depiction("Cat", b"\xff\xd8\xff a cat")

    async def script(it: Provider) -> None:
        image = it.image(FLUX)
        assert isinstance(image, Editing)
        assert (image.edits, image.masks, image.references) == (True, False, 8)
        await image.submit(a_still(base=STILL, references=(cat,)), WORK)

    dealt(fake, replicate, script)
    given = fake.shop.asked[0].body["input_images"]
    assert [fake.files[url] for url in given] == [STILL, cat.data]


def test_musicgen_composes_in_one_call() -> None:
    """It is run by its newest version, for whole seconds."""
    fake, plain_one = Replicate(), MusicRequest(Music(), samples=48_000 * 29 + 1)

    async def script(it: Provider) -> None:
        result = await it.music(MUSICGEN).compose(CUE, WORK)
        assert isinstance(result.output, Link)
        assert result.output.media_type == "audio/wav"
        await it.music(MUSICGEN).compose(plain_one, WORK)

    dealt(fake, replicate, script)
    waltz, plain = (wish.body for wish in fake.shop.asked)
    assert (waltz["prompt"], waltz["duration"]) == ("a slow waltz, wistful, 90 bpm", 12)
    assert (plain["prompt"], plain["duration"]) == ("film music", 30)


def test_music_that_is_not_done_in_time_is_stopped() -> None:
    """A model that was still being started has cost nothing, so it may be asked again."""
    fake = Replicate(composes=False)
    with pytest.raises(Transient, match="starting"):
        dealt(fake, replicate, lambda it: it.music(MUSICGEN).compose(CUE, WORK))
    assert fake.shop.owed == 0


@pytest.mark.parametrize("lists_inputs", [True, False])
@pytest.mark.parametrize("fault", ["drop-after", "broken-500", "html", "odd-answer"])
def test_a_lost_submit_is_found_in_the_list(fault: str, *, lists_inputs: bool) -> None:
    """By its exact input, which each prediction tells where the list does not."""
    fake = Replicate(lists_inputs=lists_inputs)
    fake.shop.obey([fault])

    async def script(it: Provider) -> JobState:
        model = it.video(SEEDANCE)
        assert isinstance(model, Findable)
        with pytest.raises(OutcomeUnknown):
            await model.submit(a_shot(first=STILL), WORK)
        found = await model.find(WORK)
        assert found is not None
        return await ended(model, found)

    assert isinstance(dealt(fake, replicate, script), Finished)


@pytest.mark.parametrize(("fault", "asked"), [("drop-after", 2), ("busy-503", 3)])
def test_a_film_buys_again_only_what_surely_never_arrived(
    fault: str, asked: int, tmp_path: Path
) -> None:
    """The list shows what was accepted; what it does not show was not."""
    fake, held = Replicate(), entry("replicate", SEEDANCE)
    fake.shop.obey([fault])
    made = asyncio.run(Bench(fake, tmp_path).made(brief_for(held, shots=2)))
    assert (made.state, made.billed, made.asked) == ("done", 2, asked), made.why
    assert made.owed == made.charged


def test_nobody_can_tell_where_the_list_is_too_short() -> None:
    """A page that ends among newer predictions does not say that one never arrived."""
    fake = Replicate(page=1)
    fake.shop.obey(["busy-503"])

    async def script(it: Provider) -> None:
        model = it.video(SEEDANCE)
        with pytest.raises(OutcomeUnknown):
            await model.submit(a_shot(), WORK)
        for number in (1, 2):
            await model.submit(a_shot(48 * number), f"film/{number}B/1")
        with pytest.raises(OutcomeUnknown, match="too much"):
            await model.find(WORK)

    dealt(fake, replicate, script)


def test_nobody_adopts_the_prediction_of_another_shot_that_is_alike() -> None:
    """One whose ticket is held is not taken, so that the lost one surely never arrived."""
    fake = Replicate()
    fake.shop.obey(["", "busy-503"])

    async def script(it: Provider) -> Ticket | None:
        model = it.video(SEEDANCE)
        await model.submit(a_shot(), "film/1A/1")
        with pytest.raises(OutcomeUnknown):
            await model.submit(a_shot(), "film/2A/1")
        found: Ticket | None = await model.find("film/2A/1")
        return found

    assert dealt(fake, replicate, script) is None


def test_another_process_cannot_tell_what_was_lost() -> None:
    """What was sent is known only where it was sent."""
    with pytest.raises(OutcomeUnknown, match="another process"):
        dealt(Replicate(), replicate, lambda it: it.video(HAILUO).find("film/9Z/1"))


@pytest.mark.parametrize(
    ("status", "detail", "error"),
    [
        (401, "no token", Unauthorized),
        (402, "Insufficient credit", OutOfCredit),
        (404, "not found", ModelGone),
        (422, "- input.duration: must be 5", Unusable),
        (422, "flagged as sensitive (E005)", Refused),
        (429, "Expected available in 7 second(s).", RateLimited),
        (500, "oh", OutcomeUnknown),
    ],
)
def test_replicate_says_what_to_do_next_by_its_status(
    status: int, detail: str, error: type[LongtakeError]
) -> None:
    """How long to wait stands in the sentence."""

    class Grumpy(Replicate):
        def wrong(self, why: str) -> web.Response:
            del why
            return web.json_response({"detail": detail, "status": status}, status=status)

    fake = Grumpy()
    fake.shop.obey(["invalid"])
    with pytest.raises(error) as told:
        dealt(fake, replicate, lambda it: it.video(SEEDANCE).submit(a_shot(), WORK))
    assert type(told.value) is error
    assert getattr(told.value, "after", 7.0) == 7.0
    assert KEY not in str(told.value)


@pytest.mark.parametrize(
    ("why", "error"),
    [
        ("NSFW content detected. Try running it again.", Refused),
        ("The input or output was flagged as sensitive (E005)", Refused),
        ("Invalid input: no such voice (E006)", Unusable),
        ("Service is in high demand (E003)", BadOutput),
        ("Service is temporarily unavailable (E004)", BadOutput),
        ("CUDA out of memory", BadOutput),
        (None, BadOutput),
    ],
)
def test_a_prediction_that_fails_says_why(why: str | None, error: type[LongtakeError]) -> None:
    """Only NSFW and E005 are sure signs of a refusal."""

    class Failing(Replicate):
        async def _prediction(self, request: web.Request) -> web.StreamResponse:
            told = {"id": request.match_info["id"], "status": "failed", "error": why}
            return web.json_response(told)

    state = dealt(Failing(), replicate, lambda it: rendered(it.video(SEEDANCE), a_shot()))
    assert isinstance(state, Failed)
    assert type(state.error) is error


def test_what_was_deleted_after_an_hour_is_expired() -> None:
    """The prediction is known and succeeded, and its output is gone."""

    class Late(Replicate):
        async def _prediction(self, request: web.Request) -> web.StreamResponse:
            told = {"id": request.match_info["id"], "status": "succeeded", "data_removed": True}
            return web.json_response(told)

    with pytest.raises(Expired):
        dealt(Late(), replicate, lambda it: it.video(SEEDANCE).check(Ticket("x")))


def test_a_prediction_can_be_stopped_until_it_is_over() -> None:
    """The one that is over stays as it is; one that is unknown needs no stopping."""
    fake = Replicate()

    async def script(it: Provider) -> list[JobState]:
        model = it.video(SEEDANCE)
        stopped = await model.submit(a_shot(), WORK)
        await model.cancel(stopped)
        done = await model.submit(a_shot(), WORK)
        await ended(model, done)
        await model.cancel(done)
        await model.cancel(Ticket("nowhere"))
        return [await model.check(stopped), await model.check(done)]

    stopped, done = dealt(fake, replicate, script)
    assert isinstance(stopped, Failed)
    assert isinstance(stopped.error, Expired)
    assert isinstance(done, Finished)


def test_a_status_that_nobody_knows_is_one_that_goes_on() -> None:
    """What it is comes later."""
    fake = Replicate()
    fake.shop.obey(["odd-status"])

    async def script(it: Provider) -> list[JobState]:
        model = it.video(SEEDANCE)
        ticket = await model.submit(a_shot(), WORK)
        return [await model.check(ticket) for _ in range(3)]

    states = dealt(fake, replicate, script)
    assert [type(state) for state in states] == [Running, Running, Finished]
