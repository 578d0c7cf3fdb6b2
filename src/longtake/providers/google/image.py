"""Gemini pictures: drawn, or changed, with references beside the words.

Facts: https://ai.google.dev/gemini-api/docs/image-generation (read 2026-11). They take no seed and
no mask.
"""

from dataclasses import dataclass
from typing import Any

from longtake.capabilities.image import ImageRequest
from longtake.capabilities.job import Content, Result
from longtake.providers._catalogue import Catalogued
from longtake.providers.google.account import Account, picture
from longtake.providers.google.content import made


@dataclass(frozen=True, slots=True)
class GoogleImage(Catalogued):
    """A model that draws, and changes what it is given."""

    account: Account

    async def draw(self, request: ImageRequest, token: str) -> Result:
        """Draw one still, or change `base`; the references come after it."""
        del token  # there is no key and no list
        shape = {"aspect_ratio": self.entry.ratio_for(request.size)}
        if self.entry.tiers:
            shape["image_size"] = self.entry.tier_for(request.size)
        config: Any = {"response_modalities": ["IMAGE"], "image_config": shape}
        path = f"/models/{self.entry.name}:generateContent"
        async with self.account.answered(path, self.entry) as google:
            answer = await google.models.generate_content(
                model=self.entry.name, contents=_contents(request), config=config
            )
            drawn, kind = made(answer)
        return Result(Content(drawn, kind or "image/png"))


def _contents(request: ImageRequest) -> Any:  # noqa: ANN401 - the library's own union
    """Give the parts of the question: each picture after what it shows, and the prompt last."""
    held = [("The picture to change:", request.base)] if request.base is not None else []
    shown = [
        *held,
        *((f"A reference for {each.role}:", each.data) for each in request.references),
    ]
    parts: list[Any] = []
    for words, data in shown:
        kind, small = picture(data)
        parts += [{"text": words}, {"inline_data": {"data": small, "mime_type": kind}}]
    return [{"role": "user", "parts": [*parts, {"text": request.prompt}]}]
