"""Planners over their vendors' wires, through pydantic-ai and the vendors' own libraries."""

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

import pytest

from longtake.capabilities.errors import (
    BadOutput,
    LongtakeError,
    ModelGone,
    OutcomeUnknown,
    OutOfCredit,
    RateLimited,
    Refused,
    Transient,
    Unauthorized,
    Unusable,
)
from longtake.capabilities.image import Depiction
from longtake.capabilities.planner import (
    Judged,
    JudgeRequest,
    Judging,
    Planned,
    Planner,
    Rewording,
    RewordRequest,
    Shown,
    Translated,
    Translating,
    TranslationRequest,
)
from longtake.film.asset import Asset
from longtake.film.brief import Brief, Casting, Reference
from longtake.film.limits import Lengths, Limits
from longtake.film.picture import Size
from longtake.providers import anthropic, google, local, openai
from longtake.providers._catalogue import entries, entry
from longtake.testing.conformance import QUICK, Bench, environment
from longtake.testing.fakes import stockroom
from longtake.testing.fakes.anthropic import Anthropic
from longtake.testing.fakes.authors import JUDGEMENTS, TOKENS, Authored
from longtake.testing.fakes.counter import KEY, running
from longtake.testing.fakes.google import Google
from longtake.testing.fakes.local import MODEL, Local
from longtake.testing.fakes.openai import OpenAI

T = TypeVar("T")
TERRA = "gpt-6.1-terra"
LIMITS = Limits(Lengths(choices=(120, 240)), prompt=1000)
WALK = Brief("Mara walks to the lighthouse", seconds=Fraction(20))
REFUSED = RewordRequest("a duel at dawn", "prompt", "violence", "two brothers part", 60)
ONCE = Decimal("0.019")
"""What one answer of the fake costs at gpt-6.1-terra's price."""
WIRES: dict[str, tuple[type[Authored], Any, str]] = {
    "openai": (OpenAI, openai, TERRA),
    "anthropic": (Anthropic, anthropic, "claude-sonnet-5-5"),
    "google": (Google, google, "gemini-3.8-flash"),
    "local": (Local, local, "own"),
}


def asked(fake: Authored, script: Callable[[Any], Awaitable[T]], model: str = "") -> T:
    """Run a script with a planner that is sold by a fake."""
    _, module, usual = WIRES[fake.provider]

    async def run() -> T:
        async with running(fake) as url:
            own = fake.environment(url)
            with environment(own):
                provider = module.build(own[module.OFFER.key])
            try:
                return await script(provider.planner(model or usual))
            finally:
                await provider.aclose()

    return asyncio.run(run())


def plan(fake: Authored, brief: Brief = WALK, model: str = "") -> Planned:
    """Have a brief planned."""

    async def script(planner: Planner) -> Planned:
        return await planner.plan(brief, LIMITS, "t")

    return asked(fake, script, model)


def reword(fake: Authored) -> tuple[str, Decimal]:
    """Have a refused text reworded."""

    async def script(planner: Any) -> tuple[str, Decimal]:  # noqa: ANN401
        assert isinstance(planner, Rewording)
        told = await planner.reword(REFUSED, "t")
        return told.text, told.charge

    return asked(fake, script)


def selling(name: str, *answers: str, faults: tuple[str, ...] = ()) -> Authored:
    """Give a vendor whose answers and faults are scripted."""
    fake = WIRES[name][0]()
    fake.author.obey(answers)
    fake.shop.obey(faults)
    return fake


@pytest.mark.parametrize("name", WIRES)
def test_every_vendor_plans_a_film(name: str) -> None:
    """By its own wire, after one answer that was wrong; every request is on the bill."""
    fake = selling(name, "dangling")
    planned = plan(fake)
    assert planned.storyboard.frames == 480
    assert len(fake.shop.asked) == 2
    assert "Jonas" in fake.shop.asked[1].prompt
    assert planned.charge <= fake.shop.owed  # Google's introductory price is lower
    if name != "google":
        assert planned.charge == fake.shop.owed


@pytest.mark.parametrize("name", WIRES)
def test_every_vendor_rewords(name: str) -> None:
    """What was refused, at most so long, and once more where it comes back unchanged."""
    fake = selling(name, "unchanged")
    text, charge = reword(fake)
    assert text == "Seen from afar: a duel at dawn"
    assert len(fake.shop.asked) == 2
    assert charge <= fake.shop.owed
    assert "violence" in fake.shop.asked[0].prompt


