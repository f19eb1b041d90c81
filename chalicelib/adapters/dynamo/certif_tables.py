"""PynamoDB models of certification: private to this folder, like `tables.py`."""

from pynamodb.attributes import (
    BooleanAttribute,
    NumberAttribute,
    TTLAttribute,
    UnicodeAttribute,
)
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex
from pynamodb.models import Model

from chalicelib.adapters.dynamo.tables import MillisAttribute, ReadOften, meta


class SessionsByOrganization(GlobalSecondaryIndex["SessionRow"]):
    """Sessions of a center, by date."""

    class Meta:
        index_name = "by_organization"
        projection = AllProjection()

    organization_id = UnicodeAttribute(hash_key=True, attr_name="o")
    order = UnicodeAttribute(range_key=True, attr_name="h")


class CandidatesByUser(GlobalSecondaryIndex["SessionRow"]):
    """Candidates by account."""

    class Meta:
        index_name = "by_user"
        projection = AllProjection()

    user_id = UnicodeAttribute(hash_key=True, attr_name="u")


class SessionRow(Model):
    """Under a session: `s` itself, `c#<id>` a candidate, `i#<user_id>` an invigilator, `n#<id>` an
    incident.

    Under `number#<number>`, one row `s`: whose number it is. Under `ticket#<sha256>`, one row `c`:
    whose ticket. `body` holds, as JSON, what is never looked for.
    """

    Meta = meta("sessions")

    session_id = UnicodeAttribute(hash_key=True, attr_name="p")
    row = UnicodeAttribute(range_key=True, attr_name="s")
    organization_id = UnicodeAttribute(attr_name="o", null=True)
    order = UnicodeAttribute(attr_name="h", null=True)
    state = UnicodeAttribute(attr_name="k", null=True)
    holder_id = UnicodeAttribute(attr_name="y", null=True)
    user_id = UnicodeAttribute(attr_name="u", null=True)
    number = NumberAttribute(attr_name="n", null=True)
    first_name = UnicodeAttribute(attr_name="f", null=True)
    last_name = UnicodeAttribute(attr_name="l", null=True)
    birth_date = UnicodeAttribute(attr_name="d", null=True)
    at = MillisAttribute(attr_name="t", null=True)
    body = UnicodeAttribute(attr_name="a", null=True)
    version = NumberAttribute(attr_name="v", null=True)

    by_organization = SessionsByOrganization()
    by_user = CandidatesByUser()


class RoomRow(ReadOften, Model):
    """Under a session, by candidate: one line of the room. 40 of them are one Query of 8 KB."""

    Meta = meta("rooms")

    session_id = UnicodeAttribute(hash_key=True, attr_name="p")
    candidate_id = UnicodeAttribute(range_key=True, attr_name="s")
    number = NumberAttribute(attr_name="n")
    first_name = UnicodeAttribute(attr_name="f", null=True)
    last_name = UnicodeAttribute(attr_name="l", null=True)
    extra_percent = NumberAttribute(attr_name="x", null=True)
    state = UnicodeAttribute(attr_name="a", null=True)
    sequence = NumberAttribute(attr_name="q", null=True)


class ExamRow(ReadOften, Model):
    """`h`: the header; `e0001`...: events; `v001`...: what was noticed; `x0001`...: long answers.

    A usual event is at most 120 bytes with its keys.
    """

    Meta = meta("exams")

    exam_id = UnicodeAttribute(hash_key=True, attr_name="p")
    row = UnicodeAttribute(range_key=True, attr_name="s")
    # events
    kind = UnicodeAttribute(attr_name="k", null=True)
    at = MillisAttribute(attr_name="t", null=True)
    by = UnicodeAttribute(attr_name="b", null=True)
    answer = UnicodeAttribute(attr_name="a", null=True)
    digest = UnicodeAttribute(attr_name="d", null=True)
    outcome = UnicodeAttribute(attr_name="o", null=True)
    next_challenge_id = UnicodeAttribute(attr_name="n", null=True)
    device_id = UnicodeAttribute(attr_name="g", null=True)
    detail = UnicodeAttribute(attr_name="e", null=True)
    reference = NumberAttribute(attr_name="r", null=True)
    start = UnicodeAttribute(attr_name="j", null=True)
    # header
    session_id = UnicodeAttribute(attr_name="i", null=True)
    owner_id = UnicodeAttribute(attr_name="w", null=True)
    place = UnicodeAttribute(attr_name="l", null=True)
    # noticed
    noticed = UnicodeAttribute(attr_name="m", null=True)
    ttl = TTLAttribute(null=True)


class CertificationsByUser(GlobalSecondaryIndex["CertificationRow"]):
    """Certifications by account."""

    class Meta:
        index_name = "by_user"
        projection = AllProjection()

    user_id = UnicodeAttribute(hash_key=True, attr_name="u")


class CertificationRow(Model):
    """Under a certification: `c` itself, `r#0001`... its results, `a#0001`... its audit trail.

    Under `code#<code>`, one row `c`: whose verification code it is. Under `status#<list>`: `#<n>`
    a place of a revocation list that is taken, and `revoked`: the places revoked.
    """

    Meta = meta("certifications")

    certification_id = UnicodeAttribute(hash_key=True, attr_name="p")
    row = UnicodeAttribute(range_key=True, attr_name="s")
    user_id = UnicodeAttribute(attr_name="u", null=True)
    session_id = UnicodeAttribute(attr_name="i", null=True)
    organization_id = UnicodeAttribute(attr_name="o", null=True)
    holder_id = UnicodeAttribute(attr_name="y", null=True)
    first_name = UnicodeAttribute(attr_name="f", null=True)
    last_name = UnicodeAttribute(attr_name="l", null=True)
    birth_date = UnicodeAttribute(attr_name="d", null=True)
    division = UnicodeAttribute(attr_name="c", null=True)
    external_id = UnicodeAttribute(attr_name="x", null=True)
    comment_for_candidate = UnicodeAttribute(attr_name="m", null=True)
    comment_for_organization = UnicodeAttribute(attr_name="n", null=True)
    is_published = BooleanAttribute(attr_name="q", null=True)
    at = MillisAttribute(attr_name="t", null=True)
    by = UnicodeAttribute(attr_name="b", null=True)
    action = UnicodeAttribute(attr_name="k", null=True)
    reason = UnicodeAttribute(attr_name="e", null=True)
    body = UnicodeAttribute(attr_name="a", null=True)
    version = NumberAttribute(attr_name="v", null=True)

    by_user = CertificationsByUser()
