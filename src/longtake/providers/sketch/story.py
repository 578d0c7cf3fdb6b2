"""A story filmed: every event in order, with the shots around it that film grammar asks for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice, zip_longest

from longtake.film.brief import Brief
from longtake.providers.sketch.casting import Part
from longtake.providers.sketch.draft import Draft, Where, chance
from longtake.providers.sketch.events import Event, the, told
from longtake.providers.sketch.figuring import LIVING
from longtake.providers.sketch.lexicon import deeds
from longtake.providers.sketch.lexicon.search import words
from longtake.providers.sketch.lexicon.views import DETAILS, INDOORS, NAMES
from longtake.providers.sketch.reading import place_of, time_of, weather_of
from longtake.providers.sketch.staging import TIMES


@dataclass(frozen=True, slots=True)
class Story:
    """The shots of a story in order, and everybody in it."""

    drafts: tuple[Draft, ...]
    parts: tuple[Part, ...]


PACE = {"energetic": 3.2, "playful": 3.8, "tense": 3.6, "joyful": 3.8, "calm": 5.2, "sad": 5.2}
"""Seconds of a usual shot by mood; 4.4 for the others."""

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
_HAPPENS = {
    "walks": "{who} walks on, step by step",
    "runs": "{who} runs through the picture",
    "sits": "{who} leans in a little",
    "holds": "{who} lifts it carefully",
    "reads": "{who} follows the lines, then looks up",
    "reaches": "{who} reaches out, slowly, and touches it",
    "looks": "{who} turns the head and looks",
    "dances": "{who} turns and turns",
    "rides": "{who} rides on, the ground rushing past",
    "sails": "{who} leans into the wind as the water slides past",
    "swims": "{who} glides forward with long strokes",
    "flies": "{who} rises and glides",
    "sleeps": "{who} breathes slowly",
    "waves": "{who} raises a hand",
    "falls": "{who} loses hold and drops",
    "moves": "{who} moves on",
    "shines": "the light swells and fades",
    "lies": "{who} lies still and breathes",
    "stands": "{who} stays, and something changes in the air",
}
_WEATHER = {
    "rain": "rain falls without a pause",
    "storm": "the storm tears at everything",
    "snow": "snow drifts down",
    "fog": "fog moves through",
    "wind": "the wind pulls at everything",
}


def film(story: str, brief: Brief, *, seconds: Fraction, mood: str, language: str) -> Story:
    """Give the shots for a story of `seconds`; every event is shown, in the order told."""
    heard = told(story, language)
    events = _placed(heard.events, heard.parts, story, language)
    count = shots_for(seconds, mood, len(events))
    chosen = _compressed(events, count)
    drafts = tuple(_film(chosen, count, heard.parts, brief.seed))
    return Story(_varied(drafts, brief.seed), heard.parts)


def shots_for(seconds: Fraction, mood: str, events: int) -> int:
    """Give how many shots a story gets: 2.5 to 7 s each where there is time, a second at least."""
    if seconds < 2:
        return 1
    if seconds <= 4:
        return 2
    pace = PACE.get(mood, 4.4) + min(2.0, float(seconds) / 300)
    usual = max(2, round(float(seconds) / pace))
    if seconds >= 24:
        usual = max(usual, 6)
    most = max(1, int(float(seconds) / 2.2))
    return max(1, min(max(usual, events + (events < most)), most))


def _placed(
    events: Sequence[Event], parts: Sequence[Part], story: str, language: str
) -> tuple[Event, ...]:
    """Give the events with a place and an hour for each, where the story leaves them open."""
    found = words(story, language)
    home = _home(events, parts) or place_of(found) or "abstract"
    if home == "abstract" and (parts or any(event.things for event in events)):
        home = "field"
    first_time = next((event.where.time for event in events if event.where.time), "")
    opening = events[0].where.time if events else ""
    weather = (
        weather_of(found) if len({event.where.weather for event in events} - {""}) <= 1 else ""
    )
    hour = opening or _before(first_time) or time_of(found)
    settled = []
    kind = place = ""
    for event in events:
        where = event.where
        if where.kind:
            kind, place = where.kind, where.place
        named = _place_text(kind or home, place)
        late = where.weather or (
            weather
            if not any(e.where.weather for e in events[: len(settled) + 1]) and _constant(events)
            else ""
        )
        settled.append(
            replace(event, where=Where(kind or home, named, where.time or hour or "day", late))
        )
    return tuple(settled)


def _constant(events: Sequence[Event]) -> bool:
    return len(events) <= 1


def _home(events: Sequence[Event], parts: Sequence[Part]) -> str:
    """Give where the story begins when its first event does not say."""
    if events and events[0].where.kind:
        return events[0].where.kind
    for part in parts:
        for word in (*part.look, part.kind):
            if word in deeds.AT_HOME:
                return deeds.AT_HOME[word]
    return next((event.where.kind for event in events if event.where.kind), "")


def _before(time: str) -> str:
    """Give the hour before the first named one, so that nightfall is seen to come."""
    return {"night": "dusk", "golden": "day", "dusk": "golden", "dawn": "dawn"}.get(time, "")


def _place_text(kind: str, place: str) -> str:
    name = NAMES[kind].removeprefix("the ")
    if not place:
        return name
    alone = words(place)
    if place_of(alone, sure=True) == kind:
        return place
    return f"{place}, {name}"


def _compressed(events: Sequence[Event], count: int) -> tuple[Event, ...]:
    """Give at most `count` events; where there are more, neighbours share a shot, none is lost."""
    if len(events) <= count:
        return tuple(events)
    merged = []
    for at in range(count):
        group = events[at * len(events) // count : (at + 1) * len(events) // count]
        who = tuple(dict.fromkeys(name for event in group for name in event.who))
        things = tuple(dict.fromkeys(thing for event in group for thing in event.things))
        line = next((event.line for event in group if event.line), None)
        text = " ".join(event.text for event in group)
        merged.append(replace(group[0], text=text, who=who, things=things, line=line))
    return tuple(merged)


def _film(events: Sequence[Event], count: int, parts: Sequence[Part], seed: int) -> Iterator[Draft]:
    """Give the shots: each event, and as much coverage around it as there is room for."""
    if not events:
        return
    room = count - len(events)
    opening = int(room > 0)
    closing = int(room > 2)
    room -= opening + closing
    if opening:
        yield _establishing(events[0].where, seed)
    shares = [
        room * (at + 1) // len(events) - room * at // len(events) for at in range(len(events))
    ]
    shares = _moved(events, shares)
    used: set[str] = set()
    for at, (event, share) in enumerate(zip(events, shares, strict=True)):
        arrives = at > 0 and event.where.kind != events[at - 1].where.kind
        views = _unseen(_views(event, parts, seed, at), used)
        if arrives and share > 1:
            share -= 1  # noqa: PLW2901 - the arrival is part of the coverage
            yield _establishing(event.where, seed)
        yield from _covered(_shown(event, parts, at, share), views, share)
    if closing:
        yield _last(events[-1], parts, seed)


def _moved(events: Sequence[Event], shares: list[int]) -> list[int]:
    """Give coverage first to the events that have something to look at."""
    total = sum(shares)
    if not total or total >= 3 * len(events):
        return shares
    worth = sorted(
        range(len(events)),
        key=lambda at: (-(2 * bool(events[at].things) + bool(events[at].who)), at),
    )
    given = [0] * len(events)
    for turn in range(total):
        given[worth[turn % len(worth)]] += 1
    return given


def _establishing(where: Where, seed: int) -> Draft:
    lines = (
        "{Place} from afar", "{Place}, wide and still", "A long view of {place}",
        "The first sight of {place}",
    )  # fmt: skip
    text = _of_place(lines[chance(seed, where.place) % len(lines)], where)
    moves = ("aerial_drift", "slow_pan", "crane_down", "slow_push_in")
    inside = where.kind in INDOORS
    return Draft(
        text=f"{text}.",
        where=where,
        framing="wide" if inside else "extreme_wide",
        move="slow_pan" if inside else moves[chance(seed, where.place, "move") % len(moves)],
        action=f"{_air(where)}.",
        weight=1.15,
        subject="place",
    )


def _of_place(line: str, where: Where) -> str:
    name = (
        where.place
        if where.place[:2].lower() in ("a ", "an") or where.place.startswith(("the ", "outer"))
        else f"the {where.place}"
    )
    if (
        not where.place.isascii()
        or where.place[:1].isupper()
        or where.place.split(" ")[0] in ("mars", "outer", "space")
    ):
        name = where.place
    return line.format(Place=name[:1].upper() + name[1:], place=name)


_LIGHT = {
    "night": "lights glimmer in the dark",
    "dawn": "the light slowly grows",
    "dusk": "the last light goes",
    "golden": "long shadows reach across the picture",
}


def _air(where: Where) -> str:
    text = _WEATHER.get(where.weather) or _LIGHT.get(where.time, "the light shifts gently")
    return text[:1].upper() + text[1:]


def _covered(own: Draft, views: Iterator[Draft], share: int) -> Iterator[Draft]:
    """Give an event's own shot, with `share` shots of coverage before and after it."""
    lead = max(0, share - 2) // 3
    yield from islice(views, lead)
    yield own
    yield from islice(views, share - lead)


