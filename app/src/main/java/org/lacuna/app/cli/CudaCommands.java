package org.lacuna.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.text.ProgressBar;
import org.lacuna.app.gpu.ExternalTool;
import org.lacuna.app.gpu.GpuFolder;
import org.lacuna.app.gpu.GpuFolder.Verdict;
import org.lacuna.app.gpu.GpuInstaller;
import org.lacuna.app.gpu.GpuTrial;
import org.lacuna.inference.task.LacunaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lacuna cuda}: the GPU parts. */
final class CudaCommands {

  private CudaCommands() {}

  /** {@code lacuna cuda install}. */
  @Command(
      name = "install",
      description = "Fetch the GPU parts (about 700 MB, with Maven) and try them.")
  static final class Install implements Callable<Integer> {
    private final CommandContext context;

    Install(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() throws LacunaException {
      GpuFolder folder = context.services().get().gpu();
      ExternalTool tools = new ExternalTool(Optional.ofNullable(System.getenv("PATH")).orElse(""));
      GpuTrial trial =
          new GpuTrial(tools, GpuTrial.thisProgram(context.mainClass(), List.of("cuda", "try")));
      Verdict verdict;
      try (ProgressBar bar = new ProgressBar(context.console())) {
        verdict = new GpuInstaller(folder, trial, tools).install(bar);
      }
      context.console().out().println("Installed in " + folder.natives());
      context.console().out().println(verdict.reason());
      return 0;
    }
  }

  /** {@code lacuna cuda remove}. */
  @Command(name = "remove", description = "Delete the GPU parts.")
  static final class Remove implements Callable<Integer> {
    private final CommandContext context;

    Remove(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() throws LacunaException {
      boolean any = context.services().get().gpu().remove();
      context
          .console()
          .out()
          .println(any ? "The GPU parts are deleted." : "There are no GPU parts to delete.");
      return 0;
    }
  }

  /** {@code lacuna cuda try FOLDER}, which the installer starts in a process of its own. */
  @Command(name = "try", hidden = true, description = "Load natives and say what they can do.")
  static final class Try implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "FOLDER", description = "The natives.")
    private @Nullable Path folder;

    Try(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() throws LacunaException {
      context.console().out().print(GpuTrial.report(Arguments.given(folder, "FOLDER")));
      return 0;
    }
  }
}
