package org.lacuna.app.boot;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lacuna.app.gpu.GpuFolder;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.store.EntryStore;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.PictureReader;
import org.lacuna.media.decode.PlaybackSource;
import org.lacuna.media.decode.SoundReader;
import org.lacuna.media.degrade.ClipDegrader;
import org.lacuna.media.extract.ClipExtractor;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.play.Playback;
import org.lacuna.media.play.PlayerListener;
import org.lacuna.media.play.SoundDevice;
import org.lacuna.media.text.ClipWords;

/**
 * What the command line and the window work with. Built once by the composition root and passed to
 * whoever needs it. Everything is made on first use, so that starting is quick. Thread-safe; what a
 * method returns has its own rules.
 */
public interface Services extends AutoCloseable {

  /** The program's version, for example {@code 0.1.0}. */
  String version();

  /** Versions of the program and of the libraries it was built with. */
  ProgramVersions versions();

  /** The GPU parts, when they are installed. */
  GpuFolder gpu();

  /** Where this user's files of the program lie. */
  UserFolders folders();

  /** Reads media files; for probing and playing. */
  MediaSource media();

  /** Takes clips to feature sets in the usual way; see {@link #extractor(ExtractionMode)}. */
  default ClipExtractor extractor() throws LacunaException {
    return extractor(ExtractionMode.USUAL);
  }

  /**
   * Takes clips to feature sets; shared, thread-safe.
   *
   * @throws LacunaException of kind MODEL when a network that it needs cannot be opened
   */
  ClipExtractor extractor(ExtractionMode mode) throws LacunaException;

  /**
   * Makes clips worse in places; shared, thread-safe.
   *
   * @throws LacunaException of kind MODEL when a network that it needs cannot be opened
   */
  ClipDegrader degrader() throws LacunaException;

  /** What extraction measures: the columns of each extractor, with its version. */
  List<FeatureSpec> extracted();

  /**
   * Says that a clip will be extracted soon: unless it is known, its process gets ready meanwhile.
   */
  void prepareExtraction(Path clip, ExtractOptions options, ExtractionMode mode);

  /**
   * Serves extractions to another process of this program, over standard streams, until it is gone.
   *
   * @return whether work is still going on, which only the end of the process stops
   */
  boolean serveExtraction(InputStream in, OutputStream out);

  /**
   * How this program is started again to test one network.
   *
   * @param scratch an empty folder for its files, which the caller deletes
   * @return what it is to do is added to its command
   */
  ProcessBuilder networkTest(Path scratch);

  /** What was extracted before. */
  EntryStore cache();

  /** Small pictures of clips. */
  EntryStore pictureCache();

  /** How large both may grow together. */
  CacheLimit cacheLimit();

  /** Finds the words of clips, in a transcript or in the sound; shared, thread-safe. */
  ClipWords words();

  /**
   * Starts to open a clip for playing, with sound on the default device of the machine.
   *
   * @param listener hears what happens, on the player's threads
   * @return the player, which the caller closes
   */
  default Playback play(Path file, PlayerListener listener) {
    return play(file, clip -> clip, listener);
  }

  /**
   * Like {@link #play(Path, PlayerListener)}, with something between the clip and the player.
   *
   * @param through puts it there, once
   */
  Playback play(Path file, UnaryOperator<PlaybackSource> through, PlayerListener listener);

  /**
   * Opens the pictures of a clip that was read before, so that native code has met the file in a
   * process of its own; the caller closes them.
   *
   * @throws LacunaException of kind MEDIA when there are none that can be read
   */
  PictureReader pictures(Path file) throws LacunaException;

  /**
   * Opens the sound of a clip that was read before, in the same way; the caller closes it.
   *
   * @throws LacunaException of kind MEDIA when there is none that can be read
   */
  SoundReader sound(Path file) throws LacunaException;

  /**
   * Starts to open a clip as {@link #play(Path, PlayerListener)} does, with the sound on another
   * device.
   *
   * @return the player, which the caller closes
   */
  Playback playOn(Path file, SoundDevice device, PlayerListener listener);

  /** Time that the networks of this process have spent in native code so far, nanoseconds. */
  long networkNanos();

  /** The ONNX Runtime of this process. The first call loads its natives. */
  OnnxRuntime runtime();

  /**
   * Opens a model bundle.
   *
   * @param folder the bundle; empty for the one that comes with the program, which is read once
   * @throws LacunaException of kind MODEL when it is no bundle or damaged
   */
  ModelBundle bundle(Optional<Path> folder) throws LacunaException;

  /**
   * Opens the network of a bundle; the caller closes it.
   *
   * @throws LacunaException of kind MODEL when it does not fit its card or the device is refused
   */
  Predictor openPredictor(ModelBundle bundle, Device.Request device) throws LacunaException;

  /**
   * The demo clip as a file in this user's cache folder, its transcript beside it under the same
   * name.
   *
   * @throws LacunaException of kind MEDIA when the folder cannot be written
   */
  Path demoClip() throws LacunaException;

  /** Frees what the services hold; what was opened from them must be closed before. */
  @Override
  void close();
}
