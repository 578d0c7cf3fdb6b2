"""Which versions make a film's bytes what they are."""

from importlib.metadata import version

import av

from longtake import VERSION


def software() -> dict[str, str]:
    """Give the versions of everything that conforming goes through, by name."""
    libraries = {
        name: ".".join(str(part) for part in number)
        for name, number in av.library_versions.items()
        if name in {"libavcodec", "libavfilter", "libavformat", "libswscale", "libswresample"}
    }
    packages = {name: version(name) for name in ("av", "numpy", "opencv-python-headless", "pillow")}
    return {"longtake": VERSION, **packages, **libraries}
