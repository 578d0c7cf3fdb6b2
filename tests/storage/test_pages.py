"""The pages that people edit: read exactly, mistakes shown where they stand, comments kept."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from longtake.capabilities.errors import Unusable
from longtake.film.asset import Asset
from longtake.film.brief import Brief, Casting
from longtake.film.join import USUAL
from longtake.film.picture import FRAMINGS, JOINS, MOVES, Size
from longtake.film.sound import Sound
from longtake.film.storyboard import (
    CORNERS,
    CastMember,
    Line,
    Logo,
    Look,
    Music,
    Retouch,
    Scene,
    Shot,
    Storyboard,
)
from longtake.film.time import frames
from longtake.storage.folder import FilmFolder, read_brief
from longtake.storage.storyboard_page import shortest_seconds

RATES = [
    Fraction(24),
    Fraction(25),
    Fraction(30_000, 1001),
    Fraction(24_000, 1001),
    Fraction(25, 2),
]

PAGE = """\
# Mine.
title: Keeper   # working title
fps: 24
cast:
  - name: Anna
    description: >-
      tall, grey coat,
      one glove
scenes:
  - place: coast

    shots:
      # the long one
      - id: 1A
        seconds:   4.50    # hold it
        keyframe: "Anna at the rail"
        action: 'looks: out'
        cast: [Anna]
      - {seconds: 2, framing: Close-Up}
  - id: 7
    shots:
    - seconds: 1
      line: {who: Anna, text: "Who, there?"}
