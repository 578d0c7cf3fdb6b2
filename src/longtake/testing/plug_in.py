"""Plugging a provider in without installing it: a folder for `PYTHONPATH` that names its module."""

from pathlib import Path

_METADATA = "Metadata-Version: 2.1\nName: {name}-vendor\nVersion: 1.0\n"
_ENTRY_POINTS = "[longtake.providers]\n{name} = {module}\n"


def plug_in(folder: Path, *, name: str = "acme", module: str = "longtake.testing.acme") -> Path:
    """Make `folder` one that, on `PYTHONPATH`, offers the provider to `longtake`; gives it back."""
    told = folder / f"{name}_vendor-1.0.dist-info"
    told.mkdir(parents=True, exist_ok=True)
    (told / "METADATA").write_text(_METADATA.format(name=name), encoding="utf-8")
    points = _ENTRY_POINTS.format(name=name, module=module)
    (told / "entry_points.txt").write_text(points, encoding="utf-8")
    return folder
