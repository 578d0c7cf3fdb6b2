"""Films on this machine: a command sits over each, and is started again when it was killed."""

import re
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.crash_lab.doubts import Doubts
from benchmarks.crash_lab.ground import Ground
from benchmarks.crash_lab.moments import Moment
from benchmarks.crash_lab.order import RATE, SIDE, Script
from benchmarks.crash_lab.process import Process

ENDS: Final = 40
"""Ends of a film's runs after which it leads nowhere."""
_PAUSE: Final = 0.3
_ID: Final = re.compile(r"^film: '?(\w+)'?$", re.MULTILINE)


@dataclass(slots=True)
class Filming:
    """A film that is made."""

    script: Script
    folder: Path
    film: str = ""
    over: bool = False
    lost: str = ""
    """Why it was given up."""
    ends: int = 0
    event: int = 0
    moved: float = field(default_factory=time.monotonic)
    process: Process | None = None
    doing: str = ""
    not_before: float = 0.0
    more: Mapping[str, str] = field(default_factory=dict)
    """Environment of its next command."""

    def move(self, event: int) -> None:
        """Take in the number of its newest event."""
        if event != self.event:
            self.event, self.moved = event, time.monotonic()

    def stuck(self, ground: Ground) -> bool:
        """Say whether nothing happens any more, though nobody has harmed it for as long."""
        since = max(self.moved, ground.diary.calm)
        return time.monotonic() > since + ground.order.patience

    def give_up(self, why: str) -> None:
        """Make no more of it."""
        self.over, self.lost = True, why


def asked(script: Script, ground: Ground) -> tuple[str, ...]:
    """Give the options of a film."""
    order = ground.order
    return (
        *("--planner", "acme:plan", "--image", f"acme:{order.images}"),
        *("--video", f"acme:{order.vendor}", "--music", "acme:tone"),
        *("--size", f"{SIDE}x{SIDE}", "--fps", str(RATE), "--mode", script.mode),
        *("--joins", "plain"),  # what tells takes apart are their colours, which a seam may tint
    )


@dataclass(slots=True)
class Alone:
    """Sits over films, each with a process of its own, in one home."""

    ground: Ground
    scripts: Iterator[Script]
    filmings: list[Filming] = field(default_factory=list)
    _doubts: Doubts = field(init=False)
    _looked: float = 0.0

    def __post_init__(self) -> None:
        self._doubts = Doubts(self.ground)

    @property
    def processes(self) -> Sequence[Process]:
        """Those that live and are not frozen."""
        own = [each.process for each in self.filmings if each.process is not None]
        return [each for each in own if each.code is None and not each.frozen]

    def keep_up(self, *, more: bool) -> None:
        """Begin films if there shall be more, and go on with those that were cut."""
        open_ = [each for each in self.filmings if not each.over]
        if more and len(open_) < self.ground.order.films:
            self._begin()
        for filming in open_:
            self._go_on(filming)
        if time.monotonic() > self._looked + _PAUSE:
            self._looked = time.monotonic()
            events = self.ground.records.last_events()
            for filming in open_:
                filming.film = filming.film or _id_in(filming.folder / "brief.yaml")
                filming.move(events.get(filming.film, 0))
                if filming.stuck(self.ground):
                    filming.give_up("stuck")

    def whose(self, moment: Moment) -> Process | None:
        """Give the process that did something."""
        own = [each.process for each in self.filmings if each.film == moment.film]
        return own[0] if own and own[0] in self.processes else None

    def next_time(self, process: Process, more: Mapping[str, str]) -> None:
        """Start what comes in a process's place in another environment."""
        for filming in self.filmings:
            if filming.process is process:
                filming.more = more

    def close(self) -> None:
        """End all that runs."""
        for filming in self.filmings:
            if filming.process is not None:
                filming.process.end()

    def _begin(self) -> None:
        script = next(self.scripts)
        filming = Filming(script, self.ground.folder / "films" / f"{script.number}")
        self.filmings.append(filming)
        self._start(filming, ("make",))

    def _start(self, filming: Filming, words: tuple[str, ...]) -> None:
        if words[0] == "make":
            options = asked(filming.script, self.ground)
            words = ("make", filming.script.prompt, *options, "--dir", str(filming.folder), "--yes")
        filming.doing, more, filming.more = words[0], filming.more, {}
        name = f"film-{filming.script.number}"
        filming.process = self.ground.begin(name, *words, **more)

    def _go_on(self, filming: Filming) -> None:
        process = filming.process
        if process is None or process.code is None or time.monotonic() < filming.not_before:
            return
        filming.film = filming.film or _id_in(filming.folder / "brief.yaml")
        if process.code > 0:
            self._note(filming, process)
        elif process.code < 0 and process.code != -signal.SIGKILL:
            why = f"{filming.doing} of film {filming.script.number} died of {-process.code}"
            self.ground.diary.wrong.append(why)
        done = self.ground.records.states().get(filming.film) == "done"
        if process.code == 0 and done and filming.doing != "resolve":
            filming.over = True
        elif filming.ends > ENDS:
            filming.give_up(f"leads nowhere: {process.said}")
        else:
            self._start(filming, self._next(filming))

    def _next(self, filming: Filming) -> tuple[str, ...]:
        if not filming.film:
            return ("make",)
        if filming.film not in self.ground.records.running():
            for words in self._doubts.words(filming.film):
                return words
        return ("render", str(filming.folder), "--yes")

    def _note(self, filming: Filming, process: Process) -> None:
        filming.ends += 1
        filming.not_before = time.monotonic() + _PAUSE
        self.ground.diary.ends[_kind(process.said)] += 1


def _id_in(page: Path) -> str:
    """Give the film's id from its page, empty where there is none."""
    try:
        found = _ID.search(page.read_text(encoding="utf-8"))
    except OSError:
        return ""
    return found[1] if found else ""


def _kind(said: str) -> str:
    """Give a sentence without what is this film's alone."""
    for kind, words in _KINDS.items():
        if words in said:
            return kind
    return said[:160]


_KINDS: Final = {"in doubt": "is in doubt; look there", "disk full": "no space left"}
