"""Times the whole program, from Enter to the file, beside other programs, and writes the tables of docs/performance.md.

    python3 src/test/bench/endtoend.py --photos FOLDER

It installs nothing. Peers are found on PATH, in the Python that runs it (or --python), and, for sharp, in the folder --sharp, which has its
node_modules; those that are missing are named and left out. All run as they do by default, on the same processors (two, or --processors).
Rounds are interleaved: in each, every program does the job once, one right after another; a ratio is of the medians over the rounds.

The photograph is a mosaic of 16 crops of the pictures in --photos, 1536x1024 in all, so that its detail is that of photographs; without
--photos it is samples/photo.png, mirrored over and over. The mosaic is made by Pillow.
"""
import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOME = Path(__file__).resolve().parents[3]
PAGE = HOME / "docs" / "performance.md"
BUILT_IN = HOME / "src/main/resources/upscale/method/learned/x2.safetensors"
PHOTO = 1536 * 1024 / 1e6  # megapixels
MOSAIC = """
import sys
from PIL import Image, ImageOps
out, side, *files = sys.argv[1:]
w, h = (int(n) for n in side.split("x"))
tiles = []
for file in files:
    image = Image.open(file).convert("RGB")
    if image.width >= 384 and image.height >= 256:
        x, y = (image.width - 384) // 2, (image.height - 256) // 2
        tiles.append(image.crop((x, y, x + 384, y + 256)))
if not tiles:
    tile = Image.open(files[0]).convert("RGB")
    tiles = [tile, ImageOps.mirror(tile), ImageOps.flip(tile)]
tw, th = tiles[0].size
whole = Image.new("RGB", (w, h))
n = 0
for y in range(0, h, th):
    for x in range(0, w, tw):
        whole.paste(tiles[n % len(tiles)], (x, y))
        n += 1
whole.save(out)
"""
PILLOW = "import sys; from PIL import Image; i = Image.open(sys.argv[1]); i.resize((i.width * {n}, i.height * {n}), Image.LANCZOS).save(sys.argv[2])"
OPENCV = "import sys, cv2; cv2.imwrite(sys.argv[2], cv2.resize(cv2.imread(sys.argv[1]), None, fx={n}, fy={n}, interpolation=cv2.INTER_LANCZOS4))"
SHARP = """
const sharp = require('sharp');
const [input, output, n] = process.argv.slice(1);
sharp(input).metadata().then(m => sharp(input).resize(m.width * n, m.height * n, {kernel: 'lanczos3'}).toFile(output));
"""
SHARP_MANY = """
const sharp = require('sharp'), fs = require('fs');
const [from, to] = process.argv.slice(1);
Promise.all(fs.readdirSync(from).map(f => sharp(from + '/' + f).resize(1024, 1024, {kernel: 'lanczos3'}).toFile(to + '/' + f)));
"""


