"""Runway's models that draw, and the names by which a prompt calls its pictures: `@lena`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from longtake.capabilities.errors import Unsupported
from longtake.capabilities.image import ImageRequest
from longtake.capabilities.job import Ticket
from longtake.providers.runway.video import Tasks, shape

_SHORTEST: Final = 3
_LONGEST: Final = 16
"""Letters of a tag (runwayml 5.24): it begins with a letter, and holds letters, digits and `_`."""


@dataclass(frozen=True, slots=True)
class RunwayImage(Tasks):
    """A model that draws."""

    async def submit(self, request: ImageRequest, token: str) -> Ticket:
        """Buy a task."""
        del token
        if not (request.references or self.entry.wire.get("bare", True)):
            raise Unsupported(f"{self.entry.full_name} draws only from references; give one")
        prompt, tags = request.prompt, [""] * len(request.references)
        if self.entry.wire.get("tags", False):
            prompt, tags = _named(prompt, [held.role for held in request.references])
        references = [
            {"uri": await self.account.picture(held.data), **({"tag": tag} if tag else {})}
            for held, tag in zip(request.references, tags, strict=True)
        ]
        body: dict[str, object] = {
            "model": self.entry.name,
            "promptText": prompt,
            **shape(self.entry, request.size, "worded"),
            **self.entry.wire.get("fixed", {}),
            **({"referenceImages": references} if references else {}),
            **({"seed": request.seed % 2**32} if self.limits.seed else {}),
        }
        return await self.account.buy("/v1/text_to_image", body, entry=self.entry)


def _named(prompt: str, roles: Sequence[str]) -> tuple[str, list[str]]:
    """Give the prompt with a word on each picture, and a tag for each role, all different."""
    tags: list[str] = []
    for role in roles:
        tags.append(_tag(role, tags))
    told = [f" {role} is @{tag}." for role, tag in zip(roles, tags, strict=True)]
    return f"{prompt}{''.join(dict.fromkeys(told))}", tags


def _tag(role: str, taken: Sequence[str]) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", role.lower()).strip("_")
    stem = plain if plain[:1].isalpha() else f"ref_{plain}"
    stem = stem[:_LONGEST].rstrip("_").ljust(_SHORTEST, "_")
    numbers = (f"{stem[: _LONGEST - 3]}_{number}" for number in range(2, 100))
    return next(tag for tag in (stem, *numbers) if tag not in taken)
