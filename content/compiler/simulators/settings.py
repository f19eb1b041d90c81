"""A device's settings' data."""

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field

from content.compiler.simulators.base import Expect, Part, SimulatorData, within
from content.compiler.simulators.settings_parts import (
    Action,
    AnyControl,
    Choice,
    Condition,
    Info,
    Table,
)

Icon = Literal[
    "wifi", "network", "bluetooth", "plane", "sound", "display", "access", "bell", "battery",
    "storage", "apps", "update", "person", "lock", "shield", "clock", "language", "keyboard",
    "printer", "tool", "info", "location", "camera", "microphone", "cloud", "power",
]  # fmt: skip
ANSWERED = {"switch", "choice", "slider", "text", "list"}


class Device(Part):
    """What is being set."""

    name: str
    kind: Literal["computer", "tablet", "phone"]
    time: str = ""
    battery: int | None = Field(default=None, ge=0, le=100)


class Group(Part):
    """Controls that go together."""

    title: str = ""
    note: str = ""
    visible_if: Condition = Field(default_factory=dict)
    controls: list[AnyControl] = Field(default_factory=list)


class Page(Part):
    """A page of the menu, or one under another."""

    id: str
    title: str
    icon: Icon | None = None
    parent: str | None = None
    note: str = ""
    visible_if: Condition = Field(default_factory=dict)
    groups: list[Group] = Field(default_factory=list)


class DATA(SimulatorData):
    """The settings of a device, and what is asked of them."""

    task: Literal["look", "set"]
    device: Device
    pages: list[Page] = Field(min_length=1)

    def task_faults(self, expect: Expect) -> Iterator[str]:
        """Ids unknown or twice, values that cannot be, settings that cannot be reached."""
        controls = {control.id: control for control in self._controls()}
        yield from self._doubles()
        for where, condition in self._conditions():
            yield from _condition_faults(where, condition, controls)
        for control in controls.values():
            yield from _own_faults(control, controls)
        sendable = self._sendable() if self.task == "set" else {}
        yield from within(expect, sendable)
        if self.task == "set" and not expect:
            yield "rien n'est attendu du simulateur : « look » conviendrait"
        for key in expect.keys() & sendable.keys():
            yield from _value_faults(key, expect[key], sendable[key])
        yield from self._unreachable(expect, controls)

    def _controls(self) -> Iterator[AnyControl]:
        for page in self.pages:
            for group in page.groups:
                yield from group.controls

    def _doubles(self) -> Iterator[str]:
        ids = [control.id for control in self._controls()]
        for twice in sorted({one for one in ids if ids.count(one) > 1}):
            yield f"deux réglages ont l'id « {twice} »"
        pages = [page.id for page in self.pages]
        for twice in sorted({one for one in pages if pages.count(one) > 1}):
            yield f"deux pages ont l'id « {twice} »"
        for page in self.pages:
            if page.parent is not None and page.parent not in set(pages) - {page.id}:
                yield f"page {page.id} : la page « {page.parent} » n'existe pas"

    def _conditions(self) -> Iterator[tuple[str, Condition]]:
        for page in self.pages:
            yield f"page {page.id}", page.visible_if
            for group in page.groups:
                yield f"page {page.id}", group.visible_if
                for control in group.controls:
                    yield control.id, control.visible_if
                    yield control.id, control.enabled_if

    def _sendable(self) -> dict[str, AnyControl | None]:
        """Each key an answer may have; None for the password of a network."""
        keys: dict[str, AnyControl | None] = {}
        for control in self._controls():
            if control.kind in ANSWERED or (isinstance(control, Action) and control.counts):
                keys[control.id] = control
            if isinstance(control, Choice) and any(one.secured for one in control.options):
                keys[f"{control.id}_password"] = None
        return keys

    def _unreachable(self, expect: Expect, controls: Mapping[str, AnyControl]) -> Iterator[str]:
        """Settings awaited that are out of sight once all is set as it should be."""
        moved = {one for each in controls.values() if isinstance(each, Action) for one in each.sets}
        loose = moved | {one.id for one in controls.values() if isinstance(one, Action)}
        final = {one: control.first() for one, control in controls.items()}
        final |= {key: forms[0] for key, forms in expect.items() if key in controls and forms}
        pages = {page.id: page for page in self.pages}
        for page in self.pages:
            parent = pages.get(page.parent or "")
            above = [page.visible_if, parent.visible_if if parent else {}]
            for group in page.groups:
                for control in group.controls:
                    needs = [*above, group.visible_if, control.visible_if]
                    if control.id in expect and not all(_holds(one, final, loose) for one in needs):
                        yield f"« {control.id} » n'est plus visible une fois la solution en place"


def _holds(condition: Condition, values: Mapping[str, str], loose: set[str]) -> bool:
    for key, wanted in condition.items():
        texts = [wanted] if isinstance(wanted, str) else wanted
        refused = {text[1:] for text in texts if text.startswith("!")}
        allowed = {text for text in texts if not text.startswith("!")}
        now = values.get(key, "")
        if key not in loose and (now in refused or (allowed and now not in allowed)):
            return False
    return True


def _condition_faults(
    where: str, condition: Condition, controls: Mapping[str, AnyControl]
) -> Iterator[str]:
    for key, wanted in condition.items():
        control = controls.get(key)
        if control is None:
            yield f"{where} : la condition nomme « {key} », qui n'existe pas"
            continue
        for text in [wanted] if isinstance(wanted, str) else wanted:
            if not control.can_be(text.removeprefix("!")):
                yield f"{where} : « {key} » ne vaut jamais « {text.removeprefix('!')} »"


def _own_faults(control: AnyControl, controls: Mapping[str, AnyControl]) -> Iterator[str]:
    if not control.can_be(control.first()):
        yield f"{control.id} : sa valeur de départ « {control.first()} » est impossible"
    if isinstance(control, Choice):
        ids = [option.id for option in control.options]
        if len(set(ids)) < len(ids):
            yield f"{control.id} : deux options ont le même id"
    if isinstance(control, Table) and any(len(row) != len(control.columns) for row in control.rows):
        yield f"{control.id} : une ligne n'a pas autant de cases que de colonnes"
    for key, value in control.sets.items() if isinstance(control, Action) else ():
        target = controls.get(key)
        if target is None or not (target.can_be(value) or isinstance(target, Info)):
            yield f"{control.id} : sets ne peut pas mettre « {key} » à « {value} »"


def _value_faults(key: str, forms: tuple[str, ...], control: AnyControl | None) -> Iterator[str]:
    if control is None:
        return
    for form in forms:
        if not control.can_be(form):
            yield f"{key} : « {form} » est une valeur impossible"
        elif form == control.first():
            yield f"{key} : « {form} » est sa valeur de départ, jamais envoyée"
