"""Compiles the Python programs in a JSON list (the first argument) without running them."""

import json
import sys

for name, text in json.loads(sys.argv[1]):
    compile(text, name, "exec")