def _unseen(views: Iterator[Draft], used: set[str]) -> Iterator[Draft]:
    """Give the views that the film has not had yet, as long as there are any near at hand."""
    while True:
        draft = next(views)
        for _ in range(40):
            if draft.text not in used:
                break
            draft = next(views)
        used.add(draft.text)
        yield draft


def _shown(event: Event, parts: Sequence[Part], at: int, share: int) -> Draft:
    """Give the shot that shows the event itself."""
    action = event.action
    wide = action in deeds.MOTION or not event.who
    framing = "wide" if wide else ("medium_wide", "medium")[at % 2]
    if action in ("reaches", "reads", "holds") and event.things and share == 0:
        framing = "medium"
    move = {
        "walks": "tracking_shot", "runs": "tracking_shot", "rides": "tracking_shot",
        "sails": "slow_pan", "swims": "slow_pan", "flies": "tilt_up", "dances": "slow_orbit",
        "reaches": "slow_push_in", "reads": "slow_dolly_in", "looks": "slow_push_in",
        "holds": "slow_dolly_in", "falls": "tilt_down", "waves": "pull_back",
    }.get(action, ("slow_pan", "slow_push_in", "static")[at % 3])  # fmt: skip
    return Draft(
        text=_afloat(event, parts),
        where=event.where,
        framing=framing,
        move=move,
        action=_happening(event, parts),
        weight=1.1,
        cast=event.who,
        line=event.line,
        subject=event.who[0] if event.who else "event",
    )


