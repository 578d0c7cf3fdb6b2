"""A piece of music as notes: everything that is decided before a sound is made."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from longtake.providers.sketch.music.form import BEND, Form, Section, lay_out
from longtake.providers.sketch.music.grooves import GROOVES, LOUDNESS
from longtake.providers.sketch.music.harmony import (
    SCALES,
    Chord,
    chord,
    colours,
    enriched,
    nearest,
    voiced,
)
from longtake.providers.sketch.music.melody import Motif, motif, phrase_bar
from longtake.providers.sketch.music.styles import Character, Harmony, Style, character

STEPS = 4
"""Steps of a pattern in a beat."""
TEMPOS = range(30, 301)
_FREE = 0.09
"""How far a tempo that nobody asked for may give to meet the cuts."""
_REGISTER = {"bass": 38, "pad": 61, "keys": 62, "arp": 69, "lead": 75}
"""The pitch around which each part lies."""
_LOW_LEADS = {"cello": -14, "horns": -9, "trumpet": -6, "epiano": -5, "strings": -2, "piano": -1,
              "sawlead": -8, "square": -5, "overlead": -10, "felt": -3, "violin": -1,
              "whistle": 4, "celesta": 5, "musicbox": 6, "kalimba": 1, "vibes": -3}  # fmt: skip
_DRUM_PITCH = {"tom": (50, 45, 41), "taiko": (38, 36, 33), "conga": (62, 57, 60), "block": (86, 81)}


@dataclass(frozen=True, slots=True)
class Note:
    """One sound: who plays what, when and how loud."""

    start: int
    """In samples."""
    samples: int
    """How long it is held; it may ring on."""
    pitch: int
    """As in MIDI, 60 is middle C."""
    instrument: str
    velocity: float
    """0 to 1."""
    pan: float = 0.0
    """-1 left, 1 right."""
    part: str = "drums"
    """pad, keys, bass, arp, lead, drums, hit."""


@dataclass(frozen=True, slots=True)
class Harmonised:
    """A chord and where it sounds, in beats."""

    beat: int
    beats: int
    chord: Chord
    tonic: int
    voicing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """A whole piece, its notes in the order in which they start."""

    form: Form
    style: Style
    mode: str
    chords: tuple[Harmonised, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A note before it is given to the clock: beats instead of samples."""

    beat: float
    beats: float
    pitch: int
    instrument: str
    velocity: float
    pan: float
    part: str


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar as the players see it."""

    number: int
    section: Section
    chord: Harmonised
    energy: float
    last: bool
    """Whether another section follows."""
    style: Style
    mode: str
    subject: Motif
    beats: int

    @property
    def beat(self) -> int:
        return self.number * self.beats


def write(  # noqa: PLR0913 - what a piece is made of
    theme: str, *, mood: str, tempo: int | None, samples: int, cuts: Sequence[int], seed: int
) -> Score:
    """Return the piece for a theme and mood, as long as asked, its beats near the cuts.

    Raises:
        ValueError: there is no such mood, or no music is so slow or so fast.
    """
    if tempo is not None and tempo not in TEMPOS:
        raise ValueError(f"tempo {tempo}: music has {TEMPOS[0]} to {TEMPOS[-1]} beats a minute")
    digest = hashlib.sha256(f"{theme}|{mood}|{seed}".encode()).digest()
    rng = np.random.default_rng(int.from_bytes(digest[:8]))
    wanted = character(theme, mood)
    style = _varied(wanted.style, rng)
    form = lay_out(samples, cuts, tempos=_tempos(wanted, tempo, rng), beats=style.beats)
    harmony = wanted.harmonies[int(rng.integers(len(wanted.harmonies)))]
    tonic = int(rng.integers(-5, 7))
    chords = tuple(_chords(form, harmony, style, tonic))
    subjects = [motif(rng, beats=form.beats, busy=style.busy) for _ in range(3)]
    bars = _bars(form, chords, replace(wanted, style=style), harmony, subjects)
    strokes = [stroke for bar in bars for player in _PLAYERS for stroke in player(bar)]
    strokes += [*_hits(form, style, chords, cuts), *_ending(form, style, chords[-1])]
    notes = sorted(_played(strokes, form, style, rng), key=lambda n: (n.start, n.pitch))
    return Score(form, style, harmony.mode, chords, tuple(notes))


def _varied(style: Style, rng: np.random.Generator) -> Style:
    """Return the style with the tune in other hands and the broken chords turned round, or not."""
    lead, second = (style.lead, style.second)[
        :: -1 if rng.random() < 0.35 and style.groove != "none" else 1
    ]
    order = style.arpeggio
    if rng.random() < 0.4:
        top = max(order)
        order = "".join(str(int(top) - int(m)) if m.isdigit() else m for m in order)
    return replace(style, lead=lead, second=second, arpeggio=order)


def _tempos(wanted: Character, tempo: int | None, rng: np.random.Generator) -> tuple[float, float]:
    if tempo is not None:
        return tempo * (1 - BEND), tempo * (1 + BEND)
    middle = rng.uniform(*wanted.tempo)
    return middle * (1 - _FREE), middle * (1 + _FREE)


def _chords(form: Form, harmony: Harmony, style: Style, tonic: int) -> Iterator[Harmonised]:
    """Yield the chords of every bar, the cadence, and the final chord."""
    voicing: tuple[int, ...] | None = None
    for beat, beats, numeral, shift in _plan(form, harmony, style):
        plain = chord(numeral)
        sounding = enriched(plain, harmony.mode) if style.sevenths else plain
        key = tonic + shift
        voicing = voiced(sounding, key, centre=_REGISTER["pad"], before=voicing)
        yield Harmonised(beat, beats, sounding, key, voicing)


def _plan(form: Form, harmony: Harmony, style: Style) -> Iterator[tuple[int, int, str, int]]:
    """Yield beat, length, numeral and shift of key of each chord."""
    cadence = harmony.cadence.split()
    closing = form.bars - min(len(cadence), max(form.bars - 1, 0))
    last = form.sections[-1].cycle if form.sections else 0
    for section in form.sections:
        strong = section.name in {"lift", "climax"}
        numerals = (harmony.lift if strong else harmony.verse).split()
        shift = (0, 2, -3, 5)[section.cycle % 4] if section.cycle < last else 0
        for bar in range(section.bar, section.bar + section.bars):
            numeral = numerals[(bar - section.bar) // style.bars % len(numerals)]
            if bar >= closing:
                numeral = cadence[bar - form.bars]
            yield bar * form.beats, form.beats, numeral, shift
    yield form.last_beat, form.beats, _home(harmony), 0


def _home(harmony: Harmony) -> str:
    """Return the chord of the tonic, in the mode's own colour."""
    if 3 in SCALES[harmony.mode]:
        return "i"
    return "Iadd9" if "Iadd9" in harmony.verse else "I"


