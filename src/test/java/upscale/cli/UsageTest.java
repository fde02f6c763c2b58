package upscale.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines that make no sense: one line that says why and what would, exit code 2, and nothing done. */
class UsageTest {
    @TempDir
    private Path folder;

    private Path input;

    @BeforeEach
    void makeInput() {
        input = ImageFiles.gray(folder.resolve("in.png"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'' | how large? give a scale such as -s 2, or a size such as --size 800x600",
                "-s 1,5 | --scale: a scale takes no comma in '1,5': write 1.5 for a fraction, or 1x5 for horizontal x vertical",
                "-s 0 | --scale: scale '0': 0 is not positive",
                "-s -2 | --scale: '-2' is not a scale; expected 2, 2x, 1.5, 200% or 2x3 (horizontal x vertical)",
                "-s 1e3 | --scale: '1e3' is not a scale",
                "-s x | --scale: 'x' is not a scale",
                "-s 2x3x4 | --scale: '2x3x4' is not a scale",
                "-s NaN | --scale: 'NaN' is not a scale",
                "-s 99999999999999999999 | is out of range",
                "-s 0.0000000000001 | is out of range",
                "-s | --scale needs a value: --scale SCALE",
                "-s 2 -s 3 | --scale is given more than once: 2, 3",
                "-s 2 --size 3x3 | --scale and --size exclude one another",
                "--size 0x3 | --size: size '0x3': each side is from 1 to 2147483647",
                "--size 9999999999999x3 | each side is from 1 to 2147483647",
                "--size x | --size: 'x' is not a size; expected WxH, Wx or xH in pixels",
                "--size -3x3 | --size: '-3x3' is not a size",
                "-s 2 --fit inside | --fit goes with --size WxH",
                "--size 3x --fit inside | --fit goes with --size WxH",
                "--size 3x3 --fit insid | --fit: 'insid' is no fit; did you mean inside?",
                "-s 2 -m lanczs | no method or kernel is called 'lanczs'; did you mean lanczos?",
                "-s 2 -m bednails | no method or kernel is called 'bednails'; did you mean bed-of-nails?",
                "-s 2 -m qqqqq | no method or kernel is called 'qqqqq'; there are nearest, bilinear,",
                "-s 2 -m mitchell -k box | --method mitchell is a kernel already",
                "-s 2 -k michell | no kernel is called 'michell'; did you mean mitchell?",
                "-s 2 -k lanczos:99 | kernel lanczos:99: N is an integer from 1 to 32, not 99",
                "-s 2 -k lanczos:2.5 | N is an integer from 1 to 32, not 2.5",
                "-s 2 -k cubic:1 | kernel cubic:1: cubic:B,C needs C; C is a number from -10 to 10",
                "-s 2 -k keys:1,2 | kernel keys:1,2: keys[:A] takes at most 1",
                "-s 2 -k gaussian:x | kernel gaussian:x: 'x' is no number; SIGMA is a number from 0.1 to 100",
                "-s 2 -m transposed -k 1,2;3 | row 2 has 1 numbers, the first has 2",
                "-s 2 -m transposed -k 1,2;x,4 | 'x' in row 2, column 1 is no number",
                "-s 2 -m transposed -k gaussian:2 --kernel-layout keras | a layout is for arrays of four axes",
                "-s 2 -m transposed --kernel-layout chw | no layout of kernels; there are torch, keras",
                "-s 2 -m transposed --bias 1,x | bias '1,x' is no file",
                "-s 2 -m nearest --bias 1 | nearest does not take --bias",
                "-s 2 -m lanczos --kernel-layout keras | lanczos does not take --kernel-layout",
                "-s 2 -m transposed -k nosuch | is no file, no matrix such as",
                "-s 2 --edge miror | --edge: 'miror' is neither an edge nor a number; did you mean mirror?",
                "-s 2 --edge NaN | --edge: 'NaN' is neither an edge nor a number",
                "-s 2 --align halfpixel | --align: 'halfpixel' is no alignment; did you mean half-pixel?",
                "-s 2 --nearest-rounding flor | 'flor' is no rounding; did you mean floor?",
                "-s 2 --like pilow | --like: 'pilow' is no library; did you mean pillow?",
                "-s 2 --padding -1 | --padding: '-1' is not a padding; expected valid, same, same-lower, or pixels",
                "-s 2 --offset 1: | --offset: '1:' is not a whole number or a pair; expected N, ROWS,COLUMNS",
                "-s 2 --alpha no | --alpha: 'no' is no way with alpha; there are premultiplied, straight, opaque",
                "-s 2 --range wrap | --range: 'wrap' is no range; there are clamp, rescale, offset, float",
                "-s 2 --deringing NaN | --deringing is from 0 to 1, not NaN",
                "-s 2 --deringing 1.5 | --deringing is from 0 to 1, not 1.5",
                "-s 2 --deringing much | --deringing: 'much' is not a double",
                "-s 2 -m fourier --edge wrap | fourier does not take --edge; it takes --align, --apodize",
                "-s 2 -m fourier --apodize han | --apodize: 'han' is no apodization; did you mean hann?",
                "-s 2 -m fourier --apodize hann:2 | --apodize: 'hann:2': only tukey takes a number",
                "-s 2 -m fourier --apodize tukey:1.5 | --apodize: 'tukey:1.5': tukey:A takes an A from 0 to 1",
                "-s 2 -m fourier --apodize tukey:x | --apodize: 'tukey:x': tukey:A takes an A from 0 to 1",
                "-s 2 -m fourier --grid centred | --align: 'centred' is no alignment",
                "-s 2 --apodize hann | lanczos does not take --apodize",
                "-s 2 -m nearest --deringing 1 | nearest does not take --deringing; it takes --align, --like, --nearest-rounding",
                "-s 2 -m nearest -k box | nearest does not take --kernel",
                "-s 2 -m lanczos --padding same | lanczos does not take --padding",
                "-s 2 -m nearest --linear | nearest copies samples and mixes none: leave out --linear",
                "-s 2 -m nearest --alpha straight | nearest copies samples and mixes none: leave out --alpha straight",
                "-s 2 -j 0 | --threads is from 1 to 1024, not 0",
                "-s 2 -j -1 | --threads is from 1 to 1024, not -1",
                "-s 2 -j many | --threads: 'many' is not an int",
                "-s 2 --quality 0 | --quality is from 1 to 100, not 0",
                "-s 2 --quality 101 | --quality is from 1 to 100, not 101",
                "-s 2 --format pgn | no format is called 'pgn'; did you mean png?",
                "-s 2 --format gif | gif files are read only; write ",
                "-s 2 -o x.gif | the output x.gif: gif files are read only; write ",
                "-s 2 -o x.xyz | the output name x.xyz ends in no known format: end it in .png, .tif, ..., give --format",
                "-s 2 -o {nme}.png | output pattern {nme}.png: there is no {nme}; did you mean {name}?",
                "-s 2 -o {q}.png | output pattern {q}.png: there is no {q}; there are {dir}, {name}, {scale}, {method}, {ext}",
                "-s 2 --diff map.png | --diff goes with --reference IMAGE",
                "-s 2 --max-diff 1 | --max-diff goes with --reference IMAGE",
                "-s 2 --shave 2 --psnr 30 | --psnr goes with --reference IMAGE",
                "-s 2 --reference r.png --ssim 2 | --ssim is from 0 to 1, not 2.0",
                "-s 2 --reference r.png b.png | --reference r.png is one image, and there are 2 inputs: name a folder",
                "-s 2 --reference no/such/ --series -o x/ | --series takes no --reference",
                "-s 2 --diff-gain 3 | --diff-gain goes with --diff",
                "-s 2 --diff m.png --reference r.png --diff-gain 0 | --diff-gain is a positive number, not 0",
                "-s 2 --diff m.webp --reference r.png | the difference map m.webp ends in no format that is written",
                "-s 2 --diff m.png --reference r/ b.png | --diff m.png is one image, and there are 2 inputs: name a folder",
                "-s 2 --diff - --reference r/ | --diff is a file or a folder",
                "-s 2 --json -o - | the image and --json both want standard output: name a file with -o",
                "-s 2 -q -v | --quiet and --verbose exclude one another",
                "-s 2 -o one.png b.png | several inputs need outputs of their own",
                "-s 2 - - | standard input (-) can be read once only",
                "-s 2 --scal 3 | there is no option --scal; did you mean --scale?",
                "-s 2 --zzzzzzzz | there is no option --zzzzzzzz; see 'upscale --help'",
                "-s 2 methods | methods is a command of its own",
            })
    void isToldInOneLine(String words, String message) throws Exception {
        List<Object> args = new ArrayList<>(List.of(input));
        Stream.of(words.split(" ")).filter(w -> !w.isEmpty() && !w.equals("''")).forEach(args::add);
        Ran ran = Ran.with(args.toArray());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.complaints())
                .singleElement()
                .asString()
                .startsWith("upscale: ")
                .contains(message);
        assertThat(ran.out()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(input);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'' | no input: name an image file or a folder, or - for standard input",
                "help inspekt | no command or topic is called 'inspekt'; did you mean inspect?",
                "help kernel | no command or topic is called 'kernel'; did you mean kernels?",
                "completion csh | 'csh' is no shell that there is a script for; did you mean zsh?",
                "completion | SHELL is missing; see 'upscale completion -h'",
                "inspect | no input: name an image file or a folder",
                "methods --jsn | there is no option --jsn; did you mean --json?",
            })
    void isToldByCommandsToo(String words, String message) {
        Ran ran = Ran.with(
                Stream.of(words.split(" ")).filter(w -> !w.equals("''")).toArray());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.complaints()).singleElement().asString().contains(message);
    }

    @Test
    void whatOnlyTheImageCanTellFailsThatImage() {
        for (String[] words : new String[][] {
            {"-s", "999999999", "the result would have 4999999995 pixels a side; 268435456 are the most there can be"},
            {"--size", "2147483647x1", "the result would have 2147483647 pixels a side"},
            {"-m=transposed", "-s=1.5", "transposed takes a whole scale"},
            {"-m=bed-of-nails", "--size=9x9", "bed-of-nails takes a scale, not a size"},
        }) {
            Ran ran = Ran.with(input, words[0], words[1]);
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.complaints())
                    .singleElement()
                    .asString()
                    .startsWith("upscale: " + input + ": ")
                    .contains(words[2]);
        }
    }

    @Test
    void aFlagMayBeGivenTwiceAndNothingBetweenIsForgotten() {
        Path out = folder.resolve("out.png");
        Ran.well(input, "-f", "-s", 2, "-o", out, "-f");
        assertThat(out).isNotEmptyFile();
        assertThat(Ran.well(input, "-q", "-s", 2, "-f", "-q", "-o", out).err()).isEmpty();
    }

    @Test
    void namesThatLookLikeOptionsOrArgumentFilesAreTakenAsTheyAre() throws Exception {
        Path at = Files.copy(input, folder.resolve("@2x.png"));
        Ran.well(at, "-s", 2);
        assertThat(folder.resolve("@2x-2x.png")).exists();
        assertThat(Ran.with("@nothing.png", "-s", 2).complaints())
                .containsExactly("upscale: @nothing.png: no such file, nor a list nothing.png");
        assertThat(Ran.with("-s", 2, "--", "-x.png").complaints()).containsExactly("upscale: -x.png: no such file");
    }

    @Test
    void inputsHaveNames() {
        Ran ran = Ran.with("", "-s", 2);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.complaints()).containsExactly("upscale: an input has an empty name");
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        assertThat(Ran.with("a\u001b[2Jb.png", "-s", 2).err())
                .isEqualTo("upscale: a?[2Jb.png: no such file" + System.lineSeparator());
    }
}
