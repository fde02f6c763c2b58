package upscale.format.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A PNG file taken to pieces, or put together from any: its chunks in order, CRCs made when it is written. */
record Chunks(List<Chunk> list) {
    record Chunk(String type, byte[] data) {}

    static Chunks of(Chunk... chunks) {
        return new Chunks(List.of(chunks));
    }

    static Chunks parse(byte[] file) {
        List<Chunk> list = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(file).position(8);
        while (in.hasRemaining()) {
            byte[] data = new byte[in.getInt()];
            byte[] type = new byte[4];
            in.get(type).get(data).getInt();
            list.add(new Chunk(new String(type, StandardCharsets.US_ASCII), data));
        }
        return new Chunks(list);
    }

    static Chunk chunk(String type, int... bytes) {
        byte[] data = new byte[bytes.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) bytes[i];
        }
        return new Chunk(type, data);
    }

    static Chunk header(int width, int height, int depth, int colourType) {
        return new Chunk("IHDR", new Header(width, height, depth, colourType, false).bytes());
    }

    /** An IDAT chunk of rows that include their filter bytes. */
    static Chunk image(int... bytes) {
        return new Chunk("IDAT", deflated(chunk("", bytes).data()));
    }

    static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    static Chunk end() {
        return chunk("IEND");
    }

    /** These chunks with one more, before the first of that type. */
    Chunks before(String type, Chunk chunk) {
        List<Chunk> more = new ArrayList<>(list);
        int at = 0;
        while (!list.get(at).type().equals(type)) {
            at++;
        }
        more.add(at, chunk);
        return new Chunks(more);
    }

    Chunks without(String type) {
        return new Chunks(list.stream().filter(c -> !c.type().equals(type)).toList());
    }

    Chunks with(String type, byte[] data) {
        return new Chunks(list.stream()
                .map(c -> c.type().equals(type) ? new Chunk(type, data) : c)
                .toList());
    }

    byte[] data(String type) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        list.stream().filter(c -> c.type().equals(type)).forEach(c -> out.writeBytes(c.data()));
        return out.toByteArray();
    }

    List<String> types() {
        return list.stream().map(Chunk::type).toList();
    }

    byte[] file() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        for (Chunk chunk : list) {
            byte[] typed = (chunk.type() + " ").getBytes(StandardCharsets.US_ASCII);
            typed = Arrays.copyOf(typed, 4 + chunk.data().length);
            System.arraycopy(chunk.data(), 0, typed, 4, chunk.data().length);
            CRC32 crc = new CRC32();
            crc.update(typed);
            out.writeBytes(ByteBuffer.allocate(4).putInt(typed.length - 4).array());
            out.writeBytes(typed);
            out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        }
        return out.toByteArray();
    }
}
