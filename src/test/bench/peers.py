"""Times one job of upscale.bench.Job in another library: `peers.py LIBRARY JOB TYPE THREADS` prints milliseconds, one a line.

Prints nothing, and exits with 3, if the library is not there or does not have the operator for that type.
"""
import sys
import time

SECONDS = 2


def torch_job(job, kind, threads):
    import torch
    import torch.nn.functional as f

    if kind != "F32":
        return None
    torch.set_num_threads(threads)
    side = {"CONVOLUTION": 512, "DECONVOLUTION": 256, "BICUBIC": 4000, "TRANSPOSED": 4000}.get(job, 2000)
    channels = {"CONVOLUTION": 64, "DECONVOLUTION": 32}.get(job, 3)
    x = torch.rand(1, channels, side, side)
    if job == "CONVOLUTION":
        w = torch.rand(64, 64, 3, 3)
        return lambda: f.conv2d(x, w, padding=1)
    if job == "DECONVOLUTION":
        w = torch.rand(32, 32, 4, 4)
        return lambda: f.conv_transpose2d(x, w, stride=2, padding=1)
    if job == "TRANSPOSED":
        w = torch.rand(3, 1, 4, 4)
        return lambda: f.conv_transpose2d(x, w, stride=2, padding=1, groups=3)
    if job == "BICUBIC":
        return lambda: f.interpolate(x, scale_factor=2, mode="bicubic")
    if job == "NEAREST":
        return lambda: f.interpolate(x, scale_factor=2, mode="nearest")
    if job == "MAX_UNPOOL":
        y, i = f.max_pool2d(torch.rand(1, 3, 2 * side, 2 * side), 2, return_indices=True)
        return lambda: f.max_unpool2d(y, i, 2)
    return None


def opencv_job(job, kind, threads):
    import cv2
    import numpy as np

    if job not in ("BICUBIC", "NEAREST"):
        return None
    cv2.setNumThreads(threads)
    side = 4000 if job == "BICUBIC" else 2000
    x = (np.random.rand(side, side, 3) * 255).astype(np.uint8 if kind == "U8" else np.float32)
    how = cv2.INTER_CUBIC if job == "BICUBIC" else cv2.INTER_NEAREST
    return lambda: cv2.resize(x, (2 * side, 2 * side), interpolation=how)


LIBRARIES = {"PyTorch": torch_job, "OpenCV": opencv_job}


def main():
    library, job, kind, threads = sys.argv[1:]
    try:
        run = LIBRARIES[library](job, kind, int(threads))
    except ImportError:
        run = None
    if run is None:
        sys.exit(3)
    run()
    end = time.perf_counter() + SECONDS
    times = []
    while not times or time.perf_counter() < end:
        start = time.perf_counter()
        run()
        times.append(1000 * (time.perf_counter() - start))
    print(*times, sep="\n")


if __name__ == "__main__":
    main()
