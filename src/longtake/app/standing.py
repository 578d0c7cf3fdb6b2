"""How a run stands: one value, folded from the film's events, for whatever shows it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from math import exp
from typing import Final, TypeGuard

from longtake.app.joined import joined_notes
from longtake.capabilities.storage import Event

KINDS: Final = ("keyframe", "segment", "cue", "line", "effect")
_HEARD: Final = frozenset({"cue", "line", "effect"})
"""What is made before or beside the pictures, and quickly: it weighs nothing."""
PRESUMED: Final = 1.0
"""Seconds of a piece of work that nothing is known of."""
_NEARLY: Final = 0.99
_WARM: Final = 1.5
"""Seconds of a run before its pace says something about the rest."""
_TRUST: Final = 4.0
"""A quarter of the work done outweighs whatever was foreseen."""
_MAKING: Final = frozenset({"drawing", "rendering"})
_NONE: Final = 1e-9


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
    """A keyframe, a segment or a sound on its way."""

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
    wall: float = 0.0
    """Wall seconds that it was to take; 0 where nobody knew."""
    span: float = PRESUMED
    """Film seconds of a segment, 1 for a still."""
    why: str = ""

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        return 1.0 if self.state == "done" else self.progress

    @property
    def size(self) -> float:
        """What it weighs in its run: what it was to take, else its length.

        What is heard weighs nothing.
        """
        return 0.0 if self.kind in _HEARD else self.wall or self.span


@dataclass(frozen=True, slots=True)
class Tally:
    """The work of one kind that a run has to make, summed up."""

    size: float = 0.0
    done: float = 0.0
    """The size of what is done."""
    begun: float = 0.0
    """The size of what is done of pieces that are under way."""
    seconds: float = 0.0
    """Wall seconds that took what is done."""
    live: int = 0
    """Pieces under way."""
    open: int = 0
    """Pieces that are not done."""

    @property
    def pace(self) -> float:
        """Wall seconds for a unit of size: measured, once anything of the kind is done."""
        return max(1e-3, self.seconds / self.done) if self.done > _NONE else PRESUMED

    @property
    def load(self) -> float:
        """Wall seconds that all of it takes, one piece after another."""
        return self.pace * self.size

    @property
    def made(self) -> float:
        """Wall seconds of it that are over."""
        return self.pace * (self.done + self.begun)

    def with_work(self, work: Work, count: int = 1) -> "Tally":
        """Give the tally with a piece, or without it (-1); what is reused is no work."""
        if work.reused:
            return self
        done = work.state == "done"
        return Tally(
            size=self.size + count * work.size,
            done=self.done + count * work.size * done,
            begun=self.begun + count * work.size * work.progress * (not done),
            seconds=self.seconds + count * work.seconds * done,
            live=self.live + count * (work.state == "begun"),
            open=self.open + count * (not done),
        )


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
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    """By kind."""
    reached: float = 0.0
    """The share that was shown last: a run that goes on never goes back."""
    foreseen: float | None = None
    """Wall seconds that the listed work was to take in all, None where nobody knew."""
    lanes: int = 1
    """The most pieces that were under way at once."""
    began: datetime | None = None
    working: datetime | None = None
    """When the first piece of work of this sitting began."""
    head: float = 0.0
    """What was made before it, 0 to 1."""
    at: datetime | None = None
    frames: int = 0
    """Frames being conformed."""
    conformed: float = 0.0
    """The share of them that is done."""
    ended: Mapping[str, object] | None = None
    """The facts of `run.ended`."""
    notes: tuple[str, ...] = ()
    """What this run had to say besides, such as of a line that is longer than its shot."""
    listed: bool = False
    """Whether all that the run makes is known: lines are spoken before."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every shot in the film's order."""
        return tuple(row for scene in self.scenes for row in scene.rows)

    @property
    def share(self) -> float:
        """How much of the run's work is done, 0 to 1, weighed by what it takes.

        It never goes back in a run, whatever is made again. 1 needs the music too.
        """
        if self.listed and self.works and not any(tally.open for tally in self.tallies.values()):
            return 1.0
        return max(self.reached, min(_NEARLY, self.made))

    @property
    def made(self) -> float:
        """The share that is there now: less than `share` while something is made again."""
        load = self._load
        return sum(tally.made for tally in self.tallies.values()) / load if load else 0.0

    @property
    def _load(self) -> float:
        return sum(tally.load for tally in self.tallies.values())

    def remaining(self, now: datetime) -> float | None:
        """Give the seconds still to go, None while nothing says so.

        As foreseen at first, by the pace of this run later. Between two events it runs down, ever
        slower where nothing is heard for longer than all should take.
        """
        left = self._left() if self.state in _MAKING and self.works else None
        if not left or self.at is None:
            return left
        return left * exp(-max(0.0, (now - self.at).total_seconds()) / left)

    def _left(self) -> float | None:
        """Give the seconds that were to go at the last event."""
        expected, measured = self._expected(), self._measured()
        if expected is None or measured is None:
            return measured if expected is None else expected
        trust = min(1.0, _TRUST * (self.made - self.head) / (1 - self.head))
        return trust * measured + (1 - trust) * expected

    def _expected(self) -> float | None:
        if self.foreseen is None:
            return None
        size = sum(tally.size for tally in self.tallies.values())
        left = self._load * (1 - self.made)
        return self.foreseen * left / size if self.foreseen and size else left / self.lanes

    def _measured(self) -> float | None:
        if self.working is None or self.at is None:
            return None
        elapsed, made = (self.at - self.working).total_seconds(), self.made
        if elapsed < _WARM or made <= self.head:
            return None
        return elapsed * (1 - made) / (made - self.head)


