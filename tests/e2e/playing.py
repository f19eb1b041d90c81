"""What the journeys of playing share: signing up, answering, knowing what is right."""

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import uuid4

from playwright.sync_api import FrameLocator, Locator, Page, expect
from pydantic import TypeAdapter

from chalicelib.core.content import (
    IndexesSolution,
    PairsSolution,
    Release,
    TextRule,
    TextsSolution,
)
from chalicelib.core.variation import personalize
from tests.e2e.conftest import ROOT, Api

PASSWORD = "trois petits cailloux gris"
QUESTION = re.compile(r"^Question \d+$")
VALIDATE, SKIP, START, CONTINUE = "Valider", "Je ne sais pas", "Commencer", "Continuer le test"

Shown = Mapping[str, Any]
Given = list[str] | dict[str, str]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account."""

    id: str
    email: str


@dataclass(slots=True)
class Sent:
    """The answers that the server acknowledged, as this page saw them."""

    statuses: list[int] = field(default_factory=list)

    @classmethod
    def watch(cls, page: Page) -> "Sent":
        """Count from now on."""
        sent = cls()

        def seen(response: Any) -> None:
            if response.request.method == "POST" and response.url.endswith("/answers"):
                sent.statuses.append(response.status)

        page.on("response", seen)
        return sent


def sign_up(api: Api, name: str) -> Person:
    """A new account; the client is signed in as its owner."""
    email = f"{name}-{uuid4().hex[:8]}@example.test"
    body = {"email": email, "password": PASSWORD, "first_name": "Lou", "last_name": "Martin"}
    reply = api.post("/api/auth/sign-up", json={**body, "lang": "fr", "accepts_terms": True})
    assert reply.status_code == 201, reply.text
    api.headers["Authorization"] = f"Bearer {reply.json()['access_token']}"
    return Person(reply.json()["user"]["id"], email)


def sign_in(page: Page, person: Person) -> None:
    """Through the form, as people do."""
    page.goto("/sign-in")
    page.get_by_label("Adresse e-mail").fill(person.email)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_label("Mot de passe", exact=True).press("Enter")
    expect(page).to_have_url(re.compile("/dashboard$"))


def start_demo(page: Page) -> None:
    """From the way in to the first question."""
    page.goto("/demo")
    page.get_by_role("main").get_by_role("button", name=START).click()
    expect(question(page)).to_have_text("Question 1")


def question(page: Page) -> Locator:
    """The heading of the question on screen."""
    return page.get_by_role("heading", level=1, name=QUESTION)


def begin_if_timed(page: Page) -> None:
    """Press "start" when the question is timed."""
    main = page.get_by_role("main")
    expect(main.get_by_role("button", name=re.compile(f"^({VALIDATE}|{START})$"))).to_be_visible()
    start = main.get_by_role("button", name=START, exact=True)
    if start.count():
        start.click()


def send(page: Page, button: str = VALIDATE) -> None:
    """Press a button and wait until something else is on screen."""
    before = question(page).inner_text()
    page.get_by_role("button", name=button, exact=True).click()
    title = page.get_by_role("heading", level=1)
    expect(title).not_to_have_text(before, timeout=15_000)


def play_to_the_end(page: Page) -> int:
    """Skip every question, through the checkpoints, to the last one; how many there were."""
    asked = 0
    end = page.get_by_role("link", name="Voir mon résultat")
    while True:
        title = page.get_by_role("heading", level=1)
        expect(title).to_have_text(re.compile(r"^(Question \d+|Le point sur|Vos dernières)"))
        if question(page).count():
            send(page, SKIP)
            asked += 1
            continue
        way_out = page.get_by_role("button", name=CONTINUE).or_(end).first
        expect(way_out).to_be_visible()
        if end.count():
            end.first.click()
            return asked
        way_out.click()
        expect(question(page)).to_be_visible()


def newest() -> str:
    """The id of the release built last."""
    return (ROOT / "build/release/current").read_text(encoding="ascii").strip()


@cache
def release(release_id: str) -> Release:
    """A release, as the compiler left it."""
    packed = (ROOT / "build/release" / release_id / "release.json.gz").read_bytes()
    return TypeAdapter(Release).validate_json(gzip.decompress(packed))


def right_answer(known: Release, challenge_id: str, owner_id: str) -> Given:
    """An answer that is right for this person."""
    solution = personalize(known.challenge(challenge_id), owner_id).solution
    match solution:
        case IndexesSolution(indexes=indexes):
            return [str(index) for index in indexes]
        case PairsSolution(rights=rights):
            return {str(left): str(right) for left, right in enumerate(rights)}
        case TextsSolution(rules=rules):
            return {key: _text(rule) for key, rule in rules.items()}


def _text(rule: TextRule) -> str:
    if rule.number is not None:
        unit = next(iter(rule.units)) if rule.units and rule.is_unit_required else ""
        return f"{rule.number.replace('.', ',')} {unit}".strip()
    return rule.date or rule.accept[0]


def give(page: Page, shown: Shown, given: Given) -> None:
    """Put an answer in the form on screen, as somebody would."""
    main, form = page.get_by_role("main"), shown["form"]
    if isinstance(given, list):
        _point_at(page, form, given)
    elif form["kind"] == "matching":
        for left, right in given.items():
            main.get_by_label(_text_of(form["lefts"], left), exact=True).select_option(right)
    elif form["kind"] == "simulator":
        work(main.frame_locator("iframe"), shown, given)
        expect(main.get_by_text("Votre travail est pris en compte")).to_be_visible()
    else:
        for box in form["fields"]:
            main.get_by_label(box["label"], exact=True).fill(given[box["id"]])


def _point_at(page: Page, form: Shown, given: list[str]) -> None:
    if form["kind"] == "ordering":
        _order(page, [_text_of(form["elements"], key) for key in given])
        return
    main = page.get_by_role("main")
    if form["kind"] == "picture":
        label = next(zone["label"] for zone in form["zones"] if zone["id"] == given[0])
        main.get_by_role("radio", name=re.compile(rf"\. {re.escape(label)}$")).check()
        return
    role = "checkbox" if form.get("is_multiple") else "radio"
    for key in given:
        main.get_by_role(role).nth(int(key)).check()


def _text_of(options: list[Shown], key: str) -> str:
    return next(str(option["text"]) for option in options if option["id"] == key)


def _order(page: Page, wanted: list[str]) -> None:
    """Bring each element up to its place, from the first to the last."""
    ups = page.get_by_role("main").get_by_role("button", name=re.compile("^Monter : "))
    for place, text in enumerate(wanted):
        shown = [_spaced(name).removeprefix("Monter : ") for name in ups.all_text_contents()]
        for _ in range(shown.index(_spaced(text)) - place):
            page.get_by_role("button", name=f"Monter : {text}", exact=True).click()


def _spaced(text: str) -> str:
    """The text with plain spaces: French ones do not break before a colon."""
    return " ".join(text.split())


def work(frame: FrameLocator, shown: Shown, given: dict[str, str]) -> None:
    """Do in a simulator what the answer says: tick, or move mails."""
    data = shown["form"]["data"]
    ids = given["selected"].split(",") if "selected" in given else list(given)
    for key in ids:
        box = _file_box(frame, data, key) if "nodes" in data else _mail_box(frame, data, key)
        box.check()
        if key in given:
            frame.get_by_label("Déplacer vers").first.select_option(given[key])
            frame.get_by_role("button", name="Déplacer", exact=True).first.click()


def can_work(shown: Shown) -> bool:
    """True when `work` knows how to do what this simulator asks."""
    tasks = {"mailbox": {"select", "move"}, "explorer": {"select"}}
    form = shown["form"]
    return "ask" not in form["data"] and form["data"]["task"] in tasks.get(form["name"], set())


def _file_box(frame: FrameLocator, data: Shown, key: str) -> Locator:
    """The box of a file, its folder opened; folders are listed before what they hold."""
    nodes = {node["id"]: node for node in data["nodes"]}
    line = [nodes[key]]
    while line[0]["parent"]:
        line.insert(0, nodes[line[0]["parent"]])
    tree = frame.get_by_role("navigation", name="Dossiers")
    tree.get_by_role("button").first.click()
    for folder in line[:-1]:
        frame.get_by_role("table").get_by_role("button", name=folder["name"], exact=True).click()
    return frame.get_by_role("checkbox", name=f"Sélectionner {line[-1]['name']}", exact=True)


def _mail_box(frame: FrameLocator, data: Shown, key: str) -> Locator:
    """The box of a mail among those of its subject: the newest come first, as they are listed."""
    mail = next(one for one in data["messages"] if one["id"] == key)
    folder = next(one["name"] for one in data["folders"] if one["id"] == mail["folder"])
    frame.get_by_role("navigation", name="Dossiers").get_by_role("button", name=folder).click()
    listed = sorted(data["messages"], key=lambda one: str(one["date"]), reverse=True)
    twins = [
        one["id"]
        for one in listed
        if (one["folder"], one["subject"]) == (mail["folder"], mail["subject"])
    ]
    name = f"Sélectionner : {mail['subject']}"
    return frame.get_by_role("checkbox", name=name, exact=True).nth(twins.index(key))
