"""PynamoDB model of the room of institutions' machines: private to this folder."""

from pynamodb.attributes import NumberAttribute, TTLAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.adapters.dynamo.tables import MillisAttribute, meta


class PartnerRow(Model):
    """Under a client: `c` itself, `l#<at>#<id>` a line of its log, `u#<day>` its use of a day.

    Under `<client_id>#<day>`: `r#<at>#<id>`, what it read. Under `<client_id>#failures`: `w#<n>`,
    wrong secrets in a window. Under `all`: `<client_id>`, for staff's list.
    """

    Meta = meta("partners")

    partition = UnicodeAttribute(hash_key=True, attr_name="p")
    row = UnicodeAttribute(range_key=True, attr_name="s")
    ttl = TTLAttribute(null=True)
    at = MillisAttribute(attr_name="t", null=True)
    # client
    name = UnicodeAttribute(attr_name="n", null=True)
    scopes = UnicodeAttribute(attr_name="c", null=True)
    uais = UnicodeAttribute(attr_name="j", null=True)
    daily_quota = NumberAttribute(attr_name="q", null=True)
    created_by = UnicodeAttribute(attr_name="b", null=True)
    trail_key = UnicodeAttribute(attr_name="k", null=True)
    secrets = UnicodeAttribute(attr_name="e", null=True)
    revoked_at = MillisAttribute(attr_name="x", null=True)
    revoked_by = UnicodeAttribute(attr_name="y", null=True)
    last_used_on = UnicodeAttribute(attr_name="d", null=True)
    version = NumberAttribute(attr_name="v", null=True)
    # log
    act = UnicodeAttribute(attr_name="a", null=True)
    actor_id = UnicodeAttribute(attr_name="w", null=True)
    reason = UnicodeAttribute(attr_name="r", null=True)
    changes = UnicodeAttribute(attr_name="g", null=True)
    # use, wrong secrets
    total = NumberAttribute(attr_name="m", null=True)
    # trail
    operation = UnicodeAttribute(attr_name="o", null=True)
    status = NumberAttribute(attr_name="u", null=True)
    found = NumberAttribute(attr_name="f", null=True)
    subject = UnicodeAttribute(attr_name="h", null=True)
    request_id = UnicodeAttribute(attr_name="i", null=True)
