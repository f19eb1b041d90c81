"""Signs manifests: detached JWS, ES256, with the keys of credentials."""

from typing import TYPE_CHECKING

from chalicelib.adapters.seals import private_keys
from chalicelib.adapters.secret_texts import secret_text

if TYPE_CHECKING:
    from joserfc.jwk import ECKey


class CredentialKeySignatures:
    """`ports.feeds.ManifestSignatures`. The first key signs; `kid` is its thumbprint (RFC 7638),
    under which the document of `did:web` tells it."""

    def __init__(self, keys: str, *, region: str) -> None:
        self._secret = keys
        self._region = region

    def detached(self, content: bytes) -> str:
        """A compact JWS without its middle: whoever checks puts the manifest there."""
        from joserfc import jws

        key = self._key()
        header = {"alg": "ES256", "typ": "JOSE", "kid": key.thumbprint()}
        compact = jws.serialize_compact(header, content, key)
        head, _, signature = compact.split(".")
        return f"{head}..{signature}"

    def _key(self) -> "ECKey":
        from cryptography.hazmat.primitives.serialization import (
            Encoding,
            NoEncryption,
            PrivateFormat,
        )
        from joserfc.jwk import ECKey

        first = private_keys(secret_text(self._secret, region=self._region))[0]
        pem = first.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return ECKey.import_key(pem)
