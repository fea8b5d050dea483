"""Logs say what happened and why, and never what people wrote, nor the token."""

import io
import json
import logging
import traceback

import pytest
import structlog
from bench import DIARY, HARBOUR
from telegram.error import NetworkError

from bot import logs
from bot.preview import TOKEN
from knowledge.errors import DamagedError

QUESTION = "Did Rumpelstiltskin leave his wife?"


def raise_(error, cause=None):
    raise error from cause


@pytest.fixture(params=["json", "console"])
def stream(request):
    stream = io.StringIO()
    logs.configure("debug", stream=stream, json=request.param == "json", secrets=["short-secret"])
    return stream


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error", "exception", "critical"])
def test_a_token_is_blotted_out_at_every_level(stream, level):
    log = structlog.get_logger()
    try:
        raise_(NetworkError(f"httpx.ConnectError: https://api.telegram.org/bot{TOKEN}/getMe"))
    except NetworkError:
        getattr(log, level)(f"url {TOKEN}", where=[{"url": f"/bot{TOKEN}/x"}], exc_info=True, key="short-secret")
    getattr(logging.getLogger("somebody.else"), level)(f"POST https://api.telegram.org/bot{TOKEN}/sendMessage")
    assert "[token]" in stream.getvalue()
    assert TOKEN.partition(":")[2] not in stream.getvalue()
    assert "short-secret" not in stream.getvalue()


@pytest.mark.parametrize(
    "error",
    [ValueError(QUESTION), KeyError(QUESTION), NetworkError(f"x. Parsing the server response {QUESTION!r} failed")],
)
def test_what_an_error_quotes_is_not_repeated(stream, error):
    log = structlog.get_logger()
    try:
        raise_(RuntimeError(f"while answering {QUESTION}"), error)
    except RuntimeError as caught:
        log.warning("failed", exc_info=caught)
        logging.getLogger("asyncio").warning("Task exception was never retrieved\n%s", QUESTION, exc_info=caught)
        log.exception("failed again")
        whole = "".join(traceback.format_exception(caught))
    assert QUESTION in whole
    assert "Rumpelstiltskin" not in stream.getvalue()
    assert f"RuntimeError from {type(error).__name__}" in stream.getvalue()


def test_what_libraries_fill_in_is_not_repeated(stream):
    logging.getLogger("telegram.ext").critical("Received data was %r", {"text": QUESTION})
    logging.getLogger("telegram.ext").debug("Processing update %s", QUESTION)
    logging.getLogger("httpx").info("HTTP Request: POST %s", f"https://api.telegram.org/bot{TOKEN}/getMe")
    lines = stream.getvalue().splitlines()
    assert len(lines) == 1
    assert "Received data was %r" in lines[0]


def test_the_cause_is_there():
    stream = io.StringIO()
    logs.configure("info", stream=stream, json=True)
    try:
        raise_(DamagedError("the index is torn: run `dateline index --rebuild`"), OSError("nothing"))
    except DamagedError:
        structlog.get_logger().exception("failed", update=7)
    line = json.loads(stream.getvalue())
    assert line["cause"] == "DamagedError: the index is torn: run `dateline index --rebuild` from OSError"
    assert line["at"][0].endswith("test_the_cause_is_there")
    assert (line["update"], line["level"], line["event"]) == (7, "error", "failed")


def test_the_level_holds():
    stream = io.StringIO()
    logs.configure("warning", stream=stream, json=True)
    structlog.get_logger().info("quiet")
    structlog.get_logger().warning("loud")
    assert "quiet" not in stream.getvalue()
    assert "loud" in stream.getvalue()


async def test_a_whole_conversation_with_trouble_logs_nothing_private(bench, log):
    """With every fault there is, at the lowest level, and an Asker that quotes the question in its error."""
    server, ada = bench.server, bench.server.people.user("Ada")

    def fails(question):
        raise ValueError(question.text) from KeyError(TOKEN)

    bench.asker.react(QUESTION, fails)
    async with bench.running():
        server.faults.bad_gateway("getUpdates")
        for fault in ("server_error", "bad_gateway", "drop_before", "drop_after", "too_many", "forbidden"):
            getattr(server.faults, fault)("sendMessage")
            server.people.say(ada, QUESTION)
            server.people.say(ada, "Is the harbour open?")
        await bench.settled()
        server.inject("message", {"text": QUESTION})
        await bench.settled()
    lines = log.getvalue()
    assert "failed" in lines
    assert "not sent yet" in lines
    assert "unreadable" in lines
    for private in (
        TOKEN,
        "Rumpelstiltskin",
        "wife",
        HARBOUR.title,
        HARBOUR.text[:30],
        DIARY.title,
        "Ada",
        str(ada.id),
    ):
        assert private not in lines
