package upscale.explain;

import java.util.ArrayList;
import java.util.List;
import upscale.explain.Explanation.Box;
import upscale.explain.Explanation.Boxes;
import upscale.explain.Explanation.Sentence;
import upscale.explain.Explanation.Tone;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.SampleType;
import upscale.method.ChannelOrder;

/** Pixel shuffle: each row of the input is a channel of one row. */
final class ShuffleSteps {
    private ShuffleSteps() {}

    static Explanation of(Question question) {
        Numbers input = question.input();
        Raster deep = Raster.allocate(ImageInfo.planes(input.width(), 1, input.height(), SampleType.F64));
        for (int c = 0; c < input.height(); c++) {
            deep.setRow(c, 0, input.rows()[c], 0, 1);
        }
        Image wide = question.method().apply(deep, question.options()).image();
        ChannelOrder order = ChannelOrder.of(question.options());
        List<Box> channels = new ArrayList<>();
        for (int c = 0; c < input.height(); c++) {
            channels.add(new Numbers(new double[][] {input.rows()[c]}).box("", "channel " + c, Tone.PLAIN));
        }
        List<Box> shuffled = new ArrayList<>();
        for (int c = 0; c < wide.info().channels(); c++) {
            shuffled.add(Numbers.of(wide, c).box(c == 0 ? "->" : "", "output channel " + c, Tone.STRONG));
        }
        int rows = wide.info().height();
        int columns = wide.info().width() / input.width();
        return new Explanation(
                "Pixel shuffle",
                List.of(
                        new Sentence("Input " + input.height() + " channels of 1x" + input.width() + ": every "
                                + rows * columns + " channels become the " + rows + "x" + columns
                                + " pixels of one channel's blocks. In order " + order + ", "
                                + (order == ChannelOrder.CRD
                                        ? "those of one output channel follow one another (PyTorch)."
                                        : "all output channels' first pixels come first (TensorFlow).")),
                        new Boxes(channels),
                        new Boxes(shuffled)));
    }
}
