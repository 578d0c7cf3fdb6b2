"""The door to the database: opened, brought up, away for a while, damaged."""

import asyncio
import errno
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from kept import Kept, intent, kept, opened, take
from sqlalchemy import Connection, create_engine, select, text, update

from longtake.capabilities.errors import Unusable
from longtake.capabilities.storage import Event, RunRecord
from longtake.film.brief import Brief
from longtake.storage import events
from longtake.storage.address import address
from longtake.storage.database import lock, now, open_database, sqlite_engine
from longtake.storage.films import BRIEF
from longtake.storage.migrating import bring_up
from longtake.storage.tables import VERSION, home, metadata
from longtake.testing.postgres import Cluster

MADE = datetime(2026, 11, 1, 12, 30, tzinfo=UTC)


def lay_first(where: Path | str) -> None:
    """Lay a home of version 1, with a film, as a program of that time left it."""
    if isinstance(where, Path):
        engine = sqlite_engine(address(where))
    else:
        engine = create_engine(address(where))
    with engine.begin() as db:
        bring_up(db, 0, 1)
        for each in FIRST:
            db.execute(
                text(each), {"at": _time(db), "brief": BRIEF.dump_json(Brief("a cat")).decode()}
            )
    engine.dispose()


def _time(db: Connection) -> object:
    return "2026-11-01 12:30:00.000000" if db.dialect.name == "sqlite" else MADE


FIRST = (
    "INSERT INTO films VALUES ('f1', 'cat', '/cat', 'done', CAST(:brief AS TEXT), 0, :at, :at)",
    """INSERT INTO takes VALUES ('f1', '1A.1', 1, 'k', 'acme:video', 'd', 'video/mp4', 'a cat', 7,
    48, '0.123456789', '2.500', :at)""",
    "INSERT INTO selects VALUES ('f1', '1A.1', 1, 'k')",
    "INSERT INTO events VALUES ('f1', 1, :at, 'run.began', '{}')",
    "INSERT INTO events VALUES ('f1', 2, :at, 'run.ended', '{}')",
    "INSERT INTO runs VALUES ('r1', 'f1', 'master', 'facts', 1, FALSE, :at)",
    """INSERT INTO purchases VALUES ('f1/1A.1/1', 'f1', '1A.1', 'k', 'acme:video', 'settled',
    '0.30', '0.25', 'job-1', NULL, 'me', :at, :at)""",
    """INSERT INTO purchases VALUES ('f1/1B.1/1', 'f1', '1B.1', 'k', 'acme:video', 'refused',
    '0.30', NULL, NULL, 'no', 'me', :at, :at)""",
)


def test_a_home_of_version_1_reads_the_same_values(nowhere: Path | str) -> None:
    """Films, takes, runs and purchases; and goes on from there."""
    lay_first(nowhere)

    async def work(home: Kept) -> None:
        film = await home.films.film("f1")
        assert film.brief == Brief("a cat")
        assert film.takes == (
            take(1, prompt="a cat", seed=7, frames=48, seconds=2.5, charge=Decimal("0.123456789")),
        )
        assert [(each.of, each.number) for each in film.selects] == [("1A.1", 1)]
        run = await home.films.open_run("f1")
        assert run == RunRecord("r1", "f1", "master", "facts", 1, began=MADE)
        refused, settled = sorted(await home.ledger.purchases("f1"), key=lambda row: row.state)
        assert (settled.quote, settled.charge) == (Decimal("0.30"), Decimal("0.25"))
        assert (settled.ticket, settled.account, settled.user) == ("job-1", "acme", "local")
        assert (refused.charge, refused.why, refused.asked) == (None, "no", {})
        assert refused.changed == MADE
        assert await home.ledger.spent("f1") == Decimal("0.25")
        assert (await home.films.say("f1", "run.said", {})).number == 3
        row = await home.through(intent(run, "1B.1"))
        assert row.token == f"{film.id}/1B.1/1"
        (summary,) = await home.films.summaries(limit=9)
        assert (summary.created, summary.spent) == (MADE, Decimal("0.25"))

    kept(nowhere, work)


def test_migrated_tables_are_the_ones_that_are_laid(nowhere: Path | str) -> None:
    """No column, type or index is missing or left over."""
    lay_first(nowhere)
    with opened(nowhere) as old:
        differences = old.database.run_now(
            lambda db: compare_metadata(MigrationContext.configure(db), metadata)
        )
    assert differences == []


