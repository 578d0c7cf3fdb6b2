"""What editions were buying when a process ended is gone on with, like the film's own work."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from longtake.app import Opened, Studio, open_studio
from longtake.capabilities.job import Blocks, Result
from longtake.capabilities.ledger import Capacity, Ceilings, Intent
from longtake.capabilities.planner import Translated, TranslationRequest
from longtake.capabilities.speech import SpeechRequest, Spoken
from longtake.capabilities.storage import RunRecord
from longtake.engine.editions import wanted
from longtake.engine.policy import Policy
from longtake.film.adapting import with_translations
from longtake.film.edition import Edition
from longtake.film.quote import Price
from longtake.settings import Settings
from longtake.testing.scripted import NAME, Script, Scripted, ScriptedPlanner, ScriptedVoice
from longtake.testing.stock import tone
from studios import brief

DEAR = Price(usd_per_call=Decimal(1))


@dataclass(frozen=True, slots=True)
class Naming(ScriptedPlanner):
    """Takes the name of a purchase: the same call under it is the same purchase."""

    price: Price = DEAR
    repeatable: bool = True
    tokens: list[str] = field(default_factory=list)

    async def translate(self, request: TranslationRequest, token: str) -> Translated:
        """Translate, and keep under which name."""
        self.tokens.append(token)
        return await ScriptedPlanner.translate(self, request, token)


@dataclass(frozen=True, slots=True)
class Keeping(ScriptedVoice):
    """Keeps what it spoke."""

    settle: float = 0.0

    async def recall(self, request: SpeechRequest, token: str) -> Spoken:
        """Give what was spoken before anybody was killed."""
        del request, token
        return Spoken(Result(Blocks(tone(24_000))))


@dataclass(frozen=True, slots=True)
class Cast(Scripted):
    """Both."""

    naming: Naming = field(default_factory=Naming)

    def planner(self, model: str) -> Naming:
        """Give the planner."""
        del model
        return self.naming

    def voice(self, model: str) -> Keeping:
        """Give the voice."""
        del model
        return Keeping(self.script)


def test_what_an_edition_was_buying_is_gone_on_with(tmp_path: Path) -> None:
    """A line is fetched and a translation asked for under its name; nobody has to look."""
    script = Script(price=Price(usd_per_1000_characters=Decimal(1)))
    cast = Cast(script)

    async def scene() -> None:
        async with _planned(tmp_path, cast) as (studio, opened):
            for language in ("de", "fr"):
                await studio.add_edition(opened.film, Edition(language, language=language))
            board = (await studio.films.film(opened.film)).board
            told = with_translations(board, "de", {"1A": "Wer da?"})
            await studio.films.set_storyboard(opened.film, told)
            begun = await _killed(studio, opened.film, {"1A-line@de", "words:fr"})
            assert (await studio.run(opened.film, until="master")).state == "done"
            rows = await studio.ledger.purchases(opened.film)
            ends = {row.token: row.state for row in rows if row.of in {"1A-line@de", "words:fr"}}
        assert ends == dict.fromkeys(begun, "settled")
        assert set(cast.naming.tokens) <= set(begun)
        spoken = [each.text for each in script.asked if isinstance(each, SpeechRequest)]
        assert spoken == ["Who is there?", "fr Who is there?"]

    asyncio.run(scene())


def test_a_translation_that_is_there_is_settled(tmp_path: Path) -> None:
    """Whoever asked for it ended between keeping its words and closing its row."""
    cast = Cast()

    async def scene() -> None:
        async with _planned(tmp_path, cast) as (studio, opened):
            await studio.add_edition(opened.film, Edition("fr", language="fr"))
            [token] = await _killed(studio, opened.film, {"words:fr"})
            board = (await studio.films.film(opened.film)).board
            told = with_translations(board, "fr", {"1A": "Qui va là ?"})
            await studio.films.set_storyboard(opened.film, told)
            assert (await studio.run(opened.film, until="master")).state == "done"
            rows = {row.token: row for row in await studio.ledger.purchases(opened.film)}
        assert (rows[token].state, rows[token].charge) == ("settled", Decimal(1))
        assert cast.naming.tokens == []

    asyncio.run(scene())


@asynccontextmanager
async def _planned(tmp_path: Path, cast: Cast) -> AsyncIterator[tuple[Studio, Opened]]:
    """Give a film with its storyboard, and one line."""
    settings = Settings(home=tmp_path / "home", jobs=2)
    async with open_studio(settings, {NAME: cast}, Policy(pause=0.01, poll=0.01)) as studio:
        wish = brief("2 red / Who is there?", budget=Decimal(9))
        opened = await studio.begin(wish, folder=tmp_path / "film")
        await studio.run(opened.film, until="storyboard")
        yield studio, opened


async def _killed(studio: Studio, film_id: str, what: set[str]) -> list[str]:
    """Let calls through the gate for an owner who is never heard of again; give their tokens."""
    film, shop = await studio.films.film(film_id), studio.shop
    names = shop.hire(film.brief, film.storyboard).names
    run = await studio.films.begin_run(RunRecord("r1", film_id, "master", "", 0))
    keys = {of: key for of, key in wanted(shop, film) if of in what}
    assert set(keys) == what
    tokens = []
    for of, key in keys.items():
        model = names["planner" if of.startswith("words") else "voice"]
        account = shop.vendor(model).account
        intent = Intent(film_id, run.id, of, key or "", model, account, Decimal(1))
        tokens.append(await studio.ledger.line_up(intent, owner="lost"))
        admitted = await studio.ledger.admit(
            account,
            owner="lost",
            capacity=Capacity(),
            ceilings=Ceilings(),
            lease=-1.0,
            patience=3600.0,
            doubt=600.0,
        )
        assert len(admitted.purchases) == 1
    await studio.films.end_run(run.id, state="failed", facts={"why": "killed"})
    return tokens
