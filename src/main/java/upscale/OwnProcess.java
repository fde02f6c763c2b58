package upscale;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import upscale.sweep.AtEnd;
import upscale.telling.Surroundings;

/**
 * The process of the command line. When a signal ends it, Java runs its hooks, and exits with 128 and the signal's number: so that is
 * where a run is brought to its end.
 */
final class OwnProcess implements Surroundings {
    /** What is computed looks up at every band: if it has not by then, it hangs on a file or a library, and there is no use in waiting. */
    private static final int PATIENCE_SECONDS = 2;

    private static final int USUAL_COLUMNS = 80;
    private static final int LEAST_COLUMNS = 20;

    /** Java cannot tell; the launcher does. */
    @Override
    public Screen screen() {
        return Boolean.getBoolean("upscale.terminal") ? Screen.TERMINAL : Screen.LOG;
    }

    /** This neither. */
    @Override
    public boolean drawsOn() {
        return Boolean.getBoolean("upscale.drawn");
    }

    @Override
    public int columns() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String[] size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .trim()
                    .split(" ");
            int columns = Integer.parseInt(size[size.length - 1]);
            return columns < LEAST_COLUMNS ? USUAL_COLUMNS : columns; // some terminals say 0
        } catch (IOException | NumberFormatException e) {
            return USUAL_COLUMNS;
        }
    }

    @Override
    public Watch watch(Run run) {
        Ending ending = new Ending(run, Thread.currentThread());
        AtEnd.run(ending);
        return ending;
    }

    private static final class Ending implements Watch, Runnable {
        private final CountDownLatch over = new CountDownLatch(1);
        private final Run run;
        private final Thread runner;

        Ending(Run run, Thread runner) {
            this.run = run;
            this.runner = runner;
        }

        @Override
        public void close() {
            over.countDown();
        }

        @Override
        public void run() {
            if (over.getCount() == 0 || !run.underWay()) {
                return;
            }
            endAtOnceOn("INT");
            endAtOnceOn("TERM");
            runner.interrupt();
            try {
                if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    Thread last = new Thread(this::end, "last");
                    last.setDaemon(true);
                    last.start();
                    last.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)); // it may have to wait for standard output
                }
            } catch (InterruptedException e) {
                // then it ends without it
            }
        }

        private void end() {
            try {
                run.end();
            } catch (RuntimeException e) {
                // standard output is closed, and what could be told elsewhere is
            }
        }

        // Java itself would have another signal wait until the hooks are through. What handles signals is in every JDK
        // but in no
        // standard, so that compilers warn of it where it is named.
        private static void endAtOnceOn(String name) {
            try {
                Class<?> signal = Class.forName("sun.misc.Signal");
                Class<?> handler = Class.forName("sun.misc.SignalHandler");
                Object received = signal.getConstructor(String.class).newInstance(name);
                int code = 128 + (int) signal.getMethod("getNumber").invoke(received);
                Object ending = Proxy.newProxyInstance(
                        Ending.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                            Runtime.getRuntime().halt(code);
                            return null;
                        });
                signal.getMethod("handle", signal, handler).invoke(null, received, ending);
            } catch (ReflectiveOperationException e) {
                // there is no such signal here, or it is left to others (-Xrs)
            }
        }
    }
}
