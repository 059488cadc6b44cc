package org.lacuna.app.cli.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.lacuna.app.cli.base.CommandContext;
import picocli.CommandLine.Command;

/** {@code lacuna extraction-worker}, which the program starts to decode clips (ADR 0024). */
@Command(
    name = "extraction-worker",
    hidden = true,
    description = "Extract clips for another process of this program.")
public final class ExtractionWorkerCommand implements Callable<Integer> {

  private final CommandContext context;

  public ExtractionWorkerCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    OutputStream replies = new FileOutputStream(FileDescriptor.out);
    // Whatever any library prints goes where it cannot be taken for a reply.
    System.setOut(System.err);
    boolean busy = context.services().get().serveExtraction(System.in, replies);
    if (busy) {
      // Nobody waits for this work any more, and native code does not hear of it in any other way.
      Runtime.getRuntime().halt(0);
    }
    return 0;
  }
}
