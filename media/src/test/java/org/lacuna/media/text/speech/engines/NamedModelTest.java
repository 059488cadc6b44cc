package org.lacuna.media.text.speech.engines;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.text.speech.SpeechRecognizer;
import org.lacuna.media.text.speech.SpeechRecognizerContract;

/**
 * The contract on a Vosk or Whisper model of the developer's: {@code
 * -Dlacuna.speech.model=/models/ggml-base.en.bin}. Without one its tests are skipped.
 */
class NamedModelTest extends SpeechRecognizerContract {

  private @Nullable SpeechRecognizer opened;

  @Override
  protected SpeechRecognizer recognizer() {
    String model = System.getProperty("lacuna.speech.model", "");
    Assumptions.assumeFalse(model.isEmpty(), "no speech model named by lacuna.speech.model");
    SpeechRecognizer ready = opened;
    if (ready == null) {
      try {
        ready = new InstalledEngines().recognizer(Optional.of(Path.of(model)));
      } catch (LacunaException e) {
        throw new AssertionError(e.sentence(), e);
      }
      opened = ready;
    }
    return ready;
  }

  @AfterAll
  void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
