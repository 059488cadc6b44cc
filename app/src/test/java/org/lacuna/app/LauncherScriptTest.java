package org.lacuna.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script with a java that only says how it was called. */
class LauncherScriptTest {

  @TempDir Path folder;

  private Path checkout = Path.of("");
  private Path home = Path.of("");

  @BeforeEach
  void aBuiltCheckout() throws Exception {
    assumeThat(System.getProperty("os.name")).as("a shell script").doesNotStartWith("Windows");
    checkout = Files.createDirectories(folder.resolve("a check out"));
    Path script = Path.of("..", "lacuna");
    Files.copy(script, checkout.resolve("lacuna"));
    Files.writeString(checkout.resolve("pom.xml"), "");
    Files.createDirectories(checkout.resolve("app/src/main"));
    Files.createDirectories(checkout.resolve("app/target/lib"));
    Files.writeString(checkout.resolve("app/target/lacuna.stamp"), "");
    home = java(17);
  }

  /** A Java home whose java prints its version or its arguments, one a line. */
  private Path java(int version) throws Exception {
    Path bin = Files.createDirectories(folder.resolve("jdk " + version).resolve("bin"));
    Path java = bin.resolve("java");
    Files.writeString(
        java,
        "#!/bin/sh\nfor a in \"$@\"; do [ \"$a\" = -version ] && { echo 'openjdk version \""
            + version
            + ".0.1\"' >&2; exit; }; done\nprintf '%s\\n' \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return bin.resolve("..").normalize();
  }

  private record Run(int code, List<String> out) {}

  private Run run(Path script, Map<String, String> environment, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", home.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), out.lines().toList());
  }

  @Test
  void argumentsArriveAsTheyWereTypedFromAnywhere() throws Exception {
    Run run = run(checkout.resolve("lacuna"), Map.of(), "analyze", "my clip.mp4", "--drop", "a,b");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(checkout.toRealPath() + "/app/target/lib/*")
        .endsWith("org.lacuna.app.Launcher", "analyze", "my clip.mp4", "--drop", "a,b");
  }

  @Test
  void aSymbolicLinkFindsTheCheckout() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), checkout.resolve("lacuna"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("link"));
    assertThat(run(link, Map.of()).out()).contains(checkout.toRealPath() + "/app/target/lib/*");
    assertThat(run(second, Map.of()).code()).isZero();
  }

  @Test
  void newerJavasAreToldThatNativeCodeIsWanted() throws Exception {
    assertThat(run(checkout.resolve("lacuna"), Map.of()).out()).noneMatch(a -> a.startsWith("--"));
    home = java(25);
    assertThat(run(checkout.resolve("lacuna"), Map.of()).out())
        .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
  }

  @Test
  void anOldOrMissingJavaIsOneSentence() throws Exception {
    home = java(11);
    Run old = run(checkout.resolve("lacuna"), Map.of());
    assertThat(old.code()).isEqualTo(1);
    assertThat(old.out()).hasSize(1).first().asString().contains("Java 17", "is Java 11");
    home = folder.resolve("none");
    Run none = run(checkout.resolve("lacuna"), Map.of());
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.out()).hasSize(1);
  }

  @Test
  void aChangedSourceIsBuiltWithMavenAndAMissingMavenIsOneSentence() throws Exception {
    Files.writeString(checkout.resolve("app/src/main/New.java"), "");
    assertThat(checkout.resolve("app/target/lacuna.stamp").toFile().setLastModified(1000)).isTrue();
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : List.of("find", "head", "sed", "readlink", "dirname", "uname")) {
      Path real = Path.of("/usr/bin", tool);
      Path other = Path.of("/bin", tool);
      Files.createSymbolicLink(tools.resolve(tool), Files.exists(real) ? real : other);
    }
    Run run = run(checkout.resolve("lacuna"), Map.of("PATH", tools.toString()));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).hasSize(2);
    assertThat(run.out().get(1)).contains("needs Maven");
  }
}
