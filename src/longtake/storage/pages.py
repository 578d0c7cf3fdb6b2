"""YAML pages that people edit: read with the place of every mistake, written for the eye."""

import io
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)

from longtake.capabilities.errors import Unusable
from longtake.given import plain

if TYPE_CHECKING:
    from ruamel.yaml.error import StreamMark

Tree: TypeAlias = "str | int | bool | Decimal | Sequence[Tree] | Mapping[str, Tree] | None"
"""What a page shows. A list has an item a line; a tuple is written in one line."""

LARGEST: Final = 4 * 2**20
"""Bytes of a page: a storyboard of an hour in one-second shots has about two million."""
_COLUMNS: Final = 96
_NARROWEST: Final = 40
_NUMBER: Final = re.compile(r"[+-]?\d{1,9}(\.\d{1,9})?")
_WHOLE: Final = re.compile(r"[+-]?\d{1,19}")
_BARE: Final = re.compile(r"\w+(?:[ .'-]\w+)*")
_SHOWN: Final = 60
"""Characters of a wrong value that a message repeats."""
_NULL: Final = "tag:yaml.org,2002:null"
_PLAIN: Final = {
    "mapping values are not allowed": (
        "a second colon makes no sense here",
        'put text that holds a colon in quotes: action: "He says: go"',
    ),
    "could not find expected ':'": (
        "this line has no colon after its name",
        "write NAME: VALUE, and indent the second line of a long text",
    ),
    "\\t": ("a tab stands where only blanks may", "indent with blanks, two for each level"),
    "while scanning a quoted scalar": (
        "a quotation mark is never closed",
        "close the text with it",
    ),
    "expected <block end>": (
        "this line is indented unlike the ones above it, or stands where nothing may stand",
        "begin it in the same column as its neighbours",
    ),
    "expected ',' or": ("a bracket is not closed, or a comma is missing", "write [one, two]"),
    "expected a single document": ("a second page begins at ---", "take out the line ---"),
}


def read_page(path: Path) -> "Entry":
    """Give a page's outermost entry, a mapping.

    Raises `Unusable` with line and column, and `FileNotFoundError` if there is no such file.
    """
    return parsed(_text(path), path.name)


def page_text(path: Path) -> str:
    """Give a page's text; raises `Unusable` and `FileNotFoundError`."""
    return _text(path)


