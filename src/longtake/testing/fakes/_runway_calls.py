"""What Runway's create calls take, read out of the types of its own library."""

import types
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

SECONDS: Final[Mapping[str, tuple[int, int]]] = {
    "gen4.5": (2, 10),
    "gen4_turbo": (2, 10),
    "gemini_omni_flash": (3, 10),
    "gemini_omni_flash_1.1": (3, 10),
    "grok_imagine_1_5": (1, 15),
    "grok_imagine_1_5_lite": (1, 15),
    "seedance2": (4, 15),
    "seedance2_fast": (4, 15),
    "seedance2_mini": (4, 15),
    "seedance2_5": (4, 30),
}
"""Lengths that Runway's own pages bound; the types of others name theirs, or none."""
_PLAIN: Final[Mapping[Any, tuple[type, ...]]] = {
    int: (int,),
    float: (int, float),
    str: (str,),
    bool: (bool,),
}


def mistakes(call: str, body: Mapping[str, Any]) -> Iterator[str]:
    """Give what is wrong in a create call's body, such as `ratio`."""
    kinds = _kinds(call)
    kind = kinds.get(str(body.get("model", "")))
    if kind is None:
        yield "model"
        return
    fields, required = kind
    yield from (name for name in required if name not in body)
    yield from (name for name, told in body.items() if not _takes(fields.get(name), told))


def input_mistakes(body: Mapping[str, Any]) -> Iterator[str]:
    """Give what is wrong in the input of a call through a router."""
    module = import_module("runwayml.types.generate.video_create_params")
    fields, _ = _fields(module.Input)
    yield from (name for name, told in body.items() if not _takes(fields.get(name), told))


@cache
def _kinds(call: str) -> dict[str, tuple[dict[str, Any], frozenset[str]]]:
    """Give each model's fields by their names on the wire, and those that it must have."""
    module = import_module(f"runwayml.types.{call}_create_params")
    kinds = {}
    for held in vars(module).values():
        hints = getattr(held, "__annotations__", {})
        if isinstance(held, type) and "model" in hints and "prompt_text" in hints:
            fields, required = _fields(held)
            kinds[str(get_args(fields["model"])[0])] = fields, required
    return kinds


def _fields(kind: type) -> tuple[dict[str, Any], frozenset[str]]:
    fields, required = {}, set()
    for name, hint in get_type_hints(kind, include_extras=True).items():
        alias, plain, must = name, hint, False
        while get_origin(plain) is not None and not _is_value(plain):
            must = must or "Required" in str(get_origin(plain))
            notes = getattr(plain, "__metadata__", ())
            alias = next((note.alias for note in notes if note.alias), alias)
            plain = get_args(plain)[0]
        fields[alias] = plain
        if must or name in getattr(kind, "__required_keys__", ()):
            required.add(alias)
    return fields, frozenset(required)


def _is_value(hint: object) -> bool:
    return get_origin(hint) in (Literal, Union, types.UnionType, list) or "Iterable" in str(
        get_origin(hint)
    )


def _takes(hint: object, told: object) -> bool:
    """Say whether a value is of a type; what lists hold is not looked at."""
    if hint is None:
        return False
    origin = get_origin(hint)
    if origin is Literal:
        return told in get_args(hint)
    if origin in (Union, types.UnionType):
        return any(_takes(each, told) for each in get_args(hint))
    if origin is not None:
        return isinstance(told, list)
    if isinstance(told, bool):
        return hint is bool
    return isinstance(told, _PLAIN.get(hint, (dict,)))
