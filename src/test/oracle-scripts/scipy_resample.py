"""Writes src/test/resources/oracles/scipy/resample.json: what scipy.signal.resample makes of small arrays, and what numpy.fft does
where the grid is centred or the spectrum apodised, which SciPy's function does not do.

Run with Python 3 and SciPy from the project's folder: python3 src/test/oracle-scripts/scipy_resample.py
"""

import json

import numpy
import scipy
from scipy import signal

WINDOWS = {
    "none": lambda f: numpy.ones_like(f),
    "hann": lambda f: 0.5 + 0.5 * numpy.cos(numpy.pi * f),
    "tukey:0.3": lambda f: numpy.where(f <= 0.7, 1, 0.5 + 0.5 * numpy.cos(numpy.pi * (f - 0.7) / 0.3)),
    "fermi": lambda f: (1 + numpy.exp(-18)) / (1 + numpy.exp((f - 0.9) / 0.05)),
}


def zero_filled(a, out, axis, grid, window):
    """The centred spectrum, shifted by a phase ramp, padded or cut, and transformed back."""
    n = a.shape[axis]
    kept = min(n, out)
    k = numpy.arange(-(kept // 2), kept // 2 + 1)
    spectrum = numpy.moveaxis(numpy.fft.fft(a, axis=axis), axis, -1)[..., k % n] * window(2 * abs(k) / max(kept, 2))
    if kept == n and n % 2 == 0:
        spectrum[..., [0, -1]] /= 2
    shift = (n / out - 1) / 2 if grid == "centered" else 0
    spectrum = spectrum * numpy.exp(2j * numpy.pi * k * shift / n)
    padded = numpy.zeros((*spectrum.shape[:-1], out), complex)
    for i, frequency in enumerate(k):
        padded[..., frequency % out] += spectrum[..., i]
    back = numpy.fft.ifft(padded, axis=-1) * out / n
    assert abs(back.imag).max() < 1e-9 * (1 + abs(a).max())
    return numpy.moveaxis(back.real, -1, axis)


def resampled(a, size, grid, apodize):
    for axis, out in ((-2, size[0]), (-1, size[1])):
        by_fft = zero_filled(a, out, axis, grid, WINDOWS[apodize])
        if grid == "sample" and apodize == "none":
            plain = signal.resample(a, out, axis=axis)
            assert numpy.allclose(by_fft, plain, rtol=0, atol=1e-9 * abs(a).max())
            by_fft = plain
        a = by_fft
    return a


def tensor(a):
    return {"dtype": str(a.dtype), "shape": [1, *a.shape], "data": [float(v) for v in a.ravel()]}


def case(x, size, grid, apodize="none"):
    y = resampled(x.astype(float), size, grid, apodize)
    whole = x.dtype == numpy.uint16
    plain = grid == "sample" and apodize == "none"
    return {
        "name": f"{'x'.join(map(str, x.shape))} {x.dtype} to {size[0]}x{size[1]} {grid} {apodize}",
        "source": "scipy " + scipy.__version__ if plain else "numpy " + numpy.__version__,
        "op": "resample",
        "attributes": {"size": list(size), "grid": grid, "apodize": apodize},
        "layout": "NCHW",
        "inputs": {"x": tensor(x)},
        "outputs": {"y": tensor(numpy.clip(numpy.floor(y + 0.5), 0, 65535).astype(x.dtype) if whole else y)},
        "exact": False,
    }


def cases():
    random = numpy.random.default_rng(31)
    x = random.normal(0, 100, (1, 8, 9))
    for size in ((16, 18), (17, 19), (8, 9), (13, 14), (5, 6), (4, 5), (4, 20), (21, 4), (1, 2), (2, 1)):
        yield case(x, size, "sample")
        yield case(x, size, "centered")
    for size in ((16, 18), (6, 5), (11, 27)):
        for apodize in ("hann", "tukey:0.3", "fermi"):
            yield case(x, size, "sample", apodize)
            yield case(x, size, "centered", apodize)
    yield case(random.normal(0, 1, (1, 1, 7)), (3, 10), "sample")
    yield case(random.normal(0, 1, (1, 64, 50)), (41, 77), "sample")
    colours = random.normal(128, 40, (3, 10, 7))
    yield case(colours, (15, 14), "sample")
    yield case(colours, (15, 14), "centered", "hann")
    stored = random.integers(0, 65536, (1, 12, 11)).astype(numpy.uint16)
    yield case(stored, (24, 22), "sample")
    yield case(stored, (31, 16), "centered")


with open("src/test/resources/oracles/scipy/resample.json", "w", encoding="utf-8", newline="\n") as out:
    out.write("[\n" + ",\n".join(json.dumps(c) for c in cases()) + "\n]\n")
