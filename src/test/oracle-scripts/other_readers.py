"""What other programs find in the files that upscale writes: the CRC-32 of the samples, and what is said beside them.

    mvn test -Dtest=OtherReadersTest#othersReadTheSame -Dupscale.readers.dump=target/readers
    python3 src/test/oracle-scripts/other_readers.py target/readers

Writes ../resources/oracles/readers/features.json. PNG and PNM are read by netpbm (libpng), TIFF by libtiff, and then by tifffile, BMP and JPEG by
Pillow, npy by NumPy, DICOM by pydicom, and if run-length coded by DCMTK, too; what PNG, JPEG and BMP say beside their samples, and profiles and colours
of palettes, by Pillow, or by exiftool where Pillow has no word for it. Samples are hashed as little-endian doubles, channel by channel, in the file's
own code values.
"""
import json
import subprocess
import sys
import tempfile
import warnings
import zlib
from pathlib import Path

import numpy as np
import PIL.Image
import pydicom
import tifffile

OUT = Path(__file__).resolve().parent.parent / "resources/oracles/readers/features.json"


def planes(array):
    """[H,W] or [H,W,C] as [C,H,W]."""
    return array[None] if array.ndim == 2 else np.moveaxis(array, -1, 0)


def pam(bytes_):
    """A PAM file as netpbm writes it."""
    head, _, body = bytes_.partition(b"ENDHDR\n")
    fields = dict(line.split(None, 1) for line in head.decode().splitlines()[1:] if " " in line)
    w, h, d, m = (int(fields[key]) for key in ("WIDTH", "HEIGHT", "DEPTH", "MAXVAL"))
    return planes(np.frombuffer(body, ">u2" if m > 255 else "u1").reshape(h, w, d))


def netpbm(path, *command):
    read = subprocess.run([*command, str(path)], check=True, capture_output=True).stdout
    return pam(subprocess.run(["pamtopam"], input=read, check=True, capture_output=True).stdout)


def png(path):
    image = PIL.Image.open(path)
    if image.mode == "P":
        return "Pillow", planes(np.array(image))
    return "netpbm", netpbm(path, "pngtopam", *(["-alphapam"] if image.mode in ("RGBA", "LA") else []))


def pnm(path):
    return "netpbm", netpbm(path, "cat")


def tiff(path):
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "plain.tif")
        subprocess.run(["tiffcp", "-c", "none", str(path), str(plain)], check=True, capture_output=True)
        with tifffile.TiffFile(plain) as file:
            page = file.pages[0]
            if page.bitspersample < 8 and page.photometric != 3:
                return "libtiff and netpbm", netpbm(plain, "tifftopnm")
            if page.bitspersample < 8:
                return "libtiff and Pillow", planes(np.array(PIL.Image.open(plain)))
            array = page.asarray()
            return "libtiff and tifffile", planes(array) if page.planarconfig == 1 or array.ndim == 2 else array


def pillow(path):
    image = PIL.Image.open(path)
    return "Pillow", planes(np.array(image).astype("u1"))


def dicom(path):
    data = pydicom.dcmread(path)
    if data.file_meta.TransferSyntaxUID != pydicom.uid.RLELossless:
        return "pydicom", planes(data.pixel_array)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "plain.dcm")
        subprocess.run(["dcmdrle", str(path), str(plain)], check=True, capture_output=True)
        assert np.array_equal(data.pixel_array, pydicom.dcmread(plain).pixel_array)
    return "pydicom, and DCMTK", planes(data.pixel_array)


READERS = {"png": png, "pgm": pnm, "ppm": pnm, "pbm": pnm, "pam": pnm, "pnm": pnm, "tif": tiff, "bmp": pillow, "jpg": pillow,
           "dcm": dicom, "npy": lambda path: ("NumPy", (lambda a: a[None] if a.ndim == 2 else a)(np.load(path)))}


def exiftool(path, *tags):
    found = json.loads(subprocess.run(["exiftool", "-j", "-n", *("-" + t for t in tags), str(path)], check=True, capture_output=True).stdout)[0]
    return next((found[tag] for tag in tags if tag in found), None)


def said(path, feature):
    """What a file says, as text, or None."""
    if feature == "resolution":
        if path.suffix == ".dcm":
            return "%d x %d dpi" % tuple(round(25.4 / float(s)) for s in reversed(
                next(getattr(pydicom.dcmread(path), k) for k in ("PixelSpacing", "NominalScannedPixelSpacing", "ImagerPixelSpacing")
                     if hasattr(pydicom.dcmread(path), k))))
        dpi = PIL.Image.open(path).info.get("dpi")
        return dpi and "%d x %d dpi" % tuple(round(float(d)) for d in dpi)
    if feature == "gamma":
        exponent = PIL.Image.open(path).info.get("gamma")
        return exponent and str(round(1 / exponent, 3))
    if feature == "EXIF":
        return exiftool(path, "Make")
    if feature == "XMP":
        image = PIL.Image.open(path)
        xmp = image.info.get("XML:com.adobe.xmp") or image.info.get("xmp") or next(
            (data[29:] for name, data in getattr(image, "applist", []) if data.startswith(b"http://ns.adobe.com/xap/1.0/\0")), None)
        if xmp is None and path.suffix == ".tif":
            xmp = tifffile.TiffFile(path).pages[0].tags.get(700)
            xmp = xmp and xmp.value
        return xmp.decode().rstrip("\0") if isinstance(xmp, bytes) else xmp
    tags = {"author": ("Author", "Artist"), "description": ("Description", "ImageDescription"), "title": ("Title", "DocumentName")}
    return exiftool(path, *tags.get(feature, (feature.capitalize(),)))


def beside(path, feature):
    """The bytes that are neither samples nor words: a profile, or all pixels as palettes colour them, red to alpha."""
    if feature.startswith("colour-profile") and path.suffix == ".dcm":
        return pydicom.dcmread(path).get("ICCProfile")
    if feature.startswith("colour-profile") and path.suffix == ".bmp":
        return subprocess.run(["exiftool", "-icc_profile", "-b", str(path)], check=True, capture_output=True).stdout
    if feature.startswith("colour-profile") and path.suffix in (".png", ".jpg", ".tif"):
        return PIL.Image.open(path).info.get("icc_profile")
    if feature.startswith("palette") and path.suffix != ".dcm" and PIL.Image.open(path).mode == "P":
        return PIL.Image.open(path).convert("RGBA").tobytes()
    return None


def main(folder):
    warnings.simplefilter("ignore")
    record = {}
    for path in sorted(Path(folder).iterdir()):
        reader, array = READERS[path.suffix[1:]](path)
        doubles = np.ascontiguousarray(array.astype("<f8"))
        entry = {"reader": reader, "samples": "%08x" % zlib.crc32(doubles.tobytes())}
        feature = path.stem
        found = None
        if (path.suffix in (".png", ".jpg", ".tif", ".bmp") or path.suffix == ".dcm" and feature == "resolution") and feature in (
                "resolution", "gamma", "EXIF", "XMP", "title", "author", "description", "copyright", "software", "comment"):
            found = said(path, feature)
        if found is not None:
            entry["said"] = str(found)
        data = None if path.suffix == ".npy" else beside(path, feature)
        if data is not None:
            entry["beside"] = "%08x" % zlib.crc32(data)
        record[path.name] = entry
    OUT.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n")
    print(len(record), "files")


main(sys.argv[1])
