"""What the Library is made of: its database, its tables, and what is written to and read from them."""
