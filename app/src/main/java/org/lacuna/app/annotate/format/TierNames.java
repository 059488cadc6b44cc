package org.lacuna.app.annotate.format;

/**
 * Names of tiers in files. As in many ELAN corpora a tier is called {@code what@who}; the first
 * {@code @} parts the two.
 */
public final class TierNames {

  private TierNames() {}

  /** A name that every format can hold: on one line, without {@code @}. */
  public static String clean(String name) {
    StringBuilder kept = new StringBuilder();
    name.codePoints()
        .map(c -> c == '@' || Character.isISOControl(c) ? ' ' : c)
        .filter(c -> !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF && c != 0xFEFF)
        .forEach(kept::appendCodePoint);
    return kept.toString().replaceAll("\\s+", " ").strip();
  }

  /** As a file has it. */
  static String written(NotedTier tier) {
    return tier.annotator().isEmpty() ? tier.name() : tier.name() + "@" + tier.annotator();
  }

  /** The name without its annotator. */
  static String name(String written) {
    int at = written.indexOf('@');
    String name = clean(at > 0 ? written.substring(0, at) : written);
    return name.isEmpty() ? "tier" : name;
  }

  /** The annotator in a name; empty where there is none. */
  static String annotator(String written) {
    int at = written.indexOf('@');
    return at > 0 ? written.substring(at + 1).strip() : "";
  }
}