def standing(events: Iterable[Event], begun: Standing | None = None) -> Standing:
    """Give how the run stands after the events, which follow those of `begun`."""
    stands = begun or Standing()
    for event in events:
        stands = after(stands, event)
    return stands


def after(stands: Standing, event: Event) -> Standing:
    """Give the standing after one more event; one of an unknown kind changes nothing but time."""
    now = _moved(replace(stands, film=event.film, at=event.at), event)
    return replace(now, reached=now.share)


NOTES: Final = frozenset({"lines.unspoken", "line.long", "lines.led", "origin.unread"})
"""Events that tell in words, as `why`, what a person may want to know of a film."""


def _moved(now: Standing, event: Event) -> Standing:  # noqa: C901, PLR0911 - one for each kind
    facts = event.facts
    match event.kind:
        case "run.began":
            return _begun(now, event)
        case "film.state":
            return replace(now, state=_text(facts, "state") or now.state)
        case "cast.chosen":
            return replace(now, why=_text(facts, "why"))
        case "storyboard.ready":
            return _boarded(now, facts)
        case "work.listed":
            return _listed(now, facts)
        case "work.began" | "work.progress" | "work.done" | "work.failed":
            return _worked(now, event)
        case kind if kind in NOTES:
            return replace(now, notes=(*now.notes, _text(facts, "why")))
        case "film.conforming":
            frames, share = int(_number(facts, "frames")), _number(facts, "share")
            return replace(now, state="conforming", frames=frames, conformed=share)
        case "film.conformed":
            return replace(now, notes=(*now.notes, *joined_notes(facts)))
        case "run.ended":
            return replace(now, state=_text(facts, "state") or now.state, ended=facts)
        case _:
            return now


def _begun(now: Standing, event: Event) -> Standing:
    """Give the standing of a new run, or of one that was cut and goes on."""
    fresh = replace(
        now, began=event.at, working=None, frames=0, ended=None, lanes=1, notes=(), listed=False
    )
    if event.facts.get("again"):
        return _with_works(fresh, _gone_on(now.works))
    return replace(_with_works(fresh, {}), reached=0.0, foreseen=None)


