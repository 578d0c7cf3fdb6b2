"""Opening a studio: settings read once, and everything built from them."""

import asyncio
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from types import MappingProxyType
from uuid import uuid4

from longtake.app.studio import Studio
from longtake.app.wanting import wanted
from longtake.capabilities.image import ImageModel
from longtake.capabilities.provider import Provider
from longtake.capabilities.video import VideoModel
from longtake.engine.workshop import Models, Policy, Workshop
from longtake.film.brief import Casting
from longtake.film.storyboard import Storyboard
from longtake.film.work import Crew, Means
from longtake.media.editor import open_editor
from longtake.registry import ProviderModule, Registry
from longtake.settings import Settings
from longtake.storage.blobs import FolderBlobs, sweep
from longtake.storage.database import open_database
from longtake.storage.films import TableFilms
from longtake.storage.ledger import TableLedger

_NONE: Mapping[str, ProviderModule] = MappingProxyType({})
_POLICY = Policy()


@asynccontextmanager
async def open_studio(
    settings: Settings,
    more: Mapping[str, ProviderModule] = _NONE,
    policy: Policy = _POLICY,
) -> AsyncIterator[Studio]:
    """Open the home and wire a studio over it; `more` are providers beside those installed.

    Raises `Unusable` for a home that cannot be used.
    """
    home = settings.home.expanduser().absolute()
    database = await asyncio.to_thread(open_database, home / "longtake.db")
    blobs = FolderBlobs(home / "blobs")
    await asyncio.to_thread(sweep, blobs.root)
    registry = Registry(lambda name: _secret(settings, name), more)
    editor = open_editor(settings.jobs)
    films = TableFilms(database)
    ledger = TableLedger(database)
    shop = Workshop(
        films=films,
        blobs=blobs,
        ledger=ledger,
        editor=editor,
        hire=lambda brief, storyboard: hire(registry, wanted(settings, brief), storyboard),
        policy=policy,
        owner=f"{os.getpid()}-{uuid4().hex[:8]}",
    )
    try:
        yield Studio(
            settings=settings,
            home=home,
            films=films,
            blobs=blobs,
            ledger=ledger,
            editor=editor,
            registry=registry,
            shop=shop,
        )
    finally:
        shop.stop.set()
        editor.threads.shutdown(wait=True, cancel_futures=True)
        database.close()


def hire(registry: Registry, asked: Casting, storyboard: Storyboard | None) -> Models:
    """Give the models for a film; raises `Unusable` for one that does not exist or has no key."""
    cast, why = registry.cast(asked)
    planner = _of(registry, cast.planner).planner(_model(cast.planner))
    image = _of(registry, cast.image).image(_model(cast.image))
    video = _of(registry, cast.video).video(_model(cast.video))
    music = _of(registry, cast.music).music(_model(cast.music)) if cast.music else None
    named = {
        shot.id: registry.named("video", shot.video)
        for shot in (storyboard.shots if storyboard else ())
        if shot.video
    }
    by_shot = {shot: _of(registry, name).video(_model(name)) for shot, name in named.items()}
    crew = Crew(
        image=_pictures(cast.image, image),
        video=_moving(cast.video, video),
        music=Means(cast.music, music.version, music.price, pace=music.pace) if music else None,
        by_shot={shot: _moving(named[shot], model) for shot, model in by_shot.items()},
    )
    return Models(
        planner=planner,
        image=image,
        video=video,
        music=music,
        crew=crew,
        by_shot=by_shot,
        names={
            "planner": cast.planner,
            "image": cast.image,
            "video": cast.video,
            "music": cast.music,
            "why": why,
        },
    )


def _pictures(name: str, model: ImageModel) -> Means:
    return Means(name, model.version, model.price, slate=model.slate, references=model.references)


def _moving(name: str, model: VideoModel) -> Means:
    limits = model.limits
    return Means(
        name,
        model.version,
        model.price,
        slate=limits.slate,
        references=limits.references,
        limits=limits,
        pace=model.pace,
    )


def _of(registry: Registry, name: str) -> Provider:
    return registry.provider(name.partition(":")[0])


def _model(name: str) -> str:
    return name.partition(":")[2]


def _secret(settings: Settings, name: str) -> str:
    key = settings.key(name)
    return key.get_secret_value() if key else ""
