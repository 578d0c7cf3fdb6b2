"""A script filmed word for word: screenplay, shot list, numbered list, or a sentence a line."""

# ruff: noqa: E501, RUF001, SIM905 - tables of words read best as text

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil
from typing import Final

from longtake.film.brief import LONGEST
from longtake.film.storyboard import Line
from longtake.film.time import frames as whole_frames
from longtake.providers.sketch.lexicon import deeds
from longtake.providers.sketch.lexicon.search import Word, words
from longtake.providers.sketch.lexicon.views import NAMES
from longtake.providers.sketch.plans.casting import Part
from longtake.providers.sketch.plans.draft import Draft, Where
from longtake.providers.sketch.plans.event import Event
from longtake.providers.sketch.plans.plan import Plan
from longtake.providers.sketch.plans.telling import Told, line_by_line
from longtake.providers.sketch.plans.wishes import mood_of
from longtake.providers.sketch.text.reading import (
    framing_of,
    place_of,
    read_move,
    time_of,
    weather_of,
)

_HEADING: Final = re.compile(
    r"^\s*(?:#{1,4}\s*)?(?:\d+[.)]?\s+)?(?P<side>INT\.?/EXT|EXT\.?/INT|I/E|INT|EXT|EST)[. :]\s*(?P<place>.+?)\s*$"
)
_SCENE: Final = re.compile(
    r"^\s*(?:#{1,4}\s+|(?:scene|szene|scène|escena|scena|cena|сцена)\s+\w+\s*[:.–—-]\s*)(?P<place>.*)$",
    re.IGNORECASE,
)
_SPEECH: Final = re.compile(
    r"^\s*(?P<who>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3})\s*(?:\((?P<how>[^)]{1,40})\))?\s*[::]\s*(?P<text>\S.*)$"
)
_NARRATOR: Final = frozenset(
    "voice voiceover voice-over vo v.o. narrator narration speaker announcer off erzähler erzählerin sprecher "
    "sprecherin narrateur narradora narrador narratore voz voix voce ナレーション ナレーター 旁白 내레이션 рассказчик".split()
)
_LABELS: Final = frozenset(
    "shot scene wide close medium close-up closeup insert int ext camera action visual video image picture "
    "angle aerial title super cut fade shots establishing macro detail note style music sound sfx audio "
    "time place setting location total duration".split()
)
_CUE: Final = re.compile(r"^\s*(?P<who>[^a-z\d:!?]{2,40}?)\s*(?:\((?P<how>[^)]{1,30})\))?\s*$")
_TURN: Final = re.compile(
    r"^\s*(?:SMASH |MATCH |HARD |JUMP )?(?:CUT|FADE|DISSOLVE|WIPE)\b[A-Z ]*(?:[:.]|$)\s*$|^\s*(?:THE END|END|FIN)\.?\s*$"
)
_NUMBER: Final = re.compile(
    r"^\s*(?:(?:shot|einstellung|plan|plano|toma|inquadratura|кадр)\s*#?\s*\d+[A-Z]?\s*[.):–—-]*\s*|\(?\d{1,3}[A-Z]?[.)]\s+|[-*•–—]\s+|第?\d+[、.]\s*|カット\d+[::]?\s*)",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"[\[(]?\b(?P<a>\d{1,2}:\d{2}(?:\.\d+)?)\s*(?:-|–|—|to|bis)\s*(?P<b>\d{1,2}:\d{2}(?:\.\d+)?)\b[\])]?\s*[:.–—-]?\s*"
)
_SPAN: Final = re.compile(
    r"[\[(]?\b(?P<a>\d{1,4})\s*(?:-|–|to)\s*(?P<b>\d{1,4})\s*(?:s|sec|seconds?)\b[\])]?\s*[:.–—-]?\s*",
    re.IGNORECASE,
)
_BRACKET: Final = re.compile(
    r"\s*[\[(]\s*(?P<n>\d+(?:[.,]\d+)?)\s*(?:s|sec|secs|seconds?|sek|sekunden|秒|초|с|сек)\.?\s*[\])]\s*[:.–—-]?\s*",
    re.IGNORECASE,
)
_LEADING: Final = re.compile(
    r"^\s*(?P<n>\d+(?:[.,]\d+)?)\s*(?:s|sec|secs|seconds?|秒|초)\s*[:.|–—-]\s*", re.IGNORECASE
)
_TRAILING: Final = re.compile(
    r"[,;–—-]\s*(?P<n>\d+(?:[.,]\d+)?)\s*(?:s|sec|secs|seconds?)\.?\s*$", re.IGNORECASE
)
_WORDS_A_SECOND: Final = 2.4


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of a script: what is seen, or what is said."""

    text: str
    who: str = ""
    spoken: bool = False
    heading: str = ""
    seconds: Fraction | None = None
    join: str = ""


def looks_like_one(prompt: str) -> bool:
    """Whether a prompt is a script already: headings, a numbered list, or dialogue."""
    lines = [line for line in prompt.splitlines() if line.strip()]
    headings = sum(bool(_HEADING.match(line) or _SCENE.match(line)) for line in lines)
    numbered = sum(bool(_NUMBER.match(line) or _CLOCK.match(line)) for line in lines)
    spoken = sum(_speech(line) is not None for line in lines)
    return len(lines) >= 2 and (headings >= 1 or numbered >= 3 or spoken >= 2)


def film(
    told: str, prompt: str, *, seconds: Fraction | None, rate: Fraction, language: str
) -> Plan:
    """Give the script as shots; each line's words stand unchanged in one shot, or are its line.

    Without `seconds` each shot lasts as long as the script says, else as its words take.
    """
    entries = tuple(_entries(told))
    seen = [entry for entry in entries if not entry.heading]
    heard = line_by_line([entry.text if not entry.spoken else "" for entry in seen], language)
    speakers = _speakers(seen)
    parts = (
        *heard.parts,
        *(
            Part(name, "person", (), name, proper=True)
            for name in speakers
            if not _among(name, heard.parts)
        ),
    )
    opening = _opening(entries, heard.events, parts, words(f"{prompt} {told}"[:2000], language))
    drafts = list(_drafts(entries, heard, parts, rate, opening))
    total = seconds or _usual(drafts, rate)
    count = whole_frames(total, rate)
    return Plan(
        drafts=_room(drafts, count),
        parts=parts,
        mood=mood_of(f"{prompt} {told}"),
        title=_title(told, prompt, parts),
        seconds=total,
        reasoning=f"The script's own words, {len(drafts)} shots in its order.",
    )


def _among(name: str, parts: Sequence[Part]) -> bool:
    return any(part.name.lower() == name.lower() for part in parts)


def _entries(told: str) -> Iterator[_Entry]:
    lines = [line.rstrip() for line in told.splitlines()]
    if sum(bool(line.strip()) for line in lines) == 1:
        lines = _sentences(told)
    cue = ""
    for at, line in enumerate(lines):
        if not line.strip():
            cue = ""
            continue
        entry, cue = _entry(line, cue, lines[at + 1] if at + 1 < len(lines) else "")
        if entry is not None:
            yield entry


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+|(?<=[。！？])", text.strip()) if part.strip()]


def _entry(  # noqa: PLR0911 - one way out for every kind of line
    line: str, cue: str, after: str
) -> tuple[_Entry | None, str]:
    heading = _HEADING.match(line) or _SCENE.match(line)
    if heading:
        return _Entry("", heading=heading["place"].strip() or line.strip()), ""
    if _TURN.match(line):
        joins = {"FADE": "fade", "DISSOLVE": "dissolve"}
        return _Entry(
            "", join=next((join for word, join in joins.items() if word in line), "cut")
        ), ""
    if cue:
        if re.fullmatch(r"\s*\([^)]*\)\s*", line):
            return None, cue
        return _Entry(line.strip(), who=cue, spoken=True), cue
    bare, seconds = _timed(line)
    bare = _NUMBER.sub("", bare, count=1) if _NUMBER.match(bare) else bare
    bare, later = _timed(bare)
    seconds = seconds or later
    said = _speech(bare)
    if said is not None:
        who, text = said
        return _Entry(text, who=who, spoken=True, seconds=seconds), ""
    named = _CUE.match(line)
    if (
        named
        and after.strip()
        and any(letter.isupper() for letter in named["who"])
        and not named["who"].strip().endswith((".", "。"))
    ):
        return None, named["who"].strip()
    text = bare.strip()
    return (_Entry(text, seconds=seconds) if text else None), ""


def _speech(line: str) -> tuple[str, str] | None:
    """Give the speaker and the words of `MARA: Hello`, or None."""
    match = _SPEECH.match(line)
    if match is None or "//" in match["text"][:2]:
        return None
    who = match["who"].strip()
    first = who.split()[0].lower()
    if first in _LABELS or framing_of(who):
        return None
    single = len(who.split()) <= 2 and (who[:1].isupper() or not who.isascii())
    return (who, match["text"].strip()) if who.isupper() or single or first in _NARRATOR else None


def _timed(line: str) -> tuple[str, Fraction | None]:
    """Give the line without its time, and the seconds that the time gives it."""
    clock = _CLOCK.search(line) or _SPAN.search(line)
    if clock:
        length = _stamp(clock["b"]) - _stamp(clock["a"])
        if length > 0:
            return line[: clock.start()] + line[clock.end() :], length
    for pattern in (_BRACKET, _LEADING, _TRAILING):
        match = pattern.search(line)
        if match and Fraction(match["n"].replace(",", ".")) > 0:
            between = " " if line[: match.start()].strip() and line[match.end() :].strip() else ""
            return line[: match.start()] + between + line[match.end() :], Fraction(
                match["n"].replace(",", ".")
            )
    return line, None


def _stamp(text: str) -> Fraction:
    minutes, _, rest = text.rpartition(":")
    return int(minutes or 0) * 60 + Fraction(rest)


def _speakers(entries: Sequence[_Entry]) -> tuple[str, ...]:
    named = (_voice(entry.who) for entry in entries if entry.spoken)
    return tuple(dict.fromkeys(name for name in named if name))


def _voice(who: str) -> str:
    """Give the cast name of a speaker; nothing for a narrator."""
    bare = re.sub(r"\(.*?\)|[.:]$", "", who).strip()
    if (
        bare.split()[:1] and bare.split()[0].lower().rstrip(".") in _NARRATOR
    ) or bare.lower() in _NARRATOR:
        return ""
    return bare.title() if bare.isupper() else bare


def _drafts(
    entries: Sequence[_Entry], heard: Told, parts: Sequence[Part], rate: Fraction, where: Where
) -> Iterator[Draft]:
    follow, headed = iter(heard.events), False
    drafts: list[Draft] = []
    for entry in entries:
        if entry.heading:
            where, headed = _headed(entry.heading, where), True
            continue
        event = next(follow)
        if entry.join and not entry.text:
            if drafts:
                drafts[-1] = replace(drafts[-1], join=entry.join)
            continue
        if entry.spoken:
            _speak(drafts, entry, where, parts, rate)
            continue
        where = where if headed else _on(where, event)
        drafts.append(_seen(entry, event, where, rate, len(drafts)))
    yield from drafts


def _opening(
    entries: Sequence[_Entry],
    events: Sequence[Event],
    parts: Sequence[Part],
    found: Sequence[Word],
) -> Where:
    named = [
        event.where.kind
        for event, entry in zip(events, [e for e in entries if not e.heading], strict=True)
        if entry.text
    ]
    homes = [
        deeds.AT_HOME[word]
        for part in parts
        for word in (*part.look, part.kind)
        if word in deeds.AT_HOME
    ]
    kind = next(
        (place for place in (*named[:1], *homes, *named, place_of(found)) if place), "abstract"
    )
    return Where(kind, NAMES[kind].removeprefix("the "), time_of(found) or "day", "")


def _headed(heading: str, before: Where) -> Where:
    """Give the place of a heading such as `HARBOUR - NIGHT`."""
    parts = [
        part.strip()
        for part in re.split(r"\s+[-–—]\s*|\s*[-–—]\s+|,\s+", heading)
        if part.strip(" .")
    ]
    found = words(heading.lower())
    kind = place_of(found, sure=True) or before.kind
    time = time_of(found) or ("day" if re.search(r"\bDAY\b", heading) else before.time)
    spoken = [part for part in parts if not (_only_time(part))]
    place = (spoken[0] if spoken else heading).strip(" .")
    return Where(kind, place.lower() if place.isupper() else place, time, weather_of(found))


def _only_time(part: str) -> bool:
    found = words(part.lower())
    return bool(found) and all(
        word.sense("time")
        or word.name in ("later", "continuous", "moments", "same", "the", "next", "early")
        for word in found
    )


def _on(where: Where, event: Event) -> Where:
    new = event.where
    if not (new.kind or new.time or new.weather):
        return where
    kind = new.kind or where.kind
    place = (
        (new.place or NAMES[kind].removeprefix("the "))
        if new.kind and new.kind != where.kind
        else where.place
    )
    if place_of(words(place), sure=True) != kind and new.kind and new.kind != where.kind:
        place = NAMES[kind].removeprefix("the ")
    return Where(kind, place, new.time or where.time, new.weather or where.weather)


def _seen(entry: _Entry, event: Event, where: Where, rate: Fraction, at: int) -> Draft:
    move = read_move(entry.text)
    said = framing_of(entry.text)
    framing = said or (
        ("wide", "medium", "medium_close_up", "medium_wide")[at % 4] if event.who else "wide"
    )
    moves = ("slow_push_in", "slow_pan", "static", "slow_dolly_in")
    return Draft(
        text=entry.text,
        where=where,
        framing=framing,
        move=move if move != "static" else moves[at % 4],
        weight=max(2.5, len(entry.text.split()) / _WORDS_A_SECOND),
        cast=event.who,
        frames=whole_frames(entry.seconds, rate) if entry.seconds else 0,
        join=entry.join,
        subject=event.who[0] if event.who else entry.text[:20],
    )


def _speak(
    drafts: list[Draft], entry: _Entry, where: Where, parts: Sequence[Part], rate: Fraction
) -> None:
    """Lay a line over the shot before it, or give the speaker a shot."""
    who = _voice(entry.who)
    name = next((part.name for part in parts if part.name.lower() == who.lower()), "")
    line = Line(entry.text, name)
    long = max(1.5, len(entry.text.split()) / _WORDS_A_SECOND, len(entry.text) / 16)
    frames = whole_frames(entry.seconds, rate) if entry.seconds else 0
    last = drafts[-1] if drafts else None
    if (
        last is not None
        and last.line is None
        and last.where == where
        and (not name or not last.cast or name in last.cast)
    ):
        cast = last.cast if not name or name in last.cast else (*last.cast, name)
        drafts[-1] = replace(
            last,
            line=line,
            weight=max(last.weight, long + 0.5),
            cast=cast,
            frames=frames or last.frames,
        )
        return
    text = (
        f"{name} speaks."
        if name
        else f"{where.place[:1].upper()}{where.place[1:]}, wide and still."
    )
    near = ("close_up", "medium_close_up")[len(drafts) % 2]
    drafts.append(Draft(
        text=text, where=where, framing=near if name else "wide",
        move="slow_push_in" if name else "slow_pan", weight=long + 0.5,
        cast=(name,) if name else (), line=line, frames=frames, subject=name or "place",
    ))  # fmt: skip


def _usual(drafts: Sequence[Draft], rate: Fraction) -> Fraction:
    """Give the seconds that the script takes: what it says, and reading time for the rest."""
    given = sum((Fraction(draft.frames) / rate for draft in drafts), Fraction(0))
    rest = sum(
        (Fraction(ceil(min(8.0, draft.weight) * 2), 2) for draft in drafts if not draft.frames),
        Fraction(0),
    )
    return max(Fraction(1), min(LONGEST, given + rest))


def _room(drafts: Sequence[Draft], frames: int) -> tuple[Draft, ...]:
    """Give the drafts, neighbours joined where there are more of them than frames."""
    if len(drafts) <= frames:
        return tuple(drafts)
    groups = [
        drafts[at * len(drafts) // frames : (at + 1) * len(drafts) // frames]
        for at in range(frames)
    ]
    return tuple(
        replace(
            group[0],
            text=" ".join(draft.text for draft in group),
            frames=0,
            cast=tuple(dict.fromkeys(name for draft in group for name in draft.cast)),
        )
        for group in groups
    )


def _title(told: str, prompt: str, parts: Sequence[Part]) -> str:
    named = re.search(
        r"^\s*(?:title|titel|titre|título|titolo)\s*:\s*(.+)$", told, re.IGNORECASE | re.MULTILINE
    )
    if named:
        return named[1].strip()
    first = next((line.strip() for line in (prompt or told).splitlines() if line.strip()), "")
    if prompt:
        return re.split(r"[.!?\n]", first)[0][:60].strip()
    return (
        f"The {parts[0].name}"
        if parts and parts[0].look
        else parts[0].name
        if parts
        else first[:60]
    )
