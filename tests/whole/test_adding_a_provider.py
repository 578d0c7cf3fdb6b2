"""The guide to adding a provider: its code, run as written, as an outside package."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from longtake.testing.plug_in import plug_in

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "adding-a-provider.md"
BLOCK = re.compile(r"```python\n# (\w+\.py)\n(.*?)```", re.DOTALL)
FAULTS = "twice[] or drop-after or cut-off or fail-job or broken-file"
MOST = 160
"""Lines of a provider's file."""


@pytest.fixture
def plugged(tmp_path: Path) -> Path:
    """Lay the guide's files as an installed package."""
    folder = plug_in(tmp_path / "site", name="nimbus", module="nimbus")
    for name, code in BLOCK.findall(GUIDE.read_text(encoding="utf-8")):
        (folder / name).write_text(code, encoding="utf-8")
    return folder


def test_the_provider_of_the_guide_fits_on_a_few_screens(plugged: Path) -> None:
    """A newcomer writes it in an afternoon."""
    assert len((plugged / "nimbus.py").read_text().splitlines()) < MOST


def test_the_package_of_the_guide_holds_what_its_entry_point_names() -> None:
    """Packagers find no module by themselves where a fake and tests lie beside it."""
    [page] = re.findall(r"```toml\n# pyproject.toml\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    told = tomllib.loads(page)
    points = told["project"]["entry-points"]["longtake.providers"]
    assert [*points.values()] == told["tool"]["setuptools"]["py-modules"]
    assert told["build-system"]["build-backend"] == "setuptools.build_meta"


def test_a_package_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    """It is no fault of Longtake's, and it is said how to go on without it."""
    folder = plug_in(tmp_path / "site", name="nimbus", module="nimbus")
    told = _run(folder, str(Path(sys.executable).with_name("longtake")), "models")
    assert told.returncode == 2
    assert "provider nimbus of the package nimbus-vendor: No module named 'nimbus'" in told.stderr
    assert "uninstall nimbus-vendor" in told.stderr


def test_the_guides_own_tests_pass(plugged: Path) -> None:
    """Without a fault and under those that cost others money; the guide has all of them."""
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "test_nimbus.py")
    told = _run(plugged, *command, "-k", FAULTS)
    assert told.returncode == 0, told.stdout[-3000:]
    assert "5 passed" in told.stdout, told.stdout[-3000:]


def test_the_command_finds_the_provider_by_its_entry_point(plugged: Path) -> None:
    """With the variable that it needs."""
    command = str(Path(sys.executable).with_name("longtake"))
    told = _run(plugged, command, "models", "--json")
    assert '"nimbus:cirrus"' in told.stdout
    missing = _run(plugged, command, "plan", "rain", "--video", "nimbus")
    assert "set NIMBUS_API_KEY to use it" in missing.stderr


def _run(folder: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    env |= {"PYTHONPATH": str(folder), "LONGTAKE_HOME": str(folder / "home")}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
