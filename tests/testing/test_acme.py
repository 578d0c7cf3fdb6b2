"""The provider Acme: its promises over real HTTP, and how it is plugged in."""

import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import httpx
import pytest

from deals import KEY, SIZE, clip, deal
from longtake.capabilities.errors import OutcomeUnknown, Refused, Unusable
from longtake.capabilities.image import DirectImage, ImageRequest
from longtake.capabilities.job import Content
from longtake.capabilities.music import MusicRequest
from longtake.capabilities.video import DirectVideo, Findable, QueuedVideo, Repeatable
from longtake.film.brief import Brief
from longtake.film.storyboard import Music
from longtake.media.encode import decode_sound
from longtake.media.pictures import read_picture
from longtake.testing.acme import LIMITS, Acme, build
from longtake.testing.plug_in import plug_in
from longtake.testing.stock import flat
from longtake.testing.vendor import RunningVendor
from longtake.testing.vendor.__main__ import main

COMMAND = Path(sys.executable).with_name("longtake")
BRIEF = Brief("3 a lighthouse\n1.5 the sea", size=SIZE, rate=Fraction(24))
STILL = ImageRequest("a cat", size=SIZE, seed=3)


@pytest.mark.parametrize(
    ("model", "repeatable", "findable"),
    [("key", True, False), ("list", False, True), ("none", False, False)],
)
def test_a_model_promises_what_its_vendor_keeps(
    model: str, *, repeatable: bool, findable: bool
) -> None:
    """All sell jobs; one repeats them under a key, one finds them by a tag."""

    async def script(_: RunningVendor, acme: Acme) -> None:
        video = acme.video(model)
        assert isinstance(video, QueuedVideo)
        assert not isinstance(video, DirectVideo)
        assert isinstance(video, Repeatable) == repeatable
        assert isinstance(video, Findable) == findable

    deal(script)


def test_a_job_carries_the_marks_of_its_pictures() -> None:
    """The clip shows neither first nor last frame, but another picture makes another wish."""

    async def script(_: RunningVendor, acme: Acme) -> None:
        video, wish = acme.video("key"), clip()
        await video.submit(replace(wish, first=b"one"), "token")
        await video.submit(replace(wish, first=b"one"), "token")
        with pytest.raises(Unusable, match="was given to something else"):
            await video.submit(replace(wish, first=b"two"), "token")

    deal(script)


@pytest.mark.parametrize("model", ["key", "none"])
def test_a_still_is_a_picture_of_the_size(model: str) -> None:
    """In one colour that follows from prompt and seed, at the vendor's price."""

    async def script(_: RunningVendor, acme: Acme) -> None:
        image: DirectImage = acme.image(model)
        result = await image.draw(STILL, "t")
        assert isinstance(result.output, Content)
        assert (read_picture(result.output.data) == flat("a cat3", SIZE)).all()
        assert (result.output.media_type, result.charge) == ("image/png", Decimal("0.01"))

    deal(script)


def test_a_lost_still_is_given_again_under_its_key() -> None:
    """The same request has the same key: one line on the bill."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        with pytest.raises(OutcomeUnknown):
            await acme.image("key").draw(STILL, "t")
        running.obey(drop_after=0)
        await acme.image("key").draw(STILL, "t")
        assert len(running.invoices) == 1

    deal(script, drop_after=1, image_seconds=0.02)


def test_a_lost_still_without_key_is_bought_again() -> None:
    """Two lines on the bill, under one token: so that a test can see it."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        with pytest.raises(OutcomeUnknown):
            await acme.image("none").draw(STILL, "t")
        running.obey(drop_after=0)
        await acme.image("none").draw(STILL, "t")
        assert len(running.invoices) == 2
        assert len({invoice.token for invoice in running.invoices}) == 1

    deal(script, drop_after=1)


