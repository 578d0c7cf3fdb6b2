"""`report.html`: the whole film on one page to look at, with nothing fetched from anywhere."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from importlib.resources import files as resources
from typing import Final

from longtake.film.film import Film
from longtake.film.quote import dollars, total
from longtake.film.segment import Segment
from longtake.film.speech import effect_of, line_of
from longtake.film.storyboard import Line, Scene, Shot
from longtake.film.take import Take
from longtake.film.time import spoken
from longtake.film.work import MUSIC, Plan
from longtake.storage.inspection_page import InspectionPage
from longtake.storage.inspection_part import inspection_part
from longtake.storage.laid_files import ANIMATIC, MASTER, link, of_segment, stem, take_file
from longtake.storage.storyboard_page import rate_tree

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_CARD_WIDTH: Final = 330
"""Pixels of a card for a wide picture; an upright one gets less."""
_UPRIGHT: Final = 270
_SCRIPT: Final = """
for (const take of document.querySelectorAll("figure video")) {
  const play = () => { take.controls = true; take.play(); };
  take.controls = false;
  take.tabIndex = 0;
  take.addEventListener("click", play, { once: true });
  take.addEventListener("keydown", (key) => key.key === "Enter" && play());
}
"""
"""Shows a take's still without buttons over it until it is played."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the page is written from."""

    film: Film
    mode: str
    segments: Mapping[str, list[Segment]]
    """By shot."""
    takes: Mapping[str, list[Take]]
    """By what they are of."""
    used: Mapping[str, Take]
    laid: Mapping[str, str]
    """The files beside the page, by their names without the suffix."""
    told: Mapping[str, Sequence[str]]
    """What is amiss in takes, by their names."""
    seen: InspectionPage | None


@dataclass(frozen=True, slots=True)
class Page:
    """What a report is given besides the film."""

    laid: Collection[str] = ()
    """The files that lie beside it."""
    told: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What was found amiss in takes when they came, by their names."""
    seen: InspectionPage | None = None
    """The inspection of the master."""


def report(film: Film, plan: Plan | None, page: Page) -> str:
    """Give the page: the film, its shots as a contact sheet, its joins, and how it was made."""
    title, language = film.board.title or "A film", film.board.language
    body = "\n".join(_body(_sheet(film, plan, page)))
    return document(title, body, language=language, card=_card_width(film))


def inspection_report(page: InspectionPage) -> str:
    """Give a page of one file's inspection alone."""
    body = "\n".join(inspection_part(page))
    header = f"<header><h1>{escape(page.found.name)}</h1></header>"
    return document(page.found.name, f"{header}\n{body}")


def document(title: str, body: str, *, language: str = "", card: int = _CARD_WIDTH) -> str:
    """Give a whole page that fetches nothing."""
    title = escape(title)
    return f"""<!doctype html>
<html lang="{escape(language or "en", quote=True)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{(resources("longtake.storage") / "report.css").read_text("utf-8")}</style>
</head>
<body>
<main style="--card-width: {card}px">
{body}
</main>
<script>{_SCRIPT}</script>
</body>
</html>
"""


def _sheet(film: Film, plan: Plan | None, page: Page) -> _Sheet:
    segments: dict[str, list[Segment]] = {}
    takes: dict[str, list[Take]] = {}
    for segment in plan.segments if plan else ():
        segments.setdefault(segment.shot, []).append(segment)
    for take in film.takes:
        takes.setdefault(take.of, []).append(take)
    return _Sheet(
        film=film,
        mode=plan.mode if plan else film.brief.mode,
        segments=segments,
        takes=takes,
        used=plan.takes if plan else {},
        laid={stem(name): name for name in page.laid},
        told=page.told,
        seen=page.seen,
    )


def _body(sheet: _Sheet) -> Iterator[str]:
    board = sheet.film.board
    yield f"<header>\n<h1>{escape(board.title or 'A film')}</h1>"
    yield f'<p class="prompt">{escape(sheet.film.brief.prompt)}</p>'
    yield _facts(sheet)
    yield "</header>"
    yield from _playable(sheet)
    yield _strip(sheet)
    for scene in board.scenes:
        yield from _scene(sheet, scene)
    if sheet.seen is not None:
        yield from inspection_part(sheet.seen)
    yield from _making(sheet)
    yield "<footer>Made with Longtake. The files lie beside this page.</footer>"


