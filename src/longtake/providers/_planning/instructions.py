"""What a language model is told: how films are planned here, and what one brief asks for."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil
from typing import Final

from longtake.capabilities.planner import JudgeRequest, RewordRequest, TranslationRequest
from longtake.film.beats import ARCHETYPES, BEATS, fit
from longtake.film.brief import Brief
from longtake.film.limits import Limits
from longtake.film.time import FILM_RATE

PLANNING: Final = """\
You are the director of a short film, and you plan it shot by shot. Your plan is carried out by \
machines: a picture model draws the opening still of every shot from your words, a video model \
moves it, a composer writes the music, and the shots are cut together exactly as long as you say. \
They see one shot at a time and nothing of your other shots.

How to plan
- Tell one story with a beginning, a turn and an end. The first shot shows where we are; the last \
one is a picture that the audience keeps.
- A scene is one place at one time; a new place or time of day is a new scene. A shot is one \
continuous view. Most shots last 3 to 10 seconds. Never cut between two shots of one scene that \
have the same framing of the same subject.
- The lengths of all shots add up to the running time. Add them up before you answer.

How to write a shot
- `keyframe` is a still photograph of the shot's first moment: who is where, in what posture, in \
front of what. No movement, no camera moves, no cuts, no sound, no written text unless the brief \
asks for it. A logo, titles and captions are laid over the film afterwards: never plan them into \
a picture, and cast none.
- `action` is one thing that happens from there on, in the present tense, possible within the \
shot's seconds. One or two people at most; no crowds doing different things.
- Name the cast by their names. Do not describe their appearance again: the description from the \
cast is added to every prompt that shows them. So is the scene's place, time and weather, and the \
film's style and light.
- Put the camera only into `framing` and `move`.
- A cast description is complete in itself and true in every shot: age, build, face, hair, \
clothes with their colours; for a product its shape, material and colours. No actions and no moods.
- `line` is spoken over the shot: about 2.5 words a second, never more than the shot has room for. \
Leave it empty where nobody speaks; most shots need no line.
- `join` is `none` for the usual way. `continue` makes the next shot go on from this one's last \
picture; `dissolve`, `fade` and `dip` are soft, for a change of time or place.
- `end_keyframe` stays empty, unless the shot has to end on one certain picture.
- Write keyframes, actions, descriptions and places in plain concrete English whatever the brief's \
language; lines are in the film's language.

If you are told what is wrong with a plan, mend just that and answer with the whole plan again.
"""

SCRIPTED: Final = """\
The brief has a script. Its words stay exactly as they are, in its order, none left out and none \
changed: what is spoken goes into `line`, what is seen into `keyframe` or `action`, in the \
script's own language and spelling, each sentence whole within one shot. You may add \
words around them."""

OUTLINING: Final = """\
The film is long, so it is planned in steps. Answer with the outline alone: look, cast, music and \
the scenes in their order, no shots yet. The shots are planned later, a few scenes at a time, by \
somebody who knows nothing but this outline:
- Everybody and everything that must look the same is in the cast; nobody can be added later.
- A scene's `story` says what happens from its first moment to its last, who is there, and what \
the audience learns; each scene goes on from the one before.
- A scene lasts {longest} s at most; the seconds of all scenes add up to the running time."""

DETAILING: Final = """\
The film's outline stands. Plan the shots of {which}, and of no other: answer with these {count} \
scenes in this order, each with the place, time and weather of the outline, its shots lasting \
together as long as the scene. Name only the cast of the outline."""

REWORDING: Final = """\
A vendor's filter refused a text that describes a shot of a film. Write another text for the same \
shot that a cautious filter accepts: keep the story, the people, the place, the camera and the \
look; change only what the filter can have taken amiss, such as names of real persons or brands, \
nudity, wounds, weapons pointed at somebody, children in danger, or a word with a second meaning. \
Prefer another view of the same moment (from behind, from afar, a detail, just before or after) to \
leaving it out. Answer with the new text alone, without quotes or explanation."""


