"""The mailbox's data."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from content.compiler.simulators.base import Expect, Part, SimulatorData, exactly, ids_in, within

_COMPOSED = ("to", "cc", "bcc", "subject", "attachments")


class Person(Part):
    """Who writes or receives."""

    name: str
    address: str


class Link(Part):
    """A link: its text, and where it leads."""

    text: str
    url: str


class Folder(Part):
    """A folder of the mailbox."""

    id: str
    name: str


class Attached(Part):
    """A file; `size` in bytes."""

    name: str
    size: int


class Message(Part):
    """A message received, sent or kept."""

    id: str
    folder: str
    sender: Person = Field(alias="from")
    to: list[Person | str] = Field(default_factory=list)
    cc: list[Person | str] = Field(default_factory=list)
    date: str
    subject: str
    body: str
    links: list[Link] = Field(default_factory=list)
    attachments: list[Attached] = Field(default_factory=list)
    headers: str = ""


class DATA(SimulatorData):
    """A mailbox, and what is asked of it."""

    task: Literal["look", "select", "move", "compose"]
    owner: Person
    folders: list[Folder]
    messages: list[Message]
    contacts: list[Person] = Field(default_factory=list)
    files: list[Attached] = Field(default_factory=list)

    def task_faults(self, expect: Expect) -> Iterator[str]:
        """Ids and folders that do not exist, keys never sent."""
        ids = [message.id for message in self.messages]
        folders = {folder.id for folder in self.folders}
        if len(set(ids)) < len(ids):
            yield "deux messages ont le même id"
        for message in self.messages:
            if message.folder not in folders:
                yield f"{message.id} : le dossier « {message.folder} » n'existe pas"
        if self.task == "select":
            yield from exactly(expect, ["selected"])
            yield from ids_in(expect, "selected", ids)
        elif self.task == "compose":
            yield from exactly(expect, _COMPOSED)
        else:
            yield from within(expect, ids if self.task == "move" else [])
        if self.task == "move":
            for key in expect:
                yield from ids_in(expect, key, folders)
