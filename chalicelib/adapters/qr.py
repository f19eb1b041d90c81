"""QR codes as rows of 0 and 1: the page draws them."""

from collections.abc import Sequence


def qr_rows(text: str) -> Sequence[str]:
    """The modules of the QR code of a text, without its quiet zone; medium error correction."""
    import segno  # only where a code is shown

    return ["".join(map(str, row)) for row in segno.make(text, error="m", micro=False).matrix]
