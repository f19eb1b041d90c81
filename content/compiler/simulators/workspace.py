"""The shared workspace's data: drive, calendar, task board, discussion."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from content.compiler.simulators.base import Expect, SimulatorData, exactly, ids_in, within
from content.compiler.simulators.workspace_parts import (
    Card,
    Channel,
    Column,
    Event,
    Group,
    Item,
    Person,
    Room,
    Said,
    Tools,
)

Question = Literal["guests", "room", "repeat", "visibility"]
_LINK = ("link", "link_level", "link_expires", "link_password", "link_download")
_FIELDS: dict[Question, tuple[str, ...]] = {
    "guests": ("guests",),
    "room": ("room",),
    "repeat": ("repeat", "until"),
    "visibility": ("visibility",),
}


def _guests() -> list[Question]:
    return ["guests"]


def _said(item: Item) -> list[Said]:
    """Everything signed in an item."""
    return [*item.versions, *item.comments, *item.activity]


class DATA(SimulatorData):
    """A team's space, and what is asked of it."""

    task: Literal["look", "select", "share", "restore", "schedule", "board", "post"]
    space: str
    me: str
    today: str = Field(default="", pattern=r"^(\d{4}-\d{2}-\d{2})?$")
    open: Literal["", "drive", "calendar", "board", "chat"] = ""
    select: Literal["items", "events", "cards", "messages", "comments"] = "items"
    people: list[Person]
    groups: list[Group] = Field(default_factory=list)
    items: list[Item] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    rooms: list[Room] = Field(default_factory=list)
    columns: list[Column] = Field(default_factory=list)
    cards: list[Card] = Field(default_factory=list)
    channels: list[Channel] = Field(default_factory=list)
    tools: Tools = Tools()
    fields: list[Question] = Field(default_factory=_guests)
    event: str = ""
    step: int = 15
    start_of_day: str = Field(default="08:00", alias="from")
    end_of_day: str = Field(default="19:00", alias="to")
    weekend: bool = False

    def task_faults(self, expect: Expect) -> Iterator[str]:
        """Ids that do not exist, keys never sent."""
        yield from self._strangers()
        yield from getattr(self, f"_{self.task}_faults")(expect)

    def _strangers(self) -> Iterator[str]:
        """Ids given twice, and people, groups or places named without being in data."""
        lists: tuple[list[Any], ...] = (
            self.people,
            self.groups,
            self.items,
            self.events,
            self.rooms,
            self.columns,
            self.cards,
            self.channels,
        )
        ids = [one.id for some in lists for one in some]
        yield from (f"l'id « {one} » sert deux fois" for one in {*ids} if ids.count(one) > 1)
        known = {*ids, "", None}
        named: list[tuple[str | None, str]] = [
            (self.me, "me"),
            *((who, group.id) for group in self.groups for who in group.members),
        ]
        for item in self.items:
            named += [(who, item.id) for who in (item.parent, item.owner, *item.rights)]
            named += [(one.by, item.id) for one in _said(item)]
        for event in self.events:
            named += [(one, event.id) for one in (*event.who, event.room)]
        for card in self.cards:
            named += [(one, card.id) for one in (card.column, *card.who, *card.after)]
        for channel in self.channels:
            named += [(one.by, channel.id) for one in channel.messages]
        for one, place in named:
            if one not in known:
                yield f"{place} : « {one} » n'est pas dans data"

    def _principals(self) -> list[str]:
        return [*(one.id for one in self.people), *(one.id for one in self.groups)]

    def _look_faults(self, expect: Expect) -> Iterator[str]:
        yield from exactly(expect, [])

    def _select_faults(self, expect: Expect) -> Iterator[str]:
        lists: dict[str, list[str]] = {
            "items": [one.id for one in self.items],
            "events": [one.id for one in self.events],
            "cards": [one.id for one in self.cards],
            "messages": [one.id for channel in self.channels for one in channel.messages],
            "comments": [one.id for item in self.items for one in item.comments],
        }
        yield from exactly(expect, ["selected"])
        yield from ids_in(expect, "selected", lists[self.select])

    def _share_faults(self, expect: Expect) -> Iterator[str]:
        who = self._principals()
        keys = {f"{item.id}:{one}" for item in self.items for one in who}
        keys |= {f"{item.id}_{key}" for item in self.items for key in ("inherits", "owner", *_LINK)}
        yield from within(expect, keys)

    def _restore_faults(self, expect: Expect) -> Iterator[str]:
        yield from within(expect, [item.id for item in self.items])
        for item in self.items:
            yield from ids_in(expect, item.id, [version.id for version in item.versions[:-1]])

    def _schedule_faults(self, expect: Expect) -> Iterator[str]:
        keys = [key for field in self.fields for key in _FIELDS[field]]
        yield from exactly(expect, ["date", "start", "end", *keys])
        yield from ids_in(expect, "guests", self._principals())
        yield from ids_in(expect, "room", [room.id for room in self.rooms])
        if self.event and self.event not in {event.id for event in self.events}:
            yield f"event : « {self.event} » n'est pas dans events"

    def _board_faults(self, expect: Expect) -> Iterator[str]:
        columns, people = [one.id for one in self.columns], [one.id for one in self.people]
        keys = {f"{card.id}{end}" for card in self.cards for end in ("", "_who", "_due")}
        yield from within(expect, keys)
        for card in self.cards:
            yield from ids_in(expect, card.id, columns)
            yield from ids_in(expect, f"{card.id}_who", people)

    def _post_faults(self, expect: Expect) -> Iterator[str]:
        yield from exactly(expect, ["channel", "reply", "mentions", "files"])
        yield from ids_in(expect, "channel", [channel.id for channel in self.channels])
        yield from ids_in(expect, "mentions", self._principals())
        yield from ids_in(expect, "files", [item.id for item in self.items])
