"""A real PostgreSQL to be thrown away: started for a test, restarted as roughly as wanted.

`with cluster() as postgres: open_database(postgres.create("films"))`
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, LiteralString

from longtake.capabilities.errors import Unusable

_INSTALLED: Final = "/usr/lib/postgresql"
_STARTING: Final = 30.0
"""Seconds within which a server answers."""
_LOOK: Final = 0.02
_USERS: Final = ("postgres", "nobody")
"""Whom the server runs as where this process is root, which PostgreSQL refuses."""
_SIGNALS: Final = {
    "smart": signal.SIGTERM,
    "fast": signal.SIGINT,
    "immediate": signal.SIGQUIT,
}
_LEASH: Final = 'exec 3<&0; "$@" <&- & own=$!; (read -r _ <&3; kill -QUIT $own 2>&-) & wait $own'
"""Ends the server when this process is gone, however it went: its end of the pipe is closed."""
_HURRIED: Final = ("-c", "fsync=off", "-c", "full_page_writes=off")


@dataclass(slots=True)
class Cluster:
    """A running server on 127.0.0.1."""

    folder: Path
    port: int
    _binaries: Path
    _hurried: bool
    _server: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    def url(self, database: str = "postgres") -> str:
        """Give the address of one of its databases."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def create(self, database: str) -> str:
        """Make an empty database and give its address."""
        self._order("CREATE DATABASE {} TEMPLATE template0", database)
        return self.url(database)

    def drop(self, database: str) -> None:
        """Remove a database, whoever is connected: each takes 7 MB."""
        self._order("DROP DATABASE {} WITH (FORCE)", database)

    def restart(self, mode: str = "immediate") -> None:
        """Stop and start it; `immediate` is a crash, `fast` an administrator's way."""
        self.stop(mode)
        self.start()

    def start(self) -> None:
        """Start it, if it does not run, and wait until it answers."""
        if self._server is not None:
            return
        options = ["-D", str(self.folder / "data"), "-p", str(self.port)]
        settings = {
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "max_connections": "200",
            "shared_buffers": "32MB",
        }
        for name, value in settings.items():
            options += ["-c", f"{name}={value}"]
        command = [str(self._binaries / "postgres"), *options, *(_HURRIED if self._hurried else ())]
        with (self.folder / "log").open("ab") as log:
            self._server = subprocess.Popen(  # noqa: S603 - PostgreSQL's own
                ["/bin/sh", "-c", _LEASH, "sh", *_as_server(command)],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,
            )
        self._answer()

    def stop(self, mode: str = "fast") -> None:
        """Stop it: `smart` waits for whoever is connected, `fast` and `immediate` do not."""
        if self._server is None:
            return
        process = self._process()
        if process:
            os.kill(process, _SIGNALS[mode])
        self._server.wait()
        if self._server.stdin is not None:
            self._server.stdin.close()
        self._server = None

    def _order(self, order: LiteralString, database: str) -> None:
        from psycopg import connect, sql  # noqa: PLC0415 - heavy, and only here

        with connect(self.url(), autocommit=True) as connection:
            connection.execute(sql.SQL(order).format(sql.Identifier(database)))

    def _answer(self) -> None:
        from psycopg import OperationalError, connect  # noqa: PLC0415 - heavy, and only here

        give_up = time.monotonic() + _STARTING
        while True:
            try:
                connect(self.url(), connect_timeout=2).close()
            except OperationalError as error:
                server = self._server
                if time.monotonic() > give_up or server is None or server.poll() is not None:
                    said = (self.folder / "log").read_text(errors="replace")[-2000:]
                    raise Unusable("PostgreSQL", f"did not start: {error}\n{said}") from error
                time.sleep(_LOOK)
            else:
                return

    def _process(self) -> int:
        try:
            return int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        except (FileNotFoundError, IndexError):
            return 0


@contextmanager
def cluster(folder: Path | None = None, *, fsync: bool = True) -> Iterator[Cluster]:
    """Give a new server, stopped and thrown away after the block.

    `folder` must be empty, and where this process is root, reachable for the server's user; without
    one a folder is made and removed. Without `fsync` it is faster, and survives its own crash but
    not the machine's. Raises `Unusable` where PostgreSQL is not installed.
    """
    binaries = _binaries()
    with ExitStack() as stack:
        if folder is None:
            made = stack.enter_context(tempfile.TemporaryDirectory(prefix="longtake-postgres-"))
            folder = Path(made)
        else:
            folder.mkdir(parents=True, exist_ok=True)
        _give_away(folder)
        command = [str(binaries / "initdb"), "-D", str(folder / "data"), "-U", "postgres"]
        command += ["-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"]
        done = subprocess.run(  # noqa: S603 - PostgreSQL's own
            _as_server(command), capture_output=True, check=False, cwd=folder
        )
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip()
            raise Unusable("PostgreSQL", f"cannot be laid in {folder}: {said}")
        server = Cluster(folder, _free_port(), binaries, not fsync)
        stack.callback(server.stop, "immediate")
        server.start()
        yield server


def _binaries() -> Path:
    """Give the folder of the newest server that is installed."""
    versions = sorted(
        (place for place in Path(_INSTALLED).glob("*/bin") if (place / "postgres").is_file()),
        key=lambda place: float(place.parent.name),
    )
    if versions:
        return versions[-1]
    found = shutil.which("postgres")
    if found is None or shutil.which("initdb") is None:
        remedy = "install it (Debian: apt-get install postgresql)"
        raise Unusable("PostgreSQL", f"no server in {_INSTALLED} or on the PATH", remedy)
    return Path(found).resolve().parent


def _user() -> pwd.struct_passwd | None:
    """Give whom the server runs as, None for whoever runs this."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next(known[name] for name in _USERS if name in known)


def _as_server(command: Sequence[str]) -> Sequence[str]:
    user = _user()
    if user is None:
        return command
    ids = ("--reuid", str(user.pw_uid), "--regid", str(user.pw_gid), "--clear-groups")
    return ("setpriv", *ids, "--", *command)


def _give_away(folder: Path) -> None:
    user = _user()
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)


def _free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])
