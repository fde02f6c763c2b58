package upscale.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import upscale.bank.BankFile;
import upscale.method.LearnedModel;
import upscale.method.learned.BankModel;
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
            ModelFile model = ModelFile.read(file);
            return BankFile.isOne(model) ? BankModel.of(word, model) : NetworkModel.of(word, model);
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new UsageException("model '" + word
                    + "' is no file: learned takes a network or a bank of kernels in a .safetensors file");
        } catch (IOException e) {
            throw new UsageException("model " + word + ": " + e.getMessage());
        }
    }
}
