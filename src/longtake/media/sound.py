"""The film's sound: cues placed and summed to the sample, and brought to one loudness."""

import math
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final, TypeAlias, cast

import av
import numpy as np
from av.filter import Graph

from longtake.film.soundtrack import Knot
from longtake.film.time import SOUND_RATE
from longtake.media.encode import (
    Block,
    SoundPacket,
    aac_encoder,
    encode_blocks,
    furnish_aac,
    sound_frame,
    written,
)

SoundSource: TypeAlias = Callable[[], Iterator[Block]]
"""Gives the same sound from its start at every call."""

_STEP: Final = 4_800
_AS_BLOCKS: Final = "aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo"
_FADE: Final = 960
"""20 ms, over which a cue that goes on past the end falls silent."""
_QUIETEST: Final = -70.0
"""LUFS: where EBU R 128 stops counting."""
_SILENT: Final = -60.0
"""LUFS below which there is nothing worth raising."""
_HEADROOM: Final = 0.7
"""dB that AAC and the curve between samples usually add to a limited peak."""
_MARGIN: Final = 0.1
_TRIALS: Final = 4
_NEAR: Final = 0.3
"""LU that a master may be off before another trial is worth its time."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A sound in the film, `at` samples from the start."""

    blocks: Iterator[Block]
    at: int = 0
    gain: float = 1.0
    samples: int | None = None
    """After which it ends; None is its own length."""
    gains: tuple[Knot, ...] = ()
    """How its gain changes besides, by its own samples."""
    fade: int = 0
    """Samples over which it comes, and goes where `samples` end it."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """What ITU-R BS.1770 and EBU R 128 measure."""

    lufs: float
    """Integrated."""
    peak: float
    """True peak, dBTP."""


@dataclass(frozen=True, slots=True)
class _Setting:
    gain: float
    ceiling: float


def silence(samples: int) -> Iterator[Block]:
    """Give so many samples of nothing."""
    for at in range(0, samples, SOUND_RATE):
        yield np.zeros((2, min(SOUND_RATE, samples - at)), np.float32)


def mix(tracks: Sequence[Placed], samples: int) -> Iterator[Block]:
    """Sum sounds to exactly `samples`: a shorter one ends in silence, a longer one fades out."""
    # The odd piece comes first, so that the last is long enough for the fade.
    sizes = [samples % _STEP] * bool(samples % _STEP) + [_STEP] * (samples // _STEP)
    waiting = deque(sorted(tracks, key=lambda track: track.at))
    live: list[_Reader] = []
    at = 0
    for size in sizes:
        while waiting and waiting[0].at < at + size:
            live.append(_Reader(waiting.popleft()))
        mixed = np.zeros((2, size), np.float32)
        for reader in live:
            reader.add_to(mixed, at, last=at + size == samples)
        live = [reader for reader in live if not reader.over]
        at += size
        yield mixed


def measure(blocks: Iterable[Block]) -> Loudness:
    """Give the loudness of sound as it stands; -70 LUFS and -120 dBTP for silence."""
    return loudness_over_time(blocks)[1]


def loudness_over_time(blocks: Iterable[Block]) -> tuple[list[float], Loudness]:
    """Give the momentary loudness each tenth of a second, and that of the whole."""
    momentary: list[float] = []
    lufs, peak = _QUIETEST, 0.0
    for told in _told("ebur128=metadata=1:peak=true", blocks):
        momentary.append(max(_QUIETEST, float(told.get("lavfi.r128.M", _QUIETEST))))
        lufs = float(told.get("lavfi.r128.I", lufs))
        sides = (told.get(f"lavfi.r128.true_peaks_ch{side}", "0") for side in (0, 1))
        peak = max(peak, *map(float, sides))
    return momentary, Loudness(lufs, 20 * math.log10(max(peak, 1e-6)))


def level(
    source: SoundSource,
    *,
    target: float = -14.0,
    peak: float = -1.0,
    bit_rate: int = 192_000,
) -> Iterator[Block]:
    """Give sound that measures `target` LUFS and at most `peak` dBTP once it is AAC."""

    def attempt(setting: _Setting) -> Loudness:
        return measure(_as_aac(_set(source(), setting), bit_rate))

    return _set(source(), _settled(source, attempt, target, peak))


def master_sound(
    source: SoundSource,
    out: Path,
    *,
    target: float = -14.0,
    peak: float = -1.0,
    bit_rate: int = 192_000,
) -> None:
    """Write sound as AAC that measures `target` LUFS and at most `peak` dBTP, ready for a join.

    Half the work of `level` and then encoding: the trial that holds is the master.
    """

    def attempt(setting: _Setting) -> Loudness:
        return measure(_recorded(_set(source(), setting), out, bit_rate))

    _settled(source, attempt, target, peak)


def _settled(
    source: SoundSource,
    attempt: Callable[[_Setting], Loudness],
    target: float,
    peak: float,
) -> _Setting:
    """Give the setting of the last attempt, which is made until one holds.

    The encoder takes some of the top end away and moves peaks: it is tried, not guessed.
    """
    setting = _first_setting(source, target, peak - _HEADROOM)
    for _ in range(_TRIALS):
        after = attempt(setting)
        off = target - after.lufs if after.lufs > _SILENT else 0.0
        over = after.peak - peak
        if abs(off) <= _NEAR and over <= 0:
            return setting
        lower = over + _MARGIN if over > 0 else 0.0
        setting = _Setting(setting.gain + off, setting.ceiling - lower)
    attempt(setting)
    return setting


def _first_setting(source: SoundSource, target: float, ceiling: float) -> _Setting:
    """Give the setting that would do without an encoder, what the limiter takes included."""
    before = integrated(source())
    if before <= _SILENT:
        return _Setting(0.0, ceiling)
    plain = _Setting(target - before, ceiling)
    return _Setting(plain.gain + target - integrated(_set(source(), plain)), ceiling)


def integrated(blocks: Iterable[Block]) -> float:
    """Give the LUFS alone, five times as fast as with true peaks."""
    told = deque(_told("ebur128=metadata=1", blocks), maxlen=1)
    return float(told[0].get("lavfi.r128.I", _QUIETEST)) if told else _QUIETEST


def _told(step: str, blocks: Iterable[Block]) -> Iterator[Mapping[str, str]]:
    graph = _graph(step)
    return (frame.metadata for frame in _through(graph, blocks))


def _set(blocks: Iterator[Block], setting: _Setting) -> Iterator[Block]:
    """Amplify by decibels and hold every sample under the ceiling, in step with the picture."""
    ceiling = 10 ** (setting.ceiling / 20)
    limiter = f"alimiter=limit={ceiling:.6f}:level=false:attack=5:release=80:latency=true"
    graph = _graph(f"volume=volume={setting.gain:.4f}dB:precision=float", limiter)
    for frame in _through(graph, blocks):
        yield np.asarray(frame.to_ndarray(), np.float32)


def _as_aac(blocks: Iterator[Block], bit_rate: int) -> Iterator[Block]:
    """Give sound as it comes back from the master's encoder."""
    encoder = aac_encoder(bit_rate)
    encoder.open()
    return _heard(encode_blocks(encoder.encode, blocks), encoder.extradata)


