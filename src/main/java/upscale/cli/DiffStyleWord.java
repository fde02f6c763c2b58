package upscale.cli;

import upscale.compare.DiffStyle;

/** What is shown of differences. */
final class DiffStyleWord extends OneOf<DiffStyle> {
    DiffStyleWord() {
        super(DiffStyle.values(), "style of difference maps");
    }
}
