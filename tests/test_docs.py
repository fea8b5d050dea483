"""The README says what is true: every setting, every command, every file it points to."""

import importlib
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


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("markdown", "Markdown"),
        ("html", "a web page"),
        ("text", "text"),
        ("pdf", "PDF, Word"),
        ("word", "PDF, Word"),
    ],
)
def test_the_readme_says_how_large_a_file_may_be(kind: str, written: str) -> None:
    most = importlib.import_module(f"knowledge.readers.{kind}").MAX_BYTES
    assert f"{most // 1_000_000} MB ({written})" in " ".join(README.split())


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


CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def on_the_map():
    """Every path of the map, put together from its lines: what is indented stands in the folder above."""
    above = []
    for indent, name in re.findall(r"^ {4}( *)(\S+)", CONTRIBUTING, re.MULTILINE):
        above[len(indent) // 2 :] = [name]
        yield "".join(above)


def test_every_room_of_the_house_is_on_its_map_and_nothing_that_is_gone() -> None:
    mapped = list(on_the_map())
    assert len(mapped) == len(set(mapped))
    for path in mapped:
        assert (ROOT / path).is_dir() if path.endswith("/") else (ROOT / path).is_file(), f"{path} is gone"
    for top in ("knowledge", "index", "bot"):
        for folder in {file.parent for file in (ROOT / top).rglob("*") if file.is_file()}:
            room = f"{folder.relative_to(ROOT).as_posix()}/"
            assert room in mapped or "__pycache__" in room, f"{room} is not on the map"


def test_what_to_know_before_working_on_it_is_one_page() -> None:
    lines = CONTRIBUTING.splitlines()
    assert len(lines) <= 70
    assert max(map(len, lines)) <= 120
