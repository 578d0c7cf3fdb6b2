"""Which providers there are, which of them can be used now, and the models chosen for a film.

A provider is a module in `longtake.providers` or an entry point `longtake.providers`; it holds
`OFFER` and `build(key)`. Nothing of a vendor is imported before one of its models is chosen.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from functools import cached_property
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pkgutil import iter_modules
from typing import Final, Protocol, cast

from longtake import providers as built_in
from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import (
    LongtakeError,
    ModelGone,
    OutOfCredit,
    Unauthorized,
    Unusable,
)
from longtake.capabilities.provider import Offer, Priced, Probing, Provider
from longtake.film.brief import PARTS, Casting
from longtake.film.needs import NONE, Needs
from longtake.film.picture import HD, Size
from longtake.film.quote import Price

FORMER: Final[Mapping[str, tuple[str, ...]]] = {
    "hailuo_fast": ("minimax:MiniMax-H3", "runway:hailuo3", "fal:minimax/h3"),
    "hailuo": ("minimax:MiniMax-H3", "runway:hailuo3", "fal:minimax/h3"),
    "veo_fast": ("runway:veo3.1_fast", "vertex:veo-3.1-fast-generate-001"),
    "veo": ("runway:veo3.1", "vertex:veo-3.1-generate-001"),
    "wan": ("dashscope:wan3.0-video", "runway:wan3", "fal:alibaba/wan-3.0"),
}
"""Names without a provider, as the described advert system has them."""
TELLING: Final = 10.0
"""Seconds that a vendor may take to tell of itself: prices, limits, whether it knows the key."""
_NEAR: Final = 6
"""Models that are named where none is called nearly so."""
GROUP: Final = "longtake.providers"
FALLBACK: Final = "sketch"
_FEW: Final = 2
"""Models of one provider that are named where any would do."""
_HERE: Final = "cores"
"""Where providers work that are asked only if no other can be: they are for a first look."""


class ProviderModule(Protocol):
    """What a provider's module holds."""

    @property
    def OFFER(self) -> Offer:  # noqa: N802 - a module's constant
        """What it offers."""
        ...

    def build(self, key: str) -> Provider:
        """Give the provider, its key read from the environment."""
        ...


@dataclass(frozen=True, slots=True)
class Standing:
    """A provider, and whether it can be used now."""

    offer: Offer
    ready: bool
    why: str


