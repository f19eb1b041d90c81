"""In-memory ports."""
