package org.lacuna.app.probe;

import java.util.ArrayList;
import java.util.List;
import org.lacuna.app.boot.Services;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.audio.AcousticExtractor;
import org.lacuna.media.audio.vad.SpeechNetwork;
import org.lacuna.media.decode.MediaSource.Pass;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.resources.LacunaResources;

/** Extracts the audio features of recordings and keeps their summaries only. */
public final class SpeechSummaries {

  private static final ReadOptions SOUND_ONLY =
      new ReadOptions(false, true, ReadOptions.ANALYSIS.sampleRate(), 0);

  private SpeechSummaries() {}

  /**
   * Measures every recording on the calling thread.
   *
   * @return mean and deviation of every column, one row a recording
   * @throws LacunaException of kind MEDIA when a recording cannot be read
   */
  public static List<double[]> of(
      Services services, List<Recording> recordings, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    List<double[]> rows = new ArrayList<>();
    try (SpeechNetwork speech = SpeechNetwork.open(services.runtime(), LacunaResources::model)) {
      for (Recording recording : recordings) {
        progress.progress((double) rows.size() / recordings.size(), "Measuring the voices");
        try (AcousticExtractor extractor = new AcousticExtractor(SOUND_ONLY.sampleRate(), speech)) {
          Pass pass =
              services
                  .media()
                  .read(recording.file(), SOUND_ONLY, extractor, cancel, ProgressSink.ignore());
          rows.add(ClipSummary.of(extractor.finish(pass.endUs())));
        }
      }
    }
    return rows;
  }
}
