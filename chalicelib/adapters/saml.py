"""SAML 2.0 web sign-in, the side of the service: what we ask, and what we believe of an answer."""

import base64
import binascii
import zlib
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from xml.sax.saxutils import escape, quoteattr

from chalicelib.core.external_identity import (
    ANSWER_LIFE,
    CLOCK_SKEW,
    SUBJECT_MAX_LENGTH,
    Answer,
    Asked,
    ClaimNames,
    ExternalIdentity,
    IdentityProvider,
    Proof,
    SamlParty,
)
from chalicelib.core.orga_errors import IdentityRefused

if TYPE_CHECKING:  # lxml and signxml take 200 ms to load: only who arrives by SAML waits for them
    from lxml import etree

SAML = "{urn:oasis:names:tc:SAML:2.0:assertion}"
SAMLP = "{urn:oasis:names:tc:SAML:2.0:protocol}"
SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success"
BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity"
_CONDITIONS = {
    f"{SAML}{name}" for name in ("AudienceRestriction", "OneTimeUse", "ProxyRestriction")
}


class SamlSignIn:
    """`ports.orga.IdentityProtocol`: redirect there, a form posted back here."""

    def __init__(self, site_origin: str) -> None:
        self._base = f"{site_origin}/api/auth/saml"

    def entity_id(self, provider_id: str) -> str:
        """Our name, to that provider."""
        return f"{self._base}/{provider_id}/metadata"

    def consumer(self, provider_id: str) -> str:
        """Where that provider's answers are posted."""
        return f"{self._base}/{provider_id}/acs"

    def metadata(self, provider_id: str) -> str:
        """What the provider's people configure us from."""
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"'
            f" entityID={quoteattr(self.entity_id(provider_id))}>"
            '<md:SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true"'
            ' protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">'
            f'<md:AssertionConsumerService Binding="{POST}" index="0" isDefault="true"'
            f" Location={quoteattr(self.consumer(provider_id))}/>"
            "</md:SPSSODescriptor></md:EntityDescriptor>\n"
        )

    def address(self, provider: IdentityProvider, asked: Asked, *, now: datetime) -> str:
        """Where the browser goes to be asked who it is: an AuthnRequest by redirection."""
        party = _party(provider)
        request = (
            '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"'
            f' ID={quoteattr(asked.request_id)} Version="2.0"'
            f' IssueInstant="{now:%Y-%m-%dT%H:%M:%SZ}" Destination={quoteattr(party.address)}'
            f" AssertionConsumerServiceURL={quoteattr(self.consumer(provider.id))}"
            f' ProtocolBinding="{POST}">'
            '<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">'
            f"{escape(self.entity_id(provider.id))}</saml:Issuer></samlp:AuthnRequest>"
        )
        packed = zlib.compress(request.encode(), 9, wbits=-15)
        query = urlencode(
            {"SAMLRequest": base64.b64encode(packed).decode(), "RelayState": asked.state}
        )
        return f"{party.address}{'&' if '?' in party.address else '?'}{query}"

    def proof(
        self, provider: IdentityProvider, asked: Asked, *, answer: Answer, now: datetime
    ) -> Proof:
        """Who the response says it is; raises `IdentityRefused`."""
        from chalicelib.adapters.saml_signature import read_response, signed_assertion

        party = _party(provider)
        root = read_response(_decoded(answer.message))
        self._check_response(root, provider, asked)
        assertion = signed_assertion(root, party.certificates, now=now)
        _check_issuer(assertion, party.entity_id, is_required=True)
        _check_recent(assertion, now)
        until = min(
            self._confirmed_until(assertion, provider, asked=asked, now=now),
            self._valid_until(assertion, provider, now=now),
        )
        _check_session(assertion, now)
        return Proof(
            identity=_identity(assertion, provider),
            token_id=_required(assertion.get("ID"), "no name"),
            until=until + CLOCK_SKEW,
        )

    def _check_response(
        self, root: "etree._Element", provider: IdentityProvider, asked: Asked
    ) -> None:
        """What surrounds the assertion, which may not be signed: it must agree all the same."""
        status = root.find(f"{SAMLP}Status/{SAMLP}StatusCode")
        if status is None or status.get("Value") != SUCCESS:
            raise IdentityRefused("status")
        if root.get("Destination") != self.consumer(provider.id):
            raise IdentityRefused("wrong destination")
        if root.get("InResponseTo") != asked.request_id:
            raise IdentityRefused("not the answer to our question")
        _check_issuer(root, _party(provider).entity_id, is_required=False)

    def _confirmed_until(
        self,
        assertion: "etree._Element",
        provider: IdentityProvider,
        *,
        asked: Asked,
        now: datetime,
    ) -> datetime:
        """Until when the bearer of this assertion, here and now, is its subject."""
        confirmation = _only(_only(assertion, "Subject"), "SubjectConfirmation")
        if confirmation.get("Method") != BEARER:
            raise IdentityRefused("not a bearer assertion")
        data = _only(confirmation, "SubjectConfirmationData")
        if data.get("Recipient") != self.consumer(provider.id):
            raise IdentityRefused("wrong recipient")
        if data.get("InResponseTo") != asked.request_id:
            raise IdentityRefused("not the answer to our question")
        _check_begun(data.get("NotBefore"), now)
        return _unexpired(_required(data.get("NotOnOrAfter"), "no end"), now)

    def _valid_until(
        self, assertion: "etree._Element", provider: IdentityProvider, *, now: datetime
    ) -> datetime:
        """Until when the assertion counts, for us."""
        conditions = _only(assertion, "Conditions")
        if not {condition.tag for condition in conditions} <= _CONDITIONS:
            raise IdentityRefused("a condition we do not know")
        _check_begun(conditions.get("NotBefore"), now)
        restrictions = conditions.findall(f"{SAML}AudienceRestriction")
        ours = self.entity_id(provider.id)
        if not restrictions or not all(ours in _audiences(one) for one in restrictions):
            raise IdentityRefused("wrong audience")
        return _unexpired(_required(conditions.get("NotOnOrAfter"), "no end"), now)


