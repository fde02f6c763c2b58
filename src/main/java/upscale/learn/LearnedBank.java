package upscale.learn;

import upscale.bank.Bank;
import upscale.image.Image;

/** A bank of kernels that was learned. */
public record LearnedBank(Bank bank) implements Enlarger {
    @Override
    public int scale() {
        return bank.scale();
    }

    @Override
    public Image of(Image small) {
        return bank.enlarged(small);
    }
}
