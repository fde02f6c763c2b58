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

# What is told: the job, its type, and what it is divided by: another job, a library, or copying its output. And the most it may be.
ROWS = [
    ("TRANSPOSED", "U8", "BICUBIC", 1),
    ("TRANSPOSED", "F32", "BICUBIC", 1),
    ("TRANSPOSED", "F32", "PyTorch", None),
    ("CONVOLUTION", "F32", "PyTorch", 4),
    ("DECONVOLUTION", "F32", "PyTorch", None),
    ("BICUBIC", "U8", "OpenCV", None),
    ("BICUBIC", "F32", "OpenCV", None),
    ("BICUBIC", "F32", "PyTorch", None),
    ("NEAREST", "U8", "copying", 3),
    ("NEAREST", "F32", "copying", 3),
    ("BED_OF_NAILS", "U8", "copying", 3),
    ("BED_OF_NAILS", "F32", "copying", 3),
    ("MAX_UNPOOL", "U8", "copying", 3),
    ("MAX_UNPOOL", "F32", "copying", 3),
]
LIBRARIES = {"PyTorch": "torch", "OpenCV": "cv2"}


def pinned(arguments):
    """On as many processors as threads, where the system can do that."""
    if hasattr(os, "sched_getaffinity") and shutil.which("taskset"):
        ours = sorted(os.sched_getaffinity(0))[: arguments.threads]
        return ["taskset", "-c", ",".join(map(str, ours))]
    return []


def ours(arguments, benchmark, job, kind):
    """Median milliseconds of our benchmark."""
    target = HOME / "target"
    path = os.pathsep.join(
        [str(target / "test-classes"), str(target / "classes"), (target / "bench.classpath").read_text().strip()]
    )
    with tempfile.TemporaryDirectory() as folder:
        result = os.path.join(folder, "result.json")
        command = [arguments.java, "-cp", path, "org.openjdk.jmh.Main", f"OperatorBenchmark.{benchmark}$"]
        command += ["-jvm", arguments.java, "-jvmArgs", "-Xmx4g -XX:+UseSerialGC", "-f", "1", "-foe", "true"]
        command += ["-wi", "2", "-w", "1", "-i", "3", "-r", "1", "-p", f"job={job}", "-p", f"type={kind}"]
        command += ["-p", f"threads={arguments.threads}", "-rf", "json", "-rff", result]
        subprocess.run(pinned(arguments) + command, check=True, stdout=subprocess.DEVNULL)
        with open(result) as file:
            return statistics.median(json.load(file)[0]["primaryMetric"]["rawData"][0])


def peer(arguments, library, job, kind):
    """Median milliseconds of another library."""
    command = [arguments.python, str(HOME / "src/test/bench/peers.py"), library, job, kind, str(arguments.threads)]
    out = subprocess.run(pinned(arguments) + command, check=True, capture_output=True, text=True).stdout
    return statistics.median(map(float, out.split()))


def version(python, module):
    """Its version, or None where it is not installed."""
    run = subprocess.run([python, "-c", f"import {module}; print({module}.__version__)"], capture_output=True, text=True)
    return run.stdout.strip() if run.returncode == 0 else None


def measure(arguments, found):
    """Ratios and milliseconds by row, a list of rounds each; given after every round, so that a run may be broken off."""
    rows = [row for row in ROWS if row[2] not in LIBRARIES or found[row[2]]]
    rows = [row for row in rows if not arguments.only or row[0] in arguments.only]
    rounds = {row: [] for row in rows}
    for number in range(arguments.rounds):
        for row in rows:
            job, kind, against, _ = row
            mine = ours(arguments, "operator", job, kind)
            if against in LIBRARIES:
                other = peer(arguments, against, job, kind)
            elif against == "copying":
                other = ours(arguments, "copying", job, kind)
            else:
                other = ours(arguments, "operator", against, kind)
            rounds[row].append((mine / other, mine, other))
            print(f"round {number + 1}: {job} {kind} / {against}: {mine / other:.2f} ({mine:.0f} / {other:.0f} ms)", flush=True)
        yield rounds


def table(rounds):
    lines = ["| operator | samples | against | ratio | least to most | to reach | ms | ms of the other |"]
    lines.append("|---|---|---|---|---|---|---|---|")
    for (job, kind, against, most), times in rounds.items():
        ratios, mine, other = zip(*times)
        ratio = statistics.median(ratios)
        goal = "" if most is None else f"{most:g}" + ("" if ratio <= most else ", missed")
        name = job.lower().replace("_", "-")
        against = against.lower() if against not in LIBRARIES else against
        lines.append(
            f"| {name} | {'8 bit' if kind == 'U8' else 'float32'} | {against} | {ratio:.2f} | {min(ratios):.2f} to {max(ratios):.2f}"
            f" | {goal} | {statistics.median(mine):.0f} | {statistics.median(other):.0f} |"
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
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", nargs="*", metavar="JOB", help="some rows; the page is then left as it is")
    arguments = parser.parse_args()
    if not (HOME / "target" / "bench.classpath").exists():
        sys.exit("operators.py: the benchmarks are not compiled; run: mvn -q -P bench process-test-classes")
    found = {library: version(arguments.python, module) for library, module in LIBRARIES.items()}
    for library, number in found.items():
        print(f"{library}: {number or 'not found, its rows are left out'}")
    peers = ", ".join(f"{library} {number}" for library, number in found.items() if number)
    for done, rounds in enumerate(measure(arguments, found), 1):
        lines = [f"JDK {java_version(arguments.java)}, {arguments.threads} threads, rounds: {done}; {peers or 'no peers'}.", ""]
        lines += table(rounds)
        if not arguments.only:
            text = PAGE.read_text(encoding="utf-8")
            before, rest = text.split(BEGIN)
            page = before + BEGIN + "\n\n" + "\n".join(lines) + "\n\n" + END + rest.split(END)[1]
            PAGE.write_text(page, encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
