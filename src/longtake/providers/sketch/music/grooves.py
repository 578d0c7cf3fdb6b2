"""Drum patterns: what the percussion plays in a bar, by style.

A bar is written on sixteen steps (twelve in three-four time): `X` loud, `x` plain, `o` soft,
`.` nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

LOUDNESS = {"X": 1.0, "x": 0.72, "o": 0.42}


@dataclass(frozen=True, slots=True)
class Groove:
    """What percussion plays in quiet sections, in full ones, and on the way into the next."""

    light: Mapping[str, str] = field(default_factory=dict)
    full: Mapping[str, str] = field(default_factory=dict)
    fill: Mapping[str, str] = field(default_factory=dict)


GROOVES: dict[str, Groove] = {
    "none": Groove(),
    "four": Groove(
        light={"kick": "X...X...X...X...", "hat": "..x...x...x...x.", "shaker": "o.oxo.oxo.oxo.ox"},
        full={
            "kick": "X...X...X...X...",
            "clap": "....X.......X...",
            "openhat": "..x...x...x...x.",
            "hat": "x.oxx.oxx.oxx.ox",
            "shaker": "o.oxo.oxo.oxo.ox",
        },
        fill={"snare": "........o.oxxxXX", "kick": "X...X..........."},
    ),
    "retro": Groove(
        light={"kick": "X.......X.......", "hat": "x.o.x.o.x.o.x.o."},
        full={
            "kick": "X...X...X...X...",
            "bigsnare": "....X.......X...",
            "hat": "x.x.x.x.x.x.x.x.",
            "openhat": "..............o.",
        },
        fill={"tom": "........X.x.X.xx", "bigsnare": "....X..........."},
    ),
    "pop": Groove(
        light={
            "kick": "X.......x.......",
            "shaker": "x.o.x.o.x.o.x.o.",
            "snap": "....x.......x...",
        },
        full={
            "kick": "X.....x.X.......",
            "clap": "....X.......X...",
            "hat": "x.o.x.o.x.o.x.ox",
            "tambourine": "....x.......x...",
            "shaker": "xoxoxoxoxoxoxoxo",
        },
        fill={"tom": "........x.xxX.X.", "clap": "....X.......X.XX"},
    ),
    "rock": Groove(
        light={"kick": "X.......X.......", "hat": "x.x.x.x.x.x.x.x.", "rim": "....x.......x..."},
        full={
            "kick": "X.....x.X.x.....",
            "snare": "....X.......X..o",
            "ride": "x.x.x.x.x.x.x.x.",
        },
        fill={"snare": "....X...x.x.....", "tom": "..........x.XXXX"},
    ),
    "boombap": Groove(
        light={"kick": "X.........x.....", "hat": "x.o.x.o.x.o.x.o.", "rim": "....x.......x..."},
        full={
            "kick": "X..o..x...X.....",
            "snare": "....X.......X..o",
            "hat": "x.x.x.xox.x.x.xo",
            "shaker": "..o...o...o...o.",
        },
        fill={"snare": "....X..o.x..X.xX", "kick": "X.........x....."},
    ),
    "trap": Groove(
        light={"hat": "x.x.x.x.x.x.x.xx", "snap": "........x......."},
        full={
            "boomkick": "X......x..X.....",
            "clap": "........X.......",
            "hat": "x.xxx.x.xoxox.xx",
            "openhat": "......o.........",
        },
        fill={"hat": "xxxxxxxxXXXXXXXX", "clap": "........X...X.XX"},
    ),
    "swing": Groove(
        light={"ride": "X...X.x.X...X.x.", "brush": "o...x...o...x..."},
        full={
            "ride": "X...X.x.X...X.x.",
            "brush": "....X..o....X.o.",
            "softkick": "o...o...o...o.x.",
            "hat": "....x.......x...",
        },
        fill={"brush": "........x.xxX.xX", "ride": "X...X..........."},
    ),
    "bossa": Groove(
        light={"shaker": "xoxoxoxoxoxoxoxo", "softkick": "x..oX..ox..oX..o"},
        full={
            "shaker": "xoxoxoxoxoxoxoxo",
            "softkick": "x..oX..ox..oX..o",
            "rim": "X..x..x...x..x..",
            "conga": "..o...xx..o...xx",
        },
        fill={"conga": "........x.xxXxXX", "rim": "X..x..x........."},
    ),
    "epic": Groove(
        light={"taiko": "X.......x.......", "tick": "o.o.o.o.o.o.o.o."},
        full={
            "taiko": "X..x..x.X..xx.x.",
            "bigsnare": "............x...",
            "tom": "..o..o....o..o..",
            "tick": "x.o.x.o.x.o.x.o.",
        },
        fill={"taiko": "X.......x.x.xxXX", "bigsnare": "........o.oxxxXX"},
    ),
    "pulse": Groove(
        light={"heart": "X.x.............", "tick": "o.......o......."},
        full={
            "heart": "X.x.....X.x.....",
            "tick": "x.o.x.o.x.o.x.o.",
            "taiko": "..........o...x.",
        },
        fill={"taiko": "........o.o.x.xX", "tick": "x.o.x.o.xoxoxxxx"},
    ),
    "folk": Groove(
        light={"softkick": "x.......x.......", "shaker": "o.x.o.x.o.x.o.x."},
        full={
            "softkick": "X.....x.X.......",
            "snap": "....x.......x...",
            "tambourine": "....X.......X...",
            "shaker": "xoxoxoxoxoxoxoxo",
        },
        fill={"tom": "........o.x.x.X.", "tambourine": "....X.......X.xX"},
    ),
    "toy": Groove(
        light={"block": "x.....x...x.....", "shaker": "..o...o...o...o."},
        full={
            "block": "x..x..x...x.x...",
            "snap": "....X.......X...",
            "softkick": "X.......X.......",
            "shaker": "o.x.o.x.o.x.o.x.",
        },
        fill={"block": "x..x..x.x.xxX.X."},
    ),
    "world": Groove(
        light={"shaker": "x.oxx.oxx.oxx.ox", "conga": "..x...xx..x...x."},
        full={
            "shaker": "x.oxx.oxx.oxx.ox",
            "conga": "x.xo..xxx.xo..xx",
            "taiko": "X.....x...X.....",
            "block": "X..x..x...x.x...",
        },
        fill={"conga": "x.xxx.xxxxxxXXXX", "taiko": "X.......X...X.X."},
    ),
    "waltz": Groove(
        light={"tick": "....o...o..."},
        full={"tick": "....x...x...", "softkick": "x..........."},
        fill={"tambourine": "........x.x."},
    ),
}
