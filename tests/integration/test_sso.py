"""Signing in elsewhere, through the real app and a toy identity provider: SAML and OpenID."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

import boto3
import pytest
import requests
from lxml import etree

from chalicelib import wiring
from chalicelib.adapters.identity_providers import PROVIDERS_KEY
from chalicelib.core.learner import Learner
from chalicelib.core.organization import Organization
from chalicelib.core.second_factor import SecondFactor
from chalicelib.settings import settings
from chalicelib.wiring import accounts as accounts_wiring
from chalicelib.wiring import orga as orga_wiring
from infra.local.idp.keys import SigningKey, new_key
from infra.local.idp.pages import OIDC_ID, SAML_ID, IdentityProviderPages
from infra.local.idp.people import SCHOOL, Person
from infra.local.idp.people import TEACHER as ADULT
from infra.local.server import Server
from tests.aws import all_rows, forget
from tests.tab import ORIGIN, SIGN_UP, Answer, Hands, Tab

BORN = date(2013, 3, 7)
PUPIL = Person("p-1", "Zélie", "Martelin-Roy")
TEACHER = Person("t-1", "Hélène", "Castaing", ADULT)
FORM = "application/x-www-form-urlencoded"
OWN_ACCOUNT = {"accepts_terms": True, "lang": "fr"}


@cache
def key() -> SigningKey:
    return new_key("toy")


@dataclass
class Portal:
    """The toy identity provider, on a port of this machine."""

    address: str
    pages: IdentityProviderPages


@pytest.fixture
def portal(aws: None, hands: Hands, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    monkeypatch.setenv("PIX_CLIENT_SECRETS", f"{OIDC_ID}=toy secret")
    forget()
    served: list[IdentityProviderPages] = []
    server = Server(lambda environ, start: served[0](environ, start))
    address = f"http://127.0.0.1:{server.port}/idp"
    served.append(
        IdentityProviderPages(
            address, key(), client_secret="toy secret", now=lambda: wiring.clock().now()
        )
    )
    server.start()
    bucket = settings().bucket_name("content")
    boto3.client("s3").put_object(Bucket=bucket, Key=PROVIDERS_KEY, Body=served[0].providers())
    yield Portal(address, served[0])
    server.stop()


@pytest.fixture
def other_tab(tab: Tab) -> Tab:
    """A tab of another browser."""
    return Tab(tab.client)


def learner(**changes: object) -> Learner:
    school = Organization(
        "o" * 24, "school", "Collège Ada-Lovelace", wiring.clock().now(), uai=SCHOOL
    )
    orga_wiring.organizations().add(school)
    usual = Learner("l" * 24, school.id, "Zelie", "Martelin Roy", birth_date=BORN, division="6A")
    made = replace(usual, **changes)  # type: ignore[arg-type]
    orga_wiring.learners().save(made)
    return made


def start(tab: Tab, provider_id: str, next_path: str = "/profile") -> str:
    """Leave for the provider: the address it is asked at."""
    query = urlencode({"next": next_path})
    left = tab.get(f"/api/auth/sso/{provider_id}/start?{query}")
    assert left.status == 302, left.body
    return str(left.headers["location"])


def saml_answer(portal: Portal, address: str, person: Person = PUPIL) -> dict[str, str]:
    """What the provider makes the browser post."""
    query = {name: found[0] for name, found in parse_qs(urlsplit(address).query).items()}
    response = portal.pages.response(person, query)
    return {"SAMLResponse": response, "RelayState": query["RelayState"]}


def post_form(tab: Tab, form: dict[str, str], provider_id: str = SAML_ID) -> Answer:
    """A form posted by a page of the provider: no cookie, no origin of ours."""
    sent = tab.client.http.post(
        f"/api/auth/saml/{provider_id}/acs",
        headers={"Content-Type": FORM, "Origin": "null"},
        body=urlencode(form).encode(),
    )
    headers = {str(name).lower(): value for name, value in sent.headers.items()}
    return Answer(sent.status_code, None, headers, [])


def oidc_answer(address: str, person: Person = PUPIL) -> str:
    """The link of somebody on the provider's page: where the browser comes back to."""
    facts = urlencode({**asdict(person), "born": ""})
    page = requests.get(f"{address}&{facts}", timeout=5).text
    links = re.findall(r'<li><a href="([^"]+)">([^<]+)</a>', page)
    return next(unescape(to) for to, name in links if person.last_name in unescape(name))


