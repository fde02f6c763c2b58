"""Writes src/test/resources/oracles/scipy/zoom.json: what scipy.ndimage.zoom makes of small arrays.

Run with Python 3 and SciPy from the project's folder: python3 src/test/oracle-scripts/scipy_zoom.py
"""

import itertools
import json

import numpy
import scipy
from scipy import ndimage


def tensor(a):
    return {"dtype": str(a.dtype), "shape": [1, 1, *a.shape], "data": [float(v) for v in a.ravel()]}


def case(name, x, **call):
    y = ndimage.zoom(x, **call)
    return {
        "name": name,
        "source": "scipy " + scipy.__version__,
        "op": "zoom",
        "attributes": {k: list(v) if isinstance(v, tuple) else v for k, v in call.items()},
        "layout": "NCHW",
        "inputs": {"x": tensor(x)},
        "outputs": {"y": tensor(y)},
        "exact": call["order"] == 0,
    }


def cases():
    random = numpy.random.default_rng(20)
    x = random.integers(0, 64, (6, 9)).astype(numpy.float64)
    step = numpy.where(random.random((8, 7)) < 0.5, 0, 255).astype(numpy.uint8)
    for order, zoom in itertools.product((0, 1, 3), (2.0, 3.0, 1.5, 2.7, 0.5, (2.0, 3.0))):
        yield case(f"zoom_o{order}_x{zoom}", x, zoom=zoom, order=order)
    for order, mode in itertools.product((1, 3), ("nearest", "reflect", "mirror")):
        yield case(f"zoom_o{order}_grid_{mode}", x, zoom=3.0, order=order, mode=mode, grid_mode=True)
    for order in (1, 3):
        yield case(f"zoom_o{order}_bytes", step, zoom=3.0, order=order)
    yield case("zoom_o3_one_row", x[:1], zoom=2.0, order=3)


def lines(found):
    return "[\n" + ",\n".join(json.dumps(c) for c in found) + "\n]\n"


with open("src/test/resources/oracles/scipy/zoom.json", "w", encoding="utf-8", newline="\n") as out:
    out.write(lines(list(cases())))
