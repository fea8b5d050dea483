"""The check of who may import what finds an import in the wrong room, in whichever module it stands."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "index", "knowledge")


@pytest.fixture
def house(tmp_path):
    """A copy of the code, to be broken."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "*.onnx"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def complaints(house, imported, modules):
    """What the check says, when each of these modules imports what it must not."""
    for module in modules:
        path = house / module
        path.write_text(path.read_text("utf-8") + f"\nimport {imported}\n", "utf-8")
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=house,
        env=os.environ | {"PYTHONPATH": str(house)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout
    return done.stdout


def broken(house, imported, modules):
    """The modules that the check names, when each of these imports what it must not."""
    said = complaints(house, imported, modules)
    names = {str(module): str(module.with_suffix("")).replace("/", ".") for module in modules}
    return {path for path, name in names.items() if f" {name} -> {imported} (" in said}


def outside(house, room):
    """Every module of the house that is not in this room."""
    files = [file.relative_to(house) for top in ROOMS for file in (house / top).rglob("*.py")]
    return [file for file in files if not file.is_relative_to(room) and file.name != "__init__.py"]


def test_telegram_belongs_to_its_room_alone(house):
    modules = outside(house, "bot/telegram")
    assert broken(house, "telegram", modules) == {str(module) for module in modules}


def test_search_engines_belong_to_the_index_alone(house):
    modules = outside(house, "index")
    assert broken(house, "tantivy", modules) == {str(module) for module in modules}


def test_no_two_modules_import_each_other(house):
    said = complaints(house, "knowledge.store.batch", ["knowledge/store/tables.py"])
    assert "no imports run in a circle BROKEN" in said


def test_what_tests_share_is_imported_by_a_name_of_its_own():
    """Each folder has a conftest: which of them is meant would depend on the order of the folders."""
    files = [path for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py"]
    names = [path.name for path in files]
    assert sorted(names) == sorted(set(names))
    leaning = ("from " + "conftest import", "import " + "conftest")
    assert [path.name for path in files if any(words in path.read_text("utf-8") for words in leaning)] == []


def test_whoever_imports_onnxruntime_has_imported_index_before():
    """Which has it send nothing; it looks only once."""
    users = []
    for path in (path for top in ("benchmarks", "bot", "docs", "knowledge") for path in (ROOT / top).rglob("*.py")):
        names = imported(ast.parse(path.read_text("utf-8")))
        if "onnxruntime" in names:
            users.append(path.name)
            assert "index" in names[: names.index("onnxruntime")], path
    assert users


def imported(tree):
    """The packages that a module imports, in the order of its lines."""
    found = [
        (node.lineno, name)
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    ]
    return [name.split(".")[0] for _, name in sorted(found)]
