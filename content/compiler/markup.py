"""Markdown to safe HTML, with French spacing."""

import re

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from content.compiler.schema import PLACEHOLDER

_TAGS = {
    *("p", "br", "hr", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_BEFORE_NARROW = re.compile(r" ([?!;»])")
_BEFORE_WIDE = re.compile(r" (:)(?=\s|$)")
_AFTER = re.compile(r"« ")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_MARKDOWN.disable("image")
# Placeholders go through Markdown as bare words, so that ** and addresses work around them.
_TOKEN = "zq{}qz"


def to_html(text: str, lang: str) -> str:
    """A block of Markdown as HTML."""
    return _rendered(text, lang, inline=False)


def to_inline_html(text: str, lang: str) -> str:
    """A line of Markdown as HTML, without paragraph."""
    return _rendered(text, lang, inline=True)


def spaced(text: str, lang: str) -> str:
    """A plain text with the no-break spaces that French wants."""
    if lang != "fr":
        return text
    text = _BEFORE_NARROW.sub("\u202f\\1", text)
    return _AFTER.sub("«\u202f", _BEFORE_WIDE.sub("\u00a0\\1", text))


def _rendered(text: str, lang: str, *, inline: bool) -> str:
    names: list[str] = []

    def hide(match: re.Match[str]) -> str:
        names.append(match[1])
        return _TOKEN.format(len(names) - 1)

    hidden = PLACEHOLDER.sub(hide, text)
    tokens = _MARKDOWN.parseInline(hidden) if inline else _MARKDOWN.parse(hidden)
    for token in tokens:
        _dress(token, lang)
    html = str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))
    clean = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https"})
    for number, name in enumerate(names):
        clean = clean.replace(_TOKEN.format(number), f"{{{{{name}}}}}")
    return clean.replace("&nbsp;", "\u00a0").strip()


def _dress(token: Token, lang: str) -> None:
    """Headings start at h3, below those of the page; French texts get their spaces."""
    if token.type in {"heading_open", "heading_close"}:
        token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"
    if token.type == "text":
        token.content = spaced(token.content, lang)
    for child in token.children or ():
        _dress(child, lang)
