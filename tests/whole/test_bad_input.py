"""What people type by mistake or on purpose: a clear line and a documented exit code, or a film."""

import shutil
import sqlite3
import struct
import subprocess
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from judged import facts
from person import TINY, Answer, Person

SHORT = ("--seconds", "2", "--size", "64x64", "--fps", "8")
USAGE = 2


def _refused(answer: Answer, *words: str) -> None:
    """Insist on a usage error in one line that holds all the words."""
    assert answer.code == USAGE, answer.err
    missing = [word for word in words if word not in answer.complaint]
    assert not missing, answer.complaint


def _filmed(person: Person, answer: Answer) -> None:
    """Insist on a sound film in `film.mp4`."""
    assert (answer.code, answer.err) == (0, "")
    assert facts(person.place / "film.mp4").frames == 16
    assert not person.log


def _png(width: int, height: int, *, rows: int = 1) -> bytes:
    """Give a PNG that claims a size and holds some rows."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    noise = Random(1)  # noqa: S311 - a picture, no secret
    pixels = b"".join(b"\0" + noise.randbytes(3 * width) for _ in range(rows))
    ends = chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + ends


@pytest.mark.parametrize("prompt", ["", "   ", "\n\t\n"])
def test_an_empty_prompt_is_asked_for(person: Person, prompt: str) -> None:
    """With an example of what to type."""
    _refused(person.types(prompt), "prompt", "empty", 'longtake "')
    assert not person.home.exists()


def test_a_prompt_of_100_000_characters_belongs_in_a_script(person: Person) -> None:
    """Nobody reads it as a prompt; the limit and the other way are named."""
    _refused(person.types("The sea. " * 11_112), "prompt", "100,00", "20,000", "--script")


@pytest.mark.parametrize(
    "prompt",
    [
        "a",
        "灯台守が瓶の中の手紙を見つけ、夜の海へ漕ぎ出す",
        "حارس المنارة يجد رسالة في زجاجة ويبحر ليلا",
        "प्रकाशस्तंभ का रखवाला बोतल में संदेश पाता है",
        "🐈🌊🚀",
        "A cat\x1b[31m\x07 at\u202e sea\x08\r",
        "<script>alert(1)</script> **bold** $(touch oops) `touch oops`; touch oops & {{x}} %s",
    ],
    ids=["one-letter", "japanese", "arabic", "hindi", "emoji", "control", "markup"],
)
def test_any_words_make_a_film(person: Person, prompt: str) -> None:
    """Whatever the script, and nothing in a prompt is ever run or steers a terminal."""
    answer = person.types(prompt, *SHORT, "-o", "film.mp4")
    _filmed(person, answer)
    assert "\x1b" not in answer.out
    assert not list(person.place.rglob("oops"))


@pytest.mark.parametrize("seconds", ["0", "-5", "3h", "nan", "soon", "", "9" * 30])
def test_a_length_that_no_film_has_is_refused(person: Person, seconds: str) -> None:
    """The value and what would be right are named."""
    _refused(person.types("A cat at sea", "--seconds", seconds), "--seconds", seconds)


def test_an_odd_size_is_made_even(person: Person) -> None:
    """Video needs even sides; a pixel less is no reason to stop."""
    answer = person.types(
        "A cat", "--seconds", "2", "--size", "99x65", "--fps", "8", "-o", "film.mp4"
    )
    _filmed(person, answer)
    assert facts(person.place / "film.mp4").size == (98, 64)


@pytest.mark.parametrize("size", ["10x10", "99999x9999", "1x1", "large", "4096x4096", "-64x64"])
def test_a_size_that_no_screen_has_is_refused(person: Person, size: str) -> None:
    """The value and the limits are named."""
    _refused(person.types("A cat at sea", "--size", size), "--size", size)


@pytest.mark.parametrize(
    ("output", "remedy"),
    [
        ("folder.mp4", "folder.mp4/film.mp4"),
        ("film.avi", "film.mp4"),
        ("nowhere/film.mp4", "make it first"),
        ("/proc/film.mp4", "a folder of your own"),
        ("/dev/full", "mp4"),
    ],
)
def test_an_output_that_cannot_be_written_is_refused_at_once(
    person: Person, output: str, remedy: str
) -> None:
    """Before anything is made."""
    (person.place / "folder.mp4").mkdir()
    _refused(person.types("A cat at sea", "-o", output), "-o", output, remedy)
    assert not person.home.exists()


@pytest.mark.parametrize(
    "words", [("--video", "acme:fast"), ("--image", "sketch:oil"), ("--mode", "dream")]
)
def test_what_does_not_exist_is_named_with_what_does(
    person: Person, words: tuple[str, str]
) -> None:
    """Nothing is guessed."""
    _refused(person.types("A cat at sea", *words), words[0], words[1].rpartition(":")[2][:4])


@pytest.mark.parametrize("command", ["render", "diff"])
def test_a_folder_that_is_no_film_is_told(person: Person, command: str) -> None:
    """The folder stays as it was."""
    holiday = person.place / "holiday"
    holiday.mkdir()
    (holiday / "beach.jpg").write_bytes(b"a picture")
    _refused(person.types(command, "holiday"), "holiday", "no film", "longtake list")
    _refused(person.types(command, "nowhere"), "nowhere", "no such folder", "longtake list")
    assert [path.name for path in holiday.iterdir()] == ["beach.jpg"]


@pytest.mark.parametrize(
    "data",
    [b"just words", _png(80, 60, rows=60)[:5000], _png(100_000, 100_000), _png(100_000, 1)],
    ids=["text", "cut", "vast", "wide"],
)
def test_a_reference_that_is_no_sound_picture_is_told(person: Person, data: bytes) -> None:
    """By its role and its file's name; no memory is spent on a claim."""
    (person.place / "shoe.png").write_bytes(data)
    answer = person.types("A shoe ad", *SHORT, "--ref", "product=shoe.png")
    _refused(answer, "product=shoe.png")
    assert not (person.place / "films").exists()