def come_back(tab: Tab, address: str) -> Answer:
    """The browser follows a link of the provider to us."""
    assert address.startswith(ORIGIN)
    return tab.get(address.removeprefix(ORIGIN))


def said(answer: Answer) -> dict[str, str]:
    """What is behind "#" in the address of our own page."""
    assert answer.status in {302, 303}
    page, _, fragment = str(answer.headers["location"]).partition("#")
    assert page == f"{ORIGIN}/sign-in/return"
    return {name: found[0] for name, found in parse_qs(fragment).items()}


def arrive(tab: Tab, portal: Portal, provider_id: str, person: Person = PUPIL) -> dict[str, str]:
    """All the way there and back: what our page is told."""
    address = start(tab, provider_id)
    if provider_id == SAML_ID:
        return said(post_form(tab, saml_answer(portal, address, person)))
    return said(come_back(tab, oidc_answer(address, person)))


def exchange(tab: Tab, back: dict[str, str]) -> Answer:
    return tab.post("/api/auth/sso/exchange", {"code": back["code"]})


def unknown(tab: Tab, portal: Portal, provider_id: str, person: Person = PUPIL) -> None:
    """Arrive for the first time."""
    reply = exchange(tab, arrive(tab, portal, provider_id, person))
    assert (reply.status, reply.code) == (401, "identity_unknown")


BOTH = pytest.mark.parametrize("provider_id", [SAML_ID, OIDC_ID])


# arriving


def test_providers_are_listed(tab: Tab, portal: Portal) -> None:
    assert tab.get("/api/public/identity-providers").body == {
        "items": [
            {"id": "ent", "name": "ENT de démonstration", "protocol": "saml", "kind": "gar"},
            {
                "id": "proconnect",
                "name": "ProConnect (essai)",
                "protocol": "oidc",
                "kind": "proconnect",
            },
        ]
    }


def test_a_place_without_providers_lists_none(tab: Tab, aws: None) -> None:
    assert tab.get("/api/public/identity-providers").body == {"items": []}


@BOTH
def test_a_pupil_gets_an_account_the_first_time_and_gets_in_the_next(
    tab: Tab, other_tab: Tab, portal: Portal, provider_id: str
) -> None:
    known = learner()
    unknown(tab, portal, provider_id)
    claims = tab.post("/api/auth/sso/claims").body
    assert (claims["first_name"], claims["last_name"]) == ("Zélie", "Martelin-Roy")
    assert claims["is_pupil"]
    made = tab.post("/api/auth/sso/pupil", {"birth_date": "2013-03-07", "lang": "fr"})
    assert made.status == 201, made.body
    user_id = made.body["user"]["id"]
    linked = orga_wiring.learners().get(known.organization_id, known.id)
    assert linked.user_id == user_id
    assert "identity" not in tab.jar
    back = arrive(other_tab, portal, provider_id)
    assert back["next"] == "/profile"
    again = exchange(other_tab, back)
    assert again.status == 200, again.body
    assert again.body["user"]["id"] == user_id
    assert other_tab.refresh().status == 200


@BOTH
def test_an_adult_makes_an_account_of_their_own(tab: Tab, portal: Portal, provider_id: str) -> None:
    unknown(tab, portal, provider_id, TEACHER)
    made = tab.post("/api/auth/sso/account", OWN_ACCOUNT)
    assert made.status == 201, made.body
    assert made.body["user"]["first_name"] == "Hélène"
    assert made.body["user"]["kind"] == "registered"
    assert exchange(tab, arrive(tab, portal, provider_id, TEACHER)).status == 200


def test_an_anonymous_person_keeps_their_account(tab: Tab, portal: Portal) -> None:
    user_id = tab.post("/api/auth/anonymous", {"lang": "fr"}).body["user"]["id"]
    unknown(tab, portal, OIDC_ID)
    made = tab.post("/api/auth/sso/account", OWN_ACCOUNT)
    assert made.body["user"]["id"] == user_id
    assert made.body["user"]["kind"] == "registered"