def _facts(sheet: _Sheet) -> str:
    film, board = sheet.film, sheet.film.board
    spent = total(take.charge for take in film.takes)
    told = {
        "length": spoken(board.frames, board.rate),
        "shots": str(len(board.shots)),
        "picture": f"{board.size}",
        "rate": f"{rate_tree(board.rate)} fps",
        "mode": sheet.mode,
        "spent": "nothing" if spent == 0 else dollars(spent),
    }
    items = "".join(f"<li><span>{name}</span><b>{escape(of)}</b></li>" for name, of in told.items())
    return f'<ul class="facts">{items}</ul>'


def _playable(sheet: _Sheet) -> Iterator[str]:
    """Give the film to be played, or its animatic."""
    playable = [name for name in (MASTER, ANIMATIC) if stem(name) in sheet.laid]
    shots = sheet.film.board.shots
    if playable:
        opening = shots[0].id if shots else ""
        yield f'<div class="film">{_video(sheet, playable[0], opening, "controls")}</div>'


def _strip(sheet: _Sheet) -> str:
    """Give all shots side by side, each as wide as it is long."""
    cells = "".join(
        f'<a href="#{_anchor(shot)}" style="flex-grow: {shot.frames}" '
        f'title="{escape(_label(sheet, shot), quote=True)}">{_still(sheet, shot.id)}'
        f"<i>{escape(shot.id)}</i></a>"
        for shot in sheet.film.board.shots
    )
    return f'<nav class="strip">{cells}</nav>'


def _scene(sheet: _Sheet, scene: Scene) -> Iterator[str]:
    setting = " · ".join(part for part in (scene.place, scene.time, scene.weather) if part)
    yield '<section class="scene">'
    yield f"<header><h2>Scene {escape(scene.id)}</h2><p>{escape(setting)}</p></header>"
    yield '<div class="shots">'
    for shot in scene.shots:
        yield from _shot(sheet, shot)
    yield "</div>\n</section>"


def _shot(sheet: _Sheet, shot: Shot) -> Iterator[str]:
    yield f'<article class="shot" id="{_anchor(shot)}">'
    yield f'<div class="pictures">{"".join(_pictures(sheet, shot))}</div>'
    yield '<div class="words">'
    beat = f"<em>{escape(_plain(shot.beat))}</em>" if shot.beat else ""
    yield f'<p class="label"><b>{escape(shot.id)}</b>{escape(_label(sheet, shot))}{beat}</p>'
    if shot.action:
        yield f'<p class="action">{escape(shot.action)}</p>'
    if shot.keyframe and shot.keyframe != shot.action:
        yield f'<p class="seen">{escape(shot.keyframe)}</p>'
    if shot.line:
        yield _line(shot.line, sheet.laid.get(f"sound/{line_of(shot.id)}", ""))
    yield from _takes(sheet, shot)
    yield "</div>\n</article>"


def _pictures(sheet: _Sheet, shot: Shot) -> Iterator[str]:
    """Give the takes in use as films to be played, or the still while there are none."""
    names = [segment.id for segment in sheet.segments.get(shot.id, [])]
    used = [sheet.used[name] for name in names if name in sheet.used]
    for take in used:
        opening = shot.id if take.of == names[0] else ""
        film = _video(sheet, link(take_file(take)), opening, "controls muted loop")
        yield f"<figure>{film}</figure>"
    if not used:
        yield _still(sheet, shot.id) or f'<div class="none" {_shape(sheet)}>not drawn yet</div>'


def _takes(sheet: _Sheet, shot: Shot) -> Iterator[str]:
    """Give every take of the shot's segments, those in use marked."""
    names = [segment.id for segment in sheet.segments.get(shot.id, [])]
    own = [take for name in names for take in sheet.takes.get(name, [])]
    if own:
        rows = "".join(_take(take, sheet.used.get(take.of)) for take in own)
        yield f'<table class="takes">{rows}</table>'
    for take in own:
        for line in sheet.told.get(take.name, ()):
            yield f'<p class="amiss">{escape(take.name)}: {escape(line)}</p>'


def _take(take: Take, used: Take | None) -> str:
    mark = ' class="used"' if used is not None and used.number == take.number else ""
    cells = (
        f'<a href="{link(take_file(take))}">{escape(take.name)}</a>',
        escape(take.model),
        f"seed {take.seed}",
        f"{take.seconds:.1f} s",
        dollars(take.charge),
    )
    return f"<tr{mark}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _making(sheet: _Sheet) -> Iterator[str]:
    yield '<section class="made">'
    yield f"<div><h2>How it was made</h2>{_list(_made(sheet))}</div>"
    yield f"<div><h2>How it looks and sounds</h2>{_list(_look(sheet))}"
    yield _swatches(sheet.film.board.look.palette)
    if MUSIC in sheet.laid:
        yield f'<audio controls preload="none" src="{link(sheet.laid[MUSIC])}"></audio>'
    yield "</div>\n</section>"


