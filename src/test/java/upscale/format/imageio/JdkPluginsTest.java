package upscale.format.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Readers are found while others are offered, by several threads: ImageIO's registry itself would fail some of them. */
class JdkPluginsTest {
    @Test
    void areFoundWhileTheRegistryChanges() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int t = 0; t < 3; t++) {
                work.add(threads.submit(() -> {
                    for (int i = 0; i < 2000; i++) {
                        JdkPlugins.reader("jpeg").dispose();
                    }
                    return null;
                }));
            }
            work.add(threads.submit(() -> {
                for (int i = 0; i < 500; i++) {
                    JdkPlugins.offer(new JPEGImageReaderSpi());
                }
                return null;
            }));
            for (Future<?> each : work) {
                assertThat(each.get()).isNull();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
