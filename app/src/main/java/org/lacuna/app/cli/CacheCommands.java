package org.lacuna.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lacuna.app.boot.Services;
import org.lacuna.app.cli.base.Arguments;
import org.lacuna.app.cli.base.CommandContext;
import org.lacuna.inference.store.EntryStore;
import org.lacuna.inference.store.EntryStore.Usage;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lacuna cache}: what is kept of clips that were extracted. */
final class CacheCommands {

  private static final Pattern SIZE =
      Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(?:([KMGT])B?)?", Pattern.CASE_INSENSITIVE);

  private CacheCommands() {}

  /** {@code lacuna cache}. */
  @Command(
      name = "cache",
      description = "Show what is kept of clips that were extracted, and small pictures of clips.")
  static final class Show implements Callable<Integer> {
    private final CommandContext context;

    Show(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() throws LacunaException {
      Services services = context.services().get();
      EntryStore cache = services.cache();
      EntryStore pictures = services.pictureCache();
      Usage usage = ofFolder(cache, cache::usage);
      Usage small = ofFolder(pictures, pictures::usage);
      context.console().out().println("Place    " + cache.folder());
      context.console().out().println("Entries  " + usage.entries());
      context.console().out().println("Size     " + size(usage.bytes()));
      context.console().out().println("Pictures " + small.entries() + ", " + size(small.bytes()));
      context
          .console()
          .out()
          .println(
              "Limit    "
                  + size(services.cacheLimit().bytes())
                  + ", of it for pictures "
                  + size(pictures.limit()));
      return 0;
    }
  }

  /** {@code lacuna cache clear}. */
  @Command(name = "clear", description = "Delete everything that is kept.")
  static final class Clear implements Callable<Integer> {
    private final CommandContext context;

    Clear(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() throws LacunaException {
      EntryStore cache = context.services().get().cache();
      EntryStore pictures = context.services().get().pictureCache();
      Usage removed = ofFolder(cache, cache::clear);
      Usage small = ofFolder(pictures, pictures::clear);
      context
          .console()
          .out()
          .println(
              "Deleted "
                  + removed.entries()
                  + " entries and "
                  + small.entries()
                  + " pictures, "
                  + size(removed.bytes() + small.bytes())
                  + ".");
      return 0;
    }
  }

  /** {@code lacuna cache limit SIZE}. */
  @Command(
      name = "limit",
      description = "Set how much may be kept; what was not used for longest goes first.")
  static final class Limit implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "SIZE", description = "For example 500MB or 20GB; 0 keeps nothing.")
    private @Nullable String size;

    Limit(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() throws LacunaException {
      long bytes = bytes(Arguments.given(size, "SIZE"));
      Services services = context.services().get();
      services.cacheLimit().set(bytes);
      EntryStore cache = services.cache();
      long used = 0;
      for (EntryStore store : List.of(cache, services.pictureCache())) {
        Usage usage =
            ofFolder(
                store,
                () -> {
                  store.trim();
                  return store.usage();
                });
        used += usage.bytes();
      }
      context.console().out().println("Limit    " + size(bytes) + ", " + size(used) + " are used");
      return 0;
    }
  }

  private interface Look {
    Usage get() throws IOException;
  }

  private static Usage ofFolder(EntryStore cache, Look look) throws LacunaException {
    try {
      return look.get();
    } catch (IOException e) {
      throw new LacunaException(
          Kind.USAGE, "The folder \"" + cache.folder() + "\" cannot be read: check its rights.", e);
    }
  }

  /** Bytes of a size as typed: decimal units, as disks are sold. */
  static long bytes(String typed) throws LacunaException {
    Matcher size = SIZE.matcher(typed.strip());
    if (!size.matches()) {
      throw new LacunaException(
          Kind.USAGE, "\"" + typed + "\" is no size: write for example 500MB or 20GB.");
    }
    double factor =
        switch (size.group(2) == null ? "" : size.group(2).toUpperCase(Locale.ROOT)) {
          case "K" -> 1e3;
          case "M" -> 1e6;
          case "G" -> 1e9;
          case "T" -> 1e12;
          default -> 1;
        };
    return (long) (Double.parseDouble(size.group(1)) * factor);
  }

  private static String size(long bytes) {
    return bytes >= 1_000_000_000
        ? String.format(Locale.ROOT, "%.2f GB", bytes / 1e9)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
