"""The pages below `/local/`: mails, queues, schedules, clock and the author's player."""
