"""The stages of a run: opening it, planning, listing the work, making one piece, closing it."""

import time
from collections.abc import Awaitable, Collection, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from longtake.capabilities.errors import (
    LongtakeError,
    MissingSegments,
    OutcomeUnknown,
    Refused,
    Unsupported,
    Waiting,
)
from longtake.capabilities.ledger import Intent, Purchase
from longtake.engine import editions
from longtake.engine.approval import awaited
from longtake.engine.finish import cut_animatic, cut_master
from longtake.engine.gate import SeenTo
from longtake.engine.leash import Halted, Leash
from longtake.engine.make import Listed, Made
from longtake.engine.planning import STORYBOARD, plan_film
from longtake.engine.produce import produce
from longtake.engine.queues import FILM_WORK, MEDIA, PLAN, queue_of
from longtake.engine.takes import fetch_job, ordered, say_done
from longtake.engine.workshop import Workshop
from longtake.film.adapting import untranslated
from longtake.film.edition import MASTERS
from longtake.film.film import Film
from longtake.film.forecast import forecast, urgent
from longtake.film.overlay import overlaid
from longtake.film.speech import Overrun, grown, has_lines, line_of, overruns
from longtake.film.storyboard import Storyboard
from longtake.film.time import spoken
from longtake.film.work import Plan, Work, lay_out, node_of, quote_lines, spoken_first, work_of

_Wanted: TypeAlias = tuple[str, str | None]
"""What missing work is of, and its key; None while something that it is made from is not there."""
_PAID: Final = "paid "
"""What a job is called that was bought for work which has changed since."""


async def outcome(of: str, work: Awaitable[object]) -> Made:
    """Give what became of some work: an error that we foresee is an outcome, told once.

    `Halted` goes on up: the work is not over.
    """
    try:
        await work
    except Halted:
        raise
    except LongtakeError as error:
        return {"of": of, "error": type(error).__name__, "why": str(error)}
    return {"of": of, "error": "", "why": ""}


async def open_run(shop: Workshop, run_id: str) -> None:
    """Say that a run begins, and the film with it."""
    await shop.films.start_run(await shop.films.run(run_id))


async def list_first(shop: Workshop, film_id: str) -> list[Listed]:
    """Give the planning, where the film has no storyboard yet; else say what will be made."""
    film = await shop.films.film(film_id)
    if film.storyboard is not None:
        await shop.films.move(film.id, "planning")
        await _announce(shop, film)
        return []
    models = shop.hire(film.brief, None)
    queue = queue_of(PLAN, models.names["planner"], shop.vendor(models.names["planner"]))
    return [{"of": STORYBOARD, "queue": queue, "needs": []}]


async def plan(shop: Workshop, leash: Leash) -> None:
    """Give the film its storyboard, and say what will be made."""
    film = await shop.films.film(leash.run.film)
    await shop.films.move(film.id, "planning")
    while film.storyboard is None:
        try:
            await plan_film(shop, leash, film)
        except SeenTo:
            await leash.sleep(shop.policy.pause)
        film = await shop.films.film(film.id)
    await _announce(shop, film)


async def _announce(shop: Workshop, film: Film) -> None:
    models = shop.hire(film.brief, film.storyboard)
    await shop.say(film.id, "cast.chosen", **models.names)
    laid = lay_out(film, models.crew)
    await shop.say(film.id, "storyboard.ready", **_outline(film.board, laid.mode))


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


async def gate(shop: Workshop, run_id: str, name: str) -> list[Made]:
    """Give why the run may not go on past `storyboard` or `stills`: somebody has to look first."""
    run = await shop.films.run(run_id)
    film, laid = await _laid_out(shop, run.film, "master")
    why = awaited(film, laid, name, await shop.films.events(film.id, kinds=["film.approved"]))
    return [{"of": name, "error": Waiting.__name__, "why": why}] if why else []


