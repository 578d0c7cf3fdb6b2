"""Acme with a video model of five seconds: what the vendors of a thirty-second advert sell."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Final

from longtake.film.limits import Lengths, Limits
from longtake.testing import acme

FIVE: Final = Limits(Lengths(1, 120))
OFFER: Final = acme.OFFER


@dataclass(frozen=True, slots=True)
class FiveSeconds(acme.Acme):
    """The provider."""

    def video(self, model: str) -> acme.AcmeVideo:
        """Give the video model `key`, `list` or `none`, of at most 120 frames."""
        return replace(acme.Acme.video(self, model), limits=FIVE)


def build(key: str) -> FiveSeconds:
    """Give the provider, as `acme` builds it."""
    built = acme.build(key)
    parts: Mapping[str, object] = {each.name: getattr(built, each.name) for each in fields(built)}
    return FiveSeconds(**parts)  # type: ignore[arg-type]