@BOTH
def test_somebody_links_the_account_they_have(
    tab: Tab, other_tab: Tab, portal: Portal, provider_id: str
) -> None:
    user_id = tab.sign_up().body["user"]["id"]
    unknown(tab, portal, provider_id)
    linked = tab.post("/api/auth/sso/link", {"password": SIGN_UP["password"]})
    assert linked.status == 200, linked.body
    again = exchange(other_tab, arrive(other_tab, portal, provider_id))
    assert again.body["user"]["id"] == user_id


def test_a_wrong_password_links_nothing(tab: Tab, other_tab: Tab, portal: Portal) -> None:
    tab.sign_up()
    unknown(tab, portal, SAML_ID)
    refused = tab.post("/api/auth/sso/link", {"password": "not this one"})
    assert (refused.status, refused.code) == (401, "wrong_credentials")
    unknown(other_tab, portal, SAML_ID)


def test_an_account_takes_one_identity_of_a_provider(
    tab: Tab, other_tab: Tab, portal: Portal
) -> None:
    tab.sign_up()
    unknown(tab, portal, SAML_ID)
    password = {"password": SIGN_UP["password"]}
    assert tab.post("/api/auth/sso/link", password).status == 200
    unknown(tab, portal, SAML_ID, TEACHER)
    refused = tab.post("/api/auth/sso/link", password)
    assert (refused.status, refused.code) == (409, "identity_taken")
    unknown(other_tab, portal, SAML_ID, TEACHER)


def test_an_identity_belongs_to_one_account(tab: Tab, other_tab: Tab, portal: Portal) -> None:
    unknown(tab, portal, SAML_ID)
    unknown(other_tab, portal, SAML_ID)
    assert tab.post("/api/auth/sso/account", OWN_ACCOUNT).status == 201
    second = other_tab.post("/api/auth/sso/account", OWN_ACCOUNT)
    assert (second.status, second.code) == (409, "identity_taken")


def test_a_second_factor_is_asked_of_who_comes_from_elsewhere(tab: Tab, portal: Portal) -> None:
    unknown(tab, portal, OIDC_ID)
    made = tab.post("/api/auth/sso/account", OWN_ACCOUNT)
    accounts = accounts_wiring.sign_in_doors().accounts
    user = accounts.get(made.body["user"]["id"])
    accounts.save(replace(user, second_factor=SecondFactor("A" * 32)))
    reply = exchange(tab, arrive(tab, portal, OIDC_ID))
    assert (reply.status, reply.code) == (401, "second_factor_required")
    assert "step" in tab.jar
    assert "access_token" not in reply.body


# pupils


def pupil_refused(tab: Tab, code: str, birth_date: str = "2013-03-07") -> None:
    reply = tab.post("/api/auth/sso/pupil", {"birth_date": birth_date, "lang": "fr"})
    assert reply.status in {404, 409}
    assert reply.code == code


def test_another_birth_date_opens_nothing_and_tries_are_counted(tab: Tab, portal: Portal) -> None:
    learner()
    unknown(tab, portal, SAML_ID)
    for day in range(10, 15):
        pupil_refused(tab, "not_on_the_list", f"2013-03-{day}")
    stopped = tab.post("/api/auth/sso/pupil", {"birth_date": "2013-03-07", "lang": "fr"})
    assert stopped.status == 429


def test_a_pupil_of_another_school_opens_nothing(tab: Tab, portal: Portal) -> None:
    learner()
    unknown(tab, portal, SAML_ID, replace(PUPIL, uai="0750000A"))
    pupil_refused(tab, "not_on_the_list")


def test_an_adult_with_a_pupils_name_opens_nothing(tab: Tab, portal: Portal) -> None:
    learner()
    unknown(tab, portal, SAML_ID, replace(PUPIL, profile=TEACHER.profile))
    pupil_refused(tab, "not_on_the_list")


def test_a_learner_with_an_account_is_not_taken_over(
    tab: Tab, other_tab: Tab, portal: Portal
) -> None:
    user_id = other_tab.sign_up().body["user"]["id"]
    known = learner(user_id=user_id)
    unknown(tab, portal, SAML_ID)
    pupil_refused(tab, "learner_linked")
    assert orga_wiring.learners().get(known.organization_id, known.id).user_id == user_id


