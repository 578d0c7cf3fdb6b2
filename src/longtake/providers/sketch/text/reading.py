"""Any prompt read as a staging: what place, light, look and figures its picture has."""

# ruff: noqa: E501, RUF001, SIM905 - tables of words read best as text

import re
from collections.abc import Sequence
from dataclasses import replace

from longtake.film.picture import MOVES
from longtake.providers.sketch.lexicon import deeds, world
from longtake.providers.sketch.lexicon.colours import COLOURS
from longtake.providers.sketch.lexicon.search import Word, language_of, words
from longtake.providers.sketch.staging import Figure, Staging
from longtake.providers.sketch.text.figuring import LIVING, Mention, acting, described, mentions
from longtake.providers.sketch.text.handling import staged
from longtake.providers.sketch.text.labels import Described, labelled

MOST = 5
"""Figures in one picture; more is a crowd."""
CLOSE = frozenset(("medium_close_up", "close_up", "extreme_close_up", "macro"))

_HEX = re.compile(r"#[0-9a-fA-F]{6}\b")
_FRAMINGS = (
    (re.compile(r"\bextreme close[- ]?ups?\b", re.IGNORECASE), "extreme_close_up"),
    (re.compile(r"\bmedium close[- ]?ups?\b", re.IGNORECASE), "medium_close_up"),
    (re.compile(r"\bclose[- ]?ups?\b|\bclose on\b|\bnahaufnahme\b|\bgros plan\b|特写|クローズアップ", re.IGNORECASE), "close_up"),
    (re.compile(r"\bmacro\b|\bso near to\b", re.IGNORECASE), "macro"),
    (re.compile(r"\bextreme(?:ly)? (?:wide|long)\b|\baerial\b|\bbird'?s[- ]eye\b|\bpanorama\b", re.IGNORECASE), "extreme_wide"),
    (re.compile(r"\bmedium wide\b|\bfull shot\b|\bcowboy shot\b", re.IGNORECASE), "medium_wide"),
    (re.compile(r"\b(?:wide|long|establishing) (?:shot|view|angle)\b|\bwide on\b", re.IGNORECASE), "wide"),
    (re.compile(r"\b(?:medium|mid|two)[- ]shot\b|\bhalbtotale\b", re.IGNORECASE), "medium"),
)  # fmt: skip
_MOVES = (
    ("whip pan", "whip_pan"), ("pan left", "pan_left"), ("pans left", "pan_left"),
    ("pan right", "pan_right"), ("pans right", "pan_right"), ("pan across", "pan_across"),
    ("tilt up", "tilt_up"), ("tilts up", "tilt_up"), ("tilt down", "tilt_down"),
    ("tilts down", "tilt_down"), ("dolly out", "dolly_out"), ("dolly in", "dolly_in"),
    ("dolly", "slow_dolly_in"), ("push in", "slow_push_in"), ("pushes in", "slow_push_in"),
    ("pull back", "pull_back"), ("pulls back", "pull_back"), ("zoom out", "zoom_out"),
    ("zooms out", "zoom_out"), ("zoom", "zoom_in"), ("orbit", "slow_orbit"),
    ("crane down", "crane_down"), ("crane", "crane_up"), ("handheld", "handheld_follow"),
    ("tracking", "tracking_shot"), ("follows", "tracking_shot"), ("drone shot", "aerial_drift"),
    ("aerial", "aerial_drift"), ("reveal", "reveal"), ("pan", "slow_pan"), ("static", "static"),
)  # fmt: skip
_HERE = frozenset(
    "in at on through across into over under along inside near by above below toward towards to from "
    "around past outside beneath beside within behind between down up onto off out against am auf im "
    "über dans sur en sous à au nel nella sul sulla no na para por do da".split()
)
_HANDLED = frozenset("door computer book crystal cup hammer painting flower chest".split())
"""What scenery shows that somebody near may have to do with."""
_STRONG = frozenset(("storm", "snow", "rain", "fog"))
_TIDY = frozenset(
    "a an the this that his her their its old small little big dark empty la le les el lo los las der "
    "die das den dem einem einer un une una uno uma um o os as il l il sein seine ihre son sa su".split()
)


