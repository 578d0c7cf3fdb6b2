"""A command as a process group of its own, to be killed, frozen and read afterwards."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_LEASH: Final = ("setpriv", "--pdeathsig", "KILL", "--") if shutil.which("setpriv") else ()
"""Ends what was started when the lab itself is killed."""


@dataclass(slots=True, eq=False)
class Process:
    """A command that runs, or ran."""

    name: str
    log: Path
    _popen: "subprocess.Popen[bytes]"
    began: float = field(default_factory=time.monotonic)
    frozen: bool = False

    @classmethod
    def start(
        cls, name: str, command: Sequence[str], *, log: Path, env: Mapping[str, str], cwd: Path
    ) -> "Process":
        """Start a command; what it says goes to the end of the log."""
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as out:
            out.write(f"\n$ {_clock()} {' '.join(command)}\n".encode())
            out.flush()
            popen = subprocess.Popen(
                [*_LEASH, *command],
                cwd=cwd,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        return cls(name, log, popen)

    @property
    def id(self) -> int:
        """The process's own."""
        return self._popen.pid

    @property
    def code(self) -> int | None:
        """How it ended, None while it runs."""
        return self._popen.poll()

    @property
    def cpu(self) -> float:
        """Seconds of the processor that it has used: how far it is, however busy the machine."""
        try:
            fields = Path(f"/proc/{self.id}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def said(self) -> str:
        """The last line that it wrote."""
        lines = self.log.read_text(errors="replace").splitlines()
        return next((line for line in reversed(lines) if line.strip() and line[0] != "#"), "")

    def kill(self) -> None:
        """Kill it and all that it started, as a power cut would."""
        self._send(signal.SIGKILL)
        self._popen.wait()
        self._note("killed")

    def freeze(self) -> None:
        """Stop it where it is."""
        self.frozen = True
        self._send(signal.SIGSTOP)
        self._note("frozen")

    def thaw(self) -> None:
        """Let it go on."""
        self.frozen = False
        self._send(signal.SIGCONT)
        self._note("thawed")

    def end(self) -> None:
        """Ask it to stop, and see to it."""
        self.thaw()
        self._send(signal.SIGTERM)
        try:
            self._popen.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    def _send(self, what: signal.Signals) -> None:
        if self._popen.poll() is None:
            os.killpg(self._popen.pid, what)

    def _note(self, what: str) -> None:
        with self.log.open("ab") as out:
            out.write(f"# {_clock()} {what}\n".encode())


def _clock() -> str:
    return f"{time.strftime('%H:%M:%S')}.{time.time_ns() // 10**6 % 1000:03}"
