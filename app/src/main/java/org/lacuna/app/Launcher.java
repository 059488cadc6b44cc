package org.lacuna.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.bench.FrameTimes;
import org.lacuna.app.bench.SyncFigures;
import org.lacuna.app.bench.WindowFigures;
import org.lacuna.app.boot.Composition;
import org.lacuna.app.boot.Services;
import org.lacuna.app.boot.WindowLauncher;
import org.lacuna.app.boot.WindowRequest;
import org.lacuna.app.cli.Program;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.app.cli.text.Console;
import org.lacuna.app.window.WindowMain;
import org.lacuna.inference.task.LacunaException;

/**
 * The main class. A plain one: JavaFX refuses to start from a main class of its own on the class
 * path, and a command must not load it at all.
 */
public final class Launcher {

  private Launcher() {}

  /** Runs one command, or opens the window when none is given. */
  public static void main(String[] args) {
    int code;
    try (LazyServices services = new LazyServices()) {
      CommandContext context =
          new CommandContext(
              services,
              Console.ofThisProcess(),
              new LazyWindow(),
              Launcher.class.getName(),
              Display.whyNone(System.getProperty("os.name"), System.getenv()));
      code = new Program(context).run(args);
    }
    // Not every native library stops its threads by itself.
    System.exit(code);
  }

  /** Puts the program together when a command first needs it. */
  private static final class LazyServices implements Supplier<Services>, AutoCloseable {
    private @Nullable Services services;

    @Override
    public synchronized Services get() {
      Services made = services;
      if (made == null) {
        made = Composition.create(Launcher.class.getName());
        services = made;
      }
      return made;
    }

    @Override
    public synchronized void close() {
      Services made = services;
      if (made != null) {
        made.close();
      }
    }
  }

  /** Loads the toolkit only when a command needs a window. */
  private static final class LazyWindow implements WindowLauncher {

    @Override
    public void open(Services services, WindowRequest request) {
      new WindowMain().open(services, request);
    }

    @Override
    public List<SyncFigures> measureSync(Services services, Path flashes) throws LacunaException {
      return new WindowMain().measureSync(services, flashes);
    }

    @Override
    public WindowFigures measure(Services services, double secondsEach) throws LacunaException {
      return new WindowMain().measure(services, secondsEach);
    }

    @Override
    public List<FrameTimes> measureSwitches(Services services, Optional<Path> clip, int flips)
        throws LacunaException {
      return new WindowMain().measureSwitches(services, clip, flips);
    }

    @Override
    public List<Path> pictures(Services services, Path folder) throws LacunaException {
      return new WindowMain().pictures(services, folder);
    }
  }
}
