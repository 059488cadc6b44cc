package org.lacuna.media.text.speech.engines;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.text.speech.SpeechEngines;
import org.lacuna.media.text.speech.SpeechRecognizer;
import org.lacuna.media.text.speech.WordAligner;
import org.lacuna.media.text.speech.sphinx.SphinxAligner;
import org.lacuna.media.text.speech.sphinx.SphinxRecognizer;
import org.lacuna.media.text.speech.vosk.VoskFolder;
import org.lacuna.media.text.speech.vosk.VoskRecognizer;
import org.lacuna.media.text.speech.whisper.WhisperFile;
import org.lacuna.media.text.speech.whisper.WhisperRecognizer;

/** The engines that come with the program; what a model is made for is told by its files. */
public final class InstalledEngines implements SpeechEngines {

  /** Names the built-in engine in keys of stored words; raised when it hears otherwise. */
  public static final String BUILT_IN = "sphinx4 1";

  @Override
  public SpeechRecognizer recognizer(Optional<Path> model) throws LacunaException {
    return model.isPresent() ? forModel(model.get()) : new SphinxRecognizer();
  }

  private static SpeechRecognizer forModel(Path model) throws LacunaException {
    if (!Files.exists(model)) {
      throw new LacunaException(
          Kind.USAGE, "There is no speech model \"" + model + "\": check its name.");
    }
    Optional<VoskFolder> vosk = Files.isDirectory(model) ? VoskFolder.of(model) : Optional.empty();
    if (vosk.isPresent()) {
      return new VoskRecognizer(vosk.get());
    }
    WhisperFile whisper =
        WhisperFile.of(model)
            .orElseThrow(
                () ->
                    new LacunaException(
                        Kind.MODEL,
                        "\""
                            + model
                            + "\" is no speech model: name a Vosk folder (with am and conf in it)"
                            + " or a Whisper file (ggml .bin)."));
    return new WhisperRecognizer(whisper);
  }

  @Override
  public WordAligner aligner() {
    return new SphinxAligner();
  }
}