TRANSLATING: Final = """\
You translate the spoken lines of a film for its dubbing. Each is one that a voice speaks over its \
shot: write what a native speaker would say there, keep names, brands and numbers, keep who is \
addressed and how, and keep to the time that the line may take: rather shorter than longer. Give \
every line once, under the id of its shot, and nothing else."""


JUDGING: Final = """\
You look over a film that was made by machines, before it is shown to anybody. You get some \
pictures of its shots, in the film's order, and what each shot was to show. Say what is plainly \
wrong in a picture, and only that:
- `identity`: somebody or something of the cast looks like somebody or something else, compared \
with its description or with the other pictures: face, hair, age, build, clothes, colours;
- `anatomy`: limbs, fingers, faces or bodies that nobody has;
- `lettering`: letters that are garbled, or that nobody asked for;
- `action`: something else happens than was asked, or somebody is missing;
- `style`: the medium, light or palette is not the film's;
- `other`: anything else that every viewer would take for a mistake.
`severe` is what anybody sees at once, `mild` what one sees when looking for it. One remark for \
each thing, on the picture that shows it best, in one plain sentence. Taste, framing and what may \
well be meant are no faults; blur of movement is none either. Most films have few faults: where \
you see none, answer with no remarks.

If you are told what is wrong with your answer, mend just that and give the whole answer again.
"""


def planning(brief: Brief, limits: Limits) -> str:
    """Give what is asked for: the brief, what is fixed, and what the video model can do."""
    parts = [
        f"The brief\n{brief.prompt.strip() or '(only the script below)'}",
        "\n".join(("What is fixed", *(f"- {line}" for line in _fixed(brief)))),
        "\n".join(("The video model", *(f"- {line}" for line in _model(brief, limits)))),
        "\n".join(("The beat library of adverts", *_library())),
    ]
    if brief.script:
        parts.append(f"{SCRIPTED}\n\nThe script\n{brief.script.strip()}")
    return "\n\n".join(parts)


def outlining(brief: Brief, limits: Limits, longest: Fraction) -> str:
    """Give what is asked for first of a long film; `longest` is of one scene, in seconds."""
    asked = OUTLINING.format(longest=_seconds(longest))
    return f"{planning(brief, limits)}\n\nWhat is asked for now\n{asked}"


def detailing(own: Brief, limits: Limits, outline: str, scenes: Sequence[str], before: str) -> str:
    """Give what is asked for of some scenes of a long film.

    `own` is the brief of these scenes, `outline` the whole film's, `scenes` a line for each of
    them, `before` the last shot that is planned.
    """
    which = f"scene {scenes[0].split(',')[0]}" if len(scenes) == 1 else "these scenes"
    asked = DETAILING.format(which=which, count=len(scenes))
    listed = "\n".join(f"- scene {scene}" for scene in scenes)
    parts = [
        planning(own, limits),
        f"The film's outline\n{outline}",
        f"The last shot before\n{before or '(none: the film begins here)'}",
        f"What is asked for now\n{asked}\n{listed}",
    ]
    return "\n\n".join(parts)


def rewording(request: RewordRequest) -> str:
    """Give what is asked for: the refused text, why, and what is to be kept."""
    return (
        f"The story\n{request.story}\n\n"
        f"What was refused: the {request.what}\nThe vendor's reason: {request.why}\n\n"
        f"The refused text\n{request.text}\n\n"
        f"Write at most {request.limit} characters, in the language of the refused text."
    )


def translating(request: TranslationRequest) -> str:
    """Give what is asked for: the story, the languages, and each line with its time."""
    lines = [
        f"{shot} (at most {request.seconds[shot]:.1f} s): {text}"
        for shot, text in request.lines.items()
    ]
    return (
        f"The story\n{request.story}\n\n"
        f"From the language {request.before} into the language {request.language} (BCP 47)\n\n"
        + "\n".join(("The lines", *lines))
    )


