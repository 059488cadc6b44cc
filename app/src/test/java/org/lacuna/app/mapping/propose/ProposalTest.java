package org.lacuna.app.mapping.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.lacuna.app.mapping.ForeignFiles;
import org.lacuna.app.mapping.propose.InputRole.Kind;
import org.lacuna.app.mapping.propose.Proposed.Certainty;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.model.ModelCard.Grid;
import org.lacuna.inference.onnx.NetworkTensor;
import org.lacuna.inference.onnx.NetworkTensor.Element;
import org.lacuna.inference.onnx.OnnxNetwork;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.signal.Feature;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.LacunaException;

class ProposalTest {

  static final Map<Modality, FeatureSpec> MEASURED =
      Map.of(
          Modality.VISION, spec("vision", 48),
          Modality.AUDIO, spec("audio", 41),
          Modality.LANGUAGE, spec("language", 384));

  private static final Texts TEXTS = Texts.of(Locale.ENGLISH);

  static FeatureSpec spec(String name, int dim) {
    List<Feature> features = new ArrayList<>();
    for (int d = 0; d < dim; d++) {
      features.add(new Feature(name + "_" + d, "1", "A column."));
    }
    return new FeatureSpec("test." + name, "1", Map.of(), features);
  }

  static NetworkShape shape(String habit) throws LacunaException {
    byte[] bytes = Optional.ofNullable(ForeignFiles.all().get(habit)).orElseThrow();
    try (OnnxNetwork network = new OnnxRuntime().load(bytes, habit, 1)) {
      return new NetworkShape(network.inputTensors(), network.outputTensors());
    }
  }

  private static Proposal propose(String habit) throws LacunaException {
    return Proposal.of(habit, shape(habit), MEASURED);
  }

  private static InputRole in(Proposal p, String tensor) {
    return Optional.ofNullable(p.inputs().get(tensor)).orElseThrow().role();
  }

  private static Certainty sure(Proposal p, String tensor) {
    return Optional.ofNullable(p.inputs().get(tensor)).orElseThrow().certainty();
  }

  private static OutputRole out(Proposal p, String tensor) {
    return Optional.ofNullable(p.outputs().get(tensor)).orElseThrow().role();
  }

  private static List<String> problems(String habit, Proposal p) throws LacunaException {
    return MappingCheck.problems(p.mapping(), shape(habit), MEASURED).stream()
        .map(r -> r.in(TEXTS))
        .toList();
  }

  @Test
  void wholeWordsAndMasksAreTakenAtTheirWord() throws LacunaException {
    Proposal p = propose("masked");
    assertThat(in(p, "text")).isEqualTo(InputRole.of(Kind.FEATURES, Modality.LANGUAGE));
    assertThat(in(p, "audio")).isEqualTo(InputRole.of(Kind.FEATURES, Modality.AUDIO));
    assertThat(in(p, "vision")).isEqualTo(InputRole.of(Kind.FEATURES, Modality.VISION));
    assertThat(in(p, "text_present")).isEqualTo(InputRole.of(Kind.MASK, Modality.LANGUAGE));
    assertThat(in(p, "vision_present")).isEqualTo(InputRole.of(Kind.MASK, Modality.VISION));
    assertThat(sure(p, "text")).isEqualTo(Certainty.SURE);
    assertThat(out(p, "sentiment")).isEqualTo(OutputRole.SENTIMENT);
    assertThat(out(p, "emotion_probs")).isEqualTo(OutputRole.EMOTIONS);
    assertThat(p.mapping().emotions()).hasSize(4);
    assertThat(p.mapping().lane(Modality.LANGUAGE).grid()).isEqualTo(Grid.WORDS);
    assertThat(problems("masked", p)).isEmpty();
  }

  @Test
  void featuresOfAnotherProgramAreRefusedInOneSentenceEach() throws LacunaException {
    Proposal p = propose("published");
    assertThat(in(p, "text_bert")).isEqualTo(InputRole.of(Kind.FEATURES, Modality.LANGUAGE));
    assertThat(in(p, "vision")).isEqualTo(InputRole.of(Kind.FEATURES, Modality.VISION));
    assertThat(problems("published", p))
        .containsExactly(
            "\u201caudio\u201d takes 74 columns of audio, but Lacuna measures 41: this network was"
                + " made for other features and cannot be fed.",
            "\u201ctext_bert\u201d takes 768 columns of language, but Lacuna measures 384: this"
                + " network was made for other features and cannot be fed.");
  }

