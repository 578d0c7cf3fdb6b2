"""How finished files are sealed here: what they say of their origin, and who signs it."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from longtake.capabilities.errors import Unusable
from longtake.film.film import Film
from longtake.film.origin import ALGORITHMIC, Origin, origin_of, xmp
from longtake.film.timeline import Timeline
from longtake.media.certificates import Credential, credential, own_test_chain
from longtake.media.marking import can_sign, sign, write_xmp

_VERSION = 1


@dataclass(frozen=True, slots=True)
class HouseSealer:
    """Keeps the promise of `capabilities.origin.Sealer`."""

    trained: Callable[[str], bool]
    """Says of a provider's name whether its models were trained."""
    creator: str
    always: bool
    """False signs only what trained models had a part in."""
    credential: Callable[[], Credential] | None
    """None signs nothing."""
    who: str = ""
    """Whose certificate it is, in few letters."""

    @property
    def mark(self) -> str:
        """How files are sealed now."""
        told = f"{_VERSION} {self.always} {self.who} {self.creator}"
        return sha256(told.encode()).hexdigest()[:12]

    def origin(self, film: Film, timeline: Timeline) -> Origin:
        """Give what is said of a film."""
        return origin_of(film, timeline, self.trained, self.creator)

    async def seal(
        self, file: Path, origin: Origin, ingredients: Sequence[tuple[str, Path]]
    ) -> tuple[str, ...]:
        """Write the origin into a file, and sign it last.

        Gives the names of the ingredients whose own manifests cannot be read.
        """
        await asyncio.to_thread(write_xmp, file, xmp(origin))
        if self.credential is None or not (self.always or origin.source != ALGORITHMIC):
            return ()
        return await asyncio.to_thread(sign, file, origin, self.credential(), ingredients)


def sealer(how: str, creator: str, home: Path, trained: Callable[[str], bool]) -> HouseSealer:
    """Give the sealer for a setting: `auto`, `off`, `test` or `CERT,KEY`; raises `Unusable`.

    `auto` signs what trained models had a part in with this home's test chain, where the C2PA's
    library is installed; what `sketch` alone made is marked, and not signed.
    """
    if how == "off" or (how == "auto" and not can_sign()):
        return HouseSealer(trained, creator, always=False, credential=None)
    if not can_sign():
        why = "signing needs the C2PA's library"
        raise Unusable(f"--sign {how}", why, "pip install 'longtake[origin]'")
    if how in {"auto", "test"}:
        own = partial(own_test_chain, home / "origin")
        return HouseSealer(trained, creator, always=how == "test", credential=own, who="test")
    chain, comma, key = how.partition(",")
    if not comma:
        raise Unusable("--sign", "is neither auto, off, test nor CERT.pem,KEY.pem")
    found = credential(Path(chain.strip()), Path(key.strip()))
    return HouseSealer(trained, creator, always=True, credential=lambda: found, who=found.mark)