def parsed(text: str, name: str) -> "Entry":
    """Give the outermost entry of a page's text; raises `Unusable` with line and column."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _Unaliased
    try:
        root = yaml.compose(io.StringIO(text))
    except MarkedYAMLError as error:
        raise _misspelt(name, error) from error
    except ReaderError as error:
        why = f"the character U+{error.character:04X} cannot stand in a page"
        raise Unusable(_at(name, text, error.position), why, "take it out") from error
    except RecursionError as error:
        raise Unusable(name, "is nested too deep", "a page needs five levels") from error
    except (YAMLError, ValueError) as error:
        raise Unusable(name, f"cannot be read: {error}") from error
    if root is None:
        raise Unusable(name, "is empty", "put it back, or delete it and run longtake render")
    entry = Entry(name, "", root)
    if not isinstance(root, MappingNode):
        raise entry.wrong("the page must begin with names and values", "such as  title: The Keeper")
    return entry


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of a page, with its place."""

    page: str
    name: str
    """Its key, or that of the list it stands in."""
    node: Node

    def wrong(self, why: str, remedy: str = "") -> Unusable:
        """Give the error that names this value's line and column."""
        return Unusable(_place(self.page, self.node.start_mark), why, remedy)

    def entries(self, known: Collection[str]) -> dict[str, "Entry"]:
        """Give what a mapping holds by key, empty values left out; raises for unknown keys."""
        if not isinstance(self.node, MappingNode):
            why = f"{self.name} holds {_kind(self.node)} here, not names with values"
            raise self.wrong(why, f"give {', '.join(known)}")
        found: dict[str, Entry] = {}
        seen: set[str] = set()
        for key, value in self.node.value:
            name = key.value if isinstance(key, ScalarNode) else ""
            spot = Entry(self.page, name, key)
            if name not in known:
                raise spot.wrong(f"there is no {_quoted(name)} here", nearest(name, known))
            if name in seen:
                raise spot.wrong(f"{name} stands twice here", "keep one of them")
            seen.add(name)
            if value.tag != _NULL:
                found[name] = Entry(self.page, name, value)
        return found

    def named(self, names: re.Pattern[str], example: str) -> "dict[str, Entry]":
        """Give what a mapping holds by keys of a kind; raises for another key, shown an example."""
        if not isinstance(self.node, MappingNode):
            why = f"{self.name} holds {_kind(self.node)} here, not names with values"
            raise self.wrong(why, f"write {example}: …")
        found: dict[str, Entry] = {}
        for key, value in self.node.value:
            spot = Entry(self.page, self.name, key)
            name = spot.text()
            if not names.fullmatch(name) or name in found:
                raise spot.wrong(f"{name[:40]!r} cannot stand here", f"write {example}: … once")
            found[name] = Entry(self.page, name, value)
        return found

    def items(self) -> "list[Entry]":
        """Give a list's entries."""
        if not isinstance(self.node, SequenceNode):
            raise self.wrong(f"{self.name} is a list", "begin each item on its own line with -")
        return [Entry(self.page, self.name, item) for item in self.node.value]

    def words(self) -> "list[Entry]":
        """Give the entries of a list of words, of which a single one needs no brackets."""
        return [self] if isinstance(self.node, ScalarNode) else self.items()

    def text(self) -> str:
        """Give a text as it was written: `1984` and `yes` are words too."""
        if not isinstance(self.node, ScalarNode):
            raise self.wrong(f"{self.name} is a text, not {_kind(self.node)}", "write one text")
        return str(self.node.value)

    def number(self, example: str) -> Fraction:
        """Give a number exactly; `example` shows a right one."""
        text = self.text().strip()
        if not _NUMBER.fullmatch(text):
            raise self.wrong(f"{self.name} {_quoted(text)} is no number", f"write {example}")
        return Fraction(text)

    def whole(self, low: int, high: int) -> int:
        """Give a whole number from `low` to `high`."""
        text = self.text().strip()
        if not (_WHOLE.fullmatch(text) and low <= int(text) <= high):
            why = f"{self.name} {_quoted(text)} is no whole number from {low} to {high}"
            raise self.wrong(why, f"write {min(max(low, 1), high)}")
        return int(text)

    def truth(self) -> bool:
        """Give true or false."""
        text = self.text().strip().lower()
        if text not in {"true", "yes", "on", "false", "no", "off"}:
            raise self.wrong(f"{self.name} is {_quoted(text)}", "write true or false")
        return text in {"true", "yes", "on"}

    def one_of(self, known: Collection[str]) -> str:
        """Give one of the `known` words; blanks, hyphens and underscores count as the same."""
        text = self.text()
        word = _evenly(text)
        found = next((name for name in known if _evenly(name) == word), None)
        if found is None:
            why = f"{self.name} {_quoted(text)} is unknown"
            raise self.wrong(why, nearest(word, [name for name in known if name]))
        return found


def _evenly(text: str) -> str:
    return re.sub(r"[\s-]+", "_", text.strip().lower())


def nearest(name: str, known: Collection[str]) -> str:
    """Give the remedy for a word that nobody knows: the nearest ones, and what there is."""
    close = get_close_matches(name, known, n=3, cutoff=0.6)
    there = f"there are {', '.join(known)}" if known else "leave it out"
    return f"did you mean {' or '.join(close)}? {there}" if close else there


def written(tree: dict[str, Tree]) -> str:
    """Give the text of a page."""
    stream = io.StringIO()
    _writer().dump(_prepared(tree), stream)
    return stream.getvalue()


def entry_text(name: str, value: Tree, column: int) -> str:
    """Give one entry of a mapping, its first line to be put at `column`."""
    stream = io.StringIO()
    yaml = _writer()
    yaml.width = max(_NARROWEST, _COLUMNS - column)
    yaml.dump(_prepared({name: value}), stream)
    first, *more = stream.getvalue().rstrip("\n").split("\n")
    return "".join(f"{line}\n" for line in [first, *(_indented(line, column) for line in more)])


