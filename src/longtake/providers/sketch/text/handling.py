"""The figures of a picture: held things join their holder, riders their mounts."""

from collections.abc import Sequence
from dataclasses import replace

from longtake.providers.sketch.lexicon.forms import NUMBERS
from longtake.providers.sketch.lexicon.search import Word
from longtake.providers.sketch.staging import Figure
from longtake.providers.sketch.text.figuring import (
    CLOSED,
    LIVING,
    OPEN,
    PERSONS,
    SMALL,
    WATERCRAFT,
    Mention,
    action_of,
)

_HAND = frozenset(("holds", "reads"))


_HOLDING = frozenset(
    ("with", "holding", "carrying", "wearing", "raising", "clutching", "holds", "lifts")
)


_HANDLED = frozenset((
    "eat", "drink", "sip", "taste", "play", "use", "pick", "show", "write", "draw", "throw",
    "find", "discover", "grab", "retrieve", "unearth", "lift", "answer", "reply",
))  # fmt: skip
"""What is done to a small thing with it in hand."""


def staged(found: Sequence[Mention], words: Sequence[Word], *, close: bool) -> tuple[Figure, ...]:
    """Give the figures of the mentions: what is held joins its holder, repeats become one.

    `close` is True where the picture is too near to show a rider's vehicle whole.
    """
    merged = _one_each(_together(found, words))
    figures: list[Figure] = []
    afloat = False
    rest = list(merged)
    while rest:
        mention = rest.pop(0)
        afloat = afloat or (mention.figure.kind in LIVING and _boards(mention, rest, words))
        figure, used = _with(mention, tuple(rest), words, close=close)
        rest = [other for other in rest if other not in used]
        if figure is not None:
            figures.append(figure)
    return tuple(figure for figure in figures if not (afloat and _sinks(figure)))


def _sinks(figure: Figure) -> bool:
    """Whether it has nothing to stand on where there is only water."""
    return figure.kind in SMALL


def _boards(mention: Mention, rest: Sequence[Mention], words: Sequence[Word]) -> bool:
    return any(other.figure.kind in WATERCRAFT and _aboard_of(other, words) for other in rest) or (
        mention.figure.action == "sails"
    )


def _together(found: Sequence[Mention], words: Sequence[Word]) -> list[Mention]:
    """Let everybody in `a fox and two wolves run` run."""
    joined = list(found)
    for at in range(len(joined) - 2, -1, -1):
        one, other = joined[at], joined[at + 1]
        between = {word.name for word in words[one.last + 1 : other.first]}
        both = one.figure.kind in LIVING and other.figure.kind in LIVING and not one.doing
        if (
            both
            and other.doing
            and "and" in between
            and between <= {"and", ",", "a", "an", "the", *NUMBERS}
        ):
            action = action_of(other.doing, one.figure.kind)
            joined[at] = replace(one, doing=other.doing, figure=replace(one.figure, action=action))
    return joined


