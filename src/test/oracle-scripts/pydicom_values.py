"""What pydicom makes of stored values by lookup tables, slopes and windows: small files that this script makes, and the numbers of
apply_modality_lut and apply_voi_lut (PS3.3, C.11.1 and C.11.2).

    python3 src/test/oracle-scripts/pydicom_values.py

Writes ../resources/oracles/pydicom/values.json: files in base64, values, and gray levels with what of them is black and white. pydicom looks 8-bit gray levels
up by bytes, so that tables of these are given no value beyond 255.
"""
import base64
import io
import json
import warnings
from pathlib import Path

import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.pixel_data_handlers.util import apply_modality_lut, apply_voi_lut
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

OUT = Path(__file__).resolve().parent.parent / "resources/oracles/pydicom/values.json"
RANDOM = np.random.default_rng(20240229)


def table(first, bits, entries, signed=False, words=True):
    """An item of Modality LUT Sequence or VOI LUT Sequence; `words` stores the data as US, else as OW."""
    item = Dataset()
    item.add_new(0x00283002, "SS" if signed else "US", [len(entries) % 65536, first, bits])
    if words:
        item.add_new(0x00283006, "US", [int(e) for e in entries])
    else:
        item.add_new(0x00283006, "OW", np.asarray(entries, "<u2").tobytes())
    return item


def ramp(count, bits):
    """Entries that grow by no line."""
    return np.sort(RANDOM.integers(0, 2 ** bits, count))


def image(samples, bits, syntax, **attributes):
    """A file of one row."""
    signed = np.min(samples) < 0
    meta = FileMetaDataset()
    meta.TransferSyntaxUID = syntax
    meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.7"
    meta.MediaStorageSOPInstanceUID = "2.25.1"
    data = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
    data.is_little_endian = syntax != ExplicitVRBigEndian
    data.is_implicit_VR = syntax == ImplicitVRLittleEndian
    data.SOPClassUID = meta.MediaStorageSOPClassUID
    data.SOPInstanceUID = meta.MediaStorageSOPInstanceUID
    data.SamplesPerPixel = 1
    data.PhotometricInterpretation = "MONOCHROME2"
    data.Rows, data.Columns = 1, len(samples)
    data.BitsAllocated = 8 if bits <= 8 else 16
    data.BitsStored, data.HighBit = bits, bits - 1
    data.PixelRepresentation = int(signed)
    for name, value in attributes.items():
        setattr(data, name, Sequence([value]) if isinstance(value, Dataset) else value)
    order = "<" if data.is_little_endian else ">"
    data.PixelData = np.asarray(samples, order + ("i" if signed else "u") + str(data.BitsAllocated // 8)).tobytes()
    return data


def cases():
    unsigned = np.array([0, 1, 2, 9, 10, 99, 100, 101, 254, 255, 1000, 2047, 4094, 4095])
    signed = np.array([-2048, -1025, -1024, -1023, -100, -1, 0, 1, 50, 100, 1023, 1024, 2000, 2047])
    small = np.array([0, 1, 2, 63, 64, 127, 128, 200, 254, 255])
    little, implicit, big = ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian
    yield "modality table of 16 bits", image(unsigned, 12, little, ModalityLUTSequence=table(10, 16, ramp(2000, 16)))
    yield "modality table of 8 bits", image(unsigned, 12, little, ModalityLUTSequence=table(100, 8, ramp(256, 8)))
    yield "modality table of words that are not named", image(unsigned, 12, implicit, ModalityLUTSequence=table(0, 16, ramp(4096, 16), words=False))
    yield "modality table of big-endian words", image(unsigned, 12, big, ModalityLUTSequence=table(1, 16, ramp(500, 16)))
    yield "modality table from a negative value", image(signed, 12, little, ModalityLUTSequence=table(-1024, 16, ramp(1500, 16), signed=True))
    yield "modality table from a negative value, not named", image(signed, 12, implicit, ModalityLUTSequence=table(-100, 16, ramp(300, 16), signed=True, words=False))
    yield "gray table of 8 bits", image(small, 8, little, VOILUTSequence=table(2, 8, ramp(250, 8)))
    yield "gray table of 12 bits", image(unsigned, 12, little, VOILUTSequence=table(5, 12, ramp(4000, 12)))
    yield "gray table of 16 bits of negative samples", image(signed, 12, little, VOILUTSequence=table(-1500, 16, ramp(3000, 16), signed=True))
    yield "gray table of negative values", image(
        unsigned, 12, little, RescaleSlope="1", RescaleIntercept="-1024", VOILUTSequence=table(-1000, 16, ramp(3000, 16), signed=True))
    yield "both tables", image(unsigned, 12, little, ModalityLUTSequence=table(0, 16, ramp(4096, 12)), VOILUTSequence=table(100, 16, ramp(2000, 16)))
    yield "window over a table", image(unsigned, 12, little, ModalityLUTSequence=table(3, 16, ramp(4000, 12)), WindowCenter="1500", WindowWidth="2000")
    for shape in ("LINEAR", "LINEAR_EXACT", "SIGMOID"):
        yield shape.lower() + " window", image(
            unsigned, 12, little, RescaleSlope="1.5", RescaleIntercept="-1024", WindowCenter="40.5", WindowWidth="400", VOILUTFunction=shape)
        yield shape.lower() + " window of negative samples", image(signed, 12, implicit, WindowCenter="-40", WindowWidth="1", VOILUTFunction=shape)


def main():
    warnings.simplefilter("ignore")
    record = {}
    for name, data in cases():
        file = io.BytesIO()
        data.save_as(file, write_like_original=False)
        read = pydicom.dcmread(io.BytesIO(file.getvalue()))
        values = apply_modality_lut(read.pixel_array, read)
        entry = {"file": base64.b64encode(file.getvalue()).decode(), "values": [float(v) for v in values.ravel()]}
        if "VOILUTSequence" in read:
            entry["black"], entry["white"] = 0, 2 ** read.VOILUTSequence[0].LUTDescriptor[2] - 1
        elif "ModalityLUTSequence" in read:
            entry["black"], entry["white"] = 0, 2 ** read.ModalityLUTSequence[0].LUTDescriptor[2] - 1
        else:
            least = -2 ** (read.BitsStored - 1) if read.PixelRepresentation else 0
            slope, intercept = float(read.get("RescaleSlope", 1)), float(read.get("RescaleIntercept", 0))
            entry["black"], entry["white"] = least * slope + intercept, (least + 2 ** read.BitsStored - 1) * slope + intercept
        if "VOILUTSequence" in read or "WindowCenter" in read:
            entry["levels"] = [float(v) for v in apply_voi_lut(values, read).ravel()]
        record[name] = entry
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps({"program": "pydicom " + pydicom.__version__, "cases": record}, indent=1) + "\n")
    print(len(record), "files,", OUT.stat().st_size, "bytes")


main()
