"""What the members of a certification center ask for."""
