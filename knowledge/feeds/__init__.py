"""Feeds: RSS, Atom and JSON Feed to articles, looked at again and again."""
