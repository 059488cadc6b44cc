package org.lacuna.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs scripts in the Python of this machine, where it has what they need. */
public final class Python {

  private static final int SECONDS = 60;

  private Python() {}

  /** Skips the test, with a printed reason, unless Python can import that module. */
  public static void require(String module, Path folder) throws Exception {
    boolean there;
    try {
      there = run("import " + module, folder).code() == 0;
    } catch (IOException e) {
      there = false;
    }
    if (!there) {
      System.out.println("Skipped: there is no python3 with " + module + " on this machine.");
    }
    Assumptions.assumeTrue(there, "python3 with " + module);
  }

  /** Runs a script that must end well; gives what it printed. */
  public static String check(String script, Path folder) throws Exception {
    Result result = run(script, folder);
    assertThat(result.code()).as(script + "\n" + result.output()).isZero();
    return result.output();
  }

  private record Result(int code, String output) {}

  private static Result run(String script, Path folder) throws Exception {
    Path file = Files.createTempFile("lacuna", ".py");
    Path log = Files.createTempFile("lacuna", ".log");
    try {
      Files.writeString(file, script, StandardCharsets.UTF_8);
      Process process =
          new ProcessBuilder("python3", "-W", "error", file.toString())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the script does not end");
      }
      return new Result(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(log);
    }
  }
}