def test_a_file_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    """The copy is the home of before, for the program of before."""
    lay_first(tmp_path / "longtake.db")
    for _ in range(2):
        with opened(tmp_path / "longtake.db"):
            pass
    with closing(sqlite3.connect(tmp_path / "longtake-v1.db.bak")) as copy:
        assert copy.execute("SELECT version FROM home").fetchone() == (1,)
        assert copy.execute("SELECT charge FROM takes").fetchone() == ("0.123456789",)
    assert sorted(each.name for each in tmp_path.glob("*.bak*")) == ["longtake-v1.db.bak"]


@pytest.mark.parametrize("old", [True, False])
def test_many_processes_open_a_home_at_once(nowhere: Path | str, old: bool) -> None:  # noqa: FBT001
    """One lays the tables or brings them up, and all of them succeed."""
    if old:
        lay_first(nowhere)
    with ThreadPoolExecutor(6) as threads:
        databases = list(threads.map(open_database, [nowhere] * 6))
    versions = [
        each.run_now(lambda db: db.execute(select(home.c.version)).all()) for each in databases
    ]
    for database in databases:
        database.close()
    assert versions == [[(VERSION,)]] * 6


def test_a_home_of_a_later_version_is_left_alone(nowhere: Path | str) -> None:
    """It is said, with the way out."""
    with opened(nowhere) as later:
        later.database.run_now(lambda db: db.execute(update(home).values(version=VERSION + 1)))
    before = nowhere.read_bytes() if isinstance(nowhere, Path) else b""
    with pytest.raises(Unusable, match="made by a later Longtake"):
        open_database(nowhere)
    assert not before or (isinstance(nowhere, Path) and nowhere.read_bytes() == before)


