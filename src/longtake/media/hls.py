"""HTTP Live Streaming: a film in pieces for web players, its packets copied."""

import os
import shutil
from pathlib import Path
from typing import Final

import av

from longtake.capabilities.errors import BadOutput, Unusable
from longtake.media.opening import opened, picture_track, sound_track

PLAYLIST: Final = "index.m3u8"
_SECONDS: Final = 4
"""Of a piece at least: it ends at the next sync frame."""


def stream_hls(film: Path, folder: Path) -> int:
    """Write a playlist `index.m3u8` with fragmented MP4 pieces, and give how many pieces.

    The packets are copied; a piece begins at a sync frame. The folder is there whole or not at
    all; one that is there with a playlist in it is replaced.
    """
    if folder.exists() and not (folder / PLAYLIST).is_file():
        raise Unusable(str(folder), "is there, and no stream of ours", "give another: -o FOLDER")
    part = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    part.mkdir(parents=True)
    try:
        _segmented(film, part)
        pieces = sorted(part.glob("piece-*.m4s"))
        if not pieces:
            raise BadOutput(f"{film.name} gave no piece")
        shutil.rmtree(folder, ignore_errors=True)
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return len(pieces)


def _segmented(film: Path, part: Path) -> None:
    options = {
        "hls_time": str(_SECONDS),
        "hls_playlist_type": "vod",
        "hls_flags": "independent_segments",
        "hls_segment_type": "fmp4",
        "hls_fmp4_init_filename": "init.mp4",
        "hls_segment_filename": str(part / "piece-%04d.m4s"),
        # Decoding begins before time zero; else the whole film would be shown that much later.
        "avoid_negative_ts": "disabled",
    }
    with (
        opened(film) as source,
        av.open(str(part / PLAYLIST), "w", format="hls", options=options) as output,
    ):
        tracks = [each for each in (picture_track(source, film), sound_track(source)) if each]
        copies = {track.index: output.add_stream_from_template(track) for track in tracks}
        for packet in source.demux(tracks):
            if packet.dts is not None and packet.size:
                packet.stream = copies[packet.stream.index]
                output.mux(packet)
