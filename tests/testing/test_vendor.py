"""The test vendor: what it sells, what it puts on the bill, and each of its faults."""

import asyncio
from decimal import Decimal
from pathlib import Path

import av
import httpx
import pytest

from deals import KEY, clip, customer, deal, fetched, link, over, until
from longtake.capabilities.errors import (
    BadOutput,
    Expired,
    ModelGone,
    OutcomeUnknown,
    RateLimited,
    Refused,
    Transient,
    Unauthorized,
    Unusable,
)
from longtake.capabilities.job import Failed, Finished, Running
from longtake.film.brief import Brief
from longtake.media.editor import open_editor
from longtake.testing.acme import LIMITS, Acme
from longtake.testing.stock import Mark, mark, told
from longtake.testing.vendor import RunningVendor

HALF = b"""POST /v1/jobs HTTP/1.1\r
Host: acme\r
Authorization: Bearer x\r
Content-Length: 100\r
\r
{"model" """


def pictures(file: Path) -> list[tuple[int, Mark]]:
    """Read what every picture of a clip tells."""
    with av.open(str(file)) as container:
        return [told(frame.to_ndarray()) for frame in container.decode(video=0)]


def test_a_job_runs_and_is_done_at_its_price() -> None:
    """Progress first, then a link and a charge, and one line on the bill."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        video = acme.video("none")
        ticket = await video.submit(clip(), "film/1A.1/t1")
        assert isinstance(await video.check(ticket), Running)
        state = await over(video, ticket)
        assert isinstance(state, Finished)
        assert state.result.charge == Decimal("0.05")
        (invoice,) = running.invoices
        told = (invoice.kind, invoice.model, invoice.id, invoice.account, invoice.token)
        assert told == ("job", "none", ticket.id, KEY, "film/1A.1/t1")
        assert (invoice.usd, invoice.void) == (Decimal("0.05"), False)

    deal(script, job_seconds=(0.1, 0.1))


def test_a_clip_tells_its_pictures_and_its_words(tmp_path: Path) -> None:
    """Every picture its number, and the greys of prompt and seed: no other clip passes for it."""

    async def script(_: RunningVendor, acme: Acme) -> None:
        ticket = await acme.video("key").submit(clip("a cat", frames=30, seed=7), "one")
        seen = pictures(await fetched(acme, ticket, tmp_path / "clip.mp4"))
        assert [number for number, _ in seen] == list(range(30))
        assert all(grey.near(mark("a cat7")) for _, grey in seen)
        assert not mark("a cat7").near(mark("a cat8"))

    deal(script)


def test_a_call_dropped_before_it_was_accepted_is_not_on_the_bill() -> None:
    """The customer cannot know."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        with pytest.raises(OutcomeUnknown):
            await acme.video("list").submit(clip(), "one")
        assert list(running.invoices) == []
        assert [(asked.token, asked.answer, asked.id) for asked in running.log] == [("one", 0, "")]

    deal(script, drop_before=1)


def test_a_call_dropped_after_it_was_accepted_is_on_the_bill() -> None:
    """The customer cannot know that either."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        with pytest.raises(OutcomeUnknown):
            await acme.video("list").submit(clip(), "one")
        assert [invoice.token for invoice in running.invoices] == ["one"]
        assert [(asked.answer, asked.id) for asked in running.log] == [(0, "job-1")]

    deal(script, drop_after=1)


def test_a_job_may_be_accepted_and_answered_with_500() -> None:
    """It is on the bill, and the customer looks before buying again."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        video = acme.video("list")
        with pytest.raises(OutcomeUnknown, match="500: something broke"):
            await video.submit(clip(), "one")
        found = await video.find("one")
        assert found is not None
        assert [invoice.id for invoice in running.invoices] == [found.id]

    deal(script, accept_then_500=1)


def test_a_busy_vendor_says_that_it_accepted_nothing() -> None:
    """Its 503 is no reason to doubt."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        with pytest.raises(Transient, match="did not accept it: come back later"):
            await acme.video("none").submit(clip(), "one")
        assert list(running.invoices) == []

    deal(script, busy_503=1)


def test_a_limited_customer_is_told_how_long_to_wait() -> None:
    """As the rules say."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        with pytest.raises(RateLimited, match="slow down") as raised:
            await acme.video("none").submit(clip(), "one")
        assert raised.value.after == 0.25
        assert list(running.invoices) == []

    deal(script, limited_429=1, retry_after=0.25)


