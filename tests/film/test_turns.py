"""Whose turn it is: everybody's once, the urgent first, the few before the many."""

from collections import Counter
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from longtake.film.turns import Turn, in_turn

NAMES = st.sampled_from("abc")
HELD = st.dictionaries(NAMES, st.integers(0, 5))


@st.composite
def lines(draw: st.DrawFn) -> list[Turn]:
    """Draw a line: each film is one user's."""
    waiting = draw(st.lists(st.tuples(NAMES, NAMES, st.integers(1, 9)), max_size=20))
    return [
        Turn(f"{n}", f"{user}{film}", user, "acme:video", priority, n)
        for n, (user, film, priority) in enumerate(waiting)
    ]


def turn(number: int, film: str, user: str = "ann", priority: int = 5) -> Turn:
    """Give a turn."""
    return Turn(f"{film} {number}", film, user, "acme:video", priority, number)


@given(lines(), HELD, HELD)
def test_everybody_goes_once(
    line: list[Turn], users: dict[str, int], films: dict[str, int]
) -> None:
    """Whatever is held, nobody starves."""
    gone = list(in_turn(line, users=users, films=films))
    assert sorted(gone, key=lambda each: each.since) == line


@given(lines(), HELD)
def test_the_urgent_go_first(line: list[Turn], users: dict[str, int]) -> None:
    """Before anybody's fair share."""
    gone = [each.priority for each in in_turn(line, users=users, films={})]
    assert gone == sorted(gone)


@given(lines())
def test_a_films_calls_of_one_priority_go_as_they_came(line: list[Turn]) -> None:
    """Shares are between films, not within one."""
    gone = list(in_turn(line, users={}, films={}))
    for film in {each.film for each in line}:
        own = [(each.priority, each.since) for each in gone if each.film == film]
        assert own == sorted(own)


@given(st.integers(1, 60), st.integers(1, 5), st.integers(0, 9))
def test_a_small_film_never_waits_for_a_big_one(big: int, small: int, held: int) -> None:
    """Whoever holds less goes first: a film of three shots is through after six turns at most."""
    line = [turn(n, "big") for n in range(big)]
    line += [turn(big + n, "small") for n in range(small)]
    gone = list(in_turn(line, users={"ann": held}, films={"big": held}))
    last = max(place for place, each in enumerate(gone) if each.film == "small")
    assert last < 2 * small


def test_a_new_films_first_call_goes_before_the_third_of_another() -> None:
    """Though all of the other's came before it."""
    line = [turn(3, "old"), turn(4, "old"), turn(5, "new")]
    first = next(in_turn(line, users={"ann": 2}, films={"old": 2}))
    assert first.film == "new"


@given(st.integers(2, 40), st.integers(2, 40))
def test_two_people_go_by_turns(one: int, other: int) -> None:
    """However many films one of them has."""
    line = [turn(n, f"a{n}", "ann") for n in range(one)]
    line += [turn(one + n, "b", "ben") for n in range(other)]
    both = 2 * min(one, other)
    shares = Counter(each.user for each in islice(in_turn(line, users={}, films={}), both))
    assert shares == {"ann": both // 2, "ben": both // 2}
