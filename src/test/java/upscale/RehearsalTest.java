package upscale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    @Test
    void everyJobOfTheRehearsalWorks(@TempDir Path folder) throws IOException {
        assertThat(Rehearsal.in(folder)).isEmpty();
        assertThat(folder).isDirectoryContaining("glob:**/large.tif").isDirectoryContaining("glob:**/gray-2x.png");
    }
}
