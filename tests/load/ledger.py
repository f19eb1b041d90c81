"""What the load client writes down: each answer sent, each answer acknowledged, what went wrong."""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, TextIO

Kind = Literal["sent", "acknowledged", "refused"]


@dataclass(frozen=True, slots=True)
class Line:
    """An answer at its place, as JSON text, and what the server said of it (0: nothing)."""

    kind: Kind
    exam_id: str
    position: int
    challenge_id: str
    answer: str
    status: int = 0
    code: str = ""
    at: float = 0.0


class Ledger:
    """Lines in a file, flushed as they come: they outlive whoever writes them."""

    def __init__(self, path: Path) -> None:
        self._file: TextIO = path.open("w", encoding="utf-8", buffering=1)

    def write(self, kind: Kind, place: "Place", *, status: int = 0, code: str = "") -> None:
        """One line."""
        line = Line(
            kind,
            place.exam_id,
            place.position,
            place.challenge_id,
            place.text,
            status=status,
            code=code,
            at=time.time(),
        )
        self._file.write(json.dumps(asdict(line), ensure_ascii=False) + "\n")


@dataclass(frozen=True, slots=True)
class Place:
    """An answer where it was given; `text` is what the server is to store."""

    exam_id: str
    position: int
    challenge_id: str
    answer: Any

    @property
    def text(self) -> str:
        """Compact JSON."""
        return json.dumps(self.answer, ensure_ascii=False, separators=(",", ":"))

    @property
    def body(self) -> dict[str, Any]:
        """What is posted."""
        return {
            "position": self.position,
            "challenge_id": self.challenge_id,
            "answer": self.answer,
        }


def read_ledger(path: Path) -> Iterator[Line]:
    """Every line, in order."""
    with path.open(encoding="utf-8") as lines:
        for text in lines:
            yield Line(**json.loads(text))
