package org.lacuna.app.annotate;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lacuna.app.annotate.tiers.Annotations;
import org.lacuna.app.project.Segment;
import org.lacuna.app.project.Tier;
import org.lacuna.app.text.Texts;

/** Names a change of the annotations, for the one who may want to take it back. */
record ChangeWords(Texts texts) {

  String of(Annotations before, Annotations next) {
    if (!before.tiers().equals(next.tiers())) {
      return tiers(before, next);
    }
    Set<Segment> gone = all(before);
    Set<Segment> come = all(next);
    come.removeAll(all(before));
    gone.removeAll(all(next));
    if (come.size() + gone.size() == 1) {
      return texts.get("undo.what.segment." + (gone.isEmpty() ? "added" : "removed"));
    }
    boolean one = come.size() == 1 && gone.size() == 1;
    return texts.get(one ? "undo.what.segment.changed" : "undo.what.segments");
  }

  private static Set<Segment> all(Annotations a) {
    Set<Segment> all = new HashSet<>();
    a.segments().values().forEach(all::addAll);
    return all;
  }

  private String tiers(Annotations before, Annotations next) {
    List<Tier> come = next.tiers().stream().filter(t -> !before.tiers().contains(t)).toList();
    List<Tier> gone = before.tiers().stream().filter(t -> !next.tiers().contains(t)).toList();
    if (come.size() > 1 || gone.size() > 1) {
      return texts.get("undo.what.tiers");
    }
    String how = gone.isEmpty() ? "added" : come.isEmpty() ? "removed" : "changed";
    Optional<Tier> which = gone.isEmpty() ? come.stream().findFirst() : gone.stream().findFirst();
    return texts.get("undo.what.tier." + how, which.map(Tier::name).orElse(""));
  }
}
