"""The browser's data."""

from collections.abc import Iterator, Sequence
from typing import Literal, Protocol

from pydantic import Field

from content.compiler.simulators.base import Expect, SimulatorData, exactly, ids_in, within
from content.compiler.simulators.browser_parts import (
    Block,
    Bookmark,
    Cookie,
    Download,
    Extension,
    FormField,
    Page,
    Setting,
    SitePermission,
    Visit,
)

_LISTS = ("bookmarks", "history", "cookies", "downloads", "permissions", "settings", "extensions")
_CLEANED = ("history", "cookies", "downloads")


class Named(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str:
        """Its id."""


class DATA(SimulatorData):
    """A browser, the pages it can reach, and what is asked of it."""

    task: Literal["look", "visit", "bookmark", "clean", "settings"]
    today: str = "2026-01-01"
    start: str = ""
    tabs: list[str] = Field(default_factory=list)
    pages: list[Page]
    bookmarks: list[Bookmark] | None = None
    history: list[Visit] | None = None
    cookies: list[Cookie] | None = None
    downloads: list[Download] | None = None
    permissions: list[SitePermission] | None = None
    settings: list[Setting] | None = None
    extensions: list[Extension] | None = None

    def task_faults(self, expect: Expect) -> Iterator[str]:
        """Ids that do not exist, keys never sent, addresses that no page has."""
        changed = self._changeable()
        everything = [one.id for name in _LISTS for one in self._things(name)] + changed[
            len(self._set()) :
        ]
        for twice in sorted({one for one in everything if everything.count(one) > 1}):
            yield f"l'id « {twice} » sert deux fois"
        if self.task == "settings":
            yield from within(expect, changed)
        else:
            given = [name for name in _CLEANED if getattr(self, name) is not None]
            wanted = {
                "visit": ["address"],
                "bookmark": ["added", "removed", "changed"],
                "clean": given,
            }
            yield from exactly(expect, wanted.get(self.task, []))
        yield from self._value_faults(expect)

    def _value_faults(self, expect: Expect) -> Iterator[str]:
        if self.task == "clean":
            for name in _CLEANED:
                yield from ids_in(expect, name, [one.id for one in self._things(name)])
        addresses = {page.address for page in self.pages if not page.redirect}
        if self.task == "visit" and not addresses.intersection(expect.get("address", ())):
            yield "address : aucune page de data n'a cette adresse"
        if self.task == "bookmark":
            yield from ids_in(expect, "removed", [one.id for one in self._things("bookmarks")])

    def _things(self, name: str) -> Sequence[Named]:
        things: Sequence[Named] = getattr(self, name) or ()
        return things

    def _set(self) -> list[str]:
        return [
            one.id
            for name in ("settings", "permissions", "extensions")
            for one in self._things(name)
        ]

    def _changeable(self) -> list[str]:
        """Ids of all that the task `settings` may answer about."""
        fields = [field.id for page in self.pages for field in _fields(page.blocks)]
        asked = [one.id for page in self.pages for one in (page.banner, page.prompt) if one]
        return [*self._set(), *fields, *asked]


def _fields(blocks: list[Block] | None) -> Iterator[FormField]:
    for block in blocks or ():
        if block.field:
            yield block.field
        yield from _fields(block.box)
