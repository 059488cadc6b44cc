package org.lacuna.app.mapping.propose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lacuna.inference.signal.Modality;

/** What the name of a tensor says, going by the habits of published programs. */
final class NameHints {

  private static final Map<Modality, Set<String>> WORDS =
      Map.of(
          Modality.VISION,
          Set.of(
              "vision",
              "visual",
              "video",
              "facet",
              "face",
              "facial",
              "openface",
              "image",
              "images",
              "frame",
              "frames",
              "pose",
              "landmarks",
              "vid",
              "vis",
              "expression"),
          Modality.AUDIO,
          Set.of(
              "audio",
              "acoustic",
              "covarep",
              "voice",
              "speech",
              "sound",
              "mfcc",
              "opensmile",
              "egemaps",
              "librosa",
              "wav",
              "aud",
              "prosody"),
          Modality.LANGUAGE,
          Set.of(
              "language",
              "text",
              "lang",
              "bert",
              "glove",
              "word",
              "words",
              "transcript",
              "utterance",
              "sentence",
              "txt",
              "roberta",
              "embedding",
              "embeddings",
              "linguistic",
              "lexical"));

  private static final Map<String, Modality> LETTERS =
      Map.of(
          "v",
          Modality.VISION,
          "a",
          Modality.AUDIO,
          "l",
          Modality.LANGUAGE,
          "t",
          Modality.LANGUAGE);

  private static final Set<String> MASK =
      Set.of("mask", "masks", "presence", "present", "observed", "valid", "available");
  private static final Set<String> PADDING = Set.of("padding", "pad", "missing", "absent");
  private static final Set<String> LENGTH =
      Set.of("len", "lens", "length", "lengths", "seqlen", "seqlens", "steps");
  private static final Set<String> TIME =
      Set.of("time", "times", "seconds", "timestamps", "timestamp");
  private static final Set<String> IDS = Set.of("ids", "tokens", "token");
  private static final Set<String> SENTIMENT =
      Set.of(
          "sentiment",
          "senti",
          "polarity",
          "valence",
          "intensity",
          "regression",
          "score",
          "m",
          "mosi",
          "mosei");
  private static final Set<String> EMOTIONS =
      Set.of(
          "emotion",
          "emotions",
          "emo",
          "class",
          "classes",
          "category",
          "probs",
          "probabilities",
          "softmax",
          "logits",
          "iemocap");
  private static final Set<String> REBUILT =
      Set.of(
          "reconstruction",
          "reconstructed",
          "reconstruct",
          "recon",
          "rec",
          "rebuilt",
          "decoded",
          "generated",
          "imputed",
          "translated",
          "hat");
  private static final Set<String> ATTENTION =
      Set.of("attention", "attentions", "attn", "att", "weights", "cross");

  private final List<String> tokens;

  private NameHints(List<String> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  /** Cuts a name at signs, digits and capitals. */
  static NameHints of(String name) {
    String cut = name.replaceAll("([a-z])([A-Z])", "$1 $2").replaceAll("[^A-Za-z]+", " ");
    return new NameHints(List.of(cut.toLowerCase(Locale.ROOT).strip().split(" ")));
  }

  /** The modalities that a whole word names, in the order of the name. */
  List<Modality> named() {
    List<Modality> all = new ArrayList<>();
    for (String token : tokens) {
      byWord(token).filter(m -> !all.contains(m)).ifPresent(all::add);
    }
    return all;
  }

  /** The modalities that words or, where there are none, single letters name. */
  List<Modality> hinted() {
    List<Modality> all = new ArrayList<>();
    for (String token : tokens) {
      byWord(token)
          .or(() -> Optional.ofNullable(LETTERS.get(token)))
          .filter(m -> !all.contains(m))
          .ifPresent(all::add);
    }
    return all;
  }

  private static Optional<Modality> byWord(String token) {
    for (Map.Entry<Modality, Set<String>> e : WORDS.entrySet()) {
      if (e.getValue().contains(token)) {
        return Optional.of(e.getKey());
      }
    }
    return Optional.empty();
  }

  /** The word that names a modality, for telling the user. */
  String wordFor(Modality m) {
    for (String token : tokens) {
      if (byWord(token).equals(Optional.of(m)) || m == LETTERS.get(token)) {
        return token;
      }
    }
    return "";
  }

  boolean saysMask() {
    return any(MASK) && !saysPadding();
  }

  /** A mask that is 1 where there is nothing, which cannot be fed. */
  boolean saysPadding() {
    return any(PADDING);
  }

  boolean saysLength() {
    return any(LENGTH);
  }

  boolean saysTime() {
    return any(TIME);
  }

  /** Numbers of a tokenizer. */
  boolean saysIds() {
    return any(IDS);
  }

  boolean saysSentiment() {
    return any(SENTIMENT);
  }

  boolean saysEmotions() {
    return any(EMOTIONS);
  }

  boolean saysLogits() {
    return tokens.contains("logits") || tokens.contains("logit");
  }

  boolean saysRebuilt() {
    return any(REBUILT);
  }

  boolean saysAttention() {
    return any(ATTENTION);
  }

  /** Whether the first modality of the name is the one that looks: "l with a", "l from a". */
  boolean firstLooks() {
    return tokens.contains("with") || tokens.contains("from") || tokens.contains("on");
  }

  private boolean any(Set<String> words) {
    return tokens.stream().anyMatch(words::contains);
  }
}
