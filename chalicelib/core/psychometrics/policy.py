"""What a test must respect: its length, its quotas, the exposure of its items."""

from dataclasses import dataclass
from math import isfinite

from chalicelib.core.errors import InvalidPolicy

LONGEST = 200
LARGEST_JITTER = 1.0
LARGEST_PRETEST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of a test; raises `InvalidPolicy`.

    The quotas nest (a tube lies in one competence, a competence in the test): a laminar matroid,
    where taking the best item that is still allowed gives the same item as a shadow test.

    Attributes
    ----------
    length : items that count.
    per_competence : most items of one competence; 0: no quota. When the length is this many for
        each competence, the quota is exact.
    per_tube : most items of one tube; 0: no limit.
    cap : largest share of the tests in which an item may appear; None: prices are not used.
    look_ahead : share of what a place of a competence will be worth later that is charged for
        filling it now (`look_ahead.Outlook`); 0: always the most informative item.
    jitter : largest amount, in information, by which a draw raises each price for one test.
    randomesque : the next item is drawn among this many best.
    pretest_share : share of all questions that are items under pretest, on top of `length`.
    """

    length: int = 32
    per_competence: int = 2
    per_tube: int = 1
    cap: float | None = 0.20
    look_ahead: float = 0.85
    jitter: float = 0.02
    randomesque: int = 1
    pretest_share: float = 0.0

    def __post_init__(self) -> None:
        _whole("length", self.length, low=1)
        _whole("per_competence", self.per_competence, low=0)
        _whole("per_tube", self.per_tube, low=0)
        _whole("randomesque", self.randomesque, low=1)
        if self.cap is not None and not (isfinite(self.cap) and 0 < self.cap <= 1):
            raise InvalidPolicy(f"cap = {self.cap}, not in ]0, 1]")
        if not 0 <= self.look_ahead <= 1:
            raise InvalidPolicy(f"look_ahead = {self.look_ahead}, not in [0, 1]")
        if not 0 <= self.jitter <= LARGEST_JITTER:
            raise InvalidPolicy(f"jitter = {self.jitter}, not in [0, {LARGEST_JITTER}]")
        if not 0 <= self.pretest_share <= LARGEST_PRETEST_SHARE:
            raise InvalidPolicy(
                f"pretest_share = {self.pretest_share}, not in [0, {LARGEST_PRETEST_SHARE}]"
            )

    @property
    def pretests(self) -> int:
        """Items under pretest in one test: `pretest_share` of all questions, rounded."""
        return round(self.length * self.pretest_share / (1.0 - self.pretest_share))

    @property
    def questions(self) -> int:
        """Items asked in one test, those under pretest included."""
        return self.length + self.pretests


def _whole(name: str, value: object, *, low: int, high: int = LONGEST) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise InvalidPolicy(f"{name} = {value}, not a whole number from {low} to {high}")
