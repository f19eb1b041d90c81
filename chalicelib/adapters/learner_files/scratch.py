"""What is known of one file while it is read: a small database on disk, gone afterwards."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import TypeAdapter

from chalicelib.core.learner import Learner
from chalicelib.core.roster_diff import Known, person_of
from chalicelib.core.roster_file import ClassOf
from chalicelib.core.roster_row import Entry, Row

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -1024;
CREATE TABLE claims (key TEXT PRIMARY KEY, line INTEGER) WITHOUT ROWID;
CREATE TABLE classes (key TEXT PRIMARY KEY, division TEXT) WITHOUT ROWID;
CREATE TABLE lines (line INTEGER, key TEXT, body BLOB);
CREATE TABLE known (id TEXT PRIMARY KEY, national TEXT, local TEXT, person TEXT, merged TEXT,
                    is_listed INTEGER, line INTEGER, body BLOB);
CREATE INDEX known_national ON known (national);
CREATE INDEX known_local ON known (local);
CREATE INDEX known_person ON known (person);
"""
_MERGES = 20
_STANDING = """
WITH RECURSIVE chain (id, merged, body, depth) AS (
    SELECT id, merged, body, 0 FROM known WHERE id = ?
    UNION ALL
    SELECT known.id, known.merged, known.body, depth + 1
    FROM known JOIN chain ON known.id = chain.merged WHERE depth < ?
)
SELECT body FROM chain WHERE merged IS NULL
"""
_ROW: TypeAdapter[Row] = TypeAdapter(Row)
_LEARNER: TypeAdapter[Learner] = TypeAdapter(Learner)


class SqliteScratches:
    """`ports.roster.Scratches` in temporary folders."""

    @contextmanager
    def open(self) -> Iterator["SqliteScratch"]:
        """A database in a folder of its own."""
        with TemporaryDirectory() as folder, closing(_database(Path(folder))) as database:
            yield SqliteScratch(database)


class SqliteScratch:
    """`ports.roster.Scratch`: rows go to disk as they come."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def claim(self, key: str, line: int) -> int:
        """One insertion that the first one wins."""
        self._database.execute("INSERT OR IGNORE INTO claims VALUES (?, ?)", (key, line))
        return self._number("SELECT line FROM claims WHERE key = ?", key)

    def hold(self, row: Row) -> None:
        """One insertion."""
        values = (row.entry.line, row.key, _ROW.dump_json(row))
        self._database.execute("INSERT INTO lines VALUES (?, ?, ?)", values)

    def hold_class(self, found: ClassOf) -> None:
        """One insertion."""
        values = (found.key, found.division)
        self._database.execute("INSERT OR REPLACE INTO classes VALUES (?, ?)", values)

    def rows(self) -> Iterator[Row]:
        """One reading, in order."""
        found = self._database.execute(
            "SELECT body, division FROM lines LEFT JOIN classes USING (key) ORDER BY lines.rowid"
        )
        for body, division in found:
            row = _ROW.validate_json(body)
            yield replace(row, entry=replace(row.entry, division=division)) if division else row

    def know(self, learners: Iterable[Learner]) -> None:
        """One insertion each, a page of them in memory."""
        self._database.executemany(
            "INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?, ?, ?, NULL, ?)", map(_known, learners)
        )

    def known(self, entry: Entry) -> Known:
        """By number first, then by names."""
        same = self._one("national", entry.national_id) or self._one("local", entry.local_id)
        if same is not None or not entry.person:
            return Known(same)
        return Known(alike=tuple(self._all("person", entry.person)))

    def take(self, learner_id: str, line: int) -> int:
        """One update that the first one wins."""
        self._database.execute(
            "UPDATE known SET line = ? WHERE id = ? AND line IS NULL", (line, learner_id)
        )
        return self._number("SELECT line FROM known WHERE id = ?", learner_id, line)

    def left(self) -> Iterator[Learner]:
        """One reading, by id."""
        found = self._database.execute(
            "SELECT body FROM known WHERE is_listed AND line IS NULL ORDER BY id"
        )
        return (_LEARNER.validate_json(body) for (body,) in found)

    def _one(self, column: str, value: str) -> Learner | None:
        return next(iter(self._all(column, value)), None) if value else None

    def _all(self, column: str, value: str) -> list[Learner]:
        """Those who have it, the ones of the list first; whom they were merged into instead."""
        found = self._database.execute(
            f"SELECT id FROM known WHERE {column} = ?"  # noqa: S608  # a name of ours
            " ORDER BY is_listed DESC, id LIMIT 20",
            (value,),
        )
        learners = [self._learner(learner_id) for (learner_id,) in found]
        return list({one.id: one for one in learners if one is not None}.values())

    def _learner(self, learner_id: str) -> Learner | None:
        """Who has this id, or whom they were merged into, however often."""
        found = self._database.execute(_STANDING, (learner_id, _MERGES)).fetchone()
        return _LEARNER.validate_json(found[0]) if found else None

    def _number(self, query: str, key: str, default: int = 0) -> int:
        found = self._database.execute(query, (key,)).fetchone()
        return int(found[0]) if found else default


def _database(folder: Path) -> sqlite3.Connection:
    database = sqlite3.connect(folder / "scratch", isolation_level=None)
    database.executescript(_TABLES)
    database.execute("BEGIN")
    return database


def _known(learner: Learner) -> tuple[object, ...]:
    return (
        learner.id,
        learner.national_id or None,
        learner.local_id or None,
        person_of(learner) or None,
        learner.merged_into,
        learner.is_active and learner.merged_into is None,
        _LEARNER.dump_json(learner),
    )
