"""What those who run the bot see of it: questions without an answer, numbers, measures, what may be wrong."""