def test_a_prompt_with_a_refused_word_is_refused() -> None:
    """Others are not."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        with pytest.raises(Refused, match="the prompt was refused: 'dragon'"):
            await acme.video("none").submit(clip("a dragon"), "one")
        await acme.video("none").submit(clip("a cat"), "two")
        assert [invoice.token for invoice in running.invoices] == ["two"]

    deal(script, refuse_words=("dragon", "troll"))


def test_a_retired_model_is_no_longer_sold() -> None:
    """The others are."""

    async def script(_: RunningVendor, acme: Acme) -> None:
        with pytest.raises(ModelGone, match="none is retired"):
            await acme.video("none").submit(clip(), "one")
        await acme.video("list").submit(clip(), "two")

    deal(script, retired=("none",))


def test_a_failed_job_is_not_charged() -> None:
    """Its invoice is void."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        video = acme.video("none")
        state = await over(video, await video.submit(clip(), "one"))
        assert isinstance(state, Failed)
        assert isinstance(state.error, BadOutput)
        assert state.charge == 0
        assert [invoice.void for invoice in running.invoices] == [True]

    deal(script, fail_job=1)


def test_a_bad_clip_is_cut_short(tmp_path: Path) -> None:
    """It downloads whole and does not hold its pictures."""

    async def script(_: RunningVendor, acme: Acme) -> None:
        ticket = await acme.video("none").submit(clip(frames=48), "one")
        file = await fetched(acme, ticket, tmp_path / "clip.mp4")
        editor = open_editor(1)
        with pytest.raises(BadOutput):
            await editor.check(file, frames=48)
        editor.threads.shutdown()

    deal(script, bad_clip=1)


def test_an_expired_link_is_followed_by_a_fresh_one(tmp_path: Path) -> None:
    """The job still knows its clip."""

    async def script(_: RunningVendor, acme: Acme) -> None:
        ticket = await acme.video("none").submit(clip(), "one")
        first = await link(acme.video("none"), ticket)
        for _ in range(2):
            with pytest.raises(Expired):
                await acme.account.transport.download(first, tmp_path / "clip.mp4")
        assert (await link(acme.video("none"), ticket)).url != first.url
        assert len(pictures(await fetched(acme, ticket, tmp_path / "clip.mp4"))) == 12

    deal(script, expired_link=1)


def test_a_clip_may_come_slowly(tmp_path: Path) -> None:
    """Whole for who waits, broken off for who does not."""

    async def script(_: RunningVendor, acme: Acme) -> None:
        ticket = await acme.video("none").submit(clip(), "one")
        where = await link(acme.video("none"), ticket)
        with pytest.raises(Transient):
            await acme.account.transport.download(where, tmp_path / "clip.mp4", seconds=0.05)
        assert len(pictures(await fetched(acme, ticket, tmp_path / "clip.mp4"))) == 12

    deal(script, slow_download=0.2)


def test_the_same_key_is_the_same_job() -> None:
    """Answered again, with one line on the bill."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        video = acme.video("key")
        tickets = {(await video.submit(clip(), "one")).id for _ in range(3)}
        assert len(tickets) == len(running.invoices) == 1
        assert [asked.answer for asked in running.log] == [201, 200, 200]

    deal(script)


def test_a_lost_answer_is_given_again_under_its_key() -> None:
    """The job that was accepted without an answer is the one."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        with pytest.raises(OutcomeUnknown):
            await acme.video("key").submit(clip(), "one")
        running.obey(drop_after=0)
        ticket = await acme.video("key").submit(clip(), "one")
        assert [invoice.id for invoice in running.invoices] == [ticket.id]

    deal(script, drop_after=1)


def test_a_key_belongs_to_one_wish() -> None:
    """Another wish under it is turned away, which nobody should ever see."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        await acme.video("key").submit(clip("a cat"), "one")
        with pytest.raises(Unusable, match="one was given to something else"):
            await acme.video("key").submit(clip("a dog"), "one")
        assert len(running.invoices) == 1

    deal(script)


def test_a_key_belongs_to_one_account() -> None:
    """Other customers may use the same."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        await acme.video("key").submit(clip(), "one")
        await customer(running, "sk-bob").video("key").submit(clip(), "one")
        assert [invoice.account for invoice in running.invoices] == [KEY, "sk-bob"]

    deal(script)


