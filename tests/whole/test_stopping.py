"""Runs that are cut short: by Ctrl-C, or by kill -9 at any moment."""

import signal
import time
from collections import Counter
from random import Random

from judged import hashes
from person import Person, kill, until_said

KILLS = 8
SMALL = ("--size", "256x144")
LONGEST = 2.6
"""Seconds after which a run is killed at the latest: it lasts about as long."""


def _made(person: Person) -> Counter[str]:
    """Count how often each piece was made, over all runs of the film."""
    done = [event for event in person.told() if event["event"] == "work.done"]
    return Counter(event["of"] for event in done if not event["reused"])


def test_an_interrupted_film_goes_on_where_it_was(person: Person) -> None:
    """The exit code is 130, the way on is said, and what was made is not made again."""
    script = ("--script", "story.txt", "--seconds", "24", "--size", "128x72", "--fps", "24")
    (person.place / "story.txt").write_text(
        "A cat sleeps\nA dog barks\nA bird sings\nA fish swims\n"
    )
    process = person.begins(*script, "--dir", "film")
    assert process.stdout is not None
    for line in process.stdout:
        if "work.done" in line and '"segment"' in line:
            break
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130, err
    assert err.splitlines()[-1].endswith("longtake render film")
    assert len(err.splitlines()) == 1
    assert not (person.film / "film.mp4").exists()
    before = _made(person)
    answer = person.types("render", "film", "-o", "film.mp4")
    assert answer.code == 0, answer.err
    assert not set(answer.made) & set(before)
    assert set(_made(person).values()) == {1}


def test_a_film_killed_again_and_again_is_the_same_film(person: Person, owner: Person) -> None:
    """The same frames as without kills, and each take is made once but those in flight."""
    script = ("--script", "story.txt", "--seconds", "6", "--size", "128x72", "--fps", "12")
    someone = Person(person.place / "killed")
    someone.place.mkdir()
    (someone.place / "story.txt").write_bytes((owner.place / "story.txt").read_bytes())
    planned = someone.types("plan", *script, "--mode", "storyboard", "--dir", "film")
    assert planned.code == 0, planned.err
    chance = Random(7)  # noqa: S311 - moments, no secrets
    for _ in range(KILLS):
        process = someone.begins("render", "film")
        time.sleep(chance.uniform(0.3, LONGEST))
        kill(process)
    answer = someone.types("render", "film", "-o", "film.mp4")
    assert answer.code == 0, answer.err
    assert set(_made(someone).values()) == {1}
    assert hashes(someone.place / "film.mp4") == hashes(owner.film / "film.mp4")


def test_a_killed_run_leaves_nothing_behind(person: Person) -> None:
    """The next command sweeps up what a power cut left in the home and in the folder."""
    (person.place / "story.txt").write_text("A cat sleeps\nA dog barks\n")
    process = person.begins("--script", "story.txt", "--seconds", "12", *SMALL, "--dir", "film")
    with until_said(process, '"segment", "shot": "1A", "model"'):
        pass
    assert person.types("render", "film").code == 0
    assert not list((person.home / "scratch").iterdir())
    hidden = [path for path in person.film.rglob(".*") if path.name != ".longtake.json"]
    assert not hidden
    assert not list((person.home / "blobs").rglob(".*"))
