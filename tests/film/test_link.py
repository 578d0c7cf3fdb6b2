"""Which earlier stills go along when one is drawn, and what that makes stale."""

from dataclasses import replace

import pytest

from longtake.film.asset import Asset
from longtake.film.brief import Brief
from longtake.film.film import Film
from longtake.film.keyframe import keyframes
from longtake.film.limits import Lengths, Limits
from longtake.film.link import Linking
from longtake.film.quote import FREE
from longtake.film.schedule import Draw
from longtake.film.segment import break_down
from longtake.film.storyboard import CastMember, Retouch, Scene, Shot, Storyboard
from longtake.film.take import Take
from longtake.film.work import Crew, Means, Plan, lay_out

LIMITS = Limits(Lengths(choices=(48,)), last=True)
SHOWN = {"1A": "Anna", "1B": "", "1C": "Anna Ben", "2A": "Ben", "2B": "Anna", "2C": ""}
"""Shots in two scenes, with who is seen in them."""


def board(**more: object) -> Storyboard:
    """Give a film of six shots."""
    shots = [
        Shot(shot, 48, keyframe=f"picture {shot}", cast=tuple(who.split()))
        for shot, who in SHOWN.items()
    ]
    scenes = (Scene("1", tuple(shots[:3])), Scene("2", tuple(shots[3:])))
    cast = (CastMember("Anna"), CastMember("Ben"))
    return replace(Storyboard("Two", scenes, cast=cast), **more)  # type: ignore[arg-type]


def linked(storyboard: Storyboard, how: str, room: int = 4) -> dict[str, tuple[str, ...]]:
    """Give the links of each still."""
    segments = break_down(storyboard, LIMITS, "storyboard")
    linking = Linking(how, dict.fromkeys(SHOWN, room))
    return {each.id: each.after for each in keyframes(storyboard, segments, linking)}


def film(link: str = "auto", storyboard: Storyboard | None = None) -> Film:
    """Give a planned film."""
    return Film("f", Brief("two", link=link, mode="storyboard"), storyboard=storyboard or board())


def laid(held: Film, *, until: str = "master", references: int = 4, steady: bool = False) -> Plan:
    """Give its work with a picture model that looks at so many pictures."""
    image = Means("acme:still", 1, FREE, references=references, links=not steady)
    return lay_out(held, Crew(image, Means("acme:clip", 1, limits=LIMITS), None), until=until)


def made(held: Film, until: str = "master") -> Film:
    """Give the film with a take for all its work."""
    while missing := laid(held, until=until).missing:
        for work in missing:
            if work.key is not None:
                asset = Asset(work.key, "image/png")
                held = held.with_take(Take(work.of, 1, work.key, work.means.model, asset))
    return held


def test_the_first_picture_of_everybody_goes_along() -> None:
    """So that most stills wait for one other, and places wait for none."""
    assert linked(board(), "first") == {
        "1A": (),
        "1B": (),
        "1C": ("1A",),
        "2A": ("1C",),
        "2B": ("1A",),
        "2C": (),
    }


def test_who_has_a_reference_picture_needs_no_other() -> None:
    """That one holds the looks already; nobody waits for it."""
    cast = (CastMember("Anna", references=(Asset("photo", "image/png"),)), CastMember("Ben"))
    links = linked(board(cast=cast), "first")
    assert (links["2B"], links["2A"]) == ((), ("1C",))


def test_the_previous_picture_of_the_cast_or_the_scene_goes_along() -> None:
    """The nearest first, no more than the model takes."""
    links = linked(board(), "previous")
    assert links == {
        "1A": (),
        "1B": ("1A",),
        "1C": ("1A",),
        "2A": ("1C",),
        "2B": ("1C",),
        "2C": ("2B",),
    }
    assert set(linked(board(), "previous", room=0).values()) == {()}


def test_a_closing_picture_follows_its_opening_one() -> None:
    """Whoever is seen in it."""
    first, *others = board().scenes[0].shots
    closed = replace(first, end_keyframe="the same, at night")
    storyboard = board(scenes=(Scene("1", (closed, *others)), board().scenes[1]))
    assert linked(storyboard, "first")["1A-end"] == ("1A",)


