"""The data of the settings simulator: what its author hears of before any learner does."""

from typing import Any

import pytest

from content.compiler.simulators.settings import DATA

WIFI = {"id": "wifi", "kind": "switch", "label": "Wi-Fi", "value": False}
NET: dict[str, Any] = {
    "id": "net",
    "kind": "choice",
    "label": "Réseaux",
    "style": "network",
    "visible_if": {"wifi": "on"},
    "options": [{"id": "n1", "label": "Invités"}, {"id": "n2", "label": "Agents", "secured": True}],
}
KEYS: dict[str, Any] = {
    "id": "keys",
    "kind": "list",
    "label": "Claviers",
    "items": [{"id": "k2", "name": "Anglais"}],
    "available": [{"id": "k1", "name": "Français"}],
}
LIGHT = {"id": "light", "kind": "slider", "label": "Lumière", "min": 0, "max": 1, "step": 0.1}
TEST = {"id": "ping", "kind": "action", "label": "Tester"}
ERASE = {"id": "erase", "kind": "action", "label": "Effacer", "counts": True}


def faults(expect: dict[str, str], *controls: Any, **more: Any) -> list[str]:
    """What is said of a page with these controls, besides the usual ones."""
    usual = [WIFI, NET, KEYS, {**LIGHT, "value": 0.5}, TEST, ERASE]
    page = {"id": "p", "title": "Page", "groups": [{"controls": [*usual, *controls]}]}
    device = {"name": "Poste", "kind": "computer"}
    data = DATA.model_validate({"task": "set", "device": device, "pages": [page], **more})
    return list(data.faults({key: (form,) for key, form in expect.items()}))


def test_what_can_be_set_is_right() -> None:
    assert faults({"wifi": "on", "net": "n2", "net_password": "colza"}) == []
    assert faults({"keys": "k1,k2", "light": "0.6", "erase": "done"}) == []
    told = {"id": "x", "kind": "info", "label": "X", "value": "Y", "visible_if": {"ping": "done"}}
    assert faults({"wifi": "on"}, told) == []


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        ({"wlan": "on"}, "la clé « wlan » n'est jamais envoyée"),
        ({"ping": "done"}, "la clé « ping » n'est jamais envoyée"),
        ({"wifi": "yes"}, "« yes » est une valeur impossible"),
        ({"wifi": "off"}, "sa valeur de départ"),
        ({"net": "n1"}, "« net » n'est plus visible"),
        ({"keys": "k2,k1"}, "« k2,k1 » est une valeur impossible"),
        ({"light": "0.65"}, "« 0.65 » est une valeur impossible"),
        ({"light": "half"}, "« half » est une valeur impossible"),
        ({}, "rien n'est attendu"),
    ],
)
def test_an_answer_that_cannot_be_is_told(expect: dict[str, str], said: str) -> None:
    assert any(said in fault for fault in faults(expect))


@pytest.mark.parametrize(
    ("control", "said"),
    [
        (WIFI, "deux réglages ont l'id « wifi »"),
        ({**ERASE, "id": "a", "visible_if": {"none": "on"}}, "nomme « none », qui n'existe pas"),
        ({**ERASE, "id": "a", "enabled_if": {"wifi": "!yes"}}, "ne vaut jamais « yes »"),
        ({**ERASE, "id": "a", "sets": {"net": "n9"}}, "ne peut pas mettre « net » à « n9 »"),
        ({**NET, "id": "a", "value": "n9"}, "valeur de départ « n9 » est impossible"),
        ({**NET, "id": "a", "options": [NET["options"][0]] * 2}, "deux options ont le même id"),
        (
            {"id": "a", "kind": "table", "label": "T", "columns": ["A", "B"], "rows": [["1"]]},
            "pas autant de cases que de colonnes",
        ),
    ],
)
def test_controls_that_do_not_hold_together_are_told(control: Any, said: str) -> None:
    assert any(said in fault for fault in faults({"wifi": "on"}, control))


def test_pages_have_ids_of_their_own_and_parents_that_exist() -> None:
    page = {"id": "p", "title": "Page", "groups": [{"controls": [WIFI]}]}
    lost = {"id": "p", "title": "Autre", "parent": "q"}
    said = faults({"wifi": "on"}, pages=[page, lost])
    assert any("deux pages ont l'id « p »" in fault for fault in said)
    assert any("la page « q » n'existe pas" in fault for fault in said)
