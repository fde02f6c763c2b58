package upscale.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import upscale.bank.Bank;
import upscale.bank.BankFile;
import upscale.bank.Phases;
import upscale.learn.BankFit;
import upscale.learn.HoldOut;
import upscale.learn.LearnedBank;

/** A bank of kernels, fitted in closed form. */
record BankLesson(BankFit fit) implements Lesson {
    @Override
    public int scale() {
        return fit.fit().scale();
    }

    @Override
    public String words() {
        return " --adaptive " + fit.kernels() + KernelLesson.words(fit.fit());
    }

    @Override
    public Outcome learn(List<FilePairs.Files> fitted, List<FilePairs.Files> kept, LearnRun run) throws IOException {
        LearnedBank learned;
        try {
            learned = fit.bank(fitted, run.threads(), run);
        } catch (IllegalArgumentException e) {
            throw KernelLesson.undecided(run, e);
        }
        HoldOut scores = HoldOut.of(learned, kept, run.threads(), run.ofKept());
        Bank bank = learned.bank();
        return new Outcome(
                bank + " weights for a scale of " + scale(),
                Map.of("kernels", bank.kernels().length, "side", scale() * bank.size()),
                KernelLesson.told(fit.fit(), Phases.gains(bank.kernels()[0], scale())),
                Optional.of(scores).filter(each -> each.images() > 0),
                told -> BankFile.of(bank, told));
    }
}
