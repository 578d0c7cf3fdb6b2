"""The catalogue of the built-in providers: a page of `catalogue/` for each, read once.

Models as data. Lengths are seconds (`seconds = [5, 10]`, or any from `from_to = [2, 10]`) at the
model's own `rate`; a composer without them is told in words how long its cue should be. `sizes` are
the only pixels that it makes, `ratios` the only shapes; `tiers` are its resolutions, smallest
first, each with dollars a second (of a picture: a call). `retires_on` is the day from which a model
is refused, with its `successor`. The first model of a part is the provider's usual one. A picture
model `edits` where it changes a picture, and `masks` where it is told in which region; a planner
`sees` where it can be shown pictures. Each row names its source, and the day on which it was read.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.provider import Offer
from longtake.film.limits import Lengths, Limits
from longtake.film.picture import size_of
from longtake.film.quote import Price

_Usd = Annotated[Decimal, Field(ge=0)]


@dataclass(frozen=True, slots=True)
class _Row:
    """A model as it is written; a name that is not here is a mistake."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")
    name: str
    part: Literal["planner", "image", "video", "music", "voice", "effect"]
    seconds: tuple[int, ...] = ()
    """Lengths that it makes: `[5, 10]`."""
    from_to: tuple[int, int] | None = None
    """Any whole seconds from one to the other: `[2, 10]`."""
    rate: int | None = None
    text: bool = True
    first: bool = False
    last: bool = False
    references: int = 0
    seed: bool = False
    sound: bool = False
    prompt: int = 5000
    edits: bool = False
    masks: bool = False
    sees: bool = False
    sizes: tuple[str, ...] = ()
    ratios: tuple[str, ...] = ()
    tiers: Mapping[str, _Usd] = field(default_factory=dict)
    usd_per_call: _Usd = Decimal(0)
    usd_per_second: _Usd = Decimal(0)
    usd_per_1000_characters: _Usd = Decimal(0)
    odds: Annotated[Decimal, Field(ge=1)] = Decimal(1)
    pace: float = 0.0
    released: date | None = None
    retires_on: date | None = None
    successor: str = ""
    source: str = ""
    checked_on: date | None = None
    wire: Mapping[str, Any] = field(default_factory=dict)


_ROWS: Final = TypeAdapter(dict[str, list[_Row]])


def entry(provider: str, model: str) -> Entry:
    """Give a model's entry; raises `KeyError`."""
    return _all()[provider, model]


def entries(provider: str, part: str = "") -> tuple[Entry, ...]:
    """Give a provider's entries in the catalogue's order: of one part, or all."""
    return tuple(
        held for held in _all().values() if held.provider == provider and part in ("", held.part)
    )


def offered(name: str, about: str, **more: Any) -> Offer:  # noqa: ANN401 - an `Offer`'s own
    """Give the offer of a provider whose models stand in the catalogue."""
    today = datetime.now(UTC).date()
    own = entries(name)

    def sold(part: str) -> tuple[str, ...]:
        return tuple(each.name for each in own if each.part == part and not each.gone(today))

    return Offer(
        name,
        about,
        planner=sold("planner"),
        image=sold("image"),
        video=sold("video"),
        music=sold("music"),
        voice=sold("voice"),
        effect=sold("effect"),
        entries={each.name: each for each in own},
        **more,
    )


@dataclass(frozen=True, slots=True)
class Catalogued:
    """A model that declares what the catalogue says of it."""

    entry: Entry

    @property
    def version(self) -> int:
        """Of its adapter."""
        return 1

    @property
    def limits(self) -> Limits:
        """What one call takes and makes."""
        return self.entry.limits

    @property
    def price(self) -> Price:
        """What a call costs; the vendor's own figure goes before."""
        return self.entry.price

    @property
    def pace(self) -> float:
        """Wall seconds for a second of result, or for a still."""
        return self.entry.pace

    @property
    def references(self) -> int:
        """How many reference pictures it takes."""
        return self.entry.limits.references

    @property
    def edits(self) -> bool:
        """Of a picture model: True where it changes a picture that it is given."""
        return self.entry.limits.edits

    @property
    def masks(self) -> bool:
        """True where a mask keeps a region."""
        return self.entry.limits.masks

    @property
    def slate(self) -> bool:
        """A hosted model draws no slate strip."""
        return False


@cache
def _all() -> dict[tuple[str, str], Entry]:
    pages = files("longtake.providers").joinpath("catalogue").iterdir()
    texts = [page.read_text(encoding="utf-8") for page in sorted(pages, key=lambda each: each.name)]
    return {(held.provider, held.name): held for text in texts for held in _read(text)}


def _read(text: str) -> Iterator[Entry]:
    rows = _ROWS.validate_python(tomllib.loads(text, parse_float=Decimal))
    for provider, models in rows.items():
        for row in models:
            yield _entry(provider, row)


def _entry(provider: str, row: _Row) -> Entry:
    composes, lengths = row.part == "music", _lengths(row)
    return Entry(
        provider=provider,
        name=row.name,
        part=row.part,
        limits=Limits(
            lengths=Lengths() if composes or lengths is None else lengths,
            cues=lengths if composes else None,
            rate=Fraction(row.rate) if row.rate else None,
            text=row.text,
            first=row.first,
            last=row.last,
            references=row.references,
            seed=row.seed,
            prompt=row.prompt,
            sound=row.sound,
            edits=row.edits,
            masks=row.masks,
        ),
        price=Price(row.usd_per_call, row.usd_per_second, row.usd_per_1000_characters, row.odds),
        pace=row.pace,
        sizes=tuple(size_of(size) for size in row.sizes),
        ratios=row.ratios,
        tiers=row.tiers,
        released=row.released,
        retires_on=row.retires_on,
        successor=row.successor,
        source=row.source,
        checked_on=row.checked_on,
        sees=row.sees,
        wire=row.wire,
    )


def _lengths(row: _Row) -> Lengths | None:
    """Give the frame counts of whole seconds at the model's own rate; of a composer the seconds."""
    rate = row.rate or 1
    if row.from_to is not None:
        low, high = row.from_to
        return Lengths(low * rate, high * rate, rate)
    if row.seconds:
        return Lengths(choices=tuple(second * rate for second in row.seconds))
    return None
