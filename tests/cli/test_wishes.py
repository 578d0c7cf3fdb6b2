"""What is typed, read and checked before any work begins."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from longtake.capabilities.errors import Unusable
from longtake.cli.wishes import (
    Wishes,
    approvals_of,
    brief_of,
    deadline_of,
    dollars_of,
    output_of,
    picture_of,
    priority_of,
    references_of,
    seconds_of,
    tidy,
)
from longtake.film.brief import Brief, Casting
from longtake.film.picture import Size


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30", 30),
        ("12.5", Fraction(25, 2)),
        ("90s", 90),
        ("2m", 120),
        ("2m30s", 150),
        ("2min 30s", 150),
        ("2:30", 150),
        ("1:00:00", 3600),
        ("1h", 3600),
        (" 30 ", 30),
    ],
)
def test_a_running_time_is_read_as_people_write_it(text: str, seconds: Fraction) -> None:
    """Seconds, minutes and clock times mean what they say."""
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["0", "-5", "3h", "0.5", "", "soon", "1e9", "nan", "inf", "3:5"])
def test_a_time_that_no_film_lasts_is_refused(text: str) -> None:
    """Every refusal names the option."""
    with pytest.raises(Unusable, match="--seconds"):
        seconds_of(text)


@given(st.text(max_size=12))
def test_any_text_for_a_time_is_a_time_or_a_plain_refusal(text: str) -> None:
    """Nothing typed ends in another error."""
    try:
        seconds = seconds_of(text)
    except Unusable:
        return
    assert seconds is not None
    assert 1 <= seconds <= 3600


def test_the_shape_of_the_picture_comes_from_either_option() -> None:
    """A size is exact; an aspect gives the usual size of its shape."""
    assert picture_of("640x360", None) == Size(640, 360)
    assert picture_of(None, "9:16") == Size(720, 1280)
    assert picture_of("1920x1080", "16:9") == Size(1920, 1080)
    assert picture_of(None, None) is None


def test_a_size_and_an_aspect_that_disagree_are_refused() -> None:
    """Neither is chosen in silence."""
    with pytest.raises(Unusable, match="9:16 contradicts --size 1280x720"):
        picture_of("1280x720", "9:16")


@pytest.mark.parametrize("text", ["-1", "much", "NaN", "Infinity", ""])
def test_a_budget_is_an_amount(text: str) -> None:
    """What is no sum of money cannot be a limit."""
    with pytest.raises(Unusable, match="--budget"):
        dollars_of(text)


def test_a_budget_may_carry_its_sign() -> None:
    """`$5` is five dollars, and nothing may be spent at 0."""
    assert dollars_of("$5") == Decimal(5)
    assert dollars_of("0") == 0


@pytest.mark.parametrize(
    "texts", [["stills", "storyboard"], ["storyboard,stills"], [" Stills ,storyboard", "stills"]]
)
def test_approvals_are_named_one_at_a_time_or_with_commas(texts: list[str]) -> None:
    """Each counts once, in the order in which a film comes there."""
    assert approvals_of(texts) == ("storyboard", "stills")
    assert approvals_of(None) is None


@pytest.mark.parametrize("text", ["takes", "", "storyboard,", "storyboard stills"])
def test_what_nobody_can_approve_is_named_with_what_can_be(text: str) -> None:
    """An unknown stage, an empty one."""
    with pytest.raises(Unusable, match=r"--approve: .* is unknown; there are s"):
        approvals_of([text])


@pytest.mark.parametrize("text", ["0", "10", "-1", "high", "", "1.5", "٣"])
def test_a_priority_is_1_to_9(text: str) -> None:
    """The value and the range are named."""
    with pytest.raises(Unusable, match=r"--priority: .* is no priority; give 1.* to 9"):
        priority_of(text)
    assert (priority_of(None), priority_of(" 9 ")) == (5, 9)


@pytest.mark.parametrize(
    ("text", "seconds"), [("90m", 5400), ("2h", 7200), ("1h30m", 5400), ("5400", 5400), ("45s", 45)]
)
def test_a_deadline_is_read_as_people_write_it(text: str, seconds: float) -> None:
    """Minutes, hours, or seconds."""
    assert deadline_of(text) == seconds


@pytest.mark.parametrize("text", ["", "soon", "0", "-5", "2:30", "9999h", "1e9", "tomorrow 9:00"])
def test_a_deadline_that_is_none_is_refused(text: str) -> None:
    """A clock time could be minutes or hours, so it is no deadline either."""
    with pytest.raises(Unusable, match="--deadline"):
        deadline_of(text)


@given(st.text(max_size=12))
def test_any_text_for_a_deadline_is_one_or_a_plain_refusal(text: str) -> None:
    """Nothing typed ends in another error."""
    try:
        seconds = deadline_of(text)
    except Unusable:
        return
    assert seconds is not None
    assert 0 < seconds <= 30 * 24 * 3600


def test_an_amount_names_its_own_option() -> None:
    """Two options take dollars."""
    with pytest.raises(Unusable, match="--approve-over: 'much' is no amount of dollars"):
        brief_of("A cat", Wishes(approve_over="much"))


def test_every_option_arrives_in_the_brief() -> None:
    """Nothing that is typed is dropped."""
    wishes = Wishes(
        seconds="45",
        size="640x360",
        fps="25",
        mode="chain",
        video="acme:fast",
        style="ink",
        beats="hero shot, Call-to-action",
        archetype="feature_demo",
        lang="ja",
        seed=7,
        budget="3",
        approve=["stills,storyboard"],
        approve_over="1.50",
        clean=True,
        joins="plain",
    )
    assert brief_of("A cat", wishes) == Brief(
        "A cat",
        seconds=Fraction(45),
        size=Size(640, 360),
        rate=Fraction(25),
        mode="chain",
        style="ink",
        beats=("hero_shot", "call_to_action"),
        archetype="feature_demo",
        language="ja",
        seed=7,
        budget=Decimal(3),
        approve=("storyboard", "stills"),
        approve_over=Decimal("1.50"),
        clean=True,
        joins="plain",
        casting=Casting(video="acme:fast"),
    )


@pytest.mark.parametrize("wishes", [Wishes(beats="hero_shot,hero_shoot"), Wishes(archetype="demo")])
def test_a_beat_or_archetype_that_is_unknown_names_the_nearest(wishes: Wishes) -> None:
    """What the library does not hold is not made up."""
    with pytest.raises(Unusable, match=r"is unknown; there are .*(hero_shot|feature_demo)"):
        brief_of("A shoe", wishes)


def test_options_change_a_given_brief_and_leave_the_rest() -> None:
    """`--brief FILE --seconds 20` is that brief, 20 seconds long."""
    held = Brief("A whale", seconds=Fraction(60), seed=3, casting=Casting(image="acme:pen"))
    brief = brief_of("", Wishes(seconds="20", video="acme:fast"), held)
    assert brief.prompt == "A whale"
    assert brief.seconds == 20
    assert brief.seed == 3
    assert brief.casting == Casting(image="acme:pen", video="acme:fast")


@pytest.mark.parametrize("prompt", ["", "   ", "\n\t", "\x00\x1b"])
def test_an_empty_prompt_is_refused_with_an_example(prompt: str) -> None:
    """A person who typed nothing learns what to type."""
    with pytest.raises(Unusable, match="say what the film shows"):
        brief_of(prompt, Wishes())


def test_a_prompt_of_a_hundred_thousand_characters_is_sent_to_a_file() -> None:
    """The limit and the way around it are said."""
    with pytest.raises(Unusable, match=r"100,000 characters; 20,000 are read.*--script"):
        brief_of("a" * 100_000, Wishes())


def test_a_prompt_keeps_its_letters_and_loses_its_control_codes() -> None:
    """Other scripts, emoji and markup stay; what would steer a terminal goes."""
    assert tidy("灯台 🐱 <b>[bold]</b>") == "灯台 🐱 <b>[bold]</b>"
    assert tidy("a\x1b[31mred\x07\r\nsecond\tline") == "a [31mred\nsecond line"
    assert tidy("caf\udce9") == "caf\ufffd"


@given(st.text(max_size=200))
def test_a_tidied_prompt_can_always_be_written(text: str) -> None:
    """It encodes, and tidying it again changes nothing."""
    once = tidy(text)
    assert tidy(once) == once
    once.encode()


def test_a_script_is_kept_word_for_word_and_may_stand_alone(tmp_path: Path) -> None:
    """None of its words is taken for a prompt: `(1.5 s)` is its first shot's length alone."""
    script = tmp_path / "script.txt"
    script.write_text("1. WIDE: the pier.\r\n2. CLOSE: a hand.\n", encoding="utf-8")
    brief = brief_of("", Wishes(script=script))
    assert brief.script == "1. WIDE: the pier.\n2. CLOSE: a hand.\n"
    assert brief.prompt == ""