  @Test
  void singleLettersAndSizesAgree() throws LacunaException {
    Proposal p = propose("letters");
    assertThat(in(p, "x_l")).isEqualTo(InputRole.of(Kind.FEATURES, Modality.LANGUAGE));
    assertThat(in(p, "x_a")).isEqualTo(InputRole.of(Kind.FEATURES, Modality.AUDIO));
    assertThat(in(p, "x_v")).isEqualTo(InputRole.of(Kind.FEATURES, Modality.VISION));
    assertThat(out(p, "pred")).isEqualTo(OutputRole.SENTIMENT);
    assertThat(problems("letters", p)).isEmpty();
  }

  @Test
  void sizesAloneAreEnoughAndSaidToBeOnlyLikely() throws LacunaException {
    Proposal p = propose("anonymous");
    assertThat(in(p, "input.1")).isEqualTo(InputRole.of(Kind.FEATURES, Modality.VISION));
    assertThat(in(p, "input.7")).isEqualTo(InputRole.of(Kind.FEATURES, Modality.AUDIO));
    assertThat(in(p, "onnx::MatMul_12")).isEqualTo(InputRole.of(Kind.FEATURES, Modality.LANGUAGE));
    assertThat(sure(p, "input.1")).isEqualTo(Certainty.LIKELY);
    assertThat(out(p, "118")).isEqualTo(OutputRole.SENTIMENT);
    assertThat(out(p, "117")).isEqualTo(OutputRole.EMOTIONS);
    assertThat(p.inputs().values())
        .allSatisfy(i -> assertThat(i.why().in(TEXTS)).contains("as many as Lacuna measures"));
  }

  @Test
  void masksOfTruthValuesLengthsAndLogitsAreKnown() throws LacunaException {
    Proposal p = propose("truth-values");
    assertThat(in(p, "visual_mask")).isEqualTo(InputRole.of(Kind.MASK, Modality.VISION));
    assertThat(in(p, "acoustic_lengths")).isEqualTo(InputRole.of(Kind.LENGTH, Modality.AUDIO));
    assertThat(out(p, "logits")).isEqualTo(OutputRole.EMOTIONS);
    assertThat(p.mapping().logits()).isTrue();
    assertThat(p.mapping().emotions()).hasSize(7).contains("disgust");
  }

  @Test
  void anInputWithoutStepsGetsOneLongStep() throws LacunaException {
    Proposal p = propose("pooled");
    assertThat(in(p, "video_embedding").kind()).isEqualTo(Kind.FEATURES);
    assertThat(p.mapping().lane(Modality.VISION).stepMs())
        .isGreaterThanOrEqualTo((int) (1500 * p.mapping().windowSeconds()));
    assertThat(out(p, "valence")).isEqualTo(OutputRole.SENTIMENT);
    assertThat(problems("pooled", p)).isEmpty();
  }

  @Test
  void fixedStepsAreLongEnoughForTheLongestWindow() throws LacunaException {
    LaneChoice lane = propose("fixed").mapping().lane(Modality.VISION);
    assertThat(50 * lane.stepMs()).isGreaterThanOrEqualTo(6000);
  }

  @Test
  void fewerColumnsAreFilledFromTheFirstAndCanBeChosen() throws LacunaException {
    Proposal p = propose("few-columns");
    assertThat(in(p, "covarep")).isEqualTo(InputRole.of(Kind.FEATURES, Modality.AUDIO));
    LaneChoice lane = p.mapping().lane(Modality.AUDIO);
    assertThat(lane.columns()).hasSize(12).startsWith("audio_0", "audio_1");
    Mapping other =
        p.mapping().withLane(Modality.AUDIO, lane.withColumns(List.of("audio_7", "audio_3")));
    assertThat(MappingCheck.problems(other, shape("few-columns"), MEASURED))
        .extracting(r -> r.in(TEXTS))
        .containsExactly(
            "\u201ccovarep\u201d takes 12 columns, 2 are chosen: choose which fill them.");
  }

  @Test
  void whatCannotBeFedIsNotAssigned() throws LacunaException {
    Proposal p = propose("tokens");
    assertThat(in(p, "input_ids")).isEqualTo(InputRole.UNKNOWN);
    assertThat(Optional.ofNullable(p.inputs().get("input_ids")).orElseThrow().why().in(TEXTS))
        .contains("tokenizer");
    assertThat(problems("tokens", p))
        .containsExactly("The network needs \u201cinput_ids\u201d: say what it is.");
  }

