"""Events as JSON: what queues and the outbox hold."""

from typing import Annotated

from pydantic import Field, TypeAdapter

from chalicelib.core.events import Event

_EVENTS: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="type")])


def to_json(event: Event) -> str:
    """The message of an event."""
    return _EVENTS.dump_json(event).decode()


def from_json(text: str) -> Event:
    """The event of a message; raises `ValueError` when it is none."""
    return _EVENTS.validate_json(text)
