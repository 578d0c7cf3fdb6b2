"""What is to be seen in one picture: place, light, subjects and framing, in sketch's own words."""

from dataclasses import dataclass

PLACES = (
    "sea",
    "coast",
    "lighthouse",
    "harbour",
    "underwater",
    "river",
    "mountains",
    "forest",
    "jungle",
    "desert",
    "field",
    "garden",
    "park",
    "snow",
    "road",
    "city",
    "rooftop",
    "street",
    "market",
    "village",
    "room",
    "bedroom",
    "kitchen",
    "office",
    "school",
    "library",
    "workshop",
    "laboratory",
    "cafe",
    "stage",
    "stadium",
    "gym",
    "studio",
    "castle",
    "cave",
    "sky",
    "space",
    "planet",
    "abstract",
)
TIMES = ("dawn", "morning", "day", "golden", "dusk", "night")
WEATHERS = ("clear", "cloudy", "rain", "storm", "snow", "fog", "wind")
SEASONS = ("spring", "summer", "autumn", "winter")
LOOKS = (
    "natural",
    "watercolour",
    "noir",
    "neon",
    "pastel",
    "vintage",
    "luxury",
    "energetic",
    "minimal",
    "dark",
    "dreamy",
    "comic",
    "cinematic",
)
ACTIONS = (
    "stands",
    "walks",
    "runs",
    "sits",
    "holds",
    "reads",
    "waves",
    "reaches",
    "looks",
    "dances",
    "rides",
    "sails",
    "swims",
    "flies",
    "sleeps",
    "falls",
    "lies",
    "moves",
    "shines",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One subject of a picture; the same kind, name and look is drawn the same everywhere."""

    kind: str
    """A key of the figure library, or `neutral` for a thing it has no shape for."""
    name: str = ""
    look: tuple[str, ...] = ()
    """Words that describe it, lower case: `old`, `yellow`, `raincoat`, `beard`."""
    action: str = "stands"
    """One of `ACTIONS`."""
    count: int = 1
    """How many of them, 1 to 12; more is a crowd."""
    holds: str = ""
    """The kind of a small figure that it holds or rides, or nothing."""
    holds_look: tuple[str, ...] = ()
    """Words that describe what it holds."""
    picture: int | None = None
    """Which of the reference pictures shows it, counted from 0."""


@dataclass(frozen=True, slots=True)
class Staging:
    """Everything that decides one picture."""

    place: str = "abstract"
    time: str = "day"
    weather: str = "clear"
    season: str = "summer"
    look: str = "natural"
    colours: tuple[str, ...] = ()
    """Colours that the user named, as `#rrggbb`, strongest first."""
    framing: str = "wide"
    """A framing of `film.picture`: extreme_wide, wide, medium_wide, medium, medium_close_up,
    close_up, extreme_close_up, macro."""
    figures: tuple[Figure, ...] = ()
    """Most important first."""
    seed: int = 0
