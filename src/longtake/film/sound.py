"""How a film sounds: what each track does, who gives way to whom, and how loud the master is."""

from dataclasses import dataclass
from typing import Final

TRACKS: Final = ("voice", "music", "effects", "native")
"""Spoken lines, cues, noises, and what came with the takes themselves."""
RULES: Final = ("keep", "duck", "mute")
"""Heard as it is, lowered while somebody speaks, or not heard at all."""
LINES: Final = ("fit", "lead")
"""`fit`: a shot keeps its length and its line has to fit; `lead`: it grows to hold its line."""
LOUDNESS: Final = (-14, -16, -23)
"""LUFS that a master may have: the web's, podcasts', and European broadcasting's."""
CAPTIONS: Final = ("file", "track", "burn", "none")
"""Files beside the film, a track in it as well, words in the picture as well, or nothing."""
PEAK: Final = -1.0
"""dBTP that no master goes beyond."""


def rules_of(track: str) -> tuple[str, ...]:
    """Give the rules that a track may have: voices do not give way to themselves."""
    return tuple(rule for rule in RULES if track != "voice" or rule != "duck")


@dataclass(frozen=True, slots=True)
class Sound:
    """A rule for each track, how lines and shots fit together, and the master's loudness."""

    voice: str = "keep"
    music: str = "duck"
    effects: str = "keep"
    native: str = "duck"
    lines: str = "fit"
    loudness: int = -14
    """LUFS."""

    def heard(self, track: str) -> bool:
        """Say whether a track is heard at all."""
        return str(getattr(self, track)) != "mute"

    def ducks(self, track: str) -> bool:
        """Say whether a track is lowered while somebody speaks."""
        return str(getattr(self, track)) == "duck"
