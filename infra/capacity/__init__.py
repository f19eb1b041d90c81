"""What stands behind so many candidates at once: from counts of each action to limits and euros."""
