"""The shot list as a table (CSV): a shot a row, for spreadsheets and production."""

import csv
import io
from typing import Final

from longtake.film.film import Film
from longtake.film.storyboard import Scene, Shot
from longtake.film.time import seconds
from longtake.film.turnover import Edit, Turnover

_COLUMNS: Final = (
    "number", "shot", "scene", "place", "time", "weather", "in", "out", "frames", "seconds",
    "framing", "move", "beat", "keyframe", "action", "cast", "who", "line", "join", "takes",
    "model", "seed", "usd", "files",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def shot_list_text(film: Film, turnover: Turnover) -> str:
    """Give the table, its first row the names of the columns; text from a plan is never a formula.

    In and out are timecodes of the film; a shot that the cut leaves out has none.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    shots = [(scene, shot) for scene in film.board.scenes for shot in scene.shots]
    for number, (scene, shot) in enumerate(shots, 1):
        row = {**_told(scene, shot), **_made(turnover, shot), "number": str(number)}
        writer.writerow([_harmless(row.get(name, "")) for name in _COLUMNS])
    return out.getvalue()


def _told(scene: Scene, shot: Shot) -> dict[str, str]:
    """Give what the storyboard says."""
    line = shot.line
    return {
        "shot": shot.id,
        "scene": scene.id,
        "place": scene.place,
        "time": scene.time,
        "weather": scene.weather,
        "framing": shot.framing.replace("_", " "),
        "move": shot.move.replace("_", " "),
        "beat": shot.beat.replace("_", " "),
        "keyframe": shot.keyframe,
        "action": shot.action,
        "cast": ", ".join(shot.cast),
        "who": line.who if line else "",
        "line": line.text if line else "",
        "join": shot.join.replace("_", " "),
    }


def _made(turnover: Turnover, shot: Shot) -> dict[str, str]:
    """Give where the shot stands in the film, and its takes."""
    own = [edit for edit in turnover.edits if edit.shot == shot.id]
    rate = turnover.timeline.rate
    frames = sum(edit.clip.frames for edit in own)
    used = [edit.media for edit in own if edit.media is not None]
    first = min((edit.clip.at for edit in own), default=0)
    last = max((edit.clip.at + edit.clip.frames for edit in own), default=0)
    return {
        "in": turnover.timecode(first) if own else "",
        "out": turnover.timecode(last) if own else "",
        "frames": str(frames),
        "seconds": f"{float(seconds(frames, rate)):.3f}",
        "takes": str(sum(_count(edit) for edit in own)),
        "model": ", ".join(dict.fromkeys(media.model for media in used)),
        "seed": ", ".join(dict.fromkeys(str(media.seed) for media in used)),
        "usd": f"{sum(media.price for media in used):f}",
        "files": ", ".join(media.file for media in used),
    }


def _count(edit: Edit) -> int:
    return len(edit.others) + (edit.media is not None)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
