"""What a bundle says of its film: every work with its key, model, seed and price, and the cut."""

from collections.abc import Mapping
from typing import Final

from pydantic import TypeAdapter

from longtake.film.asset import Asset
from longtake.film.film import Film
from longtake.film.take import Take
from longtake.film.timeline import Timeline
from longtake.film.work import Plan, Work

_TIMELINE: Final = TypeAdapter(Timeline)
MASTER: Final = "film.mp4"


def manifest_of(  # noqa: PLR0913, PLR0917 - what a bundle is made of
    film: Film,
    plan: Plan,
    timeline: Timeline,
    master: Take,
    media: Mapping[str, Asset],
    software: Mapping[str, str],
    conformed: str,
    packet: str,
) -> dict[str, object]:
    """Give the manifest, but for the files; `media` are assets by their names in the bundle.

    `conformed` is the master's digest before its origin was written; `packet` is that in XMP.
    """
    return {
        "longtake": software["longtake"],
        "software": dict(software),
        "film": film.id,
        "title": timeline.title,
        "mode": plan.mode,
        "revision": film.revision,
        "timeline": _TIMELINE.dump_python(timeline, mode="json"),
        "media": {asset.digest: name for name, asset in media.items()},
        "master": {
            "file": MASTER,
            "sha256": conformed,
            "frames": master.frames,
            "key": master.key,
            "xmp": packet,
        },
        "works": [_work(work) for work in plan.works],
        "takes": [_take(take) for take in film.takes],
        "usd": f"{sum(take.charge for take in film.takes):f}",
    }


def _work(work: Work) -> dict[str, object]:
    return {
        "of": work.of,
        "kind": work.task.kind,
        "shot": work.shot,
        "model": work.means.model,
        "adapter": work.means.version,
        "key": work.key,
        "prompt": work.prompt,
        "seed": work.seed,
        "references": list(work.references),
        "take": work.take.name if work.take else None,
    }


def _take(take: Take) -> dict[str, object]:
    return {
        "name": take.name,
        "of": take.of,
        "number": take.number,
        "key": take.key,
        "model": take.model,
        "prompt": take.prompt,
        "seed": take.seed,
        "frames": take.frames,
        "sha256": take.asset.digest,
        "type": take.asset.media_type,
        "usd": f"{take.charge:f}",
        "seconds": take.seconds,
    }
