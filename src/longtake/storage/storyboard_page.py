"""`storyboard.yaml`: a storyboard as people read and edit it."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import count
from textwrap import wrap
from typing import Any, Final, TypeVar

from longtake.film.brief import LONGEST
from longtake.film.edition import LANGUAGE
from longtake.film.join import USUAL, join_of
from longtake.film.picture import FRAMINGS, JOINS, MOVES, Size, size_of
from longtake.film.reframe import MIDDLE, Point
from longtake.film.storyboard import (
    CORNERS,
    WHEN,
    Card,
    CastMember,
    Line,
    Logo,
    Look,
    Music,
    Retouch,
    Scene,
    Shot,
    Storyboard,
    mistakes,
)
from longtake.film.time import FILM_RATE, frames, rate_of, seconds
from longtake.storage.pages import Entry, Tree, commented, nearest, written

T = TypeVar("T")

_KEYS: Final = (
    "title", "look", "music", "size", "fps", "language", "archetype", "reasoning", "narrator",
    "cards", "logo", "legal", "cast", "scenes",
)  # fmt: skip
_LOOK: Final = ("style", "palette", "light", "mood")
_MUSIC: Final = ("theme", "mood", "tempo")
_CAST: Final = ("name", "role", "description", "voice")
_SCENE: Final = ("id", "place", "time", "weather", "shots")
_SHOT: Final = (
    "id", "seconds", "framing", "move", "keyframe", "action", "beat", "cast", "line", "join",
    "end_keyframe", "seed", "video", "retouch", "end_retouch", "effect", "focus",
)  # fmt: skip
_CARDS: Final = ("title", "end")
_CARD: Final = ("text", "under", "seconds", "ground")
_LOGO: Final = ("corner", "when")
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_LINE: Final = ("who", "text", "seed", "translations")
_ROLES: Final = ("character", "product", "logo", "place")

_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}")
_TAKEN: Final = frozenset({"music", "master", "animatic", "storyboard"})
"""Names of other things that have takes."""
_ENDINGS: Final = ("-end", "-line", "-effect")
"""Of the names of what belongs to a shot."""
_RATE: Final = re.compile(r"\d{1,6}(?:\.\d{1,6}|/\d{1,6})?")
_FASTEST: Final = 400
"""Beats a minute."""
_SEED: Final = 2**63 - 1


def _listed(words: Sequence[str]) -> str:
    """Give words in lines that stand under each other."""
    return f"\n{' ' * 12}".join(wrap(", ".join(words), 80))


HEADER: Final = commented(f"""\
This is the film. Change what you like, save, and run:  longtake render DIR
Only what depends on a change is made again; comments stay.

  seconds   how long a shot is; the film is as long as its shots together
  keyframe  what the shot's opening picture shows; action is what happens then
  framing   {_listed(FRAMINGS)}
  move      {_listed(MOVES)}
  join      how a shot meets the next: {_listed(JOINS[1:])};
            with seconds or a colour if you like: dissolve 1, dip white 0.5, "dip #402010"
  line      a spoken sentence: a text, or {{who: NAME, text: ..., seed: 2}}; for editions in other
            languages with translations: {{de: ..., fr: ...}}
  effect    a noise that is heard during the shot: waves against a pier
  seed      another number gives another take
  video     provider:model, for this shot alone
  focus     what an edition of another shape keeps of the picture: 0.7, or [0.7, 0.4], across and
            down from 0 to 1
  retouch   what `longtake retouch` changed in the still, which stays that picture while this line
            stands; other words change it anew, without the line it is drawn from its words again
  end_keyframe  what the shot's last picture shows, where it has to end on a certain one;
            end_retouch is its retouch
  voice     whose voice speaks for somebody of the cast, as the voice model calls it;
            narrator is the voice of lines that nobody of the cast speaks

  cards     {{title: TEXT, end: {{text: ..., under: ..., seconds: 3, ground: "#000000"}}}};
            a card without a ground lies over the picture
  logo      top-left, top-right, bottom-left or bottom-right: the brief's picture of that role
            with the end card; {{corner: top-left, when: always}} shows it all through
  legal     small print below the end card

