"""What a stranger's file does to its decoder does not reach the film."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path
from select import select

import numpy as np
import pytest
from marked import SIZE, mark

from longtake.capabilities.errors import BadOutput, Unusable
from longtake.media.frames import last_frame
from longtake.media.glimpse import glimpses
from longtake.media.inspect import inspect
from longtake.media.isolate import guarded
from longtake.media.pictures import read_picture
from longtake.media.probe import probe


def test_answers_come_back(house: Path) -> None:
    """Values and pictures alike."""
    assert guarded(probe, house) == probe(house)
    assert mark(guarded(last_frame, house)) == 129


@pytest.mark.parametrize(
    "work", [inspect, partial(glimpses, spans=((0, 8),), size=SIZE, rate=Fraction(24))]
)
def test_a_child_loads_nothing_of_its_own(work: Callable[[Path], object], house: Path) -> None:
    """What each would have to load was loaded before it was forked."""
    loaded = "set(__import__('sys').modules)"
    looked = f"[before := {loaded}, work(file), sorted({loaded} - before)][-1]"
    assert guarded(eval, looked, {"work": work, "file": house}) == []


def test_refusals_come_back_as_they_were(tmp_path: Path) -> None:
    """With what, why and remedy."""
    (tmp_path / "poem.mp4").write_text("no film")
    with pytest.raises(Unusable) as refusal:
        guarded(probe, tmp_path / "poem.mp4")
    assert refusal.value.what == "poem.mp4"
    with pytest.raises(Unusable, match="no picture"):
        guarded(read_picture, b"garbage")


def test_a_crash_is_a_bad_output() -> None:
    """The film lives on."""
    with pytest.raises(BadOutput, match="crashes"):
        guarded(os.abort)


def test_a_file_that_never_ends_is_refused() -> None:
    """Whether it waits or works."""
    with pytest.raises(Unusable, match=r"0\.3 s"):
        guarded(time.sleep, 60, seconds=0.3)
    with pytest.raises(Unusable, match=r"0\.4 s"):
        guarded(sum, range(10**12), seconds=0.4)


def test_a_bomb_is_refused() -> None:
    """Memory is bounded."""
    with pytest.raises(Unusable, match="memory"):
        guarded(np.zeros, 10**10, memory=2**30)


def test_an_answer_cannot_act() -> None:
    """A decoder that was taken over sends values or nothing."""
    with pytest.raises(BadOutput, match="answered with"):
        guarded(Path, "/etc")
    assert guarded(Fraction, 1, 3) == Fraction(1, 3)


def test_the_child_gets_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys in the environment stay out of reach of a file."""
    monkeypatch.setenv("ACME_API_KEY", "secret")
    assert guarded(os.getenv, "ACME_API_KEY") is None


def test_sizes_come_back_whole(house: Path) -> None:
    """Nested values too."""
    assert guarded(probe, house).size == SIZE


def test_a_child_ends_with_the_process_that_asked() -> None:
    """However that ends: nothing goes on decoding for nobody."""
    script = (
        "import os, threading, time\n"
        "from longtake.media.isolate import guarded\n"
        "threading.Thread(target=guarded, args=(time.sleep, 60), daemon=True).start()\n"
        "print(guarded(os.getppid), guarded(os.getpid), flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as asking:
        assert asking.stdout is not None
        nursery = os.pidfd_open(int(asking.stdout.readline().split()[0]))
        asking.kill()
        assert select([nursery], [], [], 20)[0]
        os.close(nursery)


def test_a_lost_nursery_is_replaced(house: Path) -> None:
    """A call after that is answered as before."""
    os.kill(guarded(os.getppid), signal.SIGKILL)
    assert guarded(probe, house).size == SIZE
