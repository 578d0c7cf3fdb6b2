"""A piece of music as notes: everything that is decided before a sound is made."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from longtake.providers.sketch.music.form import BEND, Form, lay_out
from longtake.providers.sketch.music.harmony import (
    SCALES,
    chord,
    enriched,
    nearest,
    voiced,
)
from longtake.providers.sketch.music.melody import Motif, motif
from longtake.providers.sketch.music.parts import (
    PLAYERS,
    REGISTER,
    ROLLED,
    Bar,
    Harmonised,
    Stroke,
    bass_root,
)
from longtake.providers.sketch.music.styles import Character, Harmony, Style, character

TEMPOS = range(30, 301)
_FREE = 0.09
"""How far a tempo that nobody asked for may give to meet the cuts."""


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
class Score:
    """A whole piece, its notes in the order in which they start."""

    form: Form
    style: Style
    mode: str
    chords: tuple[Harmonised, ...]
    notes: tuple[Note, ...]


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
    strokes = [stroke for bar in bars for player in PLAYERS for stroke in player(bar)]
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
        voicing = voiced(sounding, key, centre=REGISTER["pad"], before=voicing)
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
) -> Iterator[Bar]:
    for section in form.sections:
        for number in range(section.bar, section.bar + section.bars):
            done = (number - section.bar) / section.bars
            energy = section.energy * wanted.energy + (
                0.12 * done if section.name == "build" else 0
            )
            ends = number == section.bar + section.bars - 1
            yield Bar(
                number, section, chords[number], energy, ends and number < form.bars - 1,
                wanted.style, harmony.mode, subjects[section.cycle % 3], form.beats,
            )  # fmt: skip


def _hits(
    form: Form, style: Style, chords: tuple[Harmonised, ...], cuts: Sequence[int]
) -> Iterator[Stroke]:
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
                yield Stroke(beat, 2, pitch, name, velocity, 0.0, "hit")


def _ending(form: Form, style: Style, final: Harmonised) -> Iterator[Stroke]:
    """The last chord, struck by everybody and left to ring."""
    beat = form.last_beat
    beats = max((form.samples / form.beat_samples) - beat, 0.5)
    for place, pitch in enumerate(final.voicing):
        for part, player in (("pad", style.pad), ("keys", style.keys)):
            pan = 0.5 * (2 * place / max(len(final.voicing) - 1, 1) - 1)
            pitch_or_root = final.voicing[0] - 12 if player == "overdrive" else pitch
            if player != "overdrive" or place == 0:
                late = 0.02 * place if player in ROLLED else 0.0
                yield Stroke(beat + late, beats, pitch_or_root, player, 0.72, pan, part)
    yield Stroke(beat, beats, bass_root(final), style.bass, 0.85, 0.0, "bass")
    top = nearest(REGISTER["lead"], frozenset({final.tonic % 12}))
    yield Stroke(beat, beats, top, style.lead, 0.6, 0.1, "lead")
    if style.groove not in {"none", "waltz"} and form.bars:
        for name in style.hits:
            yield Stroke(beat, 2, final.voicing[-1] + 12, name, 0.7, 0.0, "hit")


def _played(
    strokes: list[Stroke], form: Form, style: Style, rng: np.random.Generator
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
