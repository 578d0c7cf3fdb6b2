"""Editions: the film once more for another screen, language or length, from what is there.

Nothing is rendered for them: the takes are cut shorter and reframed. What they say in another
language is translated and spoken, each line once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from longtake.capabilities.errors import BadOutput, MissingSegments, Unsupported, Unusable
from longtake.capabilities.planner import Translated, Translating, TranslationRequest
from longtake.engine.finish import cut_timeline, key_of
from longtake.engine.gate import SeenTo
from longtake.engine.leash import Leash
from longtake.engine.make import Listed
from longtake.engine.planning import asked_once, wish_of
from longtake.engine.purchase import Order
from longtake.engine.queues import MEDIA, PLAN, queue_of
from longtake.engine.workshop import Models, Workshop
from longtake.film.adapting import (
    shortened,
    translated,
    trimmed,
    untranslated,
    with_translations,
)
from longtake.film.edition import MASTERS, Edition
from longtake.film.film import Film
from longtake.film.key import work_key
from longtake.film.quote import QuoteLine, line
from longtake.film.recut import cut_together
from longtake.film.speech import room_for
from longtake.film.take import Take
from longtake.film.time import seconds
from longtake.film.timeline import Timeline, finish_of, reframed
from longtake.film.work import MUSIC, Crew, Plan, dubbed, lay_out, quote_lines

WORDS: Final = "words:"
"""What a translation is of: `words:de`."""
STEPS: Final = ("words", "lines", "masters")


async def steps(shop: Workshop, film_id: str) -> list[str]:
    """Give the steps in which a film's editions are made; nothing where it has none."""
    film = await shop.films.film(film_id)
    return [*STEPS] if film.brief.editions else []


async def list_work(shop: Workshop, film_id: str, step: str) -> list[Listed]:
    """Give what is missing for a step."""
    film = await shop.films.film(film_id)
    found = {"words": _words, "lines": _lines, "masters": _masters}[step]
    return list(found(shop, film))


def _words(shop: Workshop, film: Film) -> Iterator[Listed]:
    planner = shop.hire(film.brief, film.storyboard).names["planner"]
    for language in languages(film):
        if untranslated(film.board, language):
            queue = queue_of(PLAN, planner, shop.vendor(planner))
            yield {"of": f"{WORDS}{language}", "queue": queue, "needs": []}


def _lines(shop: Workshop, film: Film) -> Iterator[Listed]:
    crew = shop.hire(film.brief, film.storyboard).crew
    for language in languages(film):
        for work in dubbed(film, crew, language).missing:
            model = work.means.model
            queue = queue_of(work.task.kind, model, shop.vendor(model))
            yield {"of": work.of, "queue": queue, "needs": []}


def _masters(shop: Workshop, film: Film) -> Iterator[Listed]:
    del shop
    for edition in film.brief.editions:
        yield {"of": f"{MASTERS}{edition.name}", "queue": MEDIA, "needs": []}


def quoted(shop: Workshop, film: Film, paces: Mapping[str, float]) -> tuple[QuoteLine, ...]:
    """Give the price of what a film's editions say; nothing else of them costs.

    A line that is not translated yet is taken to be as long as it is now.
    """
    models, found = shop.hire(film.brief, film.storyboard), list[QuoteLine]()
    name, price = models.names["planner"], models.planner.price
    for language in languages(film):
        if untranslated(film.board, language):
            found.append(line(f"{WORDS}{language}", shot="", model=name, price=price))
        found += quote_lines(_as_if_translated(film, models.crew, language), paces)
    return tuple(found)


def wanted(shop: Workshop, film: Film) -> Iterator[tuple[str, str | None]]:
    """Give what a film's editions have still to buy: what each is of, and its key."""
    others = languages(film)
    if not others:
        return
    models = shop.hire(film.brief, film.storyboard)
    for language in others:
        if untranslated(film.board, language):
            yield f"{WORDS}{language}", _key_of(models, _request(film, language))
        spoken = _as_if_translated(film, models.crew, language)
        yield from ((work.of, work.key) for work in spoken.missing)


def _as_if_translated(film: Film, crew: Crew, language: str) -> Plan:
    """Give the work on lines in a language; those that nobody has translated are said as now."""
    now = {shot.id: shot.line.text for shot in film.board.shots if shot.line}
    stand_ins = {shot: now[shot] for shot in untranslated(film.board, language)}
    board = with_translations(film.board, language, stand_ins)
    return dubbed(replace(film, storyboard=board), crew, language)


def languages(film: Film) -> tuple[str, ...]:
    """Give the languages of a film's editions besides its own, each once."""
    wanted = dict.fromkeys(edition.language for edition in film.brief.editions)
    return tuple(each for each in wanted if each and each != film.board.language)


async def translate(shop: Workshop, leash: Leash, of: str) -> None:
    """Have the lines translated that are not, and keep them in the storyboard; paid once."""
    language = of.removeprefix(WORDS)
    while untranslated((film := await shop.films.film(leash.run.film)).board, language):
        try:
            await _translated(shop, leash, film, language)
        except SeenTo:
            await leash.sleep(shop.policy.pause)


