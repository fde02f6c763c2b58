"""Writes src/test/resources/oracles/torch/chain.json: layers of PyTorch one after another, what upscale chain does in one call.

Run with Python 3 and PyTorch from the project's folder: python3 src/test/oracle-scripts/torch_chain.py

Numbers are small integers, so sums are exact. {NAME} in a chain stands for the file of the array NAME.
"""

import json

import torch
from torch.nn import functional

GENERATOR = torch.Generator().manual_seed(20)


def integers(*shape):
    return torch.randint(-4, 6, shape, generator=GENERATOR).to(torch.float32)


def tensor(t):
    return {"dtype": str(t.dtype).replace("torch.", ""), "shape": list(t.shape), "data": t.flatten().tolist()}


def case(name, chain, inputs, y):
    return {
        "name": name,
        "source": "torch " + torch.__version__,
        "op": "chain",
        "attributes": {"chain": chain},
        "layout": "NCHW",
        "inputs": {k: tensor(v) for k, v in inputs.items()},
        "outputs": {"y": tensor(y)},
        "exact": True,
    }


def encoder_and_decoder():
    x, down, up = integers(1, 2, 9, 13), integers(3, 2, 3, 3), integers(3, 1, 4, 3)
    y = functional.conv2d(x, down, stride=(1, 2), padding=1)
    pooled, indices = functional.max_pool2d(y, 2, return_indices=True)
    y = functional.max_unpool2d(pooled, indices, 2, output_size=y.shape[2:])
    y = functional.conv_transpose2d(y, up, stride=(2, 3), padding=(1, 0), output_padding=(1, 2))
    chain = (
        "conv {down} stride 1,2 padding 1 | pool 2 | unpool"
        " | transposed {up} stride 2,3 padding 1,0 output-padding 1,2 like torch"
    )
    return case("conv_pool_unpool_transposed", chain, {"x": x, "down": down, "up": up}, y)


def nested_poolings():
    x, up = integers(1, 4, 11, 10), integers(4, 2, 3, 2)
    first, outer = functional.max_pool2d(x, (2, 3), stride=(2, 2), padding=(1, 1), return_indices=True)
    second, inner = functional.max_pool2d(functional.relu(first), 2, return_indices=True)
    y = functional.max_unpool2d(second, inner, 2, output_size=first.shape[2:])
    y = functional.max_unpool2d(y, outer, (2, 3), stride=(2, 2), padding=(1, 1), output_size=x.shape[2:])
    y = functional.conv_transpose2d(y, up, stride=(3, 1), groups=2, dilation=(1, 2))
    chain = (
        "pool 2,3 stride 2 padding 1 | relu | pool 2 | unpool | unpool | transposed {up} stride 3,1 groups 2 dilation 1,2"
    )
    return case("nested_poolings", chain, {"x": x, "up": up}, y)


def skip_connection():
    x, across, last = integers(1, 2, 8, 6), integers(4, 2, 3, 3), integers(2, 6, 1, 1)
    low = functional.prelu(functional.conv2d(x, across, stride=2, padding=1), torch.tensor([0.5]))
    y = functional.interpolate(low, scale_factor=2, mode="nearest")
    y = functional.conv2d(torch.cat([x, y], 1), last)
    chain = "conv {across} stride 2 padding 1 | prelu 0.5 | nearest 2 | concat input - | conv {last}"
    return case("skip_connection", chain, {"x": x, "across": across, "last": last}, y)


with open("src/test/resources/oracles/torch/chain.json", "w", encoding="utf-8", newline="\n") as out:
    cases = [encoder_and_decoder(), nested_poolings(), skip_connection()]
    out.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
