"""A person with an account at a vendor that runs in a process of its own, over real HTTP."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from person import Person

from longtake.testing.plug_in import plug_in

ONE = ("1 red", "--size", "64x64", "--mode", "text")
"""A film of one shot of one second."""
THREE = ("1 red\n1 green\n1 blue", "--size", "64x64", "--mode", "text")


@contextmanager
def customer(place: Path, *rules: str, **more: str) -> Iterator[Person]:
    """Give somebody whose vendor follows these rules (`python -m longtake.testing.vendor --help`).

    `more` are environment variables of their own.
    """
    command = [sys.executable, "-m", "longtake.testing.vendor", *rules]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as vendor:
        assert vendor.stdout is not None
        try:
            account = {
                "ACME_URL": vendor.stdout.readline().strip(),
                "ACME_API_KEY": "sk-customer",
                "ACME_SETTLE": "0.1",
                "PYTHONPATH": str(plug_in(place / "plugged")),
                **more,
            }
            yield Person(place, account)
        finally:
            vendor.terminate()