def _bars(
    form: Form,
    chords: tuple[Harmonised, ...],
    wanted: Character,
    harmony: Harmony,
    subjects: Sequence[Motif],
) -> Iterator[_Bar]:
    for section in form.sections:
        for number in range(section.bar, section.bar + section.bars):
            done = (number - section.bar) / section.bars
            energy = section.energy * wanted.energy + (
                0.12 * done if section.name == "build" else 0
            )
            ends = number == section.bar + section.bars - 1
            yield _Bar(
                number, section, chords[number], energy, ends and number < form.bars - 1,
                wanted.style, harmony.mode, subjects[section.cycle % 3], form.beats,
            )  # fmt: skip


def _pad(bar: _Bar) -> Iterator[_Stroke]:
    """Held chords: there from the first bar to the last."""
    for place, pitch in enumerate(bar.chord.voicing):
        pan = 0.5 * (2 * place / max(len(bar.chord.voicing) - 1, 1) - 1)
        loud = 0.4 + 0.42 * bar.energy
        yield _Stroke(bar.beat, bar.beats, pitch, bar.style.pad, loud, pan, "pad")
    if bar.energy > 0.75:
        for pitch, pan in zip(bar.chord.voicing[:2], (-0.6, 0.6), strict=True):
            octave = pitch + 12
            yield _Stroke(bar.beat, bar.beats, octave, bar.style.pad, loud * 0.7, pan, "pad")


def _keys(bar: _Bar) -> Iterator[_Stroke]:
    """The rhythm of the chords."""
    if bar.energy < 0.2:
        return
    voicing = _near_keys(bar)
    for step, steps, loud in _hits_of(bar.style.comp, bar.beats):
        for place, pitch in enumerate(voicing):
            spread = 0.25 * (2 * place / max(len(voicing) - 1, 1) - 1)
            roll = 0.012 * place if bar.style.keys in _ROLLED else 0.0
            beat = bar.beat + step / STEPS + roll
            velocity = loud * (0.42 + 0.4 * bar.energy)
            yield _Stroke(
                beat, steps / STEPS, pitch, bar.style.keys, velocity, spread - 0.2, "keys"
            )


