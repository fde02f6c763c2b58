"""What libtiff's own tools decode of TIFF files, page by page, as a table for PixelsOfOtherReadersTest.

    python3 libtiff_pixels.py FOLDER... > pixels.csv

Needs libtiff's tiffcp, tiff2rgba and tiffinfo, numpy and tifffile (which here only finds tags). A page whose samples tiffcp copies without
loss or conversion is told by the SHA-256 of its samples, each as a little-endian double, pixel by pixel: min-is-white turned over, all else as
it is stored. A page of YCbCr, inks or L*a*b* is told by what tiff2rgba makes of it: means of a grid of 8 x 8 blocks, red, green and blue in turn.
"""

import hashlib
import logging
import os
import subprocess
import sys
import tempfile

import numpy
import tifffile

GRID = 8


def quiet(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def unpack(row, bits, order, kind):
    """Samples of a row of bytes, as doubles."""
    if bits in (8, 16, 32, 64):
        letter = {1: "u", 2: "i", 3: "f", 4: "u"}[kind]
        return numpy.frombuffer(row, f"{order}{letter}{bits // 8}").astype(numpy.float64)
    if bits == 24:
        three = numpy.frombuffer(row, numpy.uint8).reshape(-1, 3).astype(numpy.float64)
        if kind == 3:
            raise ValueError("24-bit floats")
        return three @ ([1, 256, 65536] if order == "<" else [65536, 256, 1])
    stream = numpy.unpackbits(numpy.frombuffer(row, numpy.uint8))
    count = len(stream) // bits
    return stream[: count * bits].reshape(count, bits) @ (2.0 ** numpy.arange(bits - 1, -1, -1))


def samples(path):
    """Size and samples of a file of one page that tiffcp wrote uncompressed."""
    with tifffile.TiffFile(path) as file:
        tags = file.pages[0].tags
        value = lambda name, otherwise=None: tags[name].value if name in tags else otherwise
        width, height, count = value("ImageWidth"), value("ImageLength"), value("SamplesPerPixel", 1)
        bits, kind = value("BitsPerSample", 1), value("SampleFormat", 1)
        bits = bits[0] if isinstance(bits, tuple) else bits
        kind = kind[0] if isinstance(kind, tuple) else kind
        data = b""
        for offset, length in zip(value("StripOffsets"), value("StripByteCounts")):
            file.filehandle.seek(offset)
            data += file.filehandle.read(length)
        planes = count if value("PlanarConfiguration", 1) == 2 else 1
        stride = (width * count // planes * bits + 7) // 8
        rows = [unpack(data[y * stride : (y + 1) * stride], bits, file.byteorder, int(kind)) for y in range(height * planes)]
        array = numpy.stack([row[: width * count // planes] for row in rows]).reshape(planes, height, width, count // planes)
        array = array.transpose(1, 2, 0, 3).reshape(height, width, count)
        meaning = value("PhotometricInterpretation")
        if meaning == 0:
            array = 2.0**bits - 1 - array
        if meaning in (2, 3):  # what is neither colour nor opacity stays behind
            extra = value("ExtraSamples", 0)
            extra = extra[0] if isinstance(extra, tuple) else extra
            array = array[:, :, : (3 if meaning == 2 else 1) + (1 if int(extra) in (1, 2) else 0)]
        turn = int(value("Orientation", 1))
        if turn >= 5:
            array = array.transpose(1, 0, 2)
        if turn in (3, 4, 7, 8):
            array = array[::-1]
        if turn in (2, 3, 6, 7):
            array = array[:, ::-1]
        return array.shape[1], array.shape[0], array.shape[2], array


def directories(path):
    """Of each page in the chain: its number if those below others are counted as well, and whether its samples can be copied."""
    found = []
    with tifffile.TiffFile(path) as file:
        number = 1
        for page in file.pages:
            guess = 2 if page.samplesperpixel < 4 else 5
            meaning = int(page.tags["PhotometricInterpretation"].value) if "PhotometricInterpretation" in page.tags else guess
            plain = meaning < 3 or meaning == 3 and page.bitspersample <= 8 and page.samplesperpixel == 1
            found.append((number, plain and page.compression not in (6, 7)))
            number += 1 + len(page.subifds or ())
    return found


def exact(path, page, folder):
    out = os.path.join(folder, "copy.tif")
    copy = ["tiffcp", "-c", "none", "-s", "-f", "msb2lsb", "-L"]
    # planes of less than a byte it only copies as they are
    if quiet(*copy, "-p", "contig", f"{path},{page}", out).returncode != 0:
        if quiet(*copy, f"{path},{page}", out).returncode != 0:
            return None
    width, height, count, array = samples(out)
    digest = hashlib.sha256(array.astype("<f8").tobytes()).hexdigest()
    return f"samples,{width},{height},{count},{digest}"


def about(path, page, folder):
    one, out = os.path.join(folder, "one.tif"), os.path.join(folder, "rgba.tif")
    source = path
    if page > 0:
        if quiet("tiffcp", f"{path},{page}", one).returncode != 0:
            return None
        source = one
    done = quiet("tiff2rgba", "-c", "none", source, out)
    if done.returncode != 0 or not os.path.exists(out):
        return None
    width, height, _, array = samples(out)
    means = []
    for j in range(GRID):
        for i in range(GRID):
            block = array[height * j // GRID : max(height * (j + 1) // GRID, height * j // GRID + 1)]
            block = block[:, width * i // GRID : max(width * (i + 1) // GRID, width * i // GRID + 1)]
            means += [f"{mean:.1f}" for mean in block[:, :, :3].mean(axis=(0, 1))]
    return f"display,{width},{height},3,{' '.join(means)}"


def main():
    logging.disable(logging.CRITICAL)
    for folder in sys.argv[1:]:
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if not name.endswith((".tif", ".tiff")):
                continue
            try:
                pages = directories(path)
            except Exception as e:
                print(f"{name}: {e}", file=sys.stderr)
                continue
            for page, (number, plain) in enumerate(pages):
                with tempfile.TemporaryDirectory() as scratch:
                    try:
                        found = (exact if plain else about)(path, page, scratch)
                    except Exception as e:
                        print(f"{name} {number}: {type(e).__name__} {e}", file=sys.stderr)
                        continue
                if found is None:
                    print(f"{name} {number}: libtiff refuses it", file=sys.stderr)
                else:
                    print(f"{os.path.basename(folder.rstrip('/'))}/{name},{number},{found}")


main()
