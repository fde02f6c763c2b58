"""Which programs read back which of our TIFF files, sample for sample: the table "TIFF in other programs" of docs/formats.md.

    python3 tiff_readers.py upscale.jar FOLDER

Writes a file of every sample type with tifffile, has the jar write it anew (as strips, uncompressed, and as tiles), and reads that with
libtiff's tiffcp, tifffile, Pillow and vips. Prints for each type and reader "equal", "refused" or "differs".
"""

import os
import subprocess
import sys
import warnings

import numpy
import tifffile
from PIL import Image

TYPES = ["u1", "i1", "u2", "i2", "u4", "i4", "f2", "f4", "f8"]
LAYOUTS = {"strips": [], "none": ["--compression", "none"], "tiles": ["--tile", "64"]}


def run(*command):
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def libtiff(path, dtype, scratch):
    copy = os.path.join(scratch, "copy.tif")
    run("tiffcp", "-c", "none", "-s", path, copy)
    with tifffile.TiffFile(copy) as file:
        tags = file.pages[0].tags
        data = b""
        for offset, length in zip(tags["StripOffsets"].value, tags["StripByteCounts"].value):
            file.filehandle.seek(offset)
            data += file.filehandle.read(length)
        return numpy.frombuffer(data, file.byteorder + dtype)


def vips(path, dtype, scratch):
    raw = os.path.join(scratch, "copy.raw")
    run("vips", "rawsave", path, raw)
    return numpy.fromfile(raw, dtype)


READERS = {
    "libtiff": libtiff,
    "tifffile": lambda path, dtype, scratch: tifffile.imread(path),
    "Pillow": lambda path, dtype, scratch: numpy.asarray(Image.open(path)),
    "vips": vips,
}


def verdict(reader, path, array, scratch):
    try:
        read = numpy.asarray(reader(path, array.dtype.str[1:], scratch)).astype("f8")
    except Exception:
        return "refused"
    return "equal" if numpy.array_equal(read.reshape(-1), array.astype("f8").reshape(-1)) else "differs"


def main():
    jar, folder = sys.argv[1:]
    warnings.simplefilter("ignore")
    random = numpy.random.default_rng(3)
    for dtype in TYPES:
        for channels in (1, 3):
            array = random.random((70, 90, 3) if channels == 3 else (70, 90)) * 200
            array = (array / 50 - 1 if dtype[0] == "f" else array - 100 if dtype[0] == "i" else array).astype(dtype)
            source = os.path.join(folder, f"{dtype}x{channels}.tif")
            tifffile.imwrite(source, array, photometric="rgb" if channels == 3 else "minisblack")
            for layout, words in LAYOUTS.items():
                out = os.path.join(folder, f"{dtype}x{channels}-{layout}.tif")
                run("java", "-jar", jar, source, "-s", "1", "-m", "nearest", "-q", "-f", "-o", out, *words)
                found = [f"{name} {verdict(reader, out, array, folder)}" for name, reader in READERS.items()]
                print(dtype, channels, layout, *found)


main()