_ROLLED = {"steel", "nylon", "harp", "piano", "felt"}


def _near_keys(bar: _Bar) -> tuple[int, ...]:
    if bar.style.keys == "overdrive":
        return (nearest(45, frozenset({(bar.chord.tonic + bar.chord.chord.root) % 12})),)
    return bar.chord.voicing[-4:]


def _bass(bar: _Bar) -> Iterator[_Stroke]:
    """The bass: its pattern, or the root alone where the piece holds its breath."""
    root = _bass_root(bar.chord)
    if bar.energy < 0.4:
        if bar.section.name != "intro" or bar.number > 1:
            yield _Stroke(bar.beat, bar.beats, root, bar.style.bass, 0.6, 0.0, "bass")
        return
    fifth = root + (6 if 6 in bar.chord.chord.intervals else 7)
    degrees = {"r": root, "f": fifth if fifth < 48 else fifth - 12, "o": root + 12}
    for number, (step, steps, _) in enumerate(_hits_of(bar.style.bassline, bar.beats)):
        mark = bar.style.bassline[step]
        pitch = _walk(bar, root, number) if mark == "w" else degrees[mark]
        velocity = (0.86 if step % 8 else 1.0) * (0.6 + 0.35 * bar.energy)
        yield _Stroke(
            bar.beat + step / STEPS, steps / STEPS, pitch, bar.style.bass, velocity, 0.0, "bass"
        )


def _bass_root(sounding: Harmonised) -> int:
    low = (sounding.tonic + sounding.chord.root) % 12
    return 36 + low if low < 8 else 24 + low


def _walk(bar: _Bar, root: int, number: int) -> int:
    """Return the note of a walking bass: root, third, fifth, a step towards what follows."""
    steps = bar.chord.chord.intervals
    walked = (0, steps[1], steps[2], steps[3] if len(steps) > 3 else 12)
    return root + walked[number % 4] - (12 if root + walked[number % 4] > 50 else 0)


def _arp(bar: _Bar) -> Iterator[_Stroke]:
    """Broken chords, in full sections and alone in quiet ones."""
    alone = bar.style.groove == "none"
    if bar.energy < (0.25 if alone else 0.52):
        return
    tones = sorted(bar.chord.chord.pitches(bar.chord.tonic))
    low = nearest(_REGISTER["arp"] - (12 if alone else 5), bar.chord.chord.pitches(bar.chord.tonic))
    ladder = sorted(p for p in range(low, low + 25) if p % 12 in tones)
    for step, mark in enumerate(_fitted(bar.style.arpeggio, bar.beats)):
        if mark in ".-":
            continue
        pan = 0.45 if (step // 2) % 2 else -0.45
        velocity = (0.5 if step % 4 else 0.62) * (0.55 + 0.45 * bar.energy)
        pitch = ladder[min(int(mark), len(ladder) - 1)]
        beat = bar.beat + step / STEPS
        yield _Stroke(beat, 0.5, pitch, bar.style.arp, velocity, pan, "arp")
        if bar.style.arp == "pluck":
            yield _Stroke(beat + 0.75, 0.5, pitch, bar.style.arp, velocity * 0.4, -pan, "arp")


def _lead(bar: _Bar) -> Iterator[_Stroke]:
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
        centre=_REGISTER["lead"] + _LOW_LEADS.get(player, 0),
    )
    for tone in line:
        velocity = (0.8 if tone.step % 8 else 0.92) * (0.55 + 0.35 * bar.energy)
        beat, beats = bar.beat + tone.step / STEPS, tone.steps / STEPS * 0.94
        if tone.step < bar.beats * STEPS:
            yield _Stroke(beat, beats, tone.pitch, player, velocity, 0.12, "lead")


def _drums(bar: _Bar) -> Iterator[_Stroke]:
    """Percussion: light, then full; the last half bar of a section is a fill."""
    groove = GROOVES[bar.style.groove]
    if bar.energy < 0.42:
        return
    full = bar.energy > 0.68
    patterns = dict(groove.full if full else groove.light)
    half = bar.beats * STEPS // 2
    if bar.last and bar.energy > 0.5 and groove.fill:
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


