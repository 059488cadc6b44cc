package org.lacuna.app.gpu;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lacuna.app.gpu.GpuFolder.Verdict;
import org.lacuna.inference.model.Device;
import org.lacuna.inference.onnx.OnnxRuntime;
import org.lacuna.inference.task.LacunaException;

/**
 * Tries GPU natives in a process of its own: ONNX Runtime loads its natives once in the life of a
 * process, and a crash must stay without consequences.
 */
public final class GpuTrial {

  /** First words of the lines that {@link #report} prints. */
  private static final String PROVIDERS = "lacuna-providers:";

  private static final String DEVICE = "lacuna-device:";
  private static final String REASON = "lacuna-reason:";

  /** Before what the natives themselves say about a library that they miss. */
  private static final String DETAIL = "with error: ";

  private static final String UNLINKED = "UnsatisfiedLinkError";
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final ExternalTool tools;
  private final List<String> program;

  /**
   * @param program how to start this program with the command that calls {@link #report}; the
   *     folder of the natives is added as the last argument
   */
  public GpuTrial(ExternalTool tools, List<String> program) {
    this.tools = tools;
    this.program = List.copyOf(program);
  }

  /**
   * Runs in the child process: loads the natives and says what they are.
   *
   * @param natives folder; must be the first use of ONNX Runtime in this process
   */
  public static String report(Path natives) {
    System.setProperty(GpuFolder.NATIVE_PATH, natives.toString());
    OnnxRuntime runtime = OnnxRuntime.talkative();
    Device device = runtime.probeCuda();
    return PROVIDERS
        + runtime.providers()
        + System.lineSeparator()
        + DEVICE
        + device.used()
        + System.lineSeparator()
        + REASON
        + device.reason()
        + System.lineSeparator();
  }

  Verdict run(Path natives) throws LacunaException {
    List<String> command = new ArrayList<>(program);
    command.add(natives.toString());
    ExternalTool.Result result = tools.run(command, natives, LONGEST);
    return judge(result);
  }

  static Verdict judge(ExternalTool.Result result) {
    Optional<String> providers = after(result.output(), PROVIDERS);
    Optional<String> reason = after(result.output(), REASON);
    if (result.exitCode() == 0 && providers.isPresent() && reason.isPresent()) {
      boolean works = after(result.output(), DEVICE).equals(Optional.of("cuda"));
      return new Verdict(
          true, works, providers.get(), works ? reason.get() : detailed(result, reason.get()));
    }
    String why =
        result
            .output()
            .lines()
            .filter(l -> l.contains(UNLINKED))
            .findFirst()
            .map(l -> l.substring(l.indexOf(UNLINKED) + UNLINKED.length()))
            .map(l -> l.replaceFirst("^:", "").strip())
            .orElseGet(() -> "the trial ended with code " + result.exitCode() + lastWords(result));
    return new Verdict(false, false, "", "The GPU parts do not load: " + why);
  }

  /** What a trial that broke off printed last. */
  private static String lastWords(ExternalTool.Result result) {
    return result
        .output()
        .lines()
        .filter(l -> !l.isBlank())
        .reduce((earlier, later) -> later)
        .map(l -> ": " + l.strip())
        .orElse(".");
  }

  private static String detailed(ExternalTool.Result result, String reason) {
    return result
        .output()
        .lines()
        .filter(l -> l.contains(DETAIL))
        .map(l -> l.substring(l.indexOf(DETAIL) + DETAIL.length()).strip())
        .findFirst()
        .map(missing -> "CUDA does not start: " + missing + ".")
        .orElse(reason);
  }

  private static Optional<String> after(String output, String start) {
    return output
        .lines()
        .filter(l -> l.startsWith(start))
        .map(l -> l.substring(start.length()).strip())
        .findFirst();
  }

  /**
   * How to start this very program again.
   *
   * @param mainClass its main class
   * @param arguments what it is asked to do
   */
  public static List<String> thisProgram(String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    // An installed program has no separate java; its launcher says where it is.
    String launcher = System.getProperty("jpackage.app-path");
    if (launcher != null) {
      command.add(launcher);
    } else {
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      command.add(Files.exists(java) ? java.toString() : java + ".exe");
      command.add("-cp");
      command.add(System.getProperty("java.class.path"));
      command.add(mainClass);
    }
    command.addAll(arguments);
    return command;
  }
}
