"""A customer's account at a vendor that is spoken to over plain HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from longtake.capabilities.errors import OutcomeUnknown, Transient
from longtake.providers._form import Form

if TYPE_CHECKING:
    from longtake.transport import Answer, Meaning, Transport

_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_ANSWER: Final = 8 * 2**20
"""Bytes of an answer, where it is not what was made."""
_UPLOAD: Final = 120.0
"""Seconds that an upload may take."""


@dataclass(frozen=True, slots=True)
class Account:
    """Signs every call with its key, and reads the vendor's own errors by `meaning`."""

    transport: "Transport"
    url: str
    key: str = field(repr=False)
    meaning: "Meaning"
    scheme: str = "Bearer"
    """The word before the key; empty for none."""
    header: str = "Authorization"
    """Where the key goes."""

    @property
    def signature(self) -> dict[str, str]:
        """The header that holds the key; none where there is no key."""
        return {self.header: f"{self.scheme} {self.key}".strip()} if self.key else {}

    async def ask(  # noqa: PLR0913 - one call
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        form: Form | None = None,
        more: Mapping[str, str] = _NONE,
        seconds: float = 60.0,
        url: str = "",
        cap: int = _ANSWER,
    ) -> "Answer":
        """Make one call; a POST or PUT may be one that is paid. `more` are further headers."""
        kind = {"Content-Type": form.kind} if form else {}
        return await self.transport.request(
            method,
            f"{url or self.url}{path}",
            headers={**self.signature, **kind, **more},
            json=body,
            content=form.body if form else None,
            seconds=seconds,
            cap=cap,
            meaning=self.meaning,
        )

    async def lend(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        form: Form | None = None,
        url: str = "",
    ) -> "Answer":
        """Make a call that costs nothing though it is a POST or PUT: it may be made again.

        Raises `Transient` where `ask` would raise `OutcomeUnknown`.
        """
        try:
            return await self.ask(method, path, body, form=form, url=url)
        except OutcomeUnknown as error:
            raise Transient(str(error)) from error

    async def put(self, url: str, content: bytes, media_type: str) -> None:
        """Bring bytes to an address that the vendor gave for them; the key stays here.

        It costs nothing: raises `Transient` for whatever breaks off.
        """
        headers = {"Content-Type": media_type}
        try:
            await self.transport.request(
                "PUT", url, headers=headers, content=content, seconds=_UPLOAD
            )
        except OutcomeUnknown as error:
            raise Transient(str(error)) from error
