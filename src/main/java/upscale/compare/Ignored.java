package upscale.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.RowReader;

/** What a mask and regions say need not be as expected. */
final class Ignored implements Excused.Excuse {
    private final Optional<Image> mask;
    private final List<Region> regions;

    /**
     * @param mask of the size of what is compared: black there need not be as expected
     * @param regions these need not, either; they may lie outside
     * @param whole what is compared
     */
    Ignored(Optional<Image> mask, List<Region> regions, Region whole) {
        this.mask = mask;
        this.regions = regions.stream()
                .flatMap(region -> region.within(whole.width(), whole.height()).stream())
                .toList();
    }

    @Override
    public Asking newAsking() {
        Asking masked = mask.map(Ignored::black).orElse((y, excused) -> {});
        return (y, excused) -> {
            masked.mark(y, excused);
            for (Region region : regions) {
                if (y >= region.y() && y < region.y() + region.height()) {
                    Arrays.fill(excused, region.x(), region.x() + region.width(), true);
                }
            }
        };
    }

    private static Asking black(Image mask) {
        RowReader reader = mask.newReader();
        Band row = Band.of(mask.info(), 1);
        return (y, excused) -> {
            reader.read(row.at(y, y + 1));
            for (int x = 0; x < excused.length; x++) {
                boolean zero = true;
                for (int c = 0; c < mask.info().channels(); c++) {
                    zero &= row.sample(c, x, y) == 0;
                }
                excused[x] |= zero;
            }
        };
    }
}
