"""What the data of all simulators have in common."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel, ConfigDict, Field

Expect = Mapping[str, tuple[str, ...]]
"""The forms accepted for each key of the answer."""


class Part(BaseModel):
    """A piece of a simulator's data: unknown names are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Ask(Part):
    """A text box under the simulator."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_-]{0,31}$")
    label: str = Field(min_length=1)
    unit: str = ""


class SimulatorData(Part, ABC):
    """The data of one variant of a challenge."""

    task: str
    ask: list[Ask] = Field(default_factory=list)

    def faults(self, expect: Expect) -> Iterator[str]:
        """What is wrong between the data and the answer expected, in French, for authors."""
        asked = {one.key for one in self.ask}
        missing = asked - expect.keys()
        for key in sorted(missing):
            yield f"la case « {key} » (ask) n'a pas de solution dans expect"
        done = {key: forms for key, forms in expect.items() if key not in asked}
        yield from self.task_faults(done)

    def reference_faults(self, _reference: str, _expect: Expect) -> Iterator[str]:
        """Why the reference of the challenge (a generator's option) does not lead to the answer."""
        yield from ()

    @abstractmethod
    def task_faults(self, expect: Expect) -> Iterator[str]:
        """The same for the keys of the task alone; each simulator says its own."""


def exactly(expect: Expect, keys: Iterable[str]) -> Iterator[str]:
    """`expect` has these keys and no other."""
    wanted = set(keys)
    for key in sorted(wanted - expect.keys()):
        yield f"la clé « {key} » manque dans expect"
    yield from within(expect, wanted)


def within(expect: Expect, keys: Iterable[str]) -> Iterator[str]:
    """`expect` has some of these keys and no other."""
    for key in sorted(expect.keys() - set(keys)):
        yield f"la clé « {key} » n'est jamais envoyée par ce simulateur"


def ids_in(expect: Expect, key: str, ids: Iterable[str]) -> Iterator[str]:
    """The accepted forms of `key` are known ids, sorted and joined by commas."""
    known = set(ids)
    for form in expect.get(key, ()):
        parts = [part for part in form.split(",") if part]
        for unknown in sorted(set(parts) - known):
            yield f"{key} : « {unknown} » n'est pas dans data"
        if parts != sorted(parts):
            yield f"{key} : « {form} » doit être trié (« {','.join(sorted(parts))} »)"
