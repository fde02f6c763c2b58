"""Writes src/test/resources/oracles/skimage/ciede2000.json: how far scikit-image finds the colours of small images apart.

Run with Python 3 and scikit-image from the project's folder: python3 src/test/oracle-scripts/skimage_colours.py
"""

import json

import numpy
import skimage
from skimage import color


def tensor(planes):
    return {"dtype": str(planes.dtype), "shape": [1, *planes.shape], "data": [float(v) for v in planes.ravel()]}


def case(name, actual, expected, white):
    lab = [color.rgb2lab(numpy.moveaxis(p.astype(numpy.float64) / white, 0, -1)) for p in (actual, expected)]
    apart = color.deltaE_ciede2000(*lab)
    return {
        "name": name,
        "source": "scikit-image " + skimage.__version__,
        "op": "ciede2000",
        "attributes": {
            "mean": float(apart.mean()),
            "max": float(apart.max()),
            "p99": float(numpy.quantile(apart, 0.99, method="inverted_cdf")),
            "beyond_5": int((apart > 5).sum()),
        },
        "layout": "NCHW",
        "inputs": {"actual": tensor(actual), "expected": tensor(expected)},
        "outputs": {},
        "exact": False,
    }


def cases():
    random = numpy.random.default_rng(9)
    for name, kind, white, spread in (
        ("anything", numpy.uint8, 255, 1),
        ("near", numpy.uint8, 255, 0.02),
        ("sixteen_bits", numpy.uint16, 65535, 0.001),
        ("floats", numpy.float64, 1, 0.1),
    ):
        expected = random.random((3, 20, 23))
        expected[:, :4] = expected[0, :4]  # grays
        actual = numpy.clip(expected + spread * (random.random(expected.shape) - 0.5), 0, 1)
        actual[:, :, :3] = expected[:, :, :3]
        a, b = white * actual, white * expected
        if kind != numpy.float64:
            a, b = numpy.rint(a), numpy.rint(b)
        yield case(name, a.astype(kind), b.astype(kind), white)


with open("src/test/resources/oracles/skimage/ciede2000.json", "w", encoding="utf-8", newline="\n") as out:
    out.write("[\n" + ",\n".join(json.dumps(c) for c in cases()) + "\n]\n")
