"""For every test: properties are judged by what they find, never by the clock."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import certifi
import pytest
from hypothesis import settings

from longtake.testing.postgres import Cluster, cluster

settings.register_profile("house", deadline=None)
settings.load_profile("house")

_NUMBERS = count(1)


@pytest.fixture(scope="session", autouse=True)
def _few_authorities(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Have one authority trusted, not 140: each client of a vendor's library reads them all anew.

    That is 55 ms of the processor, five times what a call to a fake takes; none here speaks TLS.
    """
    every = Path(certifi.where()).read_text("utf-8")
    first, end, _ = every[every.index("-----BEGIN") :].partition("-----END CERTIFICATE-----\n")
    one = tmp_path_factory.mktemp("trust") / "one.pem"
    one.write_text(first + end, "utf-8")
    os.environ["SSL_CERT_FILE"] = str(one)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """Give a PostgreSQL of this session's own, thrown away at its end."""
    with cluster(fsync=False) as running:
        yield running


@pytest.fixture
def database_url(postgres: Cluster) -> Iterator[str]:
    """Give the address of an empty PostgreSQL database."""
    name = f"t{next(_NUMBERS)}"
    yield postgres.create(name)
    postgres.drop(name)
