package org.lacuna.app.cli.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.mapping.trial.TestsHere;
import org.lacuna.app.mapping.trial.TrialWorker;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.media.decode.ffmpeg.system.ProcessMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lacuna network-test}, which the program starts to try a network (ADR 0052). */
@Command(
    name = "network-test",
    hidden = true,
    description = "Load or run a network for another process of this program.")
public final class NetworkTestCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "Question and answer.")
  private @Nullable Path folder;

  @Parameters(index = "1", paramLabel = "WHAT", description = "shape or trial.")
  private String what = "";

  @Parameters(index = "2", paramLabel = "NETWORK", description = "An ONNX file or a bundle.")
  private @Nullable Path network;

  @Parameters(index = "3", paramLabel = "BYTES", description = "Most memory of this process.")
  private long most;

  public NetworkTestCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws LacunaException, IOException {
    new TrialWorker(new TestsHere(() -> context.services().get().runtime()), ProcessMemory::bytes)
        .serve(Arguments.given(folder, "FOLDER"), what, Arguments.given(network, "NETWORK"), most);
    return 0;
  }
}
