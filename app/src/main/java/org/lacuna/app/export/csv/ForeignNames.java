package org.lacuna.app.export.csv;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What OpenFace and openSMILE call the quantities that are the same as ours; a column without such
 * a name keeps its own. Reading a name back gives ours.
 */
public final class ForeignNames {

  private static final Pattern ACTION_UNIT = Pattern.compile("au([0-9]{2})");
  private static final Pattern ACTION_UNIT_THERE = Pattern.compile("AU([0-9]{2})_r");
  private static final Pattern CEPSTRUM = Pattern.compile("mfcc_([0-9]{1,2})");
  private static final Pattern CEPSTRUM_THERE = Pattern.compile("mfcc([0-9]{1,2})");
  private static final Pattern FORMANT = Pattern.compile("f([1-3])_(frequency|bandwidth)");
  private static final Pattern FORMANT_THERE = Pattern.compile("F([1-3])(frequency|bandwidth)");
  private static final Pattern PEAK = Pattern.compile("f([1-3])_amplitude");
  private static final Pattern PEAK_THERE = Pattern.compile("F([1-3])amplitudeLogRelF0");

  private static final Map<String, String> SOUND =
      Map.ofEntries(
          Map.entry("f0_semitone", "F0semitoneFrom27.5Hz"),
          Map.entry("jitter_local", "jitterLocal"),
          Map.entry("shimmer_local_db", "shimmerLocaldB"),
          Map.entry("hnr", "HNRdBACF"),
          Map.entry("h1_h2", "logRelF0-H1-H2"),
          Map.entry("h1_a3", "logRelF0-H1-A3"),
          Map.entry("loudness", "Loudness"),
          Map.entry("alpha_ratio", "alphaRatio"),
          Map.entry("hammarberg_index", "hammarbergIndex"),
          Map.entry("spectral_slope_0_500", "slope0-500"),
          Map.entry("spectral_slope_500_1500", "slope500-1500"),
          Map.entry("spectral_flux", "spectralFlux"));

  private ForeignNames() {}

  /** openSMILE's name (eGeMAPS, without its smoothing suffix) of one of our audio columns. */
  public static String openSmile(String ours) {
    return Optional.ofNullable(SOUND.get(ours))
        .or(() -> replaced(CEPSTRUM, ours, "mfcc$1"))
        .or(() -> replaced(FORMANT, ours, "F$1$2"))
        .or(() -> replaced(PEAK, ours, "F$1amplitudeLogRelF0"))
        .orElse(ours);
  }

  /** Reverses {@link #openSmile}. */
  public static String fromOpenSmile(String theirs) {
    return SOUND.entrySet().stream()
        .filter(e -> e.getValue().equals(theirs))
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> replaced(CEPSTRUM_THERE, theirs, "mfcc_$1"))
        .or(() -> replaced(FORMANT_THERE, theirs, "f$1_$2"))
        .or(() -> replaced(PEAK_THERE, theirs, "f$1_amplitude"))
        .orElse(theirs);
  }

  /** OpenFace's name of one of our vision columns, where only the name differs. */
  public static String openFace(String ours) {
    return replaced(ACTION_UNIT, ours, "AU$1_r").orElse(ours);
  }

  /** Reverses {@link #openFace}. */
  public static String fromOpenFace(String theirs) {
    return replaced(ACTION_UNIT_THERE, theirs, "au$1").orElse(theirs);
  }

  private static Optional<String> replaced(Pattern pattern, String name, String with) {
    Matcher matcher = pattern.matcher(name);
    return matcher.matches() ? Optional.of(matcher.replaceFirst(with)) : Optional.empty();
  }
}