class Program:
    """A peer, or ourselves with one Java: how to enlarge a file n times, as a command."""

    def __init__(self, name, command, environment=None):
        self.name = name
        self.command = command  # (input, output, n) -> words
        self.environment = {**os.environ, **(environment or {})}

    def run(self, pin, words, folder):
        """Seconds, the greatest resident memory in MB, and seconds of all processors."""
        start = time.perf_counter()
        process = subprocess.Popen(
            pin + words, env=self.environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        told = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"{self.name} failed: {' '.join(words)}\n{told.decode(errors='replace')}")
        return seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def programs(arguments):
    """Ourselves, then who was found."""
    launcher = str(HOME / "upscale")
    found = []
    for java in arguments.java:
        version = subprocess.run([java + "/bin/java", "-version"], capture_output=True, text=True).stderr.split('"')[1]
        name = f"upscale, JDK {version.split('.')[0]}"
        found.append(Program(name, lambda i, o, n: [launcher, i, "-s", str(n), "-o", o, "-f", "-q"], {"UPSCALE_JAVA_HOME": java}))
    if shutil.which("vips"):
        found.append(Program("vips", lambda i, o, n: ["vips", "resize", i, o, str(n)]))
    sharp = {"NODE_PATH": str(Path(arguments.sharp).resolve() / "node_modules")} if arguments.sharp else {}
    if shutil.which("node") and subprocess.run(["node", "-e", "require('sharp')"], env={**os.environ, **sharp}, capture_output=True).returncode == 0:
        found.append(Program("sharp", lambda i, o, n: ["node", "-e", SHARP, i, o, str(n)], sharp))
    for name, module, code in [("OpenCV", "cv2", OPENCV), ("Pillow", "PIL", PILLOW)]:
        if subprocess.run([arguments.python, "-c", f"import {module}"], capture_output=True).returncode == 0:
            found.append(Program(name, lambda i, o, n, code=code: [arguments.python, "-c", code.replace("{n}", str(n)), i, o]))
    if shutil.which("gm"):
        found.append(Program("GraphicsMagick", lambda i, o, n: ["gm", "convert", i, "-filter", "Lanczos", "-resize", f"{n}00%", o]))
    if shutil.which("convert"):
        found.append(Program("ImageMagick", lambda i, o, n: ["convert", i, "-filter", "Lanczos", "-resize", f"{n}00%", o]))
    for name in ["vips", "sharp", "OpenCV", "Pillow", "GraphicsMagick", "ImageMagick"]:
        if name not in [program.name for program in found]:
            print(f"{name}: not found, left out")
    return found


def rounds(entries, arguments, folder):
    """The medians of seconds, memory, size and processor's seconds of each (program, words, output), after as many rounds of all of them."""
    times = [[] for _ in entries]
    memory = [[] for _ in entries]
    processor = [[] for _ in entries]
    sizes = [0] * len(entries)
    for number in range(arguments.rounds + 1):  # the first one warms caches up and is not told of
        for k, (program, words, output) in enumerate(entries):
            if output:
                clear(folder / output)
            seconds, most, busy = program.run(arguments.pin, words, folder)
            if number > 0:
                times[k].append(seconds)
                memory[k].append(most)
                processor[k].append(busy)
            if output and (folder / output).is_file():
                sizes[k] = (folder / output).stat().st_size / 1e6
    return [(statistics.median(t), statistics.median(m), s, statistics.median(p)) for t, m, s, p in zip(times, memory, sizes, processor)]


def clear(path):
    if path.is_dir():
        shutil.rmtree(path)
        path.mkdir()
    elif path.exists():
        path.unlink()


def section(title, head, lines):
    return [f"### {title}", "", "| " + " | ".join(head) + " |", "|" + "---|" * len(head), *lines, ""]


def one_file(title, source, ending, n, chosen, arguments, folder, goal):
    """A job that all do on one file; goal tells of our first row and the fastest peer."""
    entries = [(p, p.command(source, f"out-{k}.{ending}", n), f"out-{k}.{ending}") for k, p in enumerate(chosen)]
    results = rounds(entries, arguments, folder)
    peers = [r[0] for p, r in zip(chosen, results) if not p.name.startswith("upscale")]
    fastest = min(peers) if peers else float("nan")
    lines = [
        f"| {p.name} | {s:.3f} | {s / fastest:.2f} | {size:.2f} | {most:.0f} |" for p, (s, most, size, _) in zip(chosen, results)
    ]
    lines = section(title, ["program", "seconds", "of the fastest peer's", "file, MB", "memory, MB"], lines)
    return lines + [goal(results, chosen, fastest), ""]


def photo(chosen, arguments, folder):
    def goal(results, chosen, fastest):
        sizes = {p.name: r[2] for p, r in zip(chosen, results)}
        said = f"To reach: 0.45 of the fastest peer's time; it is {results[0][0] / fastest:.2f}."
        if "Pillow" in sizes:
            said += f" And 1.1 of Pillow's file; it is {results[0][2] / sizes['Pillow']:.2f}."
        return said

    return one_file("A photograph of 1536x1024, four times, to PNG", "photo.png", "png", 4, chosen, arguments, folder, goal)


