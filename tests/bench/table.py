"""A DynamoDB that costs nothing: rows in a dictionary under botocore, no network, no moto."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.client import BaseClient
from botocore.exceptions import ClientError

Item = dict[str, Any]


class Table:
    """Answers Query and PutItem as DynamoDB would, from memory."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, Item]] = {}
        self.requests = 0

    def reply(self, operation: str, given: dict[str, Any]) -> Any:
        """The reply to one request."""
        self.requests += 1
        if operation == "PutItem":
            return self._put(given["Item"])
        if operation == "Query":
            return self._query(given)
        raise ValueError(f"{operation} is not on the answer's path")

    def _put(self, item: Item) -> Any:
        rows = self.rows.setdefault(item["p"]["S"], {})
        if item["s"]["S"] in rows:
            error = {"Error": {"Code": "ConditionalCheckFailedException", "Message": ""}}
            raise ClientError(error, "PutItem")
        rows[item["s"]["S"]] = item
        return {}

    def _query(self, given: dict[str, Any]) -> Any:
        values = [value["S"] for value in given["ExpressionAttributeValues"].values()]
        partition = next(value for value in values if value in self.rows)
        rows = self.rows[partition]
        items = [rows[key] for key in sorted(rows) if "e" <= key <= "h"]
        return {"Items": items, "Count": len(items), "ScannedCount": len(items)}


@contextmanager
def in_memory() -> Iterator[Table]:
    """Every DynamoDB request of this process goes to the table."""
    table = Table()

    def replying(_client: BaseClient, operation: str, given: dict[str, Any]) -> Any:
        return table.reply(operation, given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseClient, "_make_api_call", replying)
        yield table