def commented(text: str) -> str:
    """Give lines as comment lines."""
    return "".join(f"# {line}".rstrip() + "\n" for line in text.splitlines())


def _writer() -> YAML:
    yaml = YAML()
    yaml.Representer = _Exact
    yaml.width = _COLUMNS
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _indented(line: str, column: int) -> str:
    return f"{' ' * column}{line}" if line else ""


def _prepared(tree: Tree) -> object:
    match tree:
        case str():
            return _quoted_or_plain(tree)
        case dict():
            return {name: _prepared(value) for name, value in tree.items()}
        case list():
            return [_prepared(value) for value in tree]
        case tuple():
            return tuple(_word(value) if isinstance(value, str) else value for value in tree)
        case _:
            return tree


def _word(text: str) -> object:
    """Give a word in brackets; there far more signs have a meaning."""
    if _BARE.fullmatch(text):
        return text
    return SingleQuotedScalarString(text) if text.isprintable() else DoubleQuotedScalarString(text)


def _quoted_or_plain(text: str) -> object:
    """Give a text line by line, escaped, or as the writer chooses."""
    if _in_lines(text):
        return LiteralScalarString(text)
    return text if text.isprintable() else DoubleQuotedScalarString(text)


def _in_lines(text: str) -> bool:
    """Say whether a text can stand line by line as it is, without quotes and escapes."""
    lines = text.split("\n")
    plain = all(line.isprintable() and line == line.rstrip() for line in lines)
    return plain and len(lines) > 1 and bool(lines[0]) and not lines[0].startswith(" ")


class _Exact(RoundTripRepresenter):
    """Writes decimals digit by digit."""


def _represented(representer: RoundTripRepresenter, number: Decimal) -> ScalarNode:
    text = f"{number:f}"
    kind = "float" if "." in text else "int"
    node: ScalarNode = representer.represent_scalar(f"tag:yaml.org,2002:{kind}", text)
    return node


def _in_a_row(representer: RoundTripRepresenter, items: tuple[Tree, ...]) -> SequenceNode:
    kind = "tag:yaml.org,2002:seq"
    node: SequenceNode = representer.represent_sequence(kind, items, flow_style=True)
    return node


_Exact.add_representer(Decimal, _represented)
_Exact.add_representer(tuple, _in_a_row)


class _Unaliased(Composer):
    """Refuses aliases: a few nested ones stand for millions of values."""

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        if self.parser.check_event(AliasEvent):
            mark = self.parser.peek_event().start_mark
            raise MarkedYAMLError(problem="alias", problem_mark=mark)
        node: Node | None = super().compose_node(parent, index)
        return node


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            size = path.stat().st_size / 2**20
            raise Unusable(path.name, f"has {size:.0f} MB", "a page has at most 4 MB")
        data = plain(path, path.name, "make it a file to be read").read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Unusable(
            path.name, error.strerror or str(error), "make it a file to be read"
        ) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        raise Unusable(
            _at(path.name, before, len(before)), "is not UTF-8 text", "save the file as UTF-8"
        ) from error


def _misspelt(name: str, error: MarkedYAMLError) -> Unusable:
    said = f"{error.context or ''} {error.problem or ''}"
    endless = "unexpected end of stream" in said
    mark = (endless and error.context_mark) or error.problem_mark
    place = _place(name, mark) if mark else name
    if error.problem == "alias":
        return Unusable(place, "an alias (*) stands here", "write the value out")
    for part, (why, remedy) in _PLAIN.items():
        if part in said:
            return Unusable(place, why, remedy)
    return Unusable(place, f"is no YAML here: {error.problem}", "compare it with the lines around")


def _place(name: str, mark: "StreamMark") -> str:
    return f"{name} line {mark.line + 1}, column {mark.column + 1}"


def _at(name: str, text: str, index: int) -> str:
    before = text[:index].split("\n")
    return f"{name} line {len(before)}, column {len(before[-1]) + 1}"


def _kind(node: Node) -> str:
    if isinstance(node, SequenceNode):
        return "a list"
    return "a mapping" if isinstance(node, MappingNode) else "a text"


def _quoted(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
