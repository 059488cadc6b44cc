package org.lacuna.inference.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;

/**
 * The bundle contract, {@code card.json}: what tensors a network takes and gives, on which grid and
 * scale its features lie, what it was trained on and what it may be used for. See {@code
 * docs/model-bundle.md} for the same in prose.
 *
 * @param format version of this contract, {@value #FORMAT}
 * @param name short name shown to the user
 * @param version the model's own version
 * @param method {@code KT}, {@code AMD}, or the name of another method
 * @param summary one or two plain sentences: what it predicts and from what
 * @param trainedOn what it was trained on
 * @param limits what it must not be trusted with
 * @param license the licence that follows from the training data
 * @param windowSeconds preferred length of one input; a longer clip is cut into equal windows of
 *     about this length
 * @param inputs tensors by modality key ({@code vision}, {@code audio}, {@code language}); a
 *     modality that is missing here is not used by the network
 * @param outputs named outputs
 * @param heldOut held-out figures by subset, for example {@code vision+audio -> {accuracy: .7}}
 * @param provenance data hashes, seed, configuration and versions, free form
 * @param sha256 hash of each other file of the bundle by file name; checked when the bundle is
 *     opened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelCard(
    @JsonProperty("format") int format,
    @JsonProperty("name") String name,
    @JsonProperty("version") String version,
    @JsonProperty("method") String method,
    @JsonProperty("summary") String summary,
    @JsonProperty("trained_on") String trainedOn,
    @JsonProperty("limits") String limits,
    @JsonProperty("license") String license,
    @JsonProperty("window_s") double windowSeconds,
    @JsonProperty("inputs") Map<String, Input> inputs,
    @JsonProperty("outputs") Outputs outputs,
    @JsonProperty("held_out") Map<String, Map<String, Double>> heldOut,
    @JsonProperty("provenance") Map<String, String> provenance,
    @JsonProperty("sha256") Map<String, String> sha256) {

  /** Sentence for whoever looks at the answers of a model that {@link #feedsZeros}. */
  public static final String ZEROS_ARE_FED =
      "This model is not told what is missing: zeros are fed where a modality is missing.";

  /** A card written by hand may leave out what only people read. */
  public ModelCard {
    method = given(method);
    summary = given(summary);
    trainedOn = given(trainedOn);
    limits = given(limits);
    license = given(license);
    heldOut = heldOut == null ? Map.of() : heldOut;
    provenance = provenance == null ? Map.of() : provenance;
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The contract version that this program writes and reads. */
  public static final int FORMAT = 1;

  /** File name of the network inside a bundle. */
  public static final String MODEL_FILE = "model.onnx";

  /** File name of the card inside a bundle. */
  public static final String CARD_FILE = "card.json";

  /**
   * The tensors of one modality. {@code B} = batch, {@code T} = steps (dynamic), {@code D} =
   * features.
   *
   * @param tensor features {@code [B, T, D]}, float, scaled by (x - mean) / std
   * @param mask {@code [B, T]}, float, 1 = observed, 0 = not; null when the network takes no mask:
   *     then unobserved steps are fed as zeros
   * @param time {@code [B, T]}, float, centre of each step in seconds from the window's start; may
   *     be null
   * @param length {@code [B]}, int64, steps that exist; the rest is padding; may be null
   * @param grid how steps are laid out in time
   * @param features name and unit of each column, D entries
   * @param extractor id of the extractor that the statistics belong to
   * @param extractorVersion its version
   * @param mean D training means over observed values
   * @param std D training deviations, all positive
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Input(
      @JsonProperty("tensor") String tensor,
      @JsonProperty("mask") @Nullable String mask,
      @JsonProperty("time") @Nullable String time,
      @JsonProperty("length") @Nullable String length,
      @JsonProperty("grid") Grid grid,
      @JsonProperty("features") List<Column> features,
      @JsonProperty("extractor") String extractor,
      @JsonProperty("extractor_version") String extractorVersion,
      @JsonProperty("mean") float[] mean,
      @JsonProperty("std") float[] std) {

    public int dim() {
      return features.size();
    }
  }

  /** Name and unit of one column. */
  public record Column(@JsonProperty("name") String name, @JsonProperty("unit") String unit) {}

  /**
   * The time grid of one input.
   *
   * @param kind {@code fixed}: steps of {@code stepMs}, each the mean of what was observed in it;
   *     {@code words}: one step a word, and where there are no words (absent or dropped language)
   *     masked steps of {@code stepMs}, so that the layout tells nothing about what was dropped;
   *     {@value #STEPS}: row t of the sequence is step t, whatever its time, in the middle of the
   *     t-th stretch of {@code stepMs}, and steps beyond the last row are masked. The whole clip is
   *     then one window. For data sets whose rows have no times; all inputs have it or none
   * @param stepMs step length in milliseconds
   */
  public record Grid(@JsonProperty("kind") String kind, @JsonProperty("step_ms") int stepMs) {
    public static final String FIXED = "fixed";
    public static final String WORDS = "words";
    public static final String STEPS = "steps";
  }

  /**
   * Named outputs; null or empty where the network has none.
   *
   * @param sentiment {@code [B, 1]} in [-3, 3]
   * @param emotions {@code [B, K]} probabilities (each row sums to 1)
   * @param emotionLabels the K labels in order
   * @param reconstruction by modality key: {@code [B, T_m, D_m]}, that modality as rebuilt from the
   *     others only, in the scaled units of its input
   * @param attention cross-modal attention weights, one entry a direction
   * @param heads everything else that is predicted; null = nothing else
   * @param given the subsets of the modalities that the outputs mean something for, written as
   *     {@link ModalitySet#toString()}; null = every subset of the inputs
   * @param missing {@value #ZEROS} where the network takes what is missing for zeros although it
   *     has a mask; null otherwise
   * @param emotionScores {@value #LOGITS} where the emotions are scores before the softmax, which
   *     then is applied here; null where they are probabilities
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Outputs(
      @JsonProperty("sentiment") @Nullable String sentiment,
      @JsonProperty("emotions") @Nullable String emotions,
      @JsonProperty("emotion_labels") List<String> emotionLabels,
      @JsonProperty("reconstruction") Map<String, String> reconstruction,
      @JsonProperty("attention") List<Attention> attention,
      @JsonProperty("heads") @Nullable List<Head> heads,
      @JsonProperty("given") @Nullable List<String> given,
      @JsonProperty("missing") @Nullable String missing,
      @JsonProperty("emotion_scores") @Nullable String emotionScores) {

    /** See {@code missing}. */
    public static final String ZEROS = "zeros";

    /** See {@code emotionScores}. */
    public static final String LOGITS = "logits";

    /** Outputs whose emotions are probabilities. */
    public Outputs(
        @Nullable String sentiment,
        @Nullable String emotions,
        List<String> emotionLabels,
        Map<String, String> reconstruction,
        List<Attention> attention,
        @Nullable List<Head> heads,
        @Nullable List<String> given,
        @Nullable String missing) {
      this(
          sentiment,
          emotions,
          emotionLabels,
          reconstruction,
          attention,
          heads,
          given,
          missing,
          null);
    }

    /** Outputs without further heads, of a network that is made for every subset. */
    public Outputs(
        @Nullable String sentiment,
        @Nullable String emotions,
        List<String> emotionLabels,
        Map<String, String> reconstruction,
        List<Attention> attention) {
      this(sentiment, emotions, emotionLabels, reconstruction, attention, null, null, null, null);
    }

    /** Everything that is predicted in one form, the sentiment and the emotions included. */
    public List<Head> allHeads() {
      List<Head> all = new ArrayList<>();
      if (sentiment != null) {
        all.add(Head.numbers(Head.SENTIMENT, sentiment, List.of(Head.SENTIMENT), -3, 3));
      }
      if (emotions != null) {
        all.add(Head.choices(Head.EMOTIONS, emotions, List.of(Head.EMOTIONS), emotionLabels));
      }
      all.addAll(heads == null ? List.of() : heads);
      return List.copyOf(all);
    }
  }

  /**
   * One thing that is predicted: some numbers, or some choices. Tensor {@code [B, width]}: a number
   * for each question, or the probabilities of its choices, those of one question side by side.
   *
   * @param name name of the head, {@code traits} for example
   * @param tensor output name
   * @param kind {@value #NUMBERS} or {@value #CHOICES}
   * @param questions names of the independent numbers or choices, at least one
   * @param choices names of the choices that every question has, at least two; empty for numbers
   * @param low lowest number on the labels' scale, null for choices and where there is no end
   * @param high highest number, likewise
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Head(
      @JsonProperty("name") String name,
      @JsonProperty("tensor") String tensor,
      @JsonProperty("kind") String kind,
      @JsonProperty("questions") List<String> questions,
      @JsonProperty("choices") List<String> choices,
      @JsonProperty("low") @Nullable Double low,
      @JsonProperty("high") @Nullable Double high) {

    public static final String NUMBERS = "numbers";
    public static final String CHOICES = "choices";

    /** Name of the head that the card's {@code sentiment} is. */
    public static final String SENTIMENT = "sentiment";

    /** Name of the head that the card's {@code emotions} are. */
    public static final String EMOTIONS = "emotions";

    /** Numbers between two ends; an infinite end is none. */
    public static Head numbers(
        String name, String tensor, List<String> questions, double low, double high) {
      return new Head(name, tensor, NUMBERS, questions, List.of(), finite(low), finite(high));
    }

    /** Choices, each with the same names. */
    public static Head choices(
        String name, String tensor, List<String> questions, List<String> choices) {
      return new Head(name, tensor, CHOICES, questions, choices, null, null);
    }

    private static @Nullable Double finite(double end) {
      return Double.isInfinite(end) ? null : end;
    }

    /** Whether it says probabilities of choices. */
    public boolean choosing() {
      return kind.equals(CHOICES);
    }

    /** Numbers in its tensor for one window. */
    public int width() {
      return questions.size() * (choosing() ? choices.size() : 1);
    }
  }

  /**
   * One direction of cross-modal attention: tensor {@code [B, layers, heads, T_target, T_source]}.
   *
   * @param tensor output name
   * @param source modality key of keys and values
   * @param target modality key of the queries
   * @param layers number of layers
   * @param heads heads in each layer
   */
  public record Attention(
      @JsonProperty("tensor") String tensor,
      @JsonProperty("source") String source,
      @JsonProperty("target") String target,
      @JsonProperty("layers") int layers,
      @JsonProperty("heads") int heads) {}

  /** The input of that modality, empty where the network does not use it. */
  public Optional<Input> input(Modality m) {
    return Optional.ofNullable(inputs.get(m.key()));
  }

  /** Whether rows are steps, whatever their time, and a clip is one window. */
  public boolean countsSteps() {
    return inputs.values().stream().anyMatch(i -> i.grid().kind().equals(Grid.STEPS));
  }

  /** The subsets of its modalities that it can say anything about, in the order of every table. */
  public List<ModalitySet> legalSubsets() {
    List<String> legal = outputs.given();
    return ModalitySet.nonEmptySubsets().stream()
        .filter(s -> s.minus(modalities()).isEmpty())
        .filter(s -> legal == null || legal.contains(s.toString()))
        .toList();
  }

  /**
   * Whether what is missing counts as zeros somewhere, because the network is not told. Not so
   * where it can only be asked with everything given.
   */
  public boolean feedsZeros() {
    boolean zeros =
        Outputs.ZEROS.equals(outputs.missing())
            || inputs.values().stream().anyMatch(i -> i.mask() == null);
    return zeros && legalSubsets().stream().anyMatch(s -> !s.equals(modalities()));
  }

  /** The modalities that the network reads. */
  public ModalitySet modalities() {
    ModalitySet set = ModalitySet.none();
    for (Modality m : Modality.values()) {
      set = inputs.containsKey(m.key()) ? set.with(m) : set;
    }
    return set;
  }
}
