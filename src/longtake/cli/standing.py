"""How a run stands: one value, folded from the film's events."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from typing import Final, TypeGuard

from longtake.capabilities.storage import Event

KINDS: Final = ("keyframe", "segment", "cue")
PRESUMED: Final = 1.0
"""Seconds of a piece of work before any of its kind has been measured."""
_NEARLY: Final = 0.99
_WARM: Final = 1.5
"""Seconds of a run before its pace says something about the rest."""


@dataclass(frozen=True, slots=True)
class Row:
    """A shot as the storyboard has it."""

    id: str
    framing: str = ""
    move: str = ""
    seconds: float = 0.0
    beat: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A scene with its shots."""

    id: str
    place: str = ""
    time: str = ""
    weather: str = ""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """A keyframe, a segment or a cue on its way."""

    of: str
    kind: str
    shot: str
    state: str = "waiting"
    """`waiting`, `begun`, `done`, `again` (failed, tried again) or `failed`."""
    reused: bool = False
    progress: float = 0.0
    """0 to 1."""
    seconds: float = 0.0
    """Wall seconds that it took."""
    why: str = ""

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        return 1.0 if self.state == "done" else self.progress


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that a screen shows of a run."""

    film: str = ""
    title: str = ""
    state: str = "queued"
    seconds: float = 0.0
    size: str = ""
    rate: str = ""
    mode: str = ""
    why: str = ""
    scenes: tuple[Heading, ...] = ()
    works: Mapping[str, Work] = field(default_factory=dict)
    """By kind and name, in the film's order."""
    began: datetime | None = None
    working: datetime | None = None
    """When the first piece of work of this run began."""
    head: float = 0.0
    """The share that was done before it."""
    at: datetime | None = None
    frames: int = 0
    """Frames being conformed."""
    ended: Mapping[str, object] | None = None
    """The facts of `run.ended`."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every shot in the film's order."""
        return tuple(row for scene in self.scenes for row in scene.rows)

    @property
    def share(self) -> float:
        """How much of the run's work is done, 0 to 1, weighed by what it takes.

        Music is made beside the pictures, so it weighs nothing; 1 needs it all the same.
        """
        if self.works and all(work.state == "done" for work in self.works.values()):
            return 1.0
        loads = self._loads()
        total = sum(loads.values())
        done = sum(self.works[name].share * load for name, load in loads.items())
        return min(_NEARLY, done / total) if total else 0.0

    def _loads(self) -> dict[str, float]:
        """Give the seconds that each piece of work takes, measured where its kind has been."""
        spans = self._spans()
        paces = {kind: self._pace(kind, spans) for kind in KINDS}
        return {name: paces[self.works[name].kind] * span for name, span in spans.items()}

    def _pace(self, kind: str, spans: Mapping[str, float]) -> float:
        done = [
            (self.works[name].seconds, span)
            for name, span in spans.items()
            if self.works[name].kind == kind and self.works[name].state == "done"
        ]
        length = sum(span for _, span in done)
        return max(1e-3, sum(spent for spent, _ in done) / length) if length else PRESUMED

    def _spans(self) -> dict[str, float]:
        """Give each picture's size: a segment's in film seconds, 1 for a keyframe."""
        lengths = {row.id: row.seconds or 1.0 for row in self.rows}
        parts = Counter(work.shot for work in self.works.values() if work.kind == "segment")
        return {
            name: lengths.get(work.shot, 1.0) / parts[work.shot] if work.kind == "segment" else 1.0
            for name, work in self.works.items()
            if not work.reused and work.kind != "cue"
        }

    def remaining(self, now: datetime) -> float | None:
        """Give the seconds still to go at the pace so far, None while that says nothing."""
        if self.working is None or self.state not in {"drawing", "rendering"}:
            return None
        elapsed, share = (now - self.working).total_seconds(), self.share
        if elapsed < _WARM or share <= self.head:
            return None
        return elapsed * (1 - share) / (share - self.head)


def standing(events: Iterable[Event], begun: Standing | None = None) -> Standing:
    """Give how the run stands after the events, which follow those of `begun`."""
    stands = begun or Standing()
    for event in events:
        stands = after(stands, event)
    return stands