def test_alembic_is_not_loaded_where_nothing_is_old(tmp_path: Path) -> None:
    """Nor psycopg for a file: both would be waited for at every start."""
    script = (
        "import sys; from pathlib import Path\n"
        "from longtake.storage.database import open_database\n"
        "for _ in range(2): open_database(Path(sys.argv[1])).close()\n"
        "print([name for name in ('alembic', 'psycopg') if name in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "longtake.db"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert said.stdout.strip() == "[]"


def test_runs_go_on_over_a_crash_of_the_database(postgres: Cluster, database_url: str) -> None:
    """What was cut is done again, once: events without gaps, none twice."""

    async def work(home: Kept) -> None:
        film = await home.film()

        async def speak(voice: int) -> None:
            for word in range(25):
                await home.films.say(film, "run.said", {"word": f"{voice} {word}"})

        speaking = [asyncio.create_task(speak(voice)) for voice in range(8)]
        for mode, heard in (("immediate", 20), ("fast", 60)):
            async with home.database.bell() as bell, bell.listening(f"film {film}") as ear:
                while len(await home.films.events(film)) < heard:
                    await ear.wait(1)
            await asyncio.to_thread(postgres.restart, mode)
        await asyncio.gather(*speaking)
        said = await home.films.events(film)
        assert [event.number for event in said] == list(range(1, 201))
        assert len({event.facts["word"] for event in said}) == 200
        assert home.database.steady < 60

    kept(database_url, work)


def test_a_transaction_that_was_cut_before_its_commit_is_done_again(database_url: str) -> None:
    """The connection ends while the database makes up its mind."""
    with opened(database_url) as home:
        film = asyncio.run(home.film())
        cut = text(
            "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$"
        )
        late = text(
            "CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED "
            "FOR EACH ROW EXECUTE FUNCTION cut()"
        )
        home.database.run_now(lambda db: (db.execute(cut), db.execute(late)))
        tries: list[int] = []

        def say(db: Connection) -> Event:
            tries.append(1)
            if len(tries) > 1:
                db.execute(text("DROP TRIGGER cut ON events"))
            return events.say(db, film, "run.said", {})

        assert home.database.run_now(say).number == 1
        assert len(tries) == 2


def test_a_commit_that_was_not_answered_is_not_done_twice(database_url: str) -> None:
    """The database kept it and could not say so: it waited for a copy that there is not."""
    with opened(database_url) as home:
        film, tries, said = asyncio.run(home.film()), [], []

        def say(db: Connection) -> Event:
            tries.append(1)
            return events.say(db, film, "run.said", {})

        with ThreadPoolExecutor(1) as threads, waiting_for_a_copy(database_url) as cut:
            while not said or not cut(said[-1]):
                said.append(threads.submit(home.database.run_now, say))
        numbers = [each.result().number for each in said]
        assert numbers == list(range(1, len(tries) + 1))
        assert len(asyncio.run(home.films.events(film))) == len(tries)


def test_a_transaction_that_a_crash_took_is_not_taken_for_the_one_with_its_number(
    postgres: Cluster, database_url: str
) -> None:
    """The server, started again, gives the numbers of what it lost to others, who commit."""
    slow = (
        (
            "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "PERFORM pg_sleep(60); RETURN NULL; END $$"
        ),
        (
            "CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED "
            "FOR EACH ROW EXECUTE FUNCTION slow()"
        ),
        "CREATE TABLE others (number int)",
    )
    with opened(database_url) as home, ThreadPoolExecutor(1) as threads:
        film = asyncio.run(home.film())
        with psycopg.connect(database_url, autocommit=True) as admin:
            for order in slow:
                admin.execute(order)
            asleep = "SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
            said = threads.submit(
                home.database.run_now, lambda db: events.say(db, film, "run.said", {})
            )
            while not admin.execute(asleep).fetchall():
                assert not said.done()
        postgres.restart("immediate")
        with psycopg.connect(database_url, autocommit=True) as admin:
            admin.execute("DROP TRIGGER slow ON events")
            for number in range(20):
                admin.execute("INSERT INTO others VALUES (%s)", [number])
        assert said.result().number == 1
        assert len(asyncio.run(home.films.events(film))) == 1


@contextmanager
def waiting_for_a_copy(url: str) -> Iterator[Callable[["Future[Event]"], bool]]:
    """Have every commit wait for another server; gives what ends the wait, and the connection.

    That is True once it had to: a changed setting takes a moment.
    """
    waiting = "FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
    with psycopg.connect(url, autocommit=True) as admin:

        def cut(said: "Future[Event]") -> bool:
            while not said.done():
                if admin.execute(f"SELECT pg_terminate_backend(pid) {waiting}").fetchall():
                    end()
                    return True
            return False

        def end() -> None:
            admin.execute("ALTER SYSTEM RESET synchronous_standby_names")
            admin.execute("SELECT pg_reload_conf()")

        admin.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
        admin.execute("SELECT pg_reload_conf()")
        try:
            yield cut
        finally:
            end()


def test_nobody_waits_for_a_process_that_was_stopped_in_the_middle(database_url: str) -> None:
    """Its locks are taken from it; when it goes on, it begins its transaction again."""
    patient = f"{database_url}?options=-c idle_in_transaction_session_timeout=100ms"
    with (
        opened(patient) as frozen,
        opened(database_url) as home,
        ThreadPoolExecutor(1) as threads,
    ):
        inside, thaw, tries = threading.Event(), threading.Event(), []

        def stop_inside(db: Connection) -> int:
            tries.append(lock(db, "x"))
            inside.set()
            thaw.wait()
            now(db)
            return len(tries)

        stopped = threads.submit(frozen.database.run_now, stop_inside)
        inside.wait()
        home.database.run_now(lambda db: lock(db, "x"))
        thaw.set()
        assert stopped.result() == 2


def test_a_database_that_starts_is_waited_for(postgres: Cluster, database_url: str) -> None:
    """A fleet's parts may be started in any order."""
    postgres.stop()
    try:
        with ThreadPoolExecutor(1) as threads:
            opening = threads.submit(open_database, database_url)
            assert not opening.done()
            postgres.start()
            opening.result().close()
    finally:
        postgres.start()


def test_transactions_that_cross_are_done_again(database_url: str) -> None:
    """PostgreSQL ends one of two that wait for each other."""

    async def work(home: Kept) -> None:
        films = [await home.film(), await home.film()]
        meet = [asyncio.Event(), asyncio.Event()]
        loop = asyncio.get_running_loop()
        tries: list[int] = []

        def crossing(own: int) -> None:
            def cross(db: Connection) -> None:
                tries.append(own)
                for step in (own, 1 - own):
                    title = update(metadata.tables["films"]).values(title=str(own))
                    db.execute(title.where(metadata.tables["films"].c.id == films[step]))
                    if step == own:
                        loop.call_soon_threadsafe(meet[own].set)
                        waiting = asyncio.run_coroutine_threadsafe(meet[1 - own].wait(), loop)
                        waiting.result()

            home.database.run_now(cross)

        await asyncio.gather(*[asyncio.to_thread(crossing, own) for own in (0, 1)])
        assert len(tries) == 3

    kept(database_url, work)


def test_a_database_that_stays_away_is_named_without_its_password(
    postgres: Cluster, database_url: str
) -> None:
    """After the patience that is set, with what it said last."""
    url = database_url.replace("postgres@", "postgres:geheim123@") + "?sslmode=disable"
    database = open_database(url, patience=0.2)
    postgres.stop()
    try:
        with pytest.raises(ConnectionError, match=r"no answer for 0\.2 s") as told:
            database.run_now(now)
    finally:
        postgres.start()
    assert database.run_now(now)
    database.close()
    said = f"{told.value!r} {told.value} {told.value.__cause__} {database!r}"
    assert "geheim123" not in said
    assert database_url.rpartition("@")[2] in str(told.value)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("/t", "/nothing-"), "does not exist"),
        (("postgresql://", "mysql://"), "mysql:// is no database that is known"),
        (("127.0.0.1", "[::"), "cannot be read"),
        (("127.0.0.1:", "127.0.0.1:geheim123"), "cannot be read"),
    ],
)
def test_an_address_that_leads_nowhere_is_said(
    database_url: str, change: tuple[str, str], words: str
) -> None:
    """At once, and without what may be a password."""
    with pytest.raises(Unusable, match=words) as told:
        open_database(database_url.replace(*change))
    assert "geheim123" not in f"{told.value!r} {told.value.__cause__} {told.value.__context__}"


