package upscale.job;

import java.util.ArrayList;
import java.util.List;
import upscale.engine.Edge;
import upscale.image.AxisMap;
import upscale.image.Band;
import upscale.image.Image;
import upscale.image.ImageInfo;
import upscale.image.Raster;
import upscale.image.Ratio;
import upscale.image.RowReader;
import upscale.image.SampleType;
import upscale.method.Method;
import upscale.method.MethodOptions;
import upscale.method.Parameter;
import upscale.method.Target;

/**
 * What a method makes of a row of slices: the weights it gives them. They are found by asking it: a column of zeros but for a one at slice k
 * becomes the weights of slice k in every output. So whatever the method knows (kernel, grid, a library's rounding of sizes) holds across
 * slices as it does within them, and what it copies it copies. Beyond the ends the last slice is repeated.
 *
 * @param outputs of each output slice, the slices it is made of
 * @param map from output slices to source slices
 * @param copies whether every slice is itself, and nothing is said anew of where it lies
 */
record SliceWeights(List<Parts> outputs, AxisMap map, boolean copies) {
    private static final int AT_ONCE = 64;

    /** Slices by their index, ascending, and the weight of each. */
    record Parts(List<Integer> slices, List<Double> weights) {}

    /** Every slice itself. */
    static SliceWeights copying(int slices) {
        List<Parts> outputs = new ArrayList<>();
        for (int i = 0; i < slices; i++) {
            outputs.add(new Parts(List.of(i), List.of(1.0)));
        }
        return new SliceWeights(outputs, AxisMap.IDENTITY, true);
    }

    /**
     * Those of an interpolation.
     *
     * @param slices how many there are
     * @param scale how many times as many there shall be
     */
    static SliceWeights of(Method method, MethodOptions options, int slices, Ratio scale) {
        MethodOptions along = options.to(new Target.Scale(Ratio.ONE, scale));
        if (method.parameters().contains(Parameter.EDGE)) {
            along = along.with(Parameter.EDGE, Edge.REPLICATE);
        }
        List<Parts> outputs = new ArrayList<>();
        AxisMap map = AxisMap.IDENTITY;
        for (int first = 0; first < slices; first += AT_ONCE) {
            int count = Math.min(AT_ONCE, slices - first);
            Image image = method.apply(ones(slices, first, count), along).image();
            ImageInfo info = image.info();
            map = info.rows();
            while (outputs.size() < info.height()) {
                outputs.add(new Parts(new ArrayList<>(), new ArrayList<>()));
            }
            RowReader reader = image.newReader();
            Band band = Band.of(info, 1);
            for (int o = 0; o < info.height(); o++) {
                reader.read(band.at(o, o + 1));
                for (int k = 0; k < count; k++) {
                    double weight = band.sample(k, 0, o);
                    if (weight != 0) {
                        outputs.get(o).slices.add(first + k);
                        outputs.get(o).weights.add(weight);
                    }
                }
            }
        }
        return new SliceWeights(outputs, map, false);
    }

    /** Channel k of {@code count} is a one in row {@code first + k} and zeros above and below it. */
    private static Image ones(int slices, int first, int count) {
        Raster ones = Raster.allocate(ImageInfo.planes(1, slices, count, SampleType.F64));
        for (int k = 0; k < count; k++) {
            ones.set(k, 0, first + k, 1);
        }
        return ones;
    }

    /** The source slice whose place is nearest to output {@code o}. */
    int nearest(int o, int slices) {
        return Edge.REPLICATE.index((int) Math.floor(map.at(o) + 0.5), slices);
    }
}
