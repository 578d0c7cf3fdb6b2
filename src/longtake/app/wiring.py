"""Opening a studio: settings read once, and everything built from them."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from uuid import uuid4

from longtake.app.fitting import check_endings, check_links, check_logo, unable
from longtake.app.sealing import sealer
from longtake.app.studio import Studio
from longtake.app.vendors import Vendors
from longtake.app.wanting import wanted
from longtake.capabilities.effect import EffectModel
from longtake.capabilities.errors import Unusable
from longtake.capabilities.fleet import Bell
from longtake.capabilities.image import ImageModel, Steady
from longtake.capabilities.ledger import Ceilings
from longtake.capabilities.music import MusicModel
from longtake.capabilities.provider import Provider
from longtake.capabilities.speech import SpeechModel, Tongued
from longtake.capabilities.video import VideoModel
from longtake.engine.gate import Gate
from longtake.engine.leash import Leashes
from longtake.engine.policy import Policy
from longtake.engine.progress import Progress
from longtake.engine.workshop import Fallback, Models, Workshop
from longtake.film.brief import Brief, Casting
from longtake.film.limits import ANY, Limits
from longtake.film.needs import NONE, Needs, music_needs_of, needs_of, picture_needs_of
from longtake.film.picture import HD, Size
from longtake.film.quote import Price
from longtake.film.speech import has_lines
from longtake.film.storyboard import Storyboard
from longtake.film.work import Crew, Means
from longtake.media.editor import HouseEditor, open_editor
from longtake.media.judges import open_judges
from longtake.registry import ProviderModule, Registry
from longtake.settings import Settings
from longtake.storage.blobs import FolderBlobs, sweep
from longtake.storage.database import Database, open_database
from longtake.storage.films import TableFilms
from longtake.storage.fleet import TableFleet
from longtake.storage.ledger import TableLedger
from longtake.transport import Transport

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
    url = settings.database.get_secret_value() if settings.database else ""
    async with AsyncExitStack() as stack:
        database = await asyncio.to_thread(open_database, url or home / "longtake.db")
        stack.callback(database.close)
        bell = await stack.enter_async_context(database.bell())
        transport = Transport()
        stack.push_async_callback(transport.aclose)
        editor = open_editor(settings.jobs)
        stack.callback(partial(editor.threads.shutdown, wait=True, cancel_futures=True))
        bench = _Bench(settings, home, database, bell, editor, transport)
        await asyncio.to_thread(sweep, bench.blobs.desk)
        registry = Registry(lambda name: _secret(settings, name), more)
        shop_of = _shops(bench, registry, replace(policy, **settings.policy.given))
        shop = shop_of(f"{socket.gethostname()}-{os.getpid()}-{uuid4().hex[:8]}")
        studio = Studio(
            settings=settings,
            home=home,
            films=bench.films,
            blobs=bench.blobs,
            ledger=bench.ledger,
            editor=editor,
            registry=registry,
            shop=shop,
            shop_of=shop_of,
            fleet=TableFleet(database),
            url=url,
            judges=open_judges(settings.judges, editor),
        )
        try:
            yield studio
        finally:
            shop.leashes.halt()
            await shop.rest()


class _Bench:
    """What all workshops of one process share."""

    def __init__(  # noqa: PLR0913, PLR0917 - parts
        self,
        settings: Settings,
        home: Path,
        database: Database,
        bell: Bell,
        editor: HouseEditor,
        transport: Transport,
    ) -> None:
        shared = settings.blobs.expanduser().absolute() if settings.blobs else home / "blobs"
        self.settings = settings
        self.films = TableFilms(database)
        self.ledger = TableLedger(database)
        self.blobs = FolderBlobs(shared, home / "scratch")
        self.bell = bell
        self.editor = editor
        self.transport = transport


def _shops(bench: _Bench, registry: Registry, policy: Policy) -> Callable[[str], Workshop]:
    """Give how a workshop is built for an owner, unlike any other process."""
    settings = bench.settings
    vendors = Vendors(settings, registry)
    how, home = settings.sign.get_secret_value(), settings.home.expanduser().absolute()
    seal = sealer(how, settings.creator, home, registry.trained)

    def hired(brief: Brief, storyboard: Storyboard | None) -> Models:
        size = storyboard.size if storyboard else brief.size or HD
        needs = (needs_of(brief), picture_needs_of(brief), music_needs_of(brief, storyboard))
        models = hire(registry, wanted(settings, brief), storyboard, size, needs)
        check_links(registry, brief, models.crew.image)
        check_logo(brief, storyboard)
        check_endings(registry, brief, storyboard, models.crew)
        return models

    def build(owner: str) -> Workshop:
        return Workshop(
            films=bench.films,
            blobs=bench.blobs,
            ledger=bench.ledger,
            bell=bench.bell,
            editor=bench.editor,
            hire=hired,
            video=lambda model: _of(registry, model).video(_model(model)),
            image=lambda model: _of(registry, model).image(_model(model)),
            vendor=vendors.of,
            fetch=bench.transport.download,
            owner=owner,
            gate=Gate(
                bench.ledger,
                bench.bell,
                policy,
                Ceilings(day=settings.budget_day, user=settings.budget_user),
                vendors.capacity,
                owner,
                vendors.learn,
            ),
            leashes=Leashes(bench.films, bench.bell),
            progress=Progress(bench.films),
            sealer=seal,
            cores=asyncio.Semaphore(settings.jobs),
            places=settings.jobs,
            policy=policy,
        )

    return build


def hire(
    registry: Registry,
    asked: Casting,
    storyboard: Storyboard | None,
    size: Size = HD,
    needs: tuple[Needs, Needs, Needs] = (NONE, NONE, NONE),
) -> Models:
    """Give the models for a film; raises `Unusable` for one that does not exist or has no key.

    `needs` are those of its video model and of its picture model, and its wishes of a composer.
    """
    cast, why = registry.cast(asked, *needs)

    def price(name: str, declared: Price) -> Price:
        return registry.price(name, size, declared)

    planner = _of(registry, cast.planner).planner(_model(cast.planner))
    image = _of(registry, cast.image).image(_model(cast.image))
    video = _of(registry, cast.video).video(_model(cast.video))
    music = _of(registry, cast.music).music(_model(cast.music)) if cast.music else None
    voice = _voice(registry, asked, cast, storyboard)
    rustles = storyboard is not None and any(shot.effect for shot in storyboard.shots)
    effect = _effect(registry, cast.effect) if rustles else None
    named = {
        shot.id: registry.named("video", shot.video)
        for shot in (storyboard.shots if storyboard else ())
        if shot.video
    }
    by_shot = {shot: _of(registry, name).video(_model(name)) for shot, name in named.items()}
    for shot, own in by_shot.items():
        if needs[0].text and not own.limits.text:
            raise unable(registry, f"shot {shot}", named[shot], Needs(text=True), own.limits)
    changed = {
        still: registry.named("image", retouch.model)
        for shot in (storyboard.shots if storyboard else ())
        for still, retouch in shot.retouches.items()
    }
    retouchers = {still: _of(registry, name).image(_model(name)) for still, name in changed.items()}
    crew = Crew(
        image=_pictures(cast.image, image, price(cast.image, image.price)),
        video=_moving(cast.video, video, price(cast.video, video.price)),
        music=_composing(cast.music, music) if music else None,
        voice=_speaking(cast.voice, voice, price(cast.voice, voice.price)) if voice else None,
        effect=Means(
            cast.effect, effect.version, price(cast.effect, effect.price), pace=effect.pace
        )
        if effect
        else None,
        by_shot={
            shot: _moving(named[shot], model, price(named[shot], model.price))
            for shot, model in by_shot.items()
        },
        retouchers={
            still: _pictures(changed[still], model, price(changed[still], model.price))
            for still, model in retouchers.items()
        },
    )

    def fallback(name: str) -> Fallback:
        provider, model = _of(registry, name), _model(name)
        if registry.part_of(name) == "voice":
            speaker = provider.voice(model)
            return Fallback(_speaking(name, speaker, price(name, speaker.price)), voice=speaker)
        if registry.part_of(name) == "image":
            drawing = provider.image(model)
            return Fallback(_pictures(name, drawing, price(name, drawing.price)), image=drawing)
        moving = provider.video(model)
        return Fallback(_moving(name, moving, price(name, moving.price)), video=moving)

    return Models(
        fallbacks=tuple(fallback(name) for name in cast.fallbacks),
        planner=planner,
        image=image,
        video=video,
        music=music,
        voice=voice,
        effect=effect,
        crew=crew,
        by_shot=by_shot,
        retouchers=retouchers,
        names={
            "planner": cast.planner,
            "image": cast.image,
            "video": cast.video,
            "music": cast.music,
            **({"voice": cast.voice} if voice else {}),
            **({"effect": cast.effect} if effect else {}),
            "why": why,
        },
    )


def _pictures(name: str, model: ImageModel, price: Price) -> Means:
    return Means(
        name,
        model.version,
        price,
        slate=model.slate,
        references=model.references,
        links=model.references > 0 and not (isinstance(model, Steady) and model.steady),
        pace=model.pace,
    )


def _moving(name: str, model: VideoModel, price: Price) -> Means:
    limits = model.limits
    return Means(
        name,
        model.version,
        price,
        slate=limits.slate,
        references=limits.references,
        limits=limits,
        pace=model.pace,
    )


def _voice(
    registry: Registry, asked: Casting, cast: Casting, storyboard: Storyboard | None
) -> SpeechModel | None:
    """Give who speaks a film's lines; nobody where none was asked for that knows its language."""
    if storyboard is None or not cast.voice or not has_lines(storyboard):
        return None
    model = _of(registry, cast.voice).voice(_model(cast.voice))
    language = storyboard.language.partition("-")[0].lower()
    knows = not isinstance(model, Tongued) or not language or language in model.languages
    return model if knows or asked.voice else None


def _composing(name: str, model: MusicModel) -> Means:
    return Means(name, model.version, model.price, limits=_told(model), pace=model.pace)


def _speaking(name: str, model: SpeechModel, price: Price) -> Means:
    return Means(name, model.version, price, limits=_told(model), pace=model.pace)


def _told(model: SpeechModel | MusicModel) -> Limits:
    """Give a voice's most characters, or the lengths of a composer's cues, where it tells."""
    return getattr(model, "limits", ANY)


def _effect(registry: Registry, name: str) -> EffectModel:
    """Give who makes the noises that a storyboard asks for; raises `Unusable` for nobody."""
    if not name:
        why = "no model that makes noises can be used"
        raise Unusable("effect in storyboard.yaml", why, "set ELEVENLABS_API_KEY, or take it out")
    return _of(registry, name).effect(_model(name))


def _of(registry: Registry, name: str) -> Provider:
    return registry.provider(name.partition(":")[0])


def _model(name: str) -> str:
    return name.partition(":")[2]


def _secret(settings: Settings, name: str) -> str:
    key = settings.key(name)
    return key.get_secret_value() if key else ""