def _happening(event: Event, parts: Sequence[Part]) -> str:
    if not event.who:
        return f"{_air(event.where)}."
    who = the(event.who[0], parts)
    said = _HAPPENS.get(event.action, _HAPPENS["stands"]).format(who=who)
    return f"{said[:1].upper()}{said[1:]}."


_MANNERS = (
    "", "as the light changes", "a moment later", "with the wind rising", "in silence",
    "while time passes", "once more", "as a shadow passes", "from another side", "unhurried",
    "as if for the first time",
)  # fmt: skip


def _views(event: Event, parts: Sequence[Part], seed: int, at: int) -> Iterator[Draft]:
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
        who = the(name, parts) + _in_craft(event)
        feelings = _FEELINGS.get(event.action, _FEELINGS["stands"])
        text = line.format(
            Who=f"{who[:1].upper()}{who[1:]}",
            feeling=feelings[turn % 2],
            place=_of_place("{place}", event.where),
        )
        text = _agreed(text, name, parts)
        yield Draft(
            text=text, where=event.where, framing=framing, move=move,
            action=action or f"{_air(event.where)}.", weight=0.85 if "close" in framing else 1.0,
            cast=(name,), subject=name,
        )  # fmt: skip


def _agreed(text: str, name: str, parts: Sequence[Part]) -> str:
    """Give the sentence with its verbs in the plural where the name means several."""
    if not any(part.name == name and part.count > 1 for part in parts):
        return text
    text = re.sub(r"\bflies\b", "fly", text)
    return re.sub(r"\b(pause|look|walk|sit|think|sail|ride)s\b", r"\1", text)


