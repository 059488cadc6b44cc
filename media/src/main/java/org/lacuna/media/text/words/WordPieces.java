package org.lacuna.media.text.words;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * The tokenizer of the language network: the only importer of {@code ai.djl}. BERT's tokenizer
 * parts text at white space first, so a word's pieces do not depend on its neighbours and words may
 * be looked up one by one. Closing frees native memory.
 */
public final class WordPieces implements AutoCloseable {

  /** Id of the mark before the first word of a run. */
  public static final long START = 101;

  /** Id of the mark after its last one. */
  public static final long END = 102;

  /** Id of a piece that the network does not know. */
  public static final long UNKNOWN = 100;

  /**
   * Read by the tokenizer library when it loads. Without it the library reports its use to its
   * makers (from inside one cloud, after waiting for an answer elsewhere) and, where there is a
   * GPU, downloads another build of itself.
   */
  private static final String OFFLINE = "ai.djl.offline";

  /**
   * The library looks for a GPU that is not used and warns of what it finds. Held here because a
   * logger that nobody holds forgets its level.
   */
  private static final Logger LIBRARY_LOG = Logger.getLogger("ai.djl");

  private final HuggingFaceTokenizer tokenizer;

  private WordPieces(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * @param json the tokenizer's description, read to its end
   * @throws LacunaException of kind MODEL when it cannot be read or the native part does not load
   */
  public static WordPieces open(InputStream json) throws LacunaException {
    System.setProperty(OFFLINE, "true");
    LIBRARY_LOG.setLevel(Level.SEVERE);
    try {
      // The description asks for padding to 128 pieces; lengths are this package's own business.
      return new WordPieces(
          HuggingFaceTokenizer.newInstance(
              json, Map.of("padding", "false", "truncation", "false")));
    } catch (IOException | RuntimeException | LinkageError e) {
      // The library wraps a native part that is missing for this system in an exception of its own.
      throw new LacunaException(
          Kind.MODEL, "The part that splits words for the language network does not load.", e);
    }
  }

  /** Ids of each word's pieces, without start and end marks; may be empty for a word. */
  public List<long[]> pieces(List<String> words) {
    List<long[]> pieces = new ArrayList<>(words.size());
    if (!words.isEmpty()) {
      for (var encoding : tokenizer.batchEncode(words, false, false)) {
        pieces.add(encoding.getIds());
      }
    }
    return pieces;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