def test_pictures_of_the_cast_come_before_earlier_stills() -> None:
    """And each says whom it shows; there are never more than the model takes."""
    cast = (CastMember("Anna", references=(Asset("photo", "image/png"),)), CastMember("Ben"))
    held = made(film("previous", board(cast=cast)))
    still = laid(held).takes["1A"].asset.digest
    assert laid(held).work("1C").references == ("Anna photo", f"Anna as in shot 1A {still}")
    assert laid(held, references=1).work("1C").references == ("Anna photo",)
    assert laid(held, references=1).schedule.needs[Draw("1C")] == set()


@pytest.mark.parametrize(
    ("link", "stale"),
    [
        ("none", ["1A", "1A.1"]),
        ("first", ["1A", "1C", "2A", "2B"]),
        ("previous", ["1A", "1B", "1C", "2A", "2B", "2C"]),
    ],
)
def test_a_redrawn_still_makes_those_stale_that_followed_it(link: str, stale: list[str]) -> None:
    """They are drawn with it, so its digest is in their keys."""
    held = made(film(link))
    first, *others = held.board.scenes[0].shots
    scene = replace(held.board.scenes[0], shots=(replace(first, keyframe="another"), *others))
    held = replace(held, storyboard=replace(held.board, scenes=(scene, held.board.scenes[1])))
    found = [work.of for work in laid(held).missing]
    assert [of for of in found if of in stale] == stale
    assert {of for of in found if "." not in of} == {of for of in stale if "." not in of}


def test_stills_that_were_drawn_before_the_film_are_those_of_the_film() -> None:
    """Whatever the links are: nothing is drawn twice."""
    for link in ("auto", "previous"):
        held = made(film(link), until="stills")
        assert [work.of for work in laid(held).missing if "." not in work.of] == []


def test_a_steady_model_is_never_waited_for() -> None:
    """It draws by the words alone: all its stills begin at once."""
    graph = laid(film("auto"), steady=True).schedule
    assert {need for node, need in graph.needs.items() if isinstance(node, Draw)} == {frozenset()}


def test_a_retouched_still_hangs_on_the_picture_that_it_was() -> None:
    """It stays whatever the words become, and is found again when its line comes back."""
    held = made(film("previous"))
    base = laid(held).takes["1B"].asset

    def changed(retouch: Retouch | None, words: str = "picture 1B") -> Film:
        first, second, *others = held.board.scenes[0].shots
        new = replace(second, keyframe=words, retouch=retouch)
        scene = replace(held.board.scenes[0], shots=(first, new, *others))
        return replace(held, storyboard=replace(held.board, scenes=(scene, held.board.scenes[1])))

    retouch = Retouch("it snows", base, None, "acme:still")
    assert [work.of for work in laid(changed(retouch)).missing] == ["1B", "1B.1"]
    assert [work.of for work in laid(changed(retouch), until="retouch").works] == ["1B"]
    assert laid(changed(retouch)).schedule.needs[Draw("1B")] == set()
    held = replace(held, takes=made(changed(retouch)).takes)
    assert [work.of for work in laid(changed(retouch, "another")).missing] == ["1B.1"]
    assert laid(changed(None)).missing == ()
    assert laid(changed(retouch)).missing == ()


def test_a_closing_still_is_retouched_by_itself() -> None:
    """The opening one stays, and what ends on it is made anew, and no more."""
    first, *others = board().scenes[0].shots

    def closed(retouch: Retouch | None) -> Storyboard:
        shot = replace(first, end_keyframe="the lamp is out", end_retouch=retouch)
        return board(scenes=(Scene("1", (shot, *others)), board().scenes[1]))

    held = made(film("first", closed(None)))
    base = laid(held).takes["1A-end"].asset
    retouch = Retouch("it snows", base, None, "acme:still")
    held = replace(held, storyboard=closed(retouch))
    assert [work.of for work in laid(held).missing] == ["1A-end", "1A.1"]
    assert [work.of for work in laid(held, until="retouch").works] == ["1A-end"]
    assert laid(held).schedule.needs[Draw("1A-end")] == set()
    assert laid(held).work("1A-end").prompt.startswith("Medium shot. the lamp is out.")
    assert laid(replace(made(held), storyboard=closed(None))).missing == ()
