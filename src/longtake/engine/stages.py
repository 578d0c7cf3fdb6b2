"""The stages of a run: planning, listing the work, making one piece, and joining it all."""

from collections.abc import Awaitable
from dataclasses import replace

from longtake.capabilities.errors import LongtakeError, MissingSegments, Stopped
from longtake.engine.finish import cut_animatic, cut_master
from longtake.engine.make import Listed, Made
from longtake.engine.takes import produce
from longtake.engine.workshop import Workshop
from longtake.film.film import Film
from longtake.film.storyboard import Storyboard, mistakes
from longtake.film.time import spoken
from longtake.film.work import Plan, lay_out, node_of, quote_lines, work_of


async def outcome(of: str, work: Awaitable[object]) -> Made:
    """Give what became of some work: an error that we foresee is an outcome, told once.

    `Stopped` goes on up: the work is not over.
    """
    try:
        await work
    except Stopped:
        raise
    except LongtakeError as error:
        return {"of": of, "error": type(error).__name__, "why": str(error)}
    return {"of": of, "error": "", "why": ""}


async def plan(shop: Workshop, film_id: str) -> None:
    """Give the film its storyboard, if it has none, and say what will be made."""
    await shop.films.move(film_id, "planning")
    await shop.say(film_id, "film.state", state="planning")
    film = await shop.films.film(film_id)
    models = shop.hire(film.brief, film.storyboard)
    await shop.say(film_id, "cast.chosen", **models.names)
    if film.storyboard is None:
        planned = await models.planner.plan(film.brief, models.crew.video.limits)
        wrong = list(mistakes(planned.storyboard))
        if wrong:
            message = f"{models.names['planner']} planned a film that cannot be made: {wrong[0]}"
            raise LongtakeError(message)
        storyboard = _with_references(planned.storyboard, film)
        await shop.films.set_storyboard(film_id, storyboard)
        film = await shop.films.film(film_id)
    laid = lay_out(film, shop.hire(film.brief, film.storyboard).crew)
    await shop.say(film_id, "storyboard.ready", **_outline(film.board, laid.mode))


def _with_references(storyboard: Storyboard, film: Film) -> Storyboard:
    """Give the cast the reference pictures of the brief that were given for them."""
    for reference in film.brief.references:
        wanted = reference.role.lower()
        named = [member for member in storyboard.cast if member.name.lower() == wanted]
        fitting = [member for member in storyboard.cast if member.role == wanted]
        for member in (named or fitting)[:1]:
            if reference.asset not in member.references:
                more = replace(member, references=(*member.references, reference.asset))
                cast = tuple(more if held is member else held for held in storyboard.cast)
                storyboard = replace(storyboard, cast=cast)
    return storyboard


def _outline(storyboard: Storyboard, mode: str) -> dict[str, object]:
    rate = storyboard.rate
    return {
        "title": storyboard.title,
        "seconds": float(storyboard.frames / rate),
        "length": spoken(storyboard.frames, rate),
        "size": str(storyboard.size),
        "rate": float(rate),
        "mode": mode,
        "scenes": [
            {
                "id": scene.id,
                "place": scene.place,
                "time": scene.time,
                "weather": scene.weather,
                "shots": [
                    {
                        "id": shot.id,
                        "framing": shot.framing,
                        "move": shot.move,
                        "seconds": round(float(shot.frames / rate), 3),
                        "beat": shot.beat,
                        "text": shot.keyframe or shot.action,
                    }
                    for shot in scene.shots
                ],
            }
            for scene in storyboard.scenes
        ],
    }


async def list_work(shop: Workshop, film_id: str, until: str) -> list[Listed]:
    """Give what is missing or stale, in order, and say what will be reused."""
    _, laid = await _laid_out(shop, film_id, until)
    works = [
        {
            "of": work.of,
            "kind": work.task.kind,
            "shot": work.shot,
            "reused": work.take is not None,
            "low": str(quoted.low),
            "high": str(quoted.high),
        }
        for work, quoted in zip(laid.works, quote_lines(laid), strict=True)
    ]
    await shop.say(film_id, "work.listed", works=works)
    state = "rendering" if until == "master" else "drawing"
    if laid.missing:
        await shop.films.move(film_id, state)
        await shop.say(film_id, "film.state", state=state)
    return [
        {
            "of": work.of,
            "queue": work.task.kind,
            "needs": [work_of(node) for node in laid.schedule.needs[node_of(work)]],
        }
        for work in laid.missing
    ]


async def make_one(shop: Workshop, film_id: str, until: str, of: str) -> Made:
    """Make one piece of work and say what became of it."""
    made = await outcome(of, produce(shop, film_id, of, until))
    if made["error"]:
        await shop.say(film_id, "work.failed", of=of, why=made["why"], again=False)
    return made


async def finish(shop: Workshop, film_id: str, until: str) -> None:
    """Join what was made: the master, or the animatic; raises `MissingSegments`."""
    film, laid = await _laid_out(shop, film_id, until)
    if laid.missing:
        names = [work.of for work in laid.missing]
        raise MissingSegments(names, "the storyboard changed while the film was made")
    if until == "master":
        await shop.films.move(film_id, "conforming")
        await shop.say(film_id, "film.state", state="conforming")
        await cut_master(shop, film, laid)
    elif until == "animatic":
        await cut_animatic(shop, film, laid)


async def _laid_out(shop: Workshop, film_id: str, until: str) -> tuple[Film, Plan]:
    film = await shop.films.film(film_id)
    crew = shop.hire(film.brief, film.storyboard).crew
    return film, lay_out(film, crew, until=until)
