"""Reads a SAML response as untrusted bytes and gives back only the assertion that was signed.

The profile is narrow on purpose: one response, one assertion, every signature an enveloped one, of
the response or of the assertion as a whole, made with a certificate we were given beforehand.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from lxml import etree
from signxml.algorithms import DigestAlgorithm, SignatureMethod
from signxml.exceptions import InvalidCertificate, SignXMLException
from signxml.verifier import SignatureConfiguration, XMLVerifier

from chalicelib.core.orga_errors import IdentityRefused

SAML = "{urn:oasis:names:tc:SAML:2.0:assertion}"
SAMLP = "{urn:oasis:names:tc:SAML:2.0:protocol}"
DS = "{http://www.w3.org/2000/09/xmldsig#}"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
_TRANSFORMS = {DS[1:-1] + "enveloped-signature", EXCLUSIVE}
_METHODS = frozenset(
    {
        SignatureMethod.RSA_SHA256,
        SignatureMethod.RSA_SHA384,
        SignatureMethod.RSA_SHA512,
        SignatureMethod.ECDSA_SHA256,
        SignatureMethod.ECDSA_SHA384,
        SignatureMethod.ECDSA_SHA512,
    }
)
_DIGESTS = frozenset({DigestAlgorithm.SHA256, DigestAlgorithm.SHA384, DigestAlgorithm.SHA512})
_UNREADABLE = (SignXMLException, etree.LxmlError, ValueError, TypeError)


def read_response(document: bytes) -> etree._Element:
    """The response, its comments gone, its shape checked; raises `IdentityRefused`."""
    if b"<!DOCTYPE" in document or b"<!ENTITY" in document:
        raise IdentityRefused("document type")
    parser = etree.XMLParser(
        encoding="utf-8",  # whatever it says: another one could hide a document type
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(document, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IdentityRefused("not XML") from error
    if root.getroottree().docinfo.doctype:
        raise IdentityRefused("document type")
    if root.tag != f"{SAMLP}Response" or root.get("Version") != "2.0":
        raise IdentityRefused("not a SAML 2.0 response")
    return root


def signed_assertion(
    root: etree._Element, certificates: Sequence[str], *, now: datetime
) -> etree._Element:
    """The assertion as it was signed, out of the reach of what was not; raises `IdentityRefused`.

    Signatures are checked one by one, and each must be right.
    """
    assertion = _only_assertion(root)
    _check_ids(root)
    places = [_place(signature, root, assertion) for signature in root.iter(f"{DS}Signature")]
    if not places:
        raise IdentityRefused("not signed")
    if len(set(places)) != len(places):
        raise IdentityRefused("two signatures of one thing")
    signed = {place: _verified(root, place, certificates, now=now) for place in places}
    if f"./{SAML}Assertion/" in signed:
        return _named(signed[f"./{SAML}Assertion/"], f"{SAML}Assertion", assertion.get("ID"))
    response = _named(signed["./"], root.tag, root.get("ID"))
    return _only_assertion(response)


def _only_assertion(root: etree._Element) -> etree._Element:
    if any(True for _ in root.iter(f"{SAML}EncryptedAssertion")):
        raise IdentityRefused("encrypted assertion")
    found = list(root.iter(f"{SAML}Assertion"))
    if len(found) != 1 or found[0].getparent() is not root:
        raise IdentityRefused("not exactly one assertion")
    if sum(1 for _ in root.iter(f"{SAMLP}Response")) != 1:
        raise IdentityRefused("a response in a response")
    return found[0]


def _check_ids(root: etree._Element) -> None:
    ids = list(_ids(root))
    if len(set(ids)) != len(ids):
        raise IdentityRefused("one name for two elements")


def _ids(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            if etree.QName(name).localname.lower() == "id":
                yield str(value)


def _place(signature: etree._Element, root: etree._Element, assertion: etree._Element) -> str:
    """Where the verifier must look for this signature; it says it signs its own parent, whole."""
    parent = signature.getparent()
    if parent is None or (parent is not root and parent is not assertion):
        raise IdentityRefused("a signature out of place")
    if signature.find(f"{DS}Object") is not None:
        raise IdentityRefused("a signature that holds something")
    references = list(signature.iter(f"{DS}Reference"))
    if len(references) != 1:
        raise IdentityRefused("not exactly one reference")
    if not parent.get("ID") or references[0].get("URI") != f"#{parent.get('ID')}":
        raise IdentityRefused("a signature of something else")
    methods = [
        *references[0].iter(f"{DS}Transform"),
        *signature.iter(f"{DS}CanonicalizationMethod"),
    ]
    if not {method.get("Algorithm") for method in methods} <= _TRANSFORMS:
        raise IdentityRefused("a transform of another kind")
    return "./" if parent is root else f"./{SAML}Assertion/"


def _verified(
    root: etree._Element, place: str, certificates: Sequence[str], *, now: datetime
) -> etree._Element:
    """What the signature at `place` covers, read again from the very bytes that were signed."""
    expected = SignatureConfiguration(
        location=place,
        expect_references=1,
        signature_methods=_METHODS,
        digest_algorithms=_DIGESTS,
        verification_time=now,
    )
    reason: Exception | None = None
    for certificate in certificates:
        try:
            result = XMLVerifier().verify(
                root, x509_cert=certificate, id_attribute="ID", expect_config=expected
            )
        except InvalidCertificate as error:
            reason = error
        except _UNREADABLE as error:
            reason = reason or error
        else:
            if not isinstance(result, list) and result.signed_xml is not None:
                return result.signed_xml
    if isinstance(reason, InvalidCertificate):
        raise IdentityRefused("a certificate out of its time") from reason
    raise IdentityRefused("wrong signature") from reason


def _named(signed: etree._Element, tag: str, name: str | None) -> etree._Element:
    if signed.tag != tag or signed.get("ID") != name:
        raise IdentityRefused("a signature of something else")
    return signed