A new scene or shot needs no id: it gets the next free one. The names in a shot's cast are
those of the cast list, whose descriptions keep everybody looking the same.
""")


def storyboard_text(storyboard: Storyboard) -> str:
    """Give the text of a new page."""
    return f"{HEADER}\n{written(storyboard_tree(storyboard))}"


def storyboard_tree(storyboard: Storyboard) -> dict[str, Tree]:
    """Give what the page shows; equal trees are equal pages."""
    look, music, rate = storyboard.look, storyboard.music, storyboard.rate
    return {
        "title": storyboard.title,
        **filled(
            look=filled(style=look.style, palette=look.palette, light=look.light, mood=look.mood),
            music=filled(theme=music.theme, mood=music.mood, tempo=music.tempo),
        ),
        "size": str(storyboard.size),
        "fps": rate_tree(rate),
        **filled(
            language=storyboard.language,
            archetype=storyboard.archetype,
            reasoning=storyboard.reasoning,
            narrator=storyboard.narrator,
            cards=filled(
                title=_card_tree(storyboard.title_card, rate),
                end=_card_tree(storyboard.end_card, rate),
            ),
            logo=_logo_tree(storyboard.logo),
            legal=storyboard.legal,
            cast=[
                {
                    "name": held.name,
                    "role": held.role,
                    **filled(description=held.description, voice=held.voice),
                }
                for held in storyboard.cast
            ],
        ),
        "scenes": [_scene_tree(scene, rate) for scene in storyboard.scenes],
    }


def _scene_tree(scene: Scene, rate: Fraction) -> dict[str, Tree]:
    return {
        "id": _id_tree(scene.id),
        **filled(place=scene.place, time=scene.time, weather=scene.weather),
        "shots": [_shot_tree(shot, rate) for shot in scene.shots],
    }


def _shot_tree(shot: Shot, rate: Fraction) -> dict[str, Tree]:
    return {
        "id": _id_tree(shot.id),
        "seconds": shortest_seconds(shot.frames, rate),
        "framing": shot.framing,
        "move": shot.move,
        **filled(
            keyframe=shot.keyframe,
            action=shot.action,
            beat=shot.beat,
            cast=shot.cast,
            line=_line_tree(shot.line),
            join=_join_tree(shot, rate),
            end_keyframe=shot.end_keyframe,
            seed=shot.seed,
            video=shot.video,
            retouch=shot.retouch.text if shot.retouch else None,
            end_retouch=shot.end_retouch.text if shot.end_retouch else None,
            effect=shot.effect,
            focus=_focus_tree(shot.focus),
        ),
    }


def _focus_tree(about: Point | None) -> Tree:
    if about is None:
        return None
    across, down = (Decimal(f"{part:.3f}").normalize() for part in about)
    return across if about[1] == MIDDLE[1] else [across, down]


def _join_tree(shot: Shot, rate: Fraction) -> Tree:
    length = "" if shot.join_frames is None else f"{shortest_seconds(shot.join_frames, rate)}"
    return " ".join(filter(None, (shot.join, shot.join_colour, length)))


def _line_tree(line: Line | None) -> Tree:
    if line is None or not (line.who or line.seed is not None or line.translations):
        return line.text if line else None
    more = filled(seed=line.seed, translations=dict(line.translations))
    return {**filled(who=line.who), "text": line.text, **more}


def _card_tree(card: Card | None, rate: Fraction) -> Tree:
    if card is None:
        return None
    length = None if card.frames is None else shortest_seconds(card.frames, rate)
    more = filled(under=card.under, seconds=length, ground=card.ground)
    return {"text": card.text, **more} if more else card.text


def _logo_tree(logo: Logo | None) -> Tree:
    if logo is None:
        return None
    return logo.corner if logo.when == WHEN[0] else {"corner": logo.corner, "when": logo.when}


def filled(**values: Tree) -> dict[str, Tree]:
    """Give what is not empty; 0 is something."""
    return {
        name: value
        for name, value in values.items()
        if value is not None and value not in ("", (), [], {})
    }


def _id_tree(name: str) -> Tree:
    """Give a number as a number: it needs no quotes."""
    return int(name) if name.isascii() and name.isdigit() and str(int(name)) == name else name


def shortest_seconds(count: int, rate: Fraction) -> Decimal:
    """Give the decimal with the fewest digits that is exactly `count` frames."""
    exact = seconds(count, rate)
    for digits in range(1, 10):
        text = Decimal(round(exact * 10**digits)).scaleb(-digits)
        if frames(text, rate) == count:
            return text.normalize() if text != text.to_integral() else text.quantize(Decimal(1))
    message = f"{count} frames at {rate} have no short length in seconds"
    raise ValueError(message)


def rate_tree(rate: Fraction) -> Tree:
    """Give `24`, `29.97` or `25/2`."""
    if rate.denominator == 1:
        return rate.numerator
    short = f"{float(rate):.2f}"
    return Decimal(short) if rate_of(short) == rate else str(rate)


def storyboard_of(page: Entry, known: Storyboard | None) -> Storyboard:
    """Read a page; what it does not show is carried over from `known`.

    An unedited page gives `known` itself. Raises `Unusable` with line and column.
    """
    read = _carried(_read(page), known)
    for wrong in mistakes(read):
        raise page.wrong(wrong)
    if known is not None and storyboard_tree(read) == storyboard_tree(known):
        return known
    return read


def _carried(read: Storyboard, known: Storyboard | None) -> Storyboard:
    """Give the cast its reference pictures, what is retouched its picture, the film its cut."""
    pictures = {held.name: held.references for held in known.cast} if known else {}
    changed = (
        {still: held for shot in known.shots for still, held in shot.retouches.items()}
        if known
        else {}
    )
    cast = (replace(held, references=pictures.get(held.name, ())) for held in read.cast)
    scenes = (
        replace(scene, shots=tuple(_retouched(shot, changed) for shot in scene.shots))
        for scene in read.scenes
    )
    cut = known.cut if known else None
    return replace(read, cast=tuple(cast), scenes=tuple(scenes), cut=cut)


def _retouched(shot: Shot, known: Mapping[str, Retouch]) -> Shot:
    """Give a shot whose retouches have the page's words and, of those that are known, the rest."""
    both = {
        still: replace(known.get(still, read), text=read.text)
        for still, read in shot.retouches.items()
    }
    return replace(shot, retouch=both.get(shot.id), end_retouch=both.get(f"{shot.id}-end"))


