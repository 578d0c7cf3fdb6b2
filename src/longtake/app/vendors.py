"""Vendors as the engine counts them: the account, and what may be asked of it at a time.

What is set goes before what the vendor tells of the account, and that before what its provider
declares.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256

from longtake.capabilities.errors import LongtakeError, Unsupported
from longtake.capabilities.ledger import Capacity
from longtake.capabilities.provider import Learning, Noting, Offer
from longtake.engine.workshop import Vendor
from longtake.registry import TELLING, Registry
from longtake.settings import Limit, Settings


@dataclass(frozen=True, slots=True)
class Vendors:
    """The vendors of this installation, by `provider:model` or by account."""

    settings: Settings
    registry: Registry
    _known: dict[str, Vendor] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)

    def of(self, model: str) -> Vendor:
        """Give the vendor of a `provider:model`; raises `Unsupported` for no provider."""
        name = model.partition(":")[0]
        if name not in self.registry.modules:
            message = f"no provider {name!r} is installed here"
            raise Unsupported(message)
        if name not in self._known:
            self._known[name] = self._vendor(self.registry.modules[name].OFFER, None)
        return self._known[name]

    def capacity(self, account: str) -> Capacity:
        """Give what an account takes at a time, as far as it is known by now."""
        name = account.partition("#")[0]
        known, provider = self.of(name).capacity, self.registry.built(name)
        if not isinstance(provider, Noting):
            return known
        return replace(known, models={**provider.noted.models, **known.models})

    async def learn(self, account: str) -> None:
        """Ask a vendor once what it takes, where it tells; what goes wrong leaves all as it is."""
        name = account.partition("#")[0]
        if name in self._asked:
            return
        self._asked.add(name)
        with suppress(LongtakeError, TimeoutError, KeyError):
            provider = self.registry.provider(name)
            if isinstance(provider, Learning):
                told = await asyncio.wait_for(provider.capacity(), TELLING)
                self._known[name] = self._vendor(self.registry.modules[name].OFFER, told)

    def _vendor(self, offer: Offer, told: Capacity | None) -> Vendor:
        key = self.registry.key(offer.name)
        mark = sha256(f"longtake account {key}".encode()).hexdigest()[:8] if key else ""
        declared = Capacity(offer.concurrent or None, offer.per_minute or None)
        set_ = {
            name: _capacity(limit)
            for name, limit in self.settings.limits.items()
            if name.startswith(f"{offer.name}:")
        }
        known = told if told is not None and (told.slotted or told.per_minute) else declared
        own = _capacity(self.settings.limits.get(offer.name, Limit()))
        return Vendor(
            account=f"{offer.name}#{mark}",
            capacity=replace(
                known,
                concurrent=own.concurrent or known.concurrent,
                per_minute=own.per_minute or known.per_minute,
                models={**known.models, **set_},
            ),
            runs_on=offer.runs_on,
            key=offer.key,
        )


def _capacity(limit: Limit) -> Capacity:
    return Capacity(limit.concurrent, limit.per_minute)
