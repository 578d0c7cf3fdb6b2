"""Forms with files in them, as some vendors want their calls (RFC 7578)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from secrets import token_hex


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it is sent."""

    body: bytes
    kind: str
    """Its `Content-Type`, which names the boundary."""


def form_of(fields: Mapping[str, object], files: Mapping[str, bytes]) -> Form:
    """Give a form of plain fields, and of pictures as PNG or JPEG; the names are plain ASCII."""
    boundary = token_hex(16)
    parts = [*_fields(fields), *_files(files)]
    body = b"".join(b"--%s\r\n%s\r\n" % (boundary.encode(), part) for part in parts)
    return Form(
        body + b"--%s--\r\n" % boundary.encode(), f"multipart/form-data; boundary={boundary}"
    )


def _fields(fields: Mapping[str, object]) -> Iterator[bytes]:
    for name, value in fields.items():
        yield f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode()


def _files(files: Mapping[str, bytes]) -> Iterator[bytes]:
    for name, data in files.items():
        kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
        head = (
            f'Content-Disposition: form-data; name="{name}"; filename="{name}.{kind}"\r\n'
            f"Content-Type: image/{kind}\r\n\r\n"
        )
        yield head.encode() + data
