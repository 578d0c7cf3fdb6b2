"""People for whole tests, each in a place of their own."""

from pathlib import Path

import pytest
from person import Person


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody who has never used Longtake."""
    return Person(tmp_path)


@pytest.fixture(scope="session")
def _six(tmp_path_factory: pytest.TempPathFactory) -> Person:
    someone = Person(tmp_path_factory.mktemp("six"))
    someone.makes("--mode", "storyboard")
    return someone


@pytest.fixture
def owner(_six: Person, tmp_path: Path) -> Person:
    """Somebody who has a finished film of six shots in `film`."""
    return _six.twin(tmp_path)
