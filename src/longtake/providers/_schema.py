"""The names of a model's arguments, read out of its own schema (OpenAPI 3)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import Unsupported
from longtake.film.picture import aspect_of
from longtake.providers._arguments import Arguments

_PROMPT: Final = ("prompt", "text", "prompt_text")
_FIRST: Final = ("first_frame_image", "start_image", "first_frame", "input_image", "image")
_LAST: Final = ("last_frame_image", "end_image", "last_frame", "last_image")
_PICTURES: Final = ("input_images", "image_input", "reference_images", "images")


def read(entry: Entry, schemas: Mapping[str, Any]) -> tuple[Entry, Arguments]:
    """Give an entry with the shapes that the schema allows, and the names that it has.

    `schemas` are the components of an OpenAPI page, `Input` among them. Raises `Unsupported` for a
    model that takes no words.
    """
    inputs: Mapping[str, Any] = schemas.get("Input", {}).get("properties", {})
    prompt = _named(inputs, _PROMPT)
    if not prompt:
        message = f"{entry.name} takes no prompt; it takes {', '.join(inputs) or 'nothing'}"
        raise Unsupported(message)
    ratios = _ratios(inputs, schemas)
    length = _kind(inputs.get("duration", {}), schemas)
    names = Arguments(
        prompt=prompt,
        first=_named(inputs, _FIRST),
        last=_named(inputs, _LAST),
        pictures=_named(inputs, _PICTURES),
        duration=_named(inputs, ("duration",)),
        form="{}" if length.get("type") == "string" else "",
        ratio="aspect_ratio" if ratios else "",
        seed=_named(inputs, ("seed",)),
    )
    return replace(entry, ratios=ratios), names


def _named(inputs: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next((name for name in names if name in inputs), "")


def _ratios(inputs: Mapping[str, Any], schemas: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the shapes of `aspect_ratio`, without words such as `auto`."""
    allowed = _kind(inputs.get("aspect_ratio", {}), schemas).get("enum", ())
    return tuple(str(each) for each in allowed if _is_ratio(str(each)))


def _is_ratio(text: str) -> bool:
    try:
        aspect_of(text)
    except ValueError:
        return False
    return ":" in text


def _kind(told: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give what an argument is, where it stands or where it is said to stand."""
    match told:
        case {"$ref": str(place)} | {"allOf": [{"$ref": str(place)}, *_]}:
            found: Mapping[str, Any] = schemas.get(place.rpartition("/")[2], {})
            return found
        case _:
            return told
