"""The live board: scenes and shots with their states, drawn from how a run stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from longtake.app.standing import Heading, Row, Standing, Work
from longtake.cli.words import clean, clock, length, plural

ACCENT: Final = "color(73)"
GOOD: Final = "color(72)"
WARM: Final = "color(179)"
BAD: Final = "color(167)"
QUIET: Final = "bright_black"

_MARGIN: Final = "  "
_WIDEST: Final = 132
"""Columns beyond which rows only grow harder to read."""
_ROOMY: Final = 100
"""Columns from which a shot's text stands in its row."""
_BAR: Final = 14
_SAID: Final = 8
_LEAST: Final = 4
"""Rows shown on the smallest screen."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What the board is drawn with."""

    full: str = "━"
    half: str = "╸"
    rest: str = "─"
    waiting: str = "·"
    partly: str = "○"
    begun: str = "◐"
    done: str = "●"
    again: str = "↻"
    failed: str = "✗"
    drawn: str = "▪"
    drawing: str = "▫"
    more: str = "⋮"
    dot: str = " · "
    cut: str = "…"


ASCII: Final = Signs("#", "#", "-", ".", "o", ">", "*", "~", "x", "=", "-", ":", ", ", "~")

_STYLES: Final = {
    "waiting": QUIET,
    "partly": QUIET,
    "begun": ACCENT,
    "done": GOOD,
    "again": WARM,
    "failed": BAD,
}


@dataclass(frozen=True, slots=True)
class Board:
    """The board at one moment, laid out for whatever screen it is put on."""

    stands: Standing
    now: datetime
    notice: str = ""
    """What stands in the place of the present work, such as `stopping`."""
    over: bool = False
    """True leaves out the progress and shows every scene."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lay the board out, never higher than the screen."""
        signs = ASCII if options.ascii_only else Signs()
        sheet = _sheet(self.stands, signs, min(options.max_width - 1, _WIDEST))
        head = list(_head(sheet))
        foot = [] if self.over else list(_foot(sheet, self.now, self.notice))
        room = max(_LEAST, console.size.height - len(head) - len(foot) - 1)
        for line in (*head, *_body(sheet, room, over=self.over), *foot):
            line.truncate(options.max_width, overflow="crop")
            yield line


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every line of one board shares."""

    stands: Standing
    signs: Signs
    width: int

    columns: tuple[int, int, int]
    """The widths of id, framing and move in this film."""
    works: Mapping[tuple[str, str], Sequence[Work]]
    """By kind and shot."""

    def of(self, kind: str, shot: str) -> Sequence[Work]:
        """Give a shot's work of a kind."""
        return self.works.get((kind, shot), ())

    def line(self, *parts: tuple[str, str]) -> Text:
        """Give a line of (text, style) behind the margin."""
        return Text.assemble(_MARGIN, *parts, no_wrap=True, end="\n")

    def apart(self, left: tuple[str, str], right: str) -> Text:
        """Give a line with something at either end."""
        room = self.width - 2 * len(_MARGIN) - cell_len(right) - 2
        held = _fitted(left[0], room, self.signs.cut)
        return self.line((held, left[1]), ("  ", ""), (right, QUIET))

    def bar(self, share: float, width: int, style: str) -> list[tuple[str, str]]:
        """Give a bar filled to `share`, to half a cell."""
        halves = int(share * width * 2 + 1e-9)
        full, half = divmod(halves, 2)
        filled = self.signs.full * full + self.signs.half * half
        return [(filled, style), (self.signs.rest * (width - full - half), QUIET)]


def _sheet(stands: Standing, signs: Signs, width: int) -> _Sheet:
    rows = stands.rows
    columns = (
        max((len(row.id) for row in rows), default=2),
        max((len(row.framing) for row in rows), default=0),
        max((len(row.move) for row in rows), default=0),
    )
    works: dict[tuple[str, str], list[Work]] = {}
    for work in stands.works.values():
        works.setdefault((work.kind, work.shot), []).append(work)
    return _Sheet(stands, signs, width, columns, works)