def _still(name: str, parts: Sequence[Part]) -> bool:
    return any(part.name == name and part.kind not in LIVING for part in parts)


def _afloat(event: Event, parts: Sequence[Part]) -> str:
    """Give the event's sentence, with the boat where its people are out at sea in one."""
    inside = _in_craft(event)
    if (
        not inside
        or not event.who
        or event.action == "sails"
        or event.craft.split()[-1] in event.text
    ):
        return event.text
    who = the(event.who[0], parts)
    return re.sub(
        rf"\b{re.escape(who)}\b",
        lambda said: said[0] + inside,
        event.text,
        count=1,
        flags=re.IGNORECASE,
    )


def _in_craft(event: Event) -> str:
    """Give ` in the small boat` where that is where the event's people are."""
    return f" in {event.craft}" if event.craft and event.where.kind in ("sea", "river") else ""


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
                action=f"{_air(event.where)}.", weight=0.8, subject=text,
            )  # fmt: skip


def _last(event: Event, parts: Sequence[Part], seed: int) -> Draft:
    """Give the film's last shot: the view opens and lets everybody go."""
    del seed
    if event.who:
        who = the(event.who[0], parts)
        who += _in_craft(event)
        text = f"{who[:1].upper()}{who[1:]}, small under the wide sky."
        if event.where.kind in INDOORS:
            text = (
                f"{who[:1].upper()}{who[1:]}, as the view draws back and leaves the room to itself."
            )
        if event.action in ("sails", "rides", "walks", "flies") and event.where.kind not in INDOORS:
            verb = {"sails": "sails", "rides": "rides", "walks": "walks", "flies": "flies"}[
                event.action
            ]
            text = f"{who[:1].upper()}{who[1:]} {verb} on towards the horizon, smaller and smaller."
    else:
        text = _of_place("{Place}, one last look", event.where) + "."
    text = _agreed(text, event.who[0], parts) if event.who else text
    move = "pull_back" if event.where.kind in INDOORS else "crane_up"
    framing = "wide" if event.where.kind in INDOORS else "extreme_wide"
    return Draft(text=text, where=event.where, framing=framing, move=move,
                 action=f"{_air(event.where)}.", weight=1.3, cast=event.who[:1],
                 subject=f"last {event.who[:1]}")  # fmt: skip


_NEXT = {
    "extreme_wide": "wide", "wide": "medium_wide", "medium_wide": "medium",
    "medium": "medium_close_up", "medium_close_up": "close_up", "close_up": "medium_close_up",
    "extreme_close_up": "close_up", "macro": "close_up",
}  # fmt: skip
_OTHER = {
    "slow_push_in": "static", "slow_pan": "slow_push_in", "static": "slow_pan",
    "tracking_shot": "pan_across", "slow_dolly_in": "slow_orbit", "tilt_up": "static_hold",
    "pull_back": "crane_up", "crane_up": "pull_back", "static_hold": "slow_dolly_in",
}  # fmt: skip


def _varied(drafts: Sequence[Draft], seed: int) -> tuple[Draft, ...]:
    """Give the drafts so that no two neighbours share subject and framing, or their move."""
    varied: list[Draft] = []
    for at, draft in enumerate(drafts):
        before = varied[-1] if varied else None
        new = draft
        if before and before.framing == new.framing and before.subject == new.subject:
            new = replace(new, framing=_NEXT[new.framing])
        if before and before.move == new.move:
            new = replace(new, move=_OTHER.get(new.move, "static"))
        jitter = 0.85 + (chance(seed, at, draft.text) % 31) / 100
        varied.append(replace(new, weight=new.weight * jitter))
    return tuple(varied)
