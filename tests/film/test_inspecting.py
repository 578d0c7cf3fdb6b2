"""What curves show amiss: decided from numbers alone."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from longtake.film.asset import Asset
from longtake.film.curves import STRIDE, TICKS, Curves, Look, PictureCurves, SoundCurves
from longtake.film.expected import Expected, Join
from longtake.film.inspecting import blamed, judged, worthless
from longtake.film.inspection import inspection, shortened
from longtake.film.stretches import runs, spans
from longtake.film.timeline import Clip

FILM = Fraction(24)


def moving(frames: int = 96) -> PictureCurves:
    """A picture in quiet movement."""
    flat = tuple(float(2 + at % 2 / 10) for at in range(frames))
    same = (1.0,) * frames
    return PictureCurves(
        luma=(110.0,) * frames,
        blue=(120.0,) * frames,
        red=(130.0,) * frames,
        contrast=(40.0,) * frames,
        saturation=(20.0,) * frames,
        sharpness=(5.0,) * frames,
        change=(0.0, *flat[1:]),
        stir=(0.0, *(9 * each for each in flat[1:])),
        likeness=same,
        aligned=same,
        shift=(0.0,) * frames,
        looks=(Look(0.95, 0.0, 0.0, 0.0, 0.0),) * ((frames - 1) // STRIDE),
    )


def sounding(frames: int = 96) -> SoundCurves:
    """A sound in which nothing happens."""
    ticks = frames * TICKS // 24
    return SoundCurves(
        level=(-20.0,) * ticks,
        peak=(0.4,) * ticks,
        clipped=(0.0,) * ticks,
        click=(2.0,) * ticks,
        loudness=(-14.0,) * (ticks // 5),
        lufs=-14.0,
        true_peak=-2.0,
    )


def curves(picture: PictureCurves, sound: SoundCurves | None = None, **more: object) -> Curves:
    """A file that measures so."""
    frames = len(picture.luma)
    return replace(Curves(FILM, frames, frames, frames / FILM, "64x64", picture, sound), **more)  # type: ignore[arg-type]


def put(curve: tuple[float, ...], at: int, *values: float) -> tuple[float, ...]:
    """A curve with other values from a place on."""
    return (*curve[:at], *values, *curve[at + len(values) :])


ONE_SHOT = Expected(one_shot=True)


def found(measured: Curves, expected: Expected = ONE_SHOT) -> list[tuple[str, int]]:
    """Kinds and places."""
    return [(each.kind, each.at) for each in judged(measured, expected)]


def test_quiet_movement_and_an_even_sound_are_fine() -> None:
    """Nothing is invented."""
    assert found(curves(moving(), sounding())) == []


def test_each_fault_is_found_where_it_is() -> None:
    """One at a time."""
    calm, sound = moving(), sounding()
    black = replace(
        calm, luma=put(calm.luma, 40, *[16.0] * 8), contrast=put(calm.contrast, 40, *[0.0] * 8)
    )
    still = replace(
        calm, change=put(calm.change, 40, *[0.0] * 24), stir=put(calm.stir, 40, *[0.0] * 24)
    )
    twice = replace(calm, change=put(calm.change, 50, 0.0))
    light = replace(calm, luma=put(calm.luma, 60, *[125.0] * 36), change=put(calm.change, 60, 16.0))
    colour = replace(calm, red=put(calm.red, 60, *[138.0] * 36))
    swings = [110.0 + 5 * (-1) ** at for at in range(30)]
    flicker = replace(calm, luma=put(calm.luma, 30, *swings))
    jump = replace(calm, change=put(calm.change, 60, 20.0), likeness=put(calm.likeness, 60, 0.2))
    cut = replace(jump, aligned=put(calm.aligned, 60, 0.2))
    fades = replace(calm, looks=(Look(0.95, 0.0, 0.0, -0.04, 0.0),) * len(calm.looks))
    assert found(curves(black)) == [("black", 40)]
    assert found(curves(still)) == [("frozen", 39)] or found(curves(still)) == [("frozen", 40)]
    assert found(curves(twice)) == [("duplicate", 50)]
    assert found(curves(light)) == [("luma step", 60)]
    assert found(curves(colour)) == [("colour step", 60)]
    assert [kind for kind, _ in found(curves(flicker))] == ["flicker"]
    assert found(curves(jump)) == [("jump", 60)]
    assert found(curves(cut)) == [("cut", 60)]
    assert found(curves(fades)) == [("drift", 0)]
    loud = replace(sound, clipped=put(sound.clipped, 50, 0.2, 0.2))
    hole = replace(sound, level=put(sound.level, 50, *[-120.0] * 30))
    click = replace(sound, click=put(sound.click, 50, 30.0))
    assert found(curves(calm, loud)) == [("clipping", 24)]
    assert found(curves(calm, hole)) == [("silence", 24)]
    assert found(curves(calm, click)) == [("click", 24)]


def test_a_master_is_held_to_the_loudness_that_was_asked_for() -> None:
    """-23 LUFS is right where it was wanted, and -14 is not."""
    asked, calm = Expected(master=True, loudness=-23), moving()
    quiet = replace(sounding(), lufs=-23.1)
    assert [each.kind for each in judged(curves(calm, quiet), asked)] == []
    loud = list(judged(curves(calm, replace(quiet, lufs=-14.0)), asked))
    assert [each.what for each in loud] == ["-14.0 LUFS where -23 was asked for"]


def test_a_planned_cut_and_a_shot_that_is_to_hold_still_are_no_faults() -> None:
    """The storyboard says what is meant."""
    calm = moving()
    cut = replace(
        calm,
        change=put(calm.change, 48, 60.0, *[0.0] * 47),
        stir=put(calm.stir, 48, 90.0, *[0.0] * 47),
        likeness=put(calm.likeness, 48, 0.0),
        aligned=put(calm.aligned, 48, 0.0),
    )
    meant = Expected((Join(48, "a", "b", unbroken=False),), stills=((48, 48),), one_shot=True)
    assert found(curves(cut), meant) == []
    assert {kind for kind, _ in found(curves(cut))} == {"cut", "frozen"}


def test_a_seam_is_held_against_the_films_own_movement() -> None:
    """One and a half times the median is allowed."""
    calm = moving()
    meant = Expected((Join(48, "a-t1", "b-t1", unbroken=True),), one_shot=True)
    rough = curves(replace(calm, change=put(calm.change, 48, 4.0)))
    told = judged(rough, meant)
    assert [(each.kind, each.of) for each in told] == [("seam", "b-t1")]
    assert found(curves(replace(calm, change=put(calm.change, 48, 3.0))), meant) == []
    (seam,) = inspection("film", rough, meant, told).seams
    assert seam.ratio == pytest.approx(4.0 / 2.1, rel=0.05)


@pytest.mark.parametrize("why", ["broken", "short", "black", "still"])
def test_a_take_that_is_no_use_is_known(why: str) -> None:
    """A milder one is kept."""
    calm, frames = moving(), 96
    dark = replace(calm, luma=(16.0,) * frames, contrast=(0.0,) * frames, change=(0.0,) * frames)
    held = replace(calm, change=(0.0,) * frames, stir=(0.0,) * frames)
    measured = {
        "broken": curves(calm, broken="its pictures end", declared=120),
        "short": curves(calm),
        "black": curves(dark),
        "still": curves(held),
    }[why]
    expected = Expected(frames=120 if why == "short" else 96, one_shot=True)
    useless = worthless(measured, judged(measured, expected))
    assert useless is not None
    assert useless.kind == why
    step = curves(replace(calm, luma=put(calm.luma, 60, *[125.0] * 36)))
    assert worthless(step, judged(step, Expected(frames=96, one_shot=True))) is None


def test_a_remedy_is_told_with_its_price() -> None:
    """Another take costs what it is quoted; what we do ourselves is free."""
    calm = moving()
    still = curves(
        replace(
            calm, change=put(calm.change, 50, *[0.0] * 40), stir=put(calm.stir, 50, *[0.0] * 40)
        )
    )
    light = curves(replace(calm, luma=put(calm.luma, 60, *[125.0] * 36)))
    clips = tuple(
        Clip(f"{name}-t1", Asset(name, "video/mp4"), at, 48) for name, at in (("a", 0), ("b", 48))
    )
    prices = {"b-t1": Decimal("0.40")}
    (stopped,) = blamed(judged(still, Expected(one_shot=True)), clips, prices)
    (step,) = blamed(judged(light, Expected(one_shot=True)), clips, prices)
    assert (stopped.of, stopped.remedy, stopped.price) == ("b-t1", "retake", Decimal("0.40"))
    assert (step.of, step.remedy, step.price) == ("b-t1", "grade", Decimal(0))


@given(st.lists(st.booleans(), max_size=60))
def test_runs_cover_exactly_what_is_true(flags: list[bool]) -> None:
    """No two abut."""
    told = list(runs(flags))
    places = [place for start, length in told for place in range(start, start + length)]
    assert places == [place for place, flag in enumerate(flags) if flag]
    assert all(start + length < after for (start, length), (after, _) in pairwise(told))


@given(st.sets(st.integers(-5, 120)), st.integers(1, 100))
def test_spans_abut_and_cover_the_film(cuts: set[int], frames: int) -> None:
    """Whatever the cuts."""
    told = list(spans(cuts, frames))
    assert (told[0][0], told[-1][1]) == (0, frames)
    assert all(before[1] == after[0] for before, after in pairwise(told))


@given(st.lists(st.floats(-100, 100), max_size=2000))
def test_a_shortened_curve_stays_within_its_bounds(curve: list[float]) -> None:
    """And never grows."""
    short = shortened(curve)
    assert len(short) == min(600, len(curve))
    assert all(min(curve) - 0.001 <= each <= max(curve) + 0.001 for each in short)


@given(
    st.lists(st.floats(0, 255), min_size=1, max_size=80),
    st.lists(st.floats(0, 40), min_size=1, max_size=80),
)
def test_any_curves_are_judged(luma: list[float], change: list[float]) -> None:
    """Findings lie inside the file and stand in order."""
    frames = min(len(luma), len(change))
    calm = moving(frames)
    measured = curves(replace(calm, luma=tuple(luma[:frames]), change=tuple(change[:frames])))
    for expected in (Expected(), Expected(one_shot=True)):
        told = judged(measured, expected)
        assert all(0 <= each.at <= frames for each in told)
        assert [each.at for each in told] == sorted(each.at for each in told)
