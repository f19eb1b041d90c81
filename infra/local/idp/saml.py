"""What a SAML identity provider says, signed: for the local runner and for tests."""

import base64
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from signxml.algorithms import CanonicalizationMethod
from signxml.signer import XMLSigner

from infra.local.idp.keys import SigningKey

SAML = "urn:oasis:names:tc:SAML:2.0:assertion"
SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol"
DS = "http://www.w3.org/2000/09/xmldsig#"
PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success"
LIFE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Statement:
    """Everything a response says; change a field to say something else."""

    issuer: str
    audience: str
    consumer: str
    request_id: str
    name_id: str
    at: datetime
    attributes: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    assertion_id: str = "_a1"
    response_id: str = "_r1"
    status: str = SUCCESS
    recipient: str | None = None
    destination: str | None = None
    answered_id: str | None = None
    not_before: datetime | None = None
    not_on_or_after: datetime | None = None
    confirmed_until: datetime | None = None
    session_end: datetime | None = None
    response_issuer: str | None = None
    method: str = "urn:oasis:names:tc:SAML:2.0:cm:bearer"


@dataclass(frozen=True, slots=True)
class Request:
    """An AuthnRequest, as it arrives by redirection."""

    id: str
    consumer: str
    issuer: str


def read_request(packed: str) -> Request:
    """What a `SAMLRequest` asks."""
    xml = zlib.decompress(base64.b64decode(packed), wbits=-15)
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    return Request(
        id=str(root.get("ID")),
        consumer=str(root.get("AssertionConsumerServiceURL")),
        issuer=root.findtext(f"{{{SAML}}}Issuer") or "",
    )


def response(said: Statement) -> etree._Element:
    """The response, not signed yet."""
    end = said.not_on_or_after or said.at + LIFE
    session = f' SessionNotOnOrAfter="{_text(said.session_end)}"' if said.session_end else ""
    xml = (
        f'<samlp:Response xmlns:samlp="{SAMLP}" xmlns:saml="{SAML}" Version="2.0"'
        f' ID={quoteattr(said.response_id)} IssueInstant="{_text(said.at)}"'
        f" Destination={quoteattr(_else(said.destination, said.consumer))}"
        f" InResponseTo={quoteattr(said.request_id)}>"
        f"<saml:Issuer>{escape(_else(said.response_issuer, said.issuer))}</saml:Issuer>"
        f'<samlp:Status><samlp:StatusCode Value="{said.status}"/></samlp:Status>'
        f'<saml:Assertion Version="2.0" ID={quoteattr(said.assertion_id)}'
        f' IssueInstant="{_text(said.at)}"><saml:Issuer>{escape(said.issuer)}</saml:Issuer>'
        f'<saml:Subject><saml:NameID Format="{PERSISTENT}">{escape(said.name_id)}</saml:NameID>'
        f'<saml:SubjectConfirmation Method="{said.method}"><saml:SubjectConfirmationData'
        f" InResponseTo={quoteattr(_else(said.answered_id, said.request_id))}"
        f" Recipient={quoteattr(_else(said.recipient, said.consumer))}"
        f' NotOnOrAfter="{_text(said.confirmed_until or end)}"/></saml:SubjectConfirmation>'
        f'</saml:Subject><saml:Conditions NotBefore="{_text(said.not_before or said.at)}"'
        f' NotOnOrAfter="{_text(end)}"><saml:AudienceRestriction>'
        f"<saml:Audience>{escape(said.audience)}</saml:Audience></saml:AudienceRestriction>"
        f'</saml:Conditions><saml:AuthnStatement AuthnInstant="{_text(said.at)}"{session}>'
        "<saml:AuthnContext><saml:AuthnContextClassRef>"
        "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"
        "</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>"
        f"{_attributes(said.attributes)}</saml:Assertion></samlp:Response>"
    )
    return etree.fromstring(xml)


def sign_assertion(root: etree._Element, key: SigningKey) -> etree._Element:
    """The response with its assertion signed."""
    assertion = root.find(f"{{{SAML}}}Assertion")
    root.replace(assertion, _signed(assertion, key))
    return etree.fromstring(etree.tostring(root))


def sign_response(root: etree._Element, key: SigningKey) -> etree._Element:
    """The response, signed as a whole."""
    return _signed(root, key)


def posted(root: etree._Element) -> str:
    """The response as a form field."""
    return base64.b64encode(etree.tostring(root)).decode()


def _signed(element: etree._Element, key: SigningKey) -> etree._Element:
    """Signed in place: the signature comes right after the issuer, as the schema wants."""
    place = etree.Element(f"{{{DS}}}Signature", {"Id": "placeholder"}, nsmap={"ds": DS})
    element.insert(1, place)
    signer = XMLSigner(
        signature_algorithm="rsa-sha256",
        digest_algorithm="sha256",
        c14n_algorithm=CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0,
    )
    return signer.sign(
        etree.fromstring(etree.tostring(element)),
        key=key.private,
        cert=key.certificate,
        reference_uri="#" + str(element.get("ID")),
        id_attribute="ID",
    )


def _attributes(attributes: Mapping[str, str | tuple[str, ...]]) -> str:
    if not attributes:
        return ""
    named = "".join(
        f"<saml:Attribute Name={quoteattr(name)}>{_values(found)}</saml:Attribute>"
        for name, found in attributes.items()
    )
    return f"<saml:AttributeStatement>{named}</saml:AttributeStatement>"


def _values(found: str | tuple[str, ...]) -> str:
    values = (found,) if isinstance(found, str) else found
    return "".join(
        f"<saml:AttributeValue>{escape(value)}</saml:AttributeValue>" for value in values
    )


def _else(given: str | None, usual: str) -> str:
    return usual if given is None else given


def _text(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"
