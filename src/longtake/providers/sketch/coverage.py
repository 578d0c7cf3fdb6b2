"""Coverage of an event: the thing, the face, the place around them, from every side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, zip_longest

from longtake.providers.sketch.casting import Part
from longtake.providers.sketch.draft import Draft, chance
from longtake.providers.sketch.event import Event
from longtake.providers.sketch.figuring import LIVING
from longtake.providers.sketch.lexicon.views import DETAILS
from longtake.providers.sketch.phrases import agreed, the
from longtake.providers.sketch.staging import TIMES
from longtake.providers.sketch.vistas import air, of_place

_FEELINGS = {
    "looks": ("eyes wide, taking it in", "lost in thought"),
    "reaches": ("eyes wide with wonder", "hardly believing it"),
    "reads": ("lips moving with the words", "moved by what is written"),
    "sails": ("wind in the face, full of resolve", "looking ahead into the dark"),
    "runs": ("out of breath and not giving up", "eyes fixed ahead"),
    "walks": ("calm and determined", "looking ahead"),
    "dances": ("eyes closed, beaming", "radiant"),
    "sleeps": ("fast asleep", "at peace"),
    "flies": ("weightless with joy", "looking down in wonder"),
    "stands": ("a first small smile", "thoughtful, then sure"),
}


def covered(own: Draft, views: Iterator[Draft], share: int) -> Iterator[Draft]:
    """Give an event's own shot, with `share` shots of coverage before and after it."""
    lead = max(0, share - 2) // 3
    yield from islice(views, lead)
    yield own
    yield from islice(views, share - lead)


def unseen(views: Iterator[Draft], used: set[str]) -> Iterator[Draft]:
    """Give the views that the film has not had yet, as long as there are any near at hand."""
    while True:
        draft = next(views)
        for _ in range(40):
            if draft.text not in used:
                break
            draft = next(views)
        used.add(draft.text)
        yield draft


_MANNERS = (
    "", "as the light changes", "a moment later", "with the wind rising", "in silence",
    "while time passes", "once more", "as a shadow passes", "from another side", "unhurried",
    "as if for the first time",
)  # fmt: skip


def views(event: Event, parts: Sequence[Part], seed: int, at: int) -> Iterator[Draft]:
    """Give coverage of an event without end: inserts, reactions, angles, details, ever varied."""
    order = _interleaved(
        list(_inserts(event)), list(_reactions(event, parts, at)), list(_ambient(event, seed, at))
    )
    turn = 0
    while True:
        draft = order[turn % len(order)]
        lap = turn // len(order)
        manner = _MANNERS[lap % len(_MANNERS)]
        if lap:
            draft = _again(draft, lap, manner)
        yield draft
        turn += 1


