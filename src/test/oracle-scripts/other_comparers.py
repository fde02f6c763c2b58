"""Writes src/test/resources/oracles/comparers/: pairs of small PNGs, and what ImageMagick's compare and OpenImageIO's idiff find of them.

Run with Python 3, NumPy, ImageMagick 6 and OpenImageIO's tools from the project's folder: python3 src/test/oracle-scripts/other_comparers.py
"""

import json
import os
import re
import struct
import subprocess
import zlib

import numpy

FOLDER = "src/test/resources/oracles/comparers"
COLOUR_TYPES = {1: 0, 2: 4, 3: 2, 4: 6}


def png(path, image):
    """image: [row, column, channel], of 8 or 16 bits."""
    height, width, channels = image.shape
    rows = image.astype(image.dtype.newbyteorder(">"))
    data = b"".join(b"\0" + rows[y].tobytes() for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8 * image.itemsize, COLOUR_TYPES[channels], 0, 0, 0)
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n")
        for kind, body in ((b"IHDR", header), (b"IDAT", zlib.compress(data, 9)), (b"IEND", b"")):
            out.write(struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)))


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout + done.stderr


def imagemagick(actual, expected):
    """Numbers of Q16: errors in parts of 65535."""
    found = {}
    for metric in ("AE", "MAE", "MSE", "RMSE", "PSNR", "PAE"):
        text = run("compare", "-metric", metric, expected, actual, "null:")
        found[metric] = [float(v) for v in re.findall(r"[-+0-9.e]+", text)]
    return found


def idiff(actual, expected):
    """Numbers of samples from 0 to 1."""
    text = run("idiff", "-fail", "0", "-warn", "0", actual, expected)
    found = {"text": text}
    for name, key in (("Mean error", "mean"), ("RMS error", "rms"), ("Peak SNR", "psnr")):
        found[key] = float(re.search(name + r" = ([-+0-9.e]+|inf)", text).group(1))
    place = re.search(r"Max error  = ([-+0-9.e]+) @ \((\d+), (\d+)(?:, (\w+))?", text)
    found["max"] = [float(place.group(1)), int(place.group(2)), int(place.group(3))]
    del found["text"]
    return found


def pairs():
    random = numpy.random.default_rng(11)
    for name, channels, kind in (
        ("gray8", 1, numpy.uint8),
        ("rgb8", 3, numpy.uint8),
        ("rgba8", 4, numpy.uint8),
        ("gray16", 1, numpy.uint16),
        ("rgb16", 3, numpy.uint16),
    ):
        top = numpy.iinfo(kind).max
        expected = random.integers(0, top, (21, 26, channels), endpoint=True)
        if channels == 4:
            expected[:, :, 3] = top  # what opacity weighs is not alike
        noise = random.integers(-top // 12, top // 12, expected.shape) * (random.random((21, 26, 1)) < 0.4)
        if channels == 4:
            noise[:, :, 3] = 0
        actual = numpy.clip(expected + noise, 0, top)
        actual[13, 7, 0] = (expected[13, 7, 0] + top // 2) % top  # the largest, once
        yield name, actual.astype(kind), expected.astype(kind)


os.makedirs(FOLDER, exist_ok=True)
cases = []
for name, actual, expected in pairs():
    files = [FOLDER + "/" + name + side for side in ("-actual.png", "-expected.png")]
    png(files[0], actual)
    png(files[1], expected)
    cases.append({"name": name, "imagemagick": imagemagick(*files), "idiff": idiff(*files)})
with open(FOLDER + "/numbers.json", "w", encoding="utf-8", newline="\n") as out:
    out.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
