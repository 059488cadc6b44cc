package org.lacuna.media.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.onnx.OnnxValue;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.text.words.Sentences;
import org.lacuna.media.text.words.WordPieces;

/**
 * A vector for each word, shape {@code [T, 384]} for T words: the last hidden layer of
 * all-MiniLM-L6-v2 (8-bit weights), averaged over the word's pieces. A word is read in the context
 * of its sentence and of nothing else, one sentence a run, so its vector depends neither on the
 * rest of the transcript nor on how many words are embedded together.
 *
 * <p>One thread at a time. Closing frees native memory and may be repeated.
 *
 * @see <a href="https://arxiv.org/abs/2002.10957">Wang et al. 2020, MiniLM</a>
 */
public final class WordEmbedder implements AutoCloseable {

  /** Length of a word's vector. */
  public static final int DIM = 384;

  /** What the columns are; also the identity under which vectors are cached. */
  public static final FeatureSpec SPEC =
      new FeatureSpec("lacuna.language.minilm", "1", Map.of(), columns());

  private static final String NETWORK = "all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "all-minilm-l6-v2-q-tokenizer.json";
  private static final String OUTPUT = "last_hidden_state";

  /** Pieces in one run, without the marks around them; the network was trained on up to 128. */
  private static final int MOST_PIECES = 100;

  private final OnnxNetwork network;
  private final WordPieces tokenizer;

  private WordEmbedder(OnnxNetwork network, WordPieces tokenizer) {
    this.network = network;
    this.tokenizer = tokenizer;
  }

  /**
   * Opens the network and its tokenizer from the class path.
   *
   * @param threads threads of the network, at least 1
   * @throws LacunaException of kind MODEL when a part is missing or does not load here
   */
  public static WordEmbedder open(OnnxRuntime runtime, int threads) throws LacunaException {
    try (InputStream model = resource(NETWORK);
        InputStream json = resource(TOKENIZER)) {
      WordPieces tokenizer = WordPieces.open(json);
      try {
        return new WordEmbedder(
            runtime.load(model.readAllBytes(), "language (MiniLM)", threads), tokenizer);
      } catch (IOException | LacunaException e) {
        tokenizer.close();
        throw e;
      }
    } catch (IOException e) {
      throw new LacunaException(Kind.MODEL, "The language network cannot be read.", e);
    }
  }

  private static InputStream resource(String name) throws LacunaException {
    return Optional.ofNullable(WordEmbedder.class.getClassLoader().getResourceAsStream(name))
        .orElseThrow(
            () ->
                new LacunaException(
                    Kind.MODEL,
                    "This installation lacks the file " + name + "; install Lacuna again."));
  }

  /** As {@link #embed(List, CancelToken)}, without a way to stop it. */
  public FeatureSequence embed(List<TimedWord> words) throws LacunaException {
    return embed(words, new CancelToken());
  }

  /**
   * Embeds words.
   *
   * @param words in time order
   * @param cancel checked before every sentence
   * @return one step a word, with the word's span, under {@link #SPEC}; a word without any letter
   *     or digit, or of which the network knows no piece, is unobserved
   * @throws LacunaException of kind MODEL when the network fails
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public FeatureSequence embed(List<TimedWord> words, CancelToken cancel) throws LacunaException {
    List<long[]> pieces = pieces(words);
    int[] sizes = pieces.stream().mapToInt(p -> p.length).toArray();
    FeatureSequence.Builder sequence = FeatureSequence.builder(SPEC);
    for (Sentences.Range range : Sentences.part(words, sizes, MOST_PIECES)) {
      cancel.check();
      addSentence(
          words.subList(range.from(), range.to()),
          pieces.subList(range.from(), range.to()),
          sequence);
    }
    return sequence.build();
  }

  /** A "word" of more pieces than fit into one run (a long number) keeps its first ones. */
  private List<long[]> pieces(List<TimedWord> words) {
    List<long[]> pieces = new ArrayList<>(words.size());
    for (long[] ids : tokenizer.pieces(words.stream().map(TimedWord::text).toList())) {
      pieces.add(ids.length <= MOST_PIECES ? ids : Arrays.copyOf(ids, MOST_PIECES));
    }
    return pieces;
  }

  private void addSentence(
      List<TimedWord> words, List<long[]> pieces, FeatureSequence.Builder sequence)
      throws LacunaException {
    float[] hidden = run(pieces);
    float[] row = new float[DIM];
    int at = 1;
    for (int w = 0; w < words.size(); w++) {
      TimedWord word = words.get(w);
      long[] ids = pieces.get(w);
      if (isWord(word.text(), ids)) {
        mean(hidden, at, ids.length, row);
        sequence.add(word.startUs(), word.endUs(), row);
      } else {
        sequence.addUnobserved(word.startUs(), word.endUs());
      }
      at += ids.length;
    }
  }

  /** Hidden states {@code [1 + pieces + 1, 384]} of one sentence between its marks. */
  private float[] run(List<long[]> pieces) throws LacunaException {
    int length = 2 + pieces.stream().mapToInt(p -> p.length).sum();
    long[] ids = new long[length];
    ids[0] = WordPieces.START;
    int at = 1;
    for (long[] word : pieces) {
      System.arraycopy(word, 0, ids, at, word.length);
      at += word.length;
    }
    ids[at] = WordPieces.END;
    long[] mask = new long[length];
    Arrays.fill(mask, 1);
    Map<String, OnnxValue> out =
        network.run(
            Map.of(
                "input_ids", OnnxValue.longs(ids, 1, length),
                "attention_mask", OnnxValue.longs(mask, 1, length),
                "token_type_ids", OnnxValue.longs(new long[length], 1, length)),
            List.of(OUTPUT));
    OnnxValue hidden = out.get(OUTPUT);
    if (hidden == null || hidden.floatData().length != length * DIM) {
      throw new LacunaException(
          Kind.MODEL, "The language network gives no vector of 384 numbers a word piece.");
    }
    return hidden.floatData();
  }

  private static boolean isWord(String text, long[] ids) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit)
        && Arrays.stream(ids).anyMatch(id -> id != WordPieces.UNKNOWN);
  }

  private static void mean(float[] hidden, int from, int count, float[] into) {
    for (int d = 0; d < DIM; d++) {
      double sum = 0;
      for (int k = from; k < from + count; k++) {
        sum += hidden[k * DIM + d];
      }
      into[d] = (float) (sum / count);
    }
  }

  private static List<Feature> columns() {
    List<Feature> columns = new ArrayList<>(DIM);
    for (int d = 0; d < DIM; d++) {
      columns.add(
          new Feature(
              String.format(Locale.ROOT, "minilm_%03d", d),
              "1",
              "Coordinate " + d + " of the word's meaning in its sentence (MiniLM)."));
    }
    return columns;
  }

  @Override
  public void close() {
    network.close();
    tokenizer.close();
  }
}
