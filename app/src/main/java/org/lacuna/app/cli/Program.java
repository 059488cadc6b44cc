package org.lacuna.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.bench.BenchCommand;
import org.lacuna.app.cli.bench.BenchDegradeCommand;
import org.lacuna.app.cli.bench.BenchSwitchCommand;
import org.lacuna.app.cli.bench.BenchSyncCommand;
import org.lacuna.app.cli.bench.BenchWindowCommand;
import org.lacuna.app.cli.research.BenchMethodsCommand;
import org.lacuna.app.cli.research.CompareStudiesCommand;
import org.lacuna.app.cli.research.EvaluateCommand;
import org.lacuna.app.cli.research.ReproduceCommand;
import org.lacuna.app.cli.research.TrainCommand;
import org.lacuna.app.cli.worker.ExtractionWorkerCommand;
import org.lacuna.app.cli.worker.NetworkTestCommand;
import org.lacuna.inference.task.LacunaException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The command line as a whole: from the words typed to an exit code. Stateless. */
public final class Program {

  /** Something that nobody foresaw. */
  static final int INTERNAL = 1;

  static final int USAGE = 2;
  static final int MEDIA = 3;
  static final int MODEL = 4;

  private final CommandContext context;

  public Program(CommandContext context) {
    this.context = context;
  }

  /**
   * Runs one command.
   *
   * @return the exit code: 0 done, 2 usage, 3 media, 4 model or device, 1 a fault of the program
   */
  public int run(String... args) {
    LacunaCommand root = new LacunaCommand(context);
    CommandLine line = new CommandLine(root);
    line.addSubcommand(new DemoCommand(context));
    line.addSubcommand(new OpenCommand(context));
    line.addSubcommand(new PicturesCommand(context));
    line.addSubcommand(new AnalyzeCommand(context));
    line.addSubcommand(new CompareCommand(context));
    line.addSubcommand(new TranscribeCommand(context));
    line.addSubcommand(new ExtractCommand(context));
    line.addSubcommand(bench());
    line.addSubcommand(new ProbeCommand(context));
    line.addSubcommand(new DoctorCommand(context));
    line.addSubcommand(new DemoClipCommand(context));
    line.addSubcommand(new ExtractionWorkerCommand(context));
    line.addSubcommand(new NetworkTestCommand(context));
    line.addSubcommand(cache());
    line.addSubcommand(cuda());
    line.addSubcommand(train());
    line.addSubcommand(new EvaluateCommand(context));
    line.addSubcommand(new ReproduceCommand(context));
    line.addSubcommand(models());
    line.getCommandSpec()
        .versionProvider(() -> new String[] {"Lacuna " + context.services().get().version()});
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(context.console().out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(context.console().err(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler(this::refused);
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, root.verbose()));
    return line.execute(args);
  }

  private CommandLine bench() {
    CommandLine bench = new CommandLine(new BenchCommand(context));
    bench.addSubcommand(new BenchMethodsCommand(context));
    bench.addSubcommand(new BenchWindowCommand(context));
    bench.addSubcommand(new BenchSyncCommand(context));
    bench.addSubcommand(new BenchSwitchCommand(context));
    bench.addSubcommand(new BenchDegradeCommand(context));
    return bench;
  }

  private CommandLine cache() {
    CommandLine cache = new CommandLine(new CacheCommands.Show(context));
    cache.addSubcommand(new CacheCommands.Clear(context));
    cache.addSubcommand(new CacheCommands.Limit(context));
    return cache;
  }

  private CommandLine cuda() {
    CommandLine cuda = group("cuda", "Parts for NVIDIA graphics cards.");
    cuda.addSubcommand(new CudaCommands.Install(context));
    cuda.addSubcommand(new CudaCommands.Remove(context));
    cuda.addSubcommand(new CudaCommands.Try(context));
    return cuda;
  }

  private CommandLine train() {
    CommandLine train = new CommandLine(new TrainCommand(context));
    train.addSubcommand(new TrainCompositesCommand(context));
    train.addSubcommand(new CompareStudiesCommand(context));
    return train;
  }

  private CommandLine models() {
    CommandLine models = group("models", "The networks that come with the program.");
    models.addSubcommand(new ModelsRebuildCommand(context));
    return models;
  }

  /** A word that only groups other commands; alone it asks for one of them. */
  private static CommandLine group(String name, String description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description);
    return new CommandLine(spec);
  }

  private int refused(ParameterException e, String[] args) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String message = e.getMessage() == null ? "The command is not complete." : e.getMessage();
    String stop = message.endsWith(".") || message.endsWith("?") ? "" : ".";
    context.console().err().println(message + stop + " See \"" + command + " --help\".");
    return USAGE;
  }

  private int failed(Exception e, boolean verbose) {
    if (verbose) {
      e.printStackTrace(context.console().err());
    }
    if (e instanceof LacunaException known) {
      context.console().err().println(known.sentence());
      return switch (known.kind()) {
        case USAGE -> USAGE;
        case MEDIA -> MEDIA;
        case MODEL -> MODEL;
      };
    }
    context
        .console()
        .err()
        .println(
            "Something went wrong inside Lacuna ("
                + e.getClass().getSimpleName()
                + "); --verbose shows where.");
    return INTERNAL;
  }
}