def _read(page: Entry) -> Storyboard:
    told = page.entries(_KEYS)
    if "scenes" not in told:
        raise page.wrong("the page has no scenes", "give at least one scene with one shot")
    rate = rate_from(told["fps"]) if "fps" in told else FILM_RATE
    cast = _cast(told.get("cast"))
    look, music = told.get("look"), told.get("music")
    cards = _cards(told["cards"], rate) if "cards" in told else {}
    return Storyboard(
        title=_text(told, "title"),
        scenes=_scenes(told["scenes"], rate, [held.name for held in cast]),
        look=_look(look) if look else Look(),
        cast=cast,
        music=_music(music) if music else Music(),
        size=size_from(told["size"]) if "size" in told else Storyboard("", ()).size,
        rate=rate,
        language=_text(told, "language"),
        archetype=_text(told, "archetype"),
        reasoning=_text(told, "reasoning"),
        narrator=_text(told, "narrator"),
        title_card=cards.get("title_card"),
        end_card=cards.get("end_card"),
        logo=_logo(told["logo"]) if "logo" in told else None,
        legal=_text(told, "legal"),
    )


def size_from(entry: Entry) -> Size:
    """Read a size in pixels."""
    return _checked(entry, size_of)


def rate_from(entry: Entry) -> Fraction:
    """Read a frame rate; numbers with exponents would take for ever to expand."""
    if not _RATE.fullmatch(entry.text().strip()):
        raise entry.wrong(f"fps {entry.text()[:40]!r} is no frame rate", "write 24, 25 or 29.97")
    return _checked(entry, rate_of)


def _checked(entry: Entry, reader: Callable[[str], T]) -> T:
    try:
        return reader(entry.text())
    except ValueError as error:
        raise entry.wrong(str(error)) from error


def _look(entry: Entry) -> Look:
    told = entry.entries(_LOOK)
    palette = told.get("palette")
    return Look(
        style=_text(told, "style"),
        palette=tuple(colour.text() for colour in palette.words()) if palette else (),
        light=_text(told, "light"),
        mood=_text(told, "mood"),
    )


def _music(entry: Entry) -> Music:
    told = entry.entries(_MUSIC)
    tempo = told["tempo"].whole(1, _FASTEST) if "tempo" in told else None
    return Music(_text(told, "theme"), _text(told, "mood"), tempo)


