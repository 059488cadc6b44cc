package org.lacuna.media.decode;

import java.nio.file.Path;
import java.util.List;
import org.lacuna.inference.task.LacunaException;

public interface SubtitleSource {
  List<SubtitleCue> read(Path file) throws LacunaException;
}
