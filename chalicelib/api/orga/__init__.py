"""What people who work in an organization may ask."""