def _one_each(found: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in found:
        same = next((place for place, other in enumerate(kept) if _same(other, mention)), None)
        if same is None:
            kept.append(mention)
            continue
        held = kept[same]
        if held.figure.action == "stands" and mention.doing:
            figure = replace(held.figure, action=mention.figure.action)
            kept[same] = replace(held, figure=figure, doing=mention.doing, last=mention.last)
    return kept


def _same(held: Mention, new: Mention) -> bool:
    if held.figure.name == new.figure.name and held.figure.kind == new.figure.kind:
        return True
    both = held.figure.kind in PERSONS and new.figure.kind in PERSONS
    general = new.figure.kind in ("man", "woman", "person") and not new.looks
    return both and general and new.definite and "person" in (held.figure.kind, new.figure.kind)


def _with(
    mention: Mention, rest: Sequence[Mention], words: Sequence[Word], *, close: bool
) -> tuple[Figure | None, tuple[Mention, ...]]:
    """Give the figure with what it holds or rides, and the mentions that this used up."""
    figure = mention.figure
    if figure.kind not in LIVING or figure.kind in ("crowd", "family"):
        return figure, ()
    vehicle = _vehicle(mention, rest, words)
    if vehicle is not None and close and vehicle.figure.kind in WATERCRAFT:
        figure, rest = replace(figure, action="looks"), [held for held in rest if held != vehicle]
    elif vehicle is not None:
        kind = vehicle.figure.kind
        return _aboard(figure, kind, close=close), (vehicle,) if kind in OPEN or close else ()
    unsaid = _unsaid(figure, mention.doing, close=close)
    if unsaid is not None:
        return unsaid, ()
    thing = _in_hand(mention, rest, words)
    gone = (vehicle,) if vehicle else ()
    return (_holding(figure, thing), (*gone, thing)) if thing else (figure, gone)


def _holding(figure: Figure, thing: Mention) -> Figure:
    action = "reads" if figure.action == "reads" else "holds"
    if figure.action in ("sits", "waves", "walks", "runs", "dances"):
        action = figure.action
    held = thing.figure
    return replace(figure, action=action, holds=held.kind, holds_look=held.look)


def _vehicle(mention: Mention, rest: Sequence[Mention], words: Sequence[Word]) -> Mention | None:
    """Give what somebody rides, sails or sits in."""
    following = rest[0] if rest else None
    if following is None or following.figure.kind not in OPEN | CLOSED:
        return None
    if following.figure.kind == mention.figure.kind or _apart(mention, following, words):
        return None
    rides = mention.figure.action in ("rides", "sails")
    return following if rides or _aboard_of(following, words) else None


def _aboard_of(vehicle: Mention, words: Sequence[Word]) -> bool:
    """Whether the words before a vehicle put somebody in it."""
    tail = {word.name for word in words[max(0, vehicle.first - 3) : vehicle.first]}
    return bool(tail & {"in", "on", "aboard", "inside", "onto", "into", "steers"})


def _apart(one: Mention, other: Mention, words: Sequence[Word]) -> bool:
    """Whether a sentence end or too many words stand between two mentions."""
    between = {word.name for word in words[one.last + 1 : other.first]}
    return bool(between & {".", "!", "?", ";"}) or len(between) > 9


def _in_hand(mention: Mention, rest: Sequence[Mention], words: Sequence[Word]) -> Mention | None:
    """Give the small thing that somebody has in hand: said so, or handled by what is done."""
    small = [held for held in rest if held.figure.kind in SMALL and held.figure.count == 1]
    for held in small:
        tail = {word.name for word in words[max(mention.last + 1, held.first - 4) : held.first]}
        if tail & _HOLDING and not _owner_between(mention, held, rest):
            return held
    first = small[0] if small and small[0] == rest[0] else None
    if first is None or _apart(mention, first, words):
        return None
    handled = mention.figure.action in _HAND or mention.doing in _HANDLED
    return first if handled else None


def _owner_between(mention: Mention, held: Mention, rest: Sequence[Mention]) -> bool:
    return any(
        mention.last < other.first < held.first and other.figure.kind in LIVING for other in rest
    )


def _unsaid(figure: Figure, doing: str, *, close: bool) -> Figure | None:
    """Give a sailor or rider whose text does not say on what with what is usual, else None."""
    if figure.kind not in PERSONS | {"couple", "family"} or figure.action not in ("sails", "rides"):
        return None
    if figure.action == "sails":
        return replace(figure, holds="boat" if doing in ("row", "paddle") else "sailboat")
    if doing == "ride":
        return replace(figure, holds="horse")
    return replace(figure, action="sits") if doing == "drive" and not close else None


def _aboard(figure: Figure, vehicle: str, *, close: bool) -> Figure | None:
    """Give the rider with an open vehicle; a closed one hides whoever is in it, from afar."""
    if vehicle in OPEN:
        action = "sails" if vehicle in WATERCRAFT else "rides"
        return replace(figure, action=action, holds=vehicle)
    return replace(figure, action="sits") if close else None
