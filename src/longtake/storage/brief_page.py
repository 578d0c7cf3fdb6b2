"""`brief.yaml`: what the film is to be, as people read and edit it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from longtake.film.beats import ARCHETYPES, BEATS
from longtake.film.brief import (
    AGAIN,
    APPROVALS,
    JOINING,
    LINKS,
    LONGEST,
    LONGEST_PROMPT,
    MODES,
    PARTS,
    SHORTEST,
    Brief,
    Casting,
)
from longtake.film.edition import EDITION_NAME, Edition
from longtake.film.picture import Size, size_for
from longtake.film.reframe import FITS
from longtake.film.sound import CAPTIONS, LINES, LOUDNESS, TRACKS, Sound, rules_of
from longtake.storage.pages import Entry, Tree, written
from longtake.storage.storyboard_page import filled, rate_from, rate_tree, size_from

_KEYS: Final = (
    "film", "prompt", "seconds", "size", "aspect", "fps", "style", "script", "references",
    "archetype", "beats", "language", "mode", "link", "seed", "music", "clean", "joins", "models",
    "label", "budget", "sound", "captions",
    "again", "editions", "approve", "approve_over",
)  # fmt: skip
_REFERENCE: Final = ("role", "file")
_EDITION: Final = ("name", "size", "aspect", "fit", "language", "seconds")
_FILM: Final = re.compile(r"[0-9A-Za-z-]{1,64}")
_ASPECT: Final = re.compile(r"[A-Za-z]{1,12}|\d{1,5}(?:\.\d{1,4})?(?:[:/x]\d{1,5}(?:\.\d{1,4})?)?")
_SEED: Final = 2**63 - 1

HEADER: Final = f"""\
# What this film was asked to be. Its storyboard was planned from it: to change what happens,
# edit storyboard.yaml. What can still be changed here, for the next  longtake render DIR:
#
#   mode          {", ".join(MODES)}
#   link          earlier stills that go along, for the same faces: {", ".join(LINKS)}
#   seed          another number draws and renders every shot anew
#   clean         true leaves the slate strip out of sketched pictures
#   label         words in a corner of the picture, from beginning to end
#   joins         auto mends seams that show between clips; plain leaves them as they are
#   models        who does what, as in  models: {{image: provider:model, video: provider:model}}
#   budget        US dollars that the film may cost in all
#   sound         {{voice: keep, music: duck, effects: keep, native: duck}}: each track is kept,
#                 ducks under voices or is muted (native is what comes with the takes);
#                 lines: fit keeps the shots' lengths, lead lets a shot grow for its line;
#                 loudness: -14, -16 or -23 LUFS
#   captions      file (beside the film), track (in it too), burn (in the picture too) or none
#   again         steps that are made anew, once for each time: {", ".join(AGAIN)}
#   editions      the film once more, as in  [{{name: phones, aspect: 9:16, seconds: 15}}]
#   approve       where it waits until somebody has looked: {", ".join(APPROVALS)}
#   approve_over  US dollars above which it waits before anything is rendered
#
# A film that waits goes on after  longtake approve DIR.
"""


@dataclass(frozen=True, slots=True)
class BriefPage:
    """A brief page: the film it belongs to, the brief, and the reference pictures by role."""

    films: tuple[str, ...]
    """The film's id; of one that was opened in several homes, what each of them calls it."""
    brief: Brief
    """Its references are empty: they are files still."""
    references: tuple[tuple[str, Path], ...]


def brief_text(films: Sequence[str], brief: Brief, references: tuple[tuple[str, str], ...]) -> str:
    """Give the text of a new page; `references` are a role and a file's name each."""
    return f"{HEADER}\n{written(brief_tree(films, brief, references))}"


