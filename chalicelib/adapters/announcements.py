"""Events of long work: to their queue now, or from the outbox when the queue is back."""

from chalicelib.core.errors import QueueUnavailable
from chalicelib.core.events import CertificateRequested, JobEvent
from chalicelib.observability import logger
from chalicelib.ports import Outbox, Queue


class QueuedAnnouncements:
    """`ports.orga.Announcements` on a queue and its outbox."""

    def __init__(self, queue: Queue, outbox: Outbox) -> None:
        self._queue = queue
        self._outbox = outbox

    def announce(self, event: JobEvent | CertificateRequested) -> None:
        """Send, then leave the outbox; what could not be sent stays for the sweeper."""
        try:
            self._queue.send(event)
        except QueueUnavailable:
            logger.warning("Work waits in the outbox", event_id=event.id)
        else:
            self._outbox.done(event)
