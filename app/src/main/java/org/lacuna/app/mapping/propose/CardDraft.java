package org.lacuna.app.mapping.propose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacuna.app.mapping.propose.InputRole.Kind;
import org.lacuna.inference.model.ModelBundle;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.ModelCard.Attention;
import org.lacuna.inference.model.ModelCard.Column;
import org.lacuna.inference.model.ModelCard.Grid;
import org.lacuna.inference.model.ModelCard.Input;
import org.lacuna.inference.model.ModelCard.Outputs;
import org.lacuna.inference.signal.FeatureSpec;
import org.lacuna.inference.signal.Modality;

/** Writes down what was chosen as a model card. Pure logic. */
public final class CardDraft {

  private static final String METHOD = "foreign";

  private CardDraft() {}

  /**
   * The card; its {@link MappingCheck} must have found nothing.
   *
   * @param notes what it says to people
   * @param bytes of the network
   */
  public static ModelCard card(
      Mapping mapping,
      NetworkShape network,
      Map<Modality, FeatureSpec> measured,
      Notes notes,
      byte[] bytes) {
    Map<String, Input> inputs = new LinkedHashMap<>();
    for (Modality m : Modality.values()) {
      Optional<String> tensor = mapping.input(Kind.FEATURES, m);
      FeatureSpec spec = measured.get(m);
      if (tensor.isPresent() && spec != null) {
        inputs.put(m.key(), input(mapping, tensor.get(), m, spec));
      }
    }
    return new ModelCard(
        ModelCard.FORMAT,
        mapping.name(),
        "1",
        METHOD,
        notes.summary,
        "",
        notes.limits,
        "",
        mapping.windowSeconds(),
        inputs,
        outputs(mapping, network),
        Map.of(),
        Map.of("file", notes.file),
        Map.of(ModelCard.MODEL_FILE, ModelBundle.sha256(bytes)));
  }

  /**
   * What the card says to people.
   *
   * @param summary where it comes from
   * @param limits what it must not be trusted with
   * @param file name of the file that the network came in
   */
  public record Notes(String summary, String limits, String file) {}

  private static Input input(Mapping mapping, String tensor, Modality m, FeatureSpec spec) {
    LaneChoice lane = mapping.lane(m);
    List<Column> columns = new ArrayList<>();
    for (String name : lane.columns()) {
      int at = spec.indexOf(name);
      columns.add(new Column(name, at < 0 ? "1" : spec.features().get(at).unit()));
    }
    return new Input(
        tensor,
        mapping.input(Kind.MASK, m).orElse(null),
        mapping.input(Kind.TIME, m).orElse(null),
        mapping.input(Kind.LENGTH, m).orElse(null),
        new Grid(lane.grid(), lane.stepMs()),
        columns,
        spec.extractorId(),
        spec.extractorVersion(),
        lane.scale().means(lane.columns()),
        lane.scale().deviations(lane.columns()));
  }

  private static Outputs outputs(Mapping mapping, NetworkShape network) {
    Map<String, String> rebuilt = new LinkedHashMap<>();
    List<Attention> attention = new ArrayList<>();
    mapping
        .outputs()
        .forEach(
            (tensor, role) -> {
              if (role.kind() == OutputRole.Kind.RECONSTRUCTION) {
                rebuilt.put(role.target().orElseThrow().key(), tensor);
              } else if (role.kind() == OutputRole.Kind.ATTENTION) {
                int[] planes = network.output(tensor).flatMap(MappingCheck::planes).orElseThrow();
                attention.add(
                    new Attention(
                        tensor,
                        role.source().orElseThrow().key(),
                        role.target().orElseThrow().key(),
                        planes[0],
                        planes[1]));
              }
            });
    Optional<String> emotions = mapping.output(OutputRole.EMOTIONS);
    return new Outputs(
        mapping.output(OutputRole.SENTIMENT).orElse(null),
        emotions.orElse(null),
        emotions.isPresent() ? mapping.emotions() : List.of(),
        rebuilt,
        attention,
        null,
        null,
        mapping.zeros() ? Outputs.ZEROS : null,
        emotions.isPresent() && mapping.logits() ? Outputs.LOGITS : null);
  }
}
