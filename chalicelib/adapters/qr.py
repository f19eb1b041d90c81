"""QR codes as rows of dots, for screens that draw them."""

from collections.abc import Sequence


def qr_rows(text: str) -> Sequence[str]:
    """A row of "0" and "1" (dark) for each line of the code, without its quiet zone."""
    import segno  # 40 ms to load, for a few screens only

    code = segno.make(text, error="m", micro=False)
    return ["".join("1" if dot else "0" for dot in row) for row in code.matrix]
