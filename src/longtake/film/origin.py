"""Where a film comes from, for whoever sees it: the words of the IPTC and of the C2PA."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from longtake.film.film import Film
from longtake.film.take import Take
from longtake.film.timeline import Timeline

SOURCES: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"
TRAINED: Final = f"{SOURCES}trainedAlgorithmicMedia"
"""Made by models that were trained on samples."""
COMPOSITE: Final = f"{SOURCES}compositeWithTrainedAlgorithmicMedia"
"""The same together with material that somebody gave."""
ALGORITHMIC: Final = f"{SOURCES}algorithmicMedia"
"""Made by an algorithm that was trained on nothing, as `sketch` is."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What is said of a film's origin."""

    title: str
    source: str
    """One of the IPTC's digital source types."""
    models: tuple[str, ...]
    """`provider:model` of what is seen and heard, the trained ones."""
    creator: str = ""


def origin_of(
    film: Film, timeline: Timeline, trained: Callable[[str], bool], creator: str = ""
) -> Origin:
    """Give a film's origin; `trained` says of a provider's name whether its models were."""
    used = tuple(used_takes(film.takes, timeline))
    models = sorted({take.model for take in used if trained(take.model.partition(":")[0])})
    given = any(each.asset is not None for each in timeline.overlays)
    source = ALGORITHMIC if not models else COMPOSITE if given else TRAINED
    return Origin(timeline.title, source, tuple(models), creator)


def used_takes(takes: Iterable[Take], timeline: Timeline) -> Sequence[Take]:
    """Give the takes that are seen or heard in a film, in its order, each once."""
    by_digest = {take.asset.digest: take for take in takes}
    clips = [clip.asset for clip in timeline.picture]
    clips += [clip.asset for clip in timeline.sound.clips]
    found = [by_digest[each.digest] for each in clips if each.digest in by_digest]
    return tuple(dict.fromkeys(found))


def xmp(origin: Origin) -> str:
    """Give the origin as an XMP packet: IPTC's source type and models, title and creator.

    It says nothing of the time, so that the same film is the same file.
    """
    creator = _listed("dc:creator", "rdf:Seq", [origin.creator]) if origin.creator else ""
    used = ", ".join(origin.models)
    system = (
        f"\n   <Iptc4xmpExt:AISystemUsed>{escape(used)}</Iptc4xmpExt:AISystemUsed>" if used else ""
    )
    return _PACKET.format(
        title=escape(_plain(origin.title)), source=origin.source, creator=creator, system=system
    )


def _listed(name: str, kind: str, values: Iterable[str]) -> str:
    rows = "".join(f"<rdf:li>{escape(_plain(value))}</rdf:li>" for value in values)
    return f"\n   <{name}><{kind}>{rows}</{kind}></{name}>"


def _plain(text: str) -> str:
    """Give text that XML can hold."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
   <Iptc4xmpExt:DigitalSourceType>{source}</Iptc4xmpExt:DigitalSourceType>{system}
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{creator}
   <xmp:CreatorTool>Longtake</xmp:CreatorTool>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