def _made(sheet: _Sheet) -> Iterator[tuple[str, str]]:
    film = sheet.film
    for kind, takes in _by_kind(sheet).items():
        models = ", ".join(dict.fromkeys(take.model for take in takes))
        yield kind, f"{models} ({len(takes)})"
    yield "seed", str(film.brief.seed)
    yield "mode", film.brief.mode
    yield "work", f"{sum(take.seconds for take in film.takes):.0f} s"
    spent = total(take.charge for take in film.takes)
    limit = f" of {dollars(film.brief.budget)}" if film.brief.budget is not None else ""
    yield "spent", dollars(spent) + limit
    if film.board.archetype:
        yield "archetype", _plain(film.board.archetype)
    yield "reasoning", film.board.reasoning


def _by_kind(sheet: _Sheet) -> dict[str, list[Take]]:
    shots = {shot.id for shot in sheet.film.board.shots}
    kinds: dict[str, list[Take]] = {
        "keyframes": [],
        "takes": [],
        "music": [],
        "lines": [],
        "noises": [],
    }
    spoken, heard = ({of(shot) for shot in shots} for of in (line_of, effect_of))
    for take in sheet.film.takes:
        if of_segment(take):
            kinds["takes"].append(take)
        elif take.of == MUSIC:
            kinds["music"].append(take)
        elif take.of in spoken:
            kinds["lines"].append(take)
        elif take.of in heard:
            kinds["noises"].append(take)
        elif take.of.removesuffix("-end") in shots:
            kinds["keyframes"].append(take)
    return {kind: takes for kind, takes in kinds.items() if takes}


def _look(sheet: _Sheet) -> Iterator[tuple[str, str]]:
    board = sheet.film.board
    yield "style", board.look.style
    yield "light", board.look.light
    yield "mood", board.look.mood
    for member in board.cast:
        yield member.name, member.description or member.role
    music = board.music
    tempo = f"{music.tempo} beats a minute" if music.tempo else ""
    yield "music", ", ".join(part for part in (music.theme, music.mood, tempo) if part)


def _swatches(palette: Iterable[str]) -> str:
    colours = [colour for colour in palette if _COLOUR.fullmatch(colour)]
    cells = "".join(f'<i style="background: {colour}"></i>' for colour in colours)
    return f'<div class="swatches">{cells}</div>' if cells else ""


def _list(rows: Iterable[tuple[str, str]]) -> str:
    told = "".join(f"<dt>{escape(name)}</dt><dd>{escape(of)}</dd>" for name, of in rows if of)
    return f"<dl>{told}</dl>"


def _line(line: Line, sound: str) -> str:
    who = f"<b>{escape(line.who)}</b> " if line.who else ""
    heard = f'<audio controls preload="none" src="{link(sound)}"></audio>' if sound else ""
    return f'<p class="line" dir="auto">{who}“{escape(line.text)}”</p>{heard}'


def _video(sheet: _Sheet, source: str, opening: str, how: str) -> str:
    """Give a film to be played; until then it shows the keyframe `opening` or its first frame."""
    still = sheet.laid.get(f"keyframes/{opening}")
    shown = f'preload="none" poster="{link(still)}"' if still else 'preload="metadata"'
    return f'<video {how} {shown} {_shape(sheet)} src="{source}"></video>'


def _still(sheet: _Sheet, of: str) -> str:
    name = sheet.laid.get(f"keyframes/{of}")
    return f'<img loading="lazy" alt="" {_shape(sheet)} src="{link(name)}">' if name else ""


def _shape(sheet: _Sheet) -> str:
    """Keep the picture's room free while it is not loaded."""
    size = sheet.film.board.size
    return f'style="aspect-ratio: {size.width} / {size.height}"'


def _label(sheet: _Sheet, shot: Shot) -> str:
    length = spoken(shot.frames, sheet.film.board.rate)
    return f"{_plain(shot.framing)} · {_plain(shot.move)} · {length}"


def _anchor(shot: Shot) -> str:
    return f"shot-{escape(shot.id, quote=True)}"


def _card_width(film: Film) -> int:
    return _CARD_WIDTH if film.board.size.aspect >= 1 else _UPRIGHT


def _plain(name: str) -> str:
    return name.replace("_", " ")
