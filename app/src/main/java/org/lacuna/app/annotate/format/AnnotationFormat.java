package org.lacuna.app.annotate.format;

/** The formats that annotations are written in. */
public enum AnnotationFormat {
  /** ELAN, to the millisecond. */
  EAF("eaf", true),
  /** Praat's long form in UTF-8, to the microsecond. */
  TEXT_GRID("TextGrid", true),
  /** Praat's short form in UTF-8, to the microsecond. */
  TEXT_GRID_SHORT("TextGrid", true),
  /** Praat's long form in UTF-16 with a byte order mark, to the microsecond. */
  TEXT_GRID_UTF16("TextGrid", true),
  /** A table with a row for every segment, to the microsecond. */
  CSV("csv", true),
  /** SubRip, to the millisecond; one tier. */
  SRT("srt", false),
  /** WebVTT, to the millisecond; one tier. */
  WEB_VTT("vtt", false);

  private final String extension;
  private final boolean holdsManyTiers;

  AnnotationFormat(String extension, boolean holdsManyTiers) {
    this.extension = extension;
    this.holdsManyTiers = holdsManyTiers;
  }

  /** Ending of such files, without the dot. */
  public String extension() {
    return extension;
  }

  /** Whether a file holds all tiers of a clip, or one. */
  public boolean holdsManyTiers() {
    return holdsManyTiers;
  }

  /** Whether its times are whole milliseconds. */
  boolean isMilliseconds() {
    return this == EAF || this == SRT || this == WEB_VTT;
  }
}
