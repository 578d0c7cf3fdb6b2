"""A fleet from the command line: workers that join, work, drain and leave; people who look."""

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from judged import facts
from person import TINY, Person, kill, until_said

CAT = ("A cat at sea", "--seconds", "2", *TINY)


@pytest.fixture
def member(tmp_path: Path, database_url: str) -> Person:
    """Somebody of a fleet."""
    return Person(tmp_path, {"LONGTAKE_DATABASE": database_url})


@pytest.fixture
def worker(member: Person) -> Iterator["subprocess.Popen[str]"]:
    """A worker of the fleet that has said that it works."""
    process = member.begins("worker", "--name", "w1", "--jobs", "2")
    assert process.stdout is not None
    assert '"name": "w1"' in process.stdout.readline()
    yield process
    kill(process)


def workers(person: Person) -> list[dict[str, Any]]:
    """Give the workers as the command lists them."""
    answer = person.types("workers")
    assert answer.code == 0, answer.err
    return [row for row in answer.events if row["row"] == "worker"]


def test_a_worker_makes_a_film_that_somebody_else_asked_for(
    member: Person, worker: "subprocess.Popen[str]"
) -> None:
    """It is listed while it works; asked to stop it drains, leaves with 0, and is gone."""
    [row] = workers(member)
    assert (row["name"], row["state"], row["odd"]) == ("w1", "working", "")
    assert "media" in row["queues"]
    answer = member.types(*CAT, "-o", "film.mp4")
    assert (answer.code, answer.err) == (0, "")
    assert facts(member.place / "film.mp4").frames == 24
    worker.send_signal(signal.SIGTERM)
    _, err = worker.communicate(timeout=30)
    assert worker.returncode == 0, err
    assert "stopping: renders are finished" in err
    assert workers(member) == []
    said = member.types("workers").end["what"]
    assert said == "nobody works; longtake worker begins"


def test_a_worker_says_where_its_database_is_without_the_password(
    member: Person, database_url: str
) -> None:
    """Neither on stdout nor on stderr."""
    secret = database_url.replace("postgres@", "postgres:hunter2222@")
    process = member.begins("worker", "--queues", "plan,media", LONGTAKE_DATABASE=secret)
    with until_said(process, '"row": "worker"') as lines:
        told = "".join(lines)
    assert "postgres@127.0.0.1" in told
    assert "hunter2222" not in told
    assert '"queues": ["plan", "media"]' in told


def test_a_render_is_drained_before_a_worker_leaves(
    member: Person, worker: "subprocess.Popen[str]"
) -> None:
    """What it renders is finished; what is left the film's own command makes."""
    words = ("A cat at sea", "--seconds", "12", "--size", "320x180", "--dir", "film")
    process = member.begins(*words)
    assert process.stdout is not None
    for line in process.stdout:
        if '"work.began"' in line and '"segment"' in line:
            break
    worker.send_signal(signal.SIGTERM)
    worker.communicate(timeout=60)
    assert worker.returncode == 0
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    done = [line for line in out.splitlines() if '"work.done"' in line]
    assert done
    assert facts(member.film / "film.mp4").frames == 288


def test_a_second_signal_leaves_at_once(member: Person, worker: "subprocess.Popen[str]") -> None:
    """The rest is taken over by whoever comes."""
    words = ("A cat at sea", "--seconds", "40", "--size", "1280x720", "--dir", "film")
    process = member.begins(*words)
    assert process.stdout is not None
    for line in process.stdout:
        if '"work.began"' in line and '"segment"' in line:
            break
    kill(process)
    worker.send_signal(signal.SIGINT)
    assert worker.stderr is not None
    assert "stopping" in worker.stderr.readline()
    worker.send_signal(signal.SIGINT)
    worker.communicate(timeout=10)
    assert worker.returncode == 130


def test_a_queue_that_there_is_not_is_told_with_those_there_are(member: Person) -> None:
    """A misspelt one is never a queue that nobody fills."""
    answer = member.types("worker", "--queues", "film,vidoe")
    assert answer.code == 2
    assert "--queues vidoe" in answer.complaint
    assert "video:sketch" in answer.complaint


def test_a_fleet_needs_a_database_that_it_shares(person: Person) -> None:
    """On this machine's own file there is none; the variable is named."""
    answer = person.types("worker")
    assert answer.code == 2
    assert "LONGTAKE_DATABASE=postgresql://" in answer.complaint
    looked = person.types("workers")
    assert looked.code == 0
    assert "there is no fleet" in looked.end["what"]


def test_a_database_that_is_not_there_is_told(member: Person, database_url: str) -> None:
    """In one line, by its name."""
    elsewhere = database_url.rpartition("/")[0] + "/nothing"
    answer = member.types("workers", LONGTAKE_DATABASE=elsewhere)
    assert answer.code == 2
    assert "nothing" in answer.complaint
    assert "LONGTAKE_DATABASE" in answer.complaint
