"""Writes src/test/resources/oracles/lcms/conversions.json: how Little CMS converts colours between profiles of matrices and curves.

Run with Python 3 and Pillow from the project's folder: python3 src/test/oracle-scripts/lcms_convert.py
"""

import base64
import io
import json
import random
import struct

from PIL import Image, ImageCms

RELATIVE = 1
NO_OPTIMISATION = 0x0100  # cmsFLAGS_NOOPTIMIZE: not by 14 bits

# D50 XYZ of red, green and blue.
P3 = ((0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841))
BT709 = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
ADOBE = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))

SRGB = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def fixed(*numbers):
    return b"".join(struct.pack(">i", round(n * 65536)) for n in numbers)


def gamma(exponent):
    return b"curv" + struct.pack(">IIH", 0, 1, round(exponent * 256))


def table(count, exponent):
    samples = [round(65535 * (i / (count - 1)) ** exponent) for i in range(count)]
    return b"curv" + struct.pack(">II%dH" % count, 0, count, *samples)


def parametric(kind, *numbers):
    return b"para" + struct.pack(">IHH", 0, kind, 0) + fixed(*numbers)


def profile(space, version, tags):
    tags = dict(tags)
    tags["wtpt"] = b"XYZ " + bytes(4) + fixed(0.9642, 1, 0.8249)
    offset = 132 + 12 * len(tags)
    table_of_tags = struct.pack(">I", len(tags))
    data = b""
    for signature, body in tags.items():
        table_of_tags += signature.encode() + struct.pack(">II", offset + len(data), len(body))
        data += body + bytes(-len(body) % 4)
    header = bytearray(128)
    header[0:4] = struct.pack(">I", offset + len(data))
    header[8:12] = struct.pack(">I", version)
    header[12:16], header[16:20], header[20:24], header[36:40] = b"mntr", space.encode(), b"XYZ ", b"acsp"
    header[24:36] = struct.pack(">6H", 2020, 1, 1, 0, 0, 0)
    header[68:80] = fixed(0.9642, 1, 0.8249)
    return bytes(header) + table_of_tags + data


def rgb(version, primaries, curve):
    tags = {c + "XYZ": b"XYZ " + bytes(4) + fixed(*xyz) for c, xyz in zip("rgb", primaries)}
    tags.update({c + "TRC": curve for c in "rgb"})
    return profile("RGB ", version, tags)


V2, V4 = 0x02200000, 0x04200000
PROFILES = {
    "srgb": rgb(V4, BT709, parametric(3, *SRGB)),
    "p3": rgb(V4, P3, parametric(3, *SRGB)),
    "adobe": rgb(V2, ADOBE, gamma(2.19921875)),
    "table": rgb(V2, BT709, table(256, 1.8)),
    "gray": profile("GRAY", V2, {"kTRC": gamma(2.2)}),
    "gray18": profile("GRAY", V4, {"kTRC": parametric(0, 1.8)}),
}


def case(from_name, to_name):
    source = random.Random(from_name + to_name)
    mode = "L" if from_name.startswith("gray") else "RGB"
    width, height = 16, 8
    image = Image.new(mode, (width, height))
    channels = len(mode)
    colours = [tuple(source.randrange(256) for _ in range(channels)) for _ in range(width * height)]
    colours[:4] = [(v,) * channels for v in (0, 255, 1, 128)]
    image.putdata([c if channels > 1 else c[0] for c in colours])
    a, b = (ImageCms.ImageCmsProfile(io.BytesIO(PROFILES[n])) for n in (from_name, to_name))
    out = ImageCms.profileToProfile(image, a, b, RELATIVE, mode, flags=NO_OPTIMISATION)

    def tensor(picture):
        planes = picture.split()
        return {
            "dtype": "uint8",
            "shape": [1, channels, height, width],
            "data": [v for plane in planes for v in plane.getdata()],
        }

    return {
        "name": from_name + "_to_" + to_name,
        "source": "Little CMS %s" % ImageCms.core.littlecms_version,
        "op": "convert",
        "attributes": {n: base64.b64encode(PROFILES[p]).decode() for n, p in (("from", from_name), ("to", to_name))},
        "layout": "NCHW",
        "inputs": {"image": tensor(image)},
        "outputs": {"image": tensor(out)},
        "exact": False,
    }


pairs = [(a, b) for a in ("srgb", "p3", "adobe", "table") for b in ("srgb", "p3", "adobe", "table") if a != b]
pairs += [("gray", "gray18"), ("gray18", "gray")]
with open("src/test/resources/oracles/lcms/conversions.json", "w", encoding="utf-8", newline="\n") as out:
    out.write("[\n" + ",\n".join(json.dumps(case(*p)) for p in pairs) + "\n]\n")
