"""Routes of the audience `public`."""
