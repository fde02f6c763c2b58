package upscale.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The list of what is in the jar, as the CycloneDX plug-in makes it of what Maven knows. */
final class BillOfMaterials {
    private BillOfMaterials() {}

    /**
     * TwelveMonkeys and JLine call their licence "the BSD License"; the plug-in takes that for the one of four clauses. Theirs has three,
     * as NOTICE shows, and nothing in the jar has the other.
     */
    static void correct(Path bom) throws IOException {
        Files.writeString(bom, Files.readString(bom).replace("BSD-4-Clause", "BSD-3-Clause"));
    }
}
