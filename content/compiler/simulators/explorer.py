"""The file explorer's data."""

from collections.abc import Iterator
from typing import Literal

from content.compiler.simulators.base import Expect, Part, SimulatorData, exactly, ids_in, within


class Node(Part):
    """A folder or a file; `size` in bytes, `modified` as "2026-03-14 09:12"."""

    id: str
    parent: str | None = None
    name: str
    kind: Literal["folder", "file"]
    size: int | None = None
    modified: str = ""
    type: str = ""


class DATA(SimulatorData):
    """Folders and files, and what may be done with them."""

    task: Literal["look", "select", "organize"]
    root: str
    nodes: list[Node]
    can_create_folder: bool = True
    can_rename: bool = True
    can_delete: bool = True

    def task_faults(self, expect: Expect) -> Iterator[str]:
        """Ids that do not exist, keys never sent."""
        ids = [node.id for node in self.nodes]
        if len(set(ids)) < len(ids):
            yield "deux éléments de data.nodes ont le même id"
        if self.task == "select":
            yield from exactly(expect, ["selected"])
            yield from ids_in(expect, "selected", ids)
        else:
            yield from within(expect, ids if self.task == "organize" else [])