def test_lines_are_translated_once_all_are_there() -> None:
    """What is no translation is asked for again, and paid for."""
    fake = selling("openai", "not-json")
    lines = {"1A": "The sea is calm.", "2B": "Is it?"}
    wanted = TranslationRequest(lines, dict.fromkeys(lines, 2.0), "de", "en", "A harbour")

    async def script(planner: Any) -> Translated:  # noqa: ANN401
        assert isinstance(planner, Translating)
        return await planner.translate(wanted, "t")

    told = asked(fake, script)
    assert told.lines == {"1A": "de: The sea is calm.", "2B": "de: Is it?"}
    assert (len(fake.shop.asked), told.charge) == (2, 2 * ONCE)


def judge(fake: Authored) -> Judged:
    """Have three pictures of two shots judged."""
    jpeg = stockroom.still("a quay", Size(64, 64))
    shown = (
        Shown("1A", "Mara stands on the quay", (jpeg, jpeg)),
        Shown("2B", "She reads a letter", (jpeg,)),
    )
    looks = {"Mara": "a yellow oilskin coat"}

    async def script(planner: Any) -> Judged:  # noqa: ANN401
        assert isinstance(planner, Judging)
        assert planner.sees
        return await planner.judge(JudgeRequest(shown, "A harbour", "painted", looks), "t")

    return asked(fake, script)


@pytest.mark.parametrize("name", ["openai", "anthropic", "google"])
def test_every_planner_that_sees_judges(name: str) -> None:
    """Every picture goes along behind its number and shot, with what was to be shown."""
    fake = selling(name)
    told = judge(fake)
    assert [(each.shot, each.picture) for each in told.remarks] == [("1A", 1), ("2B", 3)]
    assert told.remarks[1].severity == "severe"
    (asking,) = fake.shop.asked
    assert len(asking.pictures) == 3
    for words in ("Picture 3, shot 2B", "pictures 1 to 2: Mara stands", "yellow oilskin"):
        assert words in asking.prompt
    assert 0 < told.charge <= fake.shop.owed


@pytest.mark.parametrize("answer", sorted({*JUDGEMENTS} - {"content"}))
def test_a_remark_about_what_is_not_there_is_asked_for_again(answer: str) -> None:
    """A shot, a picture or a fault that nobody knows; it is paid for all the same."""
    fake = selling("openai", answer)
    told = judge(fake)
    assert len(told.remarks) == 2
    assert (len(fake.shop.asked), told.charge) == (2, 2 * ONCE)


@pytest.mark.parametrize(
    "answer",
    ["too-short", "unknown-beat", "long", "not-json", "half-json", "lacking", "nothing"],
)
def test_a_wrong_answer_is_asked_for_again(answer: str) -> None:
    """And paid for."""
    fake = selling("openai", answer)
    planned = plan(fake)
    assert planned.storyboard.frames == 480
    assert (len(fake.shop.asked), planned.charge) == (2, 2 * ONCE)


def test_a_model_that_does_not_get_it_right_is_given_up() -> None:
    """After three re-asks, with what was wrong and what it cost."""
    fake = selling("openai", *["unknown-framing"] * 9)
    with pytest.raises(
        BadOutput, match=r"4 answers, which cost \$0.08: shot 1A.*dutch_angle"
    ) as told:
        plan(fake)
    assert len(fake.shop.asked) == 4
    assert told.value.charge == fake.shop.owed == 4 * ONCE


def test_the_planners_library_says_nothing_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """It would greet whoever first plans on a terminal, in the middle of the board."""
    for quiet in ("PYTEST_VERSION", "CI"):
        monkeypatch.delenv(quiet, raising=False)
    monkeypatch.setenv("AI_AGENT", "1")  # greeted as a terminal is
    plan(selling("openai"))
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("name", ["openai", "anthropic", "google"])
@pytest.mark.parametrize("answer", ["refusal", "filter"])
def test_a_refusal_is_no_mistake_to_mend(name: str, answer: str) -> None:
    """It is told at once, with what it cost."""
    fake = selling(name, answer)
    with pytest.raises(Refused) as told:
        plan(fake)
    assert told.value.what == "prompt"
    assert len(fake.shop.asked) == 1
    assert told.value.charge


