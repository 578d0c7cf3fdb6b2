"""The work of a film: what must be made, by which model, and whether a take of it exists.

Stale is never stored: it is what has no take with its present key.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import MappingProxyType
from typing import ClassVar, Final, TypeAlias

from longtake.film.adapting import translated
from longtake.film.film import Film
from longtake.film.key import Plain, work_key
from longtake.film.keyframe import Keyframe, keyframes, stills
from longtake.film.limits import ANY, Limits
from longtake.film.link import Linking, shared
from longtake.film.prompt import (
    keyframe_prompt,
    linked_prompt,
    retouch_prompt,
    segment_prompt,
    slate,
)
from longtake.film.quote import FREE, Price, QuoteLine, line
from longtake.film.schedule import (
    Compose,
    Draw,
    Node,
    Render,
    Rustle,
    Schedule,
    Speak,
    schedule,
)
from longtake.film.segment import (
    Anchor,
    OnKeyframe,
    OnLastFrame,
    Segment,
    break_down,
    choose_mode,
)
from longtake.film.speech import effect_of, estimated, line_of
from longtake.film.storyboard import Line, Retouch, Shot, Storyboard
from longtake.film.take import Choice, Take
from longtake.film.time import samples, seconds

MUSIC: Final = "music"
RETOUCH: Final = "retouch"
"""The stage of a run that changes stills, and does nothing else."""
_DECLARED: Mapping[str, float] = MappingProxyType({})
"""Nothing measured."""


@dataclass(frozen=True, slots=True)
class Means:
    """The model chosen for a kind of work, and what of it decides the result."""

    model: str
    """`provider:model`."""
    version: int
    """Of its adapter: raised when the same request would give another result."""
    price: Price = FREE
    slate: bool = False
    references: int = 0
    links: bool = False
    """Of a picture model: looks at earlier keyframes to keep the cast the same."""
    limits: Limits = ANY
    pace: float = 0.0
    """Wall seconds that a second of result takes, or a still, as declared."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who makes what in one film."""

    image: Means
    video: Means
    music: Means | None
    by_shot: Mapping[str, Means] = field(default_factory=dict)
    """Other video models, for shots that name one."""
    retouchers: Mapping[str, Means] = field(default_factory=dict)
    """The picture models that change keyframes, by the ids of those that are retouched."""
    voice: Means | None = None
    effect: Means | None = None

    def video_for(self, shot: str) -> Means:
        """Give the video model of a shot."""
        return self.by_shot.get(shot, self.video)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A keyframe to be drawn, or to be changed."""

    keyframe: Keyframe
    retouch: Retouch | None = None
    kind: ClassVar[str] = "keyframe"


@dataclass(frozen=True, slots=True)
class Rendering:
    """A segment to be rendered."""

    segment: Segment
    kind: ClassVar[str] = "segment"


@dataclass(frozen=True, slots=True)
class Composing:
    """The film's music to be composed."""

    kind: ClassVar[str] = "cue"


@dataclass(frozen=True, slots=True)
class Speaking:
    """A shot's line to be spoken."""

    line: Line
    voice: str
    """As the model calls it; empty is its own."""
    kind: ClassVar[str] = "line"


@dataclass(frozen=True, slots=True)
class Sounding:
    """A shot's noise to be made."""

    kind: ClassVar[str] = "effect"


Task: TypeAlias = Drawing | Rendering | Composing | Speaking | Sounding


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to be made, as far as it is decided now."""

    of: str
    """A keyframe `1A`, a segment `1A.1`, a line `1A-line`, a noise `1A-effect` or `music`."""
    shot: str
    task: Task
    means: Means
    prompt: str
    seed: int
    seconds: Fraction
    """How much result is bought: 0 for a still."""
    slate: str
    references: tuple[str, ...]
    """`role digest` of each reference picture that goes with it."""
    key: str | None
    """None while something that it is made from is not there."""
    take: Take | None
    """The take that the film uses, if the work is done."""
    characters: int = 0
    """Of a line, how many are spoken."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All the work of a film up to a stage, in order, with what waits for what."""

    mode: str
    segments: tuple[Segment, ...]
    works: tuple[Work, ...]
    schedule: Schedule

    def work(self, of: str) -> Work:
        """Give the work on `of`; raises `KeyError`."""
        for held in self.works:
            if held.of == of:
                return held
        raise KeyError(of)

    @property
    def takes(self) -> dict[str, Take]:
        """The takes in use, by what they are of."""
        return {work.of: work.take for work in self.works if work.take is not None}

    @property
    def missing(self) -> tuple[Work, ...]:
        """What is missing or stale."""
        return tuple(work for work in self.works if work.take is None)


