"""The resolved prompt of a keyframe or segment: its own shot's words, and what must stay the same.

Written as labelled sentences, which picture and video models follow well and which people can
read: the shot's text first, then `Place:`, the cast by name, `Style:` and, for a segment, `Action:`
and `Camera:`.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from longtake.film.storyboard import Scene, Shot, Storyboard


def keyframe_prompt(storyboard: Storyboard, shot: Shot, text: str) -> str:
    """Give the prompt of a still of `shot` that shows `text`."""
    opening = f"{_words(shot.framing).capitalize()} shot. {_sentence(text)}"
    return " ".join([opening, *_constant(storyboard, shot)])


def segment_prompt(storyboard: Storyboard, shot: Shot) -> str:
    """Give the prompt of a segment of `shot`: what is seen, what happens, how the camera moves."""
    seen = keyframe_prompt(storyboard, shot, shot.keyframe or shot.action)
    if shot.retouch is not None:
        seen = f"{seen} {CHANGE}{_sentence(shot.retouch.text)} {SHOWN}"
    action = f"Action: {_sentence(shot.action)} " if shot.action else ""
    return f"{seen} {action}Camera: {_words(shot.move)}."


def linked_prompt(prompt: str, kept: Sequence[str]) -> str:
    """Give the prompt of a still that earlier ones go along with; `kept` are the cast in them."""
    who, look = (" and ".join(kept), "look" if len(kept) > 1 else "looks")
    same = f"{who} {look}" if kept else "The place looks"
    return f"{prompt} {same} just as in the earlier picture that comes along; the view is new."


def retouch_prompt(prompt: str, text: str) -> str:
    """Give the prompt of a still that is changed: all that it shows, and then what is different."""
    return f"{prompt} {CHANGE}{_sentence(text)} {KEEP}"


CHANGE: Final = "Change: "
KEEP: Final = "Keep the rest of the picture as it is."
SHOWN: Final = "The first picture shows it so."
"""What stands before the words of a change, and after them in a still and in a segment."""


def slate(storyboard: Storyboard, shot: Shot) -> str:
    """Give the slate strip's text: `1A  WIDE  SLOW PAN  5.0 s`."""
    length = float(shot.frames / storyboard.rate)
    return f"{shot.id}  {_words(shot.framing).upper()}  {_words(shot.move).upper()}  {length:.1f} s"


def _constant(storyboard: Storyboard, shot: Shot) -> Iterator[str]:
    """Give what the shot shares with its scene and its film."""
    scene, look = storyboard.scene_of(shot.id), storyboard.look
    yield from _setting(scene)
    for name in shot.cast:
        member = storyboard.member(name)
        described = f"{member.name} ({member.role}): {member.description or member.name}"
        yield _sentence(described)
    style = ", ".join(part for part in (look.style, look.light, *look.palette) if part)
    if style:
        yield _sentence(f"Style: {style}")


def _setting(scene: Scene) -> Iterator[str]:
    setting = ", ".join(part for part in (scene.place, scene.time, scene.weather) if part)
    if setting:
        yield _sentence(f"Place: {setting}")


def _words(name: str) -> str:
    return name.replace("_", " ")


def _sentence(text: str) -> str:
    stripped = text.strip()
    return stripped if stripped.endswith(_STOPS) else f"{stripped}."


_STOPS = (".", "!", "?", "…", "\u3002", "\uff01", "\uff1f")
"""Sentence ends, the full-width ones of Chinese and Japanese among them."""
