"""Fuzzes the decoders and parsers with Jazzer, guided by coverage.

    mvn -q -P fuzz process-test-classes && python3 src/test/fuzz/fuzz.py --minutes 10 [TARGET...]

Targets are those of FuzzTarget.java; without any, all are run, --jobs of them at a time. What is learned stays in target/fuzz/TARGET/corpus,
so that the next run goes on from there. What is found, an input that ends in anything but a result or a refusal, lies in target/fuzz/TARGET as
crash-..., timeout-... or oom-...; mended, it is copied to src/test/resources/fuzz/TARGET, and SeedsTest replays it ever after.
"""
import argparse
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HOME = Path(__file__).resolve().parents[3]
WORK = HOME / "target" / "fuzz"
# What Jazzer would call a finding because a fuzzed word names a file or is looked for: that is what such words are for.
SANITIZERS = ":".join(
    "com.code_intelligence.jazzer.sanitizers." + name for name in ("FilePathTraversal", "RegexInjection", "OsCommandInjection", "ServerSideRequestForgery")
)


def command(path, *words):
    return ["java", "-Xmx512m", "-cp", path, *words]


def fuzz(target, path, minutes):
    folder = WORK / target
    corpus, seeds = folder / "corpus", folder / "seeds"
    corpus.mkdir(parents=True, exist_ok=True)
    subprocess.run(command(path, "upscale.hostile.Fuzzer", target, str(seeds)), check=True, cwd=HOME)
    log = folder / "log"
    with open(log, "w") as out:
        subprocess.run(
            command(
                path,
                "-XX:+UseSerialGC",
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=upscale.hostile.Fuzzer",
                "--target_args=" + target,
                "--instrumentation_includes=upscale.**:com.twelvemonkeys.**:com.google.gson.**:picocli.**",
                "--disabled_hooks=" + SANITIZERS,
                "--reproducer_path=" + str(folder),
                "-artifact_prefix=" + str(folder) + "/",
                f"-max_total_time={round(minutes * 60)}",
                "--keep_going=50",
                "-timeout=30",
                "-rss_limit_mb=3000",
                "-max_len=65536",
                str(corpus),
                str(seeds),
            ),
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    said = log.read_text(errors="replace")
    runs = re.findall(r"^#(\d+)\s", said, re.M)
    covered = re.findall(r"cov: (\d+)", said)
    found = sorted(p.name for p in folder.iterdir() if re.match(r"(crash|timeout|oom|leak)-", p.name))
    return f"{target:14} {runs[-1] if runs else 0:>10} runs  {covered[-1] if covered else 0:>6} edges  {len(found)} found {' '.join(found)}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("targets", nargs="*", metavar="TARGET")
    arguments.add_argument("--minutes", type=float, default=10, help="for each target")
    arguments.add_argument("--jobs", type=int, default=1, help="targets at a time")
    options = arguments.parse_args()
    listed = HOME / "target" / "fuzz.classpath"
    if not listed.exists():
        sys.exit("first run: mvn -q -P fuzz process-test-classes")
    path = os.pathsep.join([str(HOME / "target" / "test-classes"), str(HOME / "target" / "classes"), listed.read_text().strip()])
    known = subprocess.run(command(path, "upscale.hostile.Fuzzer"), check=True, capture_output=True, text=True).stdout.split()
    for target in options.targets:
        if target not in known:
            sys.exit(f"there is no target {target}: {', '.join(known)}")
    with ThreadPoolExecutor(options.jobs) as pool:
        for line in pool.map(lambda target: fuzz(target, path, options.minutes), options.targets or known):
            print(line, flush=True)


main()