async def list_lines(shop: Workshop, film_id: str, until: str) -> list[Listed]:
    """Give the lines that are not spoken yet; says once where nobody is there to speak them."""
    film, laid = await _laid_out(shop, film_id, until)
    crew = shop.hire(film.brief, film.storyboard).crew
    lines = [work for work in spoken_first(film, crew) if work.take is None]
    mute = crew.voice is None and film.brief.sound.heard("voice") and has_lines(film.board)
    if mute and not await shop.films.events(film_id, kinds=["lines.unspoken"]):
        await shop.say(film_id, "lines.unspoken", why=NOBODY)
    if lines:
        await shop.films.move(film_id, "drawing")
    return [_missing(shop, laid, work) for work in lines]


NOBODY: Final = (
    "nobody speaks the lines, so they are captions only: set a voice model's key, or install "
    "longtake[voice]"
)


async def fit_lines(shop: Workshop, film_id: str, until: str) -> list[Made]:
    """Fit shots and spoken lines together, as the brief has it: `lead` lets the shots grow.

    Gives what does not fit where shots keep their length; a line that only runs on over a cut is
    told.
    """
    film, laid = await _laid_out(shop, film_id, until)
    unread = await shop.editor.legible(overlaid(film.board, captions=film.brief.captions))
    if unread:
        return [{"of": "captions", "error": "Unusable", "why": unread}]
    if film.brief.sound.lines == "lead":
        longer = grown(film.board, laid.takes)
        if longer != film.board:
            await shop.films.set_storyboard(film_id, longer)
            before, after = (spoken(each.frames, each.rate) for each in (film.board, longer))
            why = f"shots grew for their lines: the film is {after} long, not {before}"
            await _announce(shop, await shop.films.film(film_id))
            await shop.say(film_id, "lines.led", why=why)
        return []
    over = overruns(film.board, laid.takes)
    for each in over:
        if not each.lost:
            why = f"the line of {each.shot} ends {float(each.over):.1f} s after its shot"
            facts = {"shot": each.shot, "over": round(float(each.over), 2)}
            await shop.say(film_id, "line.long", **facts, why=f"{why}: it runs on over the cut")
    lost = [each for each in over if each.lost]
    return [
        {"of": line_of(each.shot), "error": "Unusable", "why": _too_long(lost)} for each in lost
    ]


def _too_long(lost: Sequence[Overrun]) -> str:
    told = ", ".join(f"that of {each.shot} by {float(each.lost):.1f} s" for each in lost)
    return (
        f"lines are too long for their shots: {told}; shorten them, give the shots more seconds, "
        "or let lines lead: --lines lead"
    )


async def list_work(shop: Workshop, film_id: str, until: str) -> list[Listed]:
    """Give what is missing or stale, as it begins, and say what will be reused.

    Jobs that were bought for what has changed since are fetched too, beside it.
    """
    film, laid = await _laid_out(shop, film_id, until)
    lines = quote_lines(laid, await shop.films.paces())
    works = [
        {
            "of": work.of,
            "kind": work.task.kind,
            "shot": work.shot,
            "reused": work.take is not None,
            "low": str(quoted.low),
            "high": str(quoted.high),
            "wall": round(quoted.seconds, 3),
        }
        for work, quoted in zip(laid.works, lines, strict=True)
    ]
    seconds = round(forecast(laid, lines, shop.lane), 3)
    await shop.say(film_id, "work.listed", works=works, seconds=seconds)
    if laid.missing:
        await shop.films.move(film_id, "rendering" if until == "master" else "drawing")
    whole = laid if until == "master" else (await _laid_out(shop, film_id, "master"))[1]
    missing = (*laid.missing, *whole.missing)
    wanted = {*((work.of, work.key) for work in missing), *editions.wanted(shop, film)}
    await _judge_intents(shop, film, wanted)
    orphans = await _orphans(shop, film, wanted)
    return [
        *(_missing(shop, laid, work) for work in urgent(laid, lines)),
        *_fetching(shop, orphans),
    ]


