package upscale.method.learned;

import java.util.Optional;
import upscale.engine.Degradation;
import upscale.engine.Interpolator;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.method.LearnedModel;
import upscale.method.MethodException;

/**
 * A model, and what it makes brought nearer to what it was made of: made small again as it learned that small images are made, it should be the image itself, so what it differs from that is enlarged and
 * added, several times (iterative back-projection; M. Irani, S. Peleg 1991, Improving resolution by image registration, CVGIP: Graphical Models and Image Processing 53, 231-239).
 *
 * @param model whose results these are
 * @param times at least 1
 */
record Refined(LearnedModel model, int times) implements LearnedModel {
    Refined {
        if (model.degradation().isEmpty()) {
            throw new MethodException("--refine goes by how small images are made of large ones, and that " + model
                    + " does not say: it learned of pairs, or by a kernel in a file");
        }
    }

    @Override
    public int scale() {
        return model.scale();
    }

    @Override
    public Optional<Degradation> degradation() {
        return model.degradation();
    }

    @Override
    public Image missing(Image planes) {
        Image missing = model.missing(planes);
        for (int i = 0; i < times; i++) {
            missing = Shared.of(missing, latest -> nearer(planes, latest));
        }
        return missing;
    }

    private Image nearer(Image planes, Image missing) {
        ImageInfo large = missing.info();
        Image enlarged = new Sum(Interpolator.MIRRORED_BICUBIC.of(planes, large.width(), large.height()), 1, missing);
        Image lacking = new Sum(planes, -1, degradation().orElseThrow().of(enlarged, scale()));
        return new Sum(missing, 1, Interpolator.MIRRORED_BICUBIC.of(lacking, large.width(), large.height()));
    }

    @Override
    public LearnedModel ensemble() {
        return new Refined(model.ensemble(), times);
    }

    @Override
    public String toString() {
        return model + ", refined " + times + (times == 1 ? " time" : " times");
    }
}
