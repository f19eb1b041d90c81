"""An OpenID answer is believed once, and refused whenever one thing about it is wrong."""

import base64
import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from requests.adapters import BaseAdapter
from urllib3 import HTTPResponse

from chalicelib.adapters.oidc import OidcSignIn
from chalicelib.adapters.oidc_pages import LARGEST, ProviderPages
from chalicelib.core.external_identity import (
    Answer,
    Asked,
    ClaimNames,
    IdentityProvider,
    OidcParty,
    Proof,
    SamlParty,
)
from chalicelib.core.orga_errors import IdentityRefused, ProviderUnavailable

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
SECONDS = int(NOW.timestamp())
ISSUER = "https://idp.test"
CALLBACK = "https://sextant.test/api/auth/oidc/ent/callback"
ASKED = Asked(
    state="state-1",
    provider_id="ent",
    browser="browser",
    request_id="_q1",
    nonce="nonce-1",
    verifier="v" * 48,
    next_path="/",
    expires_at=NOW + timedelta(minutes=10),
)
PARTY = OidcParty(ISSUER, "sextant", "s:cret", acr_values="eidas1")
ANSWER = Answer("code-1", ISSUER)
NAMES = ClaimNames("", "given_name", "family_name", "profile", "uai", ("pupil",))
PROVIDER = IdentityProvider("ent", "Mon ENT", "ent", PARTY, NAMES)
DISCOVERY = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/authorize",
    "token_endpoint": f"{ISSUER}/token",
    "jwks_uri": f"{ISSUER}/jwks",
}
CLAIMS = {
    "iss": ISSUER,
    "aud": "sextant",
    "sub": "person-1",
    "nonce": "nonce-1",
    "iat": SECONDS,
    "exp": SECONDS + 300,
    "given_name": "Zélie",
    "family_name": "Martelin-Roy",
    "profile": "pupil",
    "uai": "0755555A",
}


@cache
def key(name: str = "k1") -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig"})


def id_token(by: Any = None, *, header: dict[str, Any] | None = None, **changes: Any) -> str:
    claims = {name: said for name, said in (CLAIMS | changes).items() if said is not None}
    signer = by or key()
    head = header or {"alg": "RS256", "kid": signer.kid}
    return jwt.encode(head, claims, signer, algorithms=[head["alg"]])


