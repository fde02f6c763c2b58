package upscale.compare;

/** What may be told of two images. */
public enum Metric {
    /** The largest absolute difference, with its place and the samples there. */
    MAX,
    /** Mean absolute error. */
    MAE,
    /** Mean squared error. */
    MSE,
    /** Root of the mean squared error. */
    RMSE,
    /** Peak signal-to-noise ratio in decibels. */
    PSNR,
    /** Structural similarity. */
    SSIM,
    /** Structural similarity at five scales. */
    MS_SSIM,
    /** Colour differences. */
    CIEDE2000,
    /** Pixels that differ. */
    DIFFERENT;

    /** As it is named on the command line and in reports. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
