"""Prints what the README says of other programs. Needs vips, convert (ImageMagick), gm, and Pillow, OpenCV and NumPy for Python."""
import os
import subprocess
import tempfile

import cv2
import numpy as np
import PIL
from PIL import Image

os.chdir(tempfile.mkdtemp())


def vips(source, to, *more):
    subprocess.run(["vips", "resize", source, to, "2", *more], check=True, capture_output=True)


def magick(source, to):
    subprocess.run(["convert", source, "-resize", "200%", to], check=True, capture_output=True)


def gm(source, to):
    subprocess.run(["gm", "convert", source, "-resize", "200%", to], check=True, capture_output=True)


def pillow(source, to):
    image = Image.open(source)
    image.resize((2 * image.width, 2 * image.height), Image.LANCZOS).save(to)


def opencv(source, to):
    image = cv2.imread(source, cv2.IMREAD_UNCHANGED)
    cv2.imwrite(to, cv2.resize(image, None, fx=2, fy=2, interpolation=cv2.INTER_LANCZOS4))


def version(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0]


def attempt(what):
    try:
        return what()
    except Exception as e:
        return "fails: " + str(e).splitlines()[0][:60]


def channels(file):
    image = cv2.imread(file, cv2.IMREAD_UNCHANGED)
    return image.dtype.name


def tiff_type(file):
    text = subprocess.run(["vipsheader", file], capture_output=True, text=True).stdout
    return text.split(": ")[1].split(",")[0].split()[1]


def transparent_green_seen(file):
    x = np.asarray(Image.open(file).convert("RGBA")).astype(int)
    half = (x[..., 3] > 40) & (x[..., 3] < 215)
    return bool((x[..., 1][half] > 20).any())


random = np.random.default_rng(1)
cv2.imwrite("gray16.png", random.integers(0, 65536, (16, 16)).astype(np.uint16))
cv2.imwrite("rgb16.png", random.integers(0, 65536, (16, 16, 3)).astype(np.uint16))
cv2.imwrite("float.tif", (random.random((16, 16)) * 9 - 4).astype(np.float32))
disc = np.zeros((16, 16, 4), np.uint8)
disc[:, :8] = [255, 0, 0, 255]
disc[:, 8:] = [0, 255, 0, 0]
Image.fromarray(disc).save("alpha.png")
Image.fromarray(random.integers(0, 256, (16, 16), np.uint8)).save("dpi.png", dpi=(300, 300))

print(version("vips", "--version"), "|", version("convert", "--version")[9:28], "|", version("gm", "version")[:21],
      "| Pillow", PIL.__version__, "| OpenCV", cv2.__version__)
for name, run in dict(vips=vips, ImageMagick=magick, GraphicsMagick=gm, Pillow=pillow, OpenCV=opencv).items():
    print(name)
    for source in "gray16.png", "rgb16.png":
        print("  ", source, "->", attempt(lambda: (run(source, "o.png"), channels("o.png"))[1]))
    print("   float.tif ->", attempt(lambda: (run("float.tif", "o.tif"), tiff_type("o.tif"))[1]))
    print("   colour of transparent pixels shows:", attempt(lambda: (run("alpha.png", "o.png"), transparent_green_seen("o.png"))[1]))
    print("   300 dpi ->", attempt(lambda: (run("dpi.png", "o.png"), Image.open("o.png").info.get("dpi"))[1]))
    before = os.path.getmtime("o.png")
    os.utime("o.png", (1, 1))
    print("   replaces a file that is there:", attempt(lambda: (run("dpi.png", "o.png"), os.path.getmtime("o.png") > 1)[1]))
vips("gray16.png", "lanczos.png", "--kernel", "lanczos3")
vips("gray16.png", "cubic.png", "--kernel", "cubic")
same = (cv2.imread("lanczos.png", -1) == cv2.imread("cubic.png", -1)).all()
print("vips: lanczos3 enlarges as cubic does:", bool(same))
