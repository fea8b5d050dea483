"""How the bot speaks Telegram: what comes in, what goes out, and what is kept so that nothing is lost."""

import os

# python-telegram-bot is moving its periods from int to timedelta, and warns on every RetryAfter until this is set.
os.environ.setdefault("PTB_TIMEDELTA", "1")
