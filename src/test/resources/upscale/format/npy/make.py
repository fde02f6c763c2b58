"""Writes the arrays beside this file: element i (row-major) of shape (2, 3, 4) or (3, 4) is 7 * i - 20, unsigned 7 * i."""
import io
import numpy as np
from numpy.lib import format as npy

np.save("bool.npy", np.arange(12).reshape(3, 4) % 3 == 0)
for kind in "iuf":
    for size in (1, 2, 4, 8):
        if kind == "f" and size == 1:
            continue
        for mark, order in (("<", "le"), (">", "be")):
            if size == 1 and mark == ">":
                continue
            values = 7 * np.arange(24).reshape(2, 3, 4) - (0 if kind == "u" else 20)
            values = values.astype(f"{mark}{kind}{size}")
            np.save(f"{kind}{size}{order}.npy", values)
            np.save(f"{kind}{size}{order}-fortran.npy", np.asfortranarray(values))
plane = (7 * np.arange(12).reshape(3, 4) - 20).astype("<f4")
np.save("plane.npy", plane)
np.save("plane-fortran.npy", np.asfortranarray(plane))
np.save("batch.npy", plane.reshape(1, 1, 3, 4))
for major in (2, 3):
    with open(f"version{major}.npy", "wb") as out:
        npy.write_array(out, plane, version=(major, 0))
