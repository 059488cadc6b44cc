package org.lacuna.app.cli.research;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lacuna.inference.signal.Modality;
import org.lacuna.inference.signal.ModalitySet;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/** Reads what is given and how much is missing from the command line. */
final class Choices {

  /** Step of a range of rates. */
  private static final int TENTHS = 10;

  private Choices() {}

  /**
   * Subsets of the modalities, in the order of every table.
   *
   * @param typed {@code all}, or a list of letters ({@code va}) or keys ({@code vision+audio})
   * @throws LacunaException of kind USAGE for anything else
   */
  static List<ModalitySet> subsets(String typed) throws LacunaException {
    if (typed.equalsIgnoreCase("all")) {
      return ModalitySet.nonEmptySubsets();
    }
    Set<ModalitySet> chosen = new LinkedHashSet<>();
    for (String word : typed.split(",", -1)) {
      chosen.add(subset(word.strip().toLowerCase(Locale.ROOT)));
    }
    return ModalitySet.nonEmptySubsets().stream().filter(chosen::contains).toList();
  }

  private static ModalitySet subset(String word) throws LacunaException {
    for (ModalitySet subset : ModalitySet.nonEmptySubsets()) {
      if (subset.toString().equals(word)) {
        return subset;
      }
    }
    ModalitySet letters = ModalitySet.none();
    for (int i = 0; i < word.length(); i++) {
      letters = letters.union(letter(word, word.charAt(i)));
    }
    if (letters.isEmpty()) {
      throw unknown(word);
    }
    return letters;
  }

  private static ModalitySet letter(String word, char c) throws LacunaException {
    for (Modality m : Modality.values()) {
      if (m.key().charAt(0) == c) {
        return ModalitySet.of(m);
      }
    }
    throw unknown(word);
  }

  private static LacunaException unknown(String word) {
    return new LacunaException(
        Kind.USAGE,
        "\"" + word + "\" is no choice of modalities: use all, or letters such as v,al,val.");
  }

  /**
   * Shares of missing modalities.
   *
   * @param typed {@code none}, a list, or {@code FROM..TO} in steps of a tenth
   * @throws LacunaException of kind USAGE for anything else, or a share outside 0 to 1
   */
  static List<Double> rates(String typed) throws LacunaException {
    List<Double> rates = new ArrayList<>();
    if (typed.equalsIgnoreCase("none")) {
      return rates;
    }
    int dots = typed.indexOf("..");
    if (dots >= 0) {
      long from = Math.round(TENTHS * rate(typed.substring(0, dots)));
      long to = Math.round(TENTHS * rate(typed.substring(dots + 2)));
      for (long tenth = from; tenth <= to; tenth++) {
        rates.add((double) tenth / TENTHS);
      }
    } else {
      for (String word : typed.split(",", -1)) {
        rates.add(rate(word));
      }
    }
    if (rates.isEmpty()) {
      throw unreadable(typed);
    }
    return rates;
  }

  private static double rate(String word) throws LacunaException {
    try {
      double rate = Double.parseDouble(word.strip());
      if (rate >= 0 && rate <= 1) {
        return rate;
      }
    } catch (NumberFormatException e) {
      throw unreadable(word);
    }
    throw unreadable(word);
  }

  private static LacunaException unreadable(String word) {
    return new LacunaException(
        Kind.USAGE,
        "\"" + word + "\" is no missing rate: use 0..0.7, a list such as 0.1,0.5, or none.");
  }
}