def node_of(work: Work) -> Node:
    """Give the work's place in the schedule."""
    match work.task:
        case Drawing(keyframe):
            return Draw(keyframe.id)
        case Rendering(segment):
            return Render(segment.id)
        case Speaking():
            return Speak(work.shot)
        case Sounding():
            return Rustle(work.shot)
        case _:
            return Compose()


def work_of(node: Node) -> str:
    """Give what a node of the schedule makes: the `of` of its work."""
    match node:
        case Draw(keyframe):
            return keyframe
        case Render(segment):
            return segment
        case Speak(shot):
            return line_of(shot)
        case Rustle(shot):
            return effect_of(shot)
        case _:
            return MUSIC


def lay_out(film: Film, crew: Crew, *, until: str = "master", of: str = "") -> Plan:
    """Give all the work of a film with a storyboard, up to `stills`, `animatic` or `master`.

    Up to `retouch` it is that on the stills which are changed. With `of`, only the work on that and
    on what it is made from.
    """
    storyboard = film.board
    mode = choose_mode(film.brief.mode, crew.video.limits)
    own = {shot: means.limits for shot, means in crew.by_shot.items()}
    segments = break_down(storyboard, crew.video.limits, mode, own)
    pinned = until in {"master", RETOUCH}
    give, linking = keyframes if pinned else stills, _linking(film, crew.image)
    kept = _in_the_cut(storyboard, segments) if until == "master" else segments
    drawn = give(storyboard, kept, linking)
    if until == RETOUCH:
        drawn = tuple(each for each in drawn if each.id in storyboard.shot(each.shot).retouches)
    rendered = kept if until == "master" else ()
    heard = _heard(film, crew) if until in {"animatic", "master"} else ()
    graph = schedule(
        drawn,
        rendered,
        music=any(isinstance(work.task, Composing) for work in heard),
        lines=[work.shot for work in heard if isinstance(work.task, Speaking)],
        effects=[work.shot for work in heard if isinstance(work.task, Sounding)],
    )
    if of:
        near = {work_of(node) for node in graph.before(_nodes(graph, of))}
        drawn = tuple(keyframe for keyframe in drawn if keyframe.id in near)
        rendered = tuple(segment for segment in rendered if segment.id in near)
        heard = tuple(work for work in heard if work.of in near)
    return Plan(mode, segments, (*_seen(film, crew, drawn, rendered), *heard), graph)


def spoken_first(film: Film, crew: Crew) -> tuple[Work, ...]:
    """Give the lines that are to be spoken before anything else is made of a film."""
    return tuple(work for work in _heard(film, crew) if isinstance(work.task, Speaking))


def dubbed(film: Film, crew: Crew, language: str) -> Plan:
    """Give the work on a film's lines in another language.

    Raises `KeyError` where they are not all translated.
    """
    view = replace(film, storyboard=translated(film.board, language))
    return Plan("", (), spoken_first(view, crew), schedule((), ()))


def _linking(film: Film, image: Means) -> Linking:
    """Give how the keyframes are linked by a model: as the brief says, and as far as it can."""
    how = film.brief.link
    if how == "none" or not image.links:
        return Linking()
    every = {shot.id: len(_references(film, shot)) for shot in film.board.shots}
    room = {shot: max(0, image.references - own) for shot, own in every.items()}
    return Linking("first" if how == "auto" else how, room)


