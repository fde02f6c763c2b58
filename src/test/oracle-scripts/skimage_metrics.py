"""Writes src/test/resources/oracles/skimage/metrics.json: how scikit-image measures small images against others.

Run with Python 3 and scikit-image from the project's folder: python3 src/test/oracle-scripts/skimage_metrics.py
"""

import json

import numpy
import skimage
from skimage import metrics


def tensor(planes):
    return {"dtype": str(planes.dtype), "shape": [1, *planes.shape], "data": [float(v) for v in planes.ravel()]}


def smooth(random, channels, height, width):
    y, x = numpy.mgrid[0:height, 0:width]
    planes = [0.5 + 0.5 * numpy.sin(x / (3 + c) + random.random()) * numpy.cos(y / (4 + c)) for c in range(channels)]
    return numpy.stack(planes)


def case(name, actual, expected, data_range):
    # In double arithmetic, whatever the samples are: that of scikit-image for floats of 32 bits is single.
    a, b = actual.astype(numpy.float64), expected.astype(numpy.float64)
    channels = [
        metrics.structural_similarity(
            x, y, data_range=data_range, gaussian_weights=True, sigma=1.5, use_sample_covariance=False
        )
        for x, y in zip(a, b)
    ]
    return {
        "name": name,
        "source": "scikit-image " + skimage.__version__,
        "op": "metrics",
        "attributes": {
            "data_range": data_range,
            "mse": metrics.mean_squared_error(a, b),
            "psnr": metrics.peak_signal_noise_ratio(b, a, data_range=data_range),
            "ssim": channels,
        },
        "layout": "NCHW",
        "inputs": {"actual": tensor(actual), "expected": tensor(expected)},
        "outputs": {},
        "exact": False,
    }


def cases():
    random = numpy.random.default_rng(7)
    for name, channels, height, width, kind, low, high in (
        ("gray8", 1, 40, 33, numpy.uint8, 0, 255),
        ("rgb8", 3, 24, 31, numpy.uint8, 0, 255),
        ("gray16", 1, 29, 40, numpy.uint16, 0, 65535),
        ("signed16", 1, 21, 22, numpy.int16, -32768, 32767),
        ("one_window", 1, 11, 11, numpy.uint8, 0, 255),
        ("float32", 1, 26, 37, numpy.float32, 0, 1),
        ("rgb_float64", 3, 19, 23, numpy.float64, -1, 1),
        ("tall", 1, 150, 12, numpy.uint8, 0, 255),
    ):
        expected = smooth(random, channels, height, width)
        actual = expected + 0.08 * random.standard_normal(expected.shape)
        scaled = [(low + (high - low) * numpy.clip(v, 0, 1)) for v in (actual, expected)]
        if numpy.issubdtype(kind, numpy.integer):
            scaled = [numpy.rint(v) for v in scaled]
        yield case(name, scaled[0].astype(kind), scaled[1].astype(kind), float(high - low))


with open("src/test/resources/oracles/skimage/metrics.json", "w", encoding="utf-8", newline="\n") as out:
    out.write("[\n" + ",\n".join(json.dumps(c) for c in cases()) + "\n]\n")
