"""What the tests of the readers ask of a file: its one article, or why it is refused."""

import io

import pytest

from knowledge.errors import UserError
from knowledge.readers import read, read_stream


def one(path):
    (draft,) = read(path)
    return draft


def streamed(data):
    (draft,) = read_stream(io.BytesIO(data.encode() if isinstance(data, str) else data))
    return draft


def refused(source):
    """The message of the refusal of a path, or of bytes."""
    with pytest.raises(UserError) as caught:
        list(read_stream(io.BytesIO(source)) if isinstance(source, bytes) else read(source))
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 1000
    return str(caught.value)
