#!/usr/bin/python3
"""Runs the snippet of docs/frameworks.md, and every row of its table of PyTorch: theirs in this process, ours by upscale.

    python3 docs/frameworks.py [UPSCALE...]

UPSCALE is the command that runs the program, by default the launcher of this checkout. Prints the largest
difference of each row. Ends with 1 if one is larger than its row states, and with 77 if PyTorch is not installed.
"""
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

try:
    import numpy as np
    import torch.nn.functional as F
except ImportError as missing:
    print(missing, file=sys.stderr)
    sys.exit(77)

DOCS = pathlib.Path(__file__).resolve().parent
ROW = re.compile(r"\| `(F\..*?)` \| `(.*?)` \| (\S+) \|")


def main(program):
    page = (DOCS / "frameworks.md").read_text(encoding="utf-8")
    names = {}
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(DOCS.parent / "samples" / "features.npy", folder)
        snippet = re.search(r"```python\n(.*?)```", page, re.DOTALL).group(1)
        os.chdir(folder)
        exec(snippet, names)  # of our own page
        rows = ROW.findall(page)
        for call, words, most in rows:
            theirs = eval(call, names)[0].numpy()
            subprocess.run([*program, *shlex.split(words), "-q", "-f", "-o", "ours.npy"], check=True)
            ours = np.load("ours.npy")
            largest = np.abs(ours.astype(float) - theirs).max() if ours.shape == theirs.shape else np.inf
            failed += not largest <= float(most)
            print(f"{largest:9.3g}  {np.count_nonzero(ours != theirs)} of {ours.size} differ  {call}")
        os.chdir(DOCS)  # Windows removes no folder that a process is in
    print(f"{len(rows)} rows, {failed} beyond what is stated")
    return 1 if failed or not rows else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [DOCS.parent / "upscale"]))
