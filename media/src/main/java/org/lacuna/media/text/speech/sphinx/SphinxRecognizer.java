package org.lacuna.media.text.speech.sphinx;

import edu.cmu.sphinx.api.SpeechResult;
import edu.cmu.sphinx.recognizer.Recognizer;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.result.WordResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.signal.TimedWord.Origin;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.text.speech.SpeechRecognizer;
import org.lacuna.media.text.speech.StretchSession;

/**
 * CMU Sphinx-4 with its US English models: at hand without any download, and rough. Of clearly read
 * sentences it gets about one word in seven wrong, of lively talk many more. Words are lower case
 * without punctuation.
 *
 * <p>The models take some 250 MB of memory and are loaded with the first session.
 *
 * @see <a href="https://cmusphinx.github.io">CMU Sphinx</a>
 */
public final class SphinxRecognizer implements SpeechRecognizer {

  /** Sphinx numbers pronunciations: "the(2)". */
  private static final String PRONUNCIATION = "\\(\\d+\\)$";

  /** Length of an analysis frame's step; a word's span ends where its last step does. */
  private static final long STEP_MS = 10;

  private @Nullable Loaded loaded;

  private record Loaded(SphinxEngine engine, Recognizer recognizer) {}

  @Override
  public String label() {
    return "built-in speech recognition (English, rough)";
  }

  @Override
  public Session start(CancelToken cancel) throws LacunaException {
    cancel.check();
    return new StretchSession(cancel, (stretch, startUs) -> decode(stretch, startUs, cancel));
  }

  private Loaded loaded() throws LacunaException {
    Loaded ready = loaded;
    if (ready == null) {
      SphinxEngine engine = SphinxEngine.open();
      Recognizer recognizer = engine.part("recognizer", Recognizer.class);
      SphinxEngine.guarded(
          () -> {
            recognizer.allocate();
            return recognizer;
          });
      ready = new Loaded(engine, recognizer);
      loaded = ready;
    }
    return ready;
  }

  @Override
  public void close() {
    loaded = null;
  }

  private List<TimedWord> decode(float[] stretch, long startUs, CancelToken cancel)
      throws LacunaException {
    Loaded ready = loaded();
    try {
      Optional<Result> result = ready.engine.decode(ready.recognizer, stretch, cancel);
      return result.isPresent()
          ? SphinxEngine.guarded(() -> words(result.get(), startUs))
          : List.of();
    } catch (CancellationException | LacunaException e) {
      // Broken off in the middle: the next session loads anew.
      loaded = null;
      throw e;
    }
  }

  /** Of a stretch that came to no end, such as one of noise, the words are anybody's guess. */
  private static List<TimedWord> words(Result result, long startUs) {
    if (result.getBestFinalToken() == null) {
      return words(result.getTimedBestResult(false), Optional.empty(), startUs);
    }
    SpeechResult finished = new SpeechResult(result);
    return words(finished.getWords(), WordConfidence.of(finished.getLattice()), startUs);
  }

  private static List<TimedWord> words(
      List<WordResult> path, Optional<WordConfidence> confidence, long startUs) {
    List<TimedWord> words = new ArrayList<>();
    long reached = startUs;
    for (WordResult word : path) {
      String spelling = word.getWord().getSpelling();
      if (word.isFiller() || spelling.startsWith("<")) {
        continue;
      }
      long from = word.getTimeFrame().getStart();
      long to = word.getTimeFrame().getEnd();
      long start = Math.max(reached, startUs + from * 1000);
      reached = Math.max(start, startUs + (to + STEP_MS) * 1000);
      words.add(
          new TimedWord(
              spelling.replaceFirst(PRONUNCIATION, ""),
              start,
              reached,
              Origin.RECOGNISED,
              confidence.map(c -> c.of(spelling, from, to)).orElse(0f)));
    }
    return words;
  }
}
