"""An independent judge of media files, and clips of all kinds to be judged."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from marked import clip

Judge = Callable[..., str]


@pytest.fixture(scope="session")
def ffmpeg() -> Judge:
    """Run Debian's ffmpeg or ffprobe and give its answer, or what it `tells` besides.

    Unless it is asked to tell, any word of complaint fails the test.
    """

    def run(*words: str | Path, tool: str = "ffmpeg", tells: bool = False) -> str:
        if shutil.which(tool) is None:
            pytest.fail(
                f"the media tests ask {tool} as a second opinion: apt-get install -y ffmpeg"
            )
        options = ["-y", "-nostdin"] if tool == "ffmpeg" else []
        command = [tool, "-v", "error", *options, *map(str, words)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert tells or not done.stderr, done.stderr
        return done.stderr if tells else done.stdout

    return run


@pytest.fixture(scope="session")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for clips that several tests read."""
    return tmp_path_factory.mktemp("clips")


@pytest.fixture(scope="session")
def house(clips: Path) -> Path:
    """A house clip of 130 marked pictures at 24."""
    return clip(clips / "house.mp4", 130)
