"""The promise of a provider: a vendor's models by name, built only when used."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.effect import EffectModel
from longtake.capabilities.errors import Unsupported
from longtake.capabilities.image import ImageModel
from longtake.capabilities.ledger import Capacity
from longtake.capabilities.music import MusicModel
from longtake.capabilities.planner import Planner
from longtake.capabilities.speech import SpeechModel
from longtake.capabilities.video import VideoModel
from longtake.film.quote import Price


@dataclass(frozen=True, slots=True)
class Offer:
    """What a provider offers, known without building it."""

    name: str
    about: str
    """One line for people."""
    key: str = ""
    """The environment variable that holds its key; empty when it needs none."""
    former_key: str = ""
    """Another name of that variable, which is read where the first is not set."""
    planner: tuple[str, ...] = ()
    image: tuple[str, ...] = ()
    video: tuple[str, ...] = ()
    music: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()
    effect: tuple[str, ...] = ()
    concurrent: int = 0
    """Jobs at once that the vendor takes from one account; 0 knows no bound."""
    per_minute: int = 0
    """Submits in a minute that it takes from one account; 0 knows no bound."""
    runs_on: str = "vendor"
    """`vendor`, or the worker's own `cores` or `gpu`."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    open_to: tuple[str, ...] = ()
    """Parts for which it takes any model's name, such as `owner/model` of a marketplace."""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """What the catalogue says of its models, by their names: of those that are gone too."""
    trained: bool = True
    """False where its models were trained on nothing: what they make is drawn by rule."""

    def models(self, capability: str) -> tuple[str, ...]:
        """Give the names of its models of a part: `planner`, `image`, `video` and so on."""
        offered: dict[str, tuple[str, ...]] = {
            "planner": self.planner,
            "image": self.image,
            "video": self.video,
            "music": self.music,
            "voice": self.voice,
            "effect": self.effect,
        }
        return offered[capability]

    def sells(self, part: str) -> bool:
        """Say whether it has models of a part, or takes any model's name for it."""
        return bool(self.models(part)) or part in self.open_to


class Provider(Protocol):
    """A vendor. A module `providers/NAME` holds `OFFER` and `build(key: str) -> Provider`.

    One that derives from it says only what it has.
    """

    def planner(self, model: str) -> Planner:
        """Give a planner."""
        raise _lacks(self, "plans", model)

    def image(self, model: str) -> ImageModel:
        """Give a picture model."""
        raise _lacks(self, "draws", model)

    def video(self, model: str) -> VideoModel:
        """Give a video model."""
        raise _lacks(self, "renders", model)

    def music(self, model: str) -> MusicModel:
        """Give a composer."""
        raise _lacks(self, "composes", model)

    def voice(self, model: str) -> SpeechModel:
        """Give a voice."""
        raise _lacks(self, "speaks", model)

    def effect(self, model: str) -> EffectModel:
        """Give a maker of noises."""
        raise _lacks(self, "makes noises", model)


@runtime_checkable
class Probing(Protocol):
    """A provider that can find out whether its key is good before anything is bought."""

    async def probe(self) -> None:
        """Ask the vendor something that costs nothing.

        Raises `Unauthorized` for a key that is wrong or revoked, `OutOfCredit` for an empty
        account where the vendor tells.
        """
        ...


@runtime_checkable
class Learning(Protocol):
    """A provider whose vendor tells what it takes at a time from the account."""

    async def capacity(self) -> Capacity:
        """Ask the vendor."""
        ...


@runtime_checkable
class Noting(Protocol):
    """A provider whose vendor tells with each answer what the account may ask."""

    @property
    def noted(self) -> Capacity:
        """What the answers so far have told; nothing is asked for it."""
        ...


@runtime_checkable
class Priced(Protocol):
    """A provider that can be asked what its models cost today."""

    async def prices(self, names: Iterable[str]) -> Mapping[str, Price]:
        """Give the prices of models by name, without those of which the vendor says no one figure.

        It costs nothing.
        """
        ...


def _lacks(provider: Provider, does: str, model: str) -> Unsupported:
    return Unsupported(f"{type(provider).__name__} has no model {model!r} that {does}")
