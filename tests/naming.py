"""What the file system under the tests takes for a name."""

import os


def takes_any_name(folder):
    """Whether a name may be bytes that are no UTF-8: Linux takes any, macOS has none such, nor would a user."""
    path = os.path.join(os.fsencode(folder), b"\xff")  # noqa: PTH118 - a name of bytes
    try:
        os.mkdir(path)  # noqa: PTH102
    except OSError:
        return False
    os.rmdir(path)  # noqa: PTH106
    return True
