"""Counts what the product asks of DynamoDB, at botocore, and what it would be billed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import ceil
from typing import Any

import pytest
from botocore.client import BaseClient

WRITE_UNIT_BYTES = 1024
READ_UNIT_BYTES = 4096


@dataclass
class Cost:
    """Requests in order, with the units that their items' sizes make."""

    requests: list[str] = field(default_factory=list)
    write_units: float = 0
    read_units: float = 0
    item_bytes: list[int] = field(default_factory=list)


def item_size(item: Mapping[str, Any]) -> int:
    """Bytes of an item as DynamoDB counts them: names and values, in UTF-8."""
    return sum(len(name.encode()) + _value_size(value) for name, value in item.items())


def _value_size(value: Mapping[str, Any]) -> int:
    ((kind, content),) = value.items()
    if kind == "S":
        return len(content.encode())
    if kind == "N":
        digits = content.lstrip("-").replace(".", "").strip("0") or "0"
        return ceil(len(digits) / 2) + 1 + content.startswith("-")
    if kind in {"BOOL", "NULL"}:
        return 1
    raise ValueError(f"no size known for {kind}")


@contextmanager
def counted() -> Iterator[Cost]:
    """Everything this process asks of DynamoDB meanwhile."""
    cost = Cost()
    call = BaseClient._make_api_call

    def counting(client: BaseClient, operation: str, given: dict[str, Any]) -> Any:
        reply = call(client, operation, given)
        if client.meta.service_model.service_name == "dynamodb":
            _count(cost, operation, given, reply)
        return reply

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseClient, "_make_api_call", counting)
        yield cost


def _count(cost: Cost, operation: str, given: Mapping[str, Any], reply: Mapping[str, Any]) -> None:
    cost.requests.append(operation)
    if operation == "PutItem":
        size = item_size(given["Item"])
        cost.item_bytes.append(size)
        cost.write_units += ceil(size / WRITE_UNIT_BYTES)
    elif operation == "UpdateItem":  # asked with all that it leaves, as PynamoDB asks
        size = item_size(reply["Attributes"])
        cost.item_bytes.append(size)
        cost.write_units += ceil(size / WRITE_UNIT_BYTES)
    elif operation == "Query":
        read = sum(item_size(item) for item in reply["Items"])
        cost.read_units += ceil(max(read, 1) / READ_UNIT_BYTES) * _share(given)
    elif operation == "GetItem":
        read = item_size(reply.get("Item", {}))
        cost.read_units += ceil(max(read, 1) / READ_UNIT_BYTES) * _share(given)
    elif operation == "BatchGetItem":
        for table, asked in given["RequestItems"].items():
            sizes = [item_size(item) for item in reply["Responses"].get(table, [])]
            absent = len(asked["Keys"]) - len(sizes)
            units = sum(ceil(max(size, 1) / READ_UNIT_BYTES) for size in sizes) + absent
            cost.read_units += units * _share(asked)
    elif operation == "TransactWriteItems":
        puts = [one["Put"]["Item"] for one in given["TransactItems"] if "Put" in one]
        cost.write_units += 2 * sum(ceil(item_size(item) / WRITE_UNIT_BYTES) for item in puts)
    else:
        raise ValueError(f"no cost known for {operation}")


def _share(given: Mapping[str, Any]) -> float:
    return 1.0 if given.get("ConsistentRead") else 0.5
