"""What the system refuses, for real: permissions, and room to write."""

import os
import resource
from contextlib import contextmanager

import pytest
from hypothesis import settings
from website import Website

settings.register_profile("fuzz", max_examples=3000)


@pytest.fixture
def not_root(tmp_path):
    """The system's own refusals: root may read everything, so act as nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    for folder in [tmp_path, *tmp_path.parents]:  # pytest's folders are for their user alone
        if not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o055)
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.fixture
def no_room():
    """A context in which no file grows beyond some bytes, as on a disk that is full."""

    @contextmanager
    def limit(size):
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    return limit


@pytest.fixture
def website():
    """A site on this machine that is still empty."""
    site = Website()
    yield site
    site.close()
