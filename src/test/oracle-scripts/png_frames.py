"""What Pillow finds in an animated PNG that upscale wrote.

    python3 png_frames.py blink.png > ../resources/oracles/readers/blink.json

where `upscale compare samples/photo.png OTHER --diff blink.png --diff-style blink` wrote it, and OTHER is `upscale samples/photo.png -s 1 -m mitchell`.
pngcheck has no complaint of it, or this fails. A frame is told by the CRC-32 of its bytes, red, green and blue of each pixel.
"""

import json
import subprocess
import sys
import zlib

from PIL import Image

subprocess.run(["pngcheck", "-q", sys.argv[1]], check=True)
with Image.open(sys.argv[1]) as image:
    frames = []
    for number in range(image.n_frames):
        image.seek(number)
        frames.append({"millis": image.info["duration"], "crc": zlib.crc32(image.convert("RGB").tobytes())})
    print(json.dumps({"size": image.size, "loop": image.info["loop"], "frames": frames}, indent=1))
