package org.lacuna.app.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.PictureReader;
import org.lacuna.media.degrade.Change;
import org.lacuna.media.extract.Extraction;
import org.lacuna.media.sound.ClipSamples;

/** What the session asks of the rest of the program; called away from the thread of the views. */
public interface Backend {

  /** Reads a clip to its features. */
  Extraction read(Path file, CancelToken cancel, ProgressSink progress) throws LacunaException;

  /**
   * The same clip with its words heard by the built-in speech recognition, unless a transcript has
   * turned up beside it; nothing else is extracted again.
   */
  Extraction recogniseSpeech(Extraction clip, CancelToken cancel, ProgressSink progress)
      throws LacunaException;

  /**
   * The same clip made worse in places.
   *
   * @param clip as it was read
   */
  default Extraction degrade(
      Extraction clip, List<Change> changes, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    throw new UnsupportedOperationException("nothing here makes clips worse");
  }

  /** Opens the network that is used where none is chosen; the session closes it. */
  ClipModel openModel() throws LacunaException;

  /** Names of the networks to choose from, the one that is used where none is chosen first. */
  default List<String> models() {
    return List.of();
  }

  /**
   * Opens one of the networks to choose from; whoever asked closes it.
   *
   * @param name one of {@link #models}, or the folder of a model bundle
   */
  default ClipModel openModel(String name) throws LacunaException {
    throw new IllegalArgumentException("there is no network \"" + name + "\" to choose");
  }

  /**
   * Opens the pictures of a clip to look at single ones; whoever asked closes it.
   *
   * @return empty where clips cannot be decoded again
   */
  default Optional<PictureReader> pictures(Path file) throws LacunaException {
    return Optional.empty();
  }

  /**
   * One HTML page about a clip that needs no other file.
   *
   * @param clip as it was read
   * @param choices what the network is shown of it
   * @param model one of {@link #models}; empty for the one that is used where none is chosen
   * @throws LacunaException of kind MEDIA where nothing is left to show the network
   */
  default String report(
      Extraction clip, Choices choices, Optional<String> model, CancelToken cancel)
      throws LacunaException {
    throw new UnsupportedOperationException("there are no reports here");
  }

  /**
   * Runs networks of the user's own.
   *
   * @throws UnsupportedOperationException where there are no natives
   */
  default OnnxRuntime runtime() {
    throw new UnsupportedOperationException("no network runs here");
  }

  /**
   * How a process is started that tests a network of the user's own.
   *
   * @return from an empty folder for its files, which the caller deletes; empty where networks are
   *     tested in this process
   */
  default Optional<Function<Path, ProcessBuilder>> networkTest() {
    return Optional.empty();
  }

  /** What is measured of each modality. */
  default Map<Modality, FeatureSpec> measured() {
    return Map.of();
  }

  /** The demo clip as a file. */
  Path demoClip() throws LacunaException;

  /** Where projects without a name lie; empty when they are not kept. */
  default Optional<Path> projectFolder() {
    return Optional.empty();
  }

  /**
   * The samples of a stretch of a clip.
   *
   * @param clip one that was read before
   * @param startUs microseconds
   * @param endUs exclusive
   * @return empty where no samples are read
   * @throws LacunaException of kind MEDIA when its sound cannot be read
   */
  default Optional<ClipSamples> samples(Path clip, long startUs, long endUs, CancelToken cancel)
      throws LacunaException {
    return Optional.empty();
  }

  /**
   * A small picture of a clip as a file.
   *
   * @param clip one that was read before
   * @param aboutUs when, microseconds
   * @return empty where no pictures are made
   * @throws LacunaException of kind MEDIA when the clip has no picture
   */
  default Optional<Path> picture(Path clip, long aboutUs) throws LacunaException {
    return Optional.empty();
  }
}