def read(prompt: str, *, framing: str = "", pictures: Sequence[str] = (), seed: int = 0) -> Staging:
    """Give the staging of a prompt, labelled as `film.prompt` does it or free.

    `framing` goes before what the prompt says; `pictures` are the roles of the reference pictures
    in order (a cast name, or `product`, `character`, `logo`). Equal for a shot's keyframe and its
    segments. Never raises: what is not understood is left out, and a thing that the library
    cannot draw becomes `neutral`.
    """
    parts = labelled(prompt)
    language = language_of(parts.text)
    text = words(parts.text, language)
    label = words(parts.place) if parts.place else ()
    style = words(parts.style) if parts.style else ()
    shown = framing or parts.framing or framing_of(parts.text)
    place = place_of(label, sure=True) or place_of(text) or _at_home(text, parts.cast)
    own = _scenery(place, shown)
    figures = _figures(text, parts.cast, own, close=shown in CLOSE, pictures=pictures)
    if not figures and not place:
        figures = _unknown(text)
    felt = weather_of(text)
    weather = weather_of(label) or (felt if not label or felt in _STRONG else "") or "clear"
    return Staging(
        place=place or ("studio" if figures else "abstract"),
        time=time_of(label) or time_of(text) or "day",
        weather=weather,
        season=season_of((*label, *text)) or ("winter" if weather == "snow" else "summer"),
        look=look_of(style, sure=True) or look_of(text) or "natural",
        colours=tuple(dict.fromkeys((*_HEX.findall(parts.style), *_tints(style))))[:5],
        framing=shown or _guessed(figures, place),
        figures=figures[:MOST],
        seed=seed,
    )


def _scenery(place: str, framing: str) -> frozenset[str]:
    """Give the kinds that the place itself shows at that distance."""
    if framing in CLOSE:
        return frozenset()
    kinds = frozenset(world.PART_OF.get(place, "").split())
    return kinds - _HANDLED if framing in ("medium", "medium_wide") else kinds


def read_move(prompt: str) -> str:
    """Give the camera move that a prompt asks for, `static` where it asks for none."""
    move = labelled(prompt).move
    if move:
        return move
    said = prompt.lower()
    named = next((name for name in MOVES if "_" in name and name.replace("_", " ") in said), "")
    return named or next((move for phrase, move in _MOVES if phrase in said), "static")


def framing_of(text: str) -> str:
    """Give the framing that a text names, or nothing."""
    return next((framing for pattern, framing in _FRAMINGS if pattern.search(text)), "")


def place_of(found: Sequence[Word], *, sure: bool = False) -> str:
    """Give the place that a text is set in, or nothing.

    Of several, the first after a preposition; `sure` is for a label, where every name counts and
    the most particular wins.
    """
    named: list[tuple[int, str]] = []
    for at, word in enumerate(found):
        place = word.sense("place")
        if not place or (word.sense("verb") and not sure and not _led(found, at, word.foreign)):
            continue
        led = _led(found, at)
        if word.name in world.HIDDEN and not (sure or led or word.foreign):
            continue
        generic = place in ("sea", "coast", "sky", "village", "city", "field", "room", "road")
        far = 0 if led else 1 if word.foreign else 2
        named.append((int(generic) if sure else 2 * far + generic, place))
    return min(named, key=lambda pair: pair[0])[1] if named else ""


def _led(found: Sequence[Word], at: int, otherwise: bool = False) -> bool:  # noqa: FBT001, FBT002
    """Whether a preposition stands before the word, articles and adjectives aside."""
    for word in reversed(found[max(0, at - 4) : at]):
        if word.name in _HERE or word.text.lower() in _HERE:
            return True
        if not (word.name in _TIDY or word.sense("adjective") or word.sense("weather")):
            return otherwise
    return otherwise


def time_of(found: Sequence[Word]) -> str:
    """Give the hour that a text names, or nothing; the last named counts as the picture's."""
    sure = [word.sense("time") for word in found if word.sense("time") and not _weak_time(word)]
    weak = [word.sense("time") for word in found if word.sense("time")]
    return (sure or weak or [""])[0]


def _weak_time(word: Word) -> bool:
    return word.name in ("day", "golden", "stars", "days")


def weather_of(found: Sequence[Word]) -> str:
    """Give the weather that a text names, or nothing."""
    named = [
        word.sense("weather")
        for word in found
        if word.sense("weather") and word.name not in ("bright", "clear", "clears")
    ]
    strong = [weather for weather in named if weather in ("storm", "snow", "rain", "fog")]
    clear = any(word.name in ("bright", "clear", "clears") for word in found)
    return (strong or named or (["clear"] if clear else [""]))[0]


def season_of(found: Sequence[Word]) -> str:
    """Give the season that a text names, or nothing."""
    return next(
        (word.sense("season") for word in found if word.sense("season") and word.name != "frozen"),
        "",
    )


def look_of(found: Sequence[Word], *, sure: bool = False) -> str:
    """Give the look that a text asks for, or nothing; `sure` is for a style's own words."""
    shy = frozenset(("dark", "clean", "simple", "flat", "bright", "natural", "bold", "magical", "epic",
                     "dramatic", "animated", "painted", "movie", "elegant", "lively", "comic",
                     "enchanted", "fantasy", "romantic", "timeless", "faded", "neon"))  # fmt: skip
    named = [
        word.sense("look")
        for word in found
        if word.sense("look") and (sure or word.name not in shy)
    ]
    return named[0] if named else ""


