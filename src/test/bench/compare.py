"""Times comparing two PNGs of 25 megapixels beside other programs, and writes the tables of docs/performance.md.

    python3 src/test/bench/compare.py --peers FOLDER

It installs nothing. FOLDER has the node_modules of odiff-bin and pixelmatch; ImageMagick and vips are found on PATH; what is missing is named and left out. All
run on the same processors (two, or --processors), as they do by default; rounds are interleaved, and a ratio is of the medians over the rounds. An exit
code that is not the one that tells of a difference (or of none) ends it.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from endtoend import HOME, PAGE

SIDE = 5000


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, help="a folder with node_modules of odiff-bin and pixelmatch")
    parser.add_argument("--processors", default="0,1")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        tables = [table(*job, arguments, Path(name)) for job in jobs(Path(name), arguments)]
    text = PAGE.read_text()
    begin, end = "<!-- compare -->\n", "<!-- end of compare -->\n"
    head, rest = text.split(begin)
    PAGE.write_text(head + begin + "".join(tables) + end + rest.split(end)[1])


def jobs(folder, arguments):
    upscale = str(HOME / "upscale")
    names = [str(folder / n) for n in ("a.png", "b.png", "a-again.png", "a.tif", "a-again.tif", "diff.png")]
    a, b, again, tiff, tiff_again, diff = names
    photo = str(HOME / "samples" / "photo.png")
    for out, method in ((a, "lanczos"), (b, "b-spline")):
        size = ["--size", f"{SIDE}x{SIDE}", "--fit", "stretch", "-q"]
        subprocess.run([upscale, photo, "-m", method, "-o", out] + size, check=True)
    subprocess.run([upscale, a, "-s", "1", "-m", "nearest", "--compression", "none", "-q", "-o", tiff], check=True)
    shutil.copy(a, again)
    shutil.copy(tiff, tiff_again)
    ours = [upscale, "compare", "-q"]
    bins = arguments.peers / "node_modules" / ".bin" if arguments.peers else Path("/nonexistent")
    map_of_ours = ours + [a, b, "--diff", diff, "-f"]
    yield "Two PNGs of 25 megapixels that differ, with a map", [
        ("upscale", map_of_ours, 1),
        ("odiff", [str(bins / "odiff"), a, b, diff], 22),
        ("pixelmatch", [str(bins / "pixelmatch"), a, b, diff, "0"], 66),
        ("ImageMagick", ["compare", "-metric", "AE", a, b, diff], 1),
    ]
    yield "The same, without a map", [("upscale", ours + [a, b], 1), ("ImageMagick", ["compare", "-metric", "AE", a, b, "null:"], 1)]
    yield "A PNG of 25 megapixels and its copy", [("upscale", ours + [a, again], 0), ("odiff", [str(bins / "odiff"), a, again], 0)]
    yield "An uncompressed TIFF of 75 MB and its copy", [("upscale", ours + [tiff, tiff_again], 0), ("cmp", ["cmp", tiff, tiff_again], 0)]


def table(title, entries, arguments, folder):
    found = [entry for entry in entries if shutil.which(entry[1][0])]
    for name in {e[0] for e in entries} - {e[0] for e in found}:
        print(f"{name} is missing")
    times = {entry[0]: [] for entry in found}
    memory = {}
    for turn in range(arguments.rounds + 1):  # the first warms the files, and our start-up cache
        for name, words, code in found:
            start = time.perf_counter()
            pinned = ["taskset", "-c", arguments.processors] + words
            process = subprocess.Popen(pinned, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != code:
                raise SystemExit(f"{name} ended with {process.returncode}, not {code}: {' '.join(words)}")
            memory[name] = usage.ru_maxrss / 1024
            if turn > 0:
                times[name].append(time.perf_counter() - start)
    best = statistics.median(times["upscale"])
    lines = ["", f"### {title}", "", "| program | seconds (least - most) | of ours | MB |", "|---|---|---|---|"]
    for name, all_of_it in times.items():
        middle = statistics.median(all_of_it)
        span = f"{middle:.2f} ({min(all_of_it):.2f} - {max(all_of_it):.2f})"
        lines.append(f"| {name} | {span} | {middle / best:.2f} | {memory[name]:.0f} |")
    print("\n".join(lines))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
