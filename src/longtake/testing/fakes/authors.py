"""A fake language model: it reads what it is asked and writes a plan, good or wrong as scripted."""

import json
import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil
from typing import Any, Final

from longtake.providers._catalogue import entry
from longtake.testing.fakes.counter import Denied, Fake
from longtake.testing.fakes.shop import Sale, Wish

TOKENS: Final = {"in": 4000, "out": 3000}
"""Of every answer."""
_SHOT: Final = 5.0
_SCENE: Final = 60.0
_REFUSAL: Final = "I can't help with that."

Plan = dict[str, Any]
_PLACE: Final = {"place": "an old harbour", "time": "dusk", "weather": "clear"}


@dataclass(frozen=True, slots=True)
class Writing:
    """What a model answers."""

    text: str
    ended: str = "stop"
    """`stop`, `length`, `filter` or `refusal`; a refusal's text says so."""


@dataclass
class Author:
    """Writes, by its script of `ANSWERS`, one for each answer; `` and what comes after is good."""

    script: deque[str] = field(default_factory=deque)
    always: str = ""

    def obey(self, answers: Iterable[str] = (), *, always: str = "") -> None:
        """Write the script; raises `ValueError` for an answer that is none."""
        wanted = [*answers]
        for answer in (*wanted, always):
            if answer and answer not in _EVERY:
                message = f"no answer {answer!r}; there are {', '.join(_EVERY)}"
                raise ValueError(message)
        self.script, self.always = deque(wanted), always

    def writes(self, asked: str) -> Writing:
        """Give the next answer to what is asked."""
        answer = self.always or (self.script.popleft() if self.script else "")
        if answer in _SPOKEN:
            return _SPOKEN[answer]
        if "The refused text" in asked:
            return Writing(_reworded(asked, unchanged=answer == "unchanged"))
        plan = _fitting(asked)
        text = json.dumps(_changing(answer)(plan), ensure_ascii=False)
        match answer:
            case "half-json":
                return Writing(text[: len(text) // 2])
            case "cut-off":
                return Writing(text[: len(text) // 2], "length")
            case "fenced":
                return Writing(f"```json\n{text}\n```")
            case _:
                return Writing(text)


def _fitting(asked: str) -> Plan:
    """Give a good answer: a plan, or the part of a long film's plan that is asked for."""
    if "Answer with the outline alone" in asked:
        return outlined(asked)
    if "The film's outline stands" in asked:
        return worked_out(asked)
    if "into the language" in asked:
        return dubbed(asked)
    if "You look over a film" in asked:
        return looked_over(asked)
    return planned(asked)


def dubbed(asked: str) -> Plan:
    """Give every line in the other language: each word behind the language's tag."""
    tag = asked.partition("into the language ")[2].partition(" ")[0]
    lines = re.findall(r"^(\S+) \(at most [\d.]+ s\): (.+)$", asked, re.MULTILINE)
    return {"lines": [{"shot": shot, "text": f"{tag}: {text}"} for shot, text in lines]}


def looked_over(asked: str) -> Plan:
    """Give one remark on the first picture that is shown, and a severe one on the last."""
    shown = re.findall(r"^Picture (\d+), shot (\S+)$", asked, re.MULTILINE)
    (first, shot), (last, end) = shown[0], shown[-1]
    hand = "Mara's left hand has six fingers."
    coat = "Mara's yellow coat is red."
    return {
        "remarks": [
            _remark(shot, int(first), "anatomy", "mild", hand),
            _remark(end, int(last), "identity", "severe", coat),
        ]
    }


def _remark(shot: str, picture: int, fault: str, severity: str, what: str) -> Plan:
    told = {"fault": fault, "severity": severity, "what": what}
    return {"shot": shot, "picture": picture, **told}


def planned(asked: str) -> Plan:
    """Give a good plan for what is asked: read out of it as a model would."""
    head = _head(asked)
    shots = _shots(head["seconds"], _script(asked), _beats(asked), head["cast"])
    return {**head, "scenes": [{**_PLACE, "shots": shots}]}


def outlined(asked: str) -> Plan:
    """Give a good outline of a long film: scenes as long as they may be, or a minute."""
    head, lines, beats = _head(asked), _script(asked), _beats(asked)
    found = re.search(r"A scene lasts ([\d.]+) s at most", asked)
    count = ceil(head["seconds"] / min(_SCENE, float(found[1]) if found else _SCENE))
    scenes = [
        {
            **_PLACE,
            "story": f"Mara walks stretch {place + 1} of the quay.",
            "seconds": length,
            "beats": _share(beats, place, count),
            "script": "\n".join(_share(lines, place, count)),
        }
        for place, length in enumerate(_even(head["seconds"], count))
    ]
    return {**head, "scenes": scenes}


def worked_out(asked: str) -> Plan:
    """Give the shots of the scenes that are asked for."""
    named = asked.rpartition("What is asked for now")[2]
    scenes = re.findall(r"^- scene \d+, ([\d.]+) s: .*?(?:\(beats: (.+)\))?$", named, re.MULTILINE)
    lines, cast = _script(asked), [_member("Mara", "character")]
    return {
        "scenes": [
            {
                **_PLACE,
                "shots": _shots(
                    float(seconds),
                    _share(lines, place, len(scenes)),
                    beats.split(", ") if beats else [],
                    cast,
                ),
            }
            for place, (seconds, beats) in enumerate(scenes)
        ]
    }


def _share(whole: list[str], place: int, count: int) -> list[str]:
    """Give one of `count` parts of a list, in order."""
    return whole[place * len(whole) // count : (place + 1) * len(whole) // count]


def _even(seconds: float, count: int) -> list[float]:
    """Give `count` lengths that add up to `seconds`, to the millisecond."""
    each = round(seconds / count, 3)
    return [each] * (count - 1) + [round(seconds - each * (count - 1), 3)]


def _shots(seconds: float, lines: list[str], beats: list[str], cast: list[Plan]) -> list[Plan]:
    count = len(lines or beats) or max(2 if seconds >= 2 else 1, ceil(seconds / _SHOT))  # noqa: PLR2004
    shots = [_shot(place, cast) for place in range(count)]
    for place, (shot, length) in enumerate(zip(shots, _even(seconds, count), strict=True)):
        shot["seconds"] = length
        shot["beat"] = beats[place] if beats else "none"
        shot["action"] = lines[place] if lines else shot["action"]
    return shots


def _head(asked: str) -> Plan:
    """Give what holds for the whole film."""
    found = re.search(r"Running time: exactly ([\d.]+) s", asked)
    roles = re.findall(r"A reference picture shows the (.+?)(?::|$)", asked, re.MULTILINE)
    cast = [_member("Mara", "character"), *(_referred(role) for role in roles if role != "style")]
    kind = re.search(r"Archetype: (\w+)", asked)
    return {
        "reasoning": "A walk from the quay to the light, in steps of five seconds.",
        "title": "The light",
        "seconds": float(found[1]) if found else 30.0,
        "aspect": "16:9",
        "language": "en",
        "archetype": kind[1] if kind else "none",
        "look": {
            "style": "painted, calm",
            "palette": ["#203040", "#d0a060", "#f0e8d8"],
            "light": "low sun",
            "mood": "calm",
        },
        "cast": cast,
        "music": {"theme": "solo cello", "mood": "calm", "tempo": 72},
    }


def _shot(place: int, cast: list[Plan]) -> Plan:
    return {
        "beat": "none",
        "seconds": _SHOT,
        "framing": ("wide", "medium", "close_up")[place % 3],
        "move": ("static", "slow_pan", "slow_push_in")[place % 3],
        "keyframe": f"Mara stands at bollard {place + 1} and looks out",
        "action": f"Mara walks on to bollard {place + 2}",
        "cast": [member["name"] for member in cast],
        "line": "We are almost there." if place == 0 else "",
        "spoken_by": "Mara" if place == 0 else "",
        "join": "none",
        "end_keyframe": "",
    }


def _member(name: str, role: str) -> Plan:
    return {"name": name, "role": role, "description": f"{name} in a yellow oilskin coat"}


def _referred(role: str) -> Plan:
    known = role in {"product", "logo", "place", "character"}
    return _member(f"The {role}" if known else role, role if known else "character")


def _script(asked: str) -> list[str]:
    """Give the script's lines, each of which becomes a shot."""
    _, _, script = asked.partition("\n\nThe script\n")
    return [line.strip() for line in script.partition("\n\n")[0].splitlines() if line.strip()]


def _beats(asked: str) -> list[str]:
    named = re.search(r"one shot or more each: (.+)", asked)
    if named:
        return named[1].split(", ")
    kind = re.search(r"Archetype: .+?\): (.+)", asked)
    return [beat.split(" ")[0] for beat in kind[1].split(", ")] if kind else []


def _reworded(asked: str, *, unchanged: bool) -> str:
    found = re.search(r"The refused text\n(.+?)\n\nWrite at most (\d+)", asked, re.DOTALL)
    if found is None:
        message = "no refused text in what is asked"
        raise ValueError(message)
    text = found[1] if unchanged else f"Seen from afar: {found[1]}"
    return text[: int(found[2])]


def _first(plan: Plan) -> Plan:
    shot: Plan = plan["scenes"][0]["shots"][0]
    return shot


def _changed(**more: object) -> Callable[[Plan], Plan]:
    def changed(plan: Plan) -> Plan:
        _first(plan).update(more)
        return plan

    return changed


def _shorter(plan: Plan) -> Plan:
    for shot in plan["scenes"][0]["shots"]:
        shot["seconds"] = round(shot["seconds"] * 0.6, 3)
    return plan


def _nearly(plan: Plan) -> Plan:
    _first(plan)["seconds"] = round(_first(plan)["seconds"] - 0.25, 3)
    return plan


def _without_shots(plan: Plan) -> Plan:
    return {**plan, "scenes": []}


def _own_words(plan: Plan) -> Plan:
    _first(plan)["action"] = "Something else entirely happens"
    return plan


def _remarked(**more: object) -> Callable[[Plan], Plan]:
    def remarked(judgement: Plan) -> Plan:
        judgement["remarks"][0].update(more)
        return judgement

    return remarked


def _mixed_up(judgement: Plan) -> Plan:
    first, last = judgement["remarks"]
    first["picture"] = last["picture"]
    return judgement


def _content(judgement: Plan) -> Plan:
    return {**judgement, "remarks": []}


def _lacking(plan: Plan) -> Plan:
    return {name: value for name, value in plan.items() if name != "title"}


def _changing(answer: str) -> Callable[[Plan], Plan]:
    return (_WRONG | _MISJUDGED).get(answer, _as_it_is)


def _as_it_is(plan: Plan) -> Plan:
    return plan


_WRONG: Final[dict[str, Callable[[Plan], Plan]]] = {
    "too-short": _shorter,
    "nearly": _nearly,
    "unknown-beat": _changed(beat="hero_shto"),
    "unknown-framing": _changed(framing="dutch_angle"),
    "unknown-move": _changed(move="barrel_roll"),
    "unknown-join": _changed(join="explosion"),
    "dangling": _changed(cast=["Mara", "Jonas"]),
    "strange-voice": _changed(spoken_by="Jonas"),
    "wordless": _changed(keyframe=" "),
    "long": _changed(action="and on " * 4000),
    "own-words": _own_words,
    "empty": _without_shots,
    "lacking": _lacking,
}
_MISJUDGED: Final[dict[str, Callable[[Plan], Plan]]] = {
    "unknown-shot": _remarked(shot="9Z"),
    "unknown-picture": _remarked(picture=99),
    "mixed-up": _mixed_up,
    "unknown-fault": _remarked(fault="boredom"),
    "speechless": _remarked(what=" "),
    "content": _content,
}
"""Of a judge, who is content where nothing is wrong, which is right all the same."""
_SPOKEN: Final[Mapping[str, Writing]] = {
    "not-json": Writing("Here is your storyboard: a walk along the quay."),
    "nothing": Writing(""),
    "refusal": Writing(_REFUSAL, "refusal"),
    "filter": Writing("", "filter"),
}
ANSWERS: Final = (*_WRONG, *_SPOKEN, "half-json", "cut-off", "fenced", "unchanged")
"""What can be wrong with an answer (`nearly` and `fenced` are right all the same)."""
JUDGEMENTS: Final = tuple(_MISJUDGED)
"""What can be wrong with a judgement (`content` is right all the same)."""
_EVERY: Final = (*ANSWERS, *JUDGEMENTS)


@dataclass
class Authored(Fake):
    """A vendor of language models."""

    author: Author = field(default_factory=Author)

    def to_write(self, model: str, asked: str, body: Mapping[str, Any], pictures: int = 0) -> Wish:
        """Give the wish of a call; raises for a model that is not sold."""
        try:
            usd = entry(self.provider, model).wire.get("usd_per_million", {"in": 0, "out": 0})
        except KeyError:
            raise Denied(self.wrong("model-gone")) from None
        cost = sum((Decimal(usd[way]) * TOKENS[way] for way in TOKENS), Decimal(0)) / 1_000_000
        shown = ("reference",) * pictures
        return Wish("plan", model, asked, usd=cost, pictures=shown, body=body)

    def used(self, sale: Sale) -> Mapping[str, int]:
        """Give the tokens of an answer; one that is refused outright has none."""
        return dict.fromkeys(TOKENS, 0) if sale.void else TOKENS

    def written(self, sale: Sale) -> Writing:
        """Give what is answered to a sale, as its fault leaves it."""
        match sale.fault:
            case "refuse-output":
                return _SPOKEN["refusal"]
            case "empty":
                return _SPOKEN["nothing"]
            case "cut-off":
                text = self.author.writes(sale.wish.prompt).text
                return Writing(text[: len(text) // 2])
            case _:
                return self.author.writes(sale.wish.prompt)
