"""A SAML answer is believed once, and refused whenever one thing about it is wrong."""

import base64
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import etree

from chalicelib.adapters.saml import SamlSignIn
from chalicelib.core.external_identity import (
    Answer,
    Asked,
    ClaimNames,
    IdentityProvider,
    OidcParty,
    Proof,
    SamlParty,
)
from chalicelib.core.orga_errors import IdentityRefused
from infra.local.idp import saml
from infra.local.idp.keys import SigningKey, new_key

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
IDP = "https://idp.test/saml"
OURS = SamlSignIn("https://sextant.test")
GAR = ClaimNames("IDO", "PRE", "NOM", "PRO", "UAI", ("National_elv",))
PUPIL = {
    "IDO": "ido-1234",
    "PRE": "Zélie",
    "NOM": "Martelin-Roy",
    "PRO": "National_elv",
    "UAI": "0755555A",
    "DIV": ("6A~~6e A", "6B~~6e B"),
}
ASKED = Asked(
    state="state",
    provider_id="gar",
    browser="browser",
    request_id="_q1",
    nonce="nonce",
    verifier="verifier",
    next_path="/",
    expires_at=NOW + timedelta(minutes=10),
)
SAID = saml.Statement(
    issuer=IDP,
    audience="https://sextant.test/api/auth/saml/gar/metadata",
    consumer="https://sextant.test/api/auth/saml/gar/acs",
    request_id="_q1",
    name_id="name-id-1",
    at=NOW,
    attributes=PUPIL,
)
ASSERTION = f"{{{saml.SAML}}}Assertion"
SIGNATURE = f"{{{saml.DS}}}Signature"
SUBJECT = f"{{{saml.SAML}}}Subject"
NAME_ID = f"{{{saml.SAML}}}NameID"


@cache
def key() -> SigningKey:
    return new_key("idp.test", now=NOW - timedelta(days=1))


@cache
def other_key() -> SigningKey:
    return new_key("idp.test", now=NOW - timedelta(days=1))


def provider(*certificates: str, names: ClaimNames = GAR) -> IdentityProvider:
    party = SamlParty(IDP, "https://idp.test/sso", certificates or (key().certificate,))
    return IdentityProvider("gar", "Mon ENT", "gar", party, names)


def signed(said: saml.Statement = SAID) -> etree._Element:
    return saml.sign_assertion(saml.response(said), key())


def believe(
    root: etree._Element | bytes, *, by: IdentityProvider | None = None, asked: Asked = ASKED
) -> Proof:
    document = root if isinstance(root, bytes) else etree.tostring(root)
    answer = Answer(base64.b64encode(document).decode())
    return OURS.proof(by or provider(), asked, answer=answer, now=NOW)


def refused(root: etree._Element | bytes, reason: str, **given: object) -> None:
    with pytest.raises(IdentityRefused, match=f"^{reason}$"):
        believe(root, **given)  # type: ignore[arg-type]


# what is believed


def test_a_signed_assertion_is_believed() -> None:
    proof = believe(signed())
    assert proof.identity.subject == "ido-1234"
    assert (proof.identity.first_name, proof.identity.last_name) == ("Zélie", "Martelin-Roy")
    assert proof.identity.uai == "0755555A"
    assert proof.identity.is_pupil
    assert proof.token_id == "_a1"
    assert proof.until == NOW + saml.LIFE + timedelta(minutes=1)


def test_an_assertion_in_a_signed_response_is_believed() -> None:
    proof = believe(saml.sign_response(saml.response(SAID), key()))
    assert proof.identity.subject == "ido-1234"


def test_a_response_signed_twice_is_believed() -> None:
    assert believe(saml.sign_response(signed(), key())).identity.subject == "ido-1234"


def test_two_certificates_are_trusted_while_a_provider_changes_its_key() -> None:
    by = provider(other_key().certificate, key().certificate)
    assert believe(signed(), by=by).identity.subject == "ido-1234"