class Registry:
    """The providers of this installation."""

    def __init__(self, key: Callable[[str], str], more: Mapping[str, ProviderModule]) -> None:
        """`key` gives the value of an environment variable, empty when it is not set."""
        self._key = key
        self._more = dict(more)
        self._built: dict[str, Provider] = {}
        self._live: dict[str, Price] = {}
        self._asked: set[str] = set()
        self._probed: set[str] = set()

    @cached_property
    def modules(self) -> dict[str, ProviderModule]:
        """Every provider's module by the provider's name, `sketch` last."""
        found = {module.OFFER.name: module for module in _found()} | self._more
        fallback = {FALLBACK: found.pop(FALLBACK)} if FALLBACK in found else {}
        return found | fallback

    def standings(self) -> tuple[Standing, ...]:
        """Give every provider and whether its key is set."""
        return tuple(self._standing(module.OFFER) for module in self.modules.values())

    @property
    def ready(self) -> dict[str, Offer]:
        """The offers of the providers that can be used now, by their names."""
        return {each.offer.name: each.offer for each in self.standings() if each.ready}

    def _standing(self, offer: Offer) -> Standing:
        if not offer.key:
            return Standing(offer, ready=True, why="needs no key")
        name, _ = self._held_key(offer)
        if not name:
            return Standing(offer, ready=False, why=f"set {offer.key} to use it")
        now = "" if name == offer.key else f"; its name now is {offer.key}"
        return Standing(offer, ready=True, why=f"{name} is set{now}")

    def _held_key(self, offer: Offer) -> tuple[str, str]:
        """Give the variable that is set of those that may hold a provider's key, and the key."""
        for name in filter(None, (offer.key, offer.former_key)):
            if key := self._key(name):
                return name, key
        return "", ""

    def trained(self, provider: str) -> bool:
        """Say whether a provider's models were trained; one that is gone counts as such."""
        module = self.modules.get(provider)
        return module is None or module.OFFER.trained

    def key(self, provider: str) -> str:
        """Give a provider's key, empty where there is none."""
        return self._held_key(self.modules[provider].OFFER)[1]

    def cast(
        self,
        wanted: Casting,
        needs: Needs = NONE,
        drawn: Needs = NONE,
        composed: Needs = NONE,
    ) -> tuple[Casting, str]:
        """Give a model for every part and one line of why; `drawn` is needed of the picture model.

        What is wanted by name is taken; else, of the providers whose key is set, the one whose
        first model that has what is needed costs least. What is `composed` is a wish: a composer
        that makes the film's length goes before one whose cue would be heard again. Raises
        `Unusable` for a name that does not exist or a key that is not set.
        """
        asked = {"video": needs, "image": drawn, "music": composed}
        chosen = {
            part: self._chosen(part, getattr(wanted, part), asked.get(part, NONE)) for part in PARTS
        }
        others = tuple(self._either(name) for name in wanted.fallbacks)
        return Casting(**chosen, fallbacks=others), self._why(wanted, chosen)

    def _either(self, wanted: str) -> str:
        """Give a picture, video or voice model in full."""
        offer = self._module(wanted, "fallback").OFFER
        model = wanted.partition(":")[2]
        part = _part_of(offer, offer.aliases.get(model, model))
        return self.named(part, wanted, option="fallback")

    def part_of(self, name: str) -> str:
        """Say whether a `provider:model` draws, renders or speaks: `image`, `video` or `voice`."""
        provider, _, model = name.partition(":")
        return _part_of(self.modules[provider].OFFER, model)

    def _chosen(self, part: str, wanted: str, needs: Needs) -> str:
        if wanted:
            return self.named(part, wanted)
        offers = [standing.offer for standing in self.standings() if standing.ready]
        able = [(offer, model) for offer in offers if (model := _able(offer, part, needs))]
        paid = [each for each in able if each[0].runs_on != _HERE] or able
        whole = [each for each in paid if _has(*each, needs)] or paid
        best = min(whole, key=lambda each: _dearness(each[0], each[1], needs.cue), default=None)
        return f"{best[0].name}:{best[1]}" if best else ""

    def able(self, part: str, needs: Needs, near: str) -> tuple[str, ...]:
        """Give the `provider:model` names that have what is needed.

        Those of the provider `near` come first, then those whose key is set.
        """
        ready = set(self.ready)
        offers = sorted(
            (module.OFFER for module in self.modules.values()),
            key=lambda offer: (offer.name != near, offer.name not in ready),
        )
        return tuple(
            f"{offer.name}:{model}"
            for offer in offers
            for model in offer.models(part)
            if _has(offer, model, needs)
        )

    @property
    def seeing(self) -> tuple[str, ...]:
        """The `provider:model` names of planners that can be shown pictures, a few of each.

        Those of providers whose key is set come first.
        """
        ready = set(self.ready)
        offers = sorted(
            (module.OFFER for module in self.modules.values()),
            key=lambda offer: offer.name not in ready,
        )
        return tuple(
            f"{offer.name}:{model}"
            for offer in offers
            for model in [m for m in offer.models("planner") if _sees(offer, m)][:_FEW]
        )

    def _why(self, wanted: Casting, chosen: Mapping[str, str]) -> str:
        if any(getattr(wanted, part) for part in PARTS):
            return "as asked; the rest by the keys that are set"
        names = {model.partition(":")[0] for model in chosen.values() if model}
        if all(self.modules[name].OFFER.runs_on == _HERE for name in names):
            hint = " (longtake providers names them)" if len(self.modules) > 1 else ""
            return f"no provider's key is set{hint}, so the built-in sketch makes an animatic film"
        return "by the keys that are set"

    def named(self, part: str, wanted: str, *, option: str = "") -> str:
        """Give `provider:model` in full for a name that a person gave, by `--option` or its part.

        Raises `Unusable`, or `ModelGone` for one that has retired.
        """
        wanted, option = self._today(wanted), option or part
        name, _, model = wanted.partition(":")
        module = self._module(wanted, option)
        models = module.OFFER.models(part)
        held = module.OFFER.entries.get(model)
        if held is not None and held.part == part and model not in models:
            # Before any word of keys: its successor's may be set.
            raise self._unknown(option, part, module.OFFER, model)
        standing = self._standing(module.OFFER)
        if not standing.ready:
            raise Unusable(f"--{option} {wanted}", f"{name} has no key", standing.why)
        if not models and not any(module.OFFER.models(each) for each in PARTS):
            raise Unusable(
                f"--{option} {wanted}", f"{name} is not installed whole", module.OFFER.about
            )
        if not models:
            who = [each.OFFER.name for each in self.modules.values() if each.OFFER.models(part)]
            there = f"those that do: {', '.join(who)}" if who else "no provider does yet"
            raise Unusable(f"--{option} {wanted}", f"{name} has no {part} model", there)
        model = module.OFFER.aliases.get(model, model) or models[0]
        if model not in models and not (part in module.OFFER.open_to and "/" in model):
            raise self._unknown(option, part, module.OFFER, model)
        return f"{name}:{model}"

    def _module(self, wanted: str, part: str) -> ProviderModule:
        name = self._today(wanted).partition(":")[0]
        module = self.modules.get(name)
        if module is None:
            raise Unusable(f"--{part} {wanted}", f"no provider {name!r}", self._near(name))
        return module

    def _today(self, wanted: str) -> str:
        """Give what a name of the described advert system is today, by the keys that are set."""
        names = FORMER.get(wanted)
        if not names:
            return wanted
        ready = set(self.ready)
        return next((name for name in names if name.partition(":")[0] in ready), names[0])

    def _unknown(self, option: str, part: str, offer: Offer, model: str) -> LongtakeError:
        """Give the error of a model that is not sold: never heard of, or no more."""
        held = offer.entries.get(model)
        if held is not None and held.retires_on is not None:
            successor = held.successor
            return ModelGone(
                f"{offer.name}:{model}",
                successor if not successor or ":" in successor else f"{offer.name}:{successor}",
            )
        models = offer.models(part)
        near = get_close_matches(model, models, n=3) or models[:_NEAR]
        more = " (longtake models lists all)" if len(models) > len(near) else ""
        why = f"{offer.name} has no model {model!r}"
        return Unusable(f"--{option} {offer.name}:{model}", why, f"try {', '.join(near)}{more}")

    def entry(self, name: str) -> Entry | None:
        """Give what a catalogue says of a `provider:model`; None where nobody says anything."""
        provider, _, model = name.partition(":")
        return self.modules[provider].OFFER.entries.get(model)

    def _near(self, name: str) -> str:
        near = get_close_matches(name, self.modules, n=1)
        return f"there are {', '.join(self.modules)}" + (f"; {near[0]}?" if near else "")

    def price(self, name: str, size: Size, declared: Price) -> Price:
        """Give what a `provider:model` costs at a film's size.

        What its vendor said today goes before the catalogue, and that before what it declares.
        """
        held = self.entry(name)
        return self._live.get(name) or (held.price_for(size) if held else declared)

    async def ask_prices(self, names: Iterable[str]) -> None:
        """Ask the vendors of `provider:model` names what these cost today, where they tell; once.

        What goes wrong leaves the prices of the catalogue.
        """
        ready, by_provider = set(self.ready), dict[str, list[str]]()
        for name in names:
            provider, _, model = name.partition(":")
            if name not in self._asked and provider in ready:
                self._asked.add(name)
                by_provider.setdefault(provider, []).append(model)
        for provider, models in by_provider.items():
            with suppress(LongtakeError, TimeoutError):
                built = self.provider(provider)
                if isinstance(built, Priced):
                    told = await asyncio.wait_for(built.prices(models), TELLING)
                    self._live |= {f"{provider}:{model}": price for model, price in told.items()}

    async def probe(self, names: Iterable[str]) -> None:
        """Find out whether the keys of `provider:model` names are good, where that is free; once.

        Raises `Unauthorized` that names the variable, or `OutOfCredit`; what else goes wrong is
        left to the first call that counts.
        """
        wanted = {name.partition(":")[0] for name in names} - self._probed
        for name in sorted(wanted & set(self.ready)):
            built, offer = self.provider(name), self.modules[name].OFFER
            if isinstance(built, Probing):
                try:
                    await asyncio.wait_for(built.probe(), TELLING)
                except Unauthorized as error:
                    raise Unauthorized(f"{error}; look at {offer.key}") from error
                except OutOfCredit:
                    raise
                except (LongtakeError, TimeoutError):
                    continue
            self._probed.add(name)

    def built(self, name: str) -> Provider | None:
        """Give a provider that was built before; None where nobody needed it yet."""
        return self._built.get(name)

    def provider(self, name: str) -> Provider:
        """Give a provider, built once."""
        if name not in self._built:
            module = self.modules[name]
            self._built[name] = module.build(self.key(name))
        return self._built[name]


