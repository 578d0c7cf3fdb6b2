"""A film that is edited: only what depends on a change is made again."""

import shutil

import pytest
from judged import facts, hashes
from person import SHOTS, Answer, Person, edit

WORDS = "He reads the letter in the kitchen"
OTHER = "A white horse stands in the kitchen"


@pytest.fixture
def chained(person: Person) -> Person:
    """Somebody who has the film of six shots as one chain."""
    person.makes("--mode", "chain")
    return person


def _foretold(answer: Answer) -> list[str]:
    """Give what `diff` says would be made."""
    return sorted(row["of"] for row in answer.events if row["row"] == "work" and not row["reused"])


def _rendered(person: Person) -> Answer:
    """Render after an edit; what was foretold is what is made."""
    foretold = _foretold(person.types("diff", "film", "--json"))
    answer = person.types("render", "film", "-o", "film.mp4")
    assert answer.code == 0, answer.err
    assert answer.made == foretold
    return answer


def test_an_edited_shot_alone_is_made_again(owner: Person) -> None:
    """Its keyframe and its segment; the page keeps a person's comments."""
    page = owner.film / "storyboard.yaml"
    edit(page, f"keyframe: {WORDS}", f"keyframe: {OTHER}  # warmer, says Anna")
    answer = _rendered(owner)
    assert answer.made == ["3A", "3A.1"]
    assert (answer.end["made"], answer.end["reused"]) == (2, 11)
    assert "# warmer, says Anna" in page.read_text()
    assert (owner.film / "takes" / "3A.1-t1.mp4").exists()
    assert (owner.film / "takes" / "3A.1-t2.mp4").exists()


def test_an_edit_leaves_the_other_shots_pictures(owner: Person) -> None:
    """Frame for frame, only the third of six seconds differs."""
    before = hashes(owner.film / "film.mp4")
    edit(owner.film / "storyboard.yaml", WORDS, OTHER)
    _rendered(owner)
    after = hashes(owner.place / "film.mp4")
    same = [one == other for one, other in zip(before, after, strict=True)]
    assert "".join("=" if each else "x" for each in same) == f"{'=' * 24}{'x' * 12}{'=' * 36}"


def test_a_chain_is_made_again_from_the_edited_shot_on(chained: Person) -> None:
    """Every later shot starts on a picture that changed."""
    edit(chained.film / "storyboard.yaml", WORDS, OTHER)
    foretold = _foretold(chained.types("diff", "film", "--json"))
    answer = chained.types("render", "film")
    assert answer.code == 0, answer.err
    assert answer.made == ["3A.1", "4A.1", "5A.1", "6A.1"]
    assert foretold == answer.made


def test_a_new_length_makes_its_shot_and_the_music_again(owner: Person) -> None:
    """The film is as long as its shots together."""
    page = owner.film / "storyboard.yaml"
    first = page.read_text().replace("seconds: 1\n", "seconds: 1.5\n", 1)
    page.write_text(first)
    answer = _rendered(owner)
    assert set(answer.made) <= {"1A", "1A.1", "music"}
    assert {"1A.1", "music"} <= set(answer.made)
    assert facts(owner.place / "film.mp4").frames == 78


def test_a_retake_is_another_take_and_the_old_one_can_be_chosen(owner: Person) -> None:
    """Nothing is overwritten, and going back makes nothing."""
    before = hashes(owner.film / "film.mp4")
    again = owner.types("retake", "film", "2A", "--prompt", "He finds a crate in the surf")
    assert again.code == 0, again.err
    assert again.made == ["2A", "2A.1"]
    assert hashes(owner.film / "film.mp4") != before
    assert owner.types("select", "film", "2A", "1").code == 0
    back = owner.types("render", "film")
    assert (back.code, back.made) == (0, [])
    assert hashes(owner.film / "film.mp4") == before


def test_an_edition_that_cannot_be_made_is_not_kept(owner: Person) -> None:
    """The built-in planner knows no other language; later renders do not stumble over it."""
    page = owner.film / "storyboard.yaml"
    spoken = page.read_text().replace("seconds: 1\n", "seconds: 1\n        line: Go.\n", 1)
    page.write_text(spoken)
    brief = (owner.film / "brief.yaml").read_text()
    answer = owner.types("edition", "film", "--lang", "de")
    assert (answer.code, "translates no lines into de" in answer.complaint) == (2, True)
    assert "not kept" in answer.end["what"]
    assert (owner.film / "brief.yaml").read_text() == brief
    assert owner.types("render", "film", "--sound", "voice=mute").code == 0


def test_deleted_files_are_laid_again(owner: Person) -> None:
    """The folder is a face of the film: losing a file there loses nothing."""
    laid = sorted(path.name for path in owner.film.rglob("*"))
    film = (owner.film / "film.mp4").read_bytes()
    shutil.rmtree(owner.film / "takes")
    for name in ("film.mp4", "keyframes/4A.png", "storyboard.yaml"):
        (owner.film / name).unlink()
    answer = owner.types("render", "film")
    assert (answer.code, answer.made) == (0, [])
    assert sorted(path.name for path in owner.film.rglob("*")) == laid
    assert (owner.film / "film.mp4").read_bytes() == film


@pytest.mark.parametrize(
    ("old", "new", "place", "names"),
    [
        ("framing: medium\n", "framing: mediun\n", "line ", "medium"),
        ("seconds: 1\n", "seconds: one\n", "line ", "one"),
        ("move: ", "moove: ", "line ", "move"),
        ("scenes:\n", "scenes: [\n", "line ", ""),
    ],
)
def test_a_broken_page_is_told_with_line_and_column(
    owner: Person, old: str, new: str, place: str, names: str
) -> None:
    """Nothing is made, and the page stays as the person left it."""
    page = owner.film / "storyboard.yaml"
    head, found, tail = page.read_text().rpartition(old)
    assert found
    page.write_text(f"{head}{new}{tail}")
    answer = owner.types("render", "film")
    assert answer.code == 2
    assert "storyboard.yaml" in answer.complaint
    assert place in answer.complaint
    assert "column " in answer.complaint
    assert names in answer.complaint
    assert page.read_text() == f"{head}{new}{tail}"


def test_a_finished_film_is_the_six_shots_of_its_script(owner: Person) -> None:
    """In order, a keyframe and a take each."""
    names = sorted(path.stem for path in (owner.film / "keyframes").glob("*.png"))
    assert names == list(SHOTS)


def test_a_film_is_gone_on_with_from_a_step(owner: Person) -> None:
    """New takes beside the old ones, for every shot; the stills and the music stay."""
    answer = owner.types("render", "film", "--from", "takes")
    assert answer.code == 0, answer.err
    assert answer.made == [f"{shot}.1" for shot in SHOTS]
    assert "again:" in (owner.film / "brief.yaml").read_text(encoding="utf-8")
    assert owner.types("render", "film").made == []
    refused = owner.types("render", "film", "--from", "lunch")
    assert refused.code == 2
    assert "stills, takes, music" in refused.complaint