def after(stands: Standing, event: Event) -> Standing:  # noqa: PLR0911 - one for each kind
    """Give the standing after one more event; one of an unknown kind changes nothing but time."""
    now, facts = replace(stands, film=event.film, at=event.at), event.facts
    match event.kind:
        case "run.began":
            works = _gone_on(stands.works) if facts.get("again") else {}
            return replace(now, began=event.at, working=None, works=works, frames=0, ended=None)
        case "film.state":
            return replace(now, state=_text(facts, "state") or now.state)
        case "cast.chosen":
            return replace(now, why=_text(facts, "why"))
        case "storyboard.ready":
            return _boarded(now, facts)
        case "work.listed":
            return replace(now, works=_listed(facts))
        case "work.began" | "work.progress" | "work.done" | "work.failed":
            return _worked(now, event)
        case "film.conforming":
            return replace(now, state="conforming", frames=int(_number(facts, "frames")))
        case "run.ended":
            return replace(now, state=_text(facts, "state") or now.state, ended=facts)
        case _:
            return now


def _boarded(stands: Standing, facts: Mapping[str, object]) -> Standing:
    return replace(
        stands,
        title=_text(facts, "title"),
        seconds=_number(facts, "seconds"),
        size=_text(facts, "size"),
        rate=_rate(_text(facts, "rate")),
        mode=_text(facts, "mode"),
        scenes=tuple(_heading(scene) for scene in _rows(facts, "scenes")),
    )


def _heading(facts: Mapping[str, object]) -> Heading:
    return Heading(
        id=_text(facts, "id"),
        place=_text(facts, "place"),
        time=_text(facts, "time"),
        weather=_text(facts, "weather"),
        rows=tuple(
            Row(
                id=_text(shot, "id"),
                framing=_text(shot, "framing"),
                move=_text(shot, "move"),
                seconds=_number(shot, "seconds"),
                beat=_text(shot, "beat"),
                text=_text(shot, "text"),
            )
            for shot in _rows(facts, "shots")
        ),
    )


def _listed(facts: Mapping[str, object]) -> dict[str, Work]:
    works = [
        Work(
            of=_text(row, "of"),
            kind=_text(row, "kind"),
            shot=_text(row, "shot"),
            state="done" if row.get("reused") else "waiting",
            reused=bool(row.get("reused")),
        )
        for row in _rows(facts, "works")
    ]
    return {_name(work.kind, work.of): work for work in works}


def _gone_on(works: Mapping[str, Work]) -> dict[str, Work]:
    """Give the work of a run that was cut: what was finished is, the rest waits."""
    return {
        name: work if work.state == "done" else replace(work, state="waiting", progress=0.0)
        for name, work in works.items()
    }


def _worked(stands: Standing, event: Event) -> Standing:
    """Give the standing with one piece of work moved on."""
    facts = event.facts
    found = _found(stands, facts)
    match event.kind:
        case "work.began":
            moved = replace(found, state="begun", progress=0.0, why="")
        case "work.progress":
            share = max(found.progress, min(1.0, _number(facts, "progress")))
            moved = replace(found, state="begun", progress=share)
        case "work.done":
            reused = bool(facts.get("reused"))
            moved = replace(found, state="done", seconds=_number(facts, "seconds"), reused=reused)
        case _:
            state = "again" if facts.get("again") else "failed"
            moved = replace(found, state=state, progress=0.0, why=_text(facts, "why"))
    works = {**stands.works, _name(moved.kind, moved.of): moved}
    if stands.working is None:
        return replace(stands, works=works, working=event.at, head=stands.share)
    return replace(stands, works=works)


def _found(stands: Standing, facts: Mapping[str, object]) -> Work:
    """Give the work that an event speaks of; `work.progress` names no kind."""
    of, kind = _text(facts, "of"), _text(facts, "kind")
    names = [_name(kind, of)] if kind else [_name(one, of) for one in reversed(KINDS)]
    known = [stands.works[name] for name in names if name in stands.works]
    live = [work for work in known if work.state == "begun"]
    fresh = Work(of=of, kind=kind or "segment", shot=_text(facts, "shot"))
    return next(iter((*live, *known)), fresh)


def _name(kind: str, of: str) -> str:
    return f"{kind} {of}"


def _text(facts: Mapping[str, object], name: str) -> str:
    value = facts.get(name)
    return "" if value is None else str(value)


def _rate(text: str) -> str:
    """Give a frame rate for people: `24`, `29.97`."""
    return f"{float(Fraction(text)):.5g}" if text else ""


def _number(facts: Mapping[str, object], name: str) -> float:
    value = facts.get(name)
    return float(value) if isinstance(value, int | float | str) and value != "" else 0.0


def _rows(facts: Mapping[str, object], name: str) -> tuple[Mapping[str, object], ...]:
    value = facts.get(name)
    return tuple(row for row in value if isinstance(row, Mapping)) if _many(value) else ()


def _many(value: object) -> TypeGuard[Iterable[object]]:
    return isinstance(value, list | tuple)