def _in_the_cut(storyboard: Storyboard, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Give the segments that the film shows, and those that they go on from."""
    if storyboard.cut is None:
        return tuple(segments)
    wanted = set(storyboard.cut.segments)
    for segment in reversed(segments):
        if segment.id in wanted and isinstance(segment.first, OnLastFrame):
            wanted.add(segment.first.segment)
    return tuple(segment for segment in segments if segment.id in wanted)


def _nodes(graph: Schedule, of: str) -> tuple[Node, ...]:
    return tuple(node for node in graph.needs if work_of(node) == of)


def quote_lines(plan: Plan, paces: Mapping[str, float] = _DECLARED) -> tuple[QuoteLine, ...]:
    """Give the price range of every piece of work; what exists costs nothing.

    `paces` are measured wall seconds by model, for a second of result or a still: they go before
    what the model declares.
    """
    return tuple(
        line(
            work.of,
            shot=work.shot,
            model=work.means.model,
            price=work.means.price,
            seconds=work.seconds,
            characters=work.characters,
            wall=paces.get(work.means.model, work.means.pace) * float(work.seconds or 1),
            reused=work.take is not None,
        )
        for work in plan.works
    )


def _seen(
    film: Film, crew: Crew, drawn: Sequence[Keyframe], rendered: Sequence[Segment]
) -> Iterable[Work]:
    """Key the work in the order in which keys become known: pictures before what starts on them."""
    choice = Choice.among(film.takes, film.selects)
    used: dict[str, Take] = {}
    found: list[Work] = []
    for keyframe in drawn:
        found.append(_decided(choice, _drawing(film, crew, keyframe, used)))
        used.update(_taken(found[-1]))
    by_id = {segment.id: segment for segment in rendered}
    for segment in rendered:
        found.append(_decided(choice, _rendering(film, crew, segment, (used, by_id))))
        used.update(_taken(found[-1]))
    return found


def _heard(film: Film, crew: Crew) -> tuple[Work, ...]:
    """Give the work on what is heard; for a muted track none."""
    sound, shots, found = film.brief.sound, film.board.shots, list[Work]()
    if crew.voice is not None and sound.heard("voice"):
        found += [
            _speaking(film, crew.voice, shot, shot.line)
            for shot in shots
            if shot.line is not None and shot.line.text.strip()
        ]
    if crew.effect is not None and sound.heard("effects"):
        found += [_sounding(film, crew.effect, shot) for shot in shots if shot.effect.strip()]
    if crew.music is not None and sound.heard("music"):
        found.append(_composing(film, crew.music))
    choice = Choice.among(film.takes, film.selects)
    return tuple(_decided(choice, work) for work in found)


def _decided(choice: Choice, work: Work) -> Work:
    """Give the work with the take that the film uses, if there is one."""
    return replace(work, take=choice.chosen(work.of, work.key))


def _shown(film: Film, means: Means, shot: Shot) -> tuple[str, tuple[str, ...]]:
    """Give the slate strip and the reference pictures that go with a shot."""
    strip = slate(film.board, shot) if means.slate and not film.brief.clean else ""
    return strip, _references(film, shot)[: means.references]


def _taken(work: Work) -> dict[str, Take]:
    return {work.of: work.take} if work.take is not None else {}


def _drawing(film: Film, crew: Crew, keyframe: Keyframe, used: Mapping[str, Take]) -> Work:
    storyboard, means = film.board, crew.image
    shot = storyboard.shot(keyframe.shot)
    retouch = shot.retouches.get(keyframe.id)
    if retouch is not None:
        return _retouching(film, crew, keyframe, retouch)
    prompt = keyframe_prompt(storyboard, shot, keyframe.text)
    strip, pictures = _shown(film, means, shot)
    if keyframe.after:
        pictures += _linked(storyboard, keyframe, used)
        kept = shared(storyboard, shot.id, [_opened_by(each) for each in keyframe.after])
        prompt = linked_prompt(prompt, kept)
    facts: dict[str, Plain] = {
        "prompt": prompt,
        "size": str(storyboard.size),
        "seed": seed_of(film, shot),
        "move": shot.move,
        "slate": strip,
        "references": pictures,
        **_anew(film, "stills"),
    }
    known = all(each in used for each in keyframe.after)
    key = _key("image", means, facts) if known else None
    seed = seed_of(film, shot)
    return _still(Drawing(keyframe), means, (prompt, seed, strip, pictures), key)


def _linked(
    storyboard: Storyboard, keyframe: Keyframe, used: Mapping[str, Take]
) -> tuple[str, ...]:
    """Give `role digest` of those earlier keyframes of a keyframe that are there."""
    found = []
    for before in keyframe.after:
        shot = _opened_by(before)
        kept = " and ".join(shared(storyboard, keyframe.shot, [shot])) or "the place"
        found += [f"{kept} as in shot {shot} {used[before].asset.digest}"] if before in used else []
    return tuple(found)


def _opened_by(keyframe: str) -> str:
    return keyframe.removesuffix("-end")


def _retouching(film: Film, crew: Crew, keyframe: Keyframe, retouch: Retouch) -> Work:
    """Give the work of changing a keyframe: it hangs on the picture that is changed alone."""
    storyboard, means = film.board, crew.retouchers.get(keyframe.id, crew.image)
    shot = storyboard.shot(keyframe.shot)
    prompt = retouch_prompt(keyframe_prompt(storyboard, shot, keyframe.text), retouch.text)
    strip, pictures = _shown(film, replace(means, references=max(0, means.references - 1)), shot)
    facts: dict[str, Plain] = {
        "text": retouch.text,
        "base": retouch.base.digest if retouch.base else "",
        "mask": retouch.mask.digest if retouch.mask else "",
        "size": str(storyboard.size),
        "seed": seed_of(film, shot),
        **_anew(film, "stills"),
    }
    seed, key = seed_of(film, shot), _key("image", means, facts)
    return _still(Drawing(keyframe, retouch), means, (prompt, seed, strip, pictures), key)


def _still(
    task: Drawing, means: Means, asked: tuple[str, int, str, tuple[str, ...]], key: str | None
) -> Work:
    """Give the work on a still; `asked` are its prompt, seed, slate strip and pictures."""
    prompt, seed, strip, pictures = asked
    return Work(
        of=task.keyframe.id,
        shot=task.keyframe.shot,
        task=task,
        means=means,
        prompt=prompt,
        seed=seed,
        seconds=Fraction(0),
        slate=strip,
        references=pictures,
        key=key,
        take=None,
    )


def _rendering(
    film: Film,
    crew: Crew,
    segment: Segment,
    made: tuple[Mapping[str, Take], Mapping[str, Segment]],
) -> Work:
    storyboard, means = film.board, crew.video_for(segment.shot)
    shot = storyboard.shot(segment.shot)
    rate = means.limits.rate or storyboard.rate
    prompt = segment_prompt(storyboard, shot)
    strip, pictures = _shown(film, means, shot)
    first, last = (_pinned(anchor, *made) for anchor in (segment.first, segment.last))
    facts: dict[str, Plain] = {
        "prompt": prompt,
        "frames": segment.asked,
        "rate": rate,
        "size": str(storyboard.size),
        "seed": seed_of(film, shot),
        "move": shot.move,
        "slate": strip,
        "references": pictures,
        "where": (segment.start - segment.head, shot.frames),
        "cuts": (segment.head, segment.frames),
        "continues": isinstance(segment.first, OnLastFrame),
        "first": first or "",
        "last": last or "",
        **_anew(film, "takes"),
    }
    known = first is not None and last is not None
    return Work(
        of=segment.id,
        shot=shot.id,
        task=Rendering(segment),
        means=means,
        prompt=prompt,
        seed=seed_of(film, shot),
        seconds=seconds(segment.asked, rate),
        slate=strip,
        references=pictures,
        key=_key("video", means, facts) if known else None,
        take=None,
    )


def _composing(film: Film, means: Means) -> Work:
    """Give the work on the film's music: one cue, as long as the film or as its composer makes."""
    storyboard = film.board
    music = storyboard.music
    facts: dict[str, Plain] = {
        "theme": music.theme,
        "mood": music.mood,
        "tempo": music.tempo or 0,
        "samples": samples(storyboard.frames, storyboard.rate),
        "accents": accents(storyboard),
        "seed": film.brief.seed,
        **_anew(film, "music"),
    }
    return Work(
        of=MUSIC,
        shot="",
        task=Composing(),
        means=means,
        prompt=music.theme,
        seed=film.brief.seed,
        seconds=means.limits.cue(seconds(storyboard.frames, storyboard.rate)),
        slate="",
        references=(),
        key=_key("music", means, facts),
        take=None,
    )


def _speaking(film: Film, means: Means, shot: Shot, line: Line) -> Work:
    voice, text = film.board.voice_of(line), " ".join(line.text.split())
    seed = film.brief.seed if line.seed is None else line.seed
    facts: dict[str, Plain] = {
        "text": text,
        "voice": voice,
        "language": film.board.language,
        "seed": seed,
        **_anew(film, "lines"),
    }
    return Work(
        of=line_of(shot.id, film.board.dubbed),
        shot=shot.id,
        task=Speaking(line, voice),
        means=means,
        prompt=text,
        seed=seed,
        seconds=estimated(text),
        slate="",
        references=(),
        key=_key("voice", means, facts),
        take=None,
        characters=len(text),
    )


def _sounding(film: Film, means: Means, shot: Shot) -> Work:
    length = seconds(shot.frames, film.board.rate)
    facts: dict[str, Plain] = {
        "prompt": shot.effect,
        "seconds": length,
        "seed": film.brief.seed,
    }
    return Work(
        of=effect_of(shot.id),
        shot=shot.id,
        task=Sounding(),
        means=means,
        prompt=shot.effect,
        seed=film.brief.seed,
        seconds=length,
        slate="",
        references=(),
        key=_key("effect", means, facts),
        take=None,
    )


def _pinned(
    anchor: Anchor, used: Mapping[str, Take], segments: Mapping[str, Segment]
) -> str | None:
    """Name the picture that an anchor pins: empty for none, None while it is not there."""
    match anchor:
        case OnKeyframe(keyframe):
            take = used.get(keyframe)
            return take.asset.digest if take else None
        case OnLastFrame(segment):
            take = used.get(segment)
            if take is None:
                return None
            return f"{take.asset.digest}@{last_kept(segments[segment])}"
        case _:
            return ""


def last_kept(segment: Segment) -> int:
    """Give the index in its take, at the film's rate, of the last picture that the film keeps."""
    return segment.head + segment.frames - 1


def accents(storyboard: Storyboard) -> tuple[int, ...]:
    """Give where the picture cuts, in samples."""
    return tuple(samples(start, storyboard.rate) for start in storyboard.starts().values() if start)


def seed_of(film: Film, shot: Shot) -> int:
    """Give the seed of a shot's pictures: its own, or the film's."""
    return film.brief.seed if shot.seed is None else shot.seed


def _references(film: Film, shot: Shot) -> tuple[str, ...]:
    """Give `role digest` of the reference pictures that go with a shot's prompt."""
    storyboard = film.board
    shown = [
        f"{member.name} {asset.digest}"
        for member in storyboard.cast
        if member.name in shot.cast
        for asset in member.references
    ]
    whole = [
        f"{held.role} {held.asset.digest}"
        for held in film.brief.references
        if held.role in {"style", "place"}
    ]
    return (*shown, *whole)


def _anew(film: Film, step: str) -> dict[str, Plain]:
    """Give what sets work apart that somebody asked for anew, though all else is the same."""
    times = film.brief.again.count(step)
    return {"again": times} if times else {}


def _key(capability: str, means: Means, facts: Mapping[str, Plain]) -> str:
    return work_key(capability, means.model, means.version, **facts)
