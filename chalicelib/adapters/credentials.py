"""Certificates as Open Badges 3.0 (W3C verifiable credentials 2.0), signed as JWT with ES256."""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from chalicelib.adapters.certificate_words import VERIFY_PATH, words_of
from chalicelib.adapters.seals import private_keys
from chalicelib.adapters.secret_texts import secret_text
from chalicelib.core.certification.certificate import TOP_LEVEL, TOP_PIX, Certificate
from chalicelib.core.certification.digcomp import EUROPEAN
from chalicelib.core.certification.status_list import CredentialPlace
from chalicelib.core.identity import Lang

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

PATH = "/api/public/credentials"
"""Where the issuer's document and the lists are: `did:web` leads there."""
_CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
_SCHEMA = (
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
)
_DIGCOMP = "https://publications.jrc.ec.europa.eu/repository/handle/JRC128415"
_LAST_MOMENT = time(23, 59, 59)
_ISSUED_IN = ZoneInfo("Europe/Paris")

Claims = dict[str, Any]


class SignedCredentials:
    """`ports.certif.Credentials`. The first key signs; all of them are told, while keys rotate."""

    def __init__(self, keys: str, *, region: str, service_name: str, origin: str) -> None:
        self._secret = keys
        self._region = region
        self._service_name = service_name
        self._origin = origin

    def credential(self, certificate: Certificate, place: CredentialPlace, lang: Lang) -> str:
        """The badge: who, what, how much, until when, and where it is told to be revoked."""
        claims = self._badge(certificate, place, lang)
        return self._signed(claims, kind="vc+jwt", at=place.valid_from)

    def status_list(self, list_id: str, encoded: str, *, at: datetime) -> str:
        """A bitstring status list."""
        address = self._list_address(list_id)
        claims: Claims = {
            "@context": _CONTEXTS[:1],
            "id": address,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": self._did,
            "validFrom": _instant(at),
            "credentialSubject": {
                "id": f"{address}#list",
                "type": "BitstringStatusList",
                "statusPurpose": "revocation",
                "encodedList": encoded,
            },
        }
        return self._signed(claims, kind="vc+jwt", at=at)

    def issuer(self) -> Mapping[str, object]:
        """The DID document."""
        methods = [
            {
                "id": f"{self._did}#{jwk['kid']}",
                "type": "JsonWebKey",
                "controller": self._did,
                "publicKeyJwk": jwk,
            }
            for jwk in map(_public, self._keys)
        ]
        return {
            "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"],
            "id": self._did,
            "verificationMethod": methods,
            "assertionMethod": [method["id"] for method in methods],
        }

    def _badge(self, one: Certificate, place: CredentialPlace, lang: Lang) -> Claims:
        words, listed = words_of(lang)["credential"], self._list_address(place.list_id)
        last = datetime.combine(one.valid_until, _LAST_MOMENT, _ISSUED_IN)
        return {
            "@context": _CONTEXTS,
            "id": f"urn:sextant:certification:{one.id}",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": words["achievement"],
            "issuer": self._profile(),
            "validFrom": _instant(place.valid_from),
            "validUntil": _instant(last),
            "credentialSubject": {
                "type": ["AchievementSubject"],
                "identifier": _identifiers(one, place.salt),
                "achievement": self._achievement(one, lang),
                "result": self._results(one, lang),
            },
            "evidence": [
                {
                    "id": f"{self._origin}{VERIFY_PATH}#{one.code}",
                    "type": ["Evidence"],
                    "name": words["evidence"],
                    "description": words["evidence_text"],
                }
            ],
            "credentialStatus": {
                "id": f"{listed}#{place.place}",
                "type": "BitstringStatusListEntry",
                "statusPurpose": "revocation",
                "statusListIndex": str(place.place),
                "statusListCredential": listed,
            },
            "credentialSchema": [{"id": _SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
        }

    def _profile(self) -> Claims:
        return {
            "id": self._did,
            "type": ["Profile"],
            "name": self._service_name,
            "url": self._origin,
        }

    def _achievement(self, one: Certificate, lang: Lang) -> Claims:
        words = words_of(lang)["credential"]
        return {
            "id": self._part("achievement"),
            "type": ["Achievement"],
            "achievementType": "Certification",
            "name": words["achievement"],
            "description": words["achievement_text"],
            "criteria": {"narrative": words["criteria"]},
            "creator": self._profile(),
            "humanCode": one.register_number,
            "inLanguage": lang,
            "resultDescription": self._descriptions(one, lang),
        }

    def _descriptions(self, one: Certificate, lang: Lang) -> list[Claims]:
        words = words_of(lang)
        score: Claims = {
            "id": self._part("score"),
            "type": ["ResultDescription"],
            "name": words["credential"]["result_score"],
            "resultType": "ScaledScore",
            "valueMin": "0",
            "valueMax": str(TOP_PIX),
            "requiredValue": "1",
        }
        globally: Claims = {
            "id": self._part("level"),
            "type": ["ResultDescription"],
            "name": words["credential"]["result_mesh"],
            "resultType": "PerformanceLevel",
            "allowedValue": [words["meshes"][step.mesh] for step in one.grid],
        }
        levels: list[Claims] = [
            {
                "id": self._part(f"level-{level.competence_id}"),
                "type": ["ResultDescription"],
                "name": f"{level.competence_id} {level.title[lang]}",
                "resultType": "PerformanceLevel",
                "allowedValue": [str(step) for step in range(TOP_LEVEL + 1)],
                "alignment": [
                    _alignment(code, lang) for code in EUROPEAN.get(level.competence_id, ())
                ],
            }
            for area in one.areas
            for level in area.levels
        ]
        return [score, globally, *levels]

    def _results(self, one: Certificate, lang: Lang) -> list[Claims]:
        found = [("score", str(one.pix))]
        if one.mesh:
            found.append(("level", words_of(lang)["meshes"][one.mesh]))
        found += [
            (f"level-{level.competence_id}", str(max(level.level, 0)))
            for area in one.areas
            for level in area.levels
            if level.level is not None
        ]
        return [
            {"type": ["Result"], "resultDescription": self._part(part), "value": value}
            for part, value in found
        ]

    def _part(self, name: str) -> str:
        return f"{self._origin}{PATH}/did.json#{name}"

    def _list_address(self, list_id: str) -> str:
        return f"{self._origin}{PATH}/status/{list_id}"

    def _signed(self, claims: Claims, *, kind: str, at: datetime) -> str:
        import jwt

        key = self._keys[0]
        registered: Claims = {"iss": self._did, "jti": claims["id"], "nbf": int(at.timestamp())}
        headers = {"typ": kind, "cty": "vc", "kid": f"{self._did}#{_public(key)['kid']}"}
        return jwt.encode({**claims, **registered}, key, algorithm="ES256", headers=headers)

    @cached_property
    def _did(self) -> str:
        host = quote(urlsplit(self._origin).netloc, safe="")
        return f"did:web:{host}{PATH.replace('/', ':')}"

    @cached_property
    def _keys(self) -> "list[EllipticCurvePrivateKey]":
        return list(private_keys(secret_text(self._secret, region=self._region)))


def _identifiers(one: Certificate, salt: str) -> list[Claims]:
    """The name in clear, as on the certificate; the birth date so that only who knows it checks."""
    birth = hashlib.sha256((one.birth_date.isoformat() + salt).encode()).hexdigest()
    name = f"{one.first_name} {one.last_name.upper()}"
    return [
        {"type": "IdentityObject", "hashed": False, "identityType": "name", "identityHash": name},
        {
            "type": "IdentityObject",
            "hashed": True,
            "identityType": "ext:birthDate",
            "identityHash": f"sha256${birth}",
            "salt": salt,
        },
    ]


def _alignment(code: str, lang: Lang) -> Claims:
    return {
        "type": ["Alignment"],
        "targetName": words_of(lang)["digcomp_titles"][code],
        "targetUrl": _DIGCOMP,
        "targetFramework": "DigComp 2.2",
        "targetCode": code,
        "targetType": "ext:DigComp",
    }


def _public(key: "EllipticCurvePrivateKey") -> dict[str, str]:
    """The public key as JWK; `kid` is its thumbprint (RFC 7638)."""
    numbers = key.public_key().public_numbers()
    x, y = (_text(number.to_bytes(32, "big")) for number in (numbers.x, numbers.y))
    told = f'{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}'
    kid = _text(hashlib.sha256(told.encode()).digest())
    return {"kty": "EC", "crv": "P-256", "x": x, "y": y, "alg": "ES256", "use": "sig", "kid": kid}


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