def test_two_runs_over_one_film_make_it_once(person: Person) -> None:
    """The second waits for the first, and both give the film."""
    script = ("--script", "story.txt", "--seconds", "6", *TINY)
    (person.place / "story.txt").write_text("A cat sleeps\nA dog barks\nA bird sings\n")
    assert person.types("plan", *script, "--dir", "film").code == 0
    both = [person.begins("render", "film", "-o", f"{name}.mp4") for name in ("one", "two")]
    told = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    done = [event["of"] for event in person.told() if event["event"] == "work.done"]
    assert sorted(done) == sorted(set(done))
    one, two = ((person.place / f"{name}.mp4").read_bytes() for name in ("one", "two"))
    assert one == two
    assert facts(person.place / "one.mp4").frames == 72


def test_a_home_that_is_no_database_is_left_alone(person: Person) -> None:
    """It is said, and never overwritten."""
    person.home.mkdir()
    database = person.home / "longtake.db"
    database.write_bytes(b"these are my holiday notes, not a database " * 200)
    before = database.read_bytes()
    _refused(person.types("A cat", *SHORT), str(person.home), "not a database", "LONGTAKE_HOME")
    assert database.read_bytes() == before


def test_a_home_of_a_later_version_is_left_alone(owner: Person) -> None:
    """Both versions are named."""
    with closing(sqlite3.connect(owner.home / "longtake.db")) as database:
        database.execute("UPDATE home SET version = 999")
        database.commit()
    _refused(owner.types("list"), str(owner.home), "999", "later")


def test_a_home_that_cannot_be_written_is_told(person: Person) -> None:
    """With the variable that moves it."""
    answer = person.types("A cat", *SHORT, LONGTAKE_HOME="/proc/longtake")
    _refused(answer, "/proc/longtake", "LONGTAKE_HOME")


@pytest.fixture
def disk(person: Person) -> Iterator[Path]:
    """A small disk of its own."""
    folder = person.place / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "none", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk is not allowed here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def _fill(disk: Path, *, leave: int) -> Path:
    """Fill a disk but for some bytes."""
    filler = disk / "filler"
    filler.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - leave)))
    return filler


@pytest.mark.parametrize("leave", [480_000, 900_000])
def test_a_home_on_a_full_disk_loses_nothing(person: Person, disk: Path, leave: int) -> None:
    """The run ends and says so; with room again it goes on to the film."""
    filler = _fill(disk, leave=leave)
    more = {"LONGTAKE_HOME": str(disk / "home")}
    full = person.types("A cat at sea", *SHORT, "--dir", "film", **more)
    assert full.code in {1, 2}, full.out
    assert "full" in full.complaint or "no space left" in full.complaint
    filler.unlink()
    words = (
        ("render", "film") if (person.film / "brief.yaml").exists() else ("A cat at sea", *SHORT)
    )
    answer = person.types(*words, "-o", "film.mp4", **more)
    _filmed(person, answer)


def test_a_film_on_a_full_disk_is_kept_at_home(person: Person, disk: Path) -> None:
    """What was made is laid when there is room, and not made again."""
    filler = _fill(disk, leave=60_000)
    full = person.types("A cat at sea", *SHORT, "--dir", "disk/film")
    assert full.code in {1, 2}, full.out
    assert "no space left" in full.complaint.lower()
    filler.unlink()
    answer = person.types("render", "disk/film", "-o", "film.mp4")
    _filmed(person, answer)
    done = [event["of"] for event in person.told("disk/film") if event["event"] == "work.done"]
    assert sorted(done) == sorted(set(done))


def test_an_output_on_a_full_disk_leaves_no_part_behind(person: Person, disk: Path) -> None:
    """The film stays in its folder; another place can be named."""
    _fill(disk, leave=8_000)
    full = person.types("A cat at sea", *SHORT, "--dir", "film", "-o", "disk/film.mp4")
    assert full.code == 1, full.out
    assert "no space left" in full.complaint
    assert [path.name for path in disk.iterdir()] == ["filler"]
    assert facts(person.film / "film.mp4").frames == 16
    answer = person.types("render", "film", "-o", "film.mp4")
    assert answer.made == []
