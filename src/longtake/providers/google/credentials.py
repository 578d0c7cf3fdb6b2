"""A Google service account: its tokens, fetched while nothing is being paid for.

Facts: https://googleapis.dev/python/google-auth (2.63, read 2026-11).
"""

import asyncio
from dataclasses import dataclass, field
from json import loads
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from longtake.capabilities.errors import Transient, Unauthorized, Unusable

if TYPE_CHECKING:
    from google.auth.credentials import Credentials

_SCOPE: Final = "https://www.googleapis.com/auth/cloud-platform"
_OWN_MACHINE: Final = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Access:
    """Credentials, and the project that they belong to."""

    credentials: "Credentials" = field(repr=False)
    project: str

    async def token(self) -> str:
        """Give a token that is good for a while, fetched anew where the last one is not.

        Raises `Unauthorized` where Google gives none, `Transient` where it cannot be asked.
        """
        from google.auth.exceptions import GoogleAuthError, RefreshError  # noqa: PLC0415
        from google.auth.transport.requests import Request  # noqa: PLC0415

        if not self.credentials.valid:
            try:
                await asyncio.to_thread(self.credentials.refresh, Request())
            except RefreshError as error:
                if error.retryable:
                    raise Transient("vertex gave no token; it may in a while") from error
                raise Unauthorized("vertex gives no token for these credentials") from error
            except GoogleAuthError as error:
                raise Transient("vertex could not be asked for a token") from error
        return str(self.credentials.token)


def access_to(url: str, key: str) -> Access:
    """Give the access that a key opens: the file of an account, or its JSON.

    At an address of this very machine nothing is fetched: the key is the token. Raises `Unusable`.
    """
    if urlsplit(url).hostname in _OWN_MACHINE:
        from google.oauth2.credentials import Credentials  # noqa: PLC0415

        return Access(Credentials(token=key), "local")  # type: ignore[no-untyped-call]
    from google.oauth2 import service_account  # noqa: PLC0415

    try:
        account = loads(key if key.lstrip().startswith("{") else Path(key).read_text("utf-8"))
        service: Any = service_account.Credentials
        held = service.from_service_account_info(account, scopes=[_SCOPE])
    except (OSError, ValueError) as error:
        remedy = "give the path of a service account's JSON"
        raise Unusable("GOOGLE_APPLICATION_CREDENTIALS", "is no such account", remedy) from error
    return Access(held, held.project_id or "")
