"""What the rules of feeds may refuse."""

from chalicelib.core.errors import Conflict, NotFound


class FeedRunNotFound(NotFound):
    """No run of that feed on that date."""

    code = "feed_run_not_found"


class FeedRunNotDone(Conflict):
    """The run has not ended: there is nothing to receive yet."""

    code = "feed_run_not_done"


class FeedRunDone(Conflict):
    """The run ended well: there is nothing to do again."""

    code = "feed_run_done"


class FeedRunBusy(Conflict):
    """Somebody is at that run."""

    code = "feed_run_busy"


class OtherManifest(Conflict):
    """The receipt is for another manifest than the run's."""

    code = "other_manifest"


class ReceiptAccepted(Conflict):
    """The run was accepted: nothing else can be said of it."""

    code = "receipt_accepted"


class LineRefused(Exception):
    """A result that a feed does not tell; `reason` is a code that screens word."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
