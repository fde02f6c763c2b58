package upscale.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import upscale.format.FormatException;

/** Arrays of any rank from {@code .npy} files. */
final class NpyTensors {
    private NpyTensors() {}

    /** @throws FormatException if the file is no array, or its length is not what its shape says */
    static Tensor read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            NpyHeader header = NpyHeader.read(in);
            Element element = Element.valueOf(header.type().name());
            int count = Tensor.elements("npy", header.shape());
            long expected = (long) count * element.bytes();
            long found = Files.size(file) - header.dataOffset();
            if (found != expected || expected > Integer.MAX_VALUE) {
                throw FormatException.corrupt(
                        "npy",
                        header.dataOffset(),
                        "shape " + header.shapeText() + " of " + header.dtype() + " needs " + expected
                                + " bytes of data, found " + found);
            }
            byte[] data = in.readNBytes((int) expected);
            if (data.length < expected) {
                throw FormatException.corrupt("npy", "the file became shorter while it was read");
            }
            return Tensor.of(ByteBuffer.wrap(data).order(header.order()), element, header.shape(), header.fortran());
        }
    }
}
