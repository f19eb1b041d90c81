"""Signing in elsewhere: what is asked, believed once, exchanged once, in one browser."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.core.external_identity import (
    Answer,
    ClaimNames,
    ExternalIdentity,
    IdentityProvider,
    OidcParty,
    Proof,
    SamlParty,
    local_path,
)
from chalicelib.core.identity import LinkedIdentity, User
from chalicelib.core.orga_errors import IdentityRefused, IdentityUnknown, ProviderNotFound
from chalicelib.services.external_sign_in import (
    ExternalDoors,
    Return,
    ask_elsewhere,
    exchange_code,
    receive_answer,
)
from tests.fakes.accounts import InMemoryAccounts, InMemoryFamilies
from tests.fakes.sso import InMemorySignInsElsewhere, ListedProviders, SayingProtocol
from tests.unit.services.accounts import House

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
ENT = IdentityProvider("ent", "ENT", "ent", SamlParty("e", "a", ("c",)), ClaimNames())
GAR = replace(ENT, id="gar")
PRO = IdentityProvider("pro", "Pro", "proconnect", OidcParty("i", "c", "s"), ClaimNames())
IDENTITY = ExternalIdentity("ent", "subject-1", "Zélie", "Martelin-Roy")
PROOF = Proof(IDENTITY, "_a1", NOW + timedelta(minutes=6))
USER = User(
    id="user-1",
    kind="registered",
    lang="fr",
    created_at=NOW,
    identities=(LinkedIdentity("ent", IDENTITY.key),),
)


@dataclass
class Place:
    """Every store of signing in elsewhere, and the browser that leaves."""

    house: House = field(default_factory=House)
    waiting: InMemorySignInsElsewhere = field(default_factory=InMemorySignInsElsewhere)
    accounts: InMemoryAccounts = field(default_factory=InMemoryAccounts)
    families: InMemoryFamilies = field(default_factory=InMemoryFamilies)

    @property
    def doors(self) -> ExternalDoors:
        saying = SayingProtocol({"yes": PROOF})
        return ExternalDoors(
            providers=ListedProviders(ENT, GAR, PRO),
            protocols={"saml": saying, "oidc": saying},
            waiting=self.waiting,
            accounts=self.accounts,
            families=self.families,
            tokens=self.house.tokens,
            new_id=self.house.new_id,
        )

    def leave(self, provider_id: str = "ent", browser: str = "browser-1") -> str:
        """Go to the provider; the state that goes along."""
        address = ask_elsewhere(
            self.doors, provider_id, browser=browser, next_path="/profile", now=NOW
        )
        return address.partition("state=")[2]

    def come_back(self, state: str, provider_id: str = "ent", message: str = "yes") -> Return:
        return receive_answer(
            self.doors, provider_id, protocol="saml", state=state, answer=Answer(message), now=NOW
        )


@pytest.fixture
def place() -> Place:
    return Place()


def test_whoever_is_known_gets_in(place: Place) -> None:
    place.accounts.add(USER)
    back = place.come_back(place.leave())
    signed = exchange_code(place.doors, back.code, browser="browser-1", held_id="held", now=NOW)
    assert (signed.user.id, back.next_path) == ("user-1", "/profile")
    assert place.families.list_of("user-1")


def test_whoever_is_unknown_is_held(place: Place) -> None:
    back = place.come_back(place.leave())
    with pytest.raises(IdentityUnknown):
        exchange_code(place.doors, back.code, browser="browser-1", held_id="held", now=NOW)
    held = place.waiting.find("held", now=NOW + timedelta(minutes=18))
    assert held.identity == IDENTITY


@pytest.mark.parametrize("browser", ["", "browser-2"])
def test_another_browser_gets_nothing(place: Place, browser: str) -> None:
    place.accounts.add(USER)
    back = place.come_back(place.leave())
    with pytest.raises(IdentityRefused, match=r"^another browser$"):
        exchange_code(place.doors, back.code, browser=browser, held_id="held", now=NOW)


def test_an_answer_is_believed_once(place: Place) -> None:
    state = place.leave()
    place.come_back(state)
    with pytest.raises(IdentityRefused):
        place.come_back(state)


def test_a_token_is_believed_once_whatever_was_asked(place: Place) -> None:
    place.come_back(place.leave())
    with pytest.raises(IdentityRefused):
        place.come_back(place.leave())


def test_a_refused_answer_leaves_the_question_open(place: Place) -> None:
    state = place.leave()
    with pytest.raises(IdentityRefused):
        place.come_back(state, message="no")
    assert place.come_back(state).code


def test_the_question_of_one_provider_is_not_answered_by_another(place: Place) -> None:
    state = place.leave("gar")
    with pytest.raises(IdentityRefused, match=r"^asked of another provider$"):
        place.come_back(state, "ent")


def test_a_provider_answers_in_its_own_protocol(place: Place) -> None:
    state = place.leave("pro")
    with pytest.raises(ProviderNotFound):
        place.come_back(state, "pro")


def test_each_question_has_secrets_of_its_own(place: Place) -> None:
    for _ in range(2):
        place.leave()
    first, second = place.waiting.questions.values()
    for name in ("state", "request_id", "nonce", "verifier"):
        assert getattr(first, name) != getattr(second, name)


@pytest.mark.parametrize("text", ["/", "/profile", "/campaigns/BCD234FGH?x=1&y=%20"])
def test_pages_of_ours_are_come_back_to(text: str) -> None:
    assert local_path(text) == text


@pytest.mark.parametrize(
    "text", ["", "//evil.test", "/\\evil.test", "https://evil.test", "/a\nb", "/<b>", "/é"]
)
def test_anything_else_leads_to_the_first_page(text: str) -> None:
    assert local_path(text) == "/"
