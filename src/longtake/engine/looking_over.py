"""Looking a bought take over before the film may use it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Final

from longtake.capabilities.errors import BadOutput, Unusable
from longtake.capabilities.ledger import Intent
from longtake.engine.workshop import Workshop
from longtake.film.asset import Asset
from longtake.film.expected import Expected
from longtake.film.finding import Finding
from longtake.film.inspecting import judged, worthless
from longtake.film.key import work_key
from longtake.film.take import Take
from longtake.film.time import SOUND_RATE, holds
from longtake.film.told import IN_A_TAKE, facts_of

CLIP: Final = "take.mp4"
"""What a segment's file is called on the desk."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look over a take tells."""

    frames: int = 0
    """What it holds at the rate at which it was asked for, at most what was asked."""
    samples: int = 0
    """Of the sound that it came with, as long as its picture; 0 where it is silent."""
    findings: tuple[Finding, ...] = ()
    """What is amiss, and no reason to refuse it."""


async def looked_over(shop: Workshop, asked: Mapping[str, object], file: Path) -> Looked:
    """Look a take from outside over; it may be shorter than asked, and at any rate.

    Raises `BadOutput` for one that does not decode to its end, ends before the film has what it
    uses of it, or is black or still from end to end.
    """
    frames, rate = int(str(asked["frames"])), Fraction(str(asked["rate"]))
    try:
        curves = await shop.editor.measure(file)
    except Unusable as error:
        raise BadOutput(f"the take {error.why}") from error
    stills = ((0, curves.frames),) if asked.get("still") else ()
    uses, film_rate = asked.get("uses", frames), asked.get("film_rate", rate)
    needed = Expected(
        stills=stills, frames=int(str(uses)), rate=Fraction(str(film_rate)), one_shot=True
    )
    found = judged(curves, needed)
    useless = worthless(curves, found)
    if useless is not None:
        raise BadOutput(f"the take is no use: {useless.what}")
    sounds = round(curves.lasts * SOUND_RATE) if curves.sound is not None else 0
    return Looked(min(frames, holds(curves.lasts, rate)), sounds, found)


async def say_findings(shop: Workshop, film: str, take: Take, found: Sequence[Finding]) -> None:
    """Say what is amiss in a take that is kept and used."""
    if found:
        told = [facts_of(each) for each in found]
        await shop.say(film, IN_A_TAKE, of=take.of, take=take.number, findings=told)


async def keep_for_looking(
    shop: Workshop, intent: Intent, folder: Path, made: Callable[[Asset], Take]
) -> None:
    """Keep a clip that is no use: it was paid for, and somebody may want to see why.

    Its key is nobody's work, so the film never uses it by itself.
    """
    file = folder / CLIP
    if not file.is_file():
        return
    asset = await shop.blobs.put(file, "video/mp4")
    take = made(asset)
    key = work_key("broken", take.model, 1, of=take.key, digest=asset.digest)
    await shop.films.add_take(intent.film, replace(take, key=key, frames=0))