def judging(request: JudgeRequest) -> str:
    """Give what is asked for: what the film is to be, and what each picture was to show.

    The pictures follow, each behind its number.
    """
    parts = [f"The story\n{request.story}"]
    if request.style:
        parts.append(f"The look of the whole film\n{request.style}")
    if request.cast:
        who = [f"- {name}: {looks}" for name, looks in request.cast.items()]
        parts.append("\n".join(("The cast", *who)))
    lines, number = list[str](), 1
    for shown in request.shown:
        last = number + len(shown.pictures) - 1
        which = f"pictures {number} to {last}" if last > number else f"picture {number}"
        lines.append(f"- shot {shown.shot}, {which}: {shown.words}")
        number = last + 1
    return "\n\n".join((*parts, "\n".join(("What was to be shown", *lines))))


def _fixed(brief: Brief) -> Iterator[str]:
    rate = brief.rate or FILM_RATE
    if brief.seconds is not None:
        yield f"Running time: exactly {_seconds(brief.seconds)} s in all"
    else:
        yield (
            "Running time: what the brief or script asks for, else 30 s; say it in `seconds`, and "
            "make the shots add up to it"
        )
    if brief.size is not None:
        wide = brief.size.width >= brief.size.height
        shape = "a wide picture" if wide else "an upright picture, for a telephone"
        yield f"Picture: {brief.size} pixels, {shape}: compose for it; `aspect` is its shape"
    else:
        yield "Picture: `aspect` is the shape that the brief asks for, else 16:9"
    yield f"Rate: {float(rate):g} pictures a second"
    if brief.style:
        yield f"Style: {brief.style}"
    if brief.language:
        yield f"Language of the spoken lines: {brief.language}"
    if brief.music:
        yield f"Music: {brief.music}"
    if brief.beats:
        yield f"Beats, in this order, one shot or more each: {', '.join(brief.beats)}"
    if brief.archetype:
        yield from _archetype(brief, rate)
    for reference in brief.references:
        yield (
            f"A reference picture shows the {reference.role}"
            + ("" if reference.role == "style" else ": somebody or something of the cast has it")
        )


def _archetype(brief: Brief, rate: Fraction) -> Iterator[str]:
    kind = ARCHETYPES[brief.archetype]
    fitting = fit(kind, brief.seconds or Fraction(30), rate)
    beats = ", ".join(f"{beat} {_seconds(Fraction(frames) / rate)} s" for beat, frames in fitting)
    yield f"Archetype: {kind.id} ({kind.energy} energy; {', '.join(kind.narrative)}): {beats}"


def _model(brief: Brief, limits: Limits) -> Iterator[str]:
    rate = limits.rate or brief.rate or FILM_RATE
    lengths = limits.lengths
    if lengths.choices:
        each = [_seconds(Fraction(count) / rate) for count in lengths.choices]
        made = f"{' or '.join((', '.join(each[:-1]), each[-1]) if len(each) > 1 else each)} s"
    else:
        made = f"{_seconds(Fraction(lengths.shortest) / rate)} to {_longest(limits, rate)} s"
    yield (
        f"One call makes {made}. A shot of exactly such a length wastes nothing; a longer shot is "
        "made of several calls, each from the last picture of the one before"
    )
    starts = "begins on the keyframe" if limits.first else "takes no picture: words are all it gets"
    ends = "can be made to end on a given picture" if limits.last else "ends where it likes"
    yield f"A shot {starts} and {ends}"
    yield (
        f"Its prompt has at most {limits.prompt} characters: keyframe, action, place, the "
        "descriptions of everybody seen, style and light together"
    )


def _longest(limits: Limits, rate: Fraction) -> str:
    return _seconds(Fraction(limits.lengths.most) / rate)


def _library() -> Iterator[str]:
    yield (
        "Use its beats in an advert and name them in `beat`: an opening beat first, a closing one "
        "last, most lengths near the usual ones. A story that sells nothing has `none`."
    )
    for beat in BEATS.values():
        yield f"- {beat.id} ({beat.position}, {beat.seconds} s, {beat.energy}): {beat.template}"
    for kind in ARCHETYPES.values():
        yield f"- archetype {kind.id}: {' → '.join(kind.beats)}, for {', '.join(kind.products)}"


def _seconds(seconds: Fraction) -> str:
    return f"{ceil(seconds * 1000) / 1000:g}"
