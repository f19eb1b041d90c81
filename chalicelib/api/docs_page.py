"""The OpenAPI document as a page to read: plain HTML, no script, so that any browser shows it."""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from html import escape
from typing import Any

_STYLE = """
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
code, pre { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; border-inline-start: .25rem solid; padding-inline-start: 1rem; }
details { border-block-start: 1px solid; padding-block: .5rem; }
summary { cursor: pointer; }
b { display: inline-block; min-width: 4.5rem; }
"""

Json = Mapping[str, Any]


def page(document: Json) -> tuple[str, str]:
    """The page, and the content security policy that allows its one style sheet."""
    title = escape(document["info"]["title"])
    style_hash = b64encode(sha256(_STYLE.encode()).digest()).decode()
    csp = f"default-src 'none'; style-src 'sha256-{style_hash}'; base-uri 'none'"
    html = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><main><h1>{title}</h1>"
        '<p>The machine-readable form is <a href="/api/openapi.json">openapi.json</a>.</p>'
        f"{''.join(_sections(document))}<h2>Schemas</h2>{''.join(_schemas(document))}"
        "</main></body></html>"
    )
    return html, csp


def _sections(document: Json) -> Iterable[str]:
    tag = ""
    for path, methods in sorted(document["paths"].items()):
        for method, operation in methods.items():
            if operation["tags"][0] != tag:
                tag = operation["tags"][0]
                yield f"<h2>{escape(tag)}</h2>"
            yield _operation(method, path, operation)


def _operation(method: str, path: str, operation: Json) -> str:
    body = operation.get("requestBody")
    parts = [f"<p>{'Needs an access token.' if 'security' in operation else 'Open to all.'}</p>"]
    if body:
        parts.append(f"<h3>Body</h3>{_content(body['content'])}")
    parts.append("<h3>Replies</h3><ul>")
    parts += [
        f"<li><code>{status}</code> {escape(reply['description'])} {_content(reply.get('content'))}"
        for status, reply in operation["responses"].items()
    ]
    return (
        f"<details><summary><b>{method.upper()}</b> <code>{escape(path)}</code> "
        f"— {escape(operation['summary'])}</summary>{''.join(parts)}</ul></details>"
    )


def _content(content: Json | None) -> str:
    names = [_name(media["schema"]["$ref"]) for media in (content or {}).values()]
    return " ".join(f'<a href="#{name}"><code>{name}</code></a>' for name in names)


def _name(reference: str) -> str:
    return escape(reference.rsplit("/", maxsplit=1)[-1])


def _schemas(document: Json) -> Iterable[str]:
    for name, schema in sorted(document["components"]["schemas"].items()):
        text = escape(json.dumps(schema, indent=1, ensure_ascii=False))
        title = escape(name)
        yield f'<details id="{title}"><summary>{title}</summary><pre>{text}</pre></details>'
