package upscale.method.learned;

import java.util.Optional;
import upscale.bank.Bank;
import upscale.bank.BankFile;
import upscale.engine.Degradation;
import upscale.format.FormatException;
import upscale.image.Image;
import upscale.method.LearnedModel;
import upscale.tensor.ModelFile;

/**
 * A bank of kernels, applied.
 *
 * @param name what it is called
 * @param degradation how the images were made small that it was learned of
 * @param inAllTurns whether the mean over all ways is taken in which an image can lie
 */
public record BankModel(String name, Bank bank, Optional<Degradation> degradation, boolean inAllTurns)
        implements LearnedModel {
    /**
     * The bank in a file that says that there is one.
     *
     * @throws FormatException if it is damaged
     */
    public static BankModel of(String name, ModelFile file) throws FormatException {
        return new BankModel(name, BankFile.bank(file), NetworkModel.degradation(file), false);
    }

    @Override
    public int scale() {
        return bank.scale();
    }

    @Override
    public Image missing(Image planes) {
        return bank.missing(planes, inAllTurns);
    }

    /** Of a symmetric bank that is the same. */
    @Override
    public BankModel ensemble() {
        return new BankModel(name, bank, degradation, true);
    }

    @Override
    public String toString() {
        return name + " (" + bank + (inAllTurns ? ", mean of 8" : "") + ")";
    }
}
