package org.lacuna.app.cli.text;

import java.io.PrintStream;

/**
 * Where the command line writes.
 *
 * @param out results
 * @param err messages and progress
 * @param terminal whether a person looks on, so that a progress bar makes sense
 */
public record Console(PrintStream out, PrintStream err, boolean terminal) {

  /**
   * The console of this process. From Java 22 on, {@code System.console()} is there without a
   * terminal too, unless {@code jdk.console} names {@code java.base}, as the launcher does.
   */
  @SuppressWarnings("SystemConsoleNull")
  public static Console ofThisProcess() {
    return new Console(System.out, System.err, System.console() != null);
  }
}