@pytest.mark.parametrize("data", [None, b"", b"\xff\xfe\x00", b"a" * 300_000])
def test_a_script_that_cannot_be_read_is_named(tmp_path: Path, data: bytes | None) -> None:
    """Missing, empty, binary or endless: the file stands in the message."""
    script = tmp_path / "script.txt"
    if data is not None:
        script.write_bytes(data)
    with pytest.raises(Unusable, match=r"script\.txt"):
        brief_of("A cat", Wishes(script=script))


def test_references_are_roles_and_files_that_exist(tmp_path: Path) -> None:
    """Several may be given; the role may hold blanks."""
    anna = tmp_path / "anna=1.png"
    anna.write_bytes(b"png")
    assert references_of(Wishes(ref=[f"Anna B={anna}"])) == (("Anna B", anna),)


@pytest.mark.parametrize("ref", ["anna.png", "=anna.png", "anna=", "anna=nowhere.png"])
def test_a_reference_without_role_or_file_is_refused(ref: str) -> None:
    """The form is shown, or the missing file named."""
    with pytest.raises(Unusable, match="--ref"):
        references_of(Wishes(ref=[ref]))


def test_the_output_is_checked_before_work_begins(tmp_path: Path) -> None:
    """A place that cannot be written is refused at once, and nothing is left there."""
    (tmp_path / "file").write_text("")
    (tmp_path / "folder.mp4").mkdir()
    for name in ("film.avi", "film", "nowhere/film.mp4", "file/film.mp4", "folder.mp4"):
        with pytest.raises(Unusable, match="-o"):
            output_of(tmp_path / name)
    assert output_of(tmp_path / "film.mp4") == tmp_path / "film.mp4"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.mp4"]
    with pytest.raises(Unusable, match="nothing can be written"):
        output_of(Path("/proc/film.mp4"))
