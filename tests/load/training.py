"""The incumbent's own profile: sign up, profile, a training test, always "I don't know"."""

from typing import Any

from tests.load.candidate import Lost
from tests.load.door import Asked, Door, asked_until
from tests.load.ledger import Place
from tests.load.run import Run

PASSWORD = "boussole et marees du nord"
COMPETENCE = "1.1"


def practise(door: Door, *, run: Run, number: int) -> None:
    """Five calls a question, no time to think, until the test is over."""
    learner = _Learner(door, run, number)
    learner.sign_up()
    learner.get("profile", "/api/learner/profile")
    wanted = {"kind": "competence", "competence_id": COMPETENCE}
    test = learner.post("start test", "/api/learner/assessments", wanted)
    path = f"/api/learner/assessments/{test['id']}"
    while test["next"] is not None:
        learner.get("own answers", f"{path}/answers")
        test = learner.get("question", path)
        place = Place(test["id"], test["position"], test["next"]["id"], None)
        run.ledger.write("sent", place)
        learner.post("training answer", f"{path}/answers", place.body)
        run.ledger.write("acknowledged", place, status=200)
        run.board.count("training answers")
        test = learner.get("test", path)
        test = learner.get("next question", path)
    learner.get("result", f"{path}/result")
    run.board.count("tests ended")


class _Learner:
    """Somebody new, signed in."""

    def __init__(self, door: Door, run: Run, number: int) -> None:
        self._door, self._run, self._number, self._token = door, run, number, ""

    def sign_up(self) -> None:
        """A new account."""
        body = {
            "email": f"parity-{self._run.seed}-{self._number}@load.test",
            "password": PASSWORD,
            "first_name": "Zélie",
            "last_name": "Martelin",
            "lang": "fr",
            "accepts_terms": True,
        }
        told = self._asked(
            Asked("sign up", "POST", "/api/auth/sign-up", body, {"Origin": self._run.origin})
        )
        self._token = told["access_token"]

    def get(self, name: str, path: str) -> Any:
        """Read something of one's own."""
        return self._asked(Asked(name, "GET", path, headers=self._headers))

    def post(self, name: str, path: str, body: Any) -> Any:
        """Send something."""
        return self._asked(Asked(name, "POST", path, body, self._headers))

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"}

    def _asked(self, asked: Asked) -> Any:
        reply = asked_until(self._door, asked)
        if reply.status in {200, 201}:
            return reply.body
        told = f"{asked.name} was told {reply.status} {reply.code}"
        self._run.board.fault(told)
        raise Lost(told)
