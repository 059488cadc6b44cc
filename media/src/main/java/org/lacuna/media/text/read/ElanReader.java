package org.lacuna.media.text.read;

import java.util.List;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.text.Transcript;
import org.lacuna.media.text.TranscriptReader;
import org.lacuna.media.text.format.ElanParser;

/** ELAN annotation files; {@link TierText} says which tiers are read. */
public final class ElanReader implements TranscriptReader {

  @Override
  public List<String> extensions() {
    return List.of("eaf");
  }

  @Override
  public boolean recognises(String text) {
    return ElanParser.recognises(text);
  }

  @Override
  public Transcript read(String text, String name, long durationUs) throws LacunaException {
    return TierText.read(ElanParser.parse(text, name), name, durationUs);
  }
}