def test_a_cue_lasts_to_the_sample(tmp_path: Path) -> None:
    """As sound without loss, at the vendor's price."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        result = await acme.music("tone").compose(MusicRequest(Music("waves"), samples=70_001), "t")
        assert isinstance(result.output, Content)
        (tmp_path / "cue.flac").write_bytes(result.output.data)
        blocks = decode_sound(tmp_path / "cue.flac")
        assert sum(block.shape[1] for block in blocks) == 70_001
        assert (result.charge, running.peaks["calls"]) == (Decimal("0.02"), {KEY: 1})

    deal(script, music_seconds=0.02)


def test_a_plan_is_what_the_prompt_spells_out() -> None:
    """A shot a line, at the vendor's price."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        planned = await acme.planner("plan").plan(BRIEF, LIMITS, "t")
        assert [(shot.id, shot.frames, shot.action) for shot in planned.storyboard.shots] == [
            ("1A", 72, "a lighthouse"),
            ("1B", 36, "the sea"),
        ]
        assert planned.charge == Decimal("0.01")
        assert [invoice.kind for invoice in running.invoices] == ["plan"]

    deal(script, plan_seconds=0.02)


def test_a_plan_may_be_refused() -> None:
    """By the word that the vendor does not like."""

    async def script(_: RunningVendor, acme: Acme) -> None:
        with pytest.raises(Refused, match="'sea'"):
            await acme.planner("plan").plan(BRIEF, LIMITS, "t")

    deal(script, refuse_words=("sea",))


def test_a_prompt_that_cannot_be_planned_is_told_before_it_is_paid() -> None:
    """With what to write instead."""

    async def script(running: RunningVendor, acme: Acme) -> None:
        with pytest.raises(Unusable, match="write a line a shot: 3 a lighthouse"):
            await acme.planner("plan").plan(Brief("a lighthouse"), LIMITS, "t")
        assert list(running.log) == []

    deal(script)


def test_a_plan_of_many_shots_names_each() -> None:
    """After 1Z comes 1AA."""

    async def script(_: RunningVendor, acme: Acme) -> None:
        planned = await acme.planner("plan").plan(Brief("1 a cat\n" * 28), LIMITS, "t")
        names = [shot.id for shot in planned.storyboard.shots]
        assert (names[0], names[25:]) == ("1A", ["1Z", "1AA", "1AB"])

    deal(script)


def test_a_provider_is_built_from_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key is not in what it prints."""
    monkeypatch.setenv("ACME_URL", "http://127.0.0.1:9/")
    monkeypatch.setenv("ACME_SETTLE", "0.5")
    acme = build("sk-secret")
    assert (acme.account.url, acme.settle) == ("http://127.0.0.1:9", 0.5)
    assert "sk-secret" not in repr(acme)
    monkeypatch.delenv("ACME_URL")
    with pytest.raises(Unusable, match="ACME_URL: is not set; start one"):
        build("sk-secret")


def test_a_plugged_in_provider_is_found_by_the_command(tmp_path: Path) -> None:
    """In a process of its own, by nothing but a folder on its path."""
    done = subprocess.run(
        [COMMAND, "providers", "--json"],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(plug_in(tmp_path / "plug-ins")),
            "LONGTAKE_HOME": str(tmp_path / "home"),
            "ACME_API_KEY": KEY,
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (told,) = [line for line in done.stdout.splitlines() if '"acme"' in line]
    assert "ACME_API_KEY is set" in told


def test_a_vendor_runs_in_a_process_of_its_own(tmp_path: Path) -> None:
    """Its port is in a file once it answers, and it goes when it is told to."""
    port = tmp_path / "port"
    options = ["--port-file", str(port), "--job-seconds", "1", "2", "--refuse-words", "cat", "dog"]
    with subprocess.Popen(
        [sys.executable, "-m", "longtake.testing.vendor", *options, "--strict"],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        while not port.exists():
            assert process.poll() is None
        rules = httpx.get(f"{url}/rules").json()
        process.terminate()
    assert (process.returncode, url) == (0, f"http://127.0.0.1:{port.read_text().strip()}")
    told = (rules["job_seconds"], rules["refuse_words"], rules["strict"])
    assert told == ([1.0, 2.0], ["cat", "dog"], True)


def test_a_vendor_does_not_start_with_rules_that_make_no_sense() -> None:
    """It says which."""
    with pytest.raises(SystemExit, match="drop_after"):
        main(["--drop-after", "7"])
