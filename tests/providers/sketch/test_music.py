"""The facts that a piece of sketched music keeps, whatever its theme, mood and length."""

from fractions import Fraction
from itertools import cycle, pairwise

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from longtake.providers.sketch.music import compose, stream
from longtake.providers.sketch.music.drums import DRUMS
from longtake.providers.sketch.music.form import lay_out
from longtake.providers.sketch.music.grooves import GROOVES
from longtake.providers.sketch.music.harmony import chord
from longtake.providers.sketch.music.instruments import TONES
from longtake.providers.sketch.music.score import Score, write
from longtake.providers.sketch.music.styles import MOODS, STYLES, character

RATE = 48_000


def piece(
    theme: str, mood: str, *, seconds: float, seed: int = 1, cuts: tuple[int, ...] = ()
) -> NDArray[np.float32]:
    """Return a piece at its own tempo."""
    return compose(
        theme,
        mood=mood,
        tempo=None,
        frames_of_sound=round(seconds * RATE),
        accents=cuts,
        seed=seed,
    )


def score(
    theme: str,
    mood: str,
    *,
    seconds: float = 30,
    tempo: int | None = None,
    cuts: tuple[int, ...] = (),
) -> Score:
    """Return the notes of a piece."""
    samples = round(seconds * RATE)
    return write(theme, mood=mood, tempo=tempo, samples=samples, cuts=cuts, seed=1)


