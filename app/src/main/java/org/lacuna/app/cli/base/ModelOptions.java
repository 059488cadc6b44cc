package org.lacuna.app.cli.base;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.boot.ExtractionMode;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import picocli.CommandLine.Option;

/** The options that every analysing command has. */
public final class ModelOptions {

  @Option(
      names = "--transcript",
      paramLabel = "FILE",
      description =
          "What is said: .srt, .vtt, .txt, .TextGrid, .eaf, .csv or .tsv. Default: one beside or"
              + " in the clip.")
  private @Nullable Path transcript;

  @Option(
      names = "--model",
      paramLabel = "kt|amd|BUNDLE",
      description =
          "The model: one of the two that come with the program, or the folder of a model bundle."
              + " Default: kt.")
  private @Nullable Path model;

  @Option(
      names = "--device",
      paramLabel = "auto|cpu|cuda",
      defaultValue = "auto",
      description = "Where the model runs; cuda is refused where it does not work. Default: auto.")
  private String device = "auto";

  @Option(
      names = "--no-cache",
      description = "Extract the clip anew, and do not keep what is extracted.")
  private boolean noCache;

  @Option(
      names = "--in-process",
      hidden = true,
      description = "Decode in this process, where a damaged file can end the program.")
  private boolean inProcess;

  /** Whether the cache is used, and where the clip is decoded. */
  public ExtractionMode extraction() {
    return new ExtractionMode(!noCache, !inProcess);
  }

  public Optional<Path> transcript() {
    return Optional.ofNullable(transcript);
  }

  public Optional<Path> model() {
    return Optional.ofNullable(model);
  }

  /**
   * @throws LacunaException of kind USAGE for an unknown name
   */
  public Device.Request device() throws LacunaException {
    return switch (device.toLowerCase(Locale.ROOT)) {
      case "auto" -> Device.Request.AUTO;
      case "cpu" -> Device.Request.CPU;
      case "cuda" -> Device.Request.CUDA;
      default ->
          throw new LacunaException(
              Kind.USAGE, "There is no device \"" + device + "\": choose auto, cpu or cuda.");
    };
  }
}
