"""Which models a film wants: the brief's own, and where it names none, those of the settings."""

from longtake.film.brief import Brief, Casting
from longtake.settings import Settings


def wanted(settings: Settings, brief: Brief) -> Casting:
    """Give the models that are wanted by name; what is empty is Longtake's to choose."""
    asked = brief.casting
    return Casting(
        planner=asked.planner or settings.planner,
        image=asked.image or settings.image,
        video=asked.video or settings.video,
        music=asked.music or settings.music,
        voice=asked.voice or settings.voice,
        effect=asked.effect or settings.effect,
        fallbacks=asked.fallbacks or tuple(settings.fallbacks),
    )