def _cards(entry: Entry, rate: Fraction) -> dict[str, Any]:
    told = entry.entries(_CARDS)
    return {f"{name}_card": _card(each, rate) for name, each in told.items()}


def _card(entry: Entry, rate: Fraction) -> Card:
    if _is_text(entry):
        return Card(entry.text())
    told = entry.entries(_CARD)
    if not _text(told, "text").strip():
        raise entry.wrong("the card has no text", f"write  {entry.name}: {{text: The End}}")
    if "ground" in told and not _COLOUR.fullmatch(_text(told, "ground")):
        raise told["ground"].wrong("that is no colour", 'write  ground: "#000000"')
    length = _frames(told["seconds"], rate) if "seconds" in told else None
    return Card(_text(told, "text"), _text(told, "under"), length, _text(told, "ground"))


def _logo(entry: Entry) -> Logo:
    if _is_text(entry):
        return Logo(entry.one_of(CORNERS))
    told = entry.entries(_LOGO)
    return Logo(
        told["corner"].one_of(CORNERS) if "corner" in told else CORNERS[1],
        told["when"].one_of(WHEN) if "when" in told else WHEN[0],
    )


def _is_text(entry: Entry) -> bool:
    return hasattr(entry.node, "value") and isinstance(entry.node.value, str)


def _cast(entry: Entry | None) -> tuple[CastMember, ...]:
    found: dict[str, CastMember] = {}
    for item in entry.items() if entry else ():
        told = item.entries(_CAST)
        if "name" not in told:
            raise item.wrong("somebody in the cast has no name", "write - name: Anna")
        name = told["name"].text()
        if name in found:
            raise told["name"].wrong(f"{name!r} is in the cast already", "give another name")
        role = told["role"].one_of(_ROLES) if "role" in told else CastMember("").role
        found[name] = CastMember(name, role, _text(told, "description"), voice=_text(told, "voice"))
    return tuple(found.values())


def _scenes(entry: Entry, rate: Fraction, cast: Sequence[str]) -> tuple[Scene, ...]:
    items = [(item, item.entries(_SCENE)) for item in entry.items()]
    shots = [[(each, each.entries(_SHOT)) for each in _shot_items(told)] for _, told in items]
    names = _ids("scene", [told.get("id") for _, told in items], _scene_ids())
    inside = [
        (name, told.get("id")) for name, row in zip(names, shots, strict=True) for _, told in row
    ]
    ids = iter(_shot_ids(inside))
    return tuple(
        Scene(
            id=name,
            shots=tuple(_shot(next(ids), each, told, rate, cast) for each, told in row),
            place=_text(scene, "place"),
            time=_text(scene, "time"),
            weather=_text(scene, "weather"),
        )
        for name, (_, scene), row in zip(names, items, shots, strict=True)
    )


def _shot_items(scene: dict[str, Entry]) -> list[Entry]:
    return scene["shots"].items() if "shots" in scene else []


def _shot(
    name: str, entry: Entry, told: dict[str, Entry], rate: Fraction, cast: Sequence[str]
) -> Shot:
    if "seconds" not in told:
        raise entry.wrong(f"shot {name} has no length", "give it  seconds: 4.5")
    plain = Shot(name, 1)
    line, shown = told.get("line"), told.get("cast")
    return Shot(
        id=name,
        frames=_frames(told["seconds"], rate),
        framing=told["framing"].one_of(FRAMINGS) if "framing" in told else plain.framing,
        move=told["move"].one_of(MOVES) if "move" in told else plain.move,
        keyframe=_text(told, "keyframe"),
        action=_text(told, "action"),
        beat=_text(told, "beat"),
        cast=tuple(_member(each, cast) for each in shown.words()) if shown else (),
        line=_line(line) if line else None,
        **(_join(told["join"], rate) if "join" in told else {}),
        end_keyframe=_text(told, "end_keyframe"),
        seed=told["seed"].whole(-_SEED, _SEED) if "seed" in told else None,
        video=_text(told, "video"),
        retouch=Retouch(_text(told, "retouch")) if "retouch" in told else None,
        end_retouch=Retouch(_text(told, "end_retouch")) if "end_retouch" in told else None,
        effect=_text(told, "effect"),
        focus=_focus(told["focus"]) if "focus" in told else None,
    )


