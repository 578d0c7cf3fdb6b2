"""The workshop: everything that a run needs, wired once."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Event as Flag

from longtake.capabilities.editor import Editor
from longtake.capabilities.image import ImageModel
from longtake.capabilities.music import MusicModel
from longtake.capabilities.planner import Planner
from longtake.capabilities.storage import Blobs, Films, Ledger
from longtake.capabilities.video import VideoModel
from longtake.film.brief import Brief
from longtake.film.storyboard import Storyboard
from longtake.film.work import Crew


@dataclass(frozen=True, slots=True)
class Models:
    """The models that make one film, and the crew that they form."""

    planner: Planner
    image: ImageModel
    video: VideoModel
    music: MusicModel | None
    crew: Crew
    by_shot: Mapping[str, VideoModel] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    """`provider:model` of each part, and `why`."""

    def video_for(self, shot: str) -> VideoModel:
        """Give the video model of a shot."""
        return self.by_shot.get(shot, self.video)


@dataclass(frozen=True, slots=True)
class Policy:
    """How often and how long the engine tries."""

    attempts: int = 4
    """Tries of one call that did nothing."""
    pause: float = 1.0
    """Seconds before the second try; doubled each time."""
    longest_pause: float = 30.0
    post: float = 60.0
    """Seconds that a submit may take."""
    poll: float = 2.0
    """Seconds between two questions after a job."""
    patience: float = 3600.0
    """Seconds after which a job that never ends is given up."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Storage, cutting room, models and policy of one process."""

    films: Films
    blobs: Blobs
    ledger: Ledger
    editor: Editor
    hire: Callable[[Brief, Storyboard | None], Models]
    """Gives the models for a film; raises `Unusable` for one that does not exist."""
    owner: str
    """This process, unlike any other."""
    policy: Policy = field(default_factory=Policy)
    said: asyncio.Condition = field(default_factory=asyncio.Condition)
    """Notified whenever something was said, for those who follow in this process."""
    stop: Flag = field(default_factory=Flag)
    """Set when the process is asked to stop: long loops in threads look at it."""

    async def say(self, film: str, kind: str, /, **facts: object) -> None:
        """Append an event and wake those who follow."""
        await self.films.say(film, kind, facts)
        async with self.said:
            self.said.notify_all()

    async def heard(self) -> None:
        """Return when the next event was appended in this process."""
        async with self.said:
            await self.said.wait()
