"""What a theme and a mood ask for: style, instruments, harmony and tempo."""

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Style:
    """A way of playing: who plays, in which pattern and how fast.

    Patterns are on sixteen steps a bar. `comp`: as a drum pattern, `-` holds on. `bassline`:
    `r` root, `f` fifth, `o` octave, `w` walks. `arpeggio`: digits are voices of the chord.
    """

    words: str
    tempo: tuple[int, int]
    """Slowest and fastest, in beats a minute."""
    groove: str
    pad: str
    keys: str
    comp: str
    bass: str
    bassline: str
    arp: str
    arpeggio: str
    lead: str
    second: str
    """Takes the tune over in the second half."""
    hits: tuple[str, ...]
    """What marks a cut."""
    rise: str = "swell"
    """What leads into a stronger section, or nothing."""
    swing: float = 0.0
    """0 straight, 0.33 triplets."""
    swung: float = 0.5
    """The note that swings, in beats: 0.5 eighths, 0.25 sixteenths."""
    sevenths: bool = False
    duck: float = 0.0
    """How far the kick presses the pads down, 0 to 1."""
    room: float = 1.6
    """Reverberation time in seconds."""
    bars: int = 1
    """Bars a chord lasts."""
    beats: int = 4
    busy: float = 0.5
    """How many notes the tune has, 0 to 1."""


_HELD = "X---------------"
_ROOT = "r---------------"

