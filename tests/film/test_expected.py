"""What a film's master means to be, so that what was asked for is no fault."""

from longtake.film.asset import Asset
from longtake.film.expected import expected_of
from longtake.film.limits import Lengths, Limits
from longtake.film.segment import break_down
from longtake.film.storyboard import Card, Scene, Shot, Storyboard
from longtake.film.take import Take
from longtake.film.timeline import assemble


def test_a_card_that_hides_the_picture_holds_still_and_begins_another_view() -> None:
    """One that lies over the picture does not; the film's own ends are no cuts."""
    shots = (Shot("1A", 96, move="slow_pan"), Shot("1B", 96, move="tilt_up"))
    for title, stills, changing in (
        (Card("Begin", frames=48), ((144, 48),), ((144, 12),)),
        (Card("Begin", frames=48, ground="#203040"), ((0, 48), (144, 48)), ((36, 12), (144, 12))),
    ):
        end = Card("End", frames=48, ground="#000000")
        board = Storyboard("Cards", (Scene("1", shots),), title_card=title, end_card=end)
        segments = break_down(board, Limits(Lengths(1, 240)), "text")
        takes = {each.id: Take(each.id, 1, "k", "m", Asset(each.id, "")) for each in segments}
        found = expected_of(board, assemble(board, segments, takes))
        assert (found.stills, found.changing) == (stills, changing)
        assert found.cuts == {96, *(at for at, _ in changing), *(at + n for at, n in changing)}