async def _translated(shop: Workshop, leash: Leash, film: Film, language: str) -> None:
    models = shop.hire(film.brief, film.storyboard)
    name, planner = models.names["planner"], models.planner
    if not isinstance(planner, Translating):
        shots = ", ".join(untranslated(film.board, language))
        remedy = (
            f"choose another --planner, write them in storyboard.yaml as line: {{text: …, "
            f"translations: {{{language}: …}}}}, or leave it out: longtake edition --remove"
        )
        raise Unsupported(f"{name} translates no lines into {language}, of shots {shots}: {remedy}")
    request = _request(film, language)
    key = _key_of(models, request)
    asked = {"kind": "words", "language": language}

    async def made() -> bool:
        return not untranslated((await shop.films.film(film.id)).board, language)

    of = f"{WORDS}{language}"
    wish = wish_of(shop, leash, film, (name, planner), of, key, asked)
    await asked_once(
        Order(shop, leash, wish, made),
        planner,
        lambda token: planner.translate(request, token),
        lambda told: _keep(shop, film.id, language, told),
    )


def _key_of(models: Models, request: TranslationRequest) -> str:
    name, version = models.names["planner"], models.planner.version
    lines = dict(request.lines)
    return work_key("translate", name, version, lines=lines, into=request.language)


def _request(film: Film, language: str) -> TranslationRequest:
    board = film.board
    missing = [board.shot(shot) for shot in untranslated(board, language)]
    return TranslationRequest(
        lines={shot.id: shot.line.text for shot in missing if shot.line},
        seconds={shot.id: float(seconds(shot.frames, board.rate)) for shot in missing},
        language=language,
        before=board.language,
        story=film.brief.prompt or board.title,
    )


async def _keep(shop: Workshop, film_id: str, language: str, told: Translated) -> None:
    film = await shop.films.film(film_id)
    board = with_translations(film.board, language, told.lines)
    missing = untranslated(board, language)
    if missing:
        raise BadOutput(f"the translation into {language} leaves out {', '.join(missing)}")
    await shop.films.set_storyboard(film_id, board)
    await shop.say(film_id, "lines.translated", language=language, lines=len(told.lines))


async def cut(shop: Workshop, leash: Leash, of: str) -> Take:
    """Give an edition's master, conformed only if it is not there."""
    film = await shop.films.film(leash.run.film)
    crew = shop.hire(film.brief, film.storyboard).crew
    edition = _named(film, of.removeprefix(MASTERS))
    laid = lay_out(film, crew)
    spoken = dubbed(film, crew, edition.language) if edition.language in languages(film) else None
    missing = [work.of for plan in (laid, spoken) if plan for work in plan.missing]
    if missing:
        raise MissingSegments(missing, "the storyboard changed while the film was made")
    try:
        timeline = timeline_of(film, edition, laid, spoken)
    except ValueError as error:
        remedy = "give it other --seconds, or none"
        raise Unusable(f"edition {edition.name}", str(error), remedy) from error
    key = edition_key(film, edition, timeline)
    return await cut_timeline(
        shop, leash, film, of, key, lambda: _framed(shop, film, edition, timeline)
    )


def _named(film: Film, name: str) -> Edition:
    for edition in film.brief.editions:
        if edition.name == name:
            return edition
    raise Unusable(f"edition {name}", "is no longer in the brief", "run `longtake render` again")


def edition_key(film: Film, edition: Edition, timeline: Timeline) -> str:
    """Give the identity of an edition's master: where its windows lie follows from its takes."""
    if edition.size is None:
        return key_of(timeline)
    chosen = [(shot.id, shot.focus) for shot in film.board.shots if shot.focus is not None]
    return key_of(timeline, fit=f"{edition.fit} {chosen}")


def timeline_of(film: Film, edition: Edition, laid: Plan, spoken: Plan | None) -> Timeline:
    """Give an edition's timeline, whole pictures in it still.

    `spoken` holds the lines in its language. Raises `ValueError` where it is too short, and for a
    shorter one of a film that was recut.
    """
    if film.board.cut is not None and edition.seconds is not None:
        raise ValueError("the film was recut, and shorter editions are cut from the storyboard")
    takes = {**laid.takes, **(spoken.takes if spoken else {})}
    board = translated(film.board, edition.language)
    board = shortened(board, edition.seconds, room_for(board, takes))
    board = replace(board, size=edition.size or board.size)
    segments = trimmed(laid.segments, board)
    return cut_together(board, segments, takes, takes.get(MUSIC), finish_of(film.brief))


async def _framed(shop: Workshop, film: Film, edition: Edition, timeline: Timeline) -> Timeline:
    """Give the timeline with the part of each picture that it shows, the same for all of a shot."""
    if edition.size is None or edition.fit != "crop" or edition.size == film.board.size:
        return timeline
    about, told = {}, {shot.id: shot.focus for shot in film.board.shots}
    for clip in timeline.picture:
        chosen = told.get(clip.shot)  # a recut may hold a shot that the page has no more
        if chosen is not None:
            about[clip.shot] = chosen
        elif clip.shot not in about:
            about[clip.shot] = await shop.editor.focus(await shop.blobs.local(clip.asset))
    return reframed(timeline, film.board.size, about)
