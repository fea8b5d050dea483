"""Whether the model hub has a model: asked for a few seconds at most, before anything slow is begun.

What loads models asks for each of their files, and again and again where nothing answers, which takes minutes.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, field

SECONDS = 5.0
_FILES = ("modules.json", "config.json")  # any model has one of them


@dataclass(slots=True)
class _Asked:
    """Why the hub does not give the model, where it does not, once it is `done`."""

    reason: str | None = None
    done: threading.Event = field(default_factory=threading.Event)


def refusal(name: str) -> str | None:
    """Why the hub does not give the model of this name; None when it does, or a copy is here."""
    names = [name] if "/" in name else [f"sentence-transformers/{name}", name]
    try:
        if os.environ.get("HF_HUB_OFFLINE") or _is_here(names):
            return None  # what loads it says at once what is wrong
    except ValueError:
        return "the model hub takes no such name"
    asked = _Asked()
    # A thread, since a name that is not resolved cannot be given up otherwise; it ends with the process.
    threading.Thread(target=_ask, args=(names, asked), daemon=True).start()
    if not asked.done.wait(SECONDS):
        return f"the model hub did not answer within {SECONDS:.0f} seconds"
    return asked.reason and f"the model hub does not give it: {asked.reason}"


def _is_here(names: list[str]) -> bool:
    from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415 - takes half a second

    return any(isinstance(try_to_load_from_cache(name, file), str) for name in names for file in _FILES)


def _ask(names: list[str], asked: _Asked) -> None:
    from huggingface_hub import HfApi  # noqa: PLC0415 - as above

    reason: str | None = None
    for name in names:
        try:
            HfApi().model_info(name, timeout=SECONDS)
        except Exception as error:  # noqa: BLE001 - whatever its client raises, it has not given the model
            reason = " ".join(str(error).split())[:200] or type(error).__name__
        else:
            reason = None
            break
    asked.reason = reason
    asked.done.set()
