"""The author's player: any challenge, with any seed, its solution and a grader to try."""

import json
import mimetypes
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any
from urllib.parse import quote

from chalicelib.core.errors import DomainError
from chalicelib.core.grading import Answer
from content.compiler import player
from infra.local.pages.author_form import form_of
from infra.local.pages.html import table

MOST_SEEDS = 1_000_000
Query = Mapping[str, str]


class AuthorPages:
    """Challenges as they are on disk now."""

    def show(self) -> str:
        """Every challenge, by competence and tube."""
        return table(
            ("Competence", "Challenge", "Level", "Kind", "Skill"),
            (
                (
                    escape(item.competence_id),
                    f'<a href="/local/author/{escape(item.id)}">{escape(item.id)}</a>',
                    str(item.level),
                    escape(item.kind),
                    escape(item.skill),
                )
                for item in player.list_challenges()
            ),
        )

    def one(self, challenge_id: str, query: Query) -> str | None:
        """One challenge; `v` is the seed, `answer` is graded. None when it is unknown."""
        try:
            shown = player.show(challenge_id, _seed(query))
        except DomainError as error:
            return f'<p class="notice" role="alert">{escape(str(error))}</p>'
        sections = (
            _outcome(shown, query),
            _problems(shown.problems),
            f"<h2>Statement</h2>{shown.statement_html}{_image(shown)}{_files(shown)}",
            form_of(shown, seed=shown.seed),
            f"<h2>Right answer</h2>{_lines([*shown.right_answer, *shown.tolerances])}",
            f"<h2>Refused</h2>{_lines(_text(answer) for answer in shown.refused)}",
            f"<h2>Hint</h2>{shown.hint_html}<h2>Explanation</h2>{shown.explanation_html}",
            f"<h2>Item (prior, not calibrated)</h2><pre>{_json(shown.item)}</pre>",
            f"<details><summary>Form as kept</summary><pre>{_json(shown.form)}</pre></details>",
        )
        return _chooser(shown, query) + "".join(sections)

    def file(self, challenge_id: str, seed: str, name: str) -> tuple[bytes, str] | None:
        """A file of a challenge and its media type, or None."""
        try:
            content = player.file_of(challenge_id, int(seed), name)
        except (DomainError, ValueError):
            return None
        return content, mimetypes.guess_type(name)[0] or "application/octet-stream"


def _seed(query: Query) -> int:
    text = query.get("v", "0")
    return int(text) % MOST_SEEDS if text.isdecimal() else 0


def _chooser(shown: player.Preview, query: Query) -> str:
    return (
        f'<form method="get"><p>{escape(shown.kind)}; learners have seeds 0 to '
        f"{shown.variants - 1}, any other shows what a generator may draw</p>"
        f'<label>Seed <input name="v" type="number" min="0" max="{MOST_SEEDS - 1}" '
        f'value="{shown.seed}"></label> <label>Answer to try (JSON, or the text of a single field) '
        f'<input name="answer" size="40" value="{escape(query.get("answer", ""))}"></label> '
        "<button>Show</button></form>"
    )


def _outcome(shown: player.Preview, query: Query) -> str:
    if not query.get("answer"):
        return ""
    try:
        outcome: str = player.try_answer(shown.id, shown.seed, _answer(query["answer"]))
    except DomainError as error:
        outcome = f"not readable: {error}"
    return f'<p class="notice" role="status">The grader says: {escape(outcome)}</p>'


def _answer(text: str) -> Answer:
    try:
        read: Any = json.loads(text)
    except ValueError:
        read = text
    is_plain = not isinstance(read, list | dict) and read is not None
    answer: Answer = {"a": text} if is_plain else read
    return answer


def _problems(problems: Iterable[str]) -> str:
    found = list(problems)
    return f"<h2>To mend</h2>{_lines(found)}" if found else ""


def _image(shown: player.Preview) -> str:
    pictures = [shown.image, shown.form.get("image")]
    return "".join(
        f'<p><img src="{_address(shown, item)}" alt="{escape(item["alt"])}" '
        'style="max-width: 100%"></p>'
        for item in pictures
        if item
    )


def _files(shown: player.Preview) -> str:
    links = [
        f'<a href="{_address(shown, item)}">{escape(item["label"] or item["name"])}</a>'
        for item in shown.files
    ]
    return "<ul>" + "".join(f"<li>{link}</li>" for link in links) + "</ul>" if links else ""


def _address(shown: player.Preview, asset: Mapping[str, Any]) -> str:
    return f"/local/author/{shown.id}/{shown.seed}/{quote(asset['name'])}"


def _lines(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _json(value: Any) -> str:
    return escape(json.dumps(value, ensure_ascii=False, indent=2))
