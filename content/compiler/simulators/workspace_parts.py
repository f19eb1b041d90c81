"""What a shared workspace holds: people, documents, events, tasks, discussions."""

from typing import Literal

from pydantic import Field

from content.compiler.simulators.base import Part

Level = Literal["read", "comment", "edit", "drop", "none"]
Repeat = Literal["none", "daily", "weekly", "biweekly", "monthly"]
DAY = r"^\d{4}-\d{2}-\d{2}$"
_TIME = r"^\d{2}:\d{2}$"


class Known(Part):
    """Anything with an id."""

    id: str


class Said(Part):
    """Anything done by somebody, some day."""

    date: str
    by: str


class Person(Known):
    """Somebody of the team, or from outside; `offset` in hours ahead of the learner."""

    name: str
    note: str = ""
    offset: float = 0


class Group(Known):
    """People who get rights and invitations together."""

    name: str
    members: list[str]


class Entry(Said):
    """A line of an element's activity."""

    text: str


class Version(Known, Said):
    """A state of a document; the last of the list is the current one."""

    note: str = ""
    content: list[str]


class Comment(Known, Said):
    """A remark in the margin of a document."""

    text: str
    on: str = ""
    resolved: bool = False


class Link(Part):
    """Access by a link."""

    scope: Literal["members", "anyone"]
    level: Level = "read"
    expires: str = ""
    password: bool = False
    download: bool = True


class Item(Known):
    """A folder or a file of the drive."""

    parent: str | None = None
    name: str
    kind: Literal["folder", "file"]
    modified: str = ""
    owner: str = ""
    size: int | None = None
    content: list[str] = Field(default_factory=list)
    versions: list[Version] = Field(default_factory=list)
    rights: dict[str, Level] = Field(default_factory=dict)
    inherits: bool = True
    link: Link | None = None
    comments: list[Comment] = Field(default_factory=list)
    activity: list[Entry] = Field(default_factory=list)


class Event(Known):
    """An appointment, once or repeated."""

    title: str
    date: str = Field(pattern=DAY)
    start: str = Field(pattern=_TIME)
    end: str = Field(pattern=_TIME)
    who: list[str]
    room: str = ""
    repeat: Repeat = "none"
    until: str = ""
    private: bool = False


class Room(Known):
    """A place that can be booked."""

    name: str
    note: str = ""


class Column(Known):
    """A column of the board; `limit`: how many cards the team allows itself in it."""

    name: str
    limit: int | None = None


class Card(Known):
    """A task; `after`: the cards it waits for."""

    title: str
    column: str
    who: list[str] = Field(default_factory=list)
    due: str = ""
    after: list[str] = Field(default_factory=list)
    effort: str = ""
    label: str = ""
    text: str = ""


class Message(Known, Said):
    """What somebody said; `in`: the message it answers."""

    text: str
    within: str = Field(default="", alias="in")


class Channel(Known):
    """A subject of discussion."""

    name: str
    about: str = ""
    members: list[str] = Field(default_factory=list)
    messages: list[Message] = Field(default_factory=list)


class Tools(Part):
    """What is offered beyond the usual."""

    transfer: bool = False
    drop: bool = False
    rights: bool = True
