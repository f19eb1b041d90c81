"""A mail, written and ready to be sent."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Letter:
    """The same words twice: plain, and laid out. Links in them open accounts: kept out of logs."""

    subject: str
    text: str = field(repr=False)
    html: str = field(repr=False)
