"""Logos of campaigns, in memory."""

from chalicelib.core.logo import Logo


class FakeLogos:
    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def put(self, logo: Logo, content: bytes) -> None:
        self.files[logo.path] = content

    def address(self, logo: Logo) -> str:
        return f"https://files.test/{logo.path}?X-Amz-Expires=300"
