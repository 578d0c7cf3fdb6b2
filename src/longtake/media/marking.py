"""A film's origin in its file: XMP in a box of its own, and a signed C2PA manifest, always last.

XMP lies where its specification has it for ISO media: in a `uuid` box, here at the file's end, so
that nothing before it moves (XMP Specification Part 3, read 2026-11-26). The manifest is written
by the C2PA's own library, an extra: `pip install 'longtake[origin]'`.
"""

import json
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, Final
from uuid import UUID

from longtake import VERSION
from longtake.capabilities.errors import LongtakeError, Unusable
from longtake.film.origin import Origin
from longtake.given import plain
from longtake.media.certificates import TEST, Credential
from longtake.media.isolate import guarded

XMP: Final = UUID("be7acfcb-97a9-42e8-9c71-999491e3afac").bytes
C2PA: Final = UUID("d8fec3d6-1b0e-483c-9297-5828877ec481").bytes
_VIDEO: Final = "video/mp4"
_LARGEST: Final = 2**20
"""Bytes of an XMP packet that is read."""
_UUID: Final = 16
_PLACES: Final = 1000
"""Outermost boxes that a file may have."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What a file's manifest says, and whether that can be believed."""

    state: str
    """`trusted`, `valid` (by somebody unknown), `invalid`, or `unchecked`: the library lacks."""
    by: str = ""
    test: bool = False
    """True for a certificate that anybody can make: it proves nothing of who signed."""
    source: str = ""
    models: tuple[str, ...] = ()
    ingredients: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    """The C2PA's codes of what is wrong."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says of its origin."""

    title: str = ""
    source: str = ""
    models: str = ""
    creator: str = ""
    signature: Signature | None = None

    @property
    def changed(self) -> bool:
        """True where it is not what was signed."""
        return self.signature is not None and self.signature.state == "invalid"


def can_sign() -> bool:
    """Say whether the C2PA's library is installed."""
    return find_spec("c2pa") is not None


def write_xmp(file: Path, packet: str) -> None:
    """Add an XMP packet to an MP4 that has none."""
    body = packet.encode()
    with file.open("ab") as stream:
        stream.write(struct.pack(">I4s", 8 + _UUID + len(body), b"uuid") + XMP + body)


def sign(
    file: Path, origin: Origin, credential: Credential, ingredients: Sequence[tuple[str, Path]]
) -> tuple[str, ...]:
    """Sign a film in place; raises `Unusable` for a certificate that cannot sign.

    Of the ingredients those go along that have a manifest; gives the names of those whose manifest
    cannot be read, which is tried in a child first.
    """
    import c2pa  # noqa: PLC0415 - it takes 0.15 s

    part = file.with_name(f"{file.name}.signed")
    info = c2pa.C2paSignerInfo(
        alg=credential.algorithm.encode(),
        sign_cert=credential.chain,
        private_key=credential.key.get_secret_value().encode(),
        ta_url=None,
    )
    marked = [(name, path) for name, path in ingredients if _boxed(path, C2PA)]
    told = [(name, path) for name, path in marked if _readable(path)]
    try:
        with (
            c2pa.Context.from_dict(_ALONE) as alone,
            c2pa.Signer.from_info(info) as signer,
            c2pa.Builder(json.dumps(_manifest(origin, told)), alone) as builder,
        ):
            for name, path in told:
                kept = {"title": name, "relationship": "componentOf", "label": name}
                with path.open("rb") as stream:
                    builder.add_ingredient(json.dumps(kept), _VIDEO, stream)
            with file.open("rb") as source, part.open("wb+") as target:
                builder.sign(signer, _VIDEO, source, target)
        part.replace(file)
    except c2pa.C2paError as error:
        why = f"cannot sign ({str(error)[:200]})"
        raise Unusable("the certificate", why, "see the guide: Origin") from error
    finally:
        part.unlink(missing_ok=True)
    return tuple(name for name, path in marked if (name, path) not in told)


def _readable(file: Path) -> bool:
    try:
        _checked(file)
    except LongtakeError:
        return False
    return True


def _manifest(origin: Origin, ingredients: Sequence[tuple[str, Path]]) -> dict[str, object]:
    created: dict[str, object] = {
        "action": "c2pa.created",
        "digitalSourceType": origin.source,
        "softwareAgent": {"name": "Longtake", "version": VERSION},
        "parameters": {"models": list(origin.models)},
    }
    placed = [
        {"action": "c2pa.placed", "parameters": {"ingredientIds": [name]}}
        for name, _ in ingredients
    ]
    return {
        "claim_generator_info": [{"name": "Longtake", "version": VERSION}],
        "title": origin.title,
        "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [created, *placed]}}],
    }