def tiff(chosen, arguments, folder):
    launcher = [str(HOME / "upscale"), "photo.png", "-s", "4", "-f", "-q", "--compression", "none", "-o"]
    ours = [Program(p.name, lambda i, o, n: launcher + [o], p.environment) for p in chosen if p.name.startswith("upscale")]
    peers = [p for p in chosen if p.name == "vips"]
    return one_file(
        "The same, to uncompressed TIFF", "photo.png", "tif", 4, ours + peers, arguments, folder,
        lambda results, c, fastest: f"To reach: below 1; it is {results[0][0] / fastest:.2f}.",
    )


def small(chosen, arguments, folder):
    chosen = [p for p in chosen if p.name not in ("Pillow", "OpenCV", "sharp")]
    return one_file(
        "256x256, twice, to PNG", "small.png", "png", 2, chosen, arguments, folder,
        lambda results, c, fastest: f"To reach: 1.25 of vips's time; it is {results[0][0] / fastest:.2f}.",
    )


def version(chosen, arguments, folder):
    ours = [p for p in chosen if p.name.startswith("upscale")]
    entries = [(p, [str(HOME / "upscale"), "--version"], None) for p in ours]
    entries += [(Program(p.name.replace("upscale,", "java -version,"), None), [java + "/bin/java", "-version"], None)
                for p, java in zip(ours, arguments.java)]
    results = rounds(entries, arguments, folder)
    java = results[len(ours)][0]
    lines = [f"| {p.name} | {1000 * r[0]:.0f} | {r[0] / java:.2f} |" for (p, _, _), r in zip(entries, results)]
    return section("`upscale --version`", ["program", "ms", "of java -version"], lines) + ["To reach: 2.5 times `java -version`.", ""]


def many(chosen, arguments, folder):
    """200 pictures of 512x512 in one call; vips in a shell loop."""
    entries = []
    for p in chosen:
        if p.name.startswith("upscale"):
            names = sorted("many/" + f.name for f in (folder / "many").iterdir())
            entries.append((p, [str(HOME / "upscale"), *names, "-s", "2", "-f", "-q", "-o", "results/"], "results"))
        elif p.name == "sharp":
            entries.append((p, ["node", "-e", SHARP_MANY, "many", "results"], "results"))
        elif p.name == "vips":
            loop = 'for f in many/*; do vips resize "$f" "results/${f##*/}" 2; done'
            entries.append((Program("vips, in a shell loop", None), ["sh", "-c", loop], "results"))
    results = rounds(entries, arguments, folder)
    ours = results[0][0]
    lines = [f"| {p.name} | {s:.2f} | {200 / s:.0f} | {s / ours:.2f} | {most:.0f} |" for (p, _, _), (s, most, *_) in zip(entries, results)]
    head = ["program", "seconds", "pictures a second", "time, of ours", "memory, MB"]
    return section("200 pictures of 512x512, twice, to PNG", head, lines) + ["To reach: sharp 1.5, vips 3.", ""]


def gigapixel(chosen, arguments, folder):
    """8000x8000 four times: memory, and time."""
    lines = []
    for ending, options in [("tif", ["--compression", "none"]), ("tif", []), ("png", [])]:
        for p in chosen:
            if not p.name.startswith("upscale") and p.name != "vips" or p.name == "vips" and options:
                continue
            words = p.command("large.png", "large-4x." + ending, 4) + (options if p.name != "vips" else [])
            seconds, most, _ = p.run(arguments.pin, words, folder)
            size = (folder / ("large-4x." + ending)).stat().st_size / 1e6
            (folder / ("large-4x." + ending)).unlink()
            what = ending + (", uncompressed" if options else "")
            lines.append(f"| {p.name} | {what} | {most:.0f} | {seconds:.1f} | {size:.0f} |")
    lines = section("8000x8000 to a gigapixel", ["program", "to", "memory, MB", "seconds", "file, MB"], lines)
    return lines + ["To reach: the decoded input, 192 MB, and 200 MB.", ""]


