"""The workshop: everything that a run needs, wired once."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from longtake.capabilities.editor import Editor
from longtake.capabilities.effect import EffectModel
from longtake.capabilities.errors import Unsupported
from longtake.capabilities.fleet import Bell
from longtake.capabilities.image import ImageModel
from longtake.capabilities.job import Link, Queued
from longtake.capabilities.ledger import Capacity, Ledger, Purchase
from longtake.capabilities.music import MusicModel
from longtake.capabilities.origin import Sealer
from longtake.capabilities.planner import Planner
from longtake.capabilities.speech import SpeechModel
from longtake.capabilities.storage import Blobs, Films
from longtake.capabilities.video import VideoModel
from longtake.engine.gate import Gate
from longtake.engine.jobs import Jobs
from longtake.engine.leash import Leashes
from longtake.engine.policy import Policy
from longtake.engine.progress import Progress
from longtake.film.brief import Brief
from longtake.film.forecast import Lane
from longtake.film.storyboard import Storyboard
from longtake.film.work import Crew, Means

T = TypeVar("T")


async def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Fallback:
    """A model that is asked where the film's own will not or cannot: pictures, takes, lines."""

    means: Means
    image: ImageModel | None = None
    video: VideoModel | None = None
    voice: SpeechModel | None = None


@dataclass(frozen=True, slots=True)
class Models:
    """The models that make one film, and the crew that they form."""

    planner: Planner
    image: ImageModel
    video: VideoModel
    music: MusicModel | None
    crew: Crew
    by_shot: Mapping[str, VideoModel] = field(default_factory=dict)
    retouchers: Mapping[str, ImageModel] = field(default_factory=dict)
    """By shot: who changes its keyframe."""
    names: Mapping[str, str] = field(default_factory=dict)
    """`provider:model` of each part, and `why`."""
    fallbacks: tuple[Fallback, ...] = ()
    """In the order in which they are asked."""
    voice: SpeechModel | None = None
    effect: EffectModel | None = None

    def video_for(self, shot: str) -> VideoModel:
        """Give the video model of a shot."""
        return self.by_shot.get(shot, self.video)


@dataclass(frozen=True, slots=True)
class Vendor:
    """How a provider's calls are counted, and where its work is done."""

    account: str
    """The provider and a mark of its key: whose slots and rate its calls use."""
    capacity: Capacity = field(default_factory=Capacity)
    runs_on: str = "vendor"
    """`vendor`, or this machine's `cores` or `gpu`."""
    key: str = ""
    """The environment variable that holds its key."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Storage, cutting room, models and policy of one process."""

    films: Films
    blobs: Blobs
    ledger: Ledger
    bell: Bell
    editor: Editor
    hire: Callable[[Brief, Storyboard | None], Models]
    """Gives the models for a film; raises `Unusable` for one that does not exist."""
    video: Callable[[str], VideoModel]
    """Gives a video model by `provider:model`, for a job that was bought from it once."""
    image: Callable[[str], ImageModel]
    """Gives a picture model likewise."""
    vendor: Callable[[str], Vendor]
    """Gives the vendor of a `provider:model`."""
    fetch: Callable[[Link, Path], Awaitable[None]]
    """Downloads a result to a file."""
    owner: str
    """This process, unlike any other."""
    gate: Gate
    leashes: Leashes
    progress: Progress
    cores: asyncio.Semaphore
    """One for each render at a time on this machine."""
    sealer: Sealer | None = None
    """Writes where a film comes from into its file; None leaves files as they are."""
    places: int = 1
    """How many renders that are."""
    policy: Policy = field(default_factory=Policy)
    alive: Callable[[], Awaitable[bool]] = _always
    """Says whether this process may still act: a worker that was declared gone may not."""
    jobs: Jobs = field(default_factory=Jobs)
    _whole: "set[asyncio.Task[object]]" = field(default_factory=set)

    async def say(self, film: str, kind: str, /, **facts: object) -> None:
        """Append an event and wake those who follow."""
        await self.films.say(film, kind, facts)

    def lane(self, model: str) -> Lane:
        """Give where a model's work waits: this machine's cores, or its vendor's slots."""
        vendor = self.vendor(model)
        if vendor.runs_on == "vendor":
            return Lane(vendor.account, vendor.capacity.concurrent)
        return Lane(vendor.runs_on, self.places if vendor.runs_on == "cores" else 1)

    def sells(self, model: str) -> bool:
        """Say whether the provider of a `provider:model` is installed here."""
        try:
            self.vendor(model)
        except Unsupported:
            return False
        return True

    def seller(self, row: Purchase) -> Queued | None:
        """Give the model that a job was bought from; None where it sells no jobs any more."""
        sellers = {"keyframe": self.image, "segment": self.video}
        seller = sellers.get(str(row.asked["kind"]))
        model = seller(row.model) if seller else None
        return model if isinstance(model, Queued) else None

    async def whole(self, work: "Callable[[], Awaitable[T]]") -> T:
        """Do work that is not broken off in the middle, even when whoever waits for it is.

        A call that costs money is followed by its record whatever happens, short of a kill.
        """

        async def done() -> T:
            return await work()

        task = asyncio.create_task(done())
        self._whole.add(task)
        task.add_done_callback(self._whole.discard)
        return await asyncio.shield(task)

    async def rest(self) -> None:
        """Return when nothing is left that must not be broken off."""
        if self._whole:
            await asyncio.wait(set(self._whole), timeout=self.policy.lease + self.policy.longer)
        for task in self._whole:
            task.cancel()
        await self.gate.close()
        await self.progress.flush()
