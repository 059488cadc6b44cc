package org.lacuna.app.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lacuna.app.fake.SampleClips;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.extract.ClipExtractor;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.Extraction;

/**
 * Gives the sample clip for every file and remembers what it was asked for. What happens on the way
 * follows from the file's name: "broken" cannot be read, "fault" meets a fault of the program.
 */
public final class ScriptedExtractor implements ClipExtractor {

  private final ModalitySet has;

  /** Names of the files that were asked for, in order. */
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** Options that came with them. */
  final List<ExtractOptions> options = Collections.synchronizedList(new ArrayList<>());

  public ScriptedExtractor(ModalitySet has) {
    this.has = has;
  }

  @Override
  public Extraction extract(
      Path file, ExtractOptions wanted, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    String name = String.valueOf(file.getFileName());
    asked.add(name);
    options.add(wanted);
    progress.progress(0.5, "Reading");
    if (name.contains("broken")) {
      throw new LacunaException(Kind.MEDIA, "\"" + name + "\" is no media file.");
    }
    if (name.contains("fault")) {
      throw new IllegalStateException("scripted");
    }
    return SampleClips.clip(has);
  }
}
