package upscale.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    @Test
    void whatIsWrittenIsRead(@TempDir Path folder) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("scale", "2");
        metadata.put("made \"by\"", "a\\b\n\u00e9\u2713");
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("up.weight", new Tensor(List.of(2, 1, 1, 2), new double[] {1, -0.5, 3.25, 1e-3f}));
        arrays.put("one", new Tensor(List.of(), new double[] {7}));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ModelFile(metadata, arrays).write(out);

        Path file = Files.write(folder.resolve("model.safetensors"), out.toByteArray());
        for (ModelFile read : List.of(ModelFile.read(file), ModelFile.read(out.toByteArray()))) {
            assertThat(read.metadata()).containsExactlyEntriesOf(metadata);
            assertThat(read.arrays().keySet()).containsExactlyElementsOf(arrays.keySet());
            arrays.forEach((name, tensor) -> {
                assertThat(read.arrays().get(name).shape()).isEqualTo(tensor.shape());
                assertThat(read.arrays().get(name).data()).isEqualTo(tensor.data());
            });
        }
        assertThat(out.size() % 4).isZero();
    }
}
