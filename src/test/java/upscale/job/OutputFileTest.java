package upscale.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that appears whole or not at all. */
class OutputFileTest {
    @TempDir
    private Path folder;

    private static void write(OutputFile file, String text) throws IOException {
        file.channel().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Path> files() throws IOException {
        Temporary.tidy();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void appearsWhenItIsWholeOnly() throws IOException {
        Path target = folder.resolve("out");
        try (OutputFile file = OutputFile.create(target, false)) {
            write(file, "new");
            assertThat(target).doesNotExist();
            file.commit();
        }
        assertThat(target).hasContent("new");
        assertThat(files()).containsExactly(target);
    }

    @Test
    void leavesNothingUncommitted() throws IOException {
        try (OutputFile file = OutputFile.create(folder.resolve("out"), true)) {
            write(file, "half");
            assertThat(files()).hasSize(1);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void losesNothingThatCameToBeThereMeanwhile() throws IOException {
        Path target = folder.resolve("out");
        try (OutputFile file = OutputFile.create(target, false)) {
            write(file, "new");
            Files.writeString(target, "somebody else's");
            assertThatThrownBy(file::commit).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(target).hasContent("somebody else's");
        assertThat(files()).containsExactly(target);
    }

    @Test
    void isContentWithTheSameBytesThatCameToBeThereMeanwhile() throws IOException {
        Path target = folder.resolve("out");
        try (OutputFile file = OutputFile.create(target, false)) {
            write(file, "new");
            Files.writeString(target, "new");
            file.commit();
        }
        assertThat(target).hasContent("new");
        assertThat(files()).containsExactly(target);
    }

    @Test
    void replacesWhatIsThereOnlyIfItMay() throws IOException {
        Path target = Files.writeString(folder.resolve("out"), "old and longer");
        try (OutputFile file = OutputFile.create(target, true)) {
            write(file, "new");
            assertThat(target).hasContent("old and longer");
            file.commit();
        }
        assertThat(target).hasContent("new");
        assertThat(files()).containsExactly(target);
    }

    @Test
    void isAsLongAsWhatWasWritten() throws IOException {
        Path target = folder.resolve("out");
        try (OutputFile file = OutputFile.create(target, false)) {
            write(file, "header, to be filled in");
            file.channel().position(1 << 16);
            write(file, "end");
            file.channel().position(0);
            write(file, "HEADER");
            file.seal();
            file.commit();
        }
        assertThat(target).hasSize((1 << 16) + 3);
    }

    @Test
    void isNotPutInPlaceIfPartOfItIsLost() throws IOException {
        Path target = folder.resolve("out");
        try (OutputFile file = OutputFile.create(target, false)) {
            write(file, "all of it");
            Files.writeString(files().get(0), "all", StandardOpenOption.TRUNCATE_EXISTING);
            assertThatThrownBy(file::seal).hasMessageContaining("3 bytes of it arrived on the disk, not 9");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void mayHaveAsLongANameAsThereCanBe() throws IOException {
        Path target = folder.resolve("n".repeat(255));
        try (OutputFile file = OutputFile.create(target, false)) {
            file.commit();
        }
        assertThat(target).exists();
    }

    @Test
    void saysWhatCouldNotBeMadeAndNotUnderWhichOtherName() {
        Path target = folder.resolve("none/out");
        assertThatThrownBy(() -> OutputFile.create(target, false))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(target + ": cannot be made in " + folder.resolve("none"));
    }
}
