"""The web: addresses fetched safely and politely, and what is there read as articles."""
