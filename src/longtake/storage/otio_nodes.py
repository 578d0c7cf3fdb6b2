"""OpenTimelineIO's JSON as it is read: its nodes, by their schema, and their times."""

from collections.abc import Mapping
from fractions import Fraction
from math import isfinite
from typing import Any, TypeAlias

Node: TypeAlias = Mapping[str, Any]


def is_a(node: Node, *schemas: str) -> bool:
    """Say whether a node is of one of the schemas, of any version."""
    return str(node.get("OTIO_SCHEMA", "")).partition(".")[0] in schemas


def children(node: object) -> list[Node]:
    """Give what a track or stack holds."""
    return nodes(mapping(node).get("children"))


def nodes(held: object) -> list[Node]:
    """Give the nodes of a list; none of what is none."""
    return [each for each in held if isinstance(each, Mapping)] if isinstance(held, list) else []


def clips(track: Node) -> list[Node]:
    """Give the clips of a track."""
    return [child for child in children(track) if is_a(child, "Clip")]


def mapping(node: object) -> Node:
    """Give a node; an empty one for what is none."""
    return node if isinstance(node, Mapping) else {}


def named(item: Node) -> str:
    """Give what to call an item."""
    name = " ".join(str(item.get("name") or "").split())[:60]
    return f"clip {name}" if name else "a clip"


def number(value: object) -> Fraction:
    """Give a number exactly; 0 for what is none."""
    return Fraction(value) if isinstance(value, int | float) and isfinite(value) else Fraction(0)
