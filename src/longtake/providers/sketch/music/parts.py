"""The players: what pad, keys, bass, broken chords, tune and percussion do in one bar."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from longtake.providers.sketch.music.form import Section
from longtake.providers.sketch.music.grooves import GROOVES, LOUDNESS
from longtake.providers.sketch.music.harmony import Chord, colours, nearest
from longtake.providers.sketch.music.melody import Motif, phrase_bar
from longtake.providers.sketch.music.styles import Style

STEPS = 4
"""Steps of a pattern in a beat."""
REGISTER = {"pad": 61, "arp": 69, "lead": 75}
"""The pitch around which each part lies."""
_LEAD_SHIFT = {"cello": -14, "horns": -9, "trumpet": -6, "epiano": -5, "strings": -2, "piano": -1,
              "sawlead": -8, "square": -5, "overlead": -10, "felt": -3, "violin": -1,
              "whistle": 4, "celesta": 5, "musicbox": 6, "kalimba": 1, "vibes": -3}  # fmt: skip
"""How far from there an instrument sounds best."""
_DRUM_PITCH = {"tom": (50, 45, 41), "taiko": (38, 36, 33), "conga": (62, 57, 60), "block": (86, 81)}


@dataclass(frozen=True, slots=True)
class Harmonised:
    """A chord and where it sounds, in beats."""

    beat: int
    beats: int
    chord: Chord
    tonic: int
    voicing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A note before it is given to the clock: beats instead of samples."""

    beat: float
    beats: float
    pitch: int
    instrument: str
    velocity: float
    pan: float
    part: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar as the players see it."""

    number: int
    section: Section
    chord: Harmonised
    energy: float
    turns: bool
    """Whether it is the last of its section and another one follows."""
    style: Style
    mode: str
    subject: Motif
    beats: int

    @property
    def beat(self) -> int:
        """The beat on which it starts."""
        return self.number * self.beats


def _pad(bar: Bar) -> Iterator[Stroke]:
    """Held chords: there from the first bar to the last."""
    for place, pitch in enumerate(bar.chord.voicing):
        pan = 0.5 * (2 * place / max(len(bar.chord.voicing) - 1, 1) - 1)
        loud = 0.4 + 0.42 * bar.energy
        yield Stroke(bar.beat, bar.beats, pitch, bar.style.pad, loud, pan, "pad")
    if bar.energy > 0.75:
        for pitch, pan in zip(bar.chord.voicing[:2], (-0.6, 0.6), strict=True):
            octave = pitch + 12
            yield Stroke(bar.beat, bar.beats, octave, bar.style.pad, loud * 0.7, pan, "pad")


def _keys(bar: Bar) -> Iterator[Stroke]:
    """The rhythm of the chords."""
    if bar.energy < 0.2:
        return
    voicing = _near_keys(bar)
    for step, steps, loud in _hits_of(bar.style.comp, bar.beats):
        for place, pitch in enumerate(voicing):
            spread = 0.25 * (2 * place / max(len(voicing) - 1, 1) - 1)
            roll = 0.012 * place if bar.style.keys in ROLLED else 0.0
            beat = bar.beat + step / STEPS + roll
            velocity = loud * (0.42 + 0.4 * bar.energy)
            yield Stroke(beat, steps / STEPS, pitch, bar.style.keys, velocity, spread - 0.2, "keys")


ROLLED = {"steel", "nylon", "harp", "piano", "felt"}


def _near_keys(bar: Bar) -> tuple[int, ...]:
    if bar.style.keys == "overdrive":
        return (nearest(45, frozenset({(bar.chord.tonic + bar.chord.chord.root) % 12})),)
    return bar.chord.voicing[-4:]


def _bass(bar: Bar) -> Iterator[Stroke]:
    """The bass: its pattern, or the root alone where the piece holds its breath."""
    root = bass_root(bar.chord)
    if bar.energy < 0.4:
        if bar.section.name != "intro" or bar.number > 1:
            yield Stroke(bar.beat, bar.beats, root, bar.style.bass, 0.6, 0.0, "bass")
        return
    fifth = root + (6 if 6 in bar.chord.chord.intervals else 7)
    degrees = {"r": root, "f": fifth if fifth < 48 else fifth - 12, "o": root + 12}
    for number, (step, steps, _) in enumerate(_hits_of(bar.style.bassline, bar.beats)):
        mark = bar.style.bassline[step]
        pitch = _walk(bar, root, number) if mark == "w" else degrees[mark]
        velocity = (0.86 if step % 8 else 1.0) * (0.6 + 0.35 * bar.energy)
        yield Stroke(
            bar.beat + step / STEPS, steps / STEPS, pitch, bar.style.bass, velocity, 0.0, "bass"
        )


def bass_root(sounding: Harmonised) -> int:
    """Return the chord's root as a bass plays it, between 32 and 43."""
    low = (sounding.tonic + sounding.chord.root) % 12
    return 36 + low if low < 8 else 24 + low


def _walk(bar: Bar, root: int, number: int) -> int:
    """Return a note of a walking bass: root, third, fifth, then seventh or octave."""
    steps = bar.chord.chord.intervals
    walked = (0, steps[1], steps[2], steps[3] if len(steps) > 3 else 12)
    return root + walked[number % 4] - (12 if root + walked[number % 4] > 50 else 0)


