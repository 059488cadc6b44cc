package org.lacuna.app.research;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.TimedWord;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.ProgressSink;
import org.lacuna.media.text.WordEmbedder;
import org.lacuna.media.text.words.ValenceLexicon;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Utterance;
import org.lacuna.training.prepare.DataSource;

/**
 * The language of a data set from its transcripts: for each word the vector of the program's own
 * extractor and its valence, {@code [T, 385]}. What was embedded once is kept in a file, named by
 * the texts and the extractors. One thread.
 */
public final class Transcripts {

  /** What the columns are: MiniLM, then how good or bad the word sounds. */
  public static final FeatureSpec SPEC = joined();

  private static final int MAGIC = 0x4c414e47;

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** So that the words of one transcript do not lie apart, which would part its sentences. */
  private static final long WORD_US = 300_000;

  private final Supplier<OnnxRuntime> runtime;
  private final Path cache;

  /**
   * @param cache folder of kept embeddings, made when it is not there
   */
  public Transcripts(OnnxRuntime runtime, Path cache) {
    this(() -> runtime, cache);
  }

  /**
   * @param runtime asked when there is something to embed that is not kept
   * @param cache folder of kept embeddings, made when it is not there
   */
  public Transcripts(Supplier<OnnxRuntime> runtime, Path cache) {
    this.runtime = runtime;
    this.cache = cache;
  }

  private static FeatureSpec joined() {
    List<Feature> features = new ArrayList<>(WordEmbedder.SPEC.features());
    features.addAll(ValenceLexicon.SPEC.features());
    return new FeatureSpec(
        WordEmbedder.SPEC.extractorId() + "+valence",
        WordEmbedder.SPEC.extractorVersion() + "+" + ValenceLexicon.SPEC.extractorVersion(),
        Map.of(),
        features);
  }

  /** Whether at least one utterance has a text. */
  public static boolean thereAre(Dataset data) {
    return data.utterances().stream().anyMatch(u -> u.text().isPresent());
  }

  /**
   * The data with their language read from the transcripts, in place of the language that they have
   * themselves. An utterance without a text has no language.
   *
   * @throws LacunaException of kind MODEL when the extractor fails, of kind USAGE when the cache
   *     cannot be written
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public DataSource embed(Dataset data, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    Map<String, FloatSequence> rows = new LinkedHashMap<>();
    for (Utterance u : data.utterances()) {
      u.text().ifPresent(text -> rows.put(text, FloatSequence.of(0, SPEC.dim(), new float[0])));
    }
    Path file = cache.resolve("transcripts-" + hash(rows.keySet()) + ".bin");
    if (!Files.isRegularFile(file)) {
      write(file, List.copyOf(rows.keySet()), cancel, progress);
    }
    read(file, rows);
    return DataSource.of(data)
        .with(
            Modality.LANGUAGE,
            SPEC,
            u -> {
              Optional<FloatSequence> language = u.text().map(rows::get);
              return u.with(
                  Modality.LANGUAGE,
                  language.orElseGet(() -> FloatSequence.of(0, SPEC.dim(), new float[0])));
            });
  }

  private static String hash(Iterable<String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          (SPEC.extractorId() + SPEC.extractorVersion()).getBytes(StandardCharsets.UTF_8));
      for (String text : texts) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 24);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void write(Path file, List<String> texts, CancelToken cancel, ProgressSink progress)
      throws LacunaException {
    ValenceLexicon lexicon = ValenceLexicon.open();
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try (WordEmbedder embedder = WordEmbedder.open(runtime.get(), 1)) {
      Files.createDirectories(cache);
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(beside)))) {
        out.writeInt(MAGIC);
        out.writeInt(texts.size());
        for (int i = 0; i < texts.size(); i++) {
          progress.progress((double) i / texts.size(), "Embedding transcripts");
          List<TimedWord> words = words(texts.get(i));
          put(out, embedder.embed(words, cancel), lexicon.valences(words));
        }
      }
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LacunaException(
          LacunaException.Kind.USAGE, "\"" + cache + "\" cannot be written.", e);
    }
  }

  private static List<TimedWord> words(String text) {
    List<TimedWord> words = new ArrayList<>();
    for (String word : SPACES.split(text.strip(), -1)) {
      if (!word.isEmpty()) {
        long start = words.size() * WORD_US;
        words.add(new TimedWord(word, start, start + WORD_US, TimedWord.Origin.INTERPOLATED, 1));
      }
    }
    return words;
  }

  private static void put(DataOutputStream out, FeatureSequence vectors, FeatureSequence valences)
      throws IOException {
    out.writeInt(vectors.steps());
    for (int t = 0; t < vectors.steps(); t++) {
      boolean seen = vectors.observed(t);
      out.writeBoolean(seen);
      for (int d = 0; seen && d < vectors.dim(); d++) {
        out.writeFloat(vectors.value(t, d));
      }
      if (seen) {
        out.writeFloat(valences.observed(t) ? valences.value(t, 0) : Float.NaN);
      }
    }
  }

  private static void read(Path file, Map<String, FloatSequence> into) throws LacunaException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC || in.readInt() != into.size()) {
        throw new IOException("not the embeddings of these texts");
      }
      for (Map.Entry<String, FloatSequence> e : into.entrySet()) {
        e.setValue(sequence(in));
      }
    } catch (IOException e) {
      throw new LacunaException(
          LacunaException.Kind.USAGE,
          "The kept embeddings in \"" + file + "\" are damaged: delete that file.",
          e);
    }
  }

  private static FloatSequence sequence(DataInputStream in) throws IOException {
    int steps = in.readInt();
    int dim = SPEC.dim();
    float[] values = new float[steps * dim];
    boolean[] observed = new boolean[steps];
    for (int t = 0; t < steps; t++) {
      observed[t] = in.readBoolean();
      for (int d = 0; observed[t] && d < dim; d++) {
        values[t * dim + d] = in.readFloat();
      }
    }
    return FloatSequence.of(steps, dim, (t, d) -> values[t * dim + d], observed);
  }
}