def linear(chosen, arguments, folder):
    """1, 4, 16, 64 megapixels of output, less what 256x256 takes; two processors against one."""
    ours = chosen[0]
    entries = [(ours, ours.command("small.png", "o.png", 2), "o.png")]
    sides = [500, 1000, 2000, 4000]
    entries += [(ours, ours.command(f"side-{s}.png", "o.png", 2), "o.png") for s in sides]
    results = [r[0] for r in rounds(entries, arguments, folder)]
    lines = []
    for s, seconds in zip(sides, results[1:]):
        pixels = (2 * s) ** 2 - 512**2
        lines.append(f"| {4 * s * s / 1e6:.0f} | {seconds:.3f} | {1e9 * (seconds - results[0]) / pixels:.1f} |")
    lines = section("Growth: RGB, twice, to PNG", ["megapixels of output", "seconds", "ns a pixel beyond the 512x512"], lines)
    pair = [(ours, ours.command("side-4000.png", "o.png", 2) + ["--threads", str(n)], "o.png") for n in (1, 2)]
    one, two = (r[0] for r in rounds(pair, arguments, folder))
    return lines + [f"64 megapixels with one thread {one:.2f} s, with two {two:.2f} s: {one / two:.2f} times as fast. To reach: 1.8.", ""]


def multiplications(network):
    """Of a network in a file, for each pixel of the small image."""
    with open(network, "rb") as file:
        arrays = json.loads(file.read(int.from_bytes(file.read(8), "little")))
    return sum(math.prod(array["shape"]) for name, array in arrays.items() if name.endswith(".weight"))


def peak(arguments):
    """What one processor can do at most, in 1e9 multiplications with an addition a second."""
    words = [arguments.java[0] + "/bin/java", str(HOME / "src/test/bench/Peak.java")]
    pin = arguments.pin[:2] + [arguments.pin[2].split(",")[0]] if arguments.pin else []
    return float(subprocess.run(pin + words, capture_output=True, text=True, check=True).stdout)


def learned(chosen, arguments, folder):
    """A kernel for each scale and a network for twice beside Lanczos; the network by what processors can do at most."""
    ours = chosen[0]
    trials = [(scale, name) for scale in (2, 3, 4) for name in ("lanczos", "kernel")]
    network = arguments.network or BUILT_IN
    if network.is_file():
        trials.insert(2, (2, "network"))
    else:
        print(f"{network}: not found, networks are left out")
    options = {"lanczos": ["-m", "lanczos"], "kernel": ["-m", "transposed", "-k", "kernel-{n}.safetensors"], "network": ["-m", "learned"]}
    if arguments.network:
        options["network"] += ["-k", str(network.resolve())]
    entries = [
        (ours, ours.command("photo.png", "o.png", n) + [word.format(n=n) for word in options[name]], "o.png") for n, name in trials
    ]
    most = peak(arguments)
    results = dict(zip(trials, rounds(entries, arguments, folder)))
    most = max(most, peak(arguments))
    lines = []
    for (n, name), (seconds, _, _, busy) in results.items():
        plain = results[n, "lanczos"]
        lines.append(f"| {name} | {n} | {PHOTO * n * n / seconds:.1f} | {seconds / plain[0]:.2f} | {busy:.2f} | {busy / plain[3]:.2f} |")
    head = ["by", "scale", "megapixels a second", "time, of Lanczos's", "processors' seconds", "of Lanczos's"]
    lines = section("Learned: a photograph of 1536x1024 to PNG", head, lines)
    worst = max(results[n, "kernel"][3] / results[n, "lanczos"][3] for n in (2, 3, 4))
    lines += [f"To reach, of kernels: 2 times Lanczos's; it is {worst:.2f} at most."]
    if (2, "network") in results:
        busy = results[2, "network"][3]
        work = multiplications(network) * PHOTO / 1e3
        alone = work / (busy - results[2, "lanczos"][3])
        lines[-1] += f" Of the network: a megapixel a second; it is {4 * PHOTO / results[2, 'network'][0]:.1f}."
        lines += ["", f"The network multiplies and adds {work:.1f}e9 times for it: {work / busy:.1f}e9 times a second and processor, {100 * work / busy / most:.0f} % of"
                  f" the {most:.1f}e9 that are the most ([what that is](#what-bounds-each)); without what Lanczos takes, too, {alone:.1f}e9, {100 * alone / most:.0f} %."]
    return lines + [""]


