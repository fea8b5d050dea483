"""Errors, classed by what the caller should do.

    DatelineError
    ├── UserError       change the input or a setting; trying again changes nothing
    ├── DamagedError    stored data cannot be used as it is; the message names the command that mends it
    └── TransientError  try again later; nothing is wrong with the input

Every message is one line: what happened, then what to do.
"""


class DatelineError(Exception):
    """The base of all errors that a person can act on."""


class UserError(DatelineError):
    """The input or a setting must change first."""


class DamagedError(DatelineError):
    """Stored data is damaged, or of another version or model."""


class TransientError(DatelineError):
    """The same call may work later."""
