"""Queue of mails: one message, one letter."""

from chalicelib import wiring
from chalicelib.adapters.messages import from_json
from chalicelib.core.events import MailEvent
from chalicelib.observability import logger
from chalicelib.services.mails import send_mail
from chalicelib.wiring import mails as mails_wiring


def deliver(body: str) -> None:
    """Write the letter a message asks for; a failure raises, so that the queue tries again."""
    event = from_json(body)
    if not isinstance(event, MailEvent):
        raise TypeError(f"not for this queue: {event.type}")
    is_sent = send_mail(mails_wiring.mail_doors(), event, now=wiring.clock().now())
    logger.info("A mail was handled", event_id=event.id, event_type=event.type, is_sent=is_sent)
