"""A film's file as Debian's ffmpeg sees it, which shares no line with what made it."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

_HALF_SCALE: Final = 2**15


@dataclass(frozen=True, slots=True)
class Facts:
    """What a player needs to know of a file."""

    frames: int
    seconds: float
    size: tuple[int, int]
    picture: tuple[str, str]
    """Codec and pixel format."""
    sound: tuple[str, str]
    """Codec and profile."""


def facts(film: Path) -> Facts:
    """Count and measure a film."""
    shown = ["-show_streams", "-show_format", "-count_packets", "-of", "json", str(film)]
    found = json.loads(_ask("ffprobe", "-v", "error", *shown))
    streams = {stream["codec_type"]: stream for stream in found["streams"]}
    picture, sound = streams["video"], streams["audio"]
    return Facts(
        frames=int(picture["nb_read_packets"]),
        seconds=float(found["format"]["duration"]),
        size=(picture["width"], picture["height"]),
        picture=(picture["codec_name"], picture["pix_fmt"]),
        sound=(sound["codec_name"], sound["profile"]),
    )


def hashes(film: Path) -> list[str]:
    """Give a digest of every decoded picture."""
    lines = _ask("ffmpeg", "-v", "error", "-i", str(film), "-map", "0:v", "-f", "framemd5", "-")
    return [
        line.rsplit(b",", 1)[1].strip().decode() for line in lines.splitlines() if line[:1] != b"#"
    ]


def pictures(film: Path, size: tuple[int, int]) -> NDArray[np.int16]:
    """Give every picture's brightness, 0 to 255, as frames by rows by columns."""
    plain = ["-map", "0:v", "-f", "rawvideo", "-pix_fmt", "gray", "-"]
    raw = _ask("ffmpeg", "-v", "error", "-i", str(film), *plain)
    return np.frombuffer(raw, np.uint8).reshape(-1, size[1], size[0]).astype(np.int16)


def sound(film: Path) -> NDArray[np.float64]:
    """Give the sound's samples, both sides as one, -1 to 1."""
    raw = _ask(
        "ffmpeg", "-v", "error", "-i", str(film), "-map", "0:a", "-ac", "1", "-f", "s16le", "-"
    )
    return np.frombuffer(raw, np.int16).astype(np.float64) / _HALF_SCALE


def steps(film: Path, size: tuple[int, int]) -> NDArray[np.float64]:
    """Give how far each picture is from the one before, in levels of brightness; one fewer."""
    return np.abs(np.diff(pictures(film, size), axis=0)).mean(axis=(1, 2))


def boxes(film: Path) -> list[str]:
    """Give the names of an MP4's outermost boxes in order."""
    found, at = [], 0
    data = film.read_bytes()
    while at < len(data):
        found.append(data[at + 4 : at + 8].decode("latin-1"))
        at += int.from_bytes(data[at : at + 4], "big") or len(data)
    return found


def _ask(*command: str) -> bytes:
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout
