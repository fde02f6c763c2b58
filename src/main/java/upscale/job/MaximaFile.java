package upscale.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import upscale.format.Format;
import upscale.format.Page;
import upscale.image.Image;
import upscale.inputs.Input;
import upscale.job.OutputNaming.Destination;
import upscale.method.IndexLayout;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;

/**
 * Where max pooling found its samples, beside what it made of them. Found in a sweep of its own: a sweep serves one encoder, whose bands are as
 * high as it wants them.
 *
 * @param positions the method that finds them
 * @param plan how the image is pooled
 * @param layout how they are numbered
 * @param naming where they go
 */
public record MaximaFile(Method positions, UpscalePlan plan, IndexLayout layout, OutputNaming naming)
        implements Companion {
    @Override
    public String noun() {
        return "index file";
    }

    @Override
    public String name() {
        return "indices";
    }

    @Override
    public List<Path> sources() {
        return List.of();
    }

    @Override
    public Optional<String> refuses(int inputs) {
        return inputs > 1 && !naming.namesEachInput()
                ? Optional.of("several inputs need index files of their own: end --indices in / for a folder, or put"
                        + " {name} into it")
                : Optional.empty();
    }

    @Override
    public boolean keepsFolders() {
        return naming.keepsFolders();
    }

    @Override
    public Optional<Path> folder() {
        return naming.folder();
    }

    @Override
    public Destination destination(Input input, Format read) {
        return naming.of(input, read);
    }

    @Override
    public Contents of(Page page, Image result) throws IOException {
        Format format = naming.format().orElseThrow();
        MethodOptions options = plan.options().with(Parameter.INDEX_LAYOUT, layout);
        return IndexFile.contents(Maxima.of(page, positions, options, plan.alpha(), format), layout);
    }
}
