package upscale.format.dicom;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Optional;
import upscale.format.Document;
import upscale.format.Effort;
import upscale.format.Encoder;
import upscale.format.Format;
import upscale.format.Metadata;
import upscale.format.Source;
import upscale.format.WriteOptions;
import upscale.image.ImageInfo;

/** What {@link DicomContractTest} asks for, of files of run-length coded frames. */
class RleContractTest extends DicomContractTest {
    @Override
    protected Format format() {
        return new Small(new DicomFormat());
    }

    /** Writes the smallest files, whatever is asked for. */
    private record Small(Format dicom) implements Format {
        @Override
        public String name() {
            return dicom.name();
        }

        @Override
        public String summary() {
            return dicom.summary();
        }

        @Override
        public List<String> suffixes() {
            return dicom.suffixes();
        }

        @Override
        public boolean recognises(byte[] head) {
            return dicom.recognises(head);
        }

        @Override
        public Document read(Source source) throws IOException {
            return dicom.read(source);
        }

        @Override
        public boolean writes() {
            return dicom.writes();
        }

        @Override
        public boolean writesPages() {
            return dicom.writesPages();
        }

        @Override
        public boolean seeks() {
            return dicom.seeks();
        }

        @Override
        public Optional<String> refuses(ImageInfo info) {
            return dicom.refuses(info);
        }

        @Override
        public Encoder<?> encoder(ImageInfo info, Metadata metadata, WriteOptions options, WritableByteChannel channel)
                throws IOException {
            return dicom.encoder(info, metadata, options.withEffort(Effort.of(Effort.Preset.SMALL)), channel);
        }
    }
}