def _missing(shop: Workshop, laid: Plan, work: Work) -> Listed:
    model = work.means.model
    return {
        "of": work.of,
        "queue": queue_of(work.task.kind, model, shop.vendor(model)),
        "needs": [work_of(node) for node in laid.schedule.needs[node_of(work)]],
    }


def _fetching(shop: Workshop, rows: Iterable[Purchase]) -> Iterator[Listed]:
    for row in rows:
        queue = queue_of(str(row.asked["kind"]), row.model, shop.vendor(row.model))
        yield {"of": f"{_PAID}{row.token}", "queue": queue, "needs": [], "beside": True}


async def _judge_intents(shop: Workshop, film: Film, wanted: Collection[_Wanted]) -> None:
    """End intents that nobody will come back to: their lease is over and their work has changed.

    That of words which are there is settled; of the others nobody knows.
    """
    for row in await shop.ledger.purchases(film.id, states=["intended"]):
        if (row.of, row.key) in wanted or row.left > 0:
            continue
        if not await shop.ledger.take_over(row.token, owner=shop.owner, lease=shop.policy.lease):
            continue
        if _told(film, row.of):
            await shop.ledger.settle(row.token, owner=shop.owner, charge=row.quote)
        else:
            why = "cut off during the call, for work that has changed since"
            await shop.ledger.doubt(row.token, owner=shop.owner, why=why)


def _told(film: Film, of: str) -> bool:
    """Say whether a planner's words are kept: the storyboard, or every line in another language."""
    if of.startswith(editions.WORDS):
        return not untranslated(film.board, of.removeprefix(editions.WORDS))
    return of.partition("~")[0] == STORYBOARD


async def _orphans(shop: Workshop, film: Film, wanted: Collection[_Wanted]) -> Sequence[Purchase]:
    """Give the film's bought jobs that no piece of work waits for any more."""
    changing = {of for of, key in wanted if key is None}
    bought = await shop.ledger.purchases(film.id, states=["bought"])
    return [
        row
        for row in bought
        if (row.of, row.key) not in wanted and row.of not in changing and shop.sells(row.model)
    ]


def list_last(until: str) -> list[Listed]:
    """Give what joins the film: the master or the animatic."""
    return [{"of": until, "queue": MEDIA, "needs": []}]


async def make_one(shop: Workshop, leash: Leash, of: str) -> Made:
    """Make one piece of work and say what became of it."""
    made = await outcome(of, _work(shop, leash, of))
    if made["error"]:
        await _say_over(shop, leash, made)
    elif of in FILM_WORK or of.startswith((_PAID, editions.WORDS, MASTERS)):
        await shop.say(leash.run.film, "step.done", run=leash.run.id, of=of)
    return made


async def _say_over(shop: Workshop, leash: Leash, made: Made) -> None:
    facts = {"run": leash.run.id, "of": made["of"], "why": made["why"], "error": made["error"]}
    shop.progress.over(leash.run.film, made["of"])
    await shop.say(leash.run.film, "work.failed", again=False, **facts)


async def _work(shop: Workshop, leash: Leash, of: str) -> None:
    if of == STORYBOARD:
        leash.check()
        await plan(shop, leash)
    elif of in FILM_WORK:
        leash.check()
        await _join(shop, leash, of)
    elif of.startswith(editions.WORDS):
        await editions.translate(shop, leash, of)
    elif of.startswith(MASTERS):
        leash.check()
        await editions.cut(shop, leash, of)
    elif of.startswith(_PAID):
        await _salvage(shop, leash, of.removeprefix(_PAID))
    else:
        await produce(shop, leash, of)


async def _salvage(shop: Workshop, leash: Leash, token: str) -> None:
    """Fetch a job that was bought for work which has changed since: its take is kept."""
    rows = await shop.ledger.purchases(leash.run.film, states=["bought"])
    for row in rows:
        if row.token == token:
            model = shop.seller(row)
            if model is None:
                message = f"{row.model} sells no jobs any more; {token} cannot be fetched"
                raise Unsupported(message)
            take = await fetch_job(ordered(shop, leash, _as_intended(row, leash)), model, row)
            kind, shot = str(row.asked["kind"]), str(row.asked["shot"])
            await say_done(shop, leash, take, kind, shot, reused=False)