"""

text = st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60
)  # every script, control characters and line ends too
words = st.lists(text, max_size=3, unique=True).map(tuple)


def met(join: str) -> st.SearchStrategy[dict[str, object]]:
    """Give joins with a length and a colour, where they may have them."""
    length = st.none() | st.integers(1, 10)
    colour = st.sampled_from(["", "#402010"])
    return st.fixed_dictionaries({
        "join": st.just(join),
        "join_frames": length if join in USUAL else st.none(),
        "join_colour": colour if join == "dip" else st.just(""),
    })  # fmt: skip


@st.composite
def storyboards(draw: st.DrawFn) -> Storyboard:
    """Give storyboards with any text anywhere."""
    cast = draw(st.lists(text, max_size=3, unique=True))
    shots = [
        Shot(
            id=f"S{number}",
            frames=draw(st.integers(1, 3000)),
            framing=draw(st.sampled_from(FRAMINGS)),
            move=draw(st.sampled_from(MOVES)),
            keyframe=draw(text | st.just("")),
            action=draw(text | st.just("")),
            beat=draw(text | st.just("")),
            cast=tuple(draw(st.lists(st.sampled_from(cast), unique=True))) if cast else (),
            line=draw(st.none() | st.builds(Line, text, text | st.just(""))),
            **draw(st.sampled_from(JOINS).flatmap(met)),
            end_keyframe=draw(text | st.just("")),
            seed=draw(st.none() | st.integers(-(2**63) + 1, 2**63 - 1)),
            video=draw(st.sampled_from(["", "acme:fast"])),
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    return Storyboard(
        title=draw(text),
        scenes=(Scene("1", tuple(shots), place=draw(text)),),
        look=Look(draw(text), draw(words), draw(text), draw(text)),
        cast=tuple(CastMember(name, "product", draw(text)) for name in cast),
        music=Music(draw(text), "", draw(st.none() | st.integers(1, 400))),
        size=Size(draw(st.integers(32, 2048)) * 2, 720),
        rate=draw(st.sampled_from(RATES)),
        reasoning=draw(text),
    )


def film(folder: Path, page: str = PAGE) -> FilmFolder:
    """Give a folder with a storyboard page."""
    (folder / "storyboard.yaml").write_text(page)
    return FilmFolder(folder)


def read(folder: Path, page: str = PAGE) -> Storyboard:
    """Give what a page shows."""
    board = film(folder, page).read_storyboard(None)
    assert board is not None
    return board


@settings(max_examples=25, deadline=None)
@given(board=storyboards())
def test_a_page_is_read_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, board: Storyboard
) -> None:
    """Any text in any script, any length at any rate: the same value, from the page alone."""
    folder = FilmFolder(tmp_path_factory.mktemp("film"))
    folder.write_storyboard(board)
    (folder.path / ".longtake.json").unlink()
    assert folder.read_storyboard(None) == board


@settings(max_examples=25, deadline=None)
@given(before=storyboards(), after=storyboards())
def test_a_page_shows_the_newest_storyboard(
    tmp_path_factory: pytest.TempPathFactory, before: Storyboard, after: Storyboard
) -> None:
    """Whatever changed between two storyboards, the page follows."""
    folder = FilmFolder(tmp_path_factory.mktemp("film"))
    folder.write_storyboard(before)
    folder.write_storyboard(after)
    (folder.path / ".longtake.json").unlink()
    assert folder.read_storyboard(None) == after


@settings(max_examples=25, deadline=None)
@given(count=st.integers(1, 90_000), rate=st.sampled_from(RATES))
def test_seconds_mean_their_frames(count: int, rate: Fraction) -> None:
    """The shortest decimal still gives the very frame."""
    seconds = shortest_seconds(count, rate)
    assert frames(seconds, rate) == count
    assert len(str(seconds).partition(".")[2]) <= 3


def test_a_person_writes_as_people_do(tmp_path: Path) -> None:
    """Ids may be left out, words may have hyphens, a mapping may stand in one line."""
    board = read(tmp_path)
    assert [shot.id for shot in board.shots] == ["1A", "1B", "7A"]
    assert [shot.frames for shot in board.shots] == [108, 48, 24]
    assert board.shot("1B").framing == "close_up"
    assert board.shot("7A").line == Line("Who, there?", "Anna")
    assert board.member("Anna").description == "tall, grey coat, one glove"


@pytest.mark.parametrize("corner", CORNERS)
def test_a_logo_has_its_corner(tmp_path: Path, corner: str) -> None:
    """As the guide writes it, alone or with when it is seen."""
    assert read(tmp_path, f"{PAGE}logo: {corner}\n").logo == Logo(corner)
    page = f"{PAGE}logo: {{corner: {corner}, when: always}}\n"
    assert read(tmp_path, page).logo == Logo(corner, "always")


def test_only_what_changed_is_changed_in_the_page(tmp_path: Path) -> None:
    """Comments, blanks, quotes and folded lines of all the rest stay as they were."""
    board = read(tmp_path)
    shot = replace(board.shot("1A"), action="runs", seed=4, frames=120)
    opening = replace(board.scenes[0], shots=(shot, board.shot("1B")))
    changed = replace(board, title="Anna: a keeper", scenes=(opening, board.scenes[1]))
    FilmFolder(tmp_path).write_storyboard(changed)
    page = (tmp_path / "storyboard.yaml").read_text()
    expected = (
        PAGE.replace("title: Keeper ", "title: 'Anna: a keeper' ")
        .replace("  4.50 ", "  5 ")
        .replace("'looks: out'", "runs")
        .replace("        cast: [Anna]\n", "        cast: [Anna]\n        seed: 4\n")
    )
    assert page == expected
    assert FilmFolder(tmp_path).read_storyboard(changed) == changed


def test_a_value_that_is_gone_leaves_the_page(tmp_path: Path) -> None:
    """Its whole line goes, and nothing else."""
    board = read(tmp_path)
    shot = replace(board.shot("1A"), action="")
    opening = replace(board.scenes[0], shots=(shot, board.shot("1B")))
    FilmFolder(tmp_path).write_storyboard(replace(board, scenes=(opening, board.scenes[1])))
    page = (tmp_path / "storyboard.yaml").read_text()
    assert page == PAGE.replace("        action: 'looks: out'\n", "")


def test_what_the_page_does_not_show_is_carried_over(tmp_path: Path) -> None:
    """Reference pictures of the cast survive an edit, and an unedited page changes nothing."""
    board = read(tmp_path)
    picture = Asset("a" * 64, "image/png")
    known = replace(board, cast=(replace(board.cast[0], references=(picture,)),))
    assert film(tmp_path).read_storyboard(known) is known
    edited = film(tmp_path, PAGE.replace("4.50", "3")).read_storyboard(known)
    assert edited is not None
    assert edited.cast == known.cast
    assert edited.shot("1A").frames == 72


MISTAKES = [
    ("4.50", "four", 15, 20, "no number", "such as 4.5"),
    ("4.50", "0", 15, 20, "is no length", "above 0"),
    ("4.50", "-2", 15, 20, "is no length", "above 0"),
    ("4.50", "1e9", 15, 20, "no number", "4.5"),
    ("4.50", "99999", 15, 20, "over an hour", "3600"),
    ("4.50", "0.001", 15, 20, "less than a frame", "at least"),
    ("4.50", "[4]", 15, 20, "not a list", "one text"),
    ("seconds:   4", "secnds:   4", 15, 9, "no 'secnds'", "did you mean seconds"),
    ("Close-Up", "clos", 19, 31, "framing 'clos'", "close_up"),
    ("framing: Close-Up", "move: spin", 19, 28, "move 'spin'", "there are static"),
    ("framing: Close-Up", "join: disolve", 19, 28, "'disolve'", "did you mean dissolve"),
    ("framing: Close-Up", "join: dissolve long", 19, 28, "no length of a join", ""),
    ("framing: Close-Up", "join: dissolve white", 19, 28, "no colour", ""),
    ("framing: Close-Up", "id: 1a", 19, 26, "stands twice", "another id"),
    ("framing: Close-Up", "id: ../x", 19, 26, "cannot be used", "letters and digits"),
    ("framing: Close-Up", "cast: Ana", 19, 28, "'Ana' is not in the cast", "mean Anna"),
    ("framing: Close-Up", "seconds: 3", 19, 22, "stands twice", "keep one"),
    ("framing: Close-Up", "seed: 1.5", 19, 28, "no whole number", "write 1"),
    ("id: 7", "id: [7", 21, 10, "bracket", "[one, two]"),
    ("{seconds: 2, framing: Close-Up}", "*a", 19, 9, "alias", "write the value out"),
    ("{seconds: 2, framing: Close-Up}", "again", 19, 9, "holds a text", "give id"),
    ("{seconds: 2, framing: Close-Up}", "{move: static}", 19, 9, "1B has no length", "4.5"),
    ("    shots:\n      #", "\tshots:\n      #", 12, 1, "a tab", "blanks"),
    ("'looks: out'", "looks: out", 17, 22, "second colon", "in quotes"),
    ('there?"', "there?", 23, 31, "never closed", "close the text"),
    ("fps: 24", "fps: 1e9", 3, 6, "no frame rate", "24, 25"),
    ("fps: 24", "fps: 500", 3, 6, "outside 1 to 120", ""),
    ("fps: 24", "size: huge", 3, 7, "not WIDTHxHEIGHT", ""),
    ("scenes:", "scnes:", 9, 1, "no 'scnes'", "did you mean scenes"),
    ("  - name: Anna\n    d", "  - d", 5, 5, "no name", "name: Anna"),
]


@pytest.mark.parametrize(("right", "wrong", "line", "column", "why", "remedy"), MISTAKES)
def test_a_mistake_is_shown_where_it_stands(  # noqa: PLR0913, PLR0917
    tmp_path: Path, right: str, wrong: str, line: int, column: int, why: str, remedy: str
) -> None:
    """Line and column, what is wrong, and what would be right."""
    assert right in PAGE
    folder = film(tmp_path, PAGE.replace(right, wrong, 1))
    with pytest.raises(Unusable) as caught:
        folder.read_storyboard(None)
    assert caught.value.what == f"storyboard.yaml line {line}, column {column}"
    assert why in caught.value.why
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("data", "what", "why"),
    [
        (b"", "storyboard.yaml", "is empty"),
        (b"# only a comment\n", "storyboard.yaml", "is empty"),
        (b"- one\n- two\n", "storyboard.yaml line 1, column 1", "must begin with names"),
        (b"title: x\nlook: \xff\n", "storyboard.yaml line 2, column 7", "not UTF-8"),
        (b"title: a\x07b\n", "storyboard.yaml line 1, column 9", "U+0007"),
        (b"title: x\n", "storyboard.yaml line 1, column 1", "no scenes"),
        (b"scenes: []\n", "storyboard.yaml line 1, column 1", "no shot"),
        (b"title: x\n---\ntitle: y\n", "storyboard.yaml line 2, column 1", "second page"),
        (b"x" * (10 * 2**20), "storyboard.yaml", "10 MB"),
        (b"[" * 20_000, "storyboard.yaml", "nested too deep"),
        (
            b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
            "storyboard.yaml line 2, column 8",
            "an alias",
        ),
    ],
)
def test_what_is_no_storyboard_is_said(tmp_path: Path, data: bytes, what: str, why: str) -> None:
    """Nothing hangs, nothing fills the memory, and the place is named."""
    (tmp_path / "storyboard.yaml").write_bytes(data)
    with pytest.raises(Unusable) as caught:
        FilmFolder(tmp_path).read_storyboard(None)
    assert caught.value.what == what
    assert why in caught.value.why


def test_no_page_is_no_mistake(tmp_path: Path) -> None:
    """A film that is not planned yet has none."""
    assert FilmFolder(tmp_path).read_storyboard(None) is None


BRIEF = Brief(
    "Zwei Katzen: eine Reise\n  und 猫の旅",
    seconds=Fraction(61, 2),
    size=Size(720, 1280),
    rate=Fraction(30_000, 1001),
    style="ink",
    script="INT. KITCHEN\n\n  MAX: 'no'\n",
    archetype="luxury_showcase",
    beats=("hero_shot", "call_to_action"),
    language="de",
    mode="chain",
    seed=7,
    music="slow",
    clean=True,
    joins="plain",
    casting=Casting(video="acme:fast"),
    sound=Sound(native="mute", lines="lead", loudness=-16),
    captions="burn",
    budget=Decimal("4.50"),
    approve=("storyboard", "stills"),
    approve_over=Decimal("2.25"),
)


@pytest.mark.parametrize(
    "brief", [BRIEF, Brief("A cat"), replace(BRIEF, seconds=Fraction(100, 3), rate=None)]
)
def test_a_brief_is_read_back_as_it_was_written(tmp_path: Path, brief: Brief) -> None:
    """Every wish, to the digit."""
    folder = FilmFolder(tmp_path / "film")
    folder.claim()
    folder.write_brief("abc123", brief, lambda asset: tmp_path / asset.digest)
    page = folder.read_brief()
    assert (page.films, page.brief, page.references) == (("abc123",), brief, ())


def test_a_brief_of_ones_own_needs_no_film(tmp_path: Path) -> None:
    """`--brief FILE` takes a page with the shape in words; pictures lie beside it."""
    page = "prompt: A cat\naspect: 9:16\nreferences:\n  - role: Tom\n    file: tom.png\n"
    (tmp_path / "cat.yaml").write_text(page)
    read = read_brief(tmp_path / "cat.yaml")
    assert (read.films, read.brief) == ((), Brief("A cat", size=Size(720, 1280)))
    assert read.references == (("Tom", tmp_path / "tom.png"),)


@pytest.mark.parametrize("words", ["stills", "[stills]", "[Stills, stills]"])
def test_one_approval_needs_no_brackets(tmp_path: Path, words: str) -> None:
    """And counts once."""
    (tmp_path / "brief.yaml").write_text(f"prompt: A cat\napprove: {words}\n")
    assert read_brief(tmp_path / "brief.yaml").brief == Brief("A cat", approve=("stills",))


@pytest.mark.parametrize(
    ("page", "place", "why"),
    [
        ("film: x\nprompt: ''\n", "line 2, column 9", "is empty"),
        ("prompt: a\nseconds: 2m\n", "line 2, column 10", "no number"),
        ("prompt: a\nseconds: 9e9\n", "line 2, column 10", "no number"),
        ("prompt: a\nseconds: 10800\n", "line 2, column 10", "no running time"),
        ("prompt: a\naspect: 1e99\n", "line 2, column 9", "no ratio"),
        ("prompt: a\nmode: chian\n", "line 2, column 7", "unknown"),
        ("prompt: a\nbeats: [hero_shot, hero]\n", "line 2, column 20", "unknown"),
        ("prompt: a\nbudget: lots\n", "line 2, column 9", "no sum"),
        ("prompt: a\napprove: [stills, takes]\n", "line 2, column 19", "'takes' is unknown"),
        ("prompt: a\napprove_over: -1\n", "line 2, column 15", "approve_over '-1' is no sum"),
        ("prompt: a\nclean: maybe\n", "line 2, column 8", "'maybe'"),
        ("prompt: a\nmodels: {vidio: a}\n", "line 2, column 10", "no 'vidio'"),
        ("prompt: a\nreferences: [{role: x}]\n", "line 2, column 14", "no file"),
        ("prompt: a\nsize: 64x64\naspect: 1:1\n", "line 3, column 9", "both"),
    ],
)
def test_a_mistake_in_a_brief_is_shown(tmp_path: Path, page: str, place: str, why: str) -> None:
    """As in a storyboard."""
    (tmp_path / "brief.yaml").write_text(page)
    with pytest.raises(Unusable) as caught:
        read_brief(tmp_path / "brief.yaml")
    assert caught.value.what == f"brief.yaml {place}"
    assert why in caught.value.why


def test_a_retouch_is_its_words_in_the_page_and_its_picture_in_the_film(tmp_path: Path) -> None:
    """Other words change the same picture, and without the line there is none."""
    picture = Asset("a" * 64, "image/png")
    retouch = Retouch("it snows", picture, Asset("b" * 64, "image/png"), "acme:still")
    closing = Retouch("the lamp is out", Asset("c" * 64, "image/png"), None, "acme:still")
    shot = Shot("1A", 24, end_keyframe="night", retouch=retouch, end_retouch=closing)
    known = Storyboard("One", (Scene("1", (shot,)),))
    folder, page = FilmFolder(tmp_path), tmp_path / "storyboard.yaml"
    folder.write_storyboard(known)
    assert folder.read_storyboard(known) == known
    text = page.read_text()
    page.write_text(text.replace("it snows", "it rains").replace("the lamp is out", "it is lit"))
    board = folder.read_storyboard(known)
    assert board is not None
    assert board.shot("1A").retouch == replace(retouch, text="it rains")
    assert board.shot("1A").end_retouch == replace(closing, text="it is lit")
    with pytest.raises(Unusable, match="1A has a retouch, but not the picture that it changes"):
        folder.read_storyboard(None)
    page.write_text(text.replace("        retouch: it snows\n", ""))
    board = folder.read_storyboard(known)
    assert board is not None
    assert board.shot("1A").retouch is None
    assert board.shot("1A").end_retouch == closing


def test_how_stills_are_linked_stands_in_the_brief(tmp_path: Path) -> None:
    """A page from before it was there means `auto`."""
    FilmFolder(tmp_path).write_brief("f1", Brief("x", link="previous"), lambda _: tmp_path)
    page = tmp_path / "brief.yaml"
    assert read_brief(page).brief.link == "previous"
    page.write_text(page.read_text().replace("link: previous\n", ""))
    assert read_brief(page).brief.link == "auto"
    page.write_text(f"{page.read_text()}link: next\n")
    with pytest.raises(Unusable, match="previous"):
        read_brief(page)
