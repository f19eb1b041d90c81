"""Files that jobs make, in memory."""

from datetime import datetime, timedelta
from typing import IO

from chalicelib.core.job import Job


class FakeMadeFiles:
    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.names: dict[str, tuple[str, str]] = {}

    def put(self, job: Job, content: IO[bytes], *, name: str, media_type: str) -> None:
        self.files[job.id] = content.read()
        self.names[job.id] = (name, media_type)

    def address(self, job: Job, *, now: datetime) -> str | None:
        life = timedelta(days=1 if job.kind == "cards" else 7)
        if job.status != "done" or job.finished_at is None or now - job.finished_at >= life:
            return None
        return f"https://files.test/{job.id}"
