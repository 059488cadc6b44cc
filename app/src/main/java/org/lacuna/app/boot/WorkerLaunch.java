package org.lacuna.app.boot;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lacuna.media.isolate.WorkerStart;

/**
 * Starts this very program again as an extraction worker or to test a network: the same Java, the
 * same class path, the same settings, less memory for Java's own objects, and nothing left behind
 * when native code crashes.
 */
final class WorkerLaunch implements WorkerStart {

  /** The hidden command that serves. */
  static final String COMMAND = "extraction-worker";

  /** The hidden command that tests one network. */
  private static final String TEST = "network-test";

  /** Tells where an installed program's own launcher lies; such a program has no "java". */
  private static final String LAUNCHER = "jpackage.app-path";

  private static final String LAUNCHER_MARK = "_JPACKAGE_LAUNCHER";

  /** How options reach a Java that another program's launcher starts. */
  private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

  /** Settings of the running Java that its workers share; debuggers and heap sizes are its own. */
  private static final List<String> SHARED =
      List.of(
          "-D",
          "--enable-native-access",
          "--sun-misc-unsafe-memory-access",
          "--add-",
          "-Xshare",
          "-XX:SharedArchiveFile",
          "-Xlog:cds");

  private final String mainClass;

  WorkerLaunch(String mainClass) {
    this.mainClass = mainClass;
  }

  @Override
  public ProcessBuilder process(Path scratch) {
    return process(COMMAND, scratch);
  }

  /** A process that tests one network; what it is to do is added to its command. */
  ProcessBuilder networkTest(Path scratch) {
    return process(TEST, scratch);
  }

  private ProcessBuilder process(String task, Path scratch) {
    String launcher = System.getProperty(LAUNCHER);
    return launcher == null ? withJava(task, scratch) : withLauncher(launcher, task, scratch);
  }

  private ProcessBuilder withJava(String task, Path scratch) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>();
    command.add(Files.exists(java) ? java.toString() : java + ".exe");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> SHARED.stream().anyMatch(option::startsWith))
        .forEach(command::add);
    command.addAll(own(scratch));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.add(task);
    return new ProcessBuilder(command);
  }

  private static ProcessBuilder withLauncher(String launcher, String task, Path scratch) {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(launcher, task)));
    Map<String, String> environment = builder.environment();
    // An installed program marks its own process so; one that it starts must not take the mark
    // for its own.
    environment.keySet().removeIf(key -> key.startsWith(LAUNCHER_MARK));
    Stream<String> quoted = own(scratch).stream().map(option -> "'" + option + "'");
    String before = environment.getOrDefault(OPTIONS, "");
    environment.put(OPTIONS, (before + " " + String.join(" ", quoted.toList())).strip());
    return builder;
  }

  private static List<String> own(Path scratch) {
    return List.of(
        "-Xmx1g",
        "-Xms128m",
        "-Xmn64m",
        // Each network call leaves buffers outside the heap behind that only a collection frees.
        "-XX:MaxDirectMemorySize=160m",
        // Half the memory and threads of the usual collector; extraction makes little garbage.
        "-XX:+UseSerialGC",
        "-XX:-CreateCoredumpOnCrash",
        // Standard output belongs to the protocol.
        "-XX:+DisplayVMOutputToStderr",
        "-XX:ErrorFile=" + scratch.resolve("crash.log"),
        "-Djava.io.tmpdir=" + scratch);
  }
}
