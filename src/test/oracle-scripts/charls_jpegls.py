"""JPEG-LS streams that CharLS wrote, and the CRC-32 of what CharLS decodes them to, little-endian 16-bit samples, interleaved.

Writes ../resources/oracles/charls/jpegls.json. Pictures: a gradient, noise of a few levels, flat fields and stripes side by side,
so that runs of many lengths, what interrupts them, and contexts of every kind occur.
"""
import base64
import ctypes
import json
import os
import zlib

import numpy as np

LIBRARY = ctypes.CDLL("libcharls.so.2")
for call in ("charls_jpegls_encoder_create", "charls_jpegls_decoder_create"):
    getattr(LIBRARY, call).restype = ctypes.c_void_p
INTERLEAVE = {"none": 0, "line": 1, "sample": 2}


class Frame(ctypes.Structure):
    _fields_ = [("width", ctypes.c_uint32), ("height", ctypes.c_uint32), ("bits", ctypes.c_int32), ("components", ctypes.c_int32)]


class Presets(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int32) for name in ("maxval", "t1", "t2", "t3", "reset")]


def call(name, *arguments):
    code = getattr(LIBRARY, "charls_jpegls_" + name)(*arguments)
    if code:
        raise RuntimeError(name + " says " + str(code))


def picture(width, height, components, maxval):
    random = np.random.default_rng(7)
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(components), indexing="ij")
    kinds = [
        (x * 3 + y * 5 + 40 * c) * maxval // 600,
        maxval // 2 + random.integers(-4, 5, x.shape),
        np.full(x.shape, maxval) - c,
        np.where((x + y // 3) % 11 < 2, maxval, maxval // 3),
        random.integers(0, maxval + 1, x.shape),
        np.where(y % 4 == 0, (x // 9) * maxval // 8, 0),
    ]
    return np.clip(np.choose((x // 17 + 2 * (y // 12)) % 6, kinds), 0, maxval)


def encode(samples, bits, near, interleave, presets):
    height, width, components = samples.shape
    data = samples.astype("<u2" if bits > 8 else "u1")
    data = (np.moveaxis(data, 2, 0) if interleave == "none" else data).tobytes()
    encoder = ctypes.c_void_p(LIBRARY.charls_jpegls_encoder_create())
    call("encoder_set_frame_info", encoder, ctypes.byref(Frame(width, height, bits, components)))
    call("encoder_set_near_lossless", encoder, near)
    call("encoder_set_interleave_mode", encoder, INTERLEAVE[interleave])
    if presets:
        call("encoder_set_preset_coding_parameters", encoder, ctypes.byref(Presets(*presets)))
    target = ctypes.create_string_buffer(len(data) * 3 + 4096)
    call("encoder_set_destination_buffer", encoder, target, ctypes.c_size_t(len(target)))
    call("encoder_encode_from_buffer", encoder, data, ctypes.c_size_t(len(data)), 0)
    written = ctypes.c_size_t()
    call("encoder_get_bytes_written", encoder, ctypes.byref(written))
    LIBRARY.charls_jpegls_encoder_destroy(encoder)
    return target.raw[:written.value]


def decode(stream, shape, bits, interleave):
    decoder = ctypes.c_void_p(LIBRARY.charls_jpegls_decoder_create())
    call("decoder_set_source_buffer", decoder, stream, ctypes.c_size_t(len(stream)))
    call("decoder_read_header", decoder)
    height, width, components = shape
    target = ctypes.create_string_buffer(height * width * components * (2 if bits > 8 else 1))
    call("decoder_decode_to_buffer", decoder, target, ctypes.c_size_t(len(target)), 0)
    LIBRARY.charls_jpegls_decoder_destroy(decoder)
    samples = np.frombuffer(target.raw, "<u2" if bits > 8 else "u1")
    return np.moveaxis(samples.reshape(components, height, width), 0, 2) if interleave == "none" else samples.reshape(shape)


def main():
    version = ctypes.c_char_p
    LIBRARY.charls_get_version_string.restype = version
    source = "CharLS " + LIBRARY.charls_get_version_string().decode()
    asked = [(bits, bits % 4 if bits > 3 else 0, 1, "none", None) for bits in range(2, 17)]
    asked += [(bits, 0, 1, "none", None) for bits in (8, 12, 16)]
    asked += [(bits, near, components, interleave, None) for interleave in INTERLEAVE for bits, near, components in
              ((8, 0, 3), (16, 0, 3), (8, 2, 4), (12, 3, 3))]
    asked += [(8, 0, 1, "none", (255, 5, 9, 30, 31)), (16, 1, 1, "none", (65535, 20, 80, 300, 255)),
              (12, 0, 3, "line", (4095, 0, 0, 0, 3)), (8, 0, 3, "sample", (255, 2, 5, 14, 64))]
    cases = []
    for bits, near, components, interleave, presets in asked:
        samples = picture(101, 47, components, presets[0] if presets else (1 << bits) - 1)
        stream = encode(samples, bits, near, interleave, presets)
        decoded = decode(stream, samples.shape, bits, interleave)
        assert np.abs(decoded.astype(int) - samples).max() <= near
        cases.append({
            "source": source, "bits": bits, "near": near, "width": 101, "height": 47, "components": components,
            "interleave": interleave, "presets": presets, "crc32": zlib.crc32(decoded.astype("<u2").tobytes()),
            "stream": base64.b64encode(stream).decode()})
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../resources/oracles/charls/jpegls.json")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as out:
        out.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")


main()
