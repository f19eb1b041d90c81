"""Files of learners as schools have them, read as streams: never whole in memory."""
