"""A film's soundtrack as one mix: every track brought to its level, then placed under its rule."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np

from longtake.capabilities.errors import BadOutput
from longtake.film.sound import TRACKS
from longtake.film.soundtrack import SoundClip, Soundtrack
from longtake.film.time import SOUND_RATE, samples
from longtake.media.encode import Block, declared_samples, decode_sound, encode_sound
from longtake.media.isolate import guarded
from longtake.media.opening import opened, sound_track
from longtake.media.sound import Placed, integrated

LEVELS: Final[Mapping[str, float]] = {
    "voice": -18.0,
    "music": -20.0,
    "effects": -24.0,
    "native": -22.0,
}
"""LUFS of each track before all are brought to the master's loudness: who speaks is in front."""
_SILENT: Final = -60.0
"""LUFS below which there is nothing worth raising."""
_PATIENCE: Final = 120.0
"""Seconds that reading a take's sound may take."""
_MOST: Final = 24.0
"""dB by which a track is raised at most: what is fainter was meant so."""


def tracks_of(
    sound: Soundtrack, files: Mapping[str, Path], rate: Fraction, folder: Path
) -> Callable[[], list[Placed]] | None:
    """Give what places every sound of a film anew for each mix; None where none is heard.

    `files` gives each asset's file by its digest; takes without sound of their own are left out,
    that of the others is read in a child process and kept in `folder`.
    """
    own = {
        digest: _own_sound(files[digest], folder / f"{number}.flac")
        for number, digest in enumerate(
            dict.fromkeys(clip.asset.digest for clip in sound.native if _sounds(_file(clip, files)))
        )
    }
    read = {**files, **own}
    heard = {track: list(getattr(sound, track)) for track in TRACKS}
    heard["native"] = [clip for clip in sound.native if clip.asset.digest in own]
    if not any(heard.values()):
        return None
    leveled = [track for track, clips in heard.items() if clips] != ["music"]
    gains = {
        track: _gains(track, clips, read, rate) if leveled else [1.0] * len(clips)
        for track, clips in heard.items()
    }

    def placed() -> list[Placed]:
        return [
            _placed(clip, read, rate, gain)
            for track, clips in heard.items()
            for clip, gain in zip(clips, gains[track], strict=True)
        ]

    return placed


def _file(clip: SoundClip, files: Mapping[str, Path]) -> Path:
    return files[clip.asset.digest]


def _own_sound(take: Path, out: Path) -> Path:
    guarded(_recorded, take, out, seconds=_PATIENCE)
    return out


def _recorded(take: Path, out: Path) -> None:
    encode_sound(decode_sound(take), out)


def _gains(
    track: str, clips: Sequence[SoundClip], files: Mapping[str, Path], rate: Fraction
) -> list[float]:
    """Give the gain of each clip: lines are leveled one by one, any other track as a whole."""
    level = LEVELS[track]
    if track == "voice":
        return [_gain(level, _cut(clip, files, rate)) for clip in clips]
    whole = _gain(level, chain.from_iterable(_cut(clip, files, rate) for clip in clips))
    return [whole] * len(clips)


def _gain(level: float, blocks: Iterable[Block]) -> float:
    now = integrated(blocks)
    return float(10 ** (min(level - now, _MOST) / 20)) if now > _SILENT else 1.0


def _placed(clip: SoundClip, files: Mapping[str, Path], rate: Fraction, gain: float) -> Placed:
    start, stop = samples(clip.at, rate), samples(clip.at + clip.frames, rate)
    blocks = _from(decode_sound(_file(clip, files)), samples(clip.first, rate))
    return Placed(blocks, start, gain * clip.gain, stop - start, clip.gains, clip.fade)


def _cut(clip: SoundClip, files: Mapping[str, Path], rate: Fraction) -> Iterator[Block]:
    """Give a clip's own sound as it is used."""
    left = samples(clip.at + clip.frames, rate) - samples(clip.at, rate)
    for block in _from(decode_sound(_file(clip, files)), samples(clip.first, rate)):
        yield block[:, :left]
        left -= block.shape[1]
        if left <= 0:
            return


def _from(blocks: Iterator[Block], dropped: int) -> Iterator[Block]:
    """Give a sound without so many samples of its beginning."""
    for block in blocks:
        if dropped >= block.shape[1]:
            dropped -= block.shape[1]
            continue
        yield block[:, dropped:]
        dropped = 0


def _sounds(path: Path) -> bool:
    """Say whether a file holds any sound."""
    with opened(path) as container:
        return sound_track(container) is not None


def trimmed(path: Path) -> tuple[Block, int]:
    """Give a sound without the silence at its ends, and the samples dropped at its beginning."""
    return _without_silence(_decoded(path))


