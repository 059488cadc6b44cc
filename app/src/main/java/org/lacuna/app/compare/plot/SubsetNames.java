package org.lacuna.app.compare.plot;

import java.util.Locale;
import java.util.stream.Collectors;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.ModalitySet;

/** What a person calls a choice of modalities. */
public record SubsetNames(Texts texts) {

  /** At the start of a line: {@code Vision + audio}. */
  public String of(ModalitySet subset) {
    String joined = inText(subset);
    return joined.isEmpty()
        ? joined
        : joined.substring(0, 1).toUpperCase(Locale.ROOT) + joined.substring(1);
  }

  /** At the start of a line where there is little room: {@code All three} for the longest. */
  public String brief(ModalitySet subset) {
    return subset.equals(ModalitySet.all()) ? texts.get("compare.allThree") : of(subset);
  }

  /** Inside a sentence: {@code vision + audio}. */
  public String inText(ModalitySet subset) {
    return subset.toList().stream()
        .map(m -> texts.get("modality.inText." + m.key()))
        .collect(Collectors.joining(" + "));
  }
}
