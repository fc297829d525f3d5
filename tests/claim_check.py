"""Measure the claim check against the labels: `python -m tests.claim_check`."""
import sys, tempfile, shutil
from pathlib import Path
from macros.check import check
from macros.publish import scripts
from tests.javascript.node import Node