def _party(provider: IdentityProvider) -> SamlParty:
    if not isinstance(provider.party, SamlParty):
        raise IdentityRefused("another protocol")
    return provider.party


def _decoded(message: str) -> bytes:
    try:
        return base64.b64decode("".join(message.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise IdentityRefused("not base64") from error


def _check_issuer(element: "etree._Element", entity_id: str, *, is_required: bool) -> None:
    issuers = element.findall(f"{SAML}Issuer")
    if not issuers and not is_required:
        return
    if len(issuers) != 1 or issuers[0].get("Format", ENTITY) != ENTITY:
        raise IdentityRefused("wrong issuer")
    if _text(issuers[0]) != entity_id:
        raise IdentityRefused("wrong issuer")


def _check_recent(assertion: "etree._Element", now: datetime) -> None:
    issued_at = _instant(_required(assertion.get("IssueInstant"), "no date"))
    if assertion.get("Version") != "2.0":
        raise IdentityRefused("not a SAML 2.0 response")
    if issued_at > now + CLOCK_SKEW:
        raise IdentityRefused("too early")
    if issued_at < now - ANSWER_LIFE:
        raise IdentityRefused("too old")


def _check_session(assertion: "etree._Element", now: datetime) -> None:
    statement = _only(assertion, "AuthnStatement")
    end = statement.get("SessionNotOnOrAfter")
    if end is not None:
        _unexpired(end, now)


def _check_begun(start: str | None, now: datetime) -> None:
    if start is not None and _instant(start) > now + CLOCK_SKEW:
        raise IdentityRefused("too early")


def _unexpired(end: str, now: datetime) -> datetime:
    until = _instant(end)
    if until <= now - CLOCK_SKEW:
        raise IdentityRefused("too old")
    return until


def _instant(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise IdentityRefused("not a date") from error
    if at.tzinfo is None:
        raise IdentityRefused("not a date")
    return at


def _identity(assertion: "etree._Element", provider: IdentityProvider) -> ExternalIdentity:
    names: ClaimNames = provider.names
    found = _attributes(assertion)
    subject = _single(found, names.subject) if names.subject else _name_id(assertion)
    if not 1 <= len(subject) <= SUBJECT_MAX_LENGTH:
        raise IdentityRefused("nobody")
    return ExternalIdentity(
        provider_id=provider.id,
        subject=subject,
        first_name=_single(found, names.first_name),
        last_name=_single(found, names.last_name),
        uai=_single(found, names.uai),
        is_pupil=bool(set(found.get(names.profile, ())) & set(names.pupil_profiles)),
    )


def _name_id(assertion: "etree._Element") -> str:
    return _text(_only(_only(assertion, "Subject"), "NameID"))


def _attributes(assertion: "etree._Element") -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for attribute in assertion.iterfind(f"{SAML}AttributeStatement/{SAML}Attribute"):
        name = str(attribute.get("Name"))
        if name in found:
            raise IdentityRefused("one name for two attributes")
        values = attribute.iterfind(f"{SAML}AttributeValue")
        found[name] = tuple(_text(value) for value in values)
    return found


def _single(found: Mapping[str, tuple[str, ...]], name: str) -> str:
    """The one value of an attribute ("": not there); a second one is a doubt."""
    values = found.get(name, ()) if name else ()
    if len(values) > 1:
        raise IdentityRefused("two values for one fact")
    return values[0] if values else ""


def _audiences(restriction: "etree._Element") -> set[str]:
    return {_text(audience) for audience in restriction.iterfind(f"{SAML}Audience")}


def _only(parent: "etree._Element", name: str) -> "etree._Element":
    found = parent.findall(f"{SAML}{name}")
    if len(found) != 1:
        raise IdentityRefused(f"not exactly one {name}")
    return found[0]


def _text(element: "etree._Element") -> str:
    """The text of an element that holds nothing else."""
    if len(element):
        raise IdentityRefused("elements where a text should be")
    return (element.text or "").strip()


def _required(value: str | None, reason: str) -> str:
    if not value:
        raise IdentityRefused(reason)
    return value
