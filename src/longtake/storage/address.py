"""Where a database lies: a SQLite file or a PostgreSQL address, without a password in its name."""

from pathlib import Path
from typing import Final

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from longtake.capabilities.errors import Unusable

_SERVERS: Final = ("postgresql", "postgres", "postgresql+psycopg")
_FORM: Final = "write postgresql://USER:PASSWORD@HOST:PORT/NAME"


def address(where: Path | str) -> URL:
    """Give the URL of a file or a `postgresql://` address; raises `Unusable`."""
    if isinstance(where, Path) or "://" not in where:
        return URL.create("sqlite", database=str(where))
    kind = where.partition("://")[0]
    if kind not in _SERVERS:
        raise Unusable("database", f"{kind}:// is no database that is known here", _FORM)
    url = _parsed(where)
    if url is None:
        raise Unusable("database", "its address cannot be read", _FORM)
    hidden = url.query.get("password")
    if isinstance(hidden, str):
        url = url.difference_update_query(["password"]).set(password=hidden)
    return url.set(drivername="postgresql+psycopg")


def _parsed(where: str) -> URL | None:
    """Give a URL, None for what is none: the reason may hold the password."""
    try:
        return make_url(where)
    except (ArgumentError, ValueError):
        return None


def name_of(url: URL) -> str:
    """Give a server's name for people: no password, none of its options."""
    user = f"{url.username}@" if url.username else ""
    port = f":{url.port}" if url.port else ""
    return f"database {user}{url.host or 'localhost'}{port}/{url.database or ''}"