def test_a_password_among_the_options_is_hidden_too(database_url: str) -> None:
    """Wherever an address carries it."""
    database = open_database(f"{database_url}?password=geheim123")
    assert "geheim123" not in repr(database)
    database.close()


def test_a_full_disk_is_told_as_such(tmp_path: Path) -> None:
    """So that whoever ran out of room makes some."""
    with opened(tmp_path / "longtake.db") as home:

        def fill(db: Connection) -> None:
            db.execute(text("PRAGMA max_page_count = 1"))
            db.execute(text("CREATE TABLE big AS SELECT randomblob(9000000) AS b"))

        with pytest.raises(OSError, match="No space left") as told:
            home.database.run_now(fill)
        assert told.value.errno == errno.ENOSPC


@pytest.mark.parametrize("content", [b"no database at all, but long enough to look like one" * 99])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """It may be what is left of somebody's films."""
    file = tmp_path / "longtake.db"
    file.write_bytes(content)
    with pytest.raises(Unusable, match=r"home .* is damaged .*put back a copy"):
        open_database(file)
    assert file.read_bytes() == content


def test_a_file_that_is_spoilt_while_it_is_open_is_told(tmp_path: Path) -> None:
    """With the way out, not as a fault of ours."""
    file = tmp_path / "longtake.db"

    async def work(home: Kept) -> None:
        await home.film()
        home.database.run_now(lambda db: db.connection.commit())
        with closing(sqlite3.connect(file)) as beside:
            beside.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        home.database.engine.dispose()
        with file.open("r+b") as opened_file:
            opened_file.seek(4096)
            opened_file.write(b"\xff" * (file.stat().st_size - 4096))
        with pytest.raises(Unusable, match=r"home .* is damaged .*put back a copy"):
            await home.films.summaries(limit=1)

    kept(file, work)


@contextmanager
def somebody_else() -> Iterator[Path]:
    """Be a user who owns nothing, beside a folder of somebody else's."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        with opened(folder / "longtake.db"):
            pass
        for file in folder.iterdir():
            file.chmod(0o444)
        folder.chmod(0o555)
        if os.geteuid() == 0:
            os.seteuid(65534)
            try:
                yield folder
            finally:
                os.seteuid(0)
        else:
            yield folder
        folder.chmod(0o755)


def test_a_home_that_may_not_be_written_is_said() -> None:
    """With the setting that gives another."""
    with somebody_else() as folder:
        with pytest.raises(Unusable, match=r"cannot be written .*LONGTAKE_HOME"):
            open_database(folder / "longtake.db")
        with pytest.raises(Unusable, match="LONGTAKE_HOME"):
            open_database(folder / "below" / "longtake.db")


def test_the_database_has_one_clock(where: Path | str) -> None:
    """In UTC, and it goes on inside a transaction."""
    with opened(where) as home:
        first, second = home.database.run_now(lambda db: (now(db), now(db)))
    assert first.tzinfo is UTC
    assert first < second
    assert abs(first - datetime.now(UTC)).total_seconds() < 60