def test_the_name_id_is_the_subject_unless_an_attribute_is() -> None:
    by = provider(names=replace(GAR, subject=""))
    assert believe(signed(), by=by).identity.subject == "name-id-1"


def test_a_teacher_is_no_pupil() -> None:
    teacher = replace(SAID, attributes={**PUPIL, "PRO": "National_ens"})
    assert not believe(signed(teacher)).identity.is_pupil


def test_clocks_may_disagree_by_a_minute() -> None:
    ahead = replace(SAID, at=NOW + timedelta(seconds=50))
    behind = replace(SAID, not_on_or_after=NOW - timedelta(seconds=50))
    assert believe(signed(ahead))
    assert believe(signed(behind))


def test_the_subject_and_the_names_are_kept_out_of_logs() -> None:
    assert "ido-1234" not in repr(believe(signed()))
    assert "Zélie" not in repr(believe(signed()))


# signatures


def test_an_unsigned_response_is_refused() -> None:
    refused(saml.response(SAID), "not signed")


def test_a_signature_by_another_key_is_refused() -> None:
    refused(saml.sign_assertion(saml.response(SAID), other_key()), "wrong signature")


def test_the_certificate_that_comes_with_the_response_is_not_trusted() -> None:
    root = saml.sign_assertion(saml.response(SAID), other_key())
    assert root.find(f".//{{{saml.DS}}}X509Certificate") is not None
    refused(root, "wrong signature")


def test_a_certificate_out_of_its_time_is_refused() -> None:
    old = new_key("idp.test", now=NOW - timedelta(days=9), life=timedelta(days=1))
    root = saml.sign_assertion(saml.response(SAID), old)
    refused(root, "a certificate out of its time", by=provider(old.certificate))


def test_a_changed_attribute_is_refused() -> None:
    root = signed()
    value = next(one for one in root.iter(f"{{{saml.SAML}}}AttributeValue") if one.text == "Zélie")
    value.text = "Zoé"
    refused(root, "wrong signature")


def test_a_changed_subject_is_refused() -> None:
    root = signed()
    next(root.iter(NAME_ID)).text = "somebody-else"
    refused(root, "wrong signature")


def test_a_changed_signature_is_refused() -> None:
    root = signed()
    value = next(root.iter(f"{{{saml.DS}}}SignatureValue"))
    value.text = ("A" if value.text[0] != "A" else "B") + value.text[1:]
    refused(root, "wrong signature")


def test_a_right_assertion_in_a_response_with_a_wrong_signature_is_refused() -> None:
    refused(saml.sign_response(signed(), other_key()), "wrong signature")


def test_an_empty_signature_is_refused() -> None:
    root = saml.response(SAID)
    root.find(ASSERTION).insert(1, etree.Element(SIGNATURE))
    refused(root, "not exactly one reference")


def test_two_references_are_refused() -> None:
    root = signed()
    reference = next(root.iter(f"{{{saml.DS}}}Reference"))
    reference.getparent().append(deepcopy(reference))
    refused(root, "not exactly one reference")


def test_a_reference_to_the_whole_document_is_refused() -> None:
    root = signed()
    next(root.iter(f"{{{saml.DS}}}Reference")).set("URI", "")
    refused(root, "a signature of something else")


def test_a_reference_to_another_place_is_refused() -> None:
    root = signed()
    next(root.iter(f"{{{saml.DS}}}Reference")).set("URI", "https://evil.test/file")
    refused(root, "a signature of something else")


def test_a_transform_of_another_kind_is_refused() -> None:
    root = signed()
    transform = next(root.iter(f"{{{saml.DS}}}Transform"))
    transform.set("Algorithm", "http://www.w3.org/TR/1999/REC-xslt-19991116")
    refused(root, "a transform of another kind")


