package org.lacuna.app.mapping.propose;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lacuna.app.mapping.propose.InputRole.Kind;
import org.lacuna.inference.signal.Modality;

/**
 * Everything that is chosen about a foreign network. Immutable.
 *
 * @param name of the model, for people
 * @param inputs what each input takes, in their order
 * @param outputs what each output means, in their order
 * @param lanes how each modality is laid out, also those that no input takes
 * @param emotions names of the emotions, in the order of the output
 * @param logits whether the emotions are scores before the softmax
 * @param zeros whether the network takes what is missing for zeros although it has masks
 * @param windowSeconds length of what it sees at once
 */
public record Mapping(
    String name,
    Map<String, InputRole> inputs,
    Map<String, OutputRole> outputs,
    Map<Modality, LaneChoice> lanes,
    List<String> emotions,
    boolean logits,
    boolean zeros,
    double windowSeconds) {

  public Mapping {
    inputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    outputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    lanes = java.util.Collections.unmodifiableMap(new EnumMap<>(lanes));
    emotions = List.copyOf(emotions);
  }

  /** The input that takes that, if one does. */
  public Optional<String> input(Kind kind, Modality m) {
    return inputs.entrySet().stream()
        .filter(e -> e.getValue().is(kind, m))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The output that means that, if one does. */
  public Optional<String> output(OutputRole role) {
    return outputs.entrySet().stream()
        .filter(e -> e.getValue().equals(role))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** How a modality is laid out. */
  public LaneChoice lane(Modality m) {
    LaneChoice lane = lanes.get(m);
    if (lane == null) {
      throw new IllegalArgumentException("nothing is chosen for " + m.key());
    }
    return lane;
  }

  /** Gives an input a role; whoever had it before has none. */
  public Mapping withInput(String tensor, InputRole role) {
    Map<String, InputRole> other = new LinkedHashMap<>(inputs);
    other.replaceAll((t, r) -> r.equals(role) ? InputRole.UNKNOWN : r);
    other.put(tensor, role);
    return new Mapping(name, other, outputs, lanes, emotions, logits, zeros, windowSeconds);
  }

  /** Gives an output a role; whoever had it before is not read. */
  public Mapping withOutput(String tensor, OutputRole role) {
    Map<String, OutputRole> other = new LinkedHashMap<>(outputs);
    other.replaceAll((t, r) -> r.equals(role) ? OutputRole.IGNORED : r);
    other.put(tensor, role);
    return new Mapping(name, inputs, other, lanes, emotions, logits, zeros, windowSeconds);
  }

  public Mapping withLane(Modality m, LaneChoice lane) {
    Map<Modality, LaneChoice> other = new EnumMap<>(lanes);
    other.put(m, lane);
    return new Mapping(name, inputs, outputs, other, emotions, logits, zeros, windowSeconds);
  }

  public Mapping withName(String other) {
    return new Mapping(other, inputs, outputs, lanes, emotions, logits, zeros, windowSeconds);
  }

  public Mapping withEmotions(List<String> other, boolean scores) {
    return new Mapping(name, inputs, outputs, lanes, other, scores, zeros, windowSeconds);
  }

  public Mapping withZeros(boolean other) {
    return new Mapping(name, inputs, outputs, lanes, emotions, logits, other, windowSeconds);
  }

  public Mapping withWindow(double seconds) {
    return new Mapping(name, inputs, outputs, lanes, emotions, logits, zeros, seconds);
  }
}