def brief_tree(
    films: Sequence[str], brief: Brief, references: tuple[tuple[str, str], ...]
) -> dict[str, Tree]:
    """Give what the page shows."""
    cast = brief.casting
    return {
        "film": films[0] if len(films) == 1 else tuple(films),
        "prompt": brief.prompt,
        **filled(
            seconds=_exact(brief.seconds),
            size=str(brief.size) if brief.size else None,
            fps=rate_tree(brief.rate) if brief.rate else None,
            style=brief.style,
            script=brief.script,
            references=[{"role": role, "file": file} for role, file in references],
            archetype=brief.archetype,
            beats=brief.beats,
            language=brief.language,
        ),
        "mode": brief.mode,
        "link": brief.link,
        "seed": brief.seed,
        **filled(
            music=brief.music,
            clean=True if brief.clean else None,
            label=brief.label,
            joins=brief.joins if brief.joins != "auto" else None,
            models=filled(**{part.name: getattr(cast, part.name) for part in fields(cast)}),
            budget=brief.budget,
            sound=_sound_tree(brief.sound),
            captions=brief.captions if brief.captions != CAPTIONS[0] else None,
            again=brief.again,
            editions=[_edition_tree(each) for each in brief.editions],
            approve=brief.approve,
            approve_over=brief.approve_over,
        ),
    }


def _sound_tree(sound: Sound) -> dict[str, Tree]:
    """Give what is not as usual."""
    usual = Sound()
    told = {part.name: getattr(sound, part.name) for part in fields(sound)}
    return {name: value for name, value in told.items() if value != getattr(usual, name)}


def _exact(seconds: Fraction | None) -> Tree:
    """Give seconds as a decimal, or as a fraction where no decimal is exact."""
    if seconds is None:
        return None
    number = Decimal(seconds.numerator) / Decimal(seconds.denominator)
    return Decimal(f"{number.normalize():f}") if Fraction(number) == seconds else str(seconds)


def brief_of(page: Entry, folder: Path) -> BriefPage:
    """Read a page; `folder` is where its pictures lie. Raises `Unusable` with line and column."""
    told = page.entries(_KEYS)
    brief = Brief(
        prompt=_prompt(page, told),
        seconds=_seconds(told["seconds"]) if "seconds" in told else None,
        size=_size(told),
        rate=rate_from(told["fps"]) if "fps" in told else None,
        style=_text(told, "style"),
        script=_text(told, "script"),
        archetype=told["archetype"].one_of(ARCHETYPES) if "archetype" in told else "",
        beats=tuple(each.one_of(BEATS) for each in told["beats"].words())
        if "beats" in told
        else (),
        language=_text(told, "language"),
        mode=told["mode"].one_of(MODES) if "mode" in told else "auto",
        link=told["link"].one_of(LINKS) if "link" in told else "auto",
        seed=told["seed"].whole(-_SEED, _SEED) if "seed" in told else 0,
        music=_text(told, "music"),
        clean=told["clean"].truth() if "clean" in told else False,
        label=_text(told, "label"),
        joins=told["joins"].one_of(JOINING) if "joins" in told else "auto",
        casting=_casting(told["models"]) if "models" in told else Casting(),
        budget=_dollars(told["budget"]) if "budget" in told else None,
        sound=_sound(told["sound"]) if "sound" in told else Sound(),
        captions=told["captions"].one_of(CAPTIONS) if "captions" in told else CAPTIONS[0],
        again=tuple(each.one_of(AGAIN) for each in told["again"].words())
        if "again" in told
        else (),
        editions=_editions(told["editions"]) if "editions" in told else (),
        approve=_approvals(told["approve"]) if "approve" in told else (),
        approve_over=_dollars(told["approve_over"]) if "approve_over" in told else None,
    )
    return BriefPage(_films(told), brief, _references(told.get("references"), folder))


def _films(told: dict[str, Entry]) -> tuple[str, ...]:
    return tuple(_film(each) for each in told["film"].words()) if "film" in told else ()


def _film(entry: Entry) -> str:
    name = entry.text().strip()
    if not _FILM.fullmatch(name):
        raise entry.wrong(f"{name[:40]!r} is no film's id", "longtake list shows the ids")
    return name


def _prompt(page: Entry, told: dict[str, Entry]) -> str:
    prompt = _text(told, "prompt")
    if not prompt.strip() and not _text(told, "script").strip():
        spot = told.get("prompt", page)
        raise spot.wrong("the prompt is empty", "write  prompt: what the film shows")
    if len(prompt) > LONGEST_PROMPT:
        why = f"the prompt has {len(prompt):,} characters"
        raise told["prompt"].wrong(why, f"at most {LONGEST_PROMPT:,}; put a long text in script")
    return prompt


