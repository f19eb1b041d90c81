"""Authors hear of what the picture editor and the social network could never answer."""

from typing import Any

import pytest
from pydantic import ValidationError

from content.compiler.simulators import image, social
from content.compiler.simulators.base import Expect

Json = dict[str, Any]

PICTURE: Json = {
    "id": "i1",
    "name": "rue.jpg",
    "width": 4000,
    "height": 3000,
    "elements": [
        {
            "id": "e1",
            "name": "La voiture",
            "kind": "car",
            "x": 5,
            "y": 60,
            "width": 40,
            "height": 27,
        }
    ],
    "info": [{"id": "k1", "label": "Auteur", "value": "Nadia", "editable": True}],
    "layers": [{"id": "y1", "name": "Titre"}, {"id": "y2", "name": "Rue"}],
}
NETWORK: Json = {
    "task": "moderate",
    "me": "u1",
    "people": [{"id": "u1", "name": "Camille"}, {"id": "u2", "name": "Awa", "relation": "friend"}],
    "posts": [
        {
            "id": "p1",
            "author": "u2",
            "text": "Bonjour",
            "comments": [{"id": "c1", "author": "u1", "text": "Salut"}],
        },
        {"id": "p2", "author": "u1", "text": "Un vélo ?", "audience": "friends"},
    ],
    "settings": [{"id": "s1", "label": "Ma position", "kind": "switch", "value": "yes"}],
    "profile": [{"id": "l1", "label": "Ville", "value": "Orval", "audience": "public"}],
    "reasons": [{"id": "r1", "label": "Insulte"}],
}


def edited(report: list[str], expect: Expect) -> list[str]:
    """The faults of an edited picture."""
    data = image.DATA.model_validate({"task": "edit", "pictures": [PICTURE], "report": report})
    return list(data.faults(expect))


def told(expect: Expect, **changes: Any) -> list[str]:
    """The faults of a network."""
    return list(social.DATA(**{**NETWORK, **changes}).faults(expect))


def test_an_edited_picture_answers_the_keys_it_reports() -> None:
    expect = {"kept": ("e1",), "ratio": ("16:9",), "k1": ("",), "order": ("y2,y1",)}
    assert edited([*expect], expect) == []


@pytest.mark.parametrize(
    ("key", "form"),
    [("kept", "e9"), ("ratio", "17:9"), ("order", "y1"), ("visible", "y3"), ("info", "k3")],
)
def test_a_value_the_editor_never_sends_is_a_fault(key: str, form: str) -> None:
    assert len(edited([key], {key: (form,)})) == 1


def test_a_key_not_reported_or_not_known_is_a_fault() -> None:
    assert len(edited(["ratio"], {"ratio": ("1:1",), "kept": ("e1",)})) == 1
    assert len(edited(["sharpness"], {"sharpness": ("1",)})) == 1


def test_an_element_of_no_known_kind_is_refused() -> None:
    strange = {**PICTURE["elements"][0], "kind": "unicorn"}
    with pytest.raises(ValidationError):
        image.DATA.model_validate(
            {"task": "look", "pictures": [{**PICTURE, "elements": [strange]}]}
        )


def test_what_can_be_done_on_the_network_is_known() -> None:
    done = {"p1": ("hide,report:r1",), "p2": ("audience:me",), "c1": ("delete",), "u2": ("block",)}
    assert told({**done, "s1": ("no",), "l1": ("friends",)}) == []


@pytest.mark.parametrize(
    ("key", "form"),
    [("p1", "delete"), ("p2", "hide"), ("c1", "report:r1"), ("u2", "accept"), ("s1", "friends")],
)
def test_what_cannot_be_done_on_the_network_is_a_fault(key: str, form: str) -> None:
    assert len(told({key: (form,)})) == 1


def test_a_person_who_does_not_exist_is_a_fault() -> None:
    ghost = {"id": "p3", "author": "u9", "text": "Bouh"}
    assert len(told({}, task="look", posts=[ghost])) == 1


def test_a_post_to_write_answers_what_it_reports() -> None:
    written = {"audience": ("friends",), "tags": ("u2",)}
    assert told(written, task="compose", report=["audience", "tags"]) == []
    assert len(told({"audience": ("family",)}, task="compose", report=["audience"])) == 1
