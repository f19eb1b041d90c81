"""The keys we sign with: P-256, in a secret as PEM, or kept in KMS beside their certificate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.adapters.secret_texts import secret_text
from chalicelib.core.certif_errors import SigningKeyMissing

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

_BEGIN_KEY, _BEGIN_CERTIFICATE = "PRIVATE KEY-----", "-----BEGIN CERTIFICATE-----"


@dataclass(frozen=True, slots=True)
class Seal:
    """A certificate, those that vouch for it, and what signs in its name (ECDSA, SHA-256, DER)."""

    certificate: bytes
    chain: Sequence[bytes]
    sign: Callable[[bytes], bytes] = field(repr=False)


class StoredSeal:
    """Read when it is first used. With a `kms_key`, the secret holds the certificates only."""

    def __init__(self, secret: str, *, region: str, kms_key: str = "") -> None:
        self._secret = secret
        self._region = region
        self._kms_key = kms_key

    @cached_property
    def seal(self) -> Seal:
        """The seal; raises `SigningKeyMissing`."""
        from cryptography import x509
        from cryptography.hazmat.primitives.serialization import Encoding

        text = secret_text(self._secret, region=self._region)
        if _BEGIN_CERTIFICATE not in text:
            raise SigningKeyMissing("a seal without a certificate")
        found = x509.load_pem_x509_certificates(text.encode())
        first, *chain = [one.public_bytes(Encoding.DER) for one in found]
        return Seal(first, chain, self._signing(text))

    def _signing(self, text: str) -> Callable[[bytes], bytes]:
        if self._kms_key:
            return _in_kms(self._kms_key, region=self._region)
        key = private_keys(text)[0]
        return lambda data: _signed(key, data)


def private_keys(text: str) -> Sequence["EllipticCurvePrivateKey"]:
    """The P-256 keys of a PEM text, in its order; raises `SigningKeyMissing`."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    found = [load_pem_private_key(block, None) for block in _key_blocks(text)]
    keys = [key for key in found if isinstance(key, ec.EllipticCurvePrivateKey)]
    if not keys or len(keys) < len(found) or any(key.curve.name != "secp256r1" for key in keys):
        raise SigningKeyMissing("a seal without a key of the curve P-256")
    return keys


def _key_blocks(text: str) -> Sequence[bytes]:
    blocks = text.split("-----BEGIN ")[1:]
    return [f"-----BEGIN {block}".encode() for block in blocks if _BEGIN_KEY in block]


def _signed(key: "EllipticCurvePrivateKey", data: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.hashes import SHA256

    return key.sign(data, ec.ECDSA(SHA256()))


def _in_kms(key_id: str, *, region: str) -> Callable[[bytes], bytes]:
    import boto3  # only where the key is in KMS

    kms = boto3.client("kms", region_name=region)

    def sign(data: bytes) -> bytes:
        reply = kms.sign(
            KeyId=key_id, Message=data, MessageType="RAW", SigningAlgorithm="ECDSA_SHA_256"
        )
        return bytes(reply["Signature"])

    return sign
