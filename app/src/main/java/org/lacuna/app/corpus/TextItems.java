package org.lacuna.app.corpus;

import java.util.List;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.text.Transcript;
import org.lacuna.media.text.WordEmbedder;
import org.lacuna.training.data.SourceItem;

/** Texts, read as the transcript of a clip is. Closing frees the network. */
final class TextItems implements ItemExtractor {

  /** A usual speaking rate; only the proportions matter, training stretches the words anyway. */
  private static final long WORD_US = 330_000;

  private final WordEmbedder embedder;

  TextItems(WordEmbedder embedder) {
    this.embedder = embedder;
  }

  @Override
  public FeatureSequence extract(SourceItem item) throws LacunaException {
    int words = Math.max(1, item.content().strip().split("\\s+").length);
    List<TimedWord> timed = Transcript.ofPlainText(item.content(), words * WORD_US).words();
    return embedder.embed(timed);
  }

  @Override
  public void close() {
    embedder.close();
  }
}
