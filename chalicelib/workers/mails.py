"""Queue of mails: one message, one letter."""

from typing import Annotated

from pydantic import Field, TypeAdapter

from chalicelib import wiring
from chalicelib.core.events import MailEvent
from chalicelib.observability import logger
from chalicelib.services.mails import send_mail

_EVENTS: TypeAdapter[MailEvent] = TypeAdapter(Annotated[MailEvent, Field(discriminator="type")])


def deliver(body: str) -> None:
    """Write the letter a message asks for; a failure raises, so that the queue tries again."""
    event = _EVENTS.validate_json(body)
    is_sent = send_mail(wiring.mail_doors(), event, now=wiring.clock().now())
    logger.info("A mail was handled", event_id=event.id, event_type=event.type, is_sent=is_sent)