JOBS = {"photo": photo, "tiff": tiff, "small": small, "version": version, "many": many, "gigapixel": gigapixel, "linear": linear, "learned": learned}


def inputs(arguments, folder):
    pictures = sorted(str(p.resolve()) for p in Path(arguments.photos).iterdir() if p.suffix.lower() in (".png", ".jpg"))[:200] if arguments.photos else []
    pictures = pictures or [str(HOME / "samples" / "photo.png")]

    def mosaic(name, side, files=pictures):
        subprocess.run([arguments.python, "-c", MOSAIC, str(folder / name), side, *files], check=True)

    mosaic("photo.png", "1536x1024", pictures[:40])
    mosaic("small.png", "256x256")
    if "linear" in arguments.only:
        for side in (500, 1000, 2000, 4000):
            mosaic(f"side-{side}.png", f"{side}x{side}")
    if "learned" in arguments.only:
        for n in (2, 3, 4):
            learn = [str(HOME / "upscale"), "learn", *pictures[:10], "-s", str(n), "-o", str(folder / f"kernel-{n}.safetensors"), "-q"]
            subprocess.run(learn, env={**os.environ, "UPSCALE_JAVA_HOME": arguments.java[0]}, check=True)
    if "gigapixel" in arguments.only:
        mosaic("large.png", "8000x8000")
    (folder / "many").mkdir()
    (folder / "results").mkdir()
    if "many" in arguments.only:
        for k in range(200):
            mosaic(f"many/{k:03}.png", "512x512", pictures[k % len(pictures):] + pictures)


def main():
    home = os.environ.get("JAVA_HOME")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", metavar="FOLDER", help="photographs, PNG or JPEG")
    parser.add_argument("--java", nargs="+", default=[home] if home else [], metavar="HOME", help="JDKs, the first one is held to the goals")
    parser.add_argument("--python", default=sys.executable, help="the Python that has Pillow and OpenCV")
    parser.add_argument("--sharp", metavar="FOLDER", help="where npm put sharp")
    parser.add_argument("--network", type=Path, metavar="FILE", help="a network for a scale of 2, in place of the one that is built in")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--processors", type=int, default=2)
    parser.add_argument("--only", nargs="+", choices=JOBS, default=list(JOBS), help="some tables; the page keeps the others as they are")
    parser.add_argument("--print", action="store_true", help="leave the page as it is")
    arguments = parser.parse_args()
    if not arguments.java:
        parser.error("name a JDK with --java, or set JAVA_HOME")
    arguments.pin = []
    if hasattr(os, "sched_getaffinity") and shutil.which("taskset"):
        arguments.pin = ["taskset", "-c", ",".join(map(str, sorted(os.sched_getaffinity(0))[: arguments.processors]))]
    chosen = programs(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inputs(arguments, folder)
        for job in arguments.only:
            lines = JOBS[job](chosen, arguments, folder)
            print("\n".join(lines), flush=True)
            if not arguments.print:
                replace(job, lines)


def replace(job, lines):
    begin, end = f"<!-- {job}: begin -->", f"<!-- {job}: end -->"
    before, rest = PAGE.read_text(encoding="utf-8").split(begin)
    PAGE.write_text(before + begin + "\n\n" + "\n".join(lines) + "\n" + end + rest.split(end)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
