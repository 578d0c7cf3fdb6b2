"""A customer's account at a vendor that is spoken to over plain HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from longtake.capabilities.errors import OutcomeUnknown, Transient

if TYPE_CHECKING:
    from longtake.transport import Answer, Meaning, Transport

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Account:
    """Signs every call with its key, and reads the vendor's own errors by `meaning`."""

    transport: "Transport"
    url: str
    key: str = field(repr=False)
    meaning: "Meaning"
    scheme: str = "Bearer"
    """The word before the key in the `Authorization` header."""

    async def ask(  # noqa: PLR0913 - one call
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        more: Mapping[str, str] = _NONE,
        seconds: float = 60.0,
        url: str = "",
    ) -> "Answer":
        """Make one call; a POST or PUT may be one that is paid. `more` are further headers."""
        signed = {"Authorization": f"{self.scheme} {self.key}", **more}
        return await self.transport.request(
            method,
            f"{url or self.url}{path}",
            headers=signed,
            json=body,
            seconds=seconds,
            meaning=self.meaning,
        )

    async def lend(self, method: str, path: str, body: object = None, *, url: str = "") -> "Answer":
        """Make a call that costs nothing though it is a POST or PUT: it may be made again.

        Raises `Transient` where `ask` would raise `OutcomeUnknown`.
        """
        try:
            return await self.ask(method, path, body, url=url)
        except OutcomeUnknown as error:
            raise Transient(str(error)) from error
