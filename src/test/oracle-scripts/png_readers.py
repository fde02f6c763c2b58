"""Holds our PNG files against libpng (by pngcheck and vips) and Pillow: the count in docs/formats.md.

    python3 png_readers.py upscale.jar FOLDER

Writes images of every colour type and depth, of noise, few values, slopes and one value, from 1 to 5000 pixels wide, as plain PNG; has the jar
write them anew, unchanged, by every kind of --compression; has pngcheck check each result, and Pillow and vips read it beside the plain file.
Prints how many files were checked, and each that failed; the exit code says whether any did.
"""

import os
import struct
import subprocess
import sys
import zlib

import numpy
from PIL import Image

CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
SIZES = [(1, 1), (1, 7), (2, 1), (3, 5), (7, 3), (8, 8), (9, 40), (31, 33), (64, 64), (257, 300), (1000, 70), (4999, 30), (5000, 61)]
EFFORTS = ["balanced", "fast", "small", "none", "1"]


def rows(kind, colour, depth, width, height, random):
    """Bytes of the rows, [height, bytes of a row]."""
    samples = width * CHANNELS[colour]
    top = 1 << depth
    y, x = numpy.mgrid[0:height, 0:samples]
    values = {
        "noise": lambda: random.integers(0, top, (height, samples)),
        "few": lambda: random.integers(0, 2, (height, samples)) * (top // 2),
        "slope": lambda: (x * top // (samples + height) + y + (random.random((height, samples)) < 0.1)) % top,
        "flat": lambda: numpy.full((height, samples), top - 1),
    }[kind]()
    if depth == 16:
        return values.astype(">u2").view("u1")
    if depth == 8:
        return values.astype("u1")
    bits = (values[:, :, None] >> numpy.arange(depth - 1, -1, -1) & 1).astype("u1").reshape(height, -1)
    return numpy.packbits(bits, axis=1)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def plain(path, kind, colour, depth, width, height, random):
    raw = rows(kind, colour, depth, width, height, random)
    unfiltered = numpy.concatenate([numpy.zeros((height, 1), "u1"), raw], axis=1).tobytes()
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)))
        if colour == 3:
            file.write(chunk(b"PLTE", random.bytes(3 << depth)))
        file.write(chunk(b"IDAT", zlib.compress(unfiltered, 1)) + chunk(b"IEND", b""))


def pillow(path):
    with Image.open(path) as image:
        return image.mode, image.size, image.getpalette(), image.tobytes()


def vips(path):
    raw = path + ".raw"
    try:
        subprocess.run(["vips", "rawsave", path, raw], check=True, stderr=subprocess.DEVNULL)
        with open(raw, "rb") as file:
            return file.read()
    finally:
        os.remove(raw)


def main():
    jar, folder = sys.argv[1:]
    random = numpy.random.default_rng(1)
    original = os.path.join(folder, "plain")
    os.makedirs(original, exist_ok=True)
    names = []
    for colour, depths in DEPTHS.items():
        for depth in depths:
            for width, height in SIZES:
                for kind in ("noise", "few", "slope", "flat"):
                    names.append(f"{colour}-{depth}-{width}x{height}-{kind}.png")
                    plain(os.path.join(original, names[-1]), kind, colour, depth, width, height, random)
    expected = {}
    for name in names:
        path = os.path.join(original, name)
        expected[name] = pillow(path), vips(path)
    failed = 0
    for effort in EFFORTS:
        written = os.path.join(folder, effort)
        command = ["java", "-jar", jar, "-s", "1", "-m", "nearest", "-q", "-f", "--compression", effort, "-o", written + "/"]
        subprocess.run(command + [os.path.join(original, name) for name in names], check=True)
        for name in names:
            path = os.path.join(written, name)
            checked = subprocess.run(["pngcheck", "-q", path], capture_output=True).returncode == 0
            if not checked or (pillow(path), vips(path)) != expected[name]:
                failed += 1
                print("failed:", path)
    print(f"{len(names)} images of {len(EFFORTS)} efforts: {len(names) * len(EFFORTS)} files, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
