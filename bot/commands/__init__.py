"""The commands, a group of them a module, which `register` adds to the application."""
