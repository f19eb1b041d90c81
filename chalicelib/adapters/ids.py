"""New ids: 15 random bytes in base32, lower case."""

from base64 import b32encode
from secrets import token_bytes

ID_BYTES = 15


class RandomIds:
    """`ports.Ids` from the machine's randomness."""

    def new_id(self) -> str:
        """24 characters that nobody can guess."""
        return b32encode(token_bytes(ID_BYTES)).decode().lower()