def _recorded(blocks: Iterator[Block], out: Path, bit_rate: int) -> Iterator[Block]:
    """Write AAC, giving the sound as it comes back; the file is there once all is read."""
    with written(out) as output:
        track = output.add_stream("aac", rate=SOUND_RATE, layout="stereo")
        furnish_aac(track.codec_context, bit_rate)
        output.start_encoding()

        def stored() -> Iterator[SoundPacket]:
            for packet in encode_blocks(track.encode, blocks):
                yield packet
                output.mux(packet)

        yield from _heard(stored(), track.codec_context.extradata)


def _heard(packets: Iterator[SoundPacket], extradata: bytes | None) -> Iterator[Block]:
    decoder = av.CodecContext.create("aac", "r")
    decoder.extradata = extradata
    for packet in packets:
        for frame in decoder.decode(packet):
            yield np.asarray(frame.to_ndarray(), np.float32)


def _graph(*steps: str) -> Graph:
    graph = Graph()
    end = graph.add_abuffer(
        sample_rate=SOUND_RATE,
        format="fltp",
        layout="stereo",
        time_base=Fraction(1, SOUND_RATE),
    )
    for step in (*steps, _AS_BLOCKS):
        name, _, options = step.partition("=")
        following = graph.add(name, options)
        end.link_to(following)
        end = following
    sink = graph.add("abuffersink")
    end.link_to(sink)
    graph.configure()
    return graph


def _through(graph: Graph, blocks: Iterable[Block]) -> Iterator[av.AudioFrame]:
    at = 0
    for block in blocks:
        graph.push(sound_frame(block, at))
        at += block.shape[1]
        yield from _drained(graph)
    graph.push(None)
    yield from _drained(graph)


def _drained(graph: Graph) -> Iterator[av.AudioFrame]:
    while True:
        try:
            yield cast("av.AudioFrame", graph.pull())
        except (av.BlockingIOError, av.EOFError):
            return


class _Reader:
    """Reads one sound of a mix piece by piece."""

    def __init__(self, track: Placed) -> None:
        self._track = track
        self._blocks = track.blocks
        self._ready = np.zeros((2, 0), np.float32)
        self._done = 0
        self.over = False

    def add_to(self, mixed: Block, at: int, *, last: bool) -> None:
        """Add what is heard from film sample `at` on; where the film ends, the sound fades out."""
        track = self._track
        skip = max(0, track.at - at)
        wanted = mixed.shape[1] - skip
        if track.samples is not None:
            wanted = min(wanted, track.samples - self._done)
        self._fill(wanted)
        piece, self._ready = self._ready[:, :wanted], self._ready[:, wanted:]
        piece = piece * self._gains(piece.shape[1])
        self._done += piece.shape[1]
        ended = track.samples is not None and self._done >= track.samples
        if last and self._ready.shape[1] and not ended:
            piece = _faded(piece)
        mixed[:, skip : skip + piece.shape[1]] += piece
        self.over = ended or piece.shape[1] < wanted or not piece.shape[1]

    def _fill(self, size: int) -> None:
        """Read on until there is more than `size`, or no more."""
        pieces, held = [self._ready], self._ready.shape[1]
        while held <= size and (block := next(self._blocks, None)) is not None:
            pieces.append(block)
            held += block.shape[1]
        self._ready = np.concatenate(pieces, axis=1)

    def _gains(self, size: int) -> Block:
        """Give the gain of each of the next samples."""
        track = self._track
        if not (track.gains or track.fade):
            return np.full(size, track.gain, np.float32)
        places = np.arange(self._done, self._done + size)
        gains = np.full(size, track.gain)
        if track.gains:
            knots = ([knot.at for knot in track.gains], [knot.gain for knot in track.gains])
            gains *= np.interp(places, *knots)
        if track.fade:
            gains *= np.clip(places / track.fade, 0, 1)
        if track.fade and track.samples is not None:
            gains *= np.clip((track.samples - 1 - places) / track.fade, 0, 1)
        return gains.astype(np.float32)


def _faded(piece: Block) -> Block:
    fall = min(_FADE, piece.shape[1])
    ramp = np.ones(piece.shape[1], np.float32)
    ramp[-fall:] = np.linspace(1, 0, fall, dtype=np.float32)
    return piece * ramp
