"""Keys, stale and quotes: what a film still needs, and what it costs."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from boards import board
from longtake.film.asset import Asset
from longtake.film.brief import Brief
from longtake.film.film import Film
from longtake.film.limits import Lengths, Limits
from longtake.film.quote import Price, Quote
from longtake.film.take import Select, Take
from longtake.film.timeline import MissingTakes, assemble
from longtake.film.work import Crew, Means, Work, lay_out, quote_lines

VIDEO = Means(
    "acme:video",
    1,
    Price(usd_per_second=Decimal("0.10"), odds=Decimal("1.2")),
    limits=Limits(Lengths(choices=(120,))),
)
CREW = Crew(Means("acme:image", 1), VIDEO, Means("acme:music", 1))


def film(mode: str = "storyboard") -> Film:
    """Give a planned film of six shots of four seconds."""
    return Film("f", Brief("a test", mode=mode), storyboard=board([96] * 6))


def made(held: Film) -> Film:
    """Give the film with a take for all its work."""
    while missing := lay_out(held, CREW).missing:
        for work in missing:
            if work.key is not None:
                held = held.with_take(take_of(work))
    return held


def take_of(work: Work, number: int = 1) -> Take:
    """Give a take whose content follows from its work."""
    return Take(work.of, number, work.key or "", work.means.model, Asset(f"{work.key}", "x"))


def edited(held: Film, shot: str, **change: object) -> Film:
    """Give the film with one shot changed."""
    old = held.board
    shots = tuple(
        replace(each, **change) if each.id == shot else each  # type: ignore[arg-type]
        for each in old.shots
    )
    return replace(held, storyboard=replace(old, scenes=(replace(old.scenes[0], shots=shots),)))


def stale(held: Film) -> list[str]:
    """Give what has to be made."""
    return [work.of for work in lay_out(held, CREW).missing]


def test_a_finished_film_needs_nothing() -> None:
    """The same storyboard has the same keys."""
    assert stale(made(film())) == []


def test_a_changed_shot_makes_only_itself_stale() -> None:
    """Six shots, one edited: one keyframe and one segment."""
    assert stale(edited(made(film()), "1C", keyframe="another")) == ["1C", "1C.1"]
    assert stale(edited(made(film()), "1C", move="whip_pan")) == ["1C", "1C.1"]


def test_a_changed_action_keeps_the_still() -> None:
    """The picture shows the opening, not what happens after."""
    assert stale(edited(made(film()), "1C", action="another")) == ["1C.1"]


def test_in_a_chain_what_follows_is_stale_too() -> None:
    """Each take starts on the frame that the one before ends with."""
    changed = edited(made(film("chain")), "1C", action="another")
    assert stale(changed) == ["1C.1", "1D.1", "1E.1", "1F.1"]


def test_a_changed_length_takes_the_music_along() -> None:
    """The cue ends on the film's last frame."""
    assert stale(edited(made(film()), "1C", frames=72)) == ["1C.1", "music"]


def test_undoing_a_change_finds_the_old_take_again() -> None:
    """Nothing is made for what was there before."""
    held = made(film())
    there_and_back = edited(edited(held, "1C", action="another"), "1C", action="act 2")
    assert stale(there_and_back) == []


def test_a_select_holds_while_its_work_is_wanted() -> None:
    """An older take stays chosen until the shot changes."""
    held = made(film())
    work = lay_out(held, CREW).work("1B.1")
    second = replace(take_of(work, 2), asset=Asset("other", "x"))
    held = held.with_take(second)
    assert lay_out(held, CREW).takes["1B.1"].number == 2
    held = held.with_select(Select("1B.1", 1, work.key or ""))
    assert lay_out(held, CREW).takes["1B.1"].number == 1
    assert "1B.1" in stale(edited(held, "1B", action="another"))


def test_a_quote_is_a_range_over_what_is_missing() -> None:
    """Five seconds a call at ten cents, with the stated odds of retakes; what exists is free."""
    quote = Quote(quote_lines(lay_out(film(), CREW)))
    assert (quote.low, quote.high) == (Decimal("3.00"), Decimal("3.60"))
    assert Quote(quote_lines(lay_out(made(film()), CREW))).free


def test_the_timeline_is_the_storyboard() -> None:
    """Clips abut from the first frame to the last, and the music lies under all of it."""
    held = made(film())
    plan = lay_out(held, CREW)
    timeline = assemble(held.board, plan.segments, plan.takes, plan.takes["music"])
    assert [clip.at for clip in timeline.picture] == [0, 96, 192, 288, 384, 480]
    assert sum(clip.frames for clip in timeline.picture) == timeline.frames == 576
    assert timeline.sound.music[0].frames == 576


def test_a_missing_segment_is_named() -> None:
    """A short film is never reported as done."""
    plan = lay_out(film(), CREW)
    with pytest.raises(MissingTakes, match=r"1A\.1, 1B\.1"):
        assemble(film().board, plan.segments, plan.takes)


def test_a_shot_may_name_another_model() -> None:
    """Its limits cut that shot alone."""
    other = replace(VIDEO, model="else:fast", limits=Limits(Lengths(choices=(48,))))
    crew = replace(CREW, by_shot={"1B": other})
    ids = [segment.id for segment in lay_out(film(), crew).segments]
    assert ids == ["1A.1", "1B.1", "1B.2", "1C.1", "1D.1", "1E.1", "1F.1"]
    assert lay_out(film(), crew).work("1B.1").means.model == "else:fast"


def test_the_model_and_its_version_are_part_of_the_work() -> None:
    """An adapter that would give another result asks for new takes."""
    newer = replace(CREW, video=replace(VIDEO, version=2))
    assert [work.of for work in lay_out(made(film()), newer).missing] == [
        f"1{letter}.1" for letter in "ABCDEF"
    ]


@pytest.mark.parametrize("mode", ["storyboard", "keyframe", "chain", "text"])
def test_a_piece_alone_is_laid_out_as_in_the_whole_film(mode: str) -> None:
    """Making one piece looks at what that is made from, and finds the same keys and takes."""
    held = replace(made(film(mode)), takes=made(film(mode)).takes[:9])
    whole = lay_out(held, CREW)
    for work in whole.works:
        alone = lay_out(held, CREW, of=work.of)
        assert alone.work(work.of) == work
        assert set(alone.works) <= set(whole.works)


def test_seconds_are_exact() -> None:
    """Four seconds at 24 are 96 frames, bought as five."""
    assert lay_out(film(), CREW).work("1A.1").seconds == Fraction(5)