@pytest.mark.parametrize("model", ["list", "none"])
def test_models_without_keys_sell_again(model: str) -> None:
    """The same token twice is two jobs and two lines on the bill."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        for _ in range(2):
            await acme.video(model).submit(clip(), "one")
        assert [invoice.token for invoice in running.invoices] == ["one", "one"]

    deal(script)


def test_a_job_can_be_found_some_time_after_it_was_accepted() -> None:
    """Not before: the list lags."""

    async def script(_: RunningVendor, acme: Acme) -> None:
        video = acme.video("list")
        ticket = await video.submit(clip(), "one")
        assert await video.find("one") is None
        assert await until(lambda: video.find("one")) == ticket

    deal(script, list_lag=0.08)


def test_nothing_is_found_that_was_not_bought() -> None:
    """Nor what another account bought."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        await customer(running, "sk-bob").video("list").submit(clip(), "one")
        assert await acme.video("list").find("one") is None
        assert await acme.video("list").find("two") is None

    deal(script)


def test_a_cancelled_job_is_not_charged() -> None:
    """It has no result, and its invoice is void."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        video = acme.video("none")
        ticket = await video.submit(clip(), "one")
        await video.cancel(ticket)
        state = await video.check(ticket)
        assert isinstance(state, Failed)
        assert isinstance(state.error, Expired)
        assert [invoice.void for invoice in running.invoices] == [True]

    deal(script, job_seconds=(60, 60))


def test_a_job_that_is_done_cannot_be_cancelled() -> None:
    """It is charged and can be fetched."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        video = acme.video("none")
        ticket = await video.submit(clip(), "one")
        await over(video, ticket)
        await video.cancel(ticket)
        assert isinstance(await video.check(ticket), Finished)
        assert [invoice.void for invoice in running.invoices] == [False]

    deal(script)


def test_a_job_of_another_account_is_unknown() -> None:
    """To ask after and to cancel."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        ticket = await acme.video("none").submit(clip(), "one")
        other = customer(running, "sk-bob").video("none")
        with pytest.raises(Expired):
            await other.check(ticket)
        with pytest.raises(Expired):
            await other.cancel(ticket)

    deal(script)


def test_a_strict_vendor_takes_no_job_too_many() -> None:
    """One that was taken before is still answered; a place comes free with a cancel."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        video = acme.video("key")
        first = await video.submit(clip(), "one")
        await video.submit(clip(), "two")
        with pytest.raises(RateLimited, match="2 jobs at once"):
            await video.submit(clip(), "three")
        assert await video.submit(clip(), "one") == first
        await video.cancel(first)
        await video.submit(clip(), "three")
        assert running.peaks["jobs"] == {KEY: 2}

    deal(script, concurrent=2, strict=True, job_seconds=(60, 60))


def test_a_strict_vendor_takes_no_call_too_many_a_minute() -> None:
    """It says when the first of them is a minute old."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        for token in ("one", "two"):
            await acme.video("none").submit(clip(), token)
        with pytest.raises(RateLimited, match="2 calls a minute") as raised:
            await acme.video("none").submit(clip(), "three")
        assert raised.value.after is not None
        assert 50 < raised.value.after <= 60
        assert running.peaks["posts_a_minute"] == {KEY: 3}

    deal(script, per_minute=2, strict=True)


def test_a_lenient_vendor_only_counts() -> None:
    """The most at once, by account and by model."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        for model in ("key", "none", "none"):
            await acme.video(model).submit(clip(), f"{model}")
        bob = customer(running, "sk-bob").video("list")
        for token in ("one", "two"):
            await over(bob, await bob.submit(clip(), token))
        assert running.peaks["jobs"] == {KEY: 3, "sk-bob": 1}
        assert running.peaks["models"] == {KEY: {"key": 1, "none": 2}, "sk-bob": {"list": 1}}

    deal(script, concurrent=1, per_minute=1, job_seconds=(0.2, 0.2))


def test_an_answer_may_come_long_after_acceptance() -> None:
    """The job is there meanwhile, and runs."""

    async def script(_: RunningVendor, acme: Acme) -> None:
        submit = asyncio.create_task(acme.video("list").submit(clip(), "one"))
        found = await until(lambda: acme.video("list").find("one"))
        assert not submit.done()
        assert await submit == found

    deal(script, answer_delay=(0.1, 0.1))


def test_a_stranger_is_turned_away() -> None:
    """Whoever shows no key."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        with pytest.raises(Unauthorized, match="give a bearer token"):
            await acme.account.transport.request("POST", f"{running.url}/v1/jobs", json={})
        assert list(running.invoices) == []

    deal(script)


def test_faults_may_strike_some_calls_only() -> None:
    """The others go through."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        with pytest.raises(OutcomeUnknown):
            await acme.video("none").submit(clip(), "one")
        await acme.planner("plan").plan(Brief("1 a cat"), LIMITS, "t")
        assert [(asked.kind, asked.answer) for asked in running.log] == [("job", 0), ("plan", 200)]

    deal(script, drop_after=1, strikes=("job",))


