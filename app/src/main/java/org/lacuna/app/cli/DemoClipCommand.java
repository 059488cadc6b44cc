package org.lacuna.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.files.SafeFiles;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lacuna demo-clip}. */
@Command(name = "demo-clip", description = "Write the demo clip and its transcript.")
final class DemoClipCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(paramLabel = "OUT.mp4", description = "Where to write the clip.")
  private @Nullable Path out;

  DemoClipCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException {
    Path clip = Arguments.given(out, "OUT.mp4");
    String name = String.valueOf(clip.getFileName());
    if (!name.toLowerCase(Locale.ROOT).endsWith(".mp4")) {
      throw new LacunaException(
          Kind.USAGE, "The demo clip is an MP4 file: let its name \"" + name + "\" end in .mp4.");
    }
    Path transcript = clip.resolveSibling(name.substring(0, name.length() - 4) + ".vtt");
    Path demo = context.services().get().demoClip();
    copy(demo, clip);
    copy(demo.resolveSibling("demo.vtt"), transcript);
    context.console().out().println("Clip        " + clip);
    context.console().out().println("Transcript  " + transcript);
    return 0;
  }

  private static void copy(Path from, Path to) throws LacunaException {
    try {
      SafeFiles.write(to, Files.readAllBytes(from));
    } catch (IOException e) {
      throw new LacunaException(Kind.MEDIA, "\"" + from + "\" cannot be read.", e);
    }
  }
}
