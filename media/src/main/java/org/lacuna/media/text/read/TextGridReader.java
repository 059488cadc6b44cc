package org.lacuna.media.text.read;

import java.util.List;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.text.Transcript;
import org.lacuna.media.text.TranscriptReader;
import org.lacuna.media.text.format.TextGridParser;

/** Praat TextGrids, long and short; {@link TierText} says which tiers are read. */
public final class TextGridReader implements TranscriptReader {

  @Override
  public List<String> extensions() {
    return List.of("TextGrid");
  }

  @Override
  public boolean givesWordTimes() {
    return true;
  }

  @Override
  public boolean recognises(String text) {
    return TextGridParser.recognises(text);
  }

  @Override
  public Transcript read(String text, String name, long durationUs) throws LacunaException {
    return TierText.read(TextGridParser.parse(text, name), name, durationUs);
  }
}
