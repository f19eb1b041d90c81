"""Routes of the audience `learner`."""
