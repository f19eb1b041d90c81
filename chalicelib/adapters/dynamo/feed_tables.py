"""PynamoDB model of nightly feeds: private to this folder, like `tables.py`."""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.models import Model

from chalicelib.adapters.dynamo.tables import meta


class FeedRow(Model):
    """Under `run#<feed>`, by date: a run. Under `receipt#<feed>`, by date: what was said of it.

    Under `<feed>#<certification_id>`, `l`: what the receiver was told of it. Under
    `reconciliation`, by instant: a proof. `body` holds it as JSON.
    """

    Meta = meta("feeds")

    key = UnicodeAttribute(hash_key=True, attr_name="p")
    row = UnicodeAttribute(range_key=True, attr_name="s")
    body = UnicodeAttribute(attr_name="a")
    version = NumberAttribute(attr_name="v", null=True)
