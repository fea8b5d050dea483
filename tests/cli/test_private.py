"""Nothing is sent anywhere but to Telegram: what the libraries would report by themselves is switched off."""

import os

from command import start
from platformdirs import user_cache_path


def test_what_runs_the_model_makes_no_id_of_this_machine_and_keeps_nothing_to_send(data, tmp_path):
    (tmp_path / "home").mkdir()
    # Where these are set, it is silent by itself.
    outside = {name: value for name, value in os.environ.items() if name not in {"CI", "GITHUB_ACTIONS"}}
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "ORT_DISABLE_TELEMETRY"):
        outside.pop(name, None)
    own = {"HOME": str(tmp_path / "home"), "DATELINE_CACHE": str(user_cache_path("dateline"))}
    assert start("ask", "Who will be the captain of the ferry?", "--data", data, env=outside | own).works().out
    assert [*(tmp_path / "home").rglob("*")] == []
