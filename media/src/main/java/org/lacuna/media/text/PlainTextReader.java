package org.lacuna.media.text;

import java.util.List;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.decode.SubtitleCue;

/** Text without times: its words are spread over the whole clip by length. */
final class PlainTextReader implements TranscriptReader {

  @Override
  public List<String> extensions() {
    return List.of("txt");
  }

  @Override
  public boolean accepts(String extension, String text) {
    return extension.equals("txt");
  }

  @Override
  public Transcript read(String text, String name, long durationUs) throws LacunaException {
    if (text.isBlank()) {
      throw new LacunaException(
          Kind.MEDIA, name + " is empty; write into it what is said, or remove it.");
    }
    if (durationUs <= 0) {
      throw new LacunaException(
          Kind.MEDIA,
          name
              + " has no times and the length of the clip is not known, so its words cannot be"
              + " placed; give an .srt or .vtt file.");
    }
    return Transcript.ofCues(List.of(new SubtitleCue(0, durationUs, text)), durationUs, name);
  }
}