def read_origin(file: Path) -> Told:
    """Give what a film says of its origin; raises `Unusable` for what is no file."""
    try:
        boxes = dict(_boxes(plain(file, str(file), "give a film")))
    except FileNotFoundError:
        raise Unusable(str(file), "there is no such file", "give a film") from None
    except (OSError, struct.error) as error:
        raise Unusable(str(file), f"cannot be read ({error})", "give an MP4") from error
    packet = boxes.get(XMP, b"").decode("utf-8", "replace")
    return Told(
        title=_field(packet, r"<dc:title>.*?<rdf:li[^>]*>([^<]*)<"),
        source=_field(packet, r"<Iptc4xmpExt:DigitalSourceType>([^<]*)<"),
        models=_field(packet, r"<Iptc4xmpExt:AISystemUsed>([^<]*)<"),
        creator=_field(packet, r"<dc:creator>.*?<rdf:li[^>]*>([^<]*)<"),
        signature=_signature(file) if C2PA in boxes else None,
    )


def _field(packet: str, pattern: str) -> str:
    found = re.search(pattern, packet, re.DOTALL)
    return " ".join(unescape(found[1]).split()) if found else ""


def _signature(file: Path) -> Signature:
    if not can_sign():
        return Signature("unchecked")
    try:
        return _checked(file)
    except LongtakeError as error:
        return Signature("invalid", faults=(str(error)[:200],))


def _checked(file: Path) -> Signature:
    """Read a file's manifest in a child; raises `BadOutput` or `Unusable` where that fails."""
    seconds = _PATIENCE + file.stat().st_size / _PACE
    return guarded(_manifested, file, seconds=seconds, remedy="leave it out")


_PATIENCE: Final = 30.0
_PACE: Final = 2**24
"""Bytes of a file that are checked in a second, at least."""
_ALONE: Final = {"verify": {"remote_manifest_fetch": False}}
"""No file makes us call anybody."""


def _manifested(file: Path) -> Signature:
    """Read a file's manifest; raises the library's own errors."""
    import c2pa  # noqa: PLC0415 - likewise

    with (
        c2pa.Context.from_dict(_ALONE) as alone,
        file.open("rb") as stream,
        c2pa.Reader(_VIDEO, stream, context=alone) as reader,
    ):
        told, state = json.loads(reader.json()), str(reader.get_validation_state() or "")
    manifest = told["manifests"].get(told.get("active_manifest"), {})
    faults = [_faulty(each) for each in _failures(told)]
    created = next(_created(manifest), {})
    by = manifest.get("signature_info", {})
    name = str(by.get("common_name") or by.get("issuer") or "")
    return Signature(
        state=state.lower(),
        by=name,
        test=TEST in name,
        source=str(created.get("digitalSourceType", "")),
        models=tuple(map(str, created.get("parameters", {}).get("models", ()))),
        ingredients=tuple(str(each.get("title", "")) for each in manifest.get("ingredients", ())),
        faults=tuple(code for code in faults if code != _UNKNOWN),
    )


_UNKNOWN: Final = "signingCredential.untrusted"
"""That nobody vouches for who signed is told as the state."""


def _created(manifest: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for assertion in manifest.get("assertions", ()):
        if str(assertion.get("label", "")).startswith("c2pa.actions"):
            actions = assertion.get("data", {}).get("actions", ())
            yield from (each for each in actions if each.get("action") == "c2pa.created")


def _failures(told: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = (
        told.get("validation_results", {}).get("activeManifest", {}).get("failure", ())
    )
    return found


def _faulty(failure: Mapping[str, Any]) -> str:
    return str(failure.get("code", ""))


def _boxed(file: Path, kind: bytes) -> bool:
    with suppress(OSError, struct.error):
        return kind in dict(_boxes(file))
    return False


def _boxes(file: Path) -> Iterator[tuple[bytes, bytes]]:
    """Give each outermost `uuid` box by what it is, with its beginning."""
    with file.open("rb") as stream:
        for _ in range(_PLACES):
            at = stream.tell()
            head = stream.read(8)
            if len(head) < 8:  # noqa: PLR2004 - size and kind
                return
            size, kind = struct.unpack(">I4s", head)
            if size == 1:
                size = struct.unpack(">Q", stream.read(8))[0]
            if kind == b"uuid":
                yield stream.read(_UUID), _body(stream, at, size)
            if size < 8:  # noqa: PLR2004 - it goes on to the end
                return
            stream.seek(at + size)


def _body(stream: IO[bytes], at: int, size: int) -> bytes:
    left = at + size - stream.tell() if size else _LARGEST
    return stream.read(max(0, min(left, _LARGEST)))
