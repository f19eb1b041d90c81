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
    if operation in _READS:
        cost.read_units += _READS[operation](given, reply)
    elif operation in _WRITES:
        sizes, others, times = _WRITES[operation](given, reply)
        cost.item_bytes += sizes
        cost.write_units += times * (sum(_write_units(size) for size in sizes) + others)
    else:
        raise ValueError(f"no cost known for {operation}")


def _write_units(size: int) -> int:
    return ceil(max(size, 1) / WRITE_UNIT_BYTES)


def _query(given: Mapping[str, Any], reply: Mapping[str, Any]) -> float:
    read = sum(item_size(item) for item in reply["Items"])
    return ceil(max(read, 1) / READ_UNIT_BYTES) * _share(given)


def _get(given: Mapping[str, Any], reply: Mapping[str, Any]) -> float:
    read = item_size(reply.get("Item", {}))
    return ceil(max(read, 1) / READ_UNIT_BYTES) * _share(given)


def _batch_get(given: Mapping[str, Any], reply: Mapping[str, Any]) -> float:
    found = 0.0
    for table, asked in given["RequestItems"].items():
        sizes = [item_size(item) for item in reply["Responses"].get(table, [])]
        absent = len(asked["Keys"]) - len(sizes)
        units = sum(ceil(max(size, 1) / READ_UNIT_BYTES) for size in sizes) + absent
        found += units * _share(asked)
    return found


Written = tuple[list[int], int, int]
"""Sizes of items, small writes whose item is not told, and how often each is billed."""


def _put(given: Mapping[str, Any], _reply: Mapping[str, Any]) -> Written:
    return [item_size(given["Item"])], 0, 1


def _update(_given: Mapping[str, Any], reply: Mapping[str, Any]) -> Written:
    """PynamoDB asks for all that it leaves."""
    if "Attributes" not in reply:
        return [], 1, 1
    return [item_size(reply["Attributes"])], 0, 1


def _delete(_given: Mapping[str, Any], _reply: Mapping[str, Any]) -> Written:
    return [], 1, 1


def _batch_write(given: Mapping[str, Any], _reply: Mapping[str, Any]) -> Written:
    asked = [one for table in given["RequestItems"].values() for one in table]
    puts = [item_size(one["PutRequest"]["Item"]) for one in asked if "PutRequest" in one]
    return puts, len(asked) - len(puts), 1


def _transact(given: Mapping[str, Any], _reply: Mapping[str, Any]) -> Written:
    puts = [item_size(one["Put"]["Item"]) for one in given["TransactItems"] if "Put" in one]
    return puts, len(given["TransactItems"]) - len(puts), 2


_READS = {"Query": _query, "GetItem": _get, "BatchGetItem": _batch_get}
_WRITES = {
    "PutItem": _put,
    "UpdateItem": _update,
    "DeleteItem": _delete,
    "BatchWriteItem": _batch_write,
    "TransactWriteItems": _transact,
}


def _share(given: Mapping[str, Any]) -> float:
    return 1.0 if given.get("ConsistentRead") else 0.5