class Provider(BaseAdapter):
    """Answers in place of the network; records what it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[requests.PreparedRequest] = []
        self.pages: dict[str, Any] = {
            "/.well-known/openid-configuration": dict(DISCOVERY),
            "/jwks": {"keys": [key().as_dict(private=False)]},
            "/token": {"access_token": "access-1", "token_type": "Bearer", "id_token": id_token()},
        }
        self.statuses: dict[str, int] = {}
        self.kinds: dict[str, str] = {}
        self.is_down = False

    def send(self, request: requests.PreparedRequest, **given: Any) -> requests.Response:
        if self.is_down:
            raise requests.ConnectTimeout
        assert given["timeout"] == (3, 5)
        self.sent.append(request)
        path = urlsplit(request.url or "").path
        page = self.pages[path]
        reply = requests.Response()
        reply.status_code = self.statuses.get(path, 200)
        reply.headers["Content-Type"] = self.kinds.get(path, "application/json")
        content = page if isinstance(page, bytes) else json.dumps(page).encode()
        reply.raw = HTTPResponse(io.BytesIO(content), preload_content=False)
        reply.url, reply.request = str(request.url), request
        return reply

    def close(self) -> None:
        """Nothing to close."""

    def asked_for(self, path: str) -> list[requests.PreparedRequest]:
        return [request for request in self.sent if urlsplit(request.url or "").path == path]


@pytest.fixture
def idp() -> Provider:
    return Provider()


@pytest.fixture
def ours(idp: Provider) -> OidcSignIn:
    def session() -> requests.Session:
        made = requests.Session()
        made.mount("https://", idp)
        return made

    return OidcSignIn("https://sextant.test", ProviderPages(session))


@pytest.fixture
def believe(ours: OidcSignIn) -> Callable[..., Proof]:
    def proof(
        provider: IdentityProvider = PROVIDER,
        answer: Answer = ANSWER,
        now: datetime = NOW,
    ) -> Proof:
        return ours.proof(provider, ASKED, answer=answer, now=now)

    return proof


Believe = Callable[..., Proof]


def gives(idp: Provider, token: str) -> None:
    idp.pages["/token"] = {**idp.pages["/token"], "id_token": token}


def refused(believe: Believe, reason: str, **given: Any) -> None:
    with pytest.raises(IdentityRefused, match=f"^{reason}"):
        believe(**given)


# what is believed


def test_a_signed_token_is_believed(believe: Believe) -> None:
    proof = believe()
    assert proof.identity.subject == "person-1"
    assert (proof.identity.first_name, proof.identity.last_name) == ("Zélie", "Martelin-Roy")
    assert proof.identity.uai == "0755555A"
    assert proof.identity.is_pupil
    assert proof.until == NOW + timedelta(minutes=6)


def test_somebody_of_another_profile_is_no_pupil(believe: Believe, idp: Provider) -> None:
    gives(idp, id_token(profile="teacher"))
    assert not believe().identity.is_pupil


def test_a_provider_without_profiles_knows_no_pupils(believe: Believe) -> None:
    names = replace(NAMES, profile="", pupil_profiles=())
    assert not believe(replace(PROVIDER, names=names)).identity.is_pupil


def test_a_subject_of_the_providers_choice_is_read(believe: Believe) -> None:
    by = replace(PROVIDER, names=replace(NAMES, subject="uai"))
    assert believe(by).identity.subject == "0755555A"


def test_a_new_key_is_read_again(believe: Believe, idp: Provider) -> None:
    believe()
    new = key("k2")
    idp.pages["/jwks"] = {"keys": [new.as_dict(private=False)]}
    gives(idp, id_token(new))
    assert believe(now=NOW + timedelta(seconds=61)).identity.subject == "person-1"


def test_pages_are_kept_for_an_hour(believe: Believe, idp: Provider) -> None:
    believe()
    believe()
    assert len(idp.asked_for("/jwks")) == 1
    assert len(idp.asked_for("/.well-known/openid-configuration")) == 1


def test_missing_names_are_asked_for(believe: Believe, idp: Provider) -> None:
    idp.pages["/.well-known/openid-configuration"]["userinfo_endpoint"] = f"{ISSUER}/me"
    idp.pages["/me"] = {"sub": "person-1", "given_name": "Ana", "family_name": "Roy"}
    gives(idp, id_token(given_name=None, family_name=None))
    assert believe().identity.first_name == "Ana"
    assert idp.asked_for("/me")[0].headers["Authorization"] == "Bearer access-1"


def test_names_in_a_signed_page_are_believed(believe: Believe, idp: Provider) -> None:
    idp.pages["/.well-known/openid-configuration"]["userinfo_endpoint"] = f"{ISSUER}/me"
    idp.pages["/me"] = id_token(given_name="Ana").encode()
    idp.kinds["/me"] = "application/jwt"
    gives(idp, id_token(given_name=None))
    assert believe().identity.first_name == "Ana"


# what is asked


def test_the_question_carries_state_nonce_and_challenge(ours: OidcSignIn) -> None:
    address = ours.address(PROVIDER, ASKED, now=NOW)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(ASKED.verifier.encode()).digest())
    assert address.startswith(f"{ISSUER}/authorize?")
    assert parse_qs(urlsplit(address).query) == {
        "response_type": ["code"],
        "client_id": ["sextant"],
        "redirect_uri": [CALLBACK],
        "scope": ["openid profile"],
        "state": ["state-1"],
        "nonce": ["nonce-1"],
        "code_challenge": [challenge.decode().rstrip("=")],
        "code_challenge_method": ["S256"],
        "acr_values": ["eidas1"],
    }


def test_the_code_is_exchanged_with_the_verifier_and_our_secret(
    believe: Believe, idp: Provider
) -> None:
    believe()
    (request,) = idp.asked_for("/token")
    form = parse_qs(str(request.body))
    assert form["code"] == ["code-1"]
    assert form["code_verifier"] == [ASKED.verifier]
    assert form["redirect_uri"] == [CALLBACK]
    basic = base64.b64encode(b"sextant:s%3Acret").decode()
    assert request.headers["Authorization"] == f"Basic {basic}"


def test_the_secret_goes_in_the_form_when_the_provider_wants_it_there(
    believe: Believe, idp: Provider
) -> None:
    found = idp.pages["/.well-known/openid-configuration"]
    found["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
    believe()
    (request,) = idp.asked_for("/token")
    assert parse_qs(str(request.body))["client_secret"] == ["s:cret"]
    assert "Authorization" not in request.headers


# signatures


def test_a_token_signed_by_another_key_is_refused(believe: Believe, idp: Provider) -> None:
    other = RSAKey.generate_key(2048, {"kid": "k1"})
    gives(idp, id_token(other))
    refused(believe, "wrong signature: BadSignatureError")


def test_a_token_signed_by_an_unknown_key_is_refused(believe: Believe, idp: Provider) -> None:
    gives(idp, id_token(key("k9")))
    refused(believe, "wrong signature: InvalidKeyIdError")


def test_a_token_without_the_name_of_its_key_is_refused_when_there_are_two(
    believe: Believe, idp: Provider
) -> None:
    both = [key().as_dict(private=False), key("k2").as_dict(private=False)]
    idp.pages["/jwks"] = {"keys": both}
    gives(idp, id_token(header={"alg": "RS256"}))
    refused(believe, "wrong signature: InvalidKeyIdError")


def test_an_unsigned_token_is_refused(believe: Believe, idp: Provider) -> None:
    parts = [{"alg": "none", "typ": "JWT", "kid": "k1"}, CLAIMS]
    packed = [base64.urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=") for one in parts]
    gives(idp, b".".join([*packed, b""]).decode())
    refused(believe, "wrong signature: UnsupportedAlgorithmError")


def test_a_token_signed_with_the_public_key_as_a_secret_is_refused(
    believe: Believe, idp: Provider
) -> None:
    secret = OctKey.import_key(key().as_pem(private=False).replace(b"-", b"_"), {"kid": "k1"})
    gives(idp, id_token(secret, header={"alg": "HS256", "kid": "k1"}))
    refused(believe, "wrong signature: UnsupportedAlgorithmError")


def test_a_token_signed_with_our_own_secret_is_refused(believe: Believe, idp: Provider) -> None:
    secret = OctKey.import_key("s:cret".ljust(32, "-"), {"kid": "k1"})
    gives(idp, id_token(secret, header={"alg": "HS256", "kid": "k1"}))
    refused(believe, "wrong signature: UnsupportedAlgorithmError")


def test_a_shared_secret_among_the_published_keys_is_not_one_of_them(
    believe: Believe, idp: Provider
) -> None:
    secret = OctKey.import_key("published-secret-of-32-characters", {"kid": "k7"})
    idp.pages["/jwks"]["keys"].append(secret.as_dict(private=True))
    gives(idp, id_token(secret, header={"alg": "HS256", "kid": "k7"}))
    refused(believe, "wrong signature")


def test_a_changed_token_is_refused(believe: Believe, idp: Provider) -> None:
    head, _, signature = id_token().split(".")
    other = id_token(sub="somebody-else").split(".")[1]
    gives(idp, f"{head}.{other}.{signature}")
    refused(believe, "wrong signature: BadSignatureError")


def test_a_key_for_encryption_signs_nothing(believe: Believe, idp: Provider) -> None:
    published = {**key("k3").as_dict(private=False), "use": "enc"}
    idp.pages["/jwks"] = {"keys": [published]}
    gives(idp, id_token(key("k3")))
    refused(believe, "wrong signature")


@pytest.mark.parametrize(
    "text",
    ["garbage", "a.b.c", "é", "..", "x" * 200_000],
    ids=["a word", "three letters", "an accent", "dots", "endless"],
)
def test_what_is_no_token_is_refused(believe: Believe, idp: Provider, text: str) -> None:
    gives(idp, text)
    refused(believe, "wrong signature")


# claims


def test_a_token_of_another_issuer_is_refused(believe: Believe, idp: Provider) -> None:
    gives(idp, id_token(iss="https://other.test"))
    refused(believe, "wrong iss")


def test_a_token_for_somebody_else_is_refused(believe: Believe, idp: Provider) -> None:
    gives(idp, id_token(aud="other"))
    refused(believe, "wrong aud")


def test_a_token_for_others_too_is_refused(believe: Believe, idp: Provider) -> None:
    gives(idp, id_token(aud=["sextant", "other"], azp="sextant"))
    refused(believe, "wrong aud")


def test_a_token_given_to_somebody_else_is_refused(believe: Believe, idp: Provider) -> None:
    gives(idp, id_token(azp="other"))
    refused(believe, "wrong azp")


def test_a_token_with_the_nonce_of_another_question_is_refused(
    believe: Believe, idp: Provider
) -> None:
    gives(idp, id_token(nonce="nonce-2"))
    refused(believe, "wrong nonce")


def test_a_token_without_nonce_is_refused(believe: Believe, idp: Provider) -> None:
    gives(idp, id_token(nonce=None))
    refused(believe, "wrong nonce")


def test_an_expired_token_is_refused(believe: Believe, idp: Provider) -> None:
    gives(idp, id_token(exp=SECONDS - 60))
    refused(believe, "wrong exp")


def test_a_token_without_end_is_refused(believe: Believe, idp: Provider) -> None:
    gives(idp, id_token(exp=None))
    refused(believe, "wrong exp")


def test_a_token_of_the_future_is_refused(believe: Believe, idp: Provider) -> None:
    gives(idp, id_token(iat=SECONDS + 61))
    refused(believe, "wrong iat")


def test_a_token_made_long_ago_is_refused(believe: Believe, idp: Provider) -> None:
    gives(idp, id_token(iat=SECONDS - 601, exp=SECONDS + 3600))
    refused(believe, "wrong iat")


def test_a_token_that_does_not_count_yet_is_refused(believe: Believe, idp: Provider) -> None:
    gives(idp, id_token(nbf=SECONDS + 61))
    refused(believe, "wrong nbf")


def test_a_token_about_nobody_is_refused(believe: Believe, idp: Provider) -> None:
    gives(idp, id_token(sub=None))
    refused(believe, "wrong sub")


def test_a_token_that_goes_with_another_access_token_is_refused(
    believe: Believe, idp: Provider
) -> None:
    gives(idp, id_token(at_hash="b" * 22))
    refused(believe, "wrong at_hash")


def test_the_facts_of_somebody_else_are_refused(believe: Believe, idp: Provider) -> None:
    idp.pages["/.well-known/openid-configuration"]["userinfo_endpoint"] = f"{ISSUER}/me"
    idp.pages["/me"] = {"sub": "person-2", "given_name": "Ana", "family_name": "Roy"}
    gives(idp, id_token(given_name=None))
    refused(believe, "somebody else's facts")


def test_signed_facts_for_somebody_else_are_refused(believe: Believe, idp: Provider) -> None:
    idp.pages["/.well-known/openid-configuration"]["userinfo_endpoint"] = f"{ISSUER}/me"
    idp.pages["/me"] = id_token(aud="other").encode()
    idp.kinds["/me"] = "application/jwt"
    gives(idp, id_token(given_name=None))
    refused(believe, "somebody else's facts")


# the exchange


def test_a_code_the_provider_refuses_is_refused(believe: Believe, idp: Provider) -> None:
    idp.statuses["/token"] = 400
    refused(believe, "the provider will not")


def test_no_code_is_refused(believe: Believe) -> None:
    refused(believe, "no code", answer=Answer("", ISSUER))


def test_no_token_is_refused(believe: Believe, idp: Provider) -> None:
    del idp.pages["/token"]["id_token"]
    refused(believe, "no id_token")


def test_the_answer_of_another_provider_is_refused(believe: Believe, idp: Provider) -> None:
    refused(believe, "wrong issuer", answer=Answer("code-1", "https://other.test"))
    assert idp.asked_for("/token") == []


def test_an_answer_must_name_its_provider_when_it_always_does(
    believe: Believe, idp: Provider
) -> None:
    found = idp.pages["/.well-known/openid-configuration"]
    assert believe(answer=Answer("code-1"))
    found["authorization_response_iss_parameter_supported"] = True
    refused(believe, "wrong issuer", answer=Answer("code-1"), now=NOW + timedelta(hours=2))


def test_a_provider_of_another_protocol_is_refused(believe: Believe) -> None:
    refused(believe, "another protocol", provider=replace(PROVIDER, party=SamlParty("", "", ())))


# the provider's pages


def unavailable(believe: Believe, reason: str) -> None:
    with pytest.raises(ProviderUnavailable, match=reason):
        believe()


def test_the_discovery_of_another_issuer_is_refused(believe: Believe, idp: Provider) -> None:
    idp.pages["/.well-known/openid-configuration"]["issuer"] = "https://other.test"
    unavailable(believe, "another issuer")


def test_an_address_that_anybody_can_listen_to_is_refused(believe: Believe, idp: Provider) -> None:
    idp.pages["/.well-known/openid-configuration"]["token_endpoint"] = "http://idp.test/token"
    unavailable(believe, "an address that is not safe")


def test_a_provider_that_is_down_is_said_to_be(believe: Believe, idp: Provider) -> None:
    idp.is_down = True
    unavailable(believe, "ConnectTimeout")


def test_a_redirection_is_not_followed(believe: Believe, idp: Provider) -> None:
    idp.statuses["/jwks"] = 302
    unavailable(believe, "status 302")


def test_an_endless_page_is_not_read(believe: Believe, idp: Provider) -> None:
    idp.pages["/jwks"] = b" " * (LARGEST + 1)
    unavailable(believe, "status 200")


@pytest.mark.parametrize("page", [b"<html>", b"[]", b'"text"'], ids=["html", "list", "text"])
def test_a_page_that_is_no_object_is_refused(believe: Believe, idp: Provider, page: bytes) -> None:
    idp.pages["/jwks"] = page
    unavailable(believe, "not")


@pytest.mark.parametrize(
    "page",
    [{}, {"keys": 1}, {"keys": []}, {"keys": [{"kty": "RSA"}]}],
    ids=["no list", "a number", "no key", "no numbers"],
)
def test_keys_that_cannot_be_read_are_refused(believe: Believe, idp: Provider, page: Any) -> None:
    idp.pages["/jwks"] = page
    unavailable(believe, "keys that cannot be read")


def test_the_secret_is_kept_out_of_logs() -> None:
    assert "s:cret" not in repr(PROVIDER)
