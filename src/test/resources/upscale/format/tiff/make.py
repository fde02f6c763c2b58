"""Writes the files beside this one: 37x29 pixels, sample (7x + 13y + 50c) mod 256, times 257 in 16 bits, / 8 - 3 in floats.

Plain files are written here, byte by byte; all others are made of them by libtiff's tiffcp. Names say what was done:
rgb8 gray8 rgb16 gray16 gray32f rgb32f, then compression and predictor, tiles, separate planes, big-endian, bigtiff.
"""
import struct
import subprocess
import zlib
import numpy as np

W, H = 37, 29


def image(channels):
    y, x, c = np.meshgrid(np.arange(H), np.arange(W), np.arange(channels), indexing="ij")
    return (7 * x + 13 * y + 50 * c) % 256


def tiff(name, data, bits, samples, photometric, extra_tags=(), order="<", planes=1):
    size = len(data) // planes
    tags = [(256, "H", [W]), (257, "H", [H]), (258, "H", [bits] * samples), (259, "H", [1]), (262, "H", [photometric]),
            (273, "I", [8 + size * i for i in range(planes)]), (277, "H", [samples]), (278, "H", [H]), (279, "I", [size] * planes)]
    tags = sorted([tag for tag in tags if tag[0] not in [extra[0] for extra in extra_tags]] + list(extra_tags))
    after = 8 + len(data) + len(data) % 2
    values, entries = b"", b""
    for tag, kind, numbers in tags:
        packed = struct.pack(order + str(len(numbers)) + kind.replace("R", "I"), *numbers)
        count = len(numbers) // (2 if kind == "R" else 1)
        if len(packed) > 4:
            place = struct.pack(order + "I", after + len(values))
            values += packed + b"\0" * (len(packed) % 2)
        else:
            place = packed.ljust(4, b"\0")
        entries += struct.pack(order + "HHI", tag, {"H": 3, "I": 4, "R": 5}[kind], count) + place
    with open(name, "wb") as out:
        out.write((b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", after + len(values)))
        out.write(data + b"\0" * (len(data) % 2) + values)
        out.write(struct.pack(order + "H", len(tags)) + entries + struct.pack(order + "I", 0))


def bit_rows(values, bits):
    rows = []
    for row in values.reshape(H, -1):
        row = np.array([[v >> (bits - 1 - b) & 1 for b in range(bits)] for v in row], np.uint8)
        rows.append(np.packbits(row.reshape(-1)).tobytes())
    return b"".join(rows)


def float_predicted(values, samples):
    """Adobe's TIFF Technical Note 3: most significant bytes first, whatever the file's order, then differences."""
    rows = b""
    for row in values.reshape(H, -1).astype(">f4"):
        planes = np.frombuffer(row.tobytes(), np.uint8).reshape(-1, 4).T.reshape(-1)
        rows += np.concatenate([planes[:samples], planes[samples:] - planes[:-samples]]).astype(np.uint8).tobytes()
    return zlib.compress(rows)


FLOAT = [(339, "H", [3])]
rgb, gray = image(3), image(1)
tiff("rgb8.tif", rgb.astype("u1").tobytes(), 8, 3, 2)
tiff("gray8.tif", gray.astype("u1").tobytes(), 8, 1, 1)
tiff("rgb16.tif", (rgb * 257).astype("<u2").tobytes(), 16, 3, 2)
tiff("gray8-turned.tif", gray.astype("u1").tobytes(), 8, 1, 1,
     [(274, "H", [6]), (282, "R", [11811, 100]), (283, "R", [72, 1]), (296, "H", [3])])
noise = np.array([[[(x * x * x * 37 + y * y * 101 + x * y * 53 + c * 1009) % 65536 for c in range(3)]
                   for x in range(W)] for y in range(H)])
tiff("noise16.tif", noise.astype("<u2").tobytes(), 16, 3, 2)
tiff("rgb16-planes.tif", (rgb * 257).astype("<u2").transpose(2, 0, 1).tobytes(), 16, 3, 2, [(284, "H", [2])], planes=3)
tiff("gray16-white-is-zero.tif", (65535 - gray * 257).astype("<u2").tobytes(), 16, 1, 0)
tiff("gray16-big-endian.tif", (gray * 257).astype(">u2").tobytes(), 16, 1, 1, order=">")
tiff("gray32f.tif", (gray / 8 - 3).astype("<f4").tobytes(), 32, 1, 1, FLOAT)
tiff("rgb32f.tif", (rgb / 8 - 3).astype("<f4").tobytes(), 32, 3, 2, [(339, "H", [3] * 3)])
# not by tiffcp: libtiff 4.5 misreads its own big-endian files with this predictor
tiff("rgb32f-zip3-big-endian.tif", float_predicted(rgb / 8 - 3, 3), 32, 3, 2,
     [(339, "H", [3] * 3), (259, "H", [8]), (317, "H", [3])], order=">")
tiff("gray64f-big-endian.tif", (gray / 8 - 3).astype(">f8").tobytes(), 64, 1, 1, FLOAT, order=">")
tiff("gray12.tif", bit_rows(gray * 16 + gray // 16, 12), 12, 1, 1)
tiff("gray24-big-endian.tif", bit_rows(gray * 65793, 24), 24, 1, 1, order=">")
tiff("gray3.tif", bit_rows(gray >> 5, 3), 3, 1, 1)
tiff("bilevel-reversed-bits.tif", bytes(int(f"{b:08b}"[::-1], 2) for b in bit_rows(1 - (gray >> 7), 1)), 1, 1, 0,
     [(266, "H", [2])])
tiff("palette4.tif", bit_rows(gray >> 4, 4), 4, 1, 3,
     [(320, "H", [257 * 17 * i for i in range(16)] + [65535 - 257 * 17 * i for i in range(16)] + [257 * i for i in range(16)])])
tiff("rgb8-spot.tif", np.concatenate([rgb, image(1)], 2).astype("u1").tobytes(), 8, 4, 2, [(338, "H", [0])])
tiff("cmyk8.tif", np.concatenate([255 - rgb, 0 * gray], 2).astype("u1").tobytes(), 8, 4, 5)


def copy(source, *arguments):
    name = source + "".join(a if a[0] == "-" else "-" + a for a in arguments).replace(":", "").replace("--", "-")
    options = {"tiles": ["-t", "-w", "16", "-l", "16"], "planes": ["-p", "separate"], "big-endian": ["-B"],
               "bigtiff": ["-8"], "rows": ["-r", "5"]}
    command = ["tiffcp"]
    for argument in arguments:
        command += options.get(argument, ["-c", argument])
    subprocess.run(command + [source + ".tif", name + ".tif"], check=True)


for compression in ("lzw", "lzw:2", "zip", "zip:2", "packbits"):
    copy("rgb8", compression, "rows")
copy("rgb8", "lzw:2", "tiles")
copy("rgb8", "zip:2", "planes", "tiles")
copy("rgb8", "packbits", "planes", "rows")
copy("rgb8", "none", "tiles", "bigtiff")
copy("rgb16", "lzw:2", "big-endian", "rows")
copy("rgb16", "zip:2", "tiles", "bigtiff", "big-endian")
copy("noise16", "lzw")
copy("gray32f", "zip:3", "rows")
copy("gray32f", "lzw:3", "tiles")
copy("gray32f", "zip:2", "big-endian")
copy("rgb32f", "zip:3", "rows")
copy("rgb32f", "lzw:3", "tiles")
copy("gray8", "jpeg")
