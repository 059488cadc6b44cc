package org.lacuna.media.text.read;

import java.util.List;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.decode.SubtitleCue;
import org.lacuna.media.text.Transcript;
import org.lacuna.media.text.TranscriptReader;

/** Text without times: its words are spread over the whole clip by length. */
public final class PlainTextReader implements TranscriptReader {

  @Override
  public List<String> extensions() {
    return List.of("txt");
  }

  @Override
  public boolean recognises(String text) {
    return false;
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
              + " placed; give a file with times, such as .srt.");
    }
    return Transcript.ofCues(List.of(new SubtitleCue(0, durationUs, text)), durationUs, name);
  }
}
