"""What is typed about a film: the options, each read and checked before any work begins."""

import re
import tempfile
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from fractions import Fraction
from functools import update_wrapper
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any, Concatenate, Final, ParamSpec, TypeAlias, TypeVar

from typer import Option

from longtake.capabilities.errors import Unusable
from longtake.cli.words import clean, length
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
)
from longtake.film.edition import EDITION_NAME, LANGUAGE, Edition, name_of
from longtake.film.picture import HD, Size, aspect_of, size_for, size_of
from longtake.film.reframe import FITS
from longtake.film.sound import CAPTIONS, LINES, LOUDNESS, RULES, TRACKS, Sound, rules_of
from longtake.film.time import rate_of
from longtake.given import plain

P = ParamSpec("P")
T = TypeVar("T")

_LONGEST_SCRIPT: Final = 200_000
"""Bytes of a script: about three hours of screenplay."""
_SAME_SHAPE: Final = Fraction(1, 50)
_TIME: Final = re.compile(
    r"(?:(?P<hours>\d+)\s*h)?\s*(?:(?P<minutes>\d+)\s*m(?:in)?)?\s*"
    r"(?:(?P<seconds>-?\d+(?:\.\d+)?)\s*s?)?"
)
_PRIORITY: Final = 5
_LATEST: Final = 30 * 24 * 3600
"""Seconds of the longest deadline."""
_CLOCK: Final = re.compile(r"(?:(\d+):)?(\d+):(\d{2}(?:\.\d+)?)")


Approve: TypeAlias = Annotated[
    list[str] | None,
    Option(
        metavar="STAGE",
        help=f"Wait until somebody has looked at the {' or the '.join(APPROVALS)}.",
    ),
]
ApproveOver: TypeAlias = Annotated[
    str | None, Option(metavar="USD", help="Wait before rendering, if it costs more than this.")
]


Lines: TypeAlias = Annotated[
    str | None,
    Option(metavar="HOW", help="fit: a line fits its shot; lead: the shot grows for its line."),
]
SoundRule: TypeAlias = Annotated[
    list[str] | None,
    Option(
        metavar="TRACK=RULE",
        help="voice, music, effects or native: keep, duck or mute; may stand several times.",
    ),
]
Loudness: TypeAlias = Annotated[
    str | None, Option(metavar="LUFS", help="Of the film: -14, -16 or -23.")
]
Captions: TypeAlias = Annotated[
    str | None, Option(metavar="WHERE", help="Of the lines: file, track, burn or none.")
]


