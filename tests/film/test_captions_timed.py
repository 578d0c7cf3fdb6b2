"""What is read on the screen, and when."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from boards import board
from longtake.film.asset import Asset
from longtake.film.overlay import Overlay, overlaid, overlays
from longtake.film.reading import captions
from longtake.film.rows import COLUMNS, balanced, pieces, rows, width
from longtake.film.speech import grown, line_of, overruns, placed
from longtake.film.storyboard import Card, Line, Logo, Storyboard
from longtake.film.take import Take, Word

SAID = (
    "Nobody answered. The sea kept its secret, and the lamp went on turning over the black water."
)


def spoken(*lines: str, seconds: float = 4) -> Storyboard:
    """Give a storyboard of shots of so many seconds, each with its line."""
    plain = board([round(seconds * 24)] * len(lines))
    shots = tuple(
        replace(shot, line=Line(text) if text else None)
        for shot, text in zip(plain.shots, lines, strict=True)
    )
    return replace(plain, scenes=(replace(plain.scenes[0], shots=shots),))


def take(shot: str, seconds: float, words: tuple[Word, ...] = ()) -> dict[str, Take]:
    """Give a spoken line's take."""
    name, length = line_of(shot), round(seconds * 48_000)
    asset = Asset("a", "audio/flac")
    return {name: Take(name, 1, "k", "m", asset, samples=length, words=words)}


def test_captions_follow_the_spoken_words() -> None:
    """Each appears with its first word, in two rows at most; the next takes over."""
    held = spoken(SAID, seconds=8)
    times = {"Nobody": 0.5, "The": 2.0, "and": 4.0}
    at, words = 0.0, []
    for word in SAID.split():
        at = times.get(word, at + 0.25)
        words.append(Word(word, round(at * 48_000), round((at + 0.25) * 48_000)))
    found = captions(held, take(held.shots[0].id, 6.5, tuple(words)))
    assert " ".join(each.text for each in found) == SAID
    line = placed(held, take(held.shots[0].id, 6.5))[0]
    assert found[0].at == line.at + 12
    assert all(len(rows(each.text)) <= 2 for each in found)
    for before, after in pairwise(found):
        assert before.at + before.frames <= after.at


def test_a_line_that_nobody_speaks_is_spread_over_its_shot() -> None:
    """By its letters, from the first frame to the last."""
    held = spoken("", SAID + " " + SAID)
    found = captions(held, {})
    assert found[0].at == 96
    assert found[-1].at + found[-1].frames == 192
    assert len(found) > 1


def test_shots_grow_for_lines_and_never_shrink() -> None:
    """To the line, what leads in and a breath."""
    held = spoken("One.", "Two.", seconds=2)
    first, second = (shot.id for shot in held.shots)
    longer = grown(held, {**take(first, 3), **take(second, 0.5)})
    assert [shot.frames for shot in longer.shots] == [72 + 5 + 10, 48]
    assert grown(held, take(second, 0.5)) == held


def test_what_does_not_fit_is_told_to_the_frame() -> None:
    """It may run on over cuts, and the next line waits for it; past the film's end it is lost."""
    held = spoken("One.", "Two.", seconds=2)
    first, second = (shot.id for shot in held.shots)
    assert overruns(held, {**take(first, 2), **take(second, 1)}) == ()
    [over] = overruns(held, take(first, 3))
    assert (over.over, over.lost) == (Fraction(1), 0)
    found = overruns(held, {**take(first, 2.5), **take(second, 1)})
    assert [(each.shot, each.lost) for each in found] == [(first, 0)]
    found = overruns(held, {**take(first, 3), **take(second, 2)})
    assert [(each.shot, each.lost) for each in found] == [(first, 0), (second, Fraction(27, 24))]
    found = overruns(held, {**take(first, 4), **take(second, 0.1)})
    assert found[1].lost > 0
    [over] = overruns(held, take(second, 2.5))
    assert over.lost == Fraction(1, 2)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=200))
def test_rows_lose_nothing(text: str) -> None:
    """Whatever the script: the same signs in the same order, and no row too wide to break."""
    for broken in (rows(text), balanced(text)):
        assert "".join("".join(broken).split()) == "".join(text.split())
        assert all(width(row) <= COLUMNS or len(pieces(row)) == 1 for row in broken)


def test_rows_break_as_their_script_does() -> None:
    """Between words, between wide signs, never before what clings."""
    assert balanced("Who left this bottle on the rocks tonight?", 24) == [
        "Who left this bottle",
        "on the rocks tonight?",
    ]
    assert rows("灯台の光が消えた。「待って」", 10) == ["灯台の光が", "消えた。", "「待って」"]
    assert rows("등대의 불이 꺼졌다", 12) == ["등대의 불이", "꺼졌다"]


def test_cards_and_logo_lie_over_the_film() -> None:
    """At its beginning and end; nothing lasts longer than the film."""
    logo = Asset("l", "image/png")
    held = replace(
        spoken("", "Hello."),
        title_card=Card("Title", "by A", 48),
        end_card=Card("End", ground="#000000"),
        logo=Logo(),
        legal="Terms.",
    )
    found = {each.kind: each for each in overlays(held, captions(held, {}), logo)}
    assert found["title"] == Overlay("title", 0, 48, "Title", "by A", fades_out=12)
    assert (found["end"].at, found["end"].frames) == (120, 72)
    assert (found["legal"].at, found["logo"].at, found["logo"].asset) == (120, 120, logo)
    assert found["caption"].at == 96
    assert overlaid(held, captions="burn") == ("Title", "by A", "End", "Terms.", "Hello.")
    assert "Hello." not in overlaid(held, captions="track")
    assert all(each.kind != "logo" for each in overlays(held, (), None))
