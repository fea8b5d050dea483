"""Feeds: RSS and Atom to articles, looked at again and again."""