def _part_of(offer: Offer, model: str) -> str:
    """Give the part of a model that is asked where another will not; one without a name renders."""
    if model in offer.voice or not (offer.image or offer.video):
        return "voice"
    return "image" if model in offer.image or not offer.video else "video"


def _able(offer: Offer, part: str, needs: Needs) -> str:
    """Give an offer's first model of a part that has what is needed; empty for none.

    What is wished of a composer its first one does without.
    """
    models = offer.models(part)
    without = next(iter(models), "") if needs.cue else ""
    return next((model for model in models if _has(offer, model, needs)), without)


def _sees(offer: Offer, model: str) -> bool:
    held = offer.entries.get(model)
    return held is not None and held.sees


def _has(offer: Offer, model: str, needs: Needs) -> bool:
    """Say whether a model has what is needed; one of which nobody says anything may."""
    held = offer.entries.get(model)
    return held is None or not needs.lacking(held.limits)


def _dearness(offer: Offer, model: str, cue: Fraction) -> Decimal:
    """Give the dollars of five seconds, of a still, of a line, or of a `cue` of so many seconds.

    A model whose price nobody states comes first: it is the person's own.
    """
    held = offer.entries.get(model)
    if held is None:
        return Decimal(0)
    seconds = held.limits.cue(cue) if cue else _TYPICAL
    return held.price_for(HD).of(seconds, characters=_LETTERS)


_TYPICAL: Final = Fraction(5)
_LETTERS: Final = 75
"""Of a line that takes as long."""


def _found() -> list[ProviderModule]:
    names = [
        f"{GROUP}.{each.name}"
        for each in iter_modules(built_in.__path__)
        if not each.name.startswith("_")
    ]
    modules = [import_module(name) for name in names]
    more = [_loaded(point) for point in entry_points(group=GROUP)]
    return [cast("ProviderModule", module) for module in (*modules, *more)]


def _loaded(point: EntryPoint) -> object:
    """Give a plug-in's module; raises `Unusable` that names its package where it does not load."""
    try:
        module = point.load()
        module.OFFER.name  # noqa: B018 - it is asked whether there is one
    except Exception as error:
        package = point.dist.name if point.dist else point.value
        why = str(error) or type(error).__name__
        remedy = f"mend it, or go on without it: pip uninstall {package}"
        raise Unusable(f"provider {point.name} of the package {package}", why, remedy) from error
    return module
