"""For every test: properties are judged by what they find, never by the clock."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import settings

from longtake.testing.postgres import Cluster, cluster

settings.register_profile("house", deadline=None)
settings.load_profile("house")

_NUMBERS = count(1)


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
