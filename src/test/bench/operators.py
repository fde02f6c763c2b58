"""Times the operators of upscale.bench.Job beside what they are held against, and writes the table of docs/performance.md.

    mvn -q -P bench process-test-classes
    python3 src/test/bench/operators.py

It installs nothing. It needs the classes that Maven has compiled, and the java of JAVA_HOME or PATH. Peers are those of the Python that
runs it, or of --python; those that are missing are named and left out. Each round times all that belongs to a row one right after another,
each in a process of its own, on the same processors; a ratio is taken within a round, and its median over the rounds is told.
"""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HOME = Path(__file__).resolve().parents[3]
PAGE = HOME / "docs" / "performance.md"
BEGIN, END = "<!-- operators: begin -->", "<!-- operators: end -->"

# What is told: the job, its type, threads, what it is divided by, and the most that may be. The others are libraries, copying the
# output, another job, this job by one thread, or its time per pixel of another size (as millions of output pixels).
ROWS = [
    *(
        (job, kind, 1, library, most)
        for job in ("BICUBIC", "BICUBIC_4", "LANCZOS", "LANCZOS_4")
        for kind in ("U8", "F32")
        for library, most in (("OpenCV", 1), ("PyTorch", 1), ("Pillow", 1 / 3))
        if library != "PyTorch" or (kind == "F32" and "BICUBIC" in job)
    ),
    ("NEAREST", "U8", 1, "copying", 3),
    ("NEAREST", "F32", 1, "copying", 3),
    ("BED_OF_NAILS", "U8", 1, "copying", 3),
    ("BED_OF_NAILS", "F32", 1, "copying", 3),
    ("MAX_UNPOOL", "U8", 1, "copying", 3),
    ("MAX_UNPOOL", "F32", 1, "copying", 3),
    ("TRANSPOSED", "F32", 1, "PyTorch", 1),
    ("TRANSPOSED", "U8", 2, "BICUBIC", 1),
    ("TRANSPOSED", "F32", 2, "BICUBIC", 1),
    ("DECONVOLUTION", "F32", 1, "PyTorch", 3),
    ("CONVOLUTION", "F32", 1, "PyTorch", 4),
    ("LANCZOS", "U8", 2, "one thread", 1 / 1.8),
    ("LANCZOS", "F32", 2, "one thread", 1 / 1.8),
    *(("LANCZOS", "U8", 1, f"{size} megapixel{'s' * (size > 1)}", 1.15) for size in (1, 4, 16)),
]
LIBRARIES = {"PyTorch": "torch", "OpenCV": "cv2", "Pillow": "PIL"}
PIXELS = 64  # millions of output pixels, of LANCZOS


def pinned(threads):
    """On as many processors as threads, where the system can do that."""
    if hasattr(os, "sched_getaffinity") and shutil.which("taskset"):
        ours = sorted(os.sched_getaffinity(0))[:threads]
        return ["taskset", "-c", ",".join(map(str, ours))]
    return []


def ours(arguments, job, kind, threads, benchmark="operator", side=0):
    """Median milliseconds of our benchmark, of a source of that many pixels a side (0 for the job's own)."""
    target = HOME / "target"
    path = os.pathsep.join(
        [str(target / "test-classes"), str(target / "classes"), (target / "bench.classpath").read_text().strip()]
    )
    with tempfile.TemporaryDirectory() as folder:
        result = os.path.join(folder, "result.json")
        command = [arguments.java, "-cp", path, "org.openjdk.jmh.Main", f"OperatorBenchmark.{benchmark}$"]
        command += ["-jvm", arguments.java, "-jvmArgs", "-Xmx4g -XX:+UseSerialGC", "-f", "1", "-foe", "true"]
        command += ["-wi", "2", "-w", "1", "-i", "3", "-r", "1", "-p", f"job={job}", "-p", f"type={kind}"]
        command += ["-p", f"threads={threads}", "-p", f"side={side}", "-rf", "json", "-rff", result]
        subprocess.run(pinned(threads) + command, check=True, stdout=subprocess.DEVNULL)
        with open(result) as file:
            return statistics.median(json.load(file)[0]["primaryMetric"]["rawData"][0])