def _arp(bar: Bar) -> Iterator[Stroke]:
    """Broken chords, in full sections and alone in quiet ones."""
    alone = bar.style.groove == "none"
    if bar.energy < (0.25 if alone else 0.52):
        return
    tones = sorted(bar.chord.chord.pitches(bar.chord.tonic))
    low = nearest(REGISTER["arp"] - (12 if alone else 5), bar.chord.chord.pitches(bar.chord.tonic))
    ladder = sorted(p for p in range(low, low + 25) if p % 12 in tones)
    for step, mark in enumerate(_fitted(bar.style.arpeggio, bar.beats)):
        if mark in ".-":
            continue
        pan = 0.45 if (step // 2) % 2 else -0.45
        velocity = (0.5 if step % 4 else 0.62) * (0.55 + 0.45 * bar.energy)
        pitch = ladder[min(int(mark), len(ladder) - 1)]
        beat = bar.beat + step / STEPS
        yield Stroke(beat, 0.5, pitch, bar.style.arp, velocity, pan, "arp")
        if bar.style.arp == "pluck":
            yield Stroke(beat + 0.75, 0.5, pitch, bar.style.arp, velocity * 0.4, -pan, "arp")


def _lead(bar: Bar) -> Iterator[Stroke]:
    """The tune: in strong sections, and where nobody drums from the first bar."""
    strong = bar.section.name in {"lift", "climax"}
    alone = bar.style.groove == "none" and bar.section.name not in {"intro", "drop"}
    if not strong and not alone:
        return
    player = bar.style.second if bar.section.name == "climax" else bar.style.lead
    pitches = bar.chord.chord.pitches(bar.chord.tonic)
    line = phrase_bar(
        bar.subject,
        bar.number - bar.section.bar,
        tones=pitches,
        scale=colours(bar.chord.chord, bar.mode, bar.chord.tonic),
        centre=REGISTER["lead"] + _LEAD_SHIFT.get(player, 0),
    )
    for tone in line:
        velocity = (0.8 if tone.step % 8 else 0.92) * (0.55 + 0.35 * bar.energy)
        beat, beats = bar.beat + tone.step / STEPS, tone.steps / STEPS * 0.94
        if tone.step < bar.beats * STEPS:
            yield Stroke(beat, beats, tone.pitch, player, velocity, 0.12, "lead")


def _drums(bar: Bar) -> Iterator[Stroke]:
    """Percussion: light, then full; the last half bar of a section is a fill."""
    groove = GROOVES[bar.style.groove]
    if bar.energy < 0.42:
        return
    full = bar.energy > 0.68
    patterns = dict(groove.full if full else groove.light)
    half = bar.beats * STEPS // 2
    if bar.turns and bar.energy > 0.5 and groove.fill:
        patterns = {k: v[:half] + "." * half for k, v in patterns.items()}
        for name, line in groove.fill.items():
            patterns[name] = patterns.get(name, "." * half)[:half] + line[half:]
    for name, line in patterns.items():
        for step, mark in enumerate(_fitted(line, bar.beats)):
            if mark in LOUDNESS:
                velocity = LOUDNESS[mark] * (0.62 + 0.38 * bar.energy)
                yield _drum(name, bar.beat + step / STEPS, velocity, step)


_DRUM_PAN = {"hat": 0.25, "openhat": 0.25, "shaker": -0.4, "tambourine": 0.4, "ride": 0.35,
             "rim": -0.2, "conga": -0.3, "block": 0.3, "snap": -0.15, "tick": 0.3}  # fmt: skip


def _drum(name: str, beat: float, velocity: float, step: int) -> Stroke:
    pitches = _DRUM_PITCH.get(name, (60,))
    pitch = pitches[step // 2 % len(pitches)]
    pan = _DRUM_PAN.get(name, 0.12 * (step % 3 - 1) if len(pitches) > 1 else 0.0)
    return Stroke(beat, 0.25, pitch, name, velocity, pan, "drums")


def _rise(bar: Bar) -> Iterator[Stroke]:
    """What leads into a stronger section, over its last bar; it peaks on the barline."""
    if bar.turns and bar.style.rise and bar.section.name in {"build", "drop", "intro"}:
        yield Stroke(bar.beat, bar.beats, 60, bar.style.rise, 0.4 + 0.4 * bar.energy, 0, "hit")


def _hits_of(pattern: str, beats: int) -> list[tuple[int, int, float]]:
    """Return step, held steps and loudness of a pattern's notes, cut to the bar."""
    line = _fitted(pattern, beats)
    found = []
    for step, mark in enumerate(line):
        if mark not in "-.":
            rest = line[step + 1 :]
            found.append((step, 1 + len(rest) - len(rest.lstrip("-")), LOUDNESS.get(mark, 0.8)))
    return found


def _fitted(pattern: str, beats: int) -> str:
    steps = beats * STEPS
    return (pattern * (steps // len(pattern) + 1))[:steps]


PLAYERS: tuple[Callable[[Bar], Iterator[Stroke]], ...] = (
    _pad, _keys, _bass, _arp, _lead, _drums, _rise,
)  # fmt: skip