def _seconds(entry: Entry) -> Fraction:
    text = entry.text().strip()
    match = re.fullmatch(r"(\d{1,12})/(\d{1,9})", text)
    whole = match is not None and int(match[2]) > 0
    length = Fraction(text) if whole else entry.number("a length in seconds such as 30")
    if not SHORTEST <= length <= LONGEST:
        raise entry.wrong(f"seconds {text} is no running time", f"from {SHORTEST} to {LONGEST}")
    return length


def _size(told: dict[str, Entry]) -> Size | None:
    if "size" in told and "aspect" in told:
        raise told["aspect"].wrong("size and aspect both stand here", "keep one of them")
    if "aspect" not in told:
        return size_from(told["size"]) if "size" in told else None
    entry = told["aspect"]
    if not _ASPECT.fullmatch(entry.text().strip()):
        raise entry.wrong(f"aspect {entry.text()[:40]!r} is no ratio", "write 16:9, 9:16 or 1:1")
    try:
        return size_for(entry.text())
    except ValueError as error:
        raise entry.wrong(str(error)) from error


def _casting(entry: Entry) -> Casting:
    told = entry.entries([part.name for part in fields(Casting)])
    named = {name: each.text().strip() for name, each in told.items() if name in PARTS}
    others = told["fallbacks"].words() if "fallbacks" in told else []
    return Casting(**named, fallbacks=tuple(each.text().strip() for each in others))


def _sound(entry: Entry) -> Sound:
    told = entry.entries([part.name for part in fields(Sound)])
    rules: dict[str, Any] = {
        track: told[track].one_of(rules_of(track)) for track in TRACKS if track in told
    }
    if "lines" in told:
        rules["lines"] = told["lines"].one_of(LINES)
    if "loudness" in told:
        rules["loudness"] = int(told["loudness"].one_of([str(level) for level in LOUDNESS]))
    return Sound(**rules)


def _dollars(entry: Entry) -> Decimal:
    text = entry.text().strip().removeprefix("$")
    if not re.fullmatch(r"\d{1,9}(\.\d{1,6})?", text):
        raise entry.wrong(f"{entry.name} {text[:40]!r} is no sum of dollars", "write 5.00")
    return Decimal(text)


def _edition_tree(edition: Edition) -> dict[str, Tree]:
    return {
        "name": edition.name,
        **filled(
            size=str(edition.size) if edition.size else None,
            fit=edition.fit if edition.fit != FITS[0] else None,
            language=edition.language,
            seconds=_exact(edition.seconds),
        ),
    }


def _editions(entry: Entry) -> tuple[Edition, ...]:
    found: dict[str, Edition] = {}
    for item in entry.items():
        edition = _edition(item)
        if edition.name in found:
            raise item.wrong(f"edition {edition.name} stands twice", "give each its own name")
        found[edition.name] = edition
    return tuple(found.values())


def _edition(entry: Entry) -> Edition:
    told = entry.entries(_EDITION)
    name = _text(told, "name").strip()
    if not EDITION_NAME.fullmatch(name):
        raise entry.wrong(f"{name[:40]!r} is no name of an edition", "write  - {name: vertical, …}")
    return Edition(
        name,
        size=_size(told),
        fit=told["fit"].one_of(FITS) if "fit" in told else FITS[0],
        language=_text(told, "language").strip(),
        seconds=_seconds(told["seconds"]) if "seconds" in told else None,
    )


def _approvals(entry: Entry) -> tuple[str, ...]:
    """Give where the film waits, in the order in which it comes there."""
    asked = {each.one_of(APPROVALS) for each in entry.words()}
    return tuple(gate for gate in APPROVALS if gate in asked)


def _references(entry: Entry | None, folder: Path) -> tuple[tuple[str, Path], ...]:
    return tuple(_reference(item, folder) for item in (entry.items() if entry else ()))


def _reference(entry: Entry, folder: Path) -> tuple[str, Path]:
    told = entry.entries(_REFERENCE)
    for name in _REFERENCE:
        if name not in told or not told[name].text().strip():
            raise entry.wrong(f"a reference has no {name}", "write - {role: Anna, file: anna.png}")
    file = told["file"].text()
    if "\0" in file:
        raise told["file"].wrong("this cannot be a file's name", "write references/anna.png")
    return told["role"].text(), folder / file


def _text(told: dict[str, Entry], name: str) -> str:
    return told[name].text() if name in told else ""
