package org.lacuna.app.annotate.agreement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lacuna.app.annotate.agreement.Labelled.Said;
import org.lacuna.app.project.Annotator;
import org.lacuna.app.project.ClipEntry;
import org.lacuna.app.project.Predicted;
import org.lacuna.app.project.ProjectFile;
import org.lacuna.app.project.Tier;
import org.lacuna.inference.task.LacunaException;

/**
 * Everything in a project that can be compared, read once. Immutable.
 *
 * @param topics by name
 * @param said by topic
 * @param clips number of clips with annotations
 */
record Gathered(List<Topic> topics, Map<Topic, List<Labelled>> said, int clips) {

  Gathered {
    topics = List.copyOf(topics);
    said = Map.copyOf(said);
  }

  /**
   * Reads the project; away from the thread of the views.
   *
   * @param only the one clip to look at; empty for all
   */
  static Gathered read(ProjectFile project, Optional<Path> only) throws LacunaException {
    List<ClipEntry> clips =
        only.isPresent() ? project.find(only.get()).stream().toList() : project.clips();
    List<Annotator> people = project.annotators();
    Map<Topic, List<Labelled>> said = new LinkedHashMap<>();
    int annotated = 0;
    for (ClipEntry clip : clips) {
      List<Tier> tiers = project.tiers(clip.id());
      annotated += tiers.isEmpty() ? 0 : 1;
      Set<Topic> here = new LinkedHashSet<>();
      for (Tier t : tiers) {
        Topic topic = new Topic(t.name(), t.kind());
        here.add(topic);
        said.computeIfAbsent(topic, k -> new ArrayList<>()).add(labelled(project, t, people));
      }
      List<Predicted> predicted = tiers.isEmpty() ? List.of() : project.predicted(clip.id());
      for (Topic topic : here) {
        said.computeIfAbsent(topic, k -> new ArrayList<>()).addAll(models(topic, predicted));
      }
    }
    List<Topic> topics = new ArrayList<>(said.keySet());
    topics.sort(Comparator.comparing(Topic::name).thenComparing(Topic::kind));
    return new Gathered(topics, said, annotated);
  }

  private static Labelled labelled(ProjectFile project, Tier t, List<Annotator> people)
      throws LacunaException {
    String name =
        people.stream()
            .filter(a -> a.id() == t.annotator())
            .map(Annotator::name)
            .findFirst()
            .orElse("");
    List<Said> segments =
        project.segments(t.id()).stream()
            .map(s -> new Said(s.startUs(), s.endUs(), s.label()))
            .toList();
    return new Labelled(t.clip(), name, false, segments);
  }

  private static List<Labelled> models(Topic topic, List<Predicted> predicted) {
    Map<String, List<Said>> byModel = new LinkedHashMap<>();
    for (Predicted p : predicted) {
      if (topic.fits(p.kind())) {
        byModel
            .computeIfAbsent(p.model(), m -> new ArrayList<>())
            .add(new Said(p.startUs(), p.endUs(), p.label()));
      }
    }
    long clip = predicted.isEmpty() ? 0 : predicted.get(0).clip();
    List<Labelled> all = new ArrayList<>();
    byModel.forEach((model, segments) -> all.add(new Labelled(clip, model, true, segments)));
    return all;
  }

  Comparison compare(Topic topic) {
    return Comparison.of(topic, said.getOrDefault(topic, List.of()));
  }
}