Sign: TypeAlias = Annotated[
    str | None,
    Option(metavar="HOW", help="Who signs the film: auto, off, test or CERT.pem,KEY.pem."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The options of `make` and `plan` that say what the film shall be, as typed."""

    seconds: Annotated[
        str | None, Option(metavar="TIME", help="Running time: 30, 90s, 2m30s or 2:30.")
    ] = None
    aspect: Annotated[
        str | None, Option(metavar="W:H", help="Shape of the picture: 16:9, 9:16, 1:1, vertical.")
    ] = None
    size: Annotated[str | None, Option(metavar="WxH", help="Size in pixels: 1280x720.")] = None
    fps: Annotated[str | None, Option(metavar="RATE", help="Frames a second: 24, 25, 29.97.")] = (
        None
    )
    mode: Annotated[
        str | None, Option(metavar="MODE", help=f"How shots are anchored: {', '.join(MODES)}.")
    ] = None
    link: Annotated[
        str | None,
        Option(
            metavar="HOW",
            help=f"Earlier stills that go along, for the same faces: {', '.join(LINKS)}.",
        ),
    ] = None
    planner: Annotated[
        str | None, Option(metavar="MODEL", help="Who plans, as provider:model.")
    ] = None
    image: Annotated[str | None, Option(metavar="MODEL", help="Who draws the keyframes.")] = None
    video: Annotated[str | None, Option(metavar="MODEL", help="Who renders the takes.")] = None
    music: Annotated[str | None, Option(metavar="MODEL", help="Who composes.")] = None
    voice: Annotated[str | None, Option(metavar="MODEL", help="Who speaks the lines.")] = None
    effect: Annotated[str | None, Option(metavar="MODEL", help="Who makes noises.")] = None
    lines: Lines = None
    sound: SoundRule = None
    loudness: Loudness = None
    captions: Captions = None
    fallback: Annotated[
        list[str] | None,
        Option(
            metavar="MODEL",
            help="Who is asked next where the model will not; may stand several times.",
        ),
    ] = None
    style: Annotated[str | None, Option(metavar="TEXT", help="The look, in words.")] = None
    ref: Annotated[
        list[str] | None,
        Option(
            metavar="ROLE=FILE",
            help="A picture of how somebody or something looks; may stand several times.",
        ),
    ] = None
    script: Annotated[
        Path | None, Option(metavar="FILE", help="A script or shot list, kept word for word.")
    ] = None
    beats: Annotated[
        str | None, Option(metavar="NAMES", help="Beats in order, with commas between.")
    ] = None
    archetype: Annotated[
        str | None, Option(metavar="NAME", help="The kind of story that an ad follows.")
    ] = None
    lang: Annotated[str | None, Option(metavar="CODE", help="Language of lines: en, ja.")] = None
    seed: Annotated[
        int | None,
        Option(metavar="N", min=0, max=2**53, help="Another number, another film."),
    ] = None
    budget: Annotated[
        str | None, Option(metavar="USD", help="Dollars that the film may cost in all.")
    ] = None
    approve: Approve = None
    approve_over: ApproveOver = None
    config: Annotated[
        Path | None,
        Option(metavar="FILE", help="A ttv pipeline_config.yaml; other options change it."),
    ] = None
    clean: Annotated[bool, Option("--clean", help="No slate strip in sketched pictures.")] = False
    label: Annotated[
        str | None, Option(metavar="TEXT", help="Words in a corner of the picture, all along.")
    ] = None
    joins: Annotated[
        str | None,
        Option(metavar="HOW", help="Seams between clips: auto mends those that show, plain none."),
    ] = None
    brief: Annotated[
        Path | None, Option(metavar="FILE", help="A brief.yaml; other options change it.")
    ] = None
    sign: Sign = None

    def settings(self) -> dict[str, object]:
        """Give what also stands above the settings of files and environment."""
        return {
            "planner": self.planner,
            "image": self.image,
            "video": self.video,
            "music": self.music,
            "voice": self.voice,
            "effect": self.effect,
            "budget": dollars_of(self.budget),
            "sign": self.sign,
        }


def with_wishes(command: Callable[Concatenate[Wishes, P], T]) -> Callable[..., T]:
    """Give a command that has every wish as an option of its own and gets them in one value."""
    plain: Callable[..., T] = command

    def gathered(**given: Any) -> T:  # noqa: ANN401 - whatever the command line holds
        wishes = Wishes(**{field.name: given.pop(field.name) for field in fields(Wishes)})
        return plain(wishes, **given)

    update_wrapper(gathered, command)
    own = list(signature(command, eval_str=True).parameters.values())[1:]
    options = [
        Parameter(field.name, Parameter.KEYWORD_ONLY, default=field.default, annotation=field.type)
        for field in fields(Wishes)
    ]
    parameters = [*own, *options]
    gathered.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    gathered.__annotations__ = {held.name: held.annotation for held in parameters}
    return gathered


def brief_of(prompt: str, wishes: Wishes, given: Brief | None = None) -> Brief:
    """Give the brief of what is typed, laid over a `given` one; without its references.

    Raises `Unusable` for the first value that cannot be.
    """
    brief = given or Brief("")
    script = script_of(wishes.script) if wishes.script else brief.script
    words = tidy(prompt) or brief.prompt
    if not (words or script):
        raise Unusable("prompt", "it is empty", 'say what the film shows: longtake "A cat at sea"')
    if len(words) > LONGEST_PROMPT:
        remedy = f"{LONGEST_PROMPT:,} are read; put a long text in a file and give --script FILE"
        raise Unusable("prompt", f"it has {len(words):,} characters", remedy)
    changes: dict[str, object] = {
        "seconds": seconds_of(wishes.seconds),
        "size": picture_of(wishes.size, wishes.aspect),
        "rate": _read("--fps", wishes.fps, rate_of),
        "style": _text(wishes.style),
        "archetype": _known("--archetype", wishes.archetype, ARCHETYPES),
        "beats": beats_of(wishes.beats),
        "language": _text(wishes.lang),
        "mode": mode_of(wishes.mode),
        "link": _known("--link", wishes.link, LINKS),
        "seed": wishes.seed,
        "captions": captions_of(wishes.captions),
        "clean": wishes.clean or None,
        "label": _text(wishes.label),
        "joins": _known("--joins", wishes.joins, JOINING),
        "budget": dollars_of(wishes.budget),
        "approve": approvals_of(wishes.approve),
        "approve_over": dollars_of(wishes.approve_over, "--approve-over"),
    }
    said = {name: value for name, value in changes.items() if value is not None}
    said |= {"sound": sound_of(brief.sound, wishes.lines, wishes.sound, wishes.loudness)}
    casting = replace(brief.casting, **_cast(wishes))
    return replace(brief, prompt=words, script=script, casting=casting, **said)  # type: ignore[arg-type]


def references_of(wishes: Wishes) -> tuple[tuple[str, Path], ...]:
    """Give the reference pictures by role; raises `Unusable` for one that is not there."""
    found = []
    for text in wishes.ref or []:
        role, equals, name = text.partition("=")
        if not (equals and role.strip() and name.strip()):
            raise Unusable("--ref", f"{text!r} is not ROLE=FILE", "try --ref character=anna.png")
        path = Path(name.strip())
        if not path.exists():
            raise Unusable("--ref", f"there is no file {name.strip()}", "give a PNG or JPEG")
        plain(path, f"--ref {text}", "give a PNG or JPEG")
        found.append((clean(role), path))
    return tuple(found)


def seconds_of(text: str | None) -> Fraction | None:
    """Read a running time: `30`, `90s`, `2m30s`, `2:30`, `1h`."""
    if text is None:
        return None
    seconds = _time(text.strip())
    if seconds is None:
        raise Unusable("--seconds", f"{text!r} is no time", "try 30, 90s, 2m30s or 2:30")
    if not SHORTEST <= seconds <= LONGEST:
        bounds = f"a film lasts from {length(float(SHORTEST))} to {length(float(LONGEST))}"
        raise Unusable("--seconds", f"{text} is outside what can be made", bounds)
    return seconds


def _time(text: str) -> Fraction | None:
    if match := _CLOCK.fullmatch(text):
        hours, minutes, rest = match.groups()
        return Fraction(hours or 0) * 3600 + Fraction(minutes) * 60 + Fraction(rest)
    match = _TIME.fullmatch(text)
    if not text or match is None:
        return None
    return _seconds(match)


def _seconds(match: re.Match[str]) -> Fraction:
    parts = {name: Fraction(value or 0) for name, value in match.groupdict().items()}
    return parts["hours"] * 3600 + parts["minutes"] * 60 + parts["seconds"]


def picture_of(size: str | None, aspect: str | None) -> Size | None:
    """Read the size of the picture from either option; raises `Unusable` if they disagree."""
    pixels, shape = _read("--size", size, size_of), _read("--aspect", aspect, aspect_of)
    if pixels is not None and shape is not None:
        if abs(pixels.aspect / shape - 1) > _SAME_SHAPE:
            raise Unusable("--aspect", f"{aspect} contradicts --size {pixels}", "give one of them")
        return pixels
    return pixels or _read("--aspect", aspect, size_for)


def edition_of(  # noqa: PLR0913 - what can be different
    *,
    aspect: str | None,
    size: str | None,
    fit: str | None,
    language: str | None,
    seconds: str | None,
    name: str | None,
    film: Size = HD,
) -> Edition | None:
    """Read what an edition has that is different; None where nothing is.

    Another shape has the short side of the `film`.
    """
    short = min(film.width, film.height)
    shape = picture_of(size, aspect)
    if shape is not None and size is None and aspect is not None:
        shape = size_for(aspect, short)
    running = seconds_of(seconds)
    code = (language or "").strip()
    if code and not LANGUAGE.fullmatch(code):
        raise Unusable("--lang", f"{code!r} is no language", "give its code: de, fr, pt-BR, ja")
    if shape is None and not code and running is None:
        return None
    called = name or name_of(aspect or size or "", code, running)
    if not EDITION_NAME.fullmatch(called):
        raise Unusable("--name", f"{called!r} cannot end a file's name", "try phones")
    return Edition(called, shape, _known("--fit", fit, FITS) or FITS[0], code, running)


def mode_of(text: str | None) -> str | None:
    """Read a mode."""
    if text is not None and text not in MODES:
        raise Unusable("--mode", f"there is no mode {text!r}", f"there are {', '.join(MODES)}")
    return text


def dollars_of(text: str | None, option: str = "--budget") -> Decimal | None:
    """Read an amount of US dollars, 0 or more."""
    if text is None:
        return None
    try:
        amount = Decimal(text.strip().removeprefix("$"))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount < 0:
        raise Unusable(option, f"{text!r} is no amount of dollars", "try 5 or 12.50")
    return amount


def captions_of(text: str | None) -> str | None:
    """Read where captions are."""
    return _known("--captions", text, CAPTIONS)


def sound_of(
    sound: Sound, lines: str | None, rules: Sequence[str] | None, loudness: str | None
) -> Sound:
    """Read what the sound shall be, laid over what it is."""
    said: dict[str, Any] = {}
    for text in rules or []:
        track, equals, rule = (part.strip().lower() for part in text.partition("="))
        if track not in TRACKS or rule not in rules_of(track):
            what = f"{text!r} is no rule of a track" if equals else f"{text!r} is not TRACK=RULE"
            raise Unusable("--sound", what, f"{', '.join(TRACKS)}: {', '.join(RULES)}")
        said[track] = rule
    if lines is not None:
        said["lines"] = _known("--lines", lines, LINES)
    if loudness is not None:
        levels = {str(level): level for level in LOUDNESS}
        if loudness.strip() not in levels:
            raise Unusable("--loudness", f"{loudness!r} is none", f"there are {', '.join(levels)}")
        said["loudness"] = levels[loudness.strip()]
    return replace(sound, **said)


def approvals_of(texts: Sequence[str] | None) -> tuple[str, ...] | None:
    """Read the stages that a film waits at, with commas between or one at a time."""
    if texts is None:
        return None
    named = [_known("--approve", name, APPROVALS) for text in texts for name in text.split(",")]
    return tuple(stage for stage in APPROVALS if stage in named)


def steps_from(text: str | None) -> tuple[str, ...]:
    """Give the steps that are made anew from one on: new stills need new takes."""
    if text is None:
        return ()
    step = _known("--from", text, AGAIN)
    return ("stills", "takes") if step == "stills" else (str(step),)


def priority_of(text: str | None) -> int:
    """Read a priority, 1 before 9; 5 is everybody's."""
    if text is None:
        return _PRIORITY
    if not re.fullmatch(r"[1-9]", text.strip(), re.ASCII):
        raise Unusable("--priority", f"{text!r} is no priority", "give 1, which goes first, to 9")
    return int(text)


def deadline_of(text: str | None) -> float | None:
    """Read how long a run may take, in seconds: `90m`, `2h`, `1h30m`, `5400`."""
    if text is None:
        return None
    match = _TIME.fullmatch(text.strip())
    seconds = _seconds(match) if match and text.strip() else None
    if seconds is None:
        raise Unusable("--deadline", f"{text!r} is no time", "try 90m, 2h or 5400, in seconds")
    if not 0 < seconds <= _LATEST:
        raise Unusable("--deadline", f"{text} is no time for a run", "give 1s to 720h")
    return float(seconds)


def script_of(path: Path) -> str:
    """Read a script; raises `Unusable`."""
    try:
        name = f"--script {path}"
        data = plain(path, name, "give a text file", at_most=_LONGEST_SCRIPT).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        why = (error.strerror or "it cannot be read").lower()
        raise Unusable(f"--script {path}", why, "give a text file") from None
    except UnicodeDecodeError as error:
        why = f"byte {error.start} is no UTF-8 text"
        raise Unusable(f"--script {path}", why, "save it as UTF-8") from None
    if not text.strip():
        raise Unusable(f"--script {path}", "it is empty", "give the lines or shots to film")
    return text.replace("\r\n", "\n")


def output_of(path: Path | None) -> Path | None:
    """Give where the film shall be written, whole; raises `Unusable` where it cannot be."""
    if path is None:
        return None
    if path.suffix.lower() != ".mp4":
        raise Unusable(f"-o {path}", "films are written as mp4", f"try {path.stem or 'film'}.mp4")
    if path.is_dir():
        raise Unusable(f"-o {path}", "it is a folder", f"try {path / 'film.mp4'}")
    if not path.absolute().parent.is_dir():
        raise Unusable(f"-o {path}", f"there is no folder {path.parent}", "make it first")
    try:
        with tempfile.TemporaryFile(dir=path.absolute().parent):
            return path.absolute()
    except OSError as error:
        why = f"nothing can be written in {path.parent} ({(error.strerror or '').lower()})"
        raise Unusable(f"-o {path}", why, "give a folder of your own") from None


def tidy(text: str) -> str:
    """Give a prompt as text that can be kept: whole characters, no control codes but new lines."""
    whole = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    lines = (clean(line) for line in whole.splitlines())
    return "\n".join(lines).strip()


def _read(option: str, text: str | None, reader: Callable[[str], T]) -> T | None:
    """Read an option with one of the film's readers, whose errors name value and remedy."""
    try:
        return None if text is None else reader(text)
    except ValueError as error:
        raise Unusable(option, str(error)) from None


def _cast(wishes: Wishes) -> dict[str, Any]:
    named = {name: getattr(wishes, name) for name in PARTS}
    chosen: dict[str, Any] = {
        name: clean(model) for name, model in named.items() if model is not None
    }
    if wishes.fallback is not None:
        chosen["fallbacks"] = tuple(clean(name) for name in wishes.fallback)
    return chosen


def _text(text: str | None) -> str | None:
    return None if text is None else tidy(text)


def beats_of(text: str | None) -> tuple[str, ...] | None:
    """Read beats with commas between."""
    if text is None:
        return None
    said = (_known("--beats", name, BEATS) for name in text.split(",") if name.strip())
    return tuple(name for name in said if name)


def _known(option: str, text: str | None, known: Collection[str]) -> str | None:
    """Read a word of a list; blanks and hyphens count as underscores."""
    if text is None:
        return None
    name = re.sub(r"[\s-]+", "_", text.strip().lower())
    if name not in known:
        close = get_close_matches(name, known, n=2) or known
        raise Unusable(option, f"{clean(text)!r} is unknown", f"there are {', '.join(close)}")
    return name
