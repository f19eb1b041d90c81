"""Routes of the audience `auth`."""