def _tints(style: Sequence[Word]) -> tuple[str, ...]:
    return tuple(COLOURS[word.name] for word in style if word.name in COLOURS)


def _at_home(text: Sequence[Word], cast: Sequence[Described]) -> str:
    """Give the place that the first known somebody belongs to, where the text names none."""
    every = (*text, *(word for member in cast for word in words(member.text)))
    for word in every:
        for name in (*word.looks, word.kind):
            if name in deeds.AT_HOME and word.kind in LIVING | {"lighthouse", "castle"}:
                return deeds.AT_HOME[name]
    return ""


def _figures(
    text: Sequence[Word],
    cast: Sequence[Described],
    own: frozenset[str],
    *,
    close: bool,
    pictures: Sequence[str],
) -> tuple[Figure, ...]:
    members = [member for member in cast if member.role != "place"]
    known = {member.name: _member(member, pictures) for member in members}
    found = _cast_in(text, mentions(text, own), known)
    seen = {mention.figure.name for mention in found}
    doing = "" if found and any(mention.doing for mention in found) else _undone(text)
    missing = tuple(
        acting(text, len(text), len(text), figure, doing=doing if at == 0 else "")
        for at, (name, figure) in enumerate(known.items())
        if name not in seen and not (figure.kind == "neutral" and found and _is_logo(cast, name))
    )
    return staged((*found, *missing), text, close=close)


def _undone(text: Sequence[Word]) -> str:
    """Give the verb of a text that does not say who does it, as Japanese may."""
    return next((word.sense("verb") for word in text if word.sense("verb") and word.foreign), "")


def _is_logo(cast: Sequence[Described], name: str) -> bool:
    return any(member.name == name and member.role == "logo" for member in cast)


def _member(member: Described, pictures: Sequence[str]) -> Figure:
    worn = member.role == "product"
    figure = described(words(member.text), member.name, worn=worn)
    if figure.kind == "neutral":
        figure = replace(described(words(member.name), member.name, worn=worn), look=figure.look)
    roles = [role.lower() for role in pictures]
    picture = next(
        (at for at, role in enumerate(roles) if role in (member.name.lower(), member.role)), None
    )
    return replace(figure, picture=picture)


def _cast_in(
    text: Sequence[Word], found: Sequence[Mention], known: dict[str, Figure]
) -> tuple[Mention, ...]:
    """Give the mentions with the cast in the place of those that mean them, and those by name."""
    joined: list[Mention] = []
    for name, figure in known.items():
        joined.extend(_by_name(text, name, figure))
    taken = {at for mention in joined for at in range(mention.first, mention.last + 1)}
    free = [mention for mention in found if not taken & set(range(mention.first, mention.last + 1))]
    for mention in free:
        meant = next((figure for figure in known.values() if _means(mention, figure)), None)
        if meant is None:
            joined.append(mention)
            continue
        action = mention.figure.action
        joined.append(replace(mention, figure=replace(meant, action=action), cast=True))
    return tuple(sorted(joined, key=lambda mention: mention.first))


def _by_name(text: Sequence[Word], name: str, figure: Figure) -> list[Mention]:
    """Give the mentions where the text says a cast name."""
    parts = [word.text.lower() for word in words(name)]
    spoken = [word.text.lower().removesuffix("'s").removesuffix("’s") for word in text]
    found = [
        acting(text, at, at + len(parts) - 1, figure)
        for at in range(len(text) - len(parts) + 1)
        if parts and spoken[at : at + len(parts)] == parts
    ]
    if not found and len(parts) == 1:
        found = [
            acting(text, at, at, figure)
            for at, word in enumerate(text)
            if word.kind and parts[0] in word.text.lower().split()
        ]
    return found


def _means(mention: Mention, figure: Figure) -> bool:
    """Whether a mention without a name is this member of the cast."""
    own = mention.figure
    if own.kind == figure.kind:
        return True
    if own.kind in LIVING and mention.looks:
        return bool(set(mention.looks) & set(figure.look)) and figure.kind in LIVING
    general = {"person", "man", "woman", "child", "boy", "girl", "old_man", "old_woman"}
    return (
        mention.definite
        and {own.kind, figure.kind} <= general
        and "person" in (own.kind, figure.kind)
    )


def _unknown(text: Sequence[Word]) -> tuple[Figure, ...]:
    """Give a neutral figure for the first thing that a text names without the lexicon knowing it."""
    named = [word.text for word in text if word.text[:1].isalpha() and word.name not in _TIDY]
    return (Figure("neutral", " ".join(named[:4])),) if named else ()


def _guessed(figures: Sequence[Figure], place: str) -> str:
    if not figures:
        return "wide"
    if all(figure.kind not in LIVING for figure in figures) and not place:
        return "close_up"
    return "medium_wide" if figures[0].kind in LIVING else "wide"
