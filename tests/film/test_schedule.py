"""The schedule follows from the anchors alone."""

from boards import board
from longtake.film.keyframe import keyframes
from longtake.film.limits import Lengths, Limits
from longtake.film.link import Linking
from longtake.film.schedule import Compose, Draw, Render, Schedule, schedule
from longtake.film.segment import break_down

NONE = Linking()
LIMITS = Limits(Lengths(choices=(120,)), last=True)


def graph(mode: str, linking: Linking = NONE) -> Schedule:
    """Give the schedule of three shots, the middle one of two segments."""
    storyboard = board([96, 200, 96])
    segments = break_down(storyboard, LIMITS, mode)
    return schedule(keyframes(storyboard, segments, linking), segments)


def test_storyboard_mode_renders_shots_side_by_side() -> None:
    """Once the stills are there, every shot begins; segments of one shot wait for each other."""
    needs = graph("storyboard").needs
    assert not any(needs[each] for each in (Draw("1A"), Draw("1B"), Draw("1C"), Compose()))
    assert [needs[Render(f"1{shot}.1")] for shot in "ABC"] == [{Draw(f"1{s}")} for s in "ABC"]
    assert needs[Render("1B.2")] == {Render("1B.1")}


def test_chain_mode_goes_strictly_in_a_row() -> None:
    """Nothing begins before the segment before it is there."""
    plan = graph("chain")
    rendered = [node for node in plan.in_order() if isinstance(node, Render)]
    assert plan.longest(dict.fromkeys(rendered, 1.0)) == len(rendered)


def test_text_mode_waits_for_nothing() -> None:
    """Every segment begins at once."""
    assert not any(graph("text").needs.values())


def test_keyframe_mode_waits_for_both_pictures() -> None:
    """A segment needs the picture that it ends on as well."""
    assert graph("keyframe").needs[Render("1A.1")] == {Draw("1A"), Draw("1B")}


def test_linked_stills_are_drawn_one_after_another() -> None:
    """A model that looks at the picture before adds edges."""
    linking = Linking("previous", dict.fromkeys(["1A", "1B", "1C"], 1))
    assert graph("storyboard", linking).needs[Draw("1C")] == {Draw("1B")}


def test_what_is_behind_a_node_is_the_longest_way_from_its_end() -> None:
    """A still has all of its shot's takes behind it, a last take nothing."""
    plan = graph("storyboard")
    cost = {node: 3.0 if isinstance(node, Draw) else 10.0 for node in plan.needs}
    behind = plan.behind(cost)
    assert (behind[Draw("1A")], behind[Draw("1B")]) == (10, 20)
    assert (behind[Render("1B.1")], behind[Render("1B.2")], behind[Compose()]) == (10, 0, 0)
    assert max(behind[node] + cost[node] for node in plan.needs) == plan.longest(cost)


def test_a_change_reaches_what_depends_on_it() -> None:
    """In a chain that is everything after it; between shots side by side nothing else."""
    assert graph("storyboard").after([Draw("1A")]) == {Draw("1A"), Render("1A.1")}
    assert len(graph("chain").after([Render("1B.1")])) == 3
