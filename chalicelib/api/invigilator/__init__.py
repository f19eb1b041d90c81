"""What who watches over a room may ask."""
