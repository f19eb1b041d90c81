"""New ids: 15 random bytes in base32, lower case."""

from base64 import b32encode
from secrets import token_bytes, token_urlsafe

ID_BYTES = 15
SECRET_BYTES = 32


class RandomIds:
    """`ports.Ids` from the machine's randomness."""

    def new_id(self) -> str:
        """24 characters that nobody can guess."""
        return b32encode(token_bytes(ID_BYTES)).decode().lower()


def new_secret_text() -> str:
    """43 characters, 256 bits, that nobody can guess."""
    return token_urlsafe(SECRET_BYTES)