def quietest(sound: NDArray[np.float32]) -> float:
    """Return the level of the quietest half second, in dB below full scale."""
    hops = sound[:, : sound.shape[1] // 2400 * 2400].reshape(2, -1, 2400)
    power = np.convolve((hops**2).mean(axis=(0, 2)), np.full(10, 0.1), "valid")
    return float(10 * np.log10(power.min() + 1e-12))


def loudness(sound: NDArray[np.float32]) -> float:
    """Return the integrated loudness in LUFS, by FFmpeg's meter."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(
        sample_rate=RATE, format="fltp", layout="stereo", time_base=Fraction(1, RATE)
    )
    meter, sink = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    measured = -70.0
    for start in range(0, sound.shape[1] - 4800, 4800):
        part = np.ascontiguousarray(sound[:, start : start + 4800])
        frame = av.AudioFrame.from_ndarray(part, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts = RATE, start
        source.push(frame)
        measured = float(sink.pull().metadata["lavfi.r128.I"])
    return measured


@pytest.mark.parametrize(
    ("mood", "seconds"), list(zip(MOODS, cycle((1.0, 3.3, 7.0, 11.9)), strict=False))
)
def test_a_piece_of_any_mood_and_length_is_whole(mood: str, seconds: float) -> None:
    """It has its samples, starts and ends at zero, never falls silent, clips or leans."""
    sound = piece("", mood, seconds=seconds)
    assert sound.shape == (2, round(seconds * RATE))
    assert sound.dtype == np.float32
    assert np.abs(sound[:, [0, -1]]).max() < 1e-4
    assert np.abs(sound).max() <= 0.89
    assert np.abs(np.diff(sound, axis=1)).max() < 0.5
    assert np.abs(sound.mean(axis=1)).max() < 2e-3
    fade = min(1.2, seconds * 0.6)
    body = sound[:, RATE // 4 : round((seconds - fade) * RATE)]
    assert body.shape[1] < RATE // 2 or quietest(body) > -45


@pytest.mark.parametrize("style", STYLES)
def test_every_style_is_played_by_instruments_that_exist(style: str) -> None:
    """A style names tones, drums and grooves of the house, and patterns that fit its bar."""
    played = STYLES[style]
    assert {played.pad, played.keys, played.bass, played.arp, played.lead, played.second} <= (
        TONES.keys()
    )
    assert {*played.hits, played.rise} <= TONES.keys() | DRUMS.keys() | {""}
    groove = GROOVES[played.groove]
    lines = {**groove.light, **groove.full, **groove.fill}
    assert lines.keys() <= DRUMS.keys()
    assert {len(line) for line in lines.values()} <= {4 * played.beats}


@pytest.mark.parametrize("theme", ["upbeat electronic", "calm piano", "orchestral, epic"])
def test_a_bed_needs_little_mastering(theme: str) -> None:
    """Integrated loudness lies between -18 and -14 LUFS."""
    assert -18 < loudness(piece(theme, "informative", seconds=12)) < -14


def test_a_stream_is_the_piece_in_blocks_of_a_second() -> None:
    """Blocks joined are the piece, sample for sample, and again the same the next time."""
    blocks = list(
        stream("epic", mood="epic", tempo=96, frames_of_sound=400_001, accents=[], seed=2)
    )
    whole = compose("epic", mood="epic", tempo=96, frames_of_sound=400_001, accents=[], seed=2)
    assert max(block.shape[1] for block in blocks) <= RATE
    assert np.array_equal(np.concatenate(blocks, axis=1), whole)


@pytest.mark.parametrize("samples", [0, 1, 100, 4_801])
def test_a_piece_too_short_for_music_still_has_its_length(samples: int) -> None:
    """A few samples are answered with a few samples."""
    sound = compose("rock", mood="joyful", tempo=None, frames_of_sound=samples, accents=[], seed=1)
    assert sound.shape == (2, samples)
    assert np.isfinite(sound).all()


def test_another_seed_or_theme_is_another_piece() -> None:
    """Neither the sound nor the notes are those of the first."""
    first = piece("jazz", "elegant", seconds=4)
    for other in (
        piece("jazz", "elegant", seconds=4, seed=2),
        piece("smooth jazz", "elegant", seconds=4),
    ):
        assert abs(np.corrcoef(first[0], other[0])[0, 1]) < 0.5


def test_cuts_fall_on_beats_and_sections_start_at_cuts() -> None:
    """With shots of five seconds each cut is within 60 ms of a beat, and the lift is at one."""
    cuts = tuple(range(5 * RATE, 30 * RATE, 5 * RATE))
    for theme in ("upbeat electronic", "calm piano", "acoustic", "orchestral"):
        form = score(theme, "joyful", cuts=cuts).form
        beats = [cut / form.beat_samples for cut in cuts]
        away = [abs(beat - round(beat)) * form.beat_samples / RATE for beat in beats]
        assert max(away) < 0.06
        bar = form.beats * form.beat_samples
        starts = [section.bar * bar for section in form.sections[1:]]
        assert any(abs(start - cut) < 0.1 * bar for start in starts for cut in cuts)


def test_a_cut_is_marked_by_a_hit_on_its_beat() -> None:
    """Something sounds within 80 ms of a cut that nothing else marks."""
    notes = score("hip hop", "informative", cuts=(5 * RATE, 10 * RATE)).notes
    hits = [note.start for note in notes if note.part == "hit" and note.instrument == "boom"]
    assert all(min(abs(hit - cut) for hit in hits) < 0.08 * RATE for cut in (5 * RATE, 10 * RATE))


@given(
    tempo=st.integers(60, 180),
    seconds=st.floats(0.5, 400),
    cuts=st.lists(st.integers(0, 400 * RATE), max_size=8),
)
@settings(max_examples=40, deadline=None)
def test_sections_abut_and_leave_the_last_chord_room(
    tempo: int, seconds: float, cuts: list[int]
) -> None:
    """They cover every bar once; the tempo keeps within its limits; the end can ring."""
    samples = round(seconds * RATE)
    form = lay_out(samples, cuts, tempos=(tempo * 0.94, tempo * 1.06), beats=4)
    assert tempo * 0.94 <= form.tempo <= tempo * 1.06
    ends = [0, *(section.bar + section.bars for section in form.sections)]
    assert [section.bar for section in form.sections] == ends[:-1]
    assert ends[-1] == form.bars
    ring = samples - form.last_beat * form.beat_samples
    assert ring >= 0.44 * samples or ring >= 1.89 * RATE


@pytest.mark.parametrize("mood", MOODS)
def test_the_tune_agrees_with_the_chords(mood: str) -> None:
    """Chords and long or stressed notes of the tune use tones of the chord below only."""
    for theme in ("", "jazz", "calm piano", "orchestral"):
        music = score(theme, mood, seconds=40)
        beat = music.form.beat_samples
        for note in music.notes:
            place = (note.start + 0.12 * beat) / beat
            sounding = [c for c in music.chords if c.beat <= place][-1]
            long = note.samples > 0.9 * beat
            if note.part in {"pad", "arp"} or (note.part == "lead" and long):
                late = note.part == "arp" and place - sounding.beat < 1
                assert late or note.pitch % 12 in sounding.chord.pitches(sounding.tonic)


@pytest.mark.parametrize("mood", MOODS)
def test_a_piece_ends_at_home(mood: str) -> None:
    """The last chord is that of the tonic, on its own bass, and rings for two to six seconds."""
    music = score("", mood, seconds=33)
    final = music.chords[-1]
    assert final.chord.root == 0
    start = music.form.last_beat * music.form.beat_samples
    last = [n for n in music.notes if n.part == "bass" and n.start > start - RATE / 10]
    assert {note.pitch % 12 for note in last} == {final.tonic % 12}
    assert 1.85 < (33 * RATE - start) / RATE < 6


def test_chords_move_by_small_steps() -> None:
    """Between neighbouring chords a voice moves by three semitones on average at most."""
    for mood in MOODS:
        voicings = [c.voicing for c in score("", mood, seconds=60).chords]
        moves = [
            min(abs(pitch - other) for other in before)
            for before, after in pairwise(voicings)
            for pitch in after
        ]
        assert sum(moves) / len(moves) < 3


def test_a_piece_grows_from_its_intro_to_its_climax() -> None:
    """The loudest section is at least 4 dB above the first bars."""
    music = score("orchestral", "epic", seconds=30)
    sound = piece("orchestral", "epic", seconds=30)
    bar = music.form.beats * music.form.beat_samples
    levels = {
        s.name: float(np.mean(sound[:, round(s.bar * bar) : round((s.bar + s.bars) * bar)] ** 2))
        for s in music.form.sections
    }
    assert 10 * np.log10(max(levels.values()) / levels["intro"]) > 4


def test_the_words_of_a_theme_choose_who_plays() -> None:
    """Style, instruments and mode are those named; a mood rules where the theme is silent."""
    assert character("upbeat electronic with driving drums", "calm").style.groove == "four"
    assert character("hip hop", "joyful").style == STYLES["hiphop"]
    assert character("jazz with flute", "calm").style.lead == "flute"
    assert character("", "epic").style == STYLES["orchestral"]
    minor = character("corporate, minor", "joyful").harmonies
    assert {h.mode for h in minor} <= {"minor", "dorian", "phrygian"}
    notes = score("rock without drums", "energetic").notes
    assert not [note for note in notes if note.part == "drums"]


def test_every_chord_of_every_mood_can_be_read() -> None:
    """No numeral is misspelt."""
    for mood in MOODS.values():
        for harmony in mood.harmonies:
            for numeral in f"{harmony.verse} {harmony.lift} {harmony.cadence}".split():
                assert chord(numeral).intervals[0] == 0
    with pytest.raises(ValueError, match="no chord is called 'Q'"):
        chord("Q")


def test_an_unknown_mood_or_tempo_is_named() -> None:
    """The message says what there is."""
    with pytest.raises(ValueError, match=r"no mood 'angry'; there are energetic, .*playful"):
        score("rock", "angry")
    with pytest.raises(ValueError, match="30 to 300 beats a minute"):
        score("rock", "joyful", tempo=1000)