def test_a_plan_that_does_not_fit_into_one_answer_is_told() -> None:
    """Nobody asks for the same length again."""
    fake = selling("openai", "cut-off")
    with pytest.raises(Unusable, match="ask for a shorter film"):
        plan(fake)
    assert len(fake.shop.asked) == 1


@pytest.mark.parametrize("name", ["openai", "anthropic", "google"])
@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("limited", RateLimited),
        ("no-credit", OutOfCredit),
        ("bad-key", Unauthorized),
        ("refuse-input", Refused),
        ("invalid", Unusable),
        ("model-gone", (Unusable, ModelGone)),
        ("drop-after", OutcomeUnknown),
        ("broken-500", Transient),
        ("busy-503", Transient),
        ("html", OutcomeUnknown),
    ],
)
def test_a_vendors_error_says_what_to_do_next(
    name: str, fault: str, kind: type[LongtakeError] | tuple[type[LongtakeError], ...]
) -> None:
    """Nothing is asked twice, and the key stands nowhere."""
    fake = selling(name, faults=(fault,))
    with pytest.raises(kind) as told:
        plan(fake)
    assert len(fake.shop.asked) == 1
    assert KEY not in str(told.value)
    if isinstance(told.value, Unauthorized):
        assert WIRES[name][1].OFFER.key in str(told.value)


def test_a_vendor_says_how_long_to_wait() -> None:
    """And what was spent before it, since a plan may be several requests."""
    fake = selling("openai", "dangling", faults=("", "limited"))
    with pytest.raises(RateLimited) as told:
        plan(fake)
    assert (told.value.after, told.value.charge) == (0.05, ONCE)


def test_an_overloaded_anthropic_began_nothing() -> None:
    """529 says so; it may be asked again."""
    with pytest.raises(Transient):
        plan(selling("anthropic", faults=("busy-503",)))


def test_an_answer_without_its_tokens_costs_the_estimate() -> None:
    """An empty answer of Google's does not say what it used."""
    fake = selling("google", faults=("odd-answer",))
    assert plan(fake).charge > fake.shop.owed


@pytest.mark.parametrize("name", ["openai", "anthropic", "google"])
def test_a_planner_that_sees_is_shown_the_references(name: str) -> None:
    """Each with whom it shows; the local server is told in words alone."""
    asset = Asset("0" * 64, "image/png")
    brief = replace(WALK, references=(Reference("product", asset),))
    shown = (Depiction("product", stockroom.still("a cup", Size(64, 64))),)

    async def script(planner: Planner) -> Planned:
        return await planner.plan(brief, LIMITS, "t", shown)

    fake, blind = selling(name), selling("local")
    assert asked(fake, script).storyboard.cast[1].role == "product"
    assert fake.shop.asked[0].pictures == ("reference",)
    assert "Reference picture: product" in fake.shop.asked[0].prompt
    asked(blind, script)
    assert blind.shop.asked[0].pictures == ()


def test_a_server_without_schemas_is_asked_in_words() -> None:
    """It answers within a fence, as models do, and the first call cost nothing."""
    fake = selling("local", "fenced")
    assert isinstance(fake, Local)
    fake.schemas = False
    assert plan(fake).storyboard.frames == 480
    sold = fake.shop.asked[-1]
    assert sold.model == MODEL
    assert "response_format" not in sold.body
    assert '"keyframe"' in sold.prompt


def test_a_local_model_can_be_named() -> None:
    """By its name at the server, by LOCAL_PLANNER_MODEL, else as the server lists it."""
    fake = selling("local")
    plan(fake, model="org/some-model")
    with environment({"LOCAL_PLANNER_MODEL": "another"}):
        plan(fake)
    plan(fake)
    assert [wish.model for wish in fake.shop.asked] == ["org/some-model", "another", MODEL]


def test_a_wrong_key_of_ones_own_server_is_named_by_its_variable() -> None:
    """Which is another than the one of its address."""
    fake = selling("local")
    fake.shop.revoked = True
    with pytest.raises(Unauthorized, match="check LOCAL_PLANNER_KEY"):
        plan(fake)
    assert not fake.shop.asked


