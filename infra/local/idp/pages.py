"""The toy identity provider under `/local/idp`: its pages, and what the product asks of it."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from html import escape
from urllib.parse import parse_qs

from infra.local.gateway import Environ, StartResponse
from infra.local.idp import saml
from infra.local.idp.keys import SigningKey
from infra.local.idp.oidc import Issuer
from infra.local.idp.people import PEOPLE, PUPIL, SCHOOL, Person, made_up
from infra.local.pages.html import page

Form = Mapping[str, str]
LINKS = (("/", "Site"), ("/local/", "Local stack"))
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
SAML_ID, OIDC_ID, CLIENT_ID = "ent", "proconnect", "sextant"


class IdentityProviderPages:
    """A WSGI application: `address` is where it is, `now` the time it lives in."""

    def __init__(
        self,
        address: str,
        key: SigningKey,
        *,
        client_secret: str,
        now: Callable[[], datetime],
    ) -> None:
        self._address = address
        self._key = key
        self._now = now
        self._issuer = Issuer(address, key, client_id=CLIENT_ID, client_secret=client_secret)

    def providers(self) -> bytes:
        """How the product is configured to believe this one: a SAML portal, an OpenID service."""
        names = {"profile": "profile", "uai": "uai", "pupil_profiles": [PUPIL]}
        portal = {
            "id": SAML_ID,
            "name": "ENT de démonstration",
            "kind": "gar",
            "protocol": "saml",
            "entity_id": f"{self._address}/saml",
            "address": f"{self._address}/saml",
            "certificates": [self._key.certificate],
        }
        service = {
            "id": OIDC_ID,
            "name": "ProConnect (essai)",
            "kind": "proconnect",
            "protocol": "oidc",
            "issuer": self._address,
            "client_id": CLIENT_ID,
            "claims": names,
        }
        return json.dumps({"providers": [portal, service]}).encode()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        path = environ["PATH_INFO"].partition("/idp/")[2]
        query = _fields(environ.get("QUERY_STRING", ""))
        if path == ".well-known/openid-configuration":
            return _json(start_response, self._issuer.discovery())
        if path == "jwks":
            return _json(start_response, self._issuer.jwks())
        if path == "token" and environ["REQUEST_METHOD"] == "POST":
            return self._token(environ, start_response)
        if path == "authorize" and _has(query, "redirect_uri", "state", "nonce", "code_challenge"):
            return _html(start_response, self._who(query, lambda one: self._link(one, query)))
        if path == "saml" and _has(query, "SAMLRequest", "RelayState"):
            return _html(start_response, self._who(query, lambda one: self._form(one, query)))
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"Nothing here."]

    def response(self, person: Person, query: Form) -> str:
        """The signed response that says the browser is that person's."""
        asked = saml.read_request(query["SAMLRequest"])
        said = saml.Statement(
            issuer=f"{self._address}/saml",
            audience=asked.issuer,
            consumer=asked.consumer,
            request_id=asked.id,
            name_id=person.id,
            at=self._now(),
            assertion_id=f"_{asked.id}-{person.id}",
            attributes={
                "IDO": person.id,
                "PRE": person.first_name,
                "NOM": person.last_name,
                "PRO": person.profile,
                "UAI": person.uai,
            },
        )
        said = replace(said, response_id=f"_r{asked.id}")
        return saml.posted(saml.sign_assertion(saml.response(said), self._key))

    def _token(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        form = _fields(environ["wsgi.input"].read(length).decode())
        authorization = str(environ.get("HTTP_AUTHORIZATION", ""))
        given = self._issuer.token(form, authorization=authorization, now=self._now())
        if given is None:
            return _json(start_response, {"error": "invalid_grant"}, status="400 Bad Request")
        return _json(start_response, given)

    def _who(self, query: Form, enter: Callable[[Person], str]) -> str:
        people = [made_up(query), *PEOPLE] if query.get("last_name") else PEOPLE
        rows = "".join(f"<li>{enter(person)}</li>" for person in people)
        return (
            "<p>This portal exists on this machine only, and so do these people. "
            f"Who are you?</p><ul>{rows}</ul>{_somebody_else(query)}"
        )

    def _link(self, person: Person, query: Form) -> str:
        to = self._issuer.address_back(person, query, now=self._now())
        return f'<a href="{escape(to)}">{escape(person.shown)}</a>'

    def _form(self, person: Person, query: Form) -> str:
        consumer = saml.read_request(query["SAMLRequest"]).consumer
        hidden = _hidden(SAMLResponse=self.response(person, query), RelayState=query["RelayState"])
        return (
            f'<form method="post" action="{escape(consumer)}">{hidden}'
            f"<button>{escape(person.shown)}</button></form>"
        )


def _somebody_else(query: Form) -> str:
    """A form that adds somebody to the list."""
    asked = {name: value for name, value in query.items() if name not in _USUAL}
    fields = "".join(
        f'<p><label>{label} <input name="{name}" value="{escape(usual)}" required></label></p>'
        for name, (label, usual) in _USUAL.items()
    )
    send = f"{_hidden(**asked)}{fields}<button>Add</button>"
    return f'<h2>Somebody else</h2><form method="get">{send}</form>'


_USUAL = {
    "id": ("Id", "p-9999"),
    "first_name": ("First name", ""),
    "last_name": ("Last name", ""),
    "uai": ("School", SCHOOL),
    "profile": ("Profile", PUPIL),
}


def _hidden(**fields: str) -> str:
    return "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in fields.items()
    )


def _has(query: Form, *names: str) -> bool:
    return all(query.get(name) for name in names)


def _fields(text: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(text).items()}


def _html(start_response: StartResponse, body: str) -> Iterable[bytes]:
    payload = page("Toy identity provider", body, links=LINKS).encode()
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(payload))),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
    ]
    start_response("200 OK", headers)
    return [payload]


def _json(
    start_response: StartResponse, document: object, *, status: str = "200 OK"
) -> Iterable[bytes]:
    payload = json.dumps(document).encode()
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(payload)))]
    start_response(status, headers)
    return [payload]