def _drum(name: str, beat: float, velocity: float, step: int) -> _Stroke:
    pitches = _DRUM_PITCH.get(name, (60,))
    pitch = pitches[step // 2 % len(pitches)]
    pan = _DRUM_PAN.get(name, 0.12 * (step % 3 - 1) if len(pitches) > 1 else 0.0)
    return _Stroke(beat, 0.25, pitch, name, velocity, pan, "drums")


def _rise(bar: _Bar) -> Iterator[_Stroke]:
    """What leads into a stronger section, over its last bar; it peaks on the barline."""
    if bar.last and bar.style.rise and bar.section.name in {"build", "drop", "intro"}:
        yield _Stroke(bar.beat, bar.beats, 60, bar.style.rise, 0.4 + 0.4 * bar.energy, 0, "hit")


_PLAYERS: tuple[Callable[[_Bar], Iterator[_Stroke]], ...] = (
    _pad, _keys, _bass, _arp, _lead, _drums, _rise,
)  # fmt: skip


def _hits(
    form: Form, style: Style, chords: tuple[Harmonised, ...], cuts: Sequence[int]
) -> Iterator[_Stroke]:
    """Mark the sections and the cuts, the first stronger, none closer than a bar."""
    starts = {s.bar * form.beats for s in form.sections if s.name in {"lift", "climax"}}
    beats = {form.nearest_beat(cut) for cut in cuts} - starts
    marked = sorted((beat, 0.5) for beat in beats) + [(beat, 0.85) for beat in starts]
    last = -form.beats
    for beat, velocity in sorted(marked):
        if last + form.beats <= beat < form.last_beat and beat > 0:
            last = beat
            pitch = max(chords[beat // form.beats].voicing) + 12
            for name in style.hits:
                yield _Stroke(beat, 2, pitch, name, velocity, 0.0, "hit")


def _ending(form: Form, style: Style, final: Harmonised) -> Iterator[_Stroke]:
    """The last chord, struck by everybody and left to ring."""
    beat = form.last_beat
    beats = max((form.samples / form.beat_samples) - beat, 0.5)
    for place, pitch in enumerate(final.voicing):
        for part, player in (("pad", style.pad), ("keys", style.keys)):
            pan = 0.5 * (2 * place / max(len(final.voicing) - 1, 1) - 1)
            pitch_or_root = final.voicing[0] - 12 if player == "overdrive" else pitch
            if player != "overdrive" or place == 0:
                late = 0.02 * place if player in _ROLLED else 0.0
                yield _Stroke(beat + late, beats, pitch_or_root, player, 0.72, pan, part)
    yield _Stroke(beat, beats, _bass_root(final), style.bass, 0.85, 0.0, "bass")
    top = nearest(_REGISTER["lead"], frozenset({final.tonic % 12}))
    yield _Stroke(beat, beats, top, style.lead, 0.6, 0.1, "lead")
    if style.groove not in {"none", "waltz"} and form.bars:
        for name in style.hits:
            yield _Stroke(beat, 2, final.voicing[-1] + 12, name, 0.7, 0.0, "hit")


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


def _played(
    strokes: list[_Stroke], form: Form, style: Style, rng: np.random.Generator
) -> Iterator[Note]:
    """Give strokes to the clock: swing, and a little human unevenness."""
    late = rng.normal(0, 0.004, len(strokes)) * form.tempo / 60
    loud = rng.normal(1, 0.06, len(strokes))
    steady = {"kick", "boom", "riser", "swell", "boomkick"}
    for stroke, shift, weight in zip(strokes, late, loud, strict=True):
        beat = _swung(stroke.beat, style) + (0 if stroke.instrument in steady else shift)
        start = max(round(beat * form.beat_samples), 0)
        held = max(round(stroke.beats * form.beat_samples / 480) * 480, 480)
        velocity = min(max(stroke.velocity * float(weight), 0.05), 1.0)
        if start < form.samples - 960:
            yield Note(
                start, held, stroke.pitch, stroke.instrument, velocity, stroke.pan, stroke.part
            )


def _swung(beat: float, style: Style) -> float:
    """Return the beat with every second eighth (or sixteenth) late by the style's swing."""
    pair = 2 * style.swung
    whole, part = divmod(beat, pair)
    longer = style.swung * (1 + style.swing)
    if part < style.swung:
        return whole * pair + part * (1 + style.swing)
    return whole * pair + longer + (part - style.swung) * (1 - style.swing)