def _again(draft: Draft, lap: int, manner: str) -> Draft:
    """Give the view another time: another distance, another move, another moment."""
    ladder = (
        "extreme_wide",
        "wide",
        "medium_wide",
        "medium",
        "medium_close_up",
        "close_up",
        "extreme_close_up",
    )
    near = ladder.index(draft.framing) if draft.framing in ladder else 5
    framing = ladder[max(0, min(6, near + (-1, 1, -2, 2)[lap % 4]))]
    moves = (
        "slow_pan",
        "slow_push_in",
        "static",
        "slow_orbit",
        "tilt_up",
        "pull_back",
        "slow_dolly_in",
        "pan_left",
        "crane_up",
        "pan_right",
        "tilt_down",
        "static_hold",
    )
    hours = TIMES.index(draft.where.time) if draft.where.time in TIMES else 2
    where = draft.where
    if lap % 3 == 0:
        where = replace(where, time=TIMES[(hours + lap // 3) % len(TIMES)])
    text = draft.text.rstrip(".")
    return replace(
        draft,
        text=f"{text}, {manner}." if manner else draft.text,
        framing=framing,
        move=moves[(lap * 5 + len(text)) % len(moves)],
        where=where,
    )


def _interleaved(*kinds: Sequence[Draft]) -> list[Draft]:
    """Give the thing, the face, the place around them, and so on in turn until all are shown."""
    return [draft for row in zip_longest(*kinds) for draft in row if draft is not None]


def _inserts(event: Event) -> Iterator[Draft]:
    for number, thing in enumerate(event.things[:3]):
        framing = ("close_up", "macro", "extreme_close_up")[number % 3]
        name = thing[:1].upper() + thing[1:]
        yield Draft(
            text=f"{name}, close enough to touch.",
            where=event.where,
            framing=framing,
            move=("slow_push_in", "tilt_down", "slow_orbit")[number % 3],
            action="The light moves over it.",
            weight=0.8,
            subject=thing,
        )


_ANGLES = (
    ("{Who}, {feeling}.", "close_up", "slow_push_in", "A breath, and the face says it all."),
    ("{Who} seen from behind, looking out over {place}.", "medium_wide", "static_hold", ""),
    ("{Who} pauses and looks around.", "medium_close_up", "static", "A slow turn of the head."),
    ("{Who}, small in the middle of {place}.", "extreme_wide", "pull_back", ""),
    (
        "{Who} in profile against the light.",
        "medium_close_up",
        "slow_pan",
        "Nothing but breath moves.",
    ),
    ("{Who} from low down, standing tall.", "medium", "tilt_up", ""),
    ("{Who} walks through the picture.", "wide", "tracking_shot", "Step by step, without hurry."),
    (
        "{Who}, eyes on something that we cannot see.",
        "extreme_close_up",
        "slow_push_in",
        "A blink.",
    ),
    (
        "{Who} sits for a moment and thinks.",
        "medium",
        "slow_dolly_in",
        "The shoulders sink a little.",
    ),
    ("{Who} from above, alone with it all.", "wide", "crane_down", ""),
)


def _reactions(event: Event, parts: Sequence[Part], at: int) -> Iterator[Draft]:
    """Give the people of an event from every side, beginning with another side each time."""
    for number in range(len(_ANGLES) * min(2, len(event.who))):
        name = event.who[number % min(2, len(event.who))]
        turn = number // min(2, len(event.who))
        turn = turn if turn == 0 and at % 3 == 0 else turn + at
        line, framing, move, action = _ANGLES[turn % len(_ANGLES)]
        if ("walks" in line or "sits" in line) and event.craft:
            continue
        if _still(name, parts):
            if not {"behind", "small", "profile", "low", "above"} & set(re.findall("[a-z]+", line)):
                continue
            line = line.replace("looking out over {place}", "{place} before it")
        who = the(name, parts) + event.aboard
        feelings = _FEELINGS.get(event.action, _FEELINGS["stands"])
        text = line.format(
            Who=f"{who[:1].upper()}{who[1:]}",
            feeling=feelings[turn % 2],
            place=of_place("{place}", event.where),
        )
        text = agreed(text, name, parts)
        yield Draft(
            text=text, where=event.where, framing=framing, move=move,
            action=action or f"{air(event.where)}.", weight=0.85 if "close" in framing else 1.0,
            cast=(name,), subject=name,
        )  # fmt: skip


def _still(name: str, parts: Sequence[Part]) -> bool:
    return any(part.name == name and part.kind not in LIVING for part in parts)


def _ambient(event: Event, seed: int, at: int) -> Iterator[Draft]:
    kinds = (event.where.kind,)
    for kind in kinds:
        details = DETAILS[kind]
        start = chance(seed, kind, at) % len(details)
        for number in range(len(details)):
            text = details[(start + number) % len(details)]
            yield Draft(
                text=f"{text}.", where=event.where,
                framing=("medium", "medium_close_up", "medium_wide")[number % 3],
                move=("static", "slow_pan", "slow_push_in", "tilt_up")[number % 4],
                action=f"{air(event.where)}.", weight=0.8, subject=text,
            )  # fmt: skip
