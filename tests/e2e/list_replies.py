"""Replies of the API for the list of an organization's learners, written by hand."""

from tests.e2e.replies import Json

SINCE = "2026-11-02T09:00:00.000Z"
SOME_ID = "zyxwvutsrqponmlkjihgfedc"


def learner(letter: str, name: str, *, username: str | None = None, is_active: bool = True) -> Json:
    """Somebody of the list."""
    first, last = name.split(" ", 1)
    return {
        "id": letter * 24,
        "first_name": first,
        "last_name": last,
        "division": "6e A",
        "username": username,
        "has_account": username is not None,
        "is_active": is_active,
    }


def twin(letter: str, name: str, *, username: str | None = None) -> Json:
    """A line, with what tells people apart."""
    return {**learner(letter, name, username=username), "birth_date": "2014-03-07"}


ZELIE = learner(
    "a", "Zélie Martelin-Roy de la Vasseraie", username="zelie.martelinroydelavasserai0703"
)
LEARNERS = [ZELIE, learner("b", "Hector Roy"), learner("c", "Ines Diallo", is_active=False)]
PAIR = {
    "kept": twin("a", "Zélie Martelin-Roy", username="zelie.martelinroy0703"),
    "double": twin("b", "Zelie Martelin Roy"),
    "reasons": ["same_birth_date", "close_names"],
}
WHOLE = {
    **ZELIE,
    "id": SOME_ID,
    "birth_date": "2014-03-07",
    "linked_at": SINCE,
    "sign_in": {
        "access": "ours",
        "has_email": False,
        "has_password": True,
        "has_identity": True,
        "must_change_password": True,
    },
}


def normal(one: str) -> dict[str, Json]:
    """By address, for the organization at `one`."""
    return {
        f"{one}/divisions": {"items": [{"name": "6e A", "count": 28}, {"name": "", "count": 2}]},
        f"{one}/learners": {"items": LEARNERS, "next": "more"},
        f"{one}/learners/{SOME_ID}": WHOLE,
        f"{one}/doubles": {
            "items": [PAIR],
            "merges": [{"id": "m" * 24, "merged_at": SINCE, **_sides()}],
            "next": None,
        },
    }


def empty(one: str) -> dict[str, Json]:
    """When nobody is on the list yet."""
    return {
        f"{one}/divisions": {"items": []},
        f"{one}/learners": {"items": [], "next": None},
        f"{one}/doubles": {"items": [], "merges": [], "next": None},
    }


def _sides() -> Json:
    return {name: PAIR[name] for name in ("kept", "double")}
