package org.lacuna.training.study;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.lacuna.inference.signal.Modality;
import org.lacuna.training.dataset.Dataset;
import org.lacuna.training.dataset.FloatSequence;
import org.lacuna.training.dataset.Utterance;

/**
 * A hash of everything that is learned from: ids, recordings, labels, observed flags and values, in
 * their order. The same data in another file format have the same hash; other embeddings of the
 * same transcripts another one.
 */
public final class Fingerprint {

  private Fingerprint() {}

  /** SHA-256, 64 hexadecimal digits. */
  public static String of(Dataset data) {
    MessageDigest digest = sha256();
    for (Utterance u : data.utterances()) {
      text(digest, u.id());
      text(digest, u.group().orElse(""));
      for (float label : u.labels()) {
        number(digest, label);
      }
      for (Map.Entry<Modality, FloatSequence> e : u.sequences().entrySet()) {
        text(digest, e.getKey().key());
        sequence(digest, e.getValue());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void sequence(MessageDigest digest, FloatSequence s) {
    ByteBuffer row = ByteBuffer.allocate(1 + Float.BYTES * s.dim());
    for (int t = 0; t < s.steps(); t++) {
      row.clear();
      row.put((byte) (s.observed(t) ? 1 : 0));
      for (int d = 0; d < s.dim(); d++) {
        row.putFloat(s.value(t, d));
      }
      digest.update(row.flip());
    }
  }

  private static void text(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(digest, bytes.length);
    digest.update(bytes);
  }

  private static void number(MessageDigest digest, float value) {
    digest.update(ByteBuffer.allocate(Float.BYTES).putFloat(value).flip());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
