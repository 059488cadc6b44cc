package org.lacuna.app.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.boot.Services;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.base.SpeechOptions;
import org.lacuna.app.cli.text.ProgressBar;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.inference.task.CancelToken;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.decode.MediaInfo;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.text.Transcript;
import org.lacuna.media.text.TranscriptFormat;
import org.lacuna.media.text.TranscriptLookup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lacuna transcribe}. */
@Command(
    name = "transcribe",
    description =
        "Write what is said in a clip as a transcript: converted from one, aligned to the sound, or"
            + " heard.")
final class TranscribeCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "The clip.")
  private @Nullable Path file;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The transcript: .srt, .vtt, .TextGrid, .eaf, .csv or .tsv.")
  private @Nullable Path out;

  @Option(
      names = "--transcript",
      paramLabel = "FILE",
      description = "What is said. Default: a transcript beside or in the clip.")
  private @Nullable Path transcript;

  @Mixin private SpeechOptions speech = new SpeechOptions();

  TranscribeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    Path target = Arguments.given(out, "--out");
    TranscriptFormat format = format(target);
    SafeFiles.requireWritable(target);
    ExtractOptions options =
        ExtractOptions.DEFAULT
            .withTranscript(Optional.ofNullable(transcript))
            .withSpeech(speech.speech());
    Services services = context.services().get();
    MediaInfo info = services.media().probe(Arguments.given(file, "FILE"));
    TranscriptLookup found;
    try (ProgressBar bar = new ProgressBar(context.console())) {
      found = services.words().find(info, options, info.durationUs(), new CancelToken(), bar);
    }
    Transcript spoken =
        found
            .transcript()
            .orElseThrow(() -> new LacunaException(Kind.MEDIA, found.whyAbsent().orElseThrow()));
    String media = String.valueOf(info.file().getFileName());
    SafeFiles.write(target, format.write(spoken, media, info.durationUs(), Instant.now()));
    context
        .console()
        .out()
        .println("Words   " + spoken.words().size() + " from " + spoken.source() + " to " + target);
    return 0;
  }

  private static TranscriptFormat format(Path target) throws LacunaException {
    return TranscriptFormat.ofName(String.valueOf(target.getFileName()))
        .orElseThrow(
            () ->
                new LacunaException(
                    Kind.USAGE,
                    "\"" + target + "\" is of no transcript format: end it in " + endings() + "."));
  }

  private static String endings() {
    return Arrays.stream(TranscriptFormat.values())
        .map(f -> "." + f.extension())
        .collect(Collectors.joining(", "));
  }
}
