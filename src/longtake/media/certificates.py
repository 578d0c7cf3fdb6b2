"""Certificates to sign a film with: a person's own, or a test chain that anybody can make."""

import datetime as dt
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final

from pydantic import SecretStr

from longtake.capabilities.errors import Unusable
from longtake.given import TEXT, plain

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

TEST: Final = "Longtake test certificate"
"""In the name of a certificate that proves nothing of who signed."""
_CHAIN: Final = "test-chain.pem"
_KEY: Final = "test-key.pem"
_YEARS: Final = 10
_REMEDY: Final = "give a chain and its key in PEM: --sign CERT.pem,KEY.pem"


@dataclass(frozen=True, slots=True)
class Credential:
    """A chain of certificates in PEM, the signer's own first, and its key."""

    chain: bytes
    key: SecretStr
    algorithm: str
    """As the C2PA names it: `es256`, `ps256`, `ed25519` and others."""
    mark: str
    """The beginning of the signer's fingerprint."""


def credential(chain: Path, key: Path) -> Credential:
    """Read a person's certificate; raises `Unusable` naming the file that cannot be used."""
    from cryptography import x509  # noqa: PLC0415 - an extra
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415

    certificates, secret = _read(chain), _read(key)
    try:
        own = x509.load_pem_x509_certificates(certificates)[0]
    except (ValueError, IndexError):
        raise Unusable(f"--sign {chain}", "is no certificate in PEM", _REMEDY) from None
    try:
        loaded = load_pem_private_key(secret, None)
    except (ValueError, TypeError):
        raise Unusable(f"--sign {key}", "is no key in PEM without a password", _REMEDY) from None
    if loaded.public_key() != own.public_key():
        raise Unusable(f"--sign {key}", f"is not the key of {chain}", _REMEDY)
    mark = own.fingerprint(hashes.SHA256()).hex()[:16]
    return Credential(certificates, SecretStr(secret.decode()), _algorithm(loaded, key), mark)


def own_test_chain(folder: Path) -> Credential:
    """Give this home's test chain, made the first time."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        chain, key = _test_chain()
        (part / _CHAIN).write_bytes(chain)
        (part / _KEY).touch(mode=0o600)
        (part / _KEY).write_bytes(key)
        with suppress(OSError):  # somebody else was first
            part.replace(folder)
        shutil.rmtree(part, ignore_errors=True)
    return credential(folder / _CHAIN, folder / _KEY)


def _read(file: Path) -> bytes:
    try:
        return plain(file.expanduser(), f"--sign {file}", _REMEDY, at_most=TEXT).read_bytes()
    except OSError as error:
        why = (error.strerror or "cannot be read").lower()
        raise Unusable(f"--sign {file}", why, _REMEDY) from None


def _algorithm(key: object, file: Path) -> str:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa  # noqa: PLC0415

    if isinstance(key, ec.EllipticCurvePrivateKey):
        return {"secp256r1": "es256", "secp384r1": "es384"}.get(key.curve.name, "es512")
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return "ed25519"
    if isinstance(key, rsa.RSAPrivateKey):
        return "ps256"
    raise Unusable(f"--sign {file}", "is a key that the C2PA does not sign with", _REMEDY)


def _test_chain() -> tuple[bytes, bytes]:
    """Give a chain of two and the signer's key, as the C2PA asks of a claim's signer."""
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415

    above, own = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root = _certificate("root", above, above, root=True)
    leaf = _certificate("signer", own, above, root=False)
    pem = serialization.Encoding.PEM
    chain = leaf.public_bytes(pem) + root.public_bytes(pem)
    plain = serialization.NoEncryption()
    return chain, own.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)


def _certificate(
    role: str,
    own: "EllipticCurvePrivateKey",
    above: "EllipticCurvePrivateKey",
    *,
    root: bool,
) -> "x509.Certificate":
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.x509.oid import ExtendedKeyUsageOID  # noqa: PLC0415

    now = dt.datetime.now(dt.UTC)
    usage = x509.KeyUsage(
        digital_signature=not root,
        key_cert_sign=root,
        crl_sign=root,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    built = (
        x509.CertificateBuilder()
        .subject_name(_name(role))
        .issuer_name(_name("root"))
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=365 * _YEARS))
        .add_extension(x509.BasicConstraints(root, None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(own.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(above.public_key()), critical=False
        )
    )
    if not root:
        mail = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        built = built.add_extension(mail, critical=False)
    return built.sign(above, hashes.SHA256())


def _name(role: str) -> "x509.Name":
    from cryptography import x509  # noqa: PLC0415
    from cryptography.x509.oid import NameOID  # noqa: PLC0415

    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "For tests, proves nothing"),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{TEST} ({role})"),
        ]
    )