def _with_works(now: Standing, works: Mapping[str, Work]) -> Standing:
    tallies: dict[str, Tally] = {}
    for work in works.values():
        tallies[work.kind] = tallies.get(work.kind, Tally()).with_work(work)
    return replace(now, works=works, tallies=tallies)


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


def _listed(now: Standing, facts: Mapping[str, object]) -> Standing:
    """Give the standing with the work that is to be made; what this run made is no reuse."""
    rows = _rows(facts, "works")
    parts = Counter(_text(row, "shot") for row in rows if _text(row, "kind") == "segment")
    lengths = {row.id: row.seconds / max(1, parts[row.id]) for row in now.rows if row.seconds}
    works: dict[str, Work] = {}
    for row in rows:
        work = _work(row, lengths)
        held = now.works.get(_name(work.kind, work.of), work)
        works[_name(work.kind, work.of)] = held if held.state == "done" and work.reused else work
    known = any(work.wall and not work.reused for work in works.values())
    foreseen = _number(facts, "seconds") if known else None
    return replace(_with_works(now, works), foreseen=foreseen, listed=True)


def _work(row: Mapping[str, object], lengths: Mapping[str, float]) -> Work:
    kind, shot, reused = _text(row, "kind"), _text(row, "shot"), bool(row.get("reused"))
    return Work(
        of=_text(row, "of"),
        kind=kind,
        shot=shot,
        state="done" if reused else "waiting",
        reused=reused,
        wall=_number(row, "wall"),
        span=lengths.get(shot, PRESUMED) if kind == "segment" else PRESUMED,
    )


def _gone_on(works: Mapping[str, Work]) -> dict[str, Work]:
    """Give the work of a run that was cut: what was finished is, the rest waits."""
    return {
        name: work if work.state == "done" else replace(work, state="waiting", progress=0.0)
        for name, work in works.items()
    }


def _worked(stands: Standing, event: Event) -> Standing:
    """Give the standing with one piece of work moved on."""
    found = _found(stands, event.facts)
    if found is None:
        return stands
    moved = _piece(found, event)
    tally = stands.tallies.get(moved.kind, Tally())
    if _name(moved.kind, moved.of) in stands.works:
        tally = tally.with_work(found, -1)
    tallies = {**stands.tallies, moved.kind: tally.with_work(moved)}
    live = sum(each.live for kind, each in tallies.items() if kind not in _HEARD)
    now = replace(
        stands,
        works={**stands.works, _name(moved.kind, moved.of): moved},
        tallies=tallies,
        lanes=max(stands.lanes, live),
    )
    if stands.working is None:
        return replace(now, working=event.at, head=stands.made)
    return now


def _piece(found: Work, event: Event) -> Work:
    """Give a piece of work after an event of its own."""
    facts = event.facts
    match event.kind:
        case "work.began":
            return replace(found, state="begun", progress=0.0, why="")
        case "work.progress":
            share = max(found.progress, min(1.0, _number(facts, "progress")))
            return replace(found, state="begun", progress=share)
        case "work.done":
            reused, took = bool(facts.get("reused")), _number(facts, "seconds")
            return replace(found, state="done", progress=1.0, seconds=took, reused=reused, why="")
        case _:
            state = "again" if facts.get("again") else "failed"
            return replace(found, state=state, progress=0.0, why=_text(facts, "why"))


def _found(stands: Standing, facts: Mapping[str, object]) -> Work | None:
    """Give the work that an event speaks of; `work.progress` and `work.failed` name no kind.

    None for what is no piece of a shot: the storyboard, the joining.
    """
    of, kind = _text(facts, "of"), _text(facts, "kind")
    names = [_name(kind, of)] if kind else [_name(one, of) for one in reversed(KINDS)]
    known = [stands.works[name] for name in names if name in stands.works]
    live = [work for work in known if work.state == "begun"]
    fresh = [Work(of=of, kind=kind, shot=_text(facts, "shot"))] if kind else []
    return next(iter((*live, *known, *fresh)), None)


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
