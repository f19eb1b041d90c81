"""Use cases: one module a room, one function a user's intention."""
