"""A film handed on: to editors, to the web, on paper, and to an archive that gives it back."""

import json
import zipfile

from judged import hashes
from person import SHOTS, Person, edit
from PIL import Image


def test_a_film_is_written_for_everybody(owner: Person) -> None:
    """Each kind lies in the film's folder; the stream shows every frame of the master."""
    kinds = ("otio", "fcpxml", "edl", "csv", "pdf", "sheet", "hls")
    answer = owner.types("export", "film", "--to", ",".join(kinds))
    assert answer.code == 0, answer.err
    clips = json.loads((owner.film / "film.otio").read_text())["tracks"]["children"][0]["children"]
    urls = [clip["media_references"]["DEFAULT_MEDIA"]["target_url"] for clip in clips]
    assert urls == [f"takes/{shot}.1-t1.mp4" for shot in SHOTS]
    names = ["film.otio", "film.fcpxml", "film.edl", "shots.csv", "storyboard.pdf", "sheet.png"]
    assert [row["what"] for row in answer.events] == [
        *(f"film/{name}" for name in names),
        "film/hls",
    ]
    assert (owner.film / "storyboard.pdf").read_bytes().startswith(b"%PDF-")
    assert (owner.film / "sheet.png").read_bytes().startswith(b"\x89PNG")
    assert hashes(owner.film / "hls" / "index.m3u8") == hashes(owner.film / "film.mp4")


def test_a_bundle_gives_the_same_film_anywhere(owner: Person) -> None:
    """Offline, from another home, bit for bit; and it says nothing of this machine."""
    assert owner.types("export", "film", "--to", "bundle", "-o", "film.zip").code == 0
    with zipfile.ZipFile(owner.place / "film.zip") as archive:
        texts = [archive.read(name) for name in archive.namelist() if not name.endswith("mp4")]
    assert not any(str(owner.place).encode() in text for text in texts)
    far = {"LONGTAKE_HOME": str(owner.place / "nowhere")}
    answer = owner.types("replay", "film.zip", "-o", "again.mp4", **far)
    assert answer.code == 0, answer.err
    assert (answer.end["identical"], answer.end["frames"]) == (True, 72)
    assert (owner.place / "again.mp4").read_bytes() == (owner.film / "film.mp4").read_bytes()


def test_a_bundle_holds_the_logo_too(owner: Person) -> None:
    """What is laid over the film is part of it."""
    Image.new("RGB", (64, 64), (200, 30, 30)).save(owner.film / "mark.png")
    pages = {
        "brief": "references: [{role: logo, file: mark.png}]\n",
        "storyboard": "logo: top-left\n",
    }
    for name, line in pages.items():
        page = owner.film / f"{name}.yaml"
        page.write_text(page.read_text("utf-8") + line, "utf-8")
    assert owner.types("render", "film").code == 0
    assert owner.types("export", "film", "--to", "bundle", "-o", "film.zip").code == 0
    far = {"LONGTAKE_HOME": str(owner.place / "nowhere")}
    answer = owner.types("replay", "film.zip", "-o", "again.mp4", **far)
    assert answer.code == 0, answer.err
    assert answer.end["identical"] is True


def test_a_film_that_changed_has_no_bundle(owner: Person) -> None:
    """What is archived is what was made."""
    edit(owner.film / "storyboard.yaml", "He reads the letter in the kitchen", "He sleeps")
    answer = owner.types("export", "film", "--to", "bundle")
    assert answer.code == 2
    assert "not finished as it stands now" in answer.complaint
