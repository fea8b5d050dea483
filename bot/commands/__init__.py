"""The commands that are not in bot/cli.py, a group of them a module, which `register` adds to the application."""
