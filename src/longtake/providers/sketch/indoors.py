"""Which places have a roof, or no air: it neither rains nor snows in them."""

from typing import Final

INDOORS: Final = frozenset(
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
        "castle",
        "cave",
        "underwater",
        "space",
        "planet",
        "abstract",
    }
)