def test_a_signature_with_sha1_is_refused() -> None:
    root = signed()
    method = next(root.iter(f"{{{saml.DS}}}SignatureMethod"))
    method.set("Algorithm", "http://www.w3.org/2000/09/xmldsig#rsa-sha1")
    refused(root, "wrong signature")


def test_a_digest_with_sha1_is_refused() -> None:
    root = signed()
    method = next(root.iter(f"{{{saml.DS}}}DigestMethod"))
    method.set("Algorithm", "http://www.w3.org/2000/09/xmldsig#sha1")
    refused(root, "wrong signature")


def test_a_shared_secret_in_place_of_a_key_is_refused() -> None:
    root = signed()
    method = next(root.iter(f"{{{saml.DS}}}SignatureMethod"))
    method.set("Algorithm", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")
    refused(root, "wrong signature")


# wrapping: the signed assertion is moved, and another one is put where it is read


def evil(root: etree._Element) -> etree._Element:
    """A copy of the assertion for somebody else, without signature."""
    copy = deepcopy(root.find(ASSERTION))
    for signature in copy.findall(SIGNATURE):
        copy.remove(signature)
    copy.set("ID", "_evil")
    next(copy.iter(NAME_ID)).text = "somebody-else"
    return copy


def test_wrapping_1_a_signed_response_inside_the_signature_of_another_one_is_refused() -> None:
    root = saml.sign_response(saml.response(SAID), key())
    false = deepcopy(root)
    false.set("ID", "_evil")
    next(false.iter(NAME_ID)).text = "somebody-else"
    root.remove(root.find(SIGNATURE))
    false.find(SIGNATURE).append(root)
    refused(false, "not exactly one assertion")


def test_wrapping_2_a_signed_response_beside_its_own_signature_is_refused() -> None:
    root = saml.sign_response(saml.response(SAID), key())
    false = deepcopy(root)
    false.set("ID", "_evil")
    signature = false.find(SIGNATURE)
    root.remove(root.find(SIGNATURE))
    signature.addprevious(root)
    refused(false, "not exactly one assertion")


def test_wrapping_3_another_assertion_before_the_signed_one_is_refused() -> None:
    root = signed()
    root.find(ASSERTION).addprevious(evil(root))
    refused(root, "not exactly one assertion")


def test_wrapping_4_the_signed_assertion_inside_another_one_is_refused() -> None:
    root = signed()
    false = evil(root)
    true = root.find(ASSERTION)
    root.replace(true, false)
    false.append(true)
    refused(root, "not exactly one assertion")


def test_wrapping_5_another_assertion_with_the_signature_of_the_first_one_is_refused() -> None:
    root = signed()
    true = root.find(ASSERTION)
    false = evil(root)
    signature = true.find(SIGNATURE)
    root.replace(true, false)
    false.insert(1, signature)
    root.append(true)
    refused(root, "not exactly one assertion")


def test_wrapping_6_the_signed_assertion_in_the_signature_of_another_one_is_refused() -> None:
    root = signed()
    true = root.find(ASSERTION)
    false = evil(root)
    signature = true.find(SIGNATURE)
    root.replace(true, false)
    false.insert(1, signature)
    signature.append(true)
    refused(root, "not exactly one assertion")


def test_wrapping_7_the_signed_assertion_in_extensions_is_refused() -> None:
    root = signed()
    true = root.find(ASSERTION)
    false = evil(root)
    root.replace(true, false)
    extensions = etree.Element(f"{{{saml.SAMLP}}}Extensions")
    extensions.append(true)
    root.insert(1, extensions)
    refused(root, "not exactly one assertion")


def test_wrapping_8_the_signed_assertion_in_an_object_of_the_signature_is_refused() -> None:
    root = signed()
    true = root.find(ASSERTION)
    false = evil(root)
    signature = true.find(SIGNATURE)
    root.replace(true, false)
    false.insert(1, signature)
    holder = etree.SubElement(signature, f"{{{saml.DS}}}Object")
    holder.append(true)
    refused(root, "not exactly one assertion")


def test_the_signed_assertion_hidden_in_another_namespace_is_refused() -> None:
    root = signed()
    true = root.find(ASSERTION)
    false = evil(root)
    false.insert(1, true.find(SIGNATURE))
    root.replace(true, false)
    refused(root, "a signature of something else")


def test_two_elements_with_one_name_are_refused() -> None:
    root = signed()
    extensions = etree.Element(f"{{{saml.SAMLP}}}Extensions", {"ID": "_a1"})
    root.insert(1, extensions)
    refused(root, "one name for two elements")


def test_a_signature_that_holds_an_object_is_refused() -> None:
    root = signed()
    etree.SubElement(next(root.iter(SIGNATURE)), f"{{{saml.DS}}}Object")
    refused(root, "a signature that holds something")


def test_a_signature_somewhere_else_is_refused() -> None:
    root = signed()
    root.find(f"{{{saml.SAMLP}}}Status").append(next(root.iter(SIGNATURE)))
    refused(root, "a signature out of place")


def test_two_signatures_of_one_assertion_are_refused() -> None:
    root = signed()
    assertion = root.find(ASSERTION)
    twin = deepcopy(assertion.find(SIGNATURE))
    twin.attrib.pop("Id", None)
    assertion.append(twin)
    refused(root, "two signatures of one thing")


def test_two_assertions_are_refused_even_if_both_are_signed() -> None:
    root = signed()
    second = signed(replace(SAID, assertion_id="_a2", name_id="somebody-else"))
    root.append(second.find(ASSERTION))
    refused(root, "not exactly one assertion")


def test_a_response_in_a_response_is_refused() -> None:
    root = signed()
    inner = etree.Element(f"{{{saml.SAMLP}}}Response")
    root.append(inner)
    refused(root, "a response in a response")


def test_an_encrypted_assertion_is_refused() -> None:
    root = signed()
    root.append(etree.Element(f"{{{saml.SAML}}}EncryptedAssertion"))
    refused(root, "encrypted assertion")


def test_no_assertion_is_refused() -> None:
    root = signed()
    root.remove(root.find(ASSERTION))
    refused(root, "not exactly one assertion")


# XML


def test_a_comment_does_not_cut_the_subject() -> None:
    root = signed(replace(SAID, attributes={**PUPIL, "IDO": "ido-1234.evil"}))
    document = etree.tostring(root).replace(b"ido-1234.evil", b"ido-1234<!-- -->.evil")
    assert believe(document).identity.subject == "ido-1234.evil"


def test_a_processing_instruction_does_not_cut_the_subject() -> None:
    root = signed(replace(SAID, attributes={**PUPIL, "IDO": "ido-1234.evil"}))
    document = etree.tostring(root).replace(b"ido-1234.evil", b"ido-1234<?cut?>.evil")
    assert believe(document).identity.subject == "ido-1234.evil"


def test_a_document_type_is_refused() -> None:
    document = b"<!DOCTYPE r [<!ELEMENT r ANY>]>" + etree.tostring(signed())
    refused(document, "document type")


def test_an_external_entity_is_refused() -> None:
    entity = b'<!DOCTYPE r [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    document = entity + etree.tostring(signed()).replace(b"ido-1234", b"&file;")
    refused(document, "document type")


def test_a_bomb_of_entities_is_refused() -> None:
    bomb = b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    refused(bomb + etree.tostring(signed()), "document type")


def test_a_document_type_in_another_encoding_is_refused() -> None:
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>'
    refused(text.encode("utf-16"), "not XML")


def test_an_undeclared_entity_is_refused() -> None:
    document = etree.tostring(signed()).replace(b"ido-1234", b"&unknown;")
    refused(document, "not XML")


def test_what_is_not_xml_is_refused() -> None:
    refused(b"<samlp:Response", "not XML")


def test_what_is_not_base64_is_refused() -> None:
    with pytest.raises(IdentityRefused, match=r"^not base64$"):
        OURS.proof(provider(), ASKED, answer=Answer("*** é ***"), now=NOW)


def test_another_message_is_refused() -> None:
    refused(b"<Response/>", "not a SAML 2.0 response")


def test_saml_1_is_refused() -> None:
    root = signed()
    root.set("Version", "1.1")
    refused(root, "not a SAML 2.0 response")


# what the response says


def test_a_failure_is_refused() -> None:
    failed = replace(SAID, status="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed")
    refused(signed(failed), "status")


def test_a_response_without_status_is_refused() -> None:
    root = signed()
    root.remove(root.find(f"{{{saml.SAMLP}}}Status"))
    refused(root, "status")


def test_a_response_to_another_destination_is_refused() -> None:
    refused(signed(replace(SAID, destination="https://other.test/acs")), "wrong destination")


def test_a_response_without_destination_is_refused() -> None:
    root = signed()
    del root.attrib["Destination"]
    refused(root, "wrong destination")


def test_an_assertion_for_another_recipient_is_refused() -> None:
    refused(signed(replace(SAID, recipient="https://other.test/acs")), "wrong recipient")


def test_an_assertion_for_another_audience_is_refused() -> None:
    refused(signed(replace(SAID, audience="https://other.test")), "wrong audience")


def test_an_assertion_for_anybody_is_refused() -> None:
    root = saml.response(SAID)
    conditions = next(root.iter(f"{{{saml.SAML}}}Conditions"))
    conditions.remove(conditions[0])
    refused(saml.sign_assertion(root, key()), "wrong audience")


def test_an_assertion_for_us_and_then_for_others_only_is_refused() -> None:
    root = saml.response(SAID)
    conditions = next(root.iter(f"{{{saml.SAML}}}Conditions"))
    second = deepcopy(conditions[0])
    second[0].text = "https://other.test"
    conditions.append(second)
    refused(saml.sign_assertion(root, key()), "wrong audience")


def test_a_condition_we_do_not_know_is_refused() -> None:
    root = saml.response(SAID)
    conditions = next(root.iter(f"{{{saml.SAML}}}Conditions"))
    etree.SubElement(conditions, f"{{{saml.SAML}}}Condition")
    refused(saml.sign_assertion(root, key()), "a condition we do not know")


def test_an_assertion_without_conditions_is_refused() -> None:
    root = saml.response(SAID)
    conditions = next(root.iter(f"{{{saml.SAML}}}Conditions"))
    conditions.getparent().remove(conditions)
    refused(saml.sign_assertion(root, key()), "not exactly one Conditions")


def test_the_answer_to_another_question_is_refused() -> None:
    reason = "not the answer to our question"
    refused(signed(replace(SAID, request_id="_q2")), reason)


def test_an_assertion_that_answers_another_question_is_refused() -> None:
    reason = "not the answer to our question"
    refused(signed(replace(SAID, answered_id="_q2")), reason)


def test_an_answer_nobody_asked_for_is_refused() -> None:
    root = signed()
    del root.attrib["InResponseTo"]
    refused(root, "not the answer to our question")


def test_an_assertion_nobody_asked_for_is_refused() -> None:
    root = saml.response(SAID)
    del next(root.iter(f"{{{saml.SAML}}}SubjectConfirmationData")).attrib["InResponseTo"]
    refused(saml.sign_assertion(root, key()), "not the answer to our question")


def test_the_response_of_another_issuer_is_refused() -> None:
    refused(signed(replace(SAID, response_issuer="https://other.test")), "wrong issuer")


def test_the_assertion_of_another_issuer_is_refused() -> None:
    other = replace(SAID, issuer="https://other.test", response_issuer=IDP)
    refused(signed(other), "wrong issuer")


def test_an_assertion_that_needs_another_proof_is_refused() -> None:
    keyed = replace(SAID, method="urn:oasis:names:tc:SAML:2.0:cm:holder-of-key")
    refused(signed(keyed), "not a bearer assertion")


# times


def test_an_assertion_issued_long_ago_is_refused() -> None:
    old = replace(SAID, at=NOW - timedelta(minutes=11), not_on_or_after=NOW + timedelta(hours=8))
    refused(signed(old), "too old")


def test_an_expired_assertion_is_refused() -> None:
    expired = replace(
        SAID,
        at=NOW - timedelta(minutes=5),
        not_on_or_after=NOW - timedelta(seconds=60),
        confirmed_until=NOW + timedelta(minutes=5),
    )
    refused(signed(expired), "too old")


def test_an_expired_confirmation_is_refused() -> None:
    refused(signed(replace(SAID, confirmed_until=NOW - timedelta(seconds=60))), "too old")


def test_an_expired_session_is_refused() -> None:
    refused(signed(replace(SAID, session_end=NOW - timedelta(seconds=60))), "too old")


def test_an_assertion_that_does_not_count_yet_is_refused() -> None:
    refused(signed(replace(SAID, not_before=NOW + timedelta(seconds=61))), "too early")


def test_an_assertion_issued_in_the_future_is_refused() -> None:
    refused(signed(replace(SAID, at=NOW + timedelta(seconds=61))), "too early")


def test_a_confirmation_without_end_is_refused() -> None:
    root = saml.response(SAID)
    del next(root.iter(f"{{{saml.SAML}}}SubjectConfirmationData")).attrib["NotOnOrAfter"]
    refused(saml.sign_assertion(root, key()), "no end")


def test_a_date_without_zone_is_refused() -> None:
    root = saml.response(SAID)
    next(root.iter(f"{{{saml.SAML}}}Conditions")).set("NotBefore", "2026-11-22T08:00:00")
    refused(saml.sign_assertion(root, key()), "not a date")


# who


def test_an_assertion_about_nobody_is_refused() -> None:
    refused(signed(replace(SAID, attributes={"PRE": "Zélie"})), "nobody")


def test_a_subject_of_two_values_is_refused() -> None:
    twins = replace(SAID, attributes={**PUPIL, "IDO": ("ido-1234", "ido-5678")})
    refused(signed(twins), "two values for one fact")


def test_one_attribute_said_twice_is_refused() -> None:
    root = saml.response(SAID)
    attribute = next(root.iter(f"{{{saml.SAML}}}Attribute"))
    attribute.getparent().append(deepcopy(attribute))
    refused(saml.sign_assertion(root, key()), "one name for two attributes")


def test_elements_where_a_text_should_be_are_refused() -> None:
    root = saml.response(SAID)
    etree.SubElement(next(root.iter(f"{{{saml.SAML}}}AttributeValue")), "b").text = "evil"
    refused(saml.sign_assertion(root, key()), "elements where a text should be")


def test_a_provider_of_another_protocol_is_refused() -> None:
    by = replace(provider(), party=OidcParty("https://idp.test", "us", "secret"))
    refused(signed(), "another protocol", by=by)


# what is asked


def test_the_question_names_us_and_what_its_answer_must_name() -> None:
    address = OURS.address(provider(), ASKED, now=NOW)
    query = parse_qs(urlsplit(address).query)
    asked = saml.read_request(query["SAMLRequest"][0])
    assert address.startswith("https://idp.test/sso?")
    assert query["RelayState"] == ["state"]
    assert (asked.id, asked.consumer, asked.issuer) == ("_q1", SAID.consumer, SAID.audience)


def test_our_metadata_names_where_answers_are_posted() -> None:
    root = etree.fromstring(OURS.metadata("gar").encode())
    service = next(root.iter("{urn:oasis:names:tc:SAML:2.0:metadata}AssertionConsumerService"))
    assert root.get("entityID") == SAID.audience
    assert service.get("Location") == SAID.consumer
