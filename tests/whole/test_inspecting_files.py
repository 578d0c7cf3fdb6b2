"""`longtake inspect` over somebody's own files: what it says and how it leaves."""

from fractions import Fraction

from person import Person

from longtake.film.picture import Size
from longtake.media.encode import encode
from longtake.testing.stock import counted


def test_files_are_told_apart_by_what_is_wrong_with_them(person: Person) -> None:
    """A whole one is fine, a cut one is severe, and what is no film is refused by its name."""
    size, good = Size(128, 72), person.place / "good.mp4"
    encode(counted("a", 48, size), good, size=size, rate=Fraction(24))
    (person.place / "cut.mp4").write_bytes(good.read_bytes()[: good.stat().st_size * 2 // 3])
    (person.place / "poem.mp4").write_text("no film")
    cut = person.types("inspect", "cut.mp4", "--report", "cut.html")
    assert cut.code == 1, cut.err
    broken = next(event for event in cut.events if event["row"] == "finding")
    assert (broken["kind"], broken["severity"], broken["remedy"]) == ("broken", "severe", "retake")
    assert broken["timecode"].startswith("00:00:0")
    assert "breaks off after" in (person.place / "cut.html").read_text("utf-8")
    poem = person.types("inspect", "poem.mp4")
    assert poem.code == 2
    assert "poem.mp4" in poem.complaint
    (person.place / "empty.mp4").touch()
    assert "empty.mp4: is empty" in person.types("inspect", "empty.mp4").complaint
    assert "gone.mp4: there is no such file" in person.types("inspect", "gone.mp4").complaint
    (person.place / "zero.mp4").symlink_to("/dev/zero")
    assert "zero.mp4: is a pipe or a device" in person.types("inspect", "zero.mp4").complaint
    assert not person.log
