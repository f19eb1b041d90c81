"""Every kind of challenge, answered right through the browser; axe looks at each state."""

from dataclasses import dataclass, field
from typing import Any, get_args

from playwright.sync_api import Browser, Page, expect

from chalicelib.core.content import Kind
from tests.e2e.conftest import Api, Axe
from tests.e2e.playing import (
    VALIDATE,
    Given,
    begin_if_timed,
    can_work,
    give,
    question,
    release,
    right_answer,
    send,
    sign_in,
    sign_up,
)

Json = dict[str, Any]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(slots=True)
class Met:
    """The kinds answered in the browser so far, and what axe said."""

    kinds: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    @property
    def is_all(self) -> bool:
        """True once every kind was met."""
        return self.kinds == set(KINDS)


class Journey:
    """One person going from question to question: by the API, or in the browser for a new kind."""

    def __init__(self, page: Page, api: Api, axe: Axe, met: Met) -> None:
        self.page, self.api, self.axe, self.met = page, api, axe, met
        self.person = sign_up(api, "kinds")
        framework = api.get("/api/public/framework").json()
        self.release = release(framework["release_id"])
        self.competences = [competence["id"] for competence in framework["competences"]]
        sign_in(page, self.person)

    def play_all(self, *, is_right: bool) -> None:
        """Competence after competence, until every kind was met."""
        for competence_id in self.competences:
            if not self.met.is_all:
                self.play(competence_id, is_right=is_right)

    def play(self, competence_id: str, *, is_right: bool) -> None:
        """A whole competence; stops early once every kind was met."""
        body = {"kind": "competence", "competence_id": competence_id}
        state = self.api.post("/api/learner/assessments", json=body).json()
        shown, path = state["next"], f"/api/learner/assessments/{state['id']}/answers"
        position, played = state["position"], []
        while shown and not self.met.is_all:
            given = right_answer(self.release, shown["id"], self.person.id)
            if self._is_wanted(shown):
                self._in_browser(state["id"], shown, given)
                played.append(position)
                state = self.api.get(f"/api/learner/assessments/{state['id']}").json()
                shown, position = state["next"], state["position"]
                continue
            answer = given if is_right else None
            answered = {"position": position, "challenge_id": shown["id"], "answer": answer}
            reply = self.api.post(path, json=answered).json()
            shown, position = reply["next"], reply["next_position"]
        self._check_outcomes(state["id"], played)

    def _is_wanted(self, shown: Json) -> bool:
        if shown["kind"] in self.met.kinds:
            return False
        return shown["kind"] != "simulator" or can_work(shown)

    def _in_browser(self, assessment_id: str, shown: Json, given: Given) -> None:
        page, kind = self.page, shown["kind"]
        page.goto(f"/assessments/{assessment_id}")
        expect(question(page)).to_be_visible()
        begin_if_timed(page)
        self._look(f"{kind}, untouched")
        if kind != "ordering":
            page.get_by_role("button", name=VALIDATE).click()
            expect(page.get_by_role("alert")).to_be_focused()
            self._look(f"{kind}, incomplete")
        give(page, shown, given)
        self._look(f"{kind}, filled")
        send(page)
        self._look(f"after {kind}")
        self.met.kinds.add(kind)

    def _look(self, where: str) -> None:
        self.met.faults += [f"{where}: {fault}" for fault in self.axe(self.page)]

    def _check_outcomes(self, assessment_id: str, played: list[int]) -> None:
        """What was done in the browser was received as it was meant."""
        self.api.post(f"/api/learner/assessments/{assessment_id}/end", json={})
        items = self.api.get(f"/api/learner/assessments/{assessment_id}/answers").json()["items"]
        wrong = [item for item in items if item["position"] in played and item["outcome"] != "ok"]
        assert [(item["challenge"]["id"], item["answer"], item["outcome"]) for item in wrong] == []


def test_every_kind_is_answered_right_through_the_browser(
    browser: Browser, browser_context_args: dict[str, Any], api: Api, axe: Axe
) -> None:
    met = Met()
    for is_right in (True, False):
        if met.is_all:
            break
        context = browser.new_context(**browser_context_args, reduced_motion="reduce")
        Journey(context.new_page(), api, axe, met).play_all(is_right=is_right)
        context.close()
    assert met.faults == []
    assert met.kinds == set(KINDS)
