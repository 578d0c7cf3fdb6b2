"""Changing single values in a page's text, so that all the rest of it stays as a person left it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from longtake.capabilities.errors import Unusable
from longtake.storage.pages import Tree, entry_text, parsed

_NAMES: Final = ("id", "name", "role")
"""The keys by which the items of a list are known again."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A stretch of the text, and what stands there instead."""

    start: int
    end: int
    text: str


def rewritten(text: str, shows: Callable[[str], Mapping[str, Tree]], after: dict[str, Tree]) -> str:
    """Give the page's text changed so that it `shows` the tree `after`.

    Comments and layout stay, except within a list that gained or lost an item. Empty where the
    page is written in a way that this cannot change.
    """
    changed = text
    root = parsed(text, "page").node
    for change in sorted(_changes(text, root, shows(text), after), key=_start)[::-1]:
        changed = f"{changed[: change.start]}{change.text}{changed[change.end :]}"
    try:
        return changed if shows(changed) == after else ""
    except Unusable:
        return ""


def _start(change: _Change) -> int:
    return change.start


def _changes(text: str, node: Node, before: Tree, after: Tree) -> Iterator[_Change]:
    """Give the changes inside a block mapping whose keys stay recognisable."""
    if not (isinstance(before, Mapping) and isinstance(after, Mapping) and node.value):
        return
    pairs = {key.value: (key, value) for key, value in node.value}
    for name, old in before.items():
        if name in pairs and name not in after:
            yield _removed(text, pairs[name])
        elif name in pairs and old != after[name]:
            yield from _valued(text, pairs[name], old, after[name])
    names = list(after)
    for place, name in enumerate(names):
        if name not in pairs and before.get(name) != after[name]:
            yield _added(
                text,
                node,
                [pairs[each] for each in names[:place] if each in pairs],
                (name, after[name]),
            )


def _valued(text: str, pair: tuple[Node, Node], before: Tree, after: Tree) -> Iterator[_Change]:
    """Give the changes that turn one value into another."""
    key, value = pair
    inner = list(_inside(value, before, after))
    if inner:
        for node, old, new in inner:
            if old != new:
                yield from _changes(text, node, old, new)
        return
    fresh = entry_text(key.value, after, key.start_mark.column)
    start, end = value.start_mark.index, _end(text, value)
    if (
        isinstance(value, ScalarNode)
        and value.start_mark.line == key.start_mark.line
        and end > start
    ):
        yield _Change(start, end, fresh.partition(":")[2].strip("\n").lstrip(" "))
    else:
        colon = text.index(":", key.end_mark.index) + 1
        yield _Change(colon, max(colon, end), fresh.partition(":")[2].rstrip("\n"))


def _inside(value: Node, before: Tree, after: Tree) -> Iterator[tuple[Node, Tree, Tree]]:
    """Give the block mappings within a value that can be changed one by one, if they can."""
    if not isinstance(value, CollectionNode) or value.flow_style:
        return
    if isinstance(value, MappingNode):
        yield value, before, after
    elif isinstance(before, list) and isinstance(after, list) and _same(value, before, after):
        yield from zip(value.value, before, after, strict=True)


def _same(node: CollectionNode, before: list[Tree], after: list[Tree]) -> bool:
    """Say whether a list holds the same things in the same order, the changed ones as blocks."""
    if len(node.value) != len(after) or _known(before) != _known(after):
        return False
    return all(
        old == new or (isinstance(item, MappingNode) and not item.flow_style)
        for item, old, new in zip(node.value, before, after, strict=True)
    )


def _known(items: Sequence[Tree]) -> list[Tree]:
    return [
        next((item[name] for name in _NAMES if name in item), None)
        for item in items
        if isinstance(item, Mapping)
    ]


def _removed(text: str, pair: tuple[Node, Node]) -> _Change:
    key, value = pair
    start = text.rfind("\n", 0, key.start_mark.index) + 1
    return _Change(start, _line_end(text, max(_end(text, value), key.end_mark.index)), "")


def _added(
    text: str, node: Node, before: list[tuple[Node, Node]], entry: tuple[str, Tree]
) -> _Change:
    """Give a new entry below the one that it follows, in the column of its neighbours."""
    key, value = before[-1] if before else node.value[0]
    column = key.start_mark.column
    at = _line_end(text, max(_end(text, value), key.end_mark.index))
    line = "" if text[:at].endswith("\n") else "\n"
    return _Change(at, at, f"{line}{' ' * column}{entry_text(*entry, column)}")


def _end(text: str, node: Node) -> int:
    """Give where a value ends; a block's own mark lies behind the comments that follow it."""
    if not isinstance(node, CollectionNode) or node.flow_style or not node.value:
        start = int(node.start_mark.index)
        return start + len(text[start : node.end_mark.index].rstrip())
    last = node.value[-1]
    return _end(text, last[1] if isinstance(last, tuple) else last)


def _line_end(text: str, index: int) -> int:
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1
