"""What a person or a program may ask of Longtake: films begun, opened, changed, made, followed."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from longtake.app.check import Check
from longtake.app.exports import Source, export
from longtake.app.fitting import check_fitting
from longtake.app.fleet import Workers, workers
from longtake.app.health import examine
from longtake.app.inspecting import inspected_film
from longtake.app.judging import Showing, advice, showing
from longtake.app.laying import Laying
from longtake.app.money import offers
from longtake.app.retouching import retouched
from longtake.app.runs import Alone, Asked, InAFleet, Outcome, Sitting
from longtake.app.waits import Situation, Wait, waits
from longtake.app.wanting import wanted
from longtake.capabilities.errors import Unusable
from longtake.capabilities.fleet import Fleet
from longtake.capabilities.inspector import Judges
from longtake.capabilities.ledger import Purchase, Usage
from longtake.capabilities.storage import Event, RunRecord, Summary
from longtake.engine.approval import awaited, seen
from longtake.engine.calling_off import call_off
from longtake.engine.editions import quoted
from longtake.engine.make import STAGES
from longtake.engine.workshop import Workshop
from longtake.film.brief import APPROVALS, LOGO, PARTS, Brief, Casting, Reference
from longtake.film.comparison import Comparison
from longtake.film.edition import Edition
from longtake.film.film import OVER, Film
from longtake.film.forecast import forecast
from longtake.film.needs import music_needs_of, needs_of, picture_needs_of
from longtake.film.picture import HD, Size
from longtake.film.quote import Quote, QuoteLine
from longtake.film.sound import Sound
from longtake.film.speech import foreseen, has_lines, line_of
from longtake.film.storyboard import Line, Retouch, Shot, Storyboard
from longtake.film.take import Select
from longtake.film.time import seconds
from longtake.film.work import RETOUCH, Plan, Rendering, Speaking, lay_out, quote_lines
from longtake.given import PICTURE, plain
from longtake.media.editor import HouseEditor
from longtake.registry import Registry, Standing
from longtake.settings import Settings
from longtake.storage.blobs import FolderBlobs
from longtake.storage.films import TableFilms
from longtake.storage.folder import FilmFolder, fresh_folder
from longtake.storage.inspection_page import InspectionPage
from longtake.storage.ledger import TableLedger
from longtake.storage.lock import held
from longtake.storage.recut_page import Recut, read_recut

if TYPE_CHECKING:
    from longtake.engine.worker import Worker

_LOOK: Final = 0.25
"""Seconds between two looks for events that another process wrote."""
_FAR_LOOK: Final = 3.0
"""The same where their bell is heard."""
_ALL: Final = 1_000_000
"""Rows of one film's ledger."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A film and where it lies."""

    film: str
    folder: Path
    title: str
    elsewhere: bool = False
    """True where another home knows the film too, with takes of its own."""


