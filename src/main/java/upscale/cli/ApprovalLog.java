package upscale.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import upscale.regression.Approval;
import upscale.telling.Json;

/**
 * Who approved what, when and why: a hidden file beside what is expected, of lines that are only ever added, each a JSON object.
 *
 * @param file that lines are added to
 * @param by who approves
 * @param clock says when
 * @param reason says why, if anybody does
 */
record ApprovalLog(Path file, String by, InstantSource clock, Optional<String> reason) implements Approval.Log {
    private static final String NAME = ".upscale-approved.jsonl";

    /** The one in a folder. */
    static ApprovalLog in(Path folder, String by, Optional<String> reason) {
        return new ApprovalLog(folder.resolve(NAME), by, InstantSource.system(), reason);
    }

    /** Who is there: as Git would call them, if that is told, and else the system. */
    static String user() {
        return Optional.ofNullable(System.getenv("GIT_AUTHOR_NAME"))
                .filter(name -> !name.isBlank())
                .orElse(System.getProperty("user.name"));
    }

    @Override
    public void add(Approval.Entry entry) throws IOException {
        Json line = new Json()
                .put("name", entry.name())
                .put("was", entry.was().word())
                .put("by", by)
                .put("at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        reason.ifPresent(text -> line.put("reason", text));
        entry.before().ifPresent(hash -> line.put("oldSha256", hash));
        entry.after().ifPresent(hash -> line.put("newSha256", hash));
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        if (Files.isSymbolicLink(file)) {
            throw new IOException("the log " + file + " is a link, which may lead anywhere: remove it");
        }
        try (FileChannel channel = FileChannel.open(file, CREATE, APPEND, NOFOLLOW_LINKS)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }
}
