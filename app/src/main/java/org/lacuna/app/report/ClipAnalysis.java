package org.lacuna.app.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.lacuna.inference.clip.ClipPrediction;
import org.lacuna.inference.clip.ClipPredictor.Attended;
import org.lacuna.inference.clip.Reconstruction;
import org.lacuna.inference.drop.Drops;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.Extraction;

/**
 * What one analysis of one clip came to. Plain values; immutable.
 *
 * @param extraction what was measured in the clip
 * @param bundle the model
 * @param device where it ran, and why there
 * @param drops stretches that the network was not shown
 * @param prediction with the modalities that were asked for
 * @param audio the sound features as rebuilt from the other modalities beside the real ones; empty
 *     when the model rebuilds none or had nothing to rebuild them from
 * @param subsets all seven subsets in the order of {@link ModalitySet#nonEmptySubsets()}; empty
 *     when they were not asked for
 * @param attention one window with its attention maps; empty when not asked for
 * @param timing where the time went
 */
public record ClipAnalysis(
    Extraction extraction,
    ModelBundle bundle,
    Device device,
    Drops drops,
    ClipPrediction prediction,
    Optional<Reconstruction> audio,
    List<ClipPrediction> subsets,
    Optional<Attended> attention,
    Timing timing) {

  public ClipAnalysis {
    subsets = List.copyOf(subsets);
  }

  /**
   * The same with the time from a beginning until now.
   *
   * @param opened when the model was open, {@link System#nanoTime}
   */
  ClipAnalysis since(long began, long opened) {
    Timing total =
        new Timing(opened - began, timing.predict, timing.subsets, System.nanoTime() - began);
    return new ClipAnalysis(
        extraction, bundle, device, drops, prediction, audio, subsets, attention, total);
  }

  /**
   * What is to be analysed, and how.
   *
   * @param clip the file
   * @param transcript a transcript that the user names; empty to look for one
   * @param speech how words are had from the sound
   * @param use the modalities that are not dropped
   * @param model a bundle; empty for the one that comes with the program
   * @param device where the network shall run
   * @param everything whether all subsets and attention maps are wanted too
   * @param face id of the face to analyse; empty for the one that speaks
   */
  public record Request(
      Path clip,
      Optional<Path> transcript,
      ExtractOptions.Speech speech,
      ModalitySet use,
      Optional<Path> model,
      Device.Request device,
      boolean everything,
      OptionalInt face) {

    /** Words of a transcript only. */
    public Request(
        Path clip,
        Optional<Path> transcript,
        ModalitySet use,
        Optional<Path> model,
        Device.Request device,
        boolean everything,
        OptionalInt face) {
      this(
          clip,
          transcript,
          ExtractOptions.Speech.TRANSCRIPT_ONLY,
          use,
          model,
          device,
          everything,
          face);
    }

    /** A clip with nothing dropped, the program's own model, and all subsets. */
    public static Request whole(Path clip) {
      return new Request(
          clip,
          Optional.empty(),
          ModalitySet.all(),
          Optional.empty(),
          Device.Request.AUTO,
          true,
          OptionalInt.empty());
    }
  }

  /**
   * Wall time in nanoseconds.
   *
   * @param open opening the model
   * @param predict the prediction with its reconstruction
   * @param subsets all seven subsets, 0 when they were not asked for
   * @param total everything, from opening the model to the last result
   */
  public record Timing(long open, long predict, long subsets, long total) {}
}
