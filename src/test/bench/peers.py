"""Times one job of upscale.bench.Job in another library: `peers.py LIBRARY JOB TYPE THREADS` prints milliseconds, one a line.

Prints nothing, and exits with 3, if the library is not there or does not have the operator for that type.
"""
import sys
import time

SECONDS = 2
SIDES = {"BICUBIC": 4000, "LANCZOS": 4000, "TRANSPOSED": 4000, "CONVOLUTION": 512, "DECONVOLUTION": 256}  # others 2000
SCALES = {"BICUBIC_4": 4, "LANCZOS_4": 4}  # others 2


def torch_job(job, kind, side, scale, threads):
    import torch
    import torch.nn.functional as f

    if kind != "F32":
        return None
    torch.set_num_threads(threads)
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
    if job in ("BICUBIC", "BICUBIC_4"):
        return lambda: f.interpolate(x, scale_factor=scale, mode="bicubic")
    if job == "NEAREST":
        return lambda: f.interpolate(x, scale_factor=scale, mode="nearest")
    if job == "MAX_UNPOOL":
        y, i = f.max_pool2d(torch.rand(1, 3, 2 * side, 2 * side), 2, return_indices=True)
        return lambda: f.max_unpool2d(y, i, 2)
    return None


def opencv_job(job, kind, side, scale, threads):
    import cv2
    import numpy as np

    how = {"BICUBIC": cv2.INTER_CUBIC, "LANCZOS": cv2.INTER_LANCZOS4, "NEAREST": cv2.INTER_NEAREST}.get(job.removesuffix("_4"))
    if how is None:
        return None
    cv2.setNumThreads(threads)
    x = (np.random.rand(side, side, 3) * 255).astype(np.uint8 if kind == "U8" else np.float32)
    return lambda: cv2.resize(x, (scale * side, scale * side), interpolation=how)


def pillow_job(job, kind, side, scale, threads):
    import numpy as np
    from PIL import Image

    how = {"BICUBIC": Image.BICUBIC, "LANCZOS": Image.LANCZOS, "NEAREST": Image.NEAREST}.get(job.removesuffix("_4"))
    if how is None or threads > 1:  # it has but one
        return None
    x = np.random.rand(side, side, 3) * 255
    size = (scale * side, scale * side)
    if kind == "U8":
        image = Image.fromarray(x.astype(np.uint8))
        return lambda: image.resize(size, how)
    planes = [Image.fromarray(x[:, :, c].astype(np.float32)) for c in range(3)]
    return lambda: [plane.resize(size, how) for plane in planes]


LIBRARIES = {"PyTorch": torch_job, "OpenCV": opencv_job, "Pillow": pillow_job}


def main():
    library, job, kind, threads = sys.argv[1:]
    try:
        run = LIBRARIES[library](job, kind, SIDES.get(job, 2000), SCALES.get(job, 2), int(threads))
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
