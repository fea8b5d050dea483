"""How it is found: questions to ranked passages, and passages to an answer with evidence."""