def _as_intended(row: Purchase, leash: Leash) -> Intent:
    return Intent(
        film=row.film,
        run=leash.run.id,
        of=row.of,
        key=row.key,
        model=row.model,
        account=row.account,
        quote=row.quote,
        asked=row.asked,
    )


async def _join(shop: Workshop, leash: Leash, until: str) -> None:
    """Join what was made: the master, or the animatic; raises `MissingSegments`."""
    film, laid = await _laid_out(shop, leash.run.film, until)
    if laid.missing:
        names = [work.of for work in laid.missing]
        raise MissingSegments(names, "the storyboard changed while the film was made")
    if until == "master":
        await shop.films.move(film.id, "conforming")
        await cut_master(shop, leash, film, laid)
    else:
        await cut_animatic(shop, leash, film, laid)


async def close_run(shop: Workshop, run_id: str, failed: Sequence[Made]) -> None:
    """End a run: the film's state, and the event that says what it came to, once."""
    run = await shop.films.run(run_id)
    worst = _worst(failed)
    state = _state(run.until, worst, run.wish)
    seconds = round(time.time() - run.began.timestamp(), 3) if run.began else 0.0
    facts: dict[str, object] = {"run": run.id, "seconds": seconds}
    if worst is not None:
        facts |= {"error": worst["error"], "why": worst["why"]}
        facts |= {"missing": [made["of"] for made in failed if made["error"] != "Waiting"]}
    await shop.films.end_run(run.id, state=state, facts=facts)


def _state(until: str, worst: Made | None, wish: str) -> str:
    if worst is None:
        return "done" if until == "master" else "waiting"
    if worst["error"] == "Stopped":
        return "cancelled" if wish == "cancel" else "waiting"
    return "waiting" if worst["error"] in _WAITING else "failed"


_WAITING: Final = {"Waiting", "OverBudget", OutcomeUnknown.__name__}
"""What a person can decide: the film waits for that."""
_WHOLE: Final = (
    "Waiting",
    "Stopped",
    "Overdue",
    "OverBudget",
    "OutOfCredit",
    "Unauthorized",
    "Refused",
    "ModelGone",
    "Unusable",
)
"""Reasons that stop the whole film, the gravest first; they go before what is missing."""


def _worst(failed: Sequence[Made]) -> Made | None:
    """Give the one reason to tell; segments that are missing for others are told together."""
    for name in _WHOLE:
        for made in failed:
            if made["error"] == name:
                return _with_remedy(made)
    if not failed:
        return None
    if any("." not in made["of"] for made in failed):
        return next(made for made in failed if "." not in made["of"])
    if all(made["error"] == OutcomeUnknown.__name__ for made in failed):
        return {**failed[0], "why": _whys(failed)}
    missing = MissingSegments([made["of"] for made in failed], _whys(failed))
    return {"of": "", "error": type(missing).__name__, "why": str(missing)}


def _with_remedy(made: Made) -> Made:
    """Give a refusal with whose it is and what to change."""
    if made["error"] != Refused.__name__:
        return made
    where = "brief.yaml" if made["of"] == STORYBOARD else "storyboard.yaml"
    remedy = f"change the words in {where}, or have another model asked"
    return {**made, "why": f"{made['of']}: {made['why']}; {remedy}"}


def _whys(failed: Iterable[Made]) -> str:
    return "; ".join(dict.fromkeys(made["why"] for made in failed))


async def _laid_out(shop: Workshop, film_id: str, until: str) -> tuple[Film, Plan]:
    film = await shop.films.film(film_id)
    crew = shop.hire(film.brief, film.storyboard).crew
    return film, lay_out(film, crew, until=until)
