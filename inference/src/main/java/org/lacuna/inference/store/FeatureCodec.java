package org.lacuna.inference.store;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.TimedWord;

/** Sequences, their specs and words as sections of an entry. */
public final class FeatureCodec {

  private FeatureCodec() {}

  /** A sequence: two sections, its spec and its rows. */
  public static void write(EntryWriter out, FeatureSequence sequence) throws IOException {
    Packer spec = new Packer();
    pack(spec, sequence.spec());
    out.bytes(spec.toBytes());
    out.rows(sequence.rows());
  }

  /**
   * What {@link #write} wrote; its rows stay in the file.
   *
   * @throws DamagedEntryException when the sections hold something else
   */
  public static FeatureSequence read(EntryReader in) throws IOException {
    Unpacker packed = new Unpacker(in.bytes());
    FeatureSpec spec = spec(packed);
    packed.requireEnd();
    return FeatureSequence.over(spec, in.rows(FeatureSequence.rowBytes(spec.dim())));
  }

  public static void pack(Packer out, FeatureSpec spec) {
    out.put(spec.extractorId()).put(spec.extractorVersion());
    out.put(spec.parameters().entrySet(), (p, e) -> p.put(e.getKey()).put(e.getValue()));
    out.put(spec.features(), (p, f) -> p.put(f.name()).put(f.unit()).put(f.description()));
  }

  public static FeatureSpec spec(Unpacker in) throws IOException {
    String id = in.text();
    String version = in.text();
    Map<String, String> parameters = new TreeMap<>();
    in.list(u -> Map.entry(u.text(), u.text()))
        .forEach(e -> parameters.put(e.getKey(), e.getValue()));
    List<Feature> features = in.list(u -> new Feature(u.text(), u.text(), u.text()));
    try {
      return new FeatureSpec(id, version, parameters, features);
    } catch (IllegalArgumentException e) {
      throw new DamagedEntryException("columns of " + id, e);
    }
  }

  public static void pack(Packer out, List<TimedWord> words) {
    out.put(
        words,
        (p, w) ->
            p.put(w.text())
                .put(w.startUs())
                .put(w.endUs())
                .put(w.origin().name())
                .put(w.confidence()));
  }

  public static List<TimedWord> words(Unpacker in) throws IOException {
    return in.list(FeatureCodec::word);
  }

  private static TimedWord word(Unpacker in) throws IOException {
    String text = in.text();
    long start = in.aLong();
    long end = in.aLong();
    TimedWord.Origin origin = in.oneOf(TimedWord.Origin.class);
    float confidence = in.aFloat();
    if (end < start) {
      throw new DamagedEntryException("a word ends before it starts");
    }
    return new TimedWord(text, start, end, origin, confidence);
  }
}