STYLES: dict[str, Style] = {
    "electronic": Style(
        words="electronic electronica edm house dance techno club synth electro disco futuristic "
        "tech digital trance party",
        tempo=(112, 125), groove="four", pad="saws", keys="stab", comp="X-.X--.X--.X-.x-",
        bass="synthbass", bassline="..r-..r-..r-..o-", arp="pluck", arpeggio="0.12.31.0.12.342",
        lead="square", second="pluck", hits=("crash", "boom"), rise="riser", duck=0.62, room=1.5,
        busy=0.6,
    ),
    "retro": Style(
        words="synthwave retrowave vaporwave 80s eighties retro neon arcade cyberpunk outrun",
        tempo=(88, 108), groove="retro", pad="saws", keys="stab", comp="X------.....X---",
        bass="synthbass", bassline="r.r.r.r.r.r.r.o.", arp="pluck", arpeggio="0121324201213242",
        lead="sawlead", second="square", hits=("crash", "boom"), rise="riser", duck=0.4, room=2.2,
    ),
    "corporate": Style(
        words="corporate upbeat inspiring inspirational motivational commercial advertising ad "
        "business uplifting optimistic pop positive explainer presentation bright product",
        tempo=(98, 120), groove="pop", pad="warm", keys="piano", comp="X---x-x---x-x---",
        bass="fingered", bassline="r-----r-r-----f-", arp="muted", arpeggio="0.2.1.2.0.2.1.3.",
        lead="celesta", second="piano", hits=("crash",), busy=0.5,
    ),
    "hiphop": Style(
        words="hiphop hip hop lofi lo fi chillhop rap beats chill chilled laid groove groovy rnb "
        "urban street",
        tempo=(76, 92), groove="boombap", pad="warm", keys="epiano", comp="X-----.x--.X----",
        bass="sub", bassline="r----.r---.f--r-", arp="kalimba", arpeggio="....2...3.....1.",
        lead="vibes", second="epiano", hits=("boom",), swing=0.2, swung=0.25, sevenths=True,
        duck=0.25, busy=0.35,
    ),
    "trap": Style(
        words="trap drill phonk 808 dubstep bass",
        tempo=(66, 76), groove="trap", pad="choir", keys="bell", comp="X-------....x---",
        bass="sub", bassline="r------r--f-----", arp="pluck", arpeggio="0...2..1..3...2.",
        lead="bell", second="square", hits=("boom", "crash"), rise="riser", busy=0.45, room=1.8,
    ),
    "piano": Style(
        words="piano calm soft gentle tender intimate reflective peaceful romantic love ballad "
        "emotional touching nostalgic heartfelt soothing relaxing sentimental",
        tempo=(66, 84), groove="none", pad="strings", keys="felt", comp=_HELD,
        bass="piano", bassline="r-----------f---", arp="felt", arpeggio="0.1.2.3.2.1.2.1.",
        lead="piano", second="cello", hits=("celesta",), room=2.3, rise="", busy=0.4,
    ),
    "ambient": Style(
        words="ambient drone meditation meditative atmospheric atmosphere ethereal dreamy space "
        "spacious underwater zen spa floating cosmic healing sleep nature serene",
        tempo=(58, 72), groove="none", pad="glass", keys="warm", comp=_HELD,
        bass="sub", bassline=_ROOT, arp="bell", arpeggio="....2.....3...1.",
        lead="felt", second="flute", hits=("bell",), room=3.2, bars=2, busy=0.15,
    ),
    "minimal": Style(
        words="minimal minimalist minimalism simple clean modern sparse",
        tempo=(92, 108), groove="none", pad="warm", keys="marimba", comp="X.....x.....x...",
        bass="sub", bassline=_ROOT, arp="marimba", arpeggio="0.2.1.3.0.2.1.2.",
        lead="felt", second="kalimba", hits=("bell",), bars=2, busy=0.25,
    ),
    "orchestral": Style(
        words="orchestral orchestra epic cinematic trailer heroic adventure battle symphonic "
        "symphony film score triumphant majestic grand blockbuster fantasy hero war brass",
        tempo=(84, 104), groove="epic", pad="strings", keys="brass", comp="X-----------X---",
        bass="basses", bassline="r-------r-------", arp="spiccato", arpeggio="0.0010.00.00101.",
        lead="horns", second="strings", hits=("boom", "crash"), rise="swell", room=2.6, busy=0.3,
    ),
    "strings": Style(
        words="strings string violin violins cello quartet suspense suspenseful thriller tension "
        "tense chase danger dramatic drama action urgent",
        tempo=(88, 108), groove="pulse", pad="strings", keys="tremolo", comp=_HELD,
        bass="basses", bassline="r-------r-------", arp="spiccato", arpeggio="0.0.1.0.2.0.1.0.",
        lead="violin", second="cello", hits=("boom",), room=2.3, busy=0.3,
    ),
    "dark": Style(
        words="horror scary eerie creepy dark mysterious mystery haunting haunted ominous noir "
        "strange gothic ghost",
        tempo=(60, 76), groove="pulse", pad="choir", keys="tremolo", comp=_HELD,
        bass="basses", bassline=_ROOT, arp="musicbox", arpeggio="0...2...1.....3.",
        lead="musicbox", second="violin", hits=("boom",), room=3.2, bars=2, busy=0.25,
    ),
    "jazz": Style(
        words="jazz jazzy swing lounge blues bebop smoky smooth cocktail bar saxophone sax",
        tempo=(104, 132), groove="swing", pad="hush", keys="epiano", comp="X-....x-....x-..",
        bass="upright", bassline="w---w---w---w---", arp="vibes", arpeggio="......2.....31..",
        lead="trumpet", second="vibes", hits=("ride",), rise="", swing=0.3, sevenths=True, room=1.2,
        busy=0.6,
    ),
    "bossa": Style(
        words="bossa nova latin samba tropical summer beach brazilian salsa island reggae "
        "caribbean holiday",
        tempo=(112, 130), groove="bossa", pad="hush", keys="nylon", comp="X-.x--X-..x--x-.",
        bass="upright", bassline="r-----f-f-----r-", arp="marimba", arpeggio="..2...1...3...2.",
        lead="flute", second="vibes", hits=("tambourine",), sevenths=True,
        rise="", room=1.2, busy=0.5,
    ),
    "acoustic": Style(
        words="acoustic folk guitar indie country ukulele campfire travel happy sunny family home "
        "warm organic banjo rustic western",
        tempo=(94, 114), groove="folk", pad="hush", keys="steel", comp="X-..x-x..-x-x-x.",
        bass="fingered", bassline="r-------f-----r-", arp="steel", arpeggio="0.2.1.2.3.2.1.2.",
        lead="whistle", second="celesta", hits=("tambourine",), rise="swell", room=1.2,
    ),
    "rock": Style(
        words="rock metal punk electric guitars grunge garage band driving sport sports extreme",
        tempo=(112, 136), groove="rock", pad="organ", keys="overdrive", comp="X-x-x-x-X-x-x-x-",
        bass="picked", bassline="r.r.r.r.r.r.r.r.", arp="steel", arpeggio="0.2.1.2.3.2.1.2.",
        lead="sawlead", second="overlead", hits=("crash",), rise="swell", room=1.1, busy=0.5,
    ),
    "playful": Style(
        words="playful quirky funny comedy comic children kids cartoon cute silly whimsical toy "
        "lighthearted cheeky pets fun",
        tempo=(108, 126), groove="toy", pad="hush", keys="pizzicato", comp="....x.......x...",
        bass="pizzicato", bassline="r.......f.......", arp="marimba", arpeggio="..1...2...1...3.",
        lead="musicbox", second="whistle", hits=("block", "tambourine"),
        rise="", swing=0.16, room=1.3,
        busy=0.65,
    ),
    "classical": Style(
        words="classical baroque elegant chamber luxury refined graceful mozart sophisticated "
        "fashion perfume royal opera harp ballet",
        tempo=(80, 100), groove="none", pad="strings", keys="harp", comp="X---x---x---x---",
        bass="cello", bassline="r-------f-------", arp="harp", arpeggio="0.1.2.3.4.3.2.1.",
        lead="flute", second="violin", hits=("celesta",), rise="", room=2.2, busy=0.45,
    ),
    "waltz": Style(
        words="waltz carousel fairy fairytale circus ballroom snowfall christmas",
        tempo=(108, 132), groove="waltz", pad="strings", keys="pizzicato", comp="....x-..x-..",
        bass="cello", bassline="r-----------", arp="harp", arpeggio="0.1.2.3.2.1.",
        lead="musicbox", second="flute", hits=("celesta",), rise="", room=2.2, beats=3, busy=0.4,
    ),
    "world": Style(
        words="world tribal african africa ethnic percussion percussive taiko drums drumming asian "
        "oriental desert jungle safari indian japanese",
        tempo=(92, 112), groove="world", pad="warm", keys="kalimba", comp="X..x..x...x.x...",
        bass="sub", bassline="r-----r---r-----", arp="kalimba", arpeggio="0.21.3.20.21.3.1",
        lead="flute", second="marimba", hits=("boom",), room=1.8, busy=0.4,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Harmony:
    """A mode and the chords of its sections, as numerals."""

    mode: str
    verse: str
    lift: str
    cadence: str


@dataclass(frozen=True, slots=True)
class Mood:
    """What a mood does to any style."""

    style: str
    """The style where the theme names none."""
    energy: float
    """Scales the strength of every section; 1 leaves it."""
    pace: float
    """Scales the tempo."""
    harmonies: tuple[Harmony, ...]


_H = Harmony
MOODS: dict[str, Mood] = {
    "energetic": Mood("electronic", 1.1, 1.02, (
        _H("minor", "i bVI bIII bVII", "bVI bVII i bIII", "bVI bVII"),
        _H("major", "vi IV I V", "IV V vi I", "IV V"),
        _H("mixolydian", "I bVII IV I", "IV I bVII IV", "bVII IV"),
    )),
    "elegant": Mood("classical", 0.85, 0.97, (
        _H("major", "Imaj7 vi7 ii7 V7", "IVmaj7 V7 iii7 vi7", "ii7 V7"),
        _H("major", "I iii IV V", "vi iii IV I", "ii7 V7"),
        _H("minor", "i iv bVII bIIImaj7", "bVImaj7 iv i V", "iv V7"),
    )),
    "minimalist": Mood("minimal", 0.75, 1.0, (
        _H("major", "Iadd9 vi7 IVadd9 I", "IVadd9 I vi7 Vsus4", "IVadd9 Vsus4"),
        _H("lydian", "Iadd9 II Iadd9 vi7", "vi7 II Iadd9 iii", "II vi7"),
    )),
    "emotional": Mood("piano", 0.85, 0.96, (
        _H("major", "I V vi IV", "IV V vi I", "IVadd9 Vsus4"),
        _H("major", "vi IV I V", "IV I V vi", "ii7 V"),
        _H("minor", "i bVI bIII bVII", "bVI bIII bVII i", "iv V"),
    )),
    "informative": Mood("corporate", 0.85, 1.0, (
        _H("major", "I IV vi V", "IV V I vi", "IV V"),
        _H("major", "Iadd9 V vi7 IV", "ii7 IV I V", "ii7 Vsus4"),
    )),
    "tense": Mood("strings", 1.0, 1.03, (
        _H("minor", "i bVI iv V", "i bVII bVI V", "bVI V"),
        _H("minor", "i i bVI V", "iv i bII V", "bII V"),
        _H("phrygian", "i bII i bvii", "bVI bII bvii i", "bII V"),
    )),
    "calm": Mood("piano", 0.7, 0.94, (
        _H("major", "Imaj7 IVmaj7 Imaj7 IVmaj7", "vi7 iii7 IVmaj7 Imaj7", "IVmaj7 Vsus4"),
        _H("major", "I iii vi IV", "IV I ii7 V", "ii7 Vsus4"),
        _H("lydian", "Iadd9 II iii Iadd9", "vi7 II Iadd9 iii", "II vi7"),
    )),
    "joyful": Mood("acoustic", 1.0, 1.05, (
        _H("major", "I IV vi V", "IV V I vi", "IV V7"),
        _H("major", "I vi IV V", "IV I ii V", "ii V7"),
        _H("mixolydian", "I IV bVII IV", "bVII IV I V", "bVII IV"),
    )),
    "sad": Mood("piano", 0.7, 0.92, (
        _H("minor", "i bVI iv V", "bVI bIII iv V", "iv V7"),
        _H("minor", "i v bVI iv", "bVI bVII bIII i", "iv6 V"),
        _H("minor", "i bVII bVI bIII", "iv i bVI V", "bVI V"),
    )),
    "mysterious": Mood("dark", 0.75, 0.96, (
        _H("dorian", "i IV i IV", "bIII IV i bVII", "bVII IV"),
        _H("minor", "i bVImaj7 iv6 bVImaj7", "bVI iv bII i", "bII V"),
        _H("lydian", "I II I vii", "iii II vi7 II", "vii II"),
    )),
    "epic": Mood("orchestral", 1.12, 1.0, (
        _H("minor", "i bVI bIII bVII", "bVI bVII i bIII", "bVI bVII"),
        _H("minor", "i bVII bVI bVII", "bVI bIII bVII i", "iv V"),
        _H("dorian", "i v IV bVII", "bIII bVII IV i", "bVII V"),
    )),
    "playful": Mood("playful", 0.9, 1.03, (
        _H("major", "I vi ii V", "IV I II7 V", "ii V7"),
        _H("major", "I IV I V7", "IV I ii V7", "IV V7"),
    )),
}  # fmt: skip

_FELT = {
    "joyful": "happy joyful joy cheerful sunny merry fun feelgood",
    "sad": "sad melancholy melancholic sorrow grief mournful lonely tragic",
    "tense": "tense tension suspense suspenseful thriller danger urgent anxious nervous chase",
    "calm": "calm peaceful relaxing soothing serene gentle quiet lullaby",
    "epic": "epic heroic trailer triumphant battle majestic",
    "mysterious": "mysterious mystery eerie haunting horror scary creepy ominous dark",
    "energetic": "energetic driving powerful pumping intense upbeat party",
    "elegant": "elegant luxury graceful refined sophisticated",
    "playful": "playful quirky funny comedy whimsical silly cute",
    "emotional": "emotional touching heartfelt romantic nostalgic tender inspiring hopeful",
}
_PLAYERS = {
    "piano": ("keys", "piano"), "violin": ("lead", "violin"), "cello": ("lead", "cello"),
    "strings": ("pad", "strings"), "choir": ("pad", "choir"), "organ": ("pad", "organ"),
    "flute": ("lead", "flute"), "whistle": ("lead", "whistle"), "trumpet": ("lead", "trumpet"),
    "saxophone": ("lead", "trumpet"), "sax": ("lead", "trumpet"), "brass": ("keys", "brass"),
    "horns": ("lead", "horns"), "harp": ("arp", "harp"), "bells": ("lead", "bell"),
    "bell": ("lead", "bell"), "celesta": ("lead", "celesta"), "vibraphone": ("lead", "vibes"),
    "marimba": ("arp", "marimba"), "kalimba": ("arp", "kalimba"), "guitar": ("keys", "steel"),
    "guitars": ("keys", "steel"), "ukulele": ("keys", "nylon"), "synth": ("lead", "square"),
    "rhodes": ("keys", "epiano"), "pizzicato": ("keys", "pizzicato"),
    "808": ("bass", "sub"), "box": ("lead", "musicbox"),
}  # fmt: skip
_PACES = {
    "slow": 0.86, "slowly": 0.86, "gentle": 0.94, "calm": 0.95, "relaxed": 0.93, "lento": 0.84,
    "fast": 1.13, "quick": 1.1, "driving": 1.06, "upbeat": 1.02, "urgent": 1.1, "racing": 1.14,
    "frantic": 1.15, "brisk": 1.07,
}  # fmt: skip
_MINOR = ("minor", "moll")
_MAJOR = ("major", "dur")
_DRUMS = r"(drums?|percussion|beats?)"
_DRUMLESS = re.compile(rf"\bdrumless\b|\b(no|without|minus)( any)? {_DRUMS}\b")
_DRUMMED = re.compile(rf"\b{_DRUMS}\b")


@dataclass(frozen=True, slots=True)
class Character:
    """Everything that the words decided."""

    style: Style
    energy: float
    tempo: tuple[float, float]
    """Slowest and fastest that still suit, in beats a minute."""
    harmonies: tuple[Harmony, ...]
    """One of them is for the seed to choose."""


def character(theme: str, mood: str) -> Character:
    """Return what the words of a theme ask for, and the mood where they are silent.

    Raises:
        ValueError: there is no such mood.
    """
    if mood not in MOODS:
        raise ValueError(f"no mood {mood!r}; there are {', '.join(MOODS)}")
    text = " ".join(re.findall(r"[a-z0-9]+", theme.lower()))
    words = frozenset(text.split())
    felt = _strongest(words, _FELT) or mood
    name = _strongest(words, {k: s.words for k, s in STYLES.items()}) or MOODS[felt].style
    style = _with_players(STYLES[name], text, words)
    pace = MOODS[felt].pace
    for word in words & _PACES.keys():
        pace *= _PACES[word]
    low, high = style.tempo
    energy = (MOODS[felt].energy + MOODS[mood].energy) / 2
    return Character(style, energy, (low * pace, high * pace), _harmonies(felt, words))


def _strongest(words: frozenset[str], choices: dict[str, str]) -> str | None:
    """Return the choice with the most of its words said; the first one where they tie."""
    said = {name: len(words & set(known.split())) for name, known in choices.items()}
    best = max(said, key=lambda name: said[name])
    return best if said[best] else None


def _with_players(style: Style, text: str, words: frozenset[str]) -> Style:
    """Return the style with the instruments that were asked for."""
    seats = {seat: player for word, (seat, player) in _PLAYERS.items() if word in words}
    if seats.get("keys") == style.lead:
        seats.pop("keys")
    if _DRUMLESS.search(text):
        seats["groove"] = "none"
    elif style.groove == "none" and _DRUMMED.search(text):
        seats["groove"] = "folk"
    return replace(style, **seats)  # type: ignore[arg-type]


def _harmonies(felt: str, words: frozenset[str]) -> tuple[Harmony, ...]:
    """Return the mood's harmonies, only the minor or major ones where the theme says so."""
    every = [h for mood in (felt, *MOODS) for h in MOODS[mood].harmonies]
    dark = {"minor", "dorian", "phrygian"}
    if words & set(_MINOR):
        return tuple(h for h in every if h.mode in dark)[:3]
    if words & set(_MAJOR):
        return tuple(h for h in every if h.mode not in dark)[:3]
    return MOODS[felt].harmonies