def test_a_server_that_lists_nothing_is_told() -> None:
    """With what to set."""
    fake = selling("local")
    assert isinstance(fake, Local)
    fake.listed = False
    with pytest.raises(Unusable, match="LOCAL_PLANNER_MODEL"):
        plan(fake)


@pytest.mark.parametrize(
    ("brief", "words"),
    [
        (Brief(" "), "it is empty"),
        (replace(WALK, beats=("hero_shto",)), "try hero_shot"),
        (replace(WALK, archetype="luxury"), "luxury_showcase"),
        (replace(WALK, seconds=Fraction(4000)), "outside 1 to 3600"),
        (Brief("x" * 20_001), "20001 characters"),
    ],
)
def test_a_brief_that_nobody_can_plan_costs_nothing(brief: Brief, words: str) -> None:
    """It is told before the vendor is asked."""
    fake = selling("openai")
    with pytest.raises(Unusable, match=words):
        plan(fake, brief)
    assert fake.shop.asked == []


@pytest.mark.parametrize("name", ["openai", "anthropic", "google"])
def test_the_catalogue_and_the_price_list_agree(name: str) -> None:
    """On every planner that pydantic-ai's prices know; Google's introductory ones are lower."""
    from pydantic_ai._genai_prices import best_effort_price  # noqa: PLC0415 - heavy
    from pydantic_ai.usage import RequestUsage  # noqa: PLC0415

    usage = RequestUsage(input_tokens=TOKENS["in"], output_tokens=TOKENS["out"])
    for held in entries(name, "planner"):
        usd = held.wire["usd_per_million"]
        own = sum(Decimal(usd[way]) * TOKENS[way] for way in TOKENS) / 1_000_000
        listed = best_effort_price(usage, model_name=held.name, provider_name=name)
        assert listed is not None, held.full_name
        assert own in {listed.total_price, 2 * listed.total_price}, held.full_name
        assert held.price.usd_per_call > own


def test_a_provider_of_planners_is_light_to_import() -> None:
    """`longtake --help` loads no library of a vendor."""
    code = (
        "import sys; import longtake.providers.anthropic, longtake.providers.local; "
        "sys.exit(any(name in sys.modules for name in ('httpx', 'pydantic_ai', 'openai')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", ["openai", "google"])
