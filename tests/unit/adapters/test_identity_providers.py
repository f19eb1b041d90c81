"""Identity providers are configuration: a document, and secrets beside it."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.adapters.identity_providers import (
    StoredIdentityProviders,
    read_providers,
    read_secrets,
)
from chalicelib.core.errors import UnknownRelease
from chalicelib.core.external_identity import OidcParty, SamlParty
from chalicelib.core.orga_errors import ProviderNotFound, ProviderUnavailable

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
GAR = {
    "id": "gar",
    "name": "Médiacentre",
    "kind": "gar",
    "protocol": "saml",
    "entity_id": "https://gar.test",
    "address": "https://gar.test/sso",
    "certificates": ["PEM"],
}
PROCONNECT = {
    "id": "proconnect",
    "name": "ProConnect",
    "kind": "proconnect",
    "protocol": "oidc",
    "issuer": "https://proconnect.test",
    "client_id": "sextant",
    "acr_values": "eidas1",
}


def document(*providers: dict[str, Any]) -> bytes:
    return json.dumps({"providers": providers}).encode()


class Files:
    def __init__(self, *providers: dict[str, Any]) -> None:
        self.content: bytes | None = document(*providers)
        self.reads = 0

    def read(self, key: str) -> bytes:
        self.reads += 1
        if self.content is None:
            raise UnknownRelease(key)
        return self.content


class Clock:
    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at


def test_both_protocols_are_read() -> None:
    gar, proconnect = read_providers(document(GAR, PROCONNECT), secrets={"proconnect": "s"})
    assert isinstance(gar.party, SamlParty)
    assert isinstance(proconnect.party, OidcParty)
    assert (gar.protocol, proconnect.protocol) == ("saml", "oidc")
    assert proconnect.party.client_secret == "s"
    assert proconnect.party.acr_values == "eidas1"


def test_each_kind_has_its_names_for_facts() -> None:
    gar, proconnect = read_providers(document(GAR, PROCONNECT), secrets={})
    assert (gar.names.subject, gar.names.uai) == ("IDO", "UAI")
    assert proconnect.names.last_name == "usual_name"


def test_the_document_may_name_a_fact_otherwise() -> None:
    (ent,) = read_providers(
        document({**GAR, "kind": "ent", "claims": {"uai": "school", "pupil_profiles": ["E"]}}),
        secrets={},
    )
    assert ent.names.uai == "school"
    assert ent.names.pupil_profiles == ("E",)
    assert ent.names.first_name == "given_name"


@pytest.mark.parametrize(
    "providers",
    [
        [{**GAR, "certificates": []}],
        [{**GAR, "protocol": "oauth1"}],
        [{**GAR, "id": "../gar"}],
        [{**GAR, "surprise": 1}],
        [{**PROCONNECT, "issuer": None}],
        [GAR, GAR],
    ],
    ids=["no certificate", "protocol", "id", "unknown field", "no issuer", "twice"],
)
def test_what_makes_no_sense_is_refused_whole(providers: list[dict[str, Any]]) -> None:
    with pytest.raises(ProviderUnavailable):
        read_providers(document(*providers), secrets={})


def test_a_place_without_document_has_no_provider() -> None:
    files = Files()
    files.content = None
    providers = StoredIdentityProviders(files, Clock(), secrets={})
    assert providers.list_all() == ()
    with pytest.raises(ProviderNotFound):
        providers.get("gar")


def test_a_changed_document_is_known_within_a_minute() -> None:
    files, clock = Files(GAR), Clock()
    providers = StoredIdentityProviders(files, clock, secrets={})
    assert providers.get("gar").name == "Médiacentre"
    files.content = document({**GAR, "name": "GAR"})
    assert providers.get("gar").name == "Médiacentre"
    assert files.reads == 1
    clock.at += timedelta(seconds=60)
    assert providers.get("gar").name == "GAR"


def test_secrets_are_read_by_provider() -> None:
    assert read_secrets("ent=a=b,proconnect=c") == {"ent": "a=b", "proconnect": "c"}
    assert read_secrets("") == {}
