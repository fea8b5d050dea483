"""What is installed is what is named: exact versions, and nothing that only a new pip would bring along."""

import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name as named

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NEEDED = [Requirement(line) for line in PROJECT["dependencies"]]


def needs(package, extra=""):
    """What a package needs on this machine, itself or for one of its extras."""
    requirements = map(Requirement, distribution(package).requires or ())
    return [one for one in requirements if one.marker is None or one.marker.evaluate({"extra": extra})]


def test_the_lock_has_a_version_of_all_that_is_named():
    lines = (ROOT / "requirements.lock").read_text("utf-8").split()
    locked = {named(name): version for name, _, version in (line.partition("==") for line in lines)}
    for one in [*NEEDED, *map(Requirement, PROJECT["optional-dependencies"]["dev"])]:
        assert one.specifier.contains(locked.get(named(one.name), "")), one


def test_what_a_package_needs_as_an_extra_of_another_is_named_too():
    ours, seen, left = {named(one.name) for one in NEEDED}, set(), list(NEEDED)
    while left:
        package = named(left.pop().name)
        if package in seen:
            continue
        seen.add(package)
        for needed in needs(package):
            left.append(needed)
            for extra in needed.extras:
                brought = {named(one.name) for one in needs(needed.name, extra)}
                brought -= {named(one.name) for one in needs(needed.name)}
                assert brought, f"{needed.name}[{extra}]"
                assert brought <= ours, f"{package} needs {needed}, which an older pip leaves out"
    assert {"lxml", "justext"} <= seen
