"""How it is found: questions to ranked passages, and passages to an answer with evidence."""

import os

# From release 1.29 on, onnxruntime tells its maker what it runs, under an id that it leaves in the home, unless it
# is told otherwise before it is first imported. Nothing is sent from here.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
