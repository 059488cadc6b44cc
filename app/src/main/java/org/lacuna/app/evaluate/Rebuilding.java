package org.lacuna.app.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.eval.Bootstrap;
import org.lacuna.inference.eval.Bootstrap.Interval;
import org.lacuna.inference.model.ModelCard;
import org.lacuna.inference.model.Predictor;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.testset.LabelledClip;
import org.lacuna.inference.testset.PlainReference;
import org.lacuna.inference.testset.Rebuilt;
import org.lacuna.inference.testset.Rebuilt.Source;

/**
 * Measures the reconstructions of models against plain references. Keeps a reference for the next
 * model whose inputs are scaled and laid out alike. Not thread-safe.
 */
final class Rebuilding {

  private final int draws;
  private final Map<String, PlainReference> references = new LinkedHashMap<>();

  /**
   * @param draws of the bootstrap
   */
  Rebuilding(int draws) {
    this.draws = draws;
  }

  /** Every modality that the model rebuilds and the data have; nothing without training rows. */
  List<RebuiltFinding> run(Subject subject, CancelToken cancel) throws LacunaException {
    List<RebuiltFinding> findings = new ArrayList<>();
    for (Modality m : subject.readable()) {
      boolean others = subject.readable().without(m).size() > 0;
      if (others && subject.rebuilds(m) && !subject.train().isEmpty()) {
        findings.addAll(one(subject, m, cancel));
      }
    }
    return findings;
  }

  private List<RebuiltFinding> one(Subject subject, Modality m, CancelToken cancel)
      throws LacunaException {
    PlainReference reference = reference(subject, m, cancel);
    List<Rebuilt> members = new ArrayList<>();
    for (Predictor member : subject.members()) {
      members.add(Rebuilt.of(member, subject.test(), m, reference, cancel));
    }
    Object[] groups = subject.test().stream().map(LabelledClip::group).toArray();
    Bootstrap bootstrap = new Bootstrap(groups, draws, Evaluation.BOOTSTRAP_SEED);
    Map<String, Interval> mean =
        bootstrap.intervals(c -> saved(members, Source.MEAN, c), Evaluation.CONFIDENCE);
    Map<String, Interval> ridge =
        bootstrap.intervals(c -> saved(members, Source.RIDGE, c), Evaluation.CONFIDENCE);
    List<ModelCard.Column> columns = members.get(0).features();
    List<RebuiltFinding> findings = new ArrayList<>();
    findings.add(
        new RebuiltFinding(
            subject.label(),
            m.key(),
            RebuiltFinding.ALL,
            "",
            IntStream.range(0, columns.size()).map(members.get(0)::values).sum(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            range(mean.get(Rebuilt.ALL)),
            range(ridge.get(Rebuilt.ALL))));
    for (int d = 0; d < columns.size(); d++) {
      int column = d;
      String index = Integer.toString(d);
      findings.add(
          new RebuiltFinding(
              subject.label(),
              m.key(),
              columns.get(d).name(),
              columns.get(d).unit(),
              members.get(0).values(d),
              average(members, r -> r.rmse(Source.MODEL, column)),
              average(members, r -> r.rmse(Source.MEAN, column)),
              average(members, r -> r.rmse(Source.RIDGE, column)),
              average(members, r -> r.correlation(Source.MODEL, column)),
              average(members, r -> r.correlation(Source.RIDGE, column)),
              range(mean.get(index)),
              range(ridge.get(index))));
    }
    return findings;
  }

  private PlainReference reference(Subject subject, Modality m, CancelToken cancel)
      throws LacunaException {
    StringBuilder key = new StringBuilder(m.key());
    for (Modality other : subject.card().modalities()) {
      ModelCard.Input in = subject.card().input(other).orElseThrow();
      key.append(other.key())
          .append(in.grid())
          .append(Arrays.hashCode(in.mean()))
          .append(Arrays.hashCode(in.std()));
    }
    PlainReference known = references.get(key.toString());
    if (known == null) {
      known = PlainReference.fit(subject.card(), subject.train(), m, cancel);
      references.put(key.toString(), known);
    }
    return known;
  }

  private static Map<String, Double> saved(List<Rebuilt> members, Source source, int... chosen) {
    return Panel.means(members.stream().map(r -> r.saved(source, chosen)).toList());
  }

  private static OptionalDouble average(
      List<Rebuilt> members, Function<Rebuilt, OptionalDouble> figure) {
    return members.stream()
        .map(figure)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  private static Range range(@Nullable Interval i) {
    return i == null ? Range.NONE : Range.of(i);
  }
}
