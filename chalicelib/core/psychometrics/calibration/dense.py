"""Products with a table of answers held in full: for tables where a fair share is answered."""

import numpy as np

from chalicelib.core.psychometrics.calibration.responses import Responses
from chalicelib.core.psychometrics.model import Floats


class DenseAnswers:
    """The answers of n people as matrices: R (1 where right) and M (1 where answered)."""

    def __init__(self, responses: Responses) -> None:
        self.responses = responses
        shape = (responses.people, responses.item_count)
        self._cells = responses.person, responses.items
        self._right = np.zeros(shape)
        self._right[self._cells] = responses.is_right
        self._answered: Floats | None = None
        if len(responses.items) < self._right.size:
            self._answered = np.zeros(shape)
            self._answered[self._cells] = 1.0

    def right_of_people(self, of_items: Floats) -> Floats:
        """R V (n, c), from V (J, c): for each person, the sum over the items got right."""
        found: Floats = self._right @ of_items
        return found

    def right_of_items(self, of_people: Floats) -> Floats:
        """Rᵀ W (J,), from W (n,): for each item, the sum over the people who got it right."""
        found: Floats = of_people @ self._right
        return found

    def answered_of_people(self, of_items: Floats) -> Floats:
        """M V (n, K), from V (J, K); one row stands for all when everyone answered everything."""
        if self._answered is None:
            everyone: Floats = of_items.sum(axis=0, keepdims=True)
            return everyone
        found: Floats = self._answered @ of_items
        return found

    def answered_of_items(self, of_people: Floats) -> Floats:
        """Mᵀ W (J, K), from W (n, K)."""
        if self._answered is None:
            of_any: Floats = of_people.sum(axis=0, keepdims=True)
            return np.repeat(of_any, self._right.shape[1], axis=0)
        found: Floats = self._answered.T @ of_people
        return found

    def at_answers(self, of_people: Floats, of_items: Floats) -> Floats:
        """(m,) the products W Vᵀ at the answered cells only, in the order of the answers."""
        found: Floats = (of_people @ of_items.T)[self._cells]
        return found
