"""The vendor of the lab: Acme in a process of its own, and what its own people see."""

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx
from benchmarks.crash_lab.order import Order
from benchmarks.crash_lab.process import Process

KEY: Final = "sk-lab"
"""The customer's key, and so the account."""
LAG: Final = 1.0
"""Seconds until a job can be listed."""
_FAULTS: Final = {
    "drop-before": 0.03,
    "drop-after": 0.03,
    "busy-503": 0.04,
    "limited-429": 0.04,
    "accept-then-500": 0.03,
}
_STARTING: Final = 30.0


@dataclass(frozen=True, slots=True)
class Shop:
    """A vendor that runs."""

    process: Process
    port: int
    _asking: httpx.Client

    @classmethod
    def open(cls, order: Order, folder: Path, env: Mapping[str, str]) -> "Shop":
        """Start the vendor and wait until it answers."""
        port_file = folder / "vendor-port"
        command = [sys.executable, "-m", "longtake.testing.vendor", "--port-file", str(port_file)]
        rules = {
            "seed": order.seed,
            "list-lag": LAG,
            "image-seconds": 0.05,
            "music-seconds": 0.05,
            "plan-seconds": 0.05,
            **{name: odds * order.faults for name, odds in _FAULTS.items()},
        }
        for name, value in rules.items():
            command += [f"--{name}", str(value)]
        command += ["--job-seconds", *map(str, order.job_seconds), "--answer-delay", "0", "0.3"]
        log = folder / "logs" / "vendor.log"
        process = Process.start("vendor", command, log=log, env=env, cwd=folder)
        give_up = time.monotonic() + _STARTING
        while not port_file.exists():
            if process.code is not None or time.monotonic() > give_up:
                message = f"the vendor did not start: {process.said}"
                raise RuntimeError(message)
            time.sleep(0.02)
        port = int(port_file.read_text())
        return cls(process, port, httpx.Client(base_url=f"http://127.0.0.1:{port}"))

    @property
    def sales(self) -> int:
        """How much was sold."""
        return int(self._get("/health")["sales"])

    @property
    def invoices(self) -> Sequence[Mapping[str, Any]]:
        """The bill, what was not charged left out."""
        return [line for line in self._get("/invoices") if not line["void"]]

    @property
    def log(self) -> Sequence[Mapping[str, Any]]:
        """Every paid call."""
        return list(self._get("/log"))

    @property
    def most_jobs(self) -> int:
        """The most jobs that there ever were at once."""
        return int(self._get("/peaks")["jobs"].get(KEY, 0))

    def close(self) -> None:
        """End it."""
        self._asking.close()
        self.process.end()

    def _get(self, path: str) -> Any:  # noqa: ANN401 - JSON may be anything
        return self._asking.get(path, timeout=30).raise_for_status().json()
