package org.lacuna.media.text.speech;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.decode.AudioBlock;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.decode.MediaSink;
import org.lacuna.media.decode.MediaSource;
import org.lacuna.media.decode.MediaSource.ReadOptions;
import org.lacuna.media.decode.VideoFrame;
import org.lacuna.media.text.ClipListener;
import org.lacuna.media.text.Transcript;
import org.lacuna.media.text.words.Sentences;

/**
 * Listens to a clip in a pass of its own over its sound, 16 kHz mono. Sound streams through: memory
 * does not grow with the clip. An engine is opened for each clip and closed after it. Thread-safe
 * when its parts are.
 */
public final class SpeechListener implements ClipListener {

  private static final ReadOptions SOUND =
      new ReadOptions(false, true, SpeechRecognizer.SAMPLE_RATE, 0);

  /** Words in one subtitle. */
  private static final int LONGEST_CUE = 12;

  private final MediaSource source;
  private final SpeechEngines engines;

  public SpeechListener(MediaSource source, SpeechEngines engines) {
    this.source = source;
    this.engines = engines;
  }

  @Override
  public Transcript recognise(
      MediaInfo info,
      Optional<Path> model,
      long durationUs,
      CancelToken cancel,
      ProgressSink progress)
      throws LacunaException {
    try (SpeechRecognizer recognizer = engines.recognizer(model)) {
      SpeechRecognizer.Session session = recognizer.start(cancel);
      listen(info, session::add, cancel, (f, stage) -> progress.progress(f, "Recognising speech"));
      List<TimedWord> words = inside(session.finish(), durationUs);
      int[] sizes = words.stream().mapToInt(w -> 1).toArray();
      return Transcript.ofWords(
          Sentences.part(words, sizes, LONGEST_CUE).stream()
              .map(r -> words.subList(r.from(), r.to()))
              .toList(),
          recognizer.label());
    }
  }

  @Override
  public Transcript align(
      MediaInfo info, Transcript transcript, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    try (WordAligner engine = engines.aligner()) {
      TranscriptAligner aligner = new TranscriptAligner(engine, transcript, cancel);
      if (aligner.cues() == 0) {
        return transcript;
      }
      listen(info, aligner::add, cancel, (f, stage) -> progress.progress(f, "Aligning the words"));
      Transcript aligned = aligner.finish();
      boolean found = aligned.words().stream().anyMatch(w -> w.origin() == Origin.ALIGNED);
      return found ? aligned.from(aligned.source() + ", aligned to the sound") : aligned;
    }
  }

  private interface Ear {
    void hear(FloatBuffer samples, long timeUs) throws LacunaException;
  }

  private void listen(MediaInfo info, Ear ear, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    MediaSink sink =
        new MediaSink() {
          @Override
          public void video(VideoFrame frame) {
            // Not asked for.
          }

          @Override
          public void audio(AudioBlock block) throws LacunaException {
            ear.hear(block.samples(), block.timeUs());
          }
        };
    source.read(info.file(), SOUND, sink, cancel, progress);
  }

  /** A recogniser counts in steps of its own: its last word may end just behind the clip. */
  private static List<TimedWord> inside(List<TimedWord> words, long durationUs) {
    if (durationUs <= 0) {
      return words;
    }
    return words.stream()
        .filter(w -> w.startUs() < durationUs)
        .map(
            w ->
                new TimedWord(
                    w.text(),
                    w.startUs(),
                    Math.min(w.endUs(), durationUs),
                    w.origin(),
                    w.confidence()))
        .toList();
  }
}
