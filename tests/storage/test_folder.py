"""The film's folder: laid whole, laid again, and never over what a person does in it."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from laid import BOARD, FILM, Kept, made, retaken

from longtake.capabilities.errors import Unusable
from longtake.film.brief import Brief, Reference
from longtake.storage.folder import FilmFolder, fresh_folder


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """Blobs of a home."""
    return Kept(tmp_path / "blobs")


@pytest.fixture
def folder(tmp_path: Path) -> FilmFolder:
    """A folder for a film."""
    return FilmFolder(tmp_path / "film")


def lying(folder: FilmFolder) -> dict[str, tuple[int, int]]:
    """Give every file with what changes when it is written."""
    found = [path for path in folder.path.rglob("*") if path.is_file()]
    stats = {path: path.stat() for path in found}
    return {
        path.relative_to(folder.path).as_posix(): (stat.st_ino, stat.st_mtime_ns)
        for path, stat in stats.items()
    }


def test_everything_lies_under_its_name(folder: FilmFolder, kept: Kept) -> None:
    """Pages, keyframes, takes, music and the film."""
    film, plan = made(kept)
    folder.lay(film, plan, kept.path)
    assert set(lying(folder)) == {
        ".longtake.json",
        "brief.yaml",
        "film.mp4",
        "film.ass",
        "film.otio",
        "film.srt",
        "film.vtt",
        "keyframes/1A.png",
        "keyframes/2A.png",
        "music.flac",
        "report.html",
        "storyboard.yaml",
        "takes/1A.1-t1.mp4",
        "takes/2A.1-t1.mp4",
        "takes/2A.2-t1.mp4",
    }
    assert (folder.path / "takes/2A.2-t1.mp4").read_text() == "2A.2 take 1"
    assert (folder.path / "film.srt").read_text().startswith("1\n00:00:02,500 --> 00:00:12,500\n")


def test_what_lies_there_is_not_written_again(folder: FilmFolder, kept: Kept) -> None:
    """Laying twice changes no file."""
    film, plan = made(kept)
    folder.lay(film, plan, kept.path)
    before = lying(folder)
    folder.lay(film, plan, kept.path)
    assert lying(folder) == before


def test_a_deleted_file_is_laid_again(folder: FilmFolder, kept: Kept) -> None:
    """Any file, and a take that was cut short too."""
    film, plan = made(kept)
    folder.lay(film, plan, kept.path)
    names = set(lying(folder))
    for name in names - {"takes/1A.1-t1.mp4"}:
        (folder.path / name).unlink()
    (folder.path / "takes/1A.1-t1.mp4").write_text("1A")
    folder.lay(film, plan, kept.path)
    assert set(lying(folder)) == names
    assert (folder.path / "takes/1A.1-t1.mp4").read_text() == "1A.1 take 1"
    assert folder.read_storyboard(None) == BOARD


def test_a_file_in_the_folder_is_not_the_blob(folder: FilmFolder, kept: Kept) -> None:
    """Whoever edits a take changes a copy."""
    film, plan = made(kept)
    folder.lay(film, plan, kept.path)
    with (folder.path / "film.mp4").open("a") as file:
        file.write("!")
    assert kept.path(film.takes[-1].asset).read_text() == "master"


def test_another_take_lies_beside_the_first(folder: FilmFolder, kept: Kept) -> None:
    """No take is ever overwritten."""
    film, plan = made(kept)
    folder.lay(film, plan, kept.path)
    film, plan = retaken(kept, film, "1A")
    folder.lay(film, plan, kept.path)
    takes = {name for name in lying(folder) if name.startswith("takes/1A")}
    assert takes == {"takes/1A.1-t1.mp4", "takes/1A.1-t2.mp4"}
    assert (folder.path / "keyframes/1A.png").read_text() == "1A take 2"
    assert folder.read_storyboard(film.storyboard) == film.storyboard


def test_an_edit_during_a_run_stays(folder: FilmFolder, kept: Kept) -> None:
    """Even one that cannot be read yet: it is half typed."""
    film, plan = made(kept)
    folder.lay(film, plan, kept.path)
    page = folder.path / "storyboard.yaml"
    edited = page.read_text() + "scenes: [\n"
    page.write_text(edited)
    folder.lay(film, plan, kept.path)
    folder.lay(replace(film, storyboard=replace(BOARD, title="New")), None, kept.path)
    assert page.read_text() == edited


def test_a_new_storyboard_reaches_the_page(folder: FilmFolder, kept: Kept) -> None:
    """A page that nobody edited follows the film; captions without lines go."""
    film, plan = made(kept)
    folder.lay(film, plan, kept.path)
    silent = replace(BOARD, title="New", scenes=BOARD.scenes[:1])
    folder.lay(replace(film, storyboard=silent), None, kept.path)
    assert folder.read_storyboard(None) == silent
    assert not (folder.path / "film.srt").exists()


def test_a_film_without_a_storyboard_has_its_brief_only(folder: FilmFolder, kept: Kept) -> None:
    """Nothing is planned, nothing is shown."""
    folder.lay(replace(FILM, storyboard=None), None, kept.path)
    assert set(lying(folder)) == {"brief.yaml"}


def test_a_shot_of_any_name_stays_inside(folder: FilmFolder, kept: Kept) -> None:
    """A planner's names never lead out of the folder."""
    shot = replace(BOARD.shots[0], id="../../out")
    board = replace(BOARD, scenes=(replace(BOARD.scenes[0], shots=(shot,)),))
    film, plan = made(kept, replace(FILM, storyboard=board))
    folder.lay(film, plan, kept.path)
    assert not list(folder.path.parent.glob("out*"))
    assert [path.name for path in (folder.path / "takes").iterdir()] == ["______out.1-t1.mp4"]