@dataclass(frozen=True, slots=True)
class Studio:
    """Everything wired over one home."""

    settings: Settings
    home: Path
    films: TableFilms
    blobs: FolderBlobs
    ledger: TableLedger
    editor: HouseEditor
    registry: Registry
    shop: Workshop
    """For what this process does itself; a worker gets its own."""
    shop_of: Callable[[str], Workshop]
    fleet: Fleet
    url: str
    """Of the fleet's database; empty where the home's file is used."""
    judges: Judges | None = None
    """Models on this machine that compare pictures; None where nobody wants them."""

    async def begin(
        self,
        brief: Brief,
        *,
        folder: Path | None = None,
        references: Sequence[tuple[str, Path]] = (),
    ) -> Opened:
        """Keep a new film and lay its folder, `films/<title>/` unless `folder` is given.

        `references` are a role and a picture's file each. Raises `Unusable` for a model that does
        not exist, a picture that is none, or a folder that cannot be written or holds a film.
        """
        drawn = [role for role, _ in references if role.lower() != LOGO]
        self._check_fitting(brief, pictures=bool(drawn or brief.drawn.references))
        taken = [await self._taken(role, file) for role, file in references]
        brief = replace(brief, references=(*brief.references, *taken), budget=self._budget(brief))
        place = await asyncio.to_thread(_claimed, folder, brief)
        title = place.path.name
        user = self.settings.user
        film = await self.films.create(brief, folder=str(place.path), title=title, user=user)
        await asyncio.to_thread(place.write_brief, film, brief, self.blobs.path)
        return Opened(film, place.path, title)

    async def open(self, where: str) -> Opened:
        """Give a film by its folder, its id or a beginning of it, with a person's edits taken in.

        Raises `Unusable` for what is no film, or for a file of it that cannot be read.
        """
        folder = await asyncio.to_thread(_folder, where)
        if folder is not None:
            return await self._from_folder(folder)
        found = await self.films.find(where) if where else []
        if len(found) != 1:
            why = "several films begin so" if found else "no such folder, and no film of that id"
            raise Unusable(where or "the film", why, "longtake list shows the films")
        place = FilmFolder(Path(await self.films.folder(found[0])))
        if place.is_film:
            return await self._from_folder(place)
        film = await self.films.film(found[0])
        return Opened(film.id, place.path, _title(film, place))

    async def _from_folder(self, place: FilmFolder) -> Opened:
        """Take in what a person edited in a film's folder."""
        page = await asyncio.to_thread(place.read_brief)
        taken = [await self._taken(role, file) for role, file in page.references]
        brief = replace(page.brief, references=tuple(taken))
        film = await self._known(page.films, brief, place)
        if brief != film.brief:
            await self.films.set_brief(film.id, brief)
        board = await asyncio.to_thread(place.read_storyboard, film.storyboard)
        if board is not None and board != film.storyboard:
            await self.films.set_storyboard(film.id, board)
        title, elsewhere = board.title if board else place.path.name, page.films != (film.id,)
        return Opened(film.id, place.path, title, elsewhere)

    async def _known(self, ids: Sequence[str], brief: Brief, place: FilmFolder) -> Film:
        """Give the film of a folder; one that came from another home is kept in this one.

        Its page says both ids from then on, so each home finds the takes that it has.
        """
        for film in ids:
            with suppress(KeyError):
                found = await self.films.film(film)
                await self.films.move_folder(film, str(place.path))
                return found
        user = self.settings.user
        new = await self.films.create(
            brief, folder=str(place.path), title=place.path.name, user=user
        )
        await asyncio.to_thread(place.write_brief, new, brief, self.blobs.path)
        return await self.films.film(new)

    async def _taken(self, role: str, file: Path) -> Reference:
        """Keep a reference picture; raises `Unusable` naming the file."""
        name = f"reference {role}={file}"
        try:
            held = plain(file, name, "give a picture file", at_most=PICTURE)
            data = await asyncio.to_thread(held.read_bytes)
        except OSError as error:
            raise Unusable(name, error.strerror or str(error), "give a picture file") from error
        png = await self.editor.picture(data, name=name)
        return Reference(role, await self.blobs.put_bytes(png, "image/png"))

    def _check_fitting(self, brief: Brief, *, pictures: bool) -> None:
        """Raise `Unusable` for what the film's models would drop in silence.

        In a fleet the workers build the providers; whoever only queues films may not be able to.
        """
        try:
            models = self.shop.hire(brief, None)
        except Unusable:
            if self.url:
                return
            raise
        check_fitting(self.registry, brief, models, pictures=pictures)

    def _budget(self, brief: Brief) -> Decimal | None:
        return self.settings.budget if brief.budget is None else brief.budget

    async def run(
        self,
        film: str,
        *,
        until: str,
        output: Path | None = None,
        priority: int = 5,
        deadline: float | None = None,
    ) -> Outcome:
        """Make a film up to `storyboard`, `stills`, `animatic` or `master`.

        Only what is missing or stale is made. `priority` 1 goes before 9; `deadline` is seconds
        from now. Raises `MissingSegments` or another error of the tree; cancelling stops cleanly,
        and the next run goes on.
        """
        sitting = self._sitting(film, until, priority, deadline)
        await self._probe(await self.films.film(film), until)
        if not self.url:
            return await Alone(sitting, self.home).run(output)
        return await self._in_a_fleet(sitting).run(output)

    async def queue(
        self, film: str, *, until: str = "master", priority: int = 5, deadline: float | None = None
    ) -> str:
        """Put a film's run in the fleet's queue and give its id at once; a fleet makes it.

        Raises `Unusable` where there is no fleet.
        """
        if not self.url:
            why = "a film is put in a queue where a fleet works, which needs PostgreSQL"
            raise Unusable("--detach", why, "set LONGTAKE_DATABASE=postgresql://…")
        run = await self._in_a_fleet(self._sitting(film, until, priority, deadline)).put()
        return run.id

    def _sitting(self, film: str, until: str, priority: int, deadline: float | None) -> Sitting:
        if until not in STAGES:
            raise Unusable(f"until {until}", "no such stage", f"there are {', '.join(STAGES)}")
        asked = Asked(until, self.settings.user, priority, deadline)
        return Sitting(
            self.shop, self.films, Laying(self.films, self.blobs, self.shop), film, asked
        )

    def _in_a_fleet(self, sitting: Sitting) -> InAFleet:
        return InAFleet(
            sitting,
            self.fleet,
            self.url,
            self.shop_of,
            self.settings.jobs,
            self.registry.ready,
        )

    def worker(self, name: str, queues: Sequence[str]) -> "Worker":
        """Give a worker of the fleet; raises `Unusable` for a queue that there is not."""
        from longtake.engine.queues import queues_of  # noqa: PLC0415
        from longtake.engine.worker import Post, Worker  # noqa: PLC0415 - DBOS takes half a second

        if not self.url:
            why = "a fleet of workers needs PostgreSQL, where they find their work"
            raise Unusable("longtake worker", why, "set LONGTAKE_DATABASE=postgresql://…")
        post = Post(
            name, queues_of(queues, self.registry.modules, self.registry.ready), self.settings.jobs
        )
        return Worker(self.url, self.fleet, self.shop.policy, post, self.shop_of)

    async def quote(self, film: str, *, until: str = "master") -> Quote:
        """Give the price range of what a run up to a stage would make of a planned film."""
        held_film = await self.films.film(film)
        await self._ask_prices(held_film)
        plan = self._plan(held_film, until)
        if held_film.brief.sound.lines == "lead":
            longer = foreseen(held_film.board, plan.takes)
            plan = self._plan(replace(held_film, storyboard=longer), until)
        paces = await self.films.paces()
        lines = quote_lines(plan, paces)
        more = quoted(self.shop, held_film, paces) if until == "master" else ()
        return Quote((*lines, *more), forecast(plan, lines, self.shop.lane))

    @property
    def warn_at(self) -> Decimal | None:
        """US dollars of a film's quote from which it is told before anything is bought."""
        return self.settings.warn_at

    async def compare(self, film: str) -> Sequence[tuple[Comparison, bool, str]]:
        """Give every video model's offer for a planned film, then every composer's.

        Of each part the cheapest comes first; each with whether its provider can be used now, and
        why.
        """
        held_film = await self.films.film(film)
        self._board(held_film)
        return await offers(self, held_film)

    async def usage(self, by: str, *, days: float | None = None) -> Sequence[Usage]:
        """Give what was spent, by `day`, `film`, `provider`, `model` or `user`."""
        return await self.ledger.usage(by, days=days)

    async def difference(self, film: str) -> tuple[QuoteLine, ...]:
        """Give what a run would make, and what it would reuse, in order."""
        return (await self.quote(film)).lines

    async def amend(  # noqa: PLR0913 - what a person may change
        self,
        film: str,
        *,
        budget: Decimal | None = None,
        again: tuple[str, ...] | None = None,
        approve: tuple[str, ...] | None = None,
        approve_over: Decimal | None = None,
        sound: Callable[[Sound], Sound] | None = None,
        captions: str | None = None,
    ) -> None:
        """Change a film's budget, where it waits, or its finish, in its page too; None stays.

        `again` adds steps that are made anew; the takes that there are stay.
        """
        given: dict[str, object] = {"budget": budget, "approve": approve, "captions": captions}
        given |= {"approve_over": approve_over}
        said = {name: value for name, value in given.items() if value is not None}
        held_film = await self.films.film(film)
        brief = replace(held_film.brief, **said)  # type: ignore[arg-type]
        if sound is not None:
            brief = replace(brief, sound=sound(brief.sound))
        if again:
            brief = replace(brief, again=(*brief.again, *again))
        if brief != held_film.brief:
            await self._rebrief(film, brief)

    async def size(self, film: str) -> Size:
        """Give the size of a film's picture, as far as it is known."""
        held = await self.films.film(film)
        return held.storyboard.size if held.storyboard else held.brief.size or HD

    async def add_edition(self, film: str, edition: Edition) -> tuple[Edition, ...]:
        """Have a film made once more, and give the editions that it had before.

        One of the same name is another one from now on. Raises `Unusable` for one that is longer
        than the film.
        """
        held = await self.films.film(film)
        if held.storyboard is not None and edition.seconds is not None:
            whole = seconds(held.board.frames, held.board.rate)
            if edition.seconds > whole:
                why = f"{float(edition.seconds):g} s are more than the film's {float(whole):g} s"
                raise Unusable(f"edition {edition.name}", why, "an edition is cut from its film")
        before = held.brief.editions
        kept = tuple(each for each in before if each.name != edition.name)
        await self.set_editions(film, (*kept, edition))
        return before

    async def set_editions(self, film: str, editions: tuple[Edition, ...]) -> None:
        """Have a film made once more in these ways and no other."""
        held = await self.films.film(film)
        await self._rebrief(film, replace(held.brief, editions=editions))

    async def drop_edition(self, film: str, name: str) -> None:
        """Leave an edition out from now on; raises `Unusable` where there is none."""
        held = await self.films.film(film)
        names = [each.name for each in held.brief.editions]
        if name not in names:
            there = ", ".join(names) or "none"
            raise Unusable(f"edition {name}", "is not there", f"editions of the film: {there}")
        kept = tuple(each for each in held.brief.editions if each.name != name)
        await self.set_editions(film, kept)

    async def edition_file(self, film: str, name: str, output: Path | None) -> Path:
        """Give the file of an edition, copied to `output` if that is given."""
        laying = Laying(self.films, self.blobs, self.shop)
        return await laying.deliver_edition(await self.films.film(film), name, output)

    async def _rebrief(self, film: str, brief: Brief) -> None:
        await self.films.set_brief(film, brief)
        place = FilmFolder(Path(await self.films.folder(film)))
        await asyncio.to_thread(place.write_brief, film, brief, self.blobs.path)

    async def retake(
        self, film: str, shot: str, *, prompt: str | None, seed: int | None, video: str | None
    ) -> None:
        """Change a shot so that another take of it is made: its words, seed or model.

        Of a line, `1A-line`, its words or seed. Without a change of words or model it gets the
        next seed. Raises `Unusable`.
        """
        held = await self.films.film(film)
        board = self._board(held)
        spoken = [each for each in board.shots if line_of(each.id) == shot and each.line]
        if spoken:
            new = _retaken(spoken[0], held.brief.seed, text=prompt, seed=seed)
            await self._change(film, _with_shot(board, new))
            return
        old = _shot(board, shot)
        if video:
            video = self.registry.named("video", video)
        plain = prompt is None and video is None and seed is None
        next_seed = (held.brief.seed if old.seed is None else old.seed) + 1
        new = replace(
            old,
            action=old.action if prompt is None else prompt,
            keyframe=old.keyframe if prompt is None else prompt,
            seed=next_seed if plain else (old.seed if seed is None else seed),
            video=old.video if video is None else video,
            retouch=old.retouch if prompt is None else None,
        )
        await self._change(film, _with_shot(board, new))

    async def retouch(
        self, film: str, shot: str, *, prompt: str, mask: Path | None, image: str | None
    ) -> None:
        """Change a shot so that its keyframe is made from the one of now, and not from its words.

        `2B-end` is the picture that shot 2B closes with. What `mask` shows black stays as it is.
        Raises `Unusable` where that cannot be.
        """
        held = await self.films.film(film)
        board = self._board(held)
        wish = Retouch(prompt, model=image or "")
        _shot(board, shot.removesuffix("-end"))
        new = await retouched(self, held, shot, wish, mask)
        await self._change(film, _with_shot(board, new))

    async def _change(self, film: str, board: Storyboard) -> None:
        await self.films.set_storyboard(film, board)
        place = FilmFolder(Path(await self.films.folder(film)))
        await asyncio.to_thread(place.write_storyboard, board)

    async def select(self, film: str, shot: str, take: int) -> None:
        """Choose a take of a shot's only segment (`1A`), of a segment (`1A.2`) or of a line."""
        held = await self.films.film(film)
        plan = self._plan(held)
        own = [work for work in plan.works if shot in {work.of, work.shot}]
        segments = [
            work
            for work in own
            if isinstance(work.task, Rendering)
            or (work.of == shot and isinstance(work.task, Speaking))
        ]
        names = ", ".join(work.of for work in segments)
        if len(segments) != 1:
            why = f"has {len(segments)} segments" if segments else "no such shot or segment"
            there = names or ", ".join(each.id for each in self._board(held).shots)
            raise Unusable(f"shot {shot}", why, f"name one of {there}")
        work = segments[0]
        numbers = [made.number for made in held.takes if made.of == work.of]
        if take not in numbers:
            there = ", ".join(str(number) for number in numbers) or "none yet"
            raise Unusable(f"take {take} of {work.of}", "no such take", f"there are {there}")
        if work.key is None:
            raise Unusable(f"take {take} of {work.of}", "what it starts on is not made yet")
        await self.films.select(film, Select(work.of, take, work.key))

    async def recut(self, film: str, file: Path) -> Recut:
        """Take over a cut that an editing program wrote, as a new revision of the storyboard.

        Raises `Unusable` naming a clip that the film does not know, or cannot keep.
        """
        held_film = await self.films.film(film)
        found = await asyncio.to_thread(read_recut, file, held_film, self._plan(held_film))
        if found.cut != held_film.board.cut:
            await self._change(film, replace(held_film.board, cut=found.cut))
        return found

    async def uncut(self, film: str) -> None:
        """Cut a film as its storyboard says again; raises `Unusable` where it is."""
        board = self._board(await self.films.film(film))
        if board.cut is None:
            raise Unusable(f"film {film}", "is cut as its storyboard says", "nothing to take back")
        await self._change(film, replace(board, cut=None))

    async def export(self, film: str, to: str, out: Path | None = None) -> Path:
        """Write a film for another program, and give the file or folder; raises `Unusable`.

        `to` is one of `exports.EXPORTS`; without `out` it lies in the film's folder.
        """
        held_film = await self.films.film(film)
        laying = Laying(self.films, self.blobs, self.shop)
        await laying.lay(film)
        folder = Path(await self.films.folder(film))
        origin = self.shop.sealer.origin if self.shop.sealer else None
        source = Source(held_film, self._plan(held_film), folder, self.blobs, origin)
        return await asyncio.to_thread(export, source, to, out)

    async def showing(self, film: str, by: str = "") -> Showing:
        """Give what a planner that sees would be shown of a film, to judge it, and the price.

        `by` names another than the film's own. Raises `Unusable` for one that sees nothing.
        """
        held_film = await self.films.film(film)
        return await showing(self, held_film, self._plan(held_film), by)

    async def inspect(self, film: str, judged: Showing | None = None) -> InspectionPage:
        """Look a film over: its master, or its takes while there is none; its page shows it then.

        What is to be `judged` is paid for, once. Raises `Unusable` while nothing is rendered, and
        what a paid call raises.
        """
        said = None if judged is None else await advice(judged)
        held_film = await self.films.film(film)
        page = await inspected_film(self, held_film, self._plan(held_film), said)
        await Laying(self.films, self.blobs, self.shop).lay(film)
        return page

    async def cancel(self, film: str) -> None:
        """End a film's run, in whatever process, and with it its jobs at vendors.

        Raises `Unusable` for one that is over.
        """
        state = await self.films.state(film)
        if state in OVER:
            raise Unusable(f"film {film}", f"is {state} already", "nothing to cancel")
        run = await self.films.wish(film, "cancel")
        if run is None:
            await self.films.move(film, "cancelled")
            return
        if not await self.heard(run):
            await call_off(self.shop, run)

    async def pause(self, film: str) -> None:
        """Begin and buy nothing more for a film; what is bought is fetched.

        Raises `Unusable` where no run goes on.
        """
        run = await self.films.wish(film, "pause")
        if run is None:
            raise Unusable(f"film {film}", "is not being made", "nothing to pause")
        if not await self.heard(run):
            facts = {"run": run.id, "why": f"film {film} was paused", "error": "Stopped"}
            await self.films.end_run(run.id, state="waiting", facts=facts)

    async def heard(self, run: RunRecord) -> bool:
        """Say whether anybody works on a run: in this home, or in the fleet."""
        if self.url:
            return bool(await self.fleet.workers())
        with held(self.home / "runs" / f"{run.film}.lock") as free:
            return not free

    async def awaits(self, film: str) -> str:
        """Give the stage at which a run would wait for somebody to look, empty for none."""
        return (await self._gate(await self.films.film(film)))[0]

    async def _gate(self, film: Film) -> tuple[str, Plan]:
        plan = self._plan(film)
        events = await self.films.events(film.id, kinds=["film.approved"])
        return next((gate for gate in APPROVALS if awaited(film, plan, gate, events)), ""), plan

    async def approve(self, film: str) -> str:
        """Let a film's run go past the gate that it waits at, and give what was approved."""
        held_film = await self.films.film(film)
        gate, plan = await self._gate(held_film)
        if not gate:
            raise Unusable(f"film {film}", "waits for no approval", "longtake status shows why")
        price = str(Quote(quote_lines(plan)).high)
        facts = {"gate": gate, "seen": seen(held_film, plan, gate), "price": price}
        await self.shop.say(film, "film.approved", **facts)
        return gate

    async def waits(self, film: str, name: str) -> Sequence[Wait]:
        """Give what a film waits for; `name` is how a command calls it."""
        run = await self.films.open_run(film)
        ends = await self.films.events(film, kinds=["run.ended"])
        now = Situation(
            film=await self.films.film(film),
            name=name,
            run=run,
            heard=run is not None and await self.heard(run),
            fleet=bool(self.url),
            ended=ends[-1].facts if ends else {},
            rows=await self.ledger.purchases(film, states=["bought", "in doubt"]),
            lines=await self.ledger.lines(film),
        )
        return waits(now)

    async def going_on(self, film: str) -> bool:
        """Say whether a run of the film goes on, or is in the fleet's queue."""
        run = await self.films.open_run(film)
        return run is not None and (bool(self.url) or await self.heard(run))

    async def workers(self) -> Workers:
        """Give who works in the fleet, and what is odd about it."""
        return await workers(self)

    async def purchases(self, film: str = "", *, doubtful: bool = False) -> Sequence[Purchase]:
        """Give the ledger's rows, of one film or all, newest change first."""
        return await self.ledger.purchases(film, states=["in doubt"] if doubtful else [])

    async def spent(self, film: str) -> Decimal:
        """Give what a film has cost and reserved so far."""
        return await self.ledger.spent(film)

    async def totals(self, film: str = "") -> Mapping[str, Decimal]:
        """Give the ledger's sums by state, and of today; a film's by state alone."""
        if not film:
            return await self.ledger.totals()
        sums: dict[str, Decimal] = {}
        for row in await self.ledger.purchases(film, limit=_ALL):
            price = row.quote if row.charge is None else row.charge
            sums[row.state] = sums.get(row.state, Decimal(0)) + price
        return sums

    async def resolve(self, token: str, *, ticket: str | None) -> Purchase:
        """End a doubt as a person knows it; raises `Unusable`."""
        try:
            return await self.ledger.resolve(token, ticket=ticket)
        except KeyError:
            doubtful = [row.token for row in await self.purchases(doubtful=True)]
            there = f"in doubt: {', '.join(doubtful)}" if doubtful else "nothing is in doubt"
            raise Unusable(f"purchase {token}", "is not in the ledger", there) from None
        except ValueError as error:
            raise Unusable(f"purchase {token}", str(error), "longtake ledger shows it") from None

    async def summaries(self, limit: int) -> Sequence[Summary]:
        """Give the newest films."""
        return await self.films.summaries(limit=limit)

    async def film(self, film: str) -> Film:
        """Give all that is known of a film; raises `KeyError`."""
        return await self.films.film(film)

    async def events(self, film: str, after: int = 0) -> Sequence[Event]:
        """Give a film's events after a number."""
        return await self.films.events(film, after=after)

    async def follow(self, film: str, after: int = 0) -> AsyncIterator[Event]:
        """Give a film's events as they come, until its run has ended."""
        async with self.shop.bell.listening(f"film {film}") as ear:
            while True:
                for event in await self.films.events(film, after=after):
                    after = event.number
                    yield event
                    if event.kind == "run.ended":
                        return
                await ear.wait(_FAR_LOOK if self.shop.bell.far else _LOOK)

    def providers(self) -> Sequence[Standing]:
        """Give every provider and whether it can be used now."""
        return self.registry.standings()

    def casting(self, brief: Brief) -> tuple[Casting, str]:
        """Give the models for a brief and one line of why; raises `Unusable`."""
        needs = (needs_of(brief), picture_needs_of(brief), music_needs_of(brief, None))
        return self.registry.cast(wanted(self.settings, brief), *needs)

    async def doctor(self, *, repair: bool = False) -> Sequence[Check]:
        """Look whether everything that a film needs is there and works.

        Repairing removes what belongs to nothing and takes up what was let go of.
        """
        return await examine(self, repair=repair)

    @property
    def database(self) -> str:
        """Where the database is, for people: no password."""
        return self.films.database.name

    async def _probe(self, film: Film, until: str) -> None:
        """Find out before anything is bought whether the keys of the film's models are good."""
        casting, _ = self.casting(film.brief)
        names = [casting.planner] if film.storyboard is None else []
        if until != "storyboard":
            names += _retouchers(film)
        if until not in {"storyboard", RETOUCH}:
            names += [casting.image, casting.music]
            names += [casting.voice] if film.storyboard and has_lines(film.storyboard) else []
        if until == "master":
            names.append(casting.video)
        await self.registry.probe(name for name in names if name)

    async def _ask_prices(self, film: Film) -> None:
        """Ask what the film's models cost today."""
        casting, _ = self.casting(film.brief)
        own = [shot.video for shot in film.board.shots] if film.storyboard else []
        own += _retouchers(film)
        parts = (getattr(casting, part) for part in PARTS)
        names = tuple(name for name in parts if name)
        await self.registry.ask_prices(name for name in (*names, *casting.fallbacks, *own) if name)

    def _plan(self, film: Film, until: str = "master") -> Plan:
        self._board(film)
        return lay_out(film, self.shop.hire(film.brief, film.storyboard).crew, until=until)

    def _board(self, film: Film) -> Storyboard:
        if film.storyboard is None:
            raise Unusable(f"film {film.id}", "is not planned yet", "plan it: longtake render DIR")
        return film.storyboard


