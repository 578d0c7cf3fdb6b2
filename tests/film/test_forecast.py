"""How long a film's work will take, from what each piece takes and what fits side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards import board
from longtake.film.brief import Brief
from longtake.film.film import Film
from longtake.film.forecast import Lane, forecast, urgent
from longtake.film.limits import Lengths, Limits
from longtake.film.quote import QuoteLine
from longtake.film.work import Crew, Means, Plan, lay_out, node_of, quote_lines

CREW = Crew(
    Means("acme:image", 1, pace=3.0),
    Means("acme:video", 1, limits=Limits(Lengths(1, 240), last=True), pace=10.0),
    Means("house:music", 1, pace=0.5),
)


def plan(mode: str = "text", shots: int = 6) -> Plan:
    """Lay out a film of shots of four seconds: 40 s of work each, and a still of 3 s."""
    return lay_out(Film("f", Brief("a test", mode=mode), storyboard=board([96] * shots)), CREW)


def lanes(width: int | None) -> dict[str, Lane]:
    """Give a vendor with so many slots, and this machine's cores."""
    cores = Lane("cores", 2)
    return {
        "acme:video": Lane("acme", width),
        "acme:image": Lane("acme", width),
        "house:music": cores,
    }


def test_what_runs_side_by_side_takes_as_long_as_the_longest() -> None:
    """A vendor without bounds renders six shots in the time of one."""
    laid = plan()
    assert forecast(laid, quote_lines(laid), lanes(None).__getitem__) == pytest.approx(40)


def test_slots_make_a_line() -> None:
    """Two at a time: three times as long; music is composed beside it."""
    laid = plan()
    assert forecast(laid, quote_lines(laid), lanes(2).__getitem__) == pytest.approx(120)


def test_a_chain_is_made_in_a_row_whatever_there_is_room_for() -> None:
    """One still, then each take on the end of the one before."""
    laid = plan("chain")
    lines = quote_lines(laid)
    rendered = sum(line.seconds for line in lines if "." in line.of)
    assert forecast(laid, lines, lanes(None).__getitem__) == pytest.approx(3 + rendered)


def test_what_the_longest_work_waits_for_begins_first() -> None:
    """In one lane a shot of two takes goes before those of one, which stay in the film's order."""
    film = Film("f", Brief("a test", mode="storyboard"), storyboard=board([96, 96, 400, 96]))
    laid = lay_out(film, CREW)
    first = [work.of for work in urgent(laid, quote_lines(laid))]
    assert first[:5] == ["1C", "1C.1", "1A", "1B", "1D"]
    assert first[5:] == ["1A.1", "1B.1", "1C.2", "1D.1", "music"]


def test_measured_paces_go_before_what_a_model_declares() -> None:
    """By model: what was never measured stays as declared."""
    laid = plan()
    lines = {line.of: line for line in quote_lines(laid, {"acme:video": 2.5})}
    assert lines["1A.1"].seconds == pytest.approx(10)
    assert lines["music"].seconds == pytest.approx(12)


@given(
    st.sampled_from(["keyframe", "chain", "storyboard", "text"]),
    st.integers(1, 12),
    st.one_of(st.none(), st.integers(1, 5)),
    st.floats(0, 100),
    st.floats(0, 100),
)
def test_a_forecast_lies_between_the_critical_path_and_the_sum(
    mode: str, shots: int, width: int | None, image: float, video: float
) -> None:
    """No schedule is shorter than the one, and none that never idles is longer than the other."""
    laid = plan(mode, shots)
    lines = quote_lines(laid, {"acme:image": image, "acme:video": video})
    walls = {line.of: line.seconds for line in lines}
    path = laid.schedule.longest({node_of(work): walls[work.of] for work in laid.works})
    told = forecast(laid, lines, lanes(width).__getitem__)
    assert path - 1e-6 <= told <= sum(walls.values()) + 1e-6
    if width is None:
        assert told == pytest.approx(path)


def test_a_film_with_nothing_missing_takes_no_time() -> None:
    """A quote of nothing is over at once."""
    empty = Plan("text", (), (), plan().schedule)
    assert forecast(empty, list[QuoteLine](), lanes(1).__getitem__) == 0