def test_a_folder_is_claimed_once(folder: FilmFolder, tmp_path: Path) -> None:
    """Two films in one folder would end both."""
    folder.claim()
    with pytest.raises(Unusable, match="another film is beginning there"):
        folder.claim()
    folder.write_brief("f1", Brief("A cat"), lambda asset: tmp_path / asset.digest)
    assert folder.is_film
    with pytest.raises(Unusable, match="go on with it: longtake render"):
        folder.claim()


def test_a_film_that_never_began_leaves_its_folder_free(folder: FilmFolder) -> None:
    """Its process died before the brief was there."""
    dead = subprocess.Popen(["true"])
    dead.wait()
    folder.path.mkdir()
    (folder.path / ".longtake.json").write_text(f"{dead.pid}   ")
    folder.claim()
    assert folder.path.is_dir()


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    """With what to do."""
    (tmp_path / "film").write_text("")
    with pytest.raises(Unusable, match="a file is in the way"):
        FilmFolder(tmp_path / "film").claim()
    with pytest.raises(Unusable, match="a file is in the way"):
        FilmFolder(tmp_path / "film" / "inside").claim()


def test_a_folder_with_a_film_of_ones_own_is_left_alone(tmp_path: Path) -> None:
    """Nothing of a person is written over."""
    (tmp_path / "film.mp4").write_text("mine")
    with pytest.raises(Unusable, match=r"film\.mp4 is there"):
        FilmFolder(tmp_path).claim()


def test_a_name_that_no_disk_takes_is_said(tmp_path: Path) -> None:
    """With what to do, not a word of system errors alone."""
    with pytest.raises(Unusable, match="choose a shorter name"):
        FilmFolder(tmp_path / ("x" * 300)).claim()


def test_a_folder_without_a_brief_is_no_film(tmp_path: Path) -> None:
    """It is said so, and where the films are."""
    with pytest.raises(Unusable, match=r"no film is here.*longtake list"):
        FilmFolder(tmp_path).read_brief()


def test_a_brief_that_lost_its_film_says_so(tmp_path: Path) -> None:
    """The id is in `longtake list`."""
    (tmp_path / "brief.yaml").write_text("prompt: A cat\n")
    with pytest.raises(Unusable, match=r"put back its line  film: ID"):
        FilmFolder(tmp_path).read_brief()


def test_reference_pictures_lie_beside_the_brief(folder: FilmFolder, kept: Kept) -> None:
    """Each by its role; two of one role stay two."""
    cats = [kept.keep(name, "image/png") for name in ("front", "side")]
    brief = Brief("A cat", references=tuple(Reference("The Cat", cat) for cat in cats))
    folder.claim()
    folder.write_brief("f1", brief, kept.path)
    page = folder.read_brief()
    names = ["references/the-cat.png", "references/the-cat-2.png"]
    assert page.references == tuple(("The Cat", folder.path / name) for name in names)
    assert [path.read_text() for _, path in page.references] == ["front", "side"]


def test_a_brief_from_elsewhere_keeps_its_comments(folder: FilmFolder, kept: Kept) -> None:
    """Only this home's id is added when a folder comes from another home, once."""
    folder.claim()
    page = "film: old   # from Anna\nprompt: A cat\n\n# dark\nstyle: ink\n"
    (folder.path / "brief.yaml").write_text(page)
    for film in ("new", "old", "new"):
        folder.write_brief(film, folder.read_brief().brief, kept.path)
        assert folder.read_brief().films == ("old", "new")
    assert (folder.path / "brief.yaml").read_text() == page.replace("old", "[old, new]")


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("A Lighthouse-keeper's night, at sea", "a-lighthouse-keeper-s-night-at-sea"),
        ("灯台守が手紙を見つける", "灯台守が手紙を見つける"),
        ("समुद्र की रात", "समुद्र-की-रात"),
        ("<b>../../etc</b>", "b-etc-b"),
        ("🐈🐈", "film"),
        ("", "film"),
        ("\u0301", "film"),
        ("CON", "con-film"),
        ("x" * 100, "x" * 44),
        ("word " * 30, "-".join(["word"] * 9)),
    ],
)
def test_a_film_is_named_after_its_prompt(tmp_path: Path, prompt: str, name: str) -> None:
    """In its own script, on any disk; the next of the name gets a number."""
    folder = fresh_folder(tmp_path, Brief(prompt))
    assert folder == tmp_path / name
    folder.mkdir()
    assert fresh_folder(tmp_path, Brief(prompt)) == tmp_path / f"{name}-2"


def test_the_report_is_whole_and_harmless(folder: FilmFolder, kept: Kept) -> None:
    """Text is text, nothing is fetched from elsewhere, every link leads to a file."""
    film, plan = made(kept)
    folder.lay(film, plan, kept.path)
    page = (folder.path / "report.html").read_text()
    assert "Anna &amp; &lt;b&gt;Ben&lt;/b&gt;" in page
    assert "Come &lt;in&gt;." in page
    assert "<b>Ben" not in page
    assert "red; x" not in page
    assert "$1.50" in page
    links = set(re.findall(r'(?:src|href|poster)="([^#"]+)"', page))
    media = {name for name in lying(folder) if name.endswith((".mp4", ".png", ".flac"))}
    assert links == media
