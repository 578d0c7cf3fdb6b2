"""The vendor as a command: `python -m longtake.testing.vendor --port 0 --port-file F`."""

import asyncio
import resource
import signal
import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from longtake.testing.vendor.rules import Rules, changed
from longtake.testing.vendor.serving import vendor


def main(typed: Sequence[str]) -> None:
    """Serve until SIGTERM or SIGINT."""
    options = vars(_parser().parse_args(typed))
    port, port_file = options.pop("port"), options.pop("port_file")
    try:
        rules = changed(Rules(), {name: value for name, value in options.items() if value})
    except ValueError as error:
        sys.exit(str(error))
    _open_many_files()
    asyncio.run(_serve(rules, port, port_file))


def _parser() -> ArgumentParser:
    parser = ArgumentParser("longtake.testing.vendor", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes any that is free")
    parser.add_argument("--port-file", type=Path, help="gets the port once the vendor answers")
    for rule in fields(Rules):
        parser.add_argument(f"--{rule.name.replace('_', '-')}", **_taken(rule.default))
    return parser


def _taken(default: object) -> Mapping[str, Any]:
    """Give what an option takes; `changed` reads the text."""
    match default:
        case bool():
            return {"action": "store_true"}
        case tuple():
            return {"nargs": "+"}
        case _:
            return {"help": f"{default}"}


def _open_many_files() -> None:
    """Let as many connections be open as the system allows this process."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


async def _serve(rules: Rules, port: int, port_file: Path | None) -> None:
    stop = asyncio.Event()
    for ending in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(ending, stop.set)
    async with vendor(rules, port=port) as running:
        sys.stdout.write(f"{running.url}\n")
        sys.stdout.flush()
        if port_file is not None:
            await asyncio.to_thread(_write_whole, port_file, f"{running.port}\n")
        await stop.wait()


def _write_whole(file: Path, text: str) -> None:
    """Write a file that nobody sees half written."""
    part = file.with_name(f"{file.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(file)


if __name__ == "__main__":
    main(sys.argv[1:])
