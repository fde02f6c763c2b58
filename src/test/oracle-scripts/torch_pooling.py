"""Writes src/test/resources/oracles/torch/pooling_corners.json: what PyTorch's max pooling and unpooling make of NaN, infinities and ties.

Run with Python 3 and PyTorch from the project's folder: python3 src/test/oracle-scripts/torch_pooling.py
"""

import json
import math
import random

import torch
from torch.nn import functional

NAN, LOW, HIGH = math.nan, -math.inf, math.inf


def number(v):
    """JSON has no word for what is not finite: as text."""
    return v if math.isfinite(v) else "NaN" if v != v else "Infinity" if v > 0 else "-Infinity"


def tensor(t):
    dtype = str(t.dtype).replace("torch.", "")
    return {"dtype": dtype, "shape": list(t.shape), "data": [number(v) for v in t.flatten().tolist()]}


def call(op, name, attributes, inputs, outputs):
    return {
        "name": name,
        "source": "torch " + torch.__version__,
        "op": op,
        "attributes": attributes,
        "layout": "NCHW",
        "inputs": {k: tensor(v) for k, v in inputs.items()},
        "outputs": {k: tensor(v) for k, v in outputs.items()},
        "exact": True,
    }


def pooled(name, x, **given):
    """The pooling, and its undoing into the size of what was pooled."""
    attributes = {"kernel_size": 2, "stride": None, "padding": 0, "dilation": 1, "ceil_mode": False} | given
    y, indices = functional.max_pool2d(x, return_indices=True, **attributes)
    yield call("max_pool2d", name, attributes, {"x": x}, {"y": y, "indices": indices})
    if attributes["dilation"] in (1, [1, 1]):
        back = {k: attributes[k] for k in ("kernel_size", "stride", "padding")}
        back["stride"] = back["stride"] or back["kernel_size"]
        size = list(x.shape[2:])
        try:
            out = functional.max_unpool2d(y, indices, output_size=size, **back)
        except ValueError:
            return  # PyTorch takes no size that far from the one it would choose
        yield call("max_unpool2d", name + "_back", back | {"output_size": size}, {"x": y, "indices": indices}, {"y": out})


def plane(rows, dtype=torch.float32):
    return torch.tensor(rows, dtype=dtype)[None, None]


def cases():
    for at in range(4):
        window = [3.0, 7.0, 7.0, 1.0]
        window[at] = NAN
        yield from pooled(f"nan_at_{at}", plane([window[:2], window[2:]]))
    for first in range(4):
        for second in range(first + 1, 4):
            window = [3.0, 7.0, 9.0, 1.0]
            window[first] = window[second] = NAN
            yield from pooled(f"nan_at_{first}_and_{second}", plane([window[:2], window[2:]]))
    yield from pooled("nan_everywhere", torch.full((1, 2, 3, 5), NAN), kernel_size=[3, 2], stride=[1, 1])
    yield from pooled("nan_beside_infinity", plane([[HIGH, NAN, HIGH], [NAN, HIGH, LOW]]), kernel_size=[2, 3])
    yield from pooled("nan_then_infinity", plane([[NAN, HIGH], [HIGH, 1.0]]))
    yield from pooled("ties", torch.ones(1, 1, 4, 6), kernel_size=[2, 3])
    yield from pooled("ties_of_zeros_of_both_signs", plane([[-0.0, 0.0, 0.0, -0.0], [0.0, -0.0, -0.0, 0.0]]))
    yield from pooled("lowest_everywhere", torch.full((1, 1, 4, 4), LOW))
    yield from pooled("lowest_and_padding", torch.full((1, 2, 3, 5), LOW), kernel_size=3, stride=2, padding=1)
    yield from pooled("lowest_and_padding_dilated", torch.full((1, 1, 5, 6), LOW), kernel_size=3, stride=1, padding=1, dilation=2)
    yield from pooled("lowest_but_one", plane([[LOW, LOW, LOW], [LOW, LOW, 5.0], [NAN, LOW, LOW]]), kernel_size=3, stride=1, padding=1)
    choose = random.Random(41)
    values = [NAN, NAN, LOW, HIGH, -3.0, -1.0, 0.0, 2.0, 2.0, 5.0]
    for i in range(40):
        kernel = [choose.randint(1, 4), choose.randint(1, 4)]
        dilation = [choose.randint(1, 2), choose.randint(1, 2)] if i % 3 == 0 else [1, 1]
        shape = [(kernel[a] - 1) * dilation[a] + 1 + choose.randint(0, 6) for a in (0, 1)]
        elements = [choose.choice(values) for _ in range(2 * shape[0] * shape[1])]
        x = torch.tensor(elements, dtype=choose.choice([torch.float32, torch.float64])).reshape(1, 2, *shape)
        yield from pooled(
            f"random_{i}",
            x,
            kernel_size=kernel,
            stride=[choose.randint(1, 3), choose.randint(1, 3)],
            padding=[choose.randint(0, k // 2) for k in kernel],
            dilation=dilation,
            ceil_mode=choose.random() < 0.5,
        )


with open("src/test/resources/oracles/torch/pooling_corners.json", "w", encoding="utf-8", newline="\n") as out:
    out.write("[\n" + ",\n".join(json.dumps(c) for c in cases()) + "\n]\n")
