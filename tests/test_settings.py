"""Settings: who wins, and what is said of a mistake."""

from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import pytest

from longtake.capabilities.errors import Unusable
from longtake.engine.policy import Policy
from longtake.settings import Settings, Trying, load


def test_the_command_line_wins_over_environment_folder_and_home(tmp_path: Path) -> None:
    """Each place decides only what no stronger one says."""
    home, here = tmp_path / "home", tmp_path / "here"
    for folder in (home, here):
        folder.mkdir()
    (home / "longtake.toml").write_text('video = "home:v"\nimage = "home:i"\nmusic = "home:m"\n')
    (here / "longtake.toml").write_text('video = "here:v"\nimage = "here:i"\n')
    environ = {"LONGTAKE_HOME": str(home), "LONGTAKE_VIDEO": "env:v", "LONGTAKE_BUDGET": "2.50"}
    settings = load({"budget": Decimal(7), "video": None}, environ=environ, folder=here)
    assert settings.video == "env:v"
    assert settings.image == "here:i"
    assert settings.music == "home:m"
    assert settings.budget == Decimal(7)
    assert settings.home == home


def test_with_nothing_set_a_home_and_every_core_are_found(tmp_path: Path) -> None:
    """The defaults need no file and no variable."""
    settings = load(environ={}, folder=tmp_path)
    assert settings.home.name == "longtake"
    assert settings.jobs >= 1
    assert settings.budget is None


def test_an_empty_variable_says_nothing(tmp_path: Path) -> None:
    """`LONGTAKE_BUDGET=` is how a shell unsets."""
    environ = {"LONGTAKE_HOME": str(tmp_path), "LONGTAKE_BUDGET": ""}
    assert load(environ=environ, folder=tmp_path).budget is None


def test_an_unknown_variable_names_the_nearest(tmp_path: Path) -> None:
    """A misspelt variable is never ignored in silence."""
    with pytest.raises(
        Unusable, match="LONGTAKE_VIDOE is no setting; the nearest is LONGTAKE_VIDEO"
    ):
        load(environ={"LONGTAKE_VIDOE": "x"}, folder=tmp_path)


def test_what_the_launcher_and_the_debugger_read_is_no_mistake(tmp_path: Path) -> None:
    """`LONGTAKE_DEBUG` and `LONGTAKE_PYTHON` are not settings and not errors."""
    environ = {"LONGTAKE_DEBUG": "1", "LONGTAKE_PYTHON": "python3", "LONGTAKE_HOME": str(tmp_path)}
    assert load(environ=environ, folder=tmp_path).home == tmp_path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('vidoe = "x"', "vidoe is no setting; the nearest is video"),
        ('openai_api_key = "sk-1"', "keys are read from the environment alone"),
        ("video = = 1", "line 1, column"),
        ("jobs = 0", "jobs = 0"),
        ("[video]\nname = 1", "video = "),
        ('budget = "much"', "budget = 'much'"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_file_and_remedy(
    tmp_path: Path, text: str, said: str
) -> None:
    """The message leads to the line that is wrong."""
    (tmp_path / "longtake.toml").write_text(text)
    with pytest.raises(Unusable) as raised:
        load(environ={"LONGTAKE_HOME": str(tmp_path / "home")}, folder=tmp_path)
    assert said in str(raised.value)
    assert str(tmp_path / "longtake.toml") in str(raised.value)


def test_a_wrong_value_names_the_place_that_won(tmp_path: Path) -> None:
    """A bad variable is not blamed on the file that it hides."""
    (tmp_path / "longtake.toml").write_text("jobs = 2")
    with pytest.raises(Unusable, match="environment: LONGTAKE_JOBS = 'many'"):
        load(environ={"LONGTAKE_JOBS": "many"}, folder=tmp_path)


def test_a_home_cannot_move_itself(tmp_path: Path) -> None:
    """A `home` inside the home's own file would be a riddle."""
    (tmp_path / "longtake.toml").write_text('home = "/elsewhere"')
    (tmp_path / "here").mkdir()
    with pytest.raises(Unusable, match="LONGTAKE_HOME"):
        load(environ={"LONGTAKE_HOME": str(tmp_path)}, folder=tmp_path / "here")


def test_a_key_is_read_when_asked_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Secrets are no fields: neither a print nor a dump holds one."""
    monkeypatch.setenv("ACME_API_KEY", "acme-secret-1")
    settings = Settings()
    key = settings.key("ACME_API_KEY")
    assert key is not None
    assert key.get_secret_value() == "acme-secret-1"
    assert "acme-secret-1" not in f"{key!r} {settings!r} {settings.model_dump_json()}"
    assert settings.key("OTHER_API_KEY") is None


def test_everything_of_the_policy_can_be_set() -> None:
    """A new patience of the engine's is a setting too."""
    assert set(Trying.model_fields) == {each.name for each in fields(Policy)}


def test_a_start_that_no_ledger_keeps_is_refused(tmp_path: Path) -> None:
    """A process renews a lease that is over before it sends: it would do so for ever."""
    with pytest.raises(Unusable, match="start"):
        load(environ={"LONGTAKE_POLICY": '{"start": 0.01}'}, folder=tmp_path)
    assert load(environ={"LONGTAKE_POLICY": '{"start": 2}'}, folder=tmp_path).policy.start == 2