def peer(arguments, library, job, kind, threads):
    """Median milliseconds of another library."""
    command = [arguments.python, str(HOME / "src/test/bench/peers.py"), library, job, kind, str(threads)]
    out = subprocess.run(pinned(threads) + command, check=True, capture_output=True, text=True).stdout
    return statistics.median(map(float, out.split()))


def version(python, module):
    """Its version, or None where it is not installed."""
    run = subprocess.run([python, "-c", f"import {module}; print({module}.__version__)"], capture_output=True, text=True)
    return run.stdout.strip() if run.returncode == 0 else None


def other(arguments, row):
    """Median milliseconds of what a row is divided by."""
    job, kind, threads, against, _ = row
    if against in LIBRARIES:
        return peer(arguments, against, job, kind, threads)
    if against == "copying":
        return ours(arguments, job, kind, threads, "copying")
    if against == "one thread":
        return ours(arguments, job, kind, 1)
    if "megapixel" in against:
        size = int(against.split()[0])
        return ours(arguments, job, kind, threads, side=round(500 * size**0.5)) * PIXELS / size
    return ours(arguments, against, kind, threads)


def measure(arguments, found):
    """Ratios and milliseconds by row, a list of rounds each; given after every round, so that a run may be broken off."""
    rows = [row for row in ROWS if row[3] not in LIBRARIES or found[row[3]]]
    rows = [row for row in rows if not arguments.only or row[0] in arguments.only]
    rounds = {row: [] for row in rows}
    for number in range(arguments.rounds):
        for row in rows:
            job, kind, threads, against, _ = row
            mine = ours(arguments, job, kind, threads)
            theirs = other(arguments, row)
            rounds[row].append((mine / theirs, mine, theirs))
            print(f"round {number + 1}: {job} {kind} / {against}: {mine / theirs:.2f} ({mine:.0f} / {theirs:.0f} ms)", flush=True)
        yield rounds


def table(rounds):
    lines = ["| operator | samples | threads | against | ratio | least to most | to reach | ms | ms of the other |"]
    lines.append("|---|---|---|---|---|---|---|---|---|")
    for (job, kind, threads, against, most), times in rounds.items():
        ratios, mine, theirs = zip(*times)
        ratio = statistics.median(ratios)
        goal = f"{most:.3g}" + ("" if ratio <= most else ", missed")
        name = job.lower().replace("_", "-")
        against = against if against in LIBRARIES else against.lower()
        lines.append(
            f"| {name} | {'8 bit' if kind == 'U8' else 'float32'} | {threads} | {against} | {ratio:.2f} | {min(ratios):.2f} to {max(ratios):.2f}"
            f" | {goal} | {statistics.median(mine):.0f} | {statistics.median(theirs):.0f} |"
        )
    return lines


def java_version(java):
    out = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    return out.split('"')[1] if '"' in out else "?"


def main():
    home = os.environ.get("JAVA_HOME")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--java", default=os.path.join(home, "bin", "java") if home else "java")
    parser.add_argument("--python", default=sys.executable, help="the Python whose libraries are the peers")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="*", metavar="JOB", help="some rows; the page is then left as it is")
    arguments = parser.parse_args()
    if not (HOME / "target" / "bench.classpath").exists():
        sys.exit("operators.py: the benchmarks are not compiled; run: mvn -q -P bench process-test-classes")
    found = {library: version(arguments.python, module) for library, module in LIBRARIES.items()}
    for library, number in found.items():
        print(f"{library}: {number or 'not found, its rows are left out'}")
    peers = ", ".join(f"{library} {number}" for library, number in found.items() if number)
    for done, rounds in enumerate(measure(arguments, found), 1):
        lines = [f"JDK {java_version(arguments.java)}, rounds: {done}; {peers or 'no peers'}.", ""]
        lines += table(rounds)
        if not arguments.only:
            text = PAGE.read_text(encoding="utf-8")
            before, rest = text.split(BEGIN)
            page = before + BEGIN + "\n\n" + "\n".join(lines) + "\n\n" + END + rest.split(END)[1]
            PAGE.write_text(page, encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
