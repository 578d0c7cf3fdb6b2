"""Which places have walls and a roof, and which have no weather at all."""

from typing import Final

ROOMS: Final = frozenset(
    {
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
        "gym",
        "studio",
    }
)
"""Places with walls, and mostly with a window."""
SHELTERED: Final = ROOMS | {"cave", "underwater", "space", "planet", "abstract"}
"""Places that it neither rains nor snows in."""
DUSTY: Final = (ROOMS - {"laboratory", "studio"}) | {"cave"}
"""Places in whose light dust is seen."""
