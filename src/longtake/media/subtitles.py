"""Captions as a track of the film: timed text, as MP4 holds it (3GPP TS 26.245)."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from struct import pack
from typing import Final, TypeAlias, cast

import av
from av.container import OutputContainer
from av.subtitles.stream import SubtitleStream

from longtake.film.rows import balanced

CaptionPacket: TypeAlias = "av.Packet[SubtitleStream]"

_HEADER: Final = """\
[Script Info]
ScriptType: v4.00+
[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, Alignment
Style: Default,Sans,18,&H00FFFFFF,2
[Events]
Format: Layer, Start, End, Style, Text
"""
"""What the muxer makes the track's own description from."""
_LANGUAGES: Final = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "he": "heb", "hi": "hin",
    "it": "ita", "ja": "jpn", "ko": "kor", "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus",
    "sv": "swe", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip
"""MP4 names languages by three letters (ISO 639-2)."""
_EMPTY: Final = pack(">H", 0)


@dataclass(frozen=True, slots=True)
class Captions:
    """Cues in order, each with its first film frame, the one after its last, and its words."""

    cues: tuple[tuple[int, int, str], ...]
    language: str = ""


def caption_packets(
    captions: Captions, output: OutputContainer, rate: Fraction
) -> Iterator[CaptionPacket]:
    """Add the track and give its packets: one for each cue, an empty one for each gap."""
    track = output.add_stream("mov_text")
    track.time_base = 1 / rate
    track.codec_context.subtitle_header = _HEADER.encode()
    track.codec_context.time_base = 1 / rate
    track.metadata["language"] = _LANGUAGES.get(captions.language.partition("-")[0].lower(), "und")
    yield from _packets(captions, track, 1 / rate)


def _packets(captions: Captions, track: SubtitleStream, unit: Fraction) -> Iterator[CaptionPacket]:
    at = 0
    for begins, ends, text in captions.cues:
        if begins > at:
            yield _packet(_EMPTY, at, begins, track, unit)
        words = "\n".join(balanced(text)).encode()
        yield _packet(pack(">H", len(words)) + words, begins, ends, track, unit)
        at = ends


def _packet(
    data: bytes, begins: int, ends: int, track: SubtitleStream, unit: Fraction
) -> CaptionPacket:
    packet = cast("CaptionPacket", av.Packet(data))
    packet.stream, packet.time_base = track, unit
    packet.pts = packet.dts = begins
    packet.duration = ends - begins
    return packet
