"""An inspection as it is kept: one JSON file with its pictures in it."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from longtake.capabilities.errors import BadOutput, Unusable
from longtake.capabilities.inspector import Inspector
from longtake.film.inspection import Inspection


@dataclass(frozen=True, slots=True)
class InspectionPage:
    """What was found, with the pictures to look at."""

    found: Inspection
    pictures: Mapping[int, str] = field(default_factory=dict)
    """JPEGs in base64 by their frame; one that could not be read is missing."""


_WIDTH: Final = 320
_MOST: Final = 480
"""Pictures on a page."""
_PAGE: TypeAdapter[InspectionPage] = TypeAdapter(InspectionPage)


async def illustrated(inspector: Inspector, file: Path, found: Inspection) -> InspectionPage:
    """Give the page of an inspection, with the pictures at its findings and joins."""
    at = found.looked_at[:_MOST]
    try:
        pictures: Sequence[bytes] = await inspector.pictures(file, at, width=_WIDTH)
    except (BadOutput, Unusable):
        pictures = ()  # what is damaged was measured as far as it goes
    pairs = zip(at, pictures, strict=False)
    return InspectionPage(found, {at: b64encode(jpeg).decode() for at, jpeg in pairs if jpeg})


def written_page(page: InspectionPage) -> bytes:
    """Give the page as it is kept."""
    return _PAGE.dump_json(page)


def read_page_of(data: bytes) -> InspectionPage:
    """Give a page that was kept; raises `ValueError` for what is none."""
    return _PAGE.validate_json(data)
