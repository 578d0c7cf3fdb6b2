"""What a marketplace's model is asked, under the names that it has for it.

The names stand in the catalogue, or follow from the model's own schema: an empty one is an argument
that the model does not take, and is left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import Unsupported
from longtake.capabilities.image import ImageRequest
from longtake.capabilities.video import VideoRequest
from longtake.film.picture import Size

_SEEDS: Final = 2**31
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Arguments:
    """The names of a model's arguments."""

    prompt: str = "prompt"
    first: str = ""
    last: str = ""
    pictures: str = ""
    """Of a list of pictures: the references of a still."""
    duration: str = ""
    form: str = ""
    """How a length is written, such as `{}` for text or `{}s`; empty is a number."""
    ratio: str = ""
    resolution: str = ""
    size: str = ""
    """Of an object with `width` and `height`."""
    width: str = ""
    height: str = ""
    seed: str = ""
    extra: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    """What is always sent."""

    def clip(
        self, entry: Entry, request: VideoRequest, frames: Mapping[str, str]
    ) -> dict[str, object]:
        """Give the arguments of a segment; `frames` are addresses of the pictures `first`, `last`.

        Raises `Unsupported` for a picture that the model has no argument for.
        """
        for where in frames:
            if not getattr(self, where):
                message = f"{entry.name} takes no {where} frame"
                raise Unsupported(message)
        seconds = int(request.frames / request.rate)
        length = self.form.format(seconds) if self.form else seconds
        told = {
            self.prompt: request.prompt,
            self.first: frames.get("first"),
            self.last: frames.get("last"),
            self.duration: length,
            **self._shape(entry, request.size, framed=bool(frames)),
        }
        return self._told(told, request.seed)

    def still(
        self, entry: Entry, request: ImageRequest, pictures: Sequence[str]
    ) -> dict[str, object]:
        """Give the arguments of a still; `pictures` are addresses, the one to change first."""
        if pictures and not self.pictures:
            message = f"{entry.name} takes no pictures"
            raise Unsupported(message)
        told = {
            self.prompt: request.prompt,
            self.pictures: [*pictures] or None,
            **self._shape(entry, request.size, framed=False),
        }
        return self._told(told, request.seed)

    def _shape(self, entry: Entry, size: Size, *, framed: bool) -> dict[str, object]:
        """Say the picture's shape; with frames it is theirs."""
        own = entry.size_for(size)
        return {
            self.resolution: entry.tier_for(size) if self.resolution else None,
            self.ratio: entry.ratio_for(size) if self.ratio and not framed else None,
            self.size: {"width": own.width, "height": own.height},
            self.width: own.width,
            self.height: own.height,
        }

    def _told(self, told: Mapping[str, object], seed: int) -> dict[str, object]:
        asked = {**told, self.seed: seed % _SEEDS, **self.extra}
        return {name: value for name, value in asked.items() if name and value is not None}


def arguments_of(entry: Entry, way: str = "") -> Arguments:
    """Give the names in a catalogue's row: `arguments`, and what `way` changes in them."""
    wire = entry.wire
    return Arguments(**{**wire.get("arguments", {}), **wire.get(f"{way}_arguments", {})})