def _claimed(folder: Path | None, brief: Brief) -> FilmFolder:
    """Make a film's folder, so that it is this film's."""
    place = FilmFolder((folder or fresh_folder(Path("films"), brief)).absolute())
    place.claim()
    return place


def _folder(where: str) -> FilmFolder | None:
    try:
        return FilmFolder(Path(where).absolute()) if where and Path(where).is_dir() else None
    except (OSError, ValueError):
        return None  # no name that a file system takes


def _retaken(shot: Shot, first: int, *, text: str | None, seed: int | None) -> Shot:
    """Give a shot whose line is spoken anew: in other words, or with another seed."""
    line = shot.line or Line("")
    if text is not None:
        line = replace(line, text=text)
    if seed is None and text is None:
        seed = (first if line.seed is None else line.seed) + 1
    return replace(shot, line=replace(line, seed=line.seed if seed is None else seed))


def _shot(board: Storyboard, shot: str) -> Shot:
    try:
        return board.shot(shot)
    except KeyError:
        there = ", ".join(each.id for each in board.shots)
        raise Unusable(f"shot {shot}", "no such shot", f"there are {there}") from None


def _with_shot(board: Storyboard, new: Shot) -> Storyboard:
    scenes = tuple(
        replace(scene, shots=tuple(new if each.id == new.id else each for each in scene.shots))
        for scene in board.scenes
    )
    return replace(board, scenes=scenes)


def _retouchers(film: Film) -> list[str]:
    """Give the models that change keyframes of a film."""
    shots = film.board.shots if film.storyboard else ()
    return [retouch.model for shot in shots for retouch in shot.retouches.values()]


def _title(film: Film, place: FilmFolder) -> str:
    return film.storyboard.title if film.storyboard else place.path.name
