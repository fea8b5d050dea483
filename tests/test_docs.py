"""The README says what is true: every setting, every command, every file it points to."""

import re
from pathlib import Path

import pytest

from bot.cli import app
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_the_table_of_settings_has_each_with_its_description(name: str) -> None:
    row = next(line for line in README.splitlines() if line.startswith(f"| `{Settings.variable(name)}` |"))
    assert row.endswith(f"| {Settings.model_fields[name].description} |")


def test_the_table_of_settings_has_no_other() -> None:
    rows = re.findall(r"^\| `((?:DATELINE|TELEGRAM|RERANKER)_\w+)` \|", README, re.MULTILINE)
    assert sorted(rows) == sorted(Settings.variable(name) for name in Settings.model_fields)


def test_defaults_in_the_table_are_those_of_the_settings() -> None:
    for name in ("data", "model", "telegram_api", "log"):
        assert f"| `{Settings.variable(name)}` | `{Settings.model_fields[name].default}` |" in README


def test_every_command_is_in_the_readme() -> None:
    commands = {c.name or c.callback.__name__ for c in app.registered_commands if c.callback}
    assert len(commands) == 23
    assert commands <= set(re.findall(r"`dateline (\w+)", README))
    for group in app.registered_groups:
        for command in group.typer_instance.registered_commands:
            name = command.name or command.callback.__name__
            assert f"`dateline {group.name} {name.rstrip('_')}" in README, name


def test_the_readme_points_to_files_that_are_there() -> None:
    links, images = re.findall(r"\]\((?!https?:)([^)]+)\)", README), re.findall(r'src="([^"]+)"', README)
    assert links
    assert images
    for target in links + images:
        assert (ROOT / target).exists(), target


def test_both_commands_stand_in_the_readme() -> None:
    assert 'make ask Q="' in README
    assert "make test" in README


def test_the_map_of_the_house_names_every_module() -> None:
    listed = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for room in ("knowledge", "index", "bot"):
        for module in (ROOT / room).glob("*.py"):
            assert module.stem == "__init__" or module.name in listed, f"{room}/{module.name} is not on the map"
