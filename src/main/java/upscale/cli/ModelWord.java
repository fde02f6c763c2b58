package upscale.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import upscale.method.LearnedModel;
import upscale.method.learned.NetworkModel;
import upscale.tensor.ModelFile;

/** The word for a model that was learned: a file. */
final class ModelWord {
    private ModelWord() {}

    /** @throws UsageException if there is none in the file of that name */
    static LearnedModel model(String word) {
        try {
            Path file = Path.of(word);
            if (Files.isDirectory(file)) {
                throw new UsageException("model " + word + ": is a folder");
            }
            return NetworkModel.of(word, ModelFile.read(file));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new UsageException("model '" + word + "' is no file: learned takes a network in a .safetensors file");
        } catch (IOException e) {
            throw new UsageException("model " + word + ": " + e.getMessage());
        }
    }
}
