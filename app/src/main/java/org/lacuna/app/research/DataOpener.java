package org.lacuna.app.research;

import java.nio.file.Path;
import java.util.Locale;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.catalog.Datasets;
import org.lacuna.training.prepare.DataSource;

/** Opens a data set with the language that is wanted. */
public final class DataOpener {

  /** Where the language of a data set comes from. */
  public enum Language {
    /** The data's own columns; the transcripts where they have none. */
    AUTO,
    /** The data's own columns, or none. */
    FILE,
    /** Always the transcripts, embedded by this program. */
    TRANSCRIPTS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Transcripts transcripts;

  public DataOpener(Transcripts transcripts) {
    this.transcripts = transcripts;
  }

  /**
   * Opens what {@link Datasets#open} opens.
   *
   * @throws LacunaException of kind USAGE when the data cannot be read, or have no transcripts
   *     where these are wanted
   */
  public DataSource open(Path path, Language language, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    Dataset data = Datasets.open(path);
    boolean texts = Transcripts.thereAre(data);
    if (language == Language.TRANSCRIPTS && !texts) {
      throw new LacunaException(
          Kind.USAGE, "The data in \"" + path + "\" have no transcripts: use their own language.");
    }
    boolean embed =
        language == Language.TRANSCRIPTS
            || (language == Language.AUTO
                && texts
                && !data.modalities().contains(Modality.LANGUAGE));
    return embed ? transcripts.embed(data, cancel, progress) : DataSource.of(data);
  }
}