def _head(sheet: _Sheet) -> Iterator[Text]:
    stands = sheet.stands
    rate = f"{stands.rate} fps" if stands.rate else ""
    parts = (length(stands.seconds) if stands.seconds else "", stands.size, rate)
    yield Text("")
    title = clean(stands.title) or "Longtake"
    yield sheet.apart((title, "bold"), sheet.signs.dot.join(part for part in parts if part))
    if stands.why:
        room = sheet.width - len(_MARGIN)
        yield sheet.line((cut(clean(stands.why), room, sheet.signs.cut), QUIET))
    yield Text("")


def _body(sheet: _Sheet, room: int, *, over: bool) -> list[Text]:
    """Give the shots, or as many around the work in hand as there is room for."""
    rows = [pair for scene in sheet.stands.scenes for pair in _scene(sheet, scene)]
    if not rows:
        return []
    if len(rows) + 1 <= room:
        return [*(line for line, _ in rows), Text("")]
    if over:
        return [*(_whole(sheet, scene) for scene in sheet.stands.scenes), Text("")]
    return [*_window(sheet, rows, room - 1), Text("")]


def _window(sheet: _Sheet, rows: Sequence[tuple[Text, str]], room: int) -> Iterator[Text]:
    """Give a stretch of rows around the first one in hand, and how many lie beyond."""
    states = [state for _, state in rows]
    sought = ("begun", "again", "partly", "waiting", "failed")
    first = next((states.index(state) for state in sought if state in states), 0)
    kept = room - 2
    start = max(0, min(first - kept // 3, len(rows) - kept))
    below = len(rows) - start - kept
    yield sheet.line((f"{sheet.signs.more} {start} more above" if start else "", QUIET))
    for line, _ in rows[start : start + kept]:
        yield line
    yield sheet.line((f"{sheet.signs.more} {below} more below" if below else "", QUIET))


def _scene(sheet: _Sheet, scene: Heading) -> Iterator[tuple[Text, str]]:
    """Give a scene's rows, each with the state of its shot."""
    yield _heading(sheet, scene, ""), ""
    for row in scene.rows:
        segments = sheet.of("segment", row.id)
        stills = sheet.of("keyframe", row.id)
        yield _shot(sheet, row, stills, segments), _state((*stills, *segments))
        for work in (*stills, *segments):
            if work.state in {"failed", "again"} and work.why:
                said = cut(f"{work.of}: {clean(work.why)}", sheet.width - 8, sheet.signs.cut)
                yield sheet.line(("      ", ""), (said, _STYLES[work.state])), ""


def _heading(sheet: _Sheet, scene: Heading, more: str) -> Text:
    setting = [clean(part) for part in (scene.place, scene.time, scene.weather) if part]
    tail = f"{sheet.signs.dot}{more}" if more and setting else more
    room = sheet.width - 2 * len(_MARGIN) - len(scene.id) - 8 - len(tail)
    said = cut(sheet.signs.dot.join(setting), room, sheet.signs.cut)
    return sheet.line((f"Scene {clean(scene.id)}  ", "bold"), (f"{said}{tail}", QUIET))


def _whole(sheet: _Sheet, scene: Heading) -> Text:
    """Give a scene in one line, for a film with more shots than lines."""
    works = [work for row in scene.rows for work in sheet.of("segment", row.id)]
    state = _state(works)
    sign = (getattr(sheet.signs, state), _STYLES[state])
    seconds = sum(row.seconds for row in scene.rows)
    more = sheet.signs.dot.join([plural(len(scene.rows), "shot"), length(seconds)])
    return Text.assemble(_MARGIN, sign, _heading(sheet, scene, more)[1:])


def _shot(sheet: _Sheet, row: Row, stills: Sequence[Work], segments: Sequence[Work]) -> Text:
    works = segments or stills
    state = _state((*stills, *segments))
    name, framing, move = sheet.columns
    start: list[tuple[str, str]] = [
        (f"{getattr(sheet.signs, state)} ", _STYLES[state]),
        (f"{row.id:<{name}}  ", "" if state == "waiting" else "bold"),
    ]
    end: list[tuple[str, str]] = [
        (f"{_words(row.framing):<{framing}}  ", ""),
        (f"{_words(row.move):<{move}}  ", ""),
        (f"{row.seconds:>5.1f} s  ", ""),
        _still(sheet, stills),
        *_progress(sheet, works),
    ]
    used = sum(cell_len(text) for text, _ in (*start, *end)) + len(_MARGIN)
    if sheet.width >= _ROOMY:
        said = _fitted(clean(row.text or row.beat), sheet.width - used - 2, sheet.signs.cut)
        start.append((f"{said}  ", ""))
    return sheet.line(*start, *end)


def _still(sheet: _Sheet, stills: Sequence[Work]) -> tuple[str, str]:
    """Give one cell for the shot's keyframe."""
    state = _state(stills) if stills else ""
    signs = {
        "begun": sheet.signs.drawing,
        "done": sheet.signs.drawn,
        "waiting": sheet.signs.waiting,
    }
    sign = signs.get(state, getattr(sheet.signs, state, " ") if state else " ")
    return f"{sign} ", _STYLES.get(state, "")


def _progress(sheet: _Sheet, works: Sequence[Work]) -> list[tuple[str, str]]:
    """Give the bar and the word of a shot's takes."""
    state = _state(works)
    share = sum(work.share for work in works) / len(works) if works else 0.0
    width = min(_BAR, max(6, sheet.width - 66))
    style = _STYLES[state]
    return [*sheet.bar(share, width, style), (f" {_said(works, state, share):<{_SAID}}", style)]


def _said(works: Sequence[Work], state: str, share: float) -> str:
    if state == "done":
        return "reused" if all(work.reused for work in works) else "done"
    if state in {"begun", "partly"}:
        return f"{share:4.0%}".replace("%", " %")
    return {"again": "again", "failed": "failed"}.get(state, "")


def _state(works: Sequence[Work]) -> str:
    """Give the one state that stands for many: what needs eyes first, then what moves."""
    states = {work.state for work in works}
    for state in ("failed", "again", "begun"):
        if state in states:
            return state
    if "done" in states:
        return "done" if len(states) == 1 else "partly"
    return "waiting"


def _foot(sheet: _Sheet, now: datetime, notice: str) -> Iterator[Text]:
    """Give the music, the whole progress with its times, and what is being done."""
    stands = sheet.stands
    spent = (now - stands.began).total_seconds() if stands.began else 0.0
    remaining = stands.remaining(now)
    left = f"about {clock(remaining)} left" if remaining is not None else ""
    times = sheet.signs.dot.join(part for part in (clock(spent), left) if part)
    said = f" {stands.share:4.0%}  ".replace("%", " %") + times
    width = max(8, sheet.width - len(_MARGIN) - cell_len(said) - 1)
    yield sheet.line(*sheet.bar(stands.share, width, ACCENT), (said, ""))
    doing = notice or present(stands, sheet.signs.dot)
    yield sheet.line((cut(doing, sheet.width - 4, sheet.signs.cut), WARM if notice else QUIET))


def present(stands: Standing, dot: str = " · ") -> str:
    """Give what is being done now: `drawing 2A · rendering 1B, 1C`."""
    verbs = {"keyframe": "drawing", "segment": "rendering", "cue": "composing"}
    verbs |= {"line": "speaking", "effect": "making noises for"}
    live = [work for work in stands.works.values() if work.state == "begun"]
    said = [
        f"{verb} {', '.join(work.of for work in live if work.kind == kind)}"
        for kind, verb in verbs.items()
        if any(work.kind == kind for work in live)
    ]
    if stands.state == "conforming":
        said = [f"joining {stands.frames} frames" if stands.frames else "joining the film"]
        if stands.conformed:
            said.append(f"{stands.conformed:.0%}")
    return dot.join(said) or stands.state


def _words(name: str) -> str:
    return name.replace("_", " ")


def cut(text: str, room: int, sign: str) -> str:
    """Give the text, cut to `room` cells with a sign where it is longer."""
    if cell_len(text) <= room:
        return text
    return set_cell_size(text, max(0, room - cell_len(sign))).rstrip() + sign


def _fitted(text: str, room: int, sign: str) -> str:
    """Give the text in exactly `room` cells."""
    return set_cell_size(cut(text, room, sign), max(0, room))
