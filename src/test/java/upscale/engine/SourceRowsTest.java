package upscale.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.RowReader;
import upscale.image.SampleType;
import upscale.image.Samples;
import upscale.rows.Rows;

class SourceRowsTest {
    private final List<Integer> fetched = new ArrayList<>();

    private final Image source = new Image() {
        private final Image rows = Samples.raster(ImageInfo.planes(3, 100, 2, SampleType.U8), (c, x, y) -> 100 * c + y);

        @Override
        public ImageInfo info() {
            return rows.info();
        }

        @Override
        public RowReader newReader() {
            RowReader reader = rows.newReader();
            return band -> {
                IntStream.range(band.top(), band.bottom()).forEach(fetched::add);
                reader.read(band);
            };
        }
    };

    private final SourceRows<float[], float[]> window = SourceRows.plain(Rows.FLOAT, source);

    private void require(int from, int to) {
        window.require(IntStream.range(from, to).toArray());
        for (int y = from; y < to; y++) {
            assertThat(window.row(0, y)[0]).isEqualTo(y);
            assertThat(window.row(1, y)[2]).isEqualTo(100 + y);
        }
    }

    @Test
    void fetchesEveryRowOnceWhileItIsNeeded() {
        require(0, 50);
        require(20, 60);
        require(58, 61);
        assertThat(fetched)
                .containsExactlyElementsOf(IntStream.range(0, 61).boxed().toList());
    }

    @Test
    void keepsNothingThatIsNoLongerNeeded() {
        require(0, 10);
        require(8, 12);
        assertThatThrownBy(() -> window.row(0, 7)).isInstanceOf(NullPointerException.class);
        require(7, 9); // so it is fetched again
        assertThat(fetched).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 7);
    }

    @Test
    void fetchesRowsThatLieApart() {
        window.require(new int[] {0, 1, 40, 99});
        assertThat(window.row(0, 40)[1]).isEqualTo(40);
        assertThat(window.row(1, 99)[0]).isEqualTo(199);
        assertThat(fetched).containsExactly(0, 1, 40, 99);
    }
}
