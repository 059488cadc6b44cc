package org.lacuna.app.cli.base;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.text.speech.engines.InstalledEngines;
import picocli.CommandLine.Option;

/** The options by which words are had from the sound. */
public final class SpeechOptions {

  @Option(
      names = "--speech",
      paramLabel = "off|builtin|MODEL",
      defaultValue = "off",
      description = {
        "Recognise speech where there is no transcript. builtin: English, rough, takes about half"
            + " the clip's length. MODEL: a Vosk folder or a Whisper ggml .bin file. Default: off."
      })
  private String speech = "off";

  @Option(
      names = "--align",
      description =
          "Find the words of a transcript that have no times of their own in the sound (English).")
  private boolean align;

  /**
   * What was asked for. A model is looked at, not loaded.
   *
   * @throws LacunaException of kind USAGE when there is no such model, of kind MODEL when it is
   *     none
   */
  public ExtractOptions.Speech speech() throws LacunaException {
    return switch (speech.toLowerCase(Locale.ROOT)) {
      case "off" -> new ExtractOptions.Speech(false, align, Optional.empty());
      case "builtin" -> new ExtractOptions.Speech(true, align, Optional.empty());
      case "" ->
          throw new LacunaException(
              Kind.USAGE, "--speech takes off, builtin, or the name of a speech model.");
      default -> new ExtractOptions.Speech(true, align, Optional.of(model(Path.of(speech))));
    };
  }

  private static Path model(Path named) throws LacunaException {
    // A wrong name is told at once and not after a minute of decoding.
    new InstalledEngines().recognizer(Optional.of(named)).close();
    return named;
  }
}
