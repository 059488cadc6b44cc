package org.lacuna.app.report.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The kernel's own high-water marks; only Linux tells them in files. */
final class PeakMemory {

  private PeakMemory() {}

  /**
   * Most memory that this process and the workers that it has now ever held, each for itself,
   * together; MiB, NaN where the system does not tell.
   */
  static double megabytes() {
    return Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().children())
        .mapToDouble(process -> of(Path.of("/proc", Long.toString(process.pid()), "status")))
        .sum();
  }

  private static double of(Path status) {
    if (!Files.isReadable(status)) {
      return Double.NaN;
    }
    try {
      return parse(Files.readAllLines(status));
    } catch (IOException e) {
      // The figure is a bonus; a system that hides it still gets all others.
      return Double.NaN;
    }
  }

  static double parse(List<String> status) {
    for (String line : status) {
      if (line.startsWith("VmHWM:")) {
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    return Double.NaN;
  }
}
