"""The identity of work: the same key is the same work, and is never made or bought twice."""

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import TypeAlias

Plain: TypeAlias = (
    "str | int | bool | Fraction | Decimal | tuple[Plain, ...] | Mapping[str, Plain] | None"
)


def work_key(capability: str, model: str, version: int, **facts: Plain) -> str:
    """Give the SHA-256 (hex) of everything that decides what a model will make.

    `model` is `provider:model`, `version` the adapter's; `facts` are the resolved prompt, frames,
    rate, size, seed, options and the digests of every input.
    """
    said = {"capability": capability, "model": model, "version": version, **facts}
    return sha256(canonical(said).encode()).hexdigest()


def canonical(value: Plain) -> str:
    """Give the one JSON text of a value: sorted keys, no blanks, exact numbers as text."""
    return json.dumps(_plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Plain) -> object:
    match value:
        case Fraction() | Decimal():
            return str(value)
        case tuple():
            return [_plain(item) for item in value]
        case Mapping():
            return {name: _plain(item) for name, item in value.items()}
        case _:
            return value
