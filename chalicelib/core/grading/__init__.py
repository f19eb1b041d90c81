"""Judges answers: what was sent, beside what is right, gives an outcome."""

from chalicelib.core.grading.answers import Answer, Outcome, grade
from chalicelib.core.grading.solutions import model_answer, right_answer

__all__ = ["Answer", "Outcome", "grade", "model_answer", "right_answer"]
