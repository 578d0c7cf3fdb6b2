"""The ground of a run: folders, vendor, wires, disk, database, and the diary of what happened."""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from json import dumps
from pathlib import Path
from typing import Final

from benchmarks.crash_lab.clock import build
from benchmarks.crash_lab.disk import Disk
from benchmarks.crash_lab.order import Order
from benchmarks.crash_lab.process import Process
from benchmarks.crash_lab.records import Records
from benchmarks.crash_lab.shop import KEY, LAG, Shop
from benchmarks.crash_lab.wire import Wire
from benchmarks.measured import environment

from longtake.testing.plug_in import plug_in
from longtake.testing.postgres import Cluster, cluster

SILENCE: Final = 3.0
_POLICY: Final = {
    "attempts": 8,
    "waits": 200,
    "post": 3,
    "late": 3,
    "longer": 0,
    "start": 2,
    "poll": 0.2,
    "longest_poll": 0.5,
    "pause": 0.2,
    "longest_pause": 2,
    "patience": 60,
    "doubt": 15,  # the longest job, after a wire that was held or a process that was frozen
    "call_off": 5,
    "beat": 0.5,
    "silence": SILENCE,
    "lookout": 3,
    "drain": 5,
}
_SETTLE: Final = LAG + 0.3


@dataclass(slots=True)
class Diary:
    """What was done, and what came of it."""

    harms: Counter[str] = field(default_factory=Counter)
    moments: Counter[str] = field(default_factory=Counter)
    """Boundaries at which a process was killed."""
    ends: Counter[str] = field(default_factory=Counter)
    """How runs and commands ended that did not make their film."""
    doubts: Counter[str] = field(default_factory=Counter)
    in_vain: Counter[str] = field(default_factory=Counter)
    """Pieces, `film/of`, that were billed and whose answer is lost for good."""
    wrong: list[str] = field(default_factory=list)
    harmed: list[float] = field(default_factory=list)
    """Seconds since 1970 of every harm."""
    calm: float = field(default_factory=time.monotonic)
    """When the last harm was done, by the clock that only counts."""

    def harm(self, kind: str) -> None:
        """Keep that something was harmed now."""
        self.harms[kind] += 1
        self.harmed.append(time.time())
        self.calm = time.monotonic()


@dataclass(slots=True)
class Ground:
    """Where everything of one run lies."""

    order: Order
    folder: Path
    env: Mapping[str, str]
    shop: Shop
    records: Records
    disk: Disk | None
    wires: Sequence[Wire]
    clock: Path | None
    """The library that shifts a process's clock."""
    cluster: Cluster | None = None
    url: str = ""
    """Of the database, not over a wire."""
    diary: Diary = field(default_factory=Diary)

    @property
    def home(self) -> Path:
        """Of every command on SQLite, and of those who look on in a fleet."""
        return self.folder / "home"

    @property
    def blobs(self) -> Path:
        """The folder of the blobs."""
        return self.folder / "blobs" if self.cluster else self.home / "blobs"

    def begin(self, name: str, *words: str, **more: str) -> Process:
        """Start a `longtake` command."""
        return Process.start(
            name,
            [*self.order.command, *words],
            log=self.folder / "logs" / f"{name}.log",
            env={**self.env, **more},
            cwd=self.folder,
        )


@contextmanager
def ground(order: Order, folder: Path) -> Iterator[Ground]:
    """Lay the ground for a run, and clear away what runs on it afterwards."""
    plug_in(folder / "plug")
    base = environment(folder)
    paths = [base["PYTHONPATH"]] if "PYTHONPATH" in base else []
    with ExitStack() as stack:
        shop = Shop.open(order, folder, base)
        stack.callback(shop.close)
        wires, clock = [_wire(stack, shop.port)], _clock(order, folder)
        env = {
            **base,
            "PYTHONPATH": os.pathsep.join([str(folder / "plug"), *paths]),
            "PYTHONFAULTHANDLER": "1",
            "ACME_URL": f"http://127.0.0.1:{wires[0].port}",
            "ACME_API_KEY": KEY,
            "ACME_SETTLE": str(_SETTLE),
            "LONGTAKE_POLICY": dumps(_POLICY),
            "LONGTAKE_LIMITS": dumps({"acme": {"concurrent": order.limit}}),
        }
        server = stack.enter_context(cluster()) if order.database == "postgresql" else None
        if server is None:
            records = Records.of_file(folder / "home" / "longtake.db")
            disk = _disk(stack, order, folder / "home")
            stack.callback(records.engine.dispose)
            yield Ground(order, folder, env, shop, records, disk, wires, clock)
            return
        url = server.create("films")
        wires.append(_wire(stack, server.port))
        records = Records.of_server(url)
        stack.callback(records.engine.dispose)
        disk = _disk(stack, order, folder / "blobs")
        env["LONGTAKE_DATABASE"] = url.replace(f":{server.port}/", f":{wires[1].port}/")
        env["LONGTAKE_BLOBS"] = str(folder / "blobs")
        yield Ground(order, folder, env, shop, records, disk, wires, clock, server, url)


def _wire(stack: ExitStack, port: int) -> Wire:
    wire = Wire(port)
    stack.callback(wire.close)
    return wire


def _clock(order: Order, folder: Path) -> Path | None:
    library = build(folder) if order.harms.get("clock") else None
    if order.harms.get("clock") and library is None:
        print("no clock is shifted: that takes a C compiler", file=sys.stderr)
    return library


def _disk(stack: ExitStack, order: Order, folder: Path) -> Disk | None:
    if not order.harms.get("disk"):
        return None
    disk = Disk.mount(folder)
    if disk is None:
        print("no disk is filled: that takes root", file=sys.stderr)
        return None
    stack.callback(disk.unmount)
    return disk
