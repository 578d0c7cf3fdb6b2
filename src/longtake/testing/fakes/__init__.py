"""Vendors on loopback: one stateful server for each wire protocol, spoken to by the real library.

Each keeps books (`shop.Shop`): what was asked, what was sold, what is on the bill. A test writes
into its script what goes wrong next (`faults`).
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from longtake.testing.fakes.counter import Fake


def every() -> "dict[str, type[Fake]]":
    """Give the fake of each built-in provider, by the provider's name."""
    from longtake.testing.fakes.counter import Fake  # noqa: PLC0415 - aiohttp is for tests

    modules = [import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__)]
    found = [held for module in modules for held in vars(module).values()]
    return {
        held.provider: held
        for held in found
        if isinstance(held, type) and issubclass(held, Fake) and hasattr(held, "provider")
    }