def test_of_two_who_race_for_a_learner_one_gets_it(
    tab: Tab, other_tab: Tab, portal: Portal
) -> None:
    learner()
    unknown(tab, portal, SAML_ID)
    unknown(other_tab, portal, OIDC_ID)
    form = {"birth_date": "2013-03-07", "lang": "fr"}
    assert tab.post("/api/auth/sso/pupil", form).status == 201
    pupil_refused(other_tab, "learner_linked")


# what is refused, whatever the provider said


def refused(answer: Answer) -> None:
    assert said(answer) == {"error": "identity_refused"}


def test_a_saml_response_is_believed_once(tab: Tab, portal: Portal) -> None:
    form = saml_answer(portal, start(tab, SAML_ID))
    assert "code" in said(post_form(tab, form))
    refused(post_form(tab, form))


def test_an_openid_code_is_believed_once(tab: Tab, portal: Portal) -> None:
    address = oidc_answer(start(tab, OIDC_ID))
    assert "code" in said(come_back(tab, address))
    refused(come_back(tab, address))


@BOTH
def test_our_own_code_is_exchanged_once(tab: Tab, portal: Portal, provider_id: str) -> None:
    back = arrive(tab, portal, provider_id)
    assert exchange(tab, back).code == "identity_unknown"
    again = exchange(tab, back)
    assert (again.status, again.code) == (401, "identity_refused")


@BOTH
def test_our_own_code_does_not_wait(
    tab: Tab, hands: Hands, portal: Portal, provider_id: str
) -> None:
    back = arrive(tab, portal, provider_id)
    hands.move(60)
    assert exchange(tab, back).code == "identity_refused"


@BOTH
def test_another_browser_does_not_end_what_one_began(
    tab: Tab, other_tab: Tab, portal: Portal, provider_id: str
) -> None:
    back = arrive(tab, portal, provider_id)
    assert exchange(other_tab, back).code == "identity_refused"
    assert exchange(tab, back).code == "identity_refused"


@BOTH
def test_a_browser_that_left_itself_does_not_end_what_another_began(
    tab: Tab, other_tab: Tab, portal: Portal, provider_id: str
) -> None:
    start(other_tab, provider_id)
    assert exchange(other_tab, arrive(tab, portal, provider_id)).code == "identity_refused"


def test_a_saml_response_to_a_question_nobody_put_is_refused(tab: Tab, portal: Portal) -> None:
    form = saml_answer(portal, start(tab, SAML_ID))
    refused(post_form(tab, {**form, "RelayState": "a" * 48}))


def test_a_saml_response_to_the_question_of_somebody_else_is_refused(
    tab: Tab, other_tab: Tab, portal: Portal
) -> None:
    mine, theirs = (saml_answer(portal, start(one, SAML_ID)) for one in (tab, other_tab))
    refused(post_form(tab, {**mine, "RelayState": theirs["RelayState"]}))


def test_an_openid_state_nobody_was_given_is_refused(tab: Tab, portal: Portal) -> None:
    address = oidc_answer(start(tab, OIDC_ID))
    refused(come_back(tab, re.sub(r"state=\w+", "state=" + "a" * 48, address)))


def test_the_code_of_somebody_else_is_refused(tab: Tab, other_tab: Tab, portal: Portal) -> None:
    mine, theirs = (oidc_answer(start(one, OIDC_ID)) for one in (tab, other_tab))
    code = parse_qs(urlsplit(theirs).query)["code"][0]
    refused(come_back(tab, re.sub(r"code=[\w-]+", f"code={code}", mine)))


def test_an_openid_provider_that_says_no_is_heard(tab: Tab, portal: Portal) -> None:
    state = parse_qs(urlsplit(start(tab, OIDC_ID)).query)["state"][0]
    callback = f"/api/auth/oidc/{OIDC_ID}/callback?error=access_denied&state={state}"
    refused(tab.get(callback))


@BOTH
def test_an_answer_after_ten_minutes_is_refused(
    tab: Tab, hands: Hands, portal: Portal, provider_id: str
) -> None:
    address = start(tab, provider_id)
    hands.move(600)
    if provider_id == SAML_ID:
        refused(post_form(tab, saml_answer(portal, address)))
    else:
        refused(come_back(tab, oidc_answer(address)))


