"""Sides from which somebody is filmed: the sentence, its framing, its move and what happens.

`{who}` is somebody, `{face}` how the face looks, `{place}` where; `{s}` ends a verb.
"""

from typing import Final

PERSON: Final = (
    ("{who}, {face}", "close_up", "slow_push_in", "One breath, and the face says it all"),
    ("{who} seen from behind, looking out over {place}", "medium_wide", "static_hold", ""),
    ("{who} stop{s} and look{s} around", "medium_close_up", "static", "A slow turn of the head"),
    ("{who}, small in the middle of {place}", "extreme_wide", "pull_back", ""),
    (
        "{who} in profile against the light",
        "medium_close_up",
        "slow_pan",
        "Nothing but breath moves",
    ),
    ("{who} from low down, standing tall", "medium", "tilt_up", "Up from the ground to the face"),
    ("{who} walk{s} through {place}", "wide", "tracking_shot", "Step by step, without hurry"),
    ("{who}, eyes on something that we cannot see", "extreme_close_up", "slow_push_in", "A blink"),
    (
        "{who} sit{s} for a moment and think{s}",
        "medium",
        "slow_dolly_in",
        "The shoulders sink a little",
    ),
    ("{who} from above, alone with it all", "wide", "crane_down", ""),
)
ANIMAL: Final = (
    ("{who}, ears and eyes wide awake", "close_up", "slow_push_in", "A twitch, then stillness"),
    ("{who} in {place}, seen from far off", "extreme_wide", "pull_back", ""),
    ("{who} look{s} straight at us", "medium_close_up", "static", "It blinks first"),
    ("{who} from low down, huge in the picture", "medium", "tilt_up", "It shifts its weight"),
    (
        "{who} in profile against the light",
        "medium_close_up",
        "slow_pan",
        "Nothing but breath moves",
    ),
    ("{who} move{s} on through {place}", "wide", "tracking_shot", "It knows the way"),
    ("{who} from above, alone in {place}", "wide", "crane_down", ""),
)
THING: Final = (
    ("{who} seen from behind, {place} before it", "medium_wide", "static_hold", ""),
    ("{who}, small in the middle of {place}", "extreme_wide", "pull_back", ""),
    ("{who} in profile against the light", "medium", "slow_pan", "Light runs along its edge"),
    ("{who} from low down, tall against the sky", "medium_wide", "tilt_up", ""),
    ("{who} from above, alone in {place}", "wide", "crane_down", ""),
)
ABOARD: Final = (
    ("{who}{craft}, the wake a white line behind", "wide", "tracking_shot", ""),
    ("{who}, {face}", "close_up", "slow_push_in", "One breath, and the face says it all"),
    ("{who}{craft}, tiny on {place}", "extreme_wide", "crane_up", ""),
    ("{who}, eyes on the horizon", "medium_close_up", "static_hold", "Spray crosses the picture"),
    ("{who}{craft}, close by on the swell", "medium_wide", "slow_orbit", "The bow lifts and drops"),
    ("{who} in profile against the sky", "medium_close_up", "slow_pan", "Nothing but breath moves"),
)
"""Nobody gets out of a boat to be filmed."""

THINGS: Final = (
    ("{thing}, filling the picture", "The light moves over it"),
    ("{thing}, close enough to touch", "A shadow crosses it"),
    ("{thing} and nothing else", "It catches the light"),
    ("A close look at {thing}", "Every mark on it tells"),
)  # fmt: skip
"""A small thing by itself, and what happens."""
