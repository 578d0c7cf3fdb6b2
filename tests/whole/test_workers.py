"""A fleet: real workers over one PostgreSQL, killed, frozen, stopped, and gone on for."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from customer import THREE, customer
from person import Person, kill

QUICK = {
    "beat": 0.3,
    "silence": 2,
    "lookout": 1,
    "poll": 0.1,
    "longest_poll": 0.2,
    "post": 2,
    "longer": 0,
    "start": 1,
    "pause": 0.05,
}
MODELS = ("--planner", "acme:plan", "--image", "sketch", "--video", "acme:key", "--music", "sketch")
Process = subprocess.Popen[str]


@pytest.fixture
def crew(tmp_path: Path, database_url: str) -> Iterator[Person]:
    """Give somebody who works with a fleet, and buys jobs that last a second."""
    more = {"LONGTAKE_DATABASE": database_url, "LONGTAKE_POLICY": json.dumps(QUICK)}
    with customer(tmp_path, "--job-seconds", "1.0", "1.2", **more) as person:
        yield person


@contextmanager
def worker(person: Person, name: str) -> Iterator[Process]:
    """Run a worker until the block ends."""
    process = person.begins("worker", "--name", name)
    assert process.stdout is not None
    process.stdout.readline()
    try:
        yield process
    finally:
        end(process)


@contextmanager
def making(person: Person, *words: str) -> Iterator[Process]:
    """Begin a film, or go on with it, and give the process that follows it."""
    process = person.begins(*(words or (*THREE, *MODELS, "--dir", "film")), "--yes")
    try:
        yield process
    finally:
        end(process)


def end(process: Process) -> None:
    """Kill a process that may be frozen."""
    if process.poll() is None:
        os.kill(process.pid, signal.SIGCONT)
    kill(process)


def state(process: Process) -> str:
    """Give how the film ended that a command followed to its end."""
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return str(json.loads(out.splitlines()[-1])["state"])


def jobs(person: Person) -> list[str]:
    """Give the tokens of the jobs on the vendor's bill."""
    url = f"{person.more['ACME_URL']}/invoices"
    with urlopen(url, timeout=10) as answer:  # noqa: S310 - our vendor, on loopback
        rows: list[dict[str, Any]] = json.load(answer)
    return [row["token"] for row in rows if row["kind"] == "job" and not row["void"]]


def wait_for_a_job(person: Person) -> None:
    """Return once the vendor has sold a job."""
    until = time.monotonic() + 30
    while not jobs(person):
        assert time.monotonic() < until, "nothing was bought"


def test_a_dead_workers_work_is_taken_over(crew: Person) -> None:
    """Killed while it waits for the vendor, its film is finished by another, bought once."""
    with worker(crew, "first") as first, making(crew) as film:
        wait_for_a_job(crew)
        kill(first)
        with worker(crew, "second"):
            assert state(film) == "done"
    assert len(jobs(crew)) == 3


def test_a_frozen_worker_does_not_do_what_another_took_over(crew: Person) -> None:
    """It wakes up, finds that it was declared gone, and joins anew."""
    with worker(crew, "sleeper") as sleeper, making(crew) as film:
        wait_for_a_job(crew)
        os.kill(sleeper.pid, signal.SIGSTOP)
        with worker(crew, "other"):
            assert state(film) == "done"
            os.kill(sleeper.pid, signal.SIGCONT)
            assert _until_working(crew, {"sleeper", "other"}) == {"sleeper", "other"}
    assert len(jobs(crew)) == 3
    assert [event for event in crew.types("status", "film").events if "failed" in str(event)] == []


def _until_working(person: Person, names: set[str]) -> set[str]:
    until = time.monotonic() + 20
    working: set[str] = set()
    while not working >= names and time.monotonic() < until:
        rows = person.types("workers").events
        working = {str(row.get("name")) for row in rows if row.get("state") == "working"}
    return working


def test_a_worker_that_is_stopped_hands_over(crew: Person) -> None:
    """SIGTERM ends it with 0; the vendor's jobs are collected by the next worker."""
    with worker(crew, "first") as first, making(crew) as film:
        wait_for_a_job(crew)
        first.send_signal(signal.SIGTERM)
        first.communicate(timeout=30)
        assert first.returncode == 0
        with worker(crew, "second"):
            assert state(film) == "done"
    assert len(jobs(crew)) == 3


def test_a_film_is_made_where_no_worker_is(crew: Person) -> None:
    """The command works itself."""
    with making(crew) as film:
        assert state(film) == "done"
    assert len(jobs(crew)) == 3


def test_a_film_that_nobody_follows_is_made(crew: Person) -> None:
    """The person's own terminal may close; whoever comes back joins the run."""
    with worker(crew, "first"):
        with making(crew) as film:
            wait_for_a_job(crew)
            kill(film)
        with making(crew, "render", "film") as again:
            assert state(again) == "done"
    assert len(jobs(crew)) == 3


def test_a_film_is_left_to_the_fleet(crew: Person) -> None:
    """The command returns at once; whoever works makes it."""
    with worker(crew, "first"):
        with making(crew, *THREE, *MODELS, "--dir", "film", "--detach") as film:
            out, err = film.communicate(timeout=60)
            assert (film.returncode, err) == (0, "")
            assert json.loads(out.splitlines()[-1])["what"] == "queued"
        with making(crew, "render", "film") as again:
            assert state(again) == "done"
    assert len(jobs(crew)) == 3
