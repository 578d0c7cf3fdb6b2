"""The promise of a provider: a vendor's models by name, built only when used."""

from dataclasses import dataclass, field
from typing import Protocol

from longtake.capabilities.image import ImageModel
from longtake.capabilities.music import MusicModel
from longtake.capabilities.planner import Planner
from longtake.capabilities.video import VideoModel


@dataclass(frozen=True, slots=True)
class Offer:
    """What a provider offers, known without building it."""

    name: str
    about: str
    """One line for people."""
    key: str = ""
    """The environment variable that holds its key; empty when it needs none."""
    planner: tuple[str, ...] = ()
    image: tuple[str, ...] = ()
    video: tuple[str, ...] = ()
    music: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()
    concurrent: int = 0
    """Jobs at once that the vendor takes from one account; 0 knows no bound."""
    per_minute: int = 0
    """Submits in a minute that it takes from one account; 0 knows no bound."""
    runs_on: str = "vendor"
    """`vendor`, or the worker's own `cores` or `gpu`."""
    aliases: dict[str, str] = field(default_factory=dict)

    def models(self, capability: str) -> tuple[str, ...]:
        """Give the names of its models for `planner`, `image`, `video`, `music` or `voice`."""
        offered: dict[str, tuple[str, ...]] = {
            "planner": self.planner,
            "image": self.image,
            "video": self.video,
            "music": self.music,
            "voice": self.voice,
        }
        return offered[capability]


class Provider(Protocol):
    """A vendor. A module `providers/NAME` holds `OFFER` and `build(key: str) -> Provider`."""

    def planner(self, model: str) -> Planner:
        """Give a planner."""
        ...

    def image(self, model: str) -> ImageModel:
        """Give a picture model."""
        ...

    def video(self, model: str) -> VideoModel:
        """Give a video model."""
        ...

    def music(self, model: str) -> MusicModel:
        """Give a composer."""
        ...
