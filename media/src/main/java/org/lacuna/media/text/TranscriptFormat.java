package org.lacuna.media.text;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The formats that transcripts are written in, by the ending of the file. */
public enum TranscriptFormat {
  SRT("srt"),
  WEB_VTT("vtt"),
  CSV("csv"),
  TSV("tsv"),
  TEXT_GRID("TextGrid"),
  ELAN("eaf");

  private final String extension;

  TranscriptFormat(String extension) {
    this.extension = extension;
  }

  /** Ending of such files, without the dot. */
  public String extension() {
    return extension;
  }

  /** The format of a file of that name; empty when its ending is none of theirs. */
  public static Optional<TranscriptFormat> ofName(String fileName) {
    String ending = TranscriptReaders.extension(fileName);
    return Arrays.stream(values()).filter(f -> f.extension.equalsIgnoreCase(ending)).findFirst();
  }

  /**
   * The transcript as the text of such a file, to be stored as UTF-8.
   *
   * @param media name of the clip's file, for formats that name it; empty to name none
   * @param durationUs length of the clip, microseconds; 0 when it is not known
   * @param written when, for formats that say so
   */
  public String write(Transcript transcript, String media, long durationUs, Instant written) {
    return switch (this) {
      case SRT -> TranscriptWriter.srt(transcript);
      case WEB_VTT -> TranscriptWriter.webVtt(transcript);
      case CSV -> TranscriptWriter.table(transcript, ',');
      case TSV -> TranscriptWriter.table(transcript, '\t');
      case TEXT_GRID -> TranscriptWriter.textGrid(transcript, durationUs);
      case ELAN -> TranscriptWriter.elan(transcript, media, written);
    };
  }
}