def _decoded(path: Path) -> Block:
    """Give all of a sound; raises `BadOutput` for one that breaks off, where its file tells."""
    whole = np.concatenate([np.zeros((2, 0), np.float32), *decode_sound(path)], axis=1)
    declared, own = declared_samples(path), whole.shape[1]
    if own < declared - _ROUNDED:
        lasts, ends = (f"{count / SOUND_RATE:.2f} s" for count in (declared, own))
        message = f"it says that it lasts {lasts}, and breaks off after {ends}"
        raise BadOutput(message)
    return whole


def _without_silence(whole: Block) -> tuple[Block, int]:
    loud = np.flatnonzero(np.abs(whole).max(axis=0) > _QUIET)
    if not loud.size:
        return whole[:, :0], 0
    start, stop = max(0, int(loud[0]) - _EDGE), min(whole.shape[1], int(loud[-1]) + _EDGE)
    return whole[:, start:stop], start


_QUIET: Final = 10 ** (-50 / 20)
_EDGE: Final = SOUND_RATE // 25
"""Of silence, 40 ms stay at both ends: consonants begin and end softly."""
_ROUNDED: Final = SOUND_RATE // 4
"""By which a file's own word on its length may be off: encoders begin and end in whole frames."""


def filled(path: Path, wanted: int, least: int = 0) -> Iterator[Block]:
    """Give a cue of exactly `wanted` samples.

    A longer one fades out; a shorter one goes on from its beginning without a seam, and fades out.
    Raises `BadOutput` for one of fewer than `least`, and for silence.
    """
    whole = _decoded(path)
    if whole.shape[1] < least:
        lasts, wants = (f"{count / SOUND_RATE:.1f} s" for count in (whole.shape[1], least))
        message = f"the cue lasts {lasts}; one of {wants} is the least that counts as whole"
        raise BadOutput(message)
    cue, _ = _without_silence(whole)
    own = cue.shape[1]
    if not own:
        message = "the cue is nothing but silence"
        raise BadOutput(message)
    if own >= wanted - _ENOUGH:
        whole = cue[:, :wanted]
        cut = own > wanted
    else:
        whole, cut = looped(cue, wanted), True
    if cut:
        whole = whole * _fall(whole.shape[1])
    return iter((np.asarray(np.pad(whole, ((0, 0), (0, wanted - whole.shape[1]))), np.float32),))


_ENOUGH: Final = SOUND_RATE // 2
"""A cue that is half a second short just ends with the film."""
_FADE: Final = 3 * SOUND_RATE // 2
_SEAM: Final = SOUND_RATE // 2
"""Samples over which a cue goes over into its beginning."""
_ALIKE: Final = 0.5
_LOOK: Final = SOUND_RATE
"""How far from its end the place is looked for where it goes over."""


def looped(cue: Block, wanted: int) -> Block:
    """Give a cue over and over, each time from where its end sounds most like its beginning."""
    seam = min(_SEAM, cue.shape[1] // 4)
    turn, alike = _turn(cue, seam)
    even = np.linspace(0, 1, seam, dtype=np.float32)
    # What is alike adds up as heights do, what is not as powers do.
    rise = even if alike > _ALIKE else np.sin(even * np.float32(np.pi / 2))
    whole = np.zeros((2, wanted + cue.shape[1]), np.float32)
    for at in range(0, wanted, turn):
        piece = cue.copy()
        if at:
            piece[:, :seam] *= rise
        if at + turn < wanted:
            piece[:, turn : turn + seam] *= rise[::-1]
            piece = piece[:, : turn + seam]
        whole[:, at : at + piece.shape[1]] += piece
    return whole[:, :wanted]


def _turn(cue: Block, seam: int) -> tuple[int, float]:
    """Give where a cue goes over, and how alike (-1 to 1) its beginning is there.

    It is the place in its last second that agrees best with its beginning: beats and waves fall on
    one another.
    """
    own = cue.shape[1]
    room = min(_LOOK, own - 2 * seam)
    side = cue.mean(axis=0, dtype=np.float64)
    head, tail = side[:seam], side[own - seam - room :]
    size = 1 << (tail.size + seam).bit_length()
    spectra = np.fft.rfft(tail, size) * np.conj(np.fft.rfft(head, size))
    powers = np.cumsum(np.pad(tail**2, (1, 0)))
    energy = np.sqrt((powers[seam:] - powers[:-seam]) * (head**2).sum())
    scores = np.fft.irfft(spectra, size)[: room + 1] / np.maximum(energy, 1e-9)
    best = int(scores.argmax())
    return own - seam - room + best, float(scores[best])


def _fall(size: int) -> Block:
    fade = min(_FADE, size // 2)
    gains = np.ones(size, np.float32)
    gains[size - fade :] = np.cos(np.linspace(0, np.pi / 2, fade, dtype=np.float32))
    return gains