def test_the_state_of_one_provider_is_refused_at_another(tab: Tab, portal: Portal) -> None:
    form = saml_answer(portal, start(tab, SAML_ID))
    address = oidc_answer(start(tab, OIDC_ID))
    refused(come_back(tab, re.sub(r"state=\w+", f"state={form['RelayState']}", address)))
    state = parse_qs(urlsplit(address).query)["state"][0]
    refused(post_form(tab, {**form, "RelayState": state}))


def test_a_provider_has_the_addresses_of_its_own_protocol(tab: Tab, portal: Portal) -> None:
    form = saml_answer(portal, start(tab, SAML_ID))
    assert post_form(tab, form, OIDC_ID).status == 404
    state = form["RelayState"]
    assert tab.get(f"/api/auth/oidc/{SAML_ID}/callback?state={state}&code=c").status == 404
    assert tab.get(f"/api/auth/saml/{OIDC_ID}/metadata").status == 404


def test_an_unknown_provider_is_not_found(tab: Tab, portal: Portal) -> None:
    for path in (
        "/api/auth/sso/nobody/start",
        "/api/auth/oidc/nobody/callback?state=s&code=c",
        "/api/auth/saml/nobody/metadata",
    ):
        assert (tab.get(path).status, tab.get(path).code) == (404, "provider_not_found")


def test_a_provider_that_is_down_is_said_to_be(tab: Tab, aws: None) -> None:
    pages = IdentityProviderPages(
        "http://127.0.0.1:9/idp", key(), client_secret="", now=wiring.clock().now
    )
    bucket = settings().bucket_name("content")
    boto3.client("s3").put_object(Bucket=bucket, Key=PROVIDERS_KEY, Body=pages.providers())
    assert said(tab.get(f"/api/auth/sso/{OIDC_ID}/start")) == {"error": "provider_unavailable"}


@pytest.mark.parametrize("path", ["https://evil.test", "//evil.test", "/\\evil.test", "evil"])
def test_one_comes_back_to_our_own_pages_only(tab: Tab, portal: Portal, path: str) -> None:
    address = start(tab, SAML_ID, path)
    assert said(post_form(tab, saml_answer(portal, address)))["next"] == "/"


def test_a_form_with_a_field_twice_is_refused(tab: Tab, portal: Portal) -> None:
    form = saml_answer(portal, start(tab, SAML_ID))
    body = urlencode([*form.items(), ("RelayState", "b")]).encode()
    path = f"/api/auth/saml/{SAML_ID}/acs"
    sent = tab.client.http.post(path, headers={"Content-Type": FORM}, body=body)
    assert sent.status_code == 422


def test_an_identity_that_nobody_holds_opens_nothing(tab: Tab, portal: Portal) -> None:
    tab.jar["identity"] = "a" * 24
    for path, body in (
        ("/api/auth/sso/claims", {}),
        ("/api/auth/sso/account", OWN_ACCOUNT),
        ("/api/auth/sso/pupil", {"birth_date": "2013-03-07", "lang": "fr"}),
    ):
        assert tab.post(path, body).code == "identity_refused"


def test_a_held_identity_does_not_wait_for_ever(tab: Tab, hands: Hands, portal: Portal) -> None:
    unknown(tab, portal, SAML_ID)
    hands.move(19 * 60)
    assert tab.post("/api/auth/sso/account", OWN_ACCOUNT).code == "identity_refused"


@pytest.mark.parametrize("origin", [None, "https://evil.test"])
def test_pages_of_others_do_not_exchange(tab: Tab, portal: Portal, origin: str | None) -> None:
    back = arrive(tab, portal, SAML_ID)
    tab.origin = origin
    assert exchange(tab, back).code == "wrong_origin"


def test_our_metadata_is_xml(tab: Tab, portal: Portal) -> None:
    sent = tab.client.http.get(f"/api/auth/saml/{SAML_ID}/metadata")
    assert etree.fromstring(sent.body).get("entityID") == f"{ORIGIN}/api/auth/saml/ent/metadata"


def test_nothing_of_the_person_stays_once_they_are_in(tab: Tab, portal: Portal) -> None:
    unknown(tab, portal, SAML_ID)
    tab.post("/api/auth/sso/account", OWN_ACCOUNT)
    (left,) = all_rows()[settings().table_name("sso")]
    assert left["p"]["S"].startswith("used#")
    assert set(left) == {"p", "ttl"}