  @Test
  void aPaddingMaskIsNotTakenForAMask() {
    NetworkShape shape =
        new NetworkShape(
            List.of(
                new NetworkTensor("audio", Element.FLOAT, List.of(-1L, -1L, 41L)),
                new NetworkTensor("audio_padding_mask", Element.BOOL, List.of(-1L, -1L))),
            List.of());
    Proposal p = Proposal.of("p", shape, MEASURED);
    assertThat(in(p, "audio_padding_mask")).isEqualTo(InputRole.UNKNOWN);
  }

  @Test
  void attentionAndReconstructionAreNamed() {
    NetworkShape shape =
        new NetworkShape(
            List.of(
                new NetworkTensor("audio", Element.FLOAT, List.of(-1L, -1L, 41L)),
                new NetworkTensor("vision", Element.FLOAT, List.of(-1L, -1L, 48L))),
            List.of(
                new NetworkTensor(
                    "attention_audio_to_vision", Element.FLOAT, List.of(-1L, 2L, 4L, -1L, -1L)),
                new NetworkTensor("attn_a_with_v", Element.FLOAT, List.of(-1L, 8L, -1L, -1L)),
                new NetworkTensor("recon_audio", Element.FLOAT, List.of(-1L, -1L, 41L)),
                new NetworkTensor("hidden", Element.FLOAT, List.of(-1L, -1L, 128L))));
    Proposal p = Proposal.of("p", shape, MEASURED);
    assertThat(out(p, "attention_audio_to_vision"))
        .isEqualTo(OutputRole.attention(Modality.VISION, Modality.AUDIO));
    assertThat(out(p, "attn_a_with_v"))
        .isEqualTo(OutputRole.attention(Modality.AUDIO, Modality.VISION));
    assertThat(out(p, "recon_audio")).isEqualTo(OutputRole.rebuilt(Modality.AUDIO));
    assertThat(out(p, "hidden")).isEqualTo(OutputRole.IGNORED);
  }

  @Property(tries = 400)
  void nothingIsGivenTwice(@ForAll("networks") NetworkShape network) {
    Proposal p = Proposal.of("any", network, MEASURED);
    assertThat(p.inputs().keySet())
        .containsExactlyElementsOf(network.inputs().stream().map(NetworkTensor::name).toList());
    Set<InputRole> roles = new HashSet<>();
    p.inputs().values().stream()
        .map(Proposed::role)
        .filter(r -> !r.equals(InputRole.UNKNOWN))
        .forEach(r -> assertThat(roles.add(r)).as("%s", r).isTrue());
    Set<OutputRole> meanings = new HashSet<>();
    p.outputs().values().stream()
        .map(Proposed::role)
        .filter(r -> !r.equals(OutputRole.IGNORED))
        .forEach(r -> assertThat(meanings.add(r)).as("%s", r).isTrue());
    // A mask without features would be fed with nothing.
    for (InputRole r : roles) {
      assertThat(roles).contains(InputRole.of(Kind.FEATURES, r.modality().orElseThrow()));
    }
    p.inputs().values().forEach(i -> assertThat(i.why().in(TEXTS)).isNotBlank());
    MappingCheck.problems(p.mapping(), network, MEASURED)
        .forEach(r -> assertThat(r.in(TEXTS)).isNotBlank().doesNotContain("{"));
  }

  @Provide
  Arbitrary<NetworkShape> networks() {
    return Combinators.combine(tensors(), tensors()).as(NetworkShape::new);
  }

  private static Arbitrary<List<NetworkTensor>> tensors() {
    Arbitrary<String> stem =
        Arbitraries.of(
            "text",
            "audio",
            "vision",
            "x",
            "mask",
            "len",
            "time",
            "v",
            "a",
            "l",
            "bert",
            "face",
            "logits",
            "sentiment",
            "recon",
            "attention",
            "ids",
            "padding",
            "input.1");
    Arbitrary<String> name =
        Combinators.combine(stem, stem).as((a, b) -> a.equals(b) ? a : a + "_" + b);
    Arbitrary<List<Long>> shape =
        Arbitraries.of(-1L, 1L, 2L, 4L, 7L, 35L, 41L, 48L, 74L, 384L, 768L)
            .list()
            .ofMinSize(0)
            .ofMaxSize(5);
    Arbitrary<Element> element = Arbitraries.of(Element.values());
    return Combinators.combine(name, element, shape)
        .as(NetworkTensor::new)
        .list()
        .ofMaxSize(9)
        .uniqueElements(NetworkTensor::name);
  }
}