def test_a_missing_library_is_told_when_the_film_is_begun(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what to install, before anything is kept: a vendor's own extra does not plan."""
    monkeypatch.setitem(sys.modules, "pydantic_ai", None)
    fake = selling(name)

    async def script() -> None:
        async with Bench(fake, tmp_path).open() as studio:
            with pytest.raises(Unusable, match=r"pip install 'longtake\[planner\]'"):
                await studio.begin(brief_for(name, WIRES[name][2]), folder=tmp_path / "film")
            assert not await studio.summaries(1)

    asyncio.run(script())
    assert fake.shop.asked == []


def brief_for(name: str, model: str, video: str = "scripted:direct") -> Brief:
    """Give a film of four seconds that a language model plans."""
    casting = Casting(
        planner=f"{name}:{model}",
        image="scripted:still",
        video=video,
        music="scripted:tone",
    )
    return Brief(
        "Mara walks to the lighthouse",
        seconds=Fraction(4),
        size=Size(64, 64),
        mode="storyboard",
        casting=casting,
        budget=Decimal(2),
    )


def test_a_planner_that_answers_with_its_own_error_is_asked_again(tmp_path: Path) -> None:
    """Only answers are charged, so nobody has to look; what it gets wrong then is mended."""
    fake = selling("openai", "too-short", faults=("broken-500", "busy-503"))
    bench = Bench(fake, tmp_path, replace(QUICK, post=30))
    made = asyncio.run(bench.made(brief_for("openai", TERRA)))
    assert (made.state, made.why, made.frames) == ("done", "", 96)
    assert (made.asked, made.billed, made.charged) == (4, 2, made.owed)
    assert made.leaked == ()
    assert made.row_states() == ("settled",)


def test_what_was_answered_before_an_error_is_paid_and_no_more(tmp_path: Path) -> None:
    """A wrong plan, then an error: the first call costs its one answer, the second another."""
    fake = selling("openai", "dangling", faults=("", "broken-500"))

    async def script() -> list[tuple[str, Decimal | None]]:
        async with Bench(fake, tmp_path, replace(QUICK, post=30)).open() as studio:
            opened = await studio.begin(brief_for("openai", TERRA), folder=tmp_path / "film")
            await studio.run(opened.film, until="storyboard")
            rows = await studio.ledger.purchases(opened.film)
            return [(row.state, row.charge) for row in rows]

    assert asyncio.run(script()) == [("settled", ONCE)] * 2
    assert (len(fake.shop.asked), fake.shop.owed) == (3, 2 * ONCE)


def test_a_lost_answer_is_in_doubt_at_its_quote(tmp_path: Path) -> None:
    """What its answers before it cost is told; nothing is asked again until somebody looks."""
    fake = selling("openai", "dangling", faults=("", "drop-after"))

    async def script() -> tuple[str, Decimal, str]:
        async with Bench(fake, tmp_path, replace(QUICK, post=30)).open() as studio:
            opened = await studio.begin(brief_for("openai", TERRA), folder=tmp_path / "film")
            for _ in range(2):
                with pytest.raises(OutcomeUnknown):
                    await studio.run(opened.film, until="storyboard")
            (row,) = await studio.ledger.purchases(opened.film)
            return row.state, row.quote, row.why or ""

    state, quote, why = asyncio.run(script())
    assert (state, quote) == ("in doubt", entry("openai", TERRA).price.of())
    assert "$0.02 was charged before that" in why
    assert len(fake.shop.asked) == 2


def test_a_planner_that_is_always_out_of_order_is_given_up(tmp_path: Path) -> None:
    """After as many tries as the policy has, with the vendor's own words; nothing is owed."""
    fake = selling("openai")
    fake.shop.obey(always="broken-500")

    async def script() -> tuple[str, ...]:
        async with Bench(fake, tmp_path, replace(QUICK, post=30)).open() as studio:
            opened = await studio.begin(brief_for("openai", TERRA), folder=tmp_path / "film")
            with pytest.raises(LongtakeError, match="had an error"):
                await studio.run(opened.film, until="storyboard")
            rows = await studio.ledger.purchases(opened.film)
            return tuple(row.state for row in rows)

    assert asyncio.run(script()) == ("refused",)
    assert (len(fake.shop.asked), fake.shop.owed) == (QUICK.attempts, 0)


def test_a_planner_of_ones_own_is_asked_again_whatever_became_of_it(tmp_path: Path) -> None:
    """What costs nothing is never in doubt."""
    faults = ("drop-after", "broken-500", "busy-503", "html")
    fake = selling("local", faults=faults)
    bench = Bench(fake, tmp_path, replace(QUICK, post=30, attempts=len(faults) + 1))
    made = asyncio.run(bench.made(brief_for("local", "own")))
    assert (made.state, made.why, made.rows) == ("done", "", [])
    assert made.asked == len(faults) + 1


def test_a_whole_film_is_made_of_a_models_plan(tmp_path: Path) -> None:
    """After a mistake that was mended; the ledger tells what the vendor's bill does."""
    fake = selling("anthropic", "too-short")
    bench = Bench(fake, tmp_path, replace(QUICK, post=30))
    made = asyncio.run(bench.made(brief_for("anthropic", WIRES["anthropic"][2])))
    assert (made.state, made.why, made.frames) == ("done", "", 96)
    assert made.asked == 2
    assert made.charged == made.owed
    assert made.leaked == ()


def test_a_film_that_nobody_could_plan_tells_what_it_cost(tmp_path: Path) -> None:
    """The ledger has it, though there is no storyboard."""
    fake = selling("openai", *["empty"] * 4)

    async def script() -> tuple[str, Decimal]:
        async with Bench(fake, tmp_path, replace(QUICK, post=30)).open() as studio:
            opened = await studio.begin(brief_for("openai", TERRA), folder=tmp_path / "film")
            with pytest.raises(LongtakeError, match="there is no shot"):
                await studio.run(opened.film, until="storyboard")
            rows = await studio.ledger.purchases(opened.film)
            return rows[0].state, rows[0].charge or Decimal(0)

    assert asyncio.run(script()) == ("settled", 4 * ONCE)


def test_a_planner_costs_what_a_minute_of_film_needs_at_least() -> None:
    """The estimate is reserved against the budget before the call."""
    assert entry("openai", TERRA).price.of() == Decimal("0.066")
    assert entry("local", "own").price.free