def _focus(entry: Entry) -> Point:
    """Read one number, across the picture, or two."""
    example = "0.7, or [0.7, 0.4]: across and down, from 0 to 1"
    parts = [float(each.number(example)) for each in entry.words()]
    if not 1 <= len(parts) <= len(MIDDLE) or not all(0 <= part <= 1 for part in parts):
        raise entry.wrong("this is no place in a picture", f"write {example}")
    return parts[0], parts[1] if len(parts) > 1 else MIDDLE[1]


def _join(entry: Entry, rate: Fraction) -> dict[str, Any]:
    kind, *more = entry.text().split() or [""]
    if kind not in USUAL or not more:
        return {"join": entry.one_of(JOINS)}
    read = _checked(entry, join_of)
    length = None if read.seconds is None else max(1, frames(read.seconds, rate))
    return {"join": kind, "join_frames": length, "join_colour": read.colour}


def _frames(entry: Entry, rate: Fraction) -> int:
    length = entry.number("a length in seconds such as 4.5")
    if length > LONGEST:
        raise entry.wrong(f"seconds {entry.text()} is over an hour", f"at most {LONGEST}")
    if length <= 0:
        raise entry.wrong(f"seconds {entry.text()} is no length", "write one above 0, such as 4.5")
    count = frames(length, rate)
    if count < 1:
        least = shortest_seconds(1, rate)
        raise entry.wrong(f"seconds {entry.text()} is less than a frame", f"at least {least}")
    return count


def _member(entry: Entry, cast: Sequence[str]) -> str:
    name = entry.text()
    if name not in cast:
        raise entry.wrong(f"{name!r} is not in the cast", nearest(name, cast))
    return name


def _line(entry: Entry) -> Line:
    if _is_text(entry):
        return Line(entry.text())
    told = entry.entries(_LINE)
    if "text" not in told:
        raise entry.wrong("the line has no text", "write  line: {who: Anna, text: Come in.}")
    seed = told["seed"].whole(-_SEED, _SEED) if "seed" in told else None
    others = told["translations"].named(LANGUAGE, "de") if "translations" in told else {}
    translations = tuple((language, each.text()) for language, each in others.items())
    return Line(told["text"].text(), who=_text(told, "who"), seed=seed, translations=translations)


def _text(told: dict[str, Entry], name: str) -> str:
    return told[name].text() if name in told else ""


def _ids(what: str, given: Sequence[Entry | None], free: Iterator[str]) -> list[str]:
    """Give the ids of things, the next free ones where the page has none."""
    taken = _taken(what, given)
    names = []
    for entry in given:
        name = entry.text() if entry else next(each for each in free if each not in taken)
        taken.add(name)
        names.append(name)
    return names


def _taken(what: str, given: Sequence[Entry | None]) -> set[str]:
    """Check the ids that stand in the page: they become names of files, on any disk."""
    seen: dict[str, str] = {}
    for entry in given:
        if entry is None:
            continue
        name = entry.text()
        if not _ID.fullmatch(name) or name.endswith(_ENDINGS) or name in _TAKEN:
            why = f"{what} id {name[:40]!r} cannot be used"
            raise entry.wrong(why, "take letters and digits, such as 1A, or leave it out")
        if name.casefold() in seen:
            why = f"{what} {name!r} stands twice"
            raise entry.wrong(why, "give it another id, or none: it gets the next free one")
        seen[name.casefold()] = name
    return set(seen.values())


def _scene_ids() -> Iterator[str]:
    return (str(number) for number in count(1))


def _shot_ids(inside: Sequence[tuple[str, Entry | None]]) -> Iterator[str]:
    """Give shot ids; a free one is the scene's id with the next letter."""
    taken = _taken("shot", [entry for _, entry in inside])
    for scene, entry in inside:
        name = entry.text() if entry else _next_letter(scene, taken)
        taken.add(name)
        yield name


def _next_letter(scene: str, taken: Collection[str]) -> str:
    return next(name for number in count() if (name := f"{scene}{_letters(number)}") not in taken)


def _letters(number: int) -> str:
    """Give A to Z, then AA, AB and so on."""
    more, last = divmod(number, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + last)
