"""Results told every night to those who must know them: what is sent, once, and the proof of it."""