def test_the_same_seed_gives_the_same_chances() -> None:
    """A run of faults can be had again."""

    async def script(_: RunningVendor, acme: Acme) -> list[bool]:
        video = acme.video("none")
        tickets = [await video.submit(clip(), "one") for _ in range(8)]
        return [isinstance(await over(video, ticket), Failed) for ticket in tickets]

    runs = [deal(script, fail_job=0.5, job_seconds=(0, 0), seed=seed) for seed in (1, 1, 2)]
    assert runs[0] == runs[1] != runs[2]


def test_many_jobs_are_sold_at_once() -> None:
    """Each once."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        video = acme.video("key")
        tokens = [f"token-{number}" for number in range(150)]
        await asyncio.gather(*[video.submit(clip(), token) for token in tokens])
        assert sorted(invoice.token for invoice in running.invoices) == sorted(tokens)
        assert running.peaks["jobs"] == {KEY: 150}

    deal(script, job_seconds=(60, 60))


def test_the_books_are_open_to_other_processes() -> None:
    """Bill, log and peaks, as JSON."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        await acme.video("none").submit(clip(), "one")
        async with httpx.AsyncClient(base_url=running.url) as reader:
            bill, log, peaks = [
                (await reader.get(page)).json() for page in ("/invoices", "/log", "/peaks")
            ]
        assert [(line["token"], line["usd"], line["void"]) for line in bill] == [
            ("one", "0.05", False)
        ]
        assert [(line["kind"], line["account"], line["answer"]) for line in log] == [
            ("job", KEY, 201)
        ]
        assert peaks["jobs"] == {KEY: 1}

    deal(script)


def test_the_rules_can_be_changed_from_other_processes() -> None:
    """By name; a name or value that is none changes nothing."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        async with httpx.AsyncClient(base_url=running.url) as ruler:
            done = await ruler.post("/rules", json={"refuse_words": ["cat"], "usd_per_job": "1"})
            wrong = [
                (await ruler.post("/rules", json=rules)).status_code
                for rules in ({"refuse": 1}, {"drop_after": 7}, ["refuse_words"])
            ]
            rules = (await ruler.get("/rules")).json()
        assert (done.status_code, wrong) == (200, [422, 422, 422])
        assert (rules["refuse_words"], rules["usd_per_job"]) == (["cat"], "1")
        with pytest.raises(Refused):
            await acme.video("none").submit(clip("a cat"), "one")

    deal(script)


def test_a_wish_that_makes_no_sense_is_told() -> None:
    """With the field; nothing is sold."""

    async def script(running: RunningVendor, _: Acme) -> None:
        signed = {"Authorization": f"Bearer {KEY}"}
        whole = {"model": "none", "prompt": "", "frames": 1, "width": 64, "height": 64}
        async with httpx.AsyncClient(base_url=running.url, headers=signed) as stranger:
            answers = [
                await stranger.post("/v1/jobs", content=b"{"),
                await stranger.post("/v1/jobs", content=b"\xff" * 2_000_000),
                await stranger.post("/v1/jobs", json=whole),
                await stranger.post("/v1/jobs", json=whole | {"rate": "fast"}),
                await stranger.post("/v1/jobs", json=whole | {"rate": "24", "width": 63}),
            ]
        assert [answer.status_code for answer in answers] == [422, 413, 422, 422, 422]
        fields = [answer.json()["error"]["message"].split(":")[0] for answer in answers[2:]]
        assert fields == ["rate", "rate", "width"]
        assert list(running.invoices) == []

    deal(script)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\x16\x03\x01 no HTTP",
        HALF,
        b"GET /v1/jobs?tag=x HTTP/1.1\r\nHost: acme\r\n\r\n",
    ],
)
def test_a_customer_who_hangs_up_troubles_nobody(
    said: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever was said so far; the next one is served, and there is nothing to complain of."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        _, writer = await asyncio.open_connection("127.0.0.1", running.port)
        writer.write(said)
        await writer.drain()
        writer.transport.abort()
        await acme.video("none").submit(clip(), "one")
        assert [invoice.token for invoice in running.invoices] == ["one"]

    deal(script)
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []
