"""A still that is changed by a job: whatever is cut in the middle, it is bought once and shown."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from longtake.app import Opened, Outcome, Studio
from longtake.film.brief import Brief, Casting
from longtake.film.picture import Size
from longtake.film.work import Drawing, lay_out
from longtake.testing.conformance import Bench
from longtake.testing.fakes.replicate import Replicate

CASTING = Casting(
    "scripted:plan", "replicate:black-forest-labs/flux-2-pro", "scripted:direct", "scripted:tone"
)
BRIEF = Brief("1 red\n1 green", size=Size(64, 64), mode="storyboard", casting=CASTING)


async def begun(studio: Studio, folder: Path) -> Opened:
    """Give a film whose stills are drawn and whose second is to be changed."""
    opened = await studio.begin(BRIEF, folder=folder)
    await studio.run(opened.film, until="master")
    await studio.retouch(opened.film, "1B", prompt="it is blue", mask=None, image=None)
    return opened


async def until(seen: Callable[[], bool], run: "asyncio.Task[Outcome]") -> None:
    """Look again and again, as long as the run goes on."""
    while not (seen() or run.done()):
        await asyncio.wait({run}, timeout=0.01)


def test_a_change_that_was_cut_while_its_job_ran_is_gone_on_with(tmp_path: Path) -> None:
    """By another process, in whatever command comes next; only what begins with it is new."""
    fake = Replicate()

    async def scene() -> None:
        async with Bench(fake, tmp_path).open() as studio:
            opened = await begun(studio, tmp_path / "film")
            quote = await studio.quote(opened.film, until="retouch")
            assert [(line.of, line.reused) for line in quote.lines] == [("1B", False)]
            run = asyncio.create_task(studio.run(opened.film, until="retouch"))
            await until(lambda: any(sale.looks for sale in [*fake.shop.sales.values()][2:]), run)
            run.cancel()
            await asyncio.wait({run})
        async with Bench(fake, tmp_path).open() as studio:
            outcome = await studio.run(opened.film, until="master")
            assert (outcome.state, outcome.made, outcome.reused) == ("done", 2, 3)
            film = await studio.film(opened.film)
            plan = lay_out(film, studio.shop.hire(film.brief, film.storyboard).crew)
            stills = [work.take for work in plan.works if isinstance(work.task, Drawing)]
            assert [take.number for take in stills if take] == [1, 2]
            assert plan.missing == ()
            rows = await studio.purchases(opened.film)
            assert len(fake.shop.bill) == len(rows) == 3
            assert sum(row.charge or 0 for row in rows) == fake.shop.owed

    asyncio.run(scene())
