package org.lacuna.app.cli.base;

import java.util.function.Supplier;
import org.lacuna.app.boot.Services;
import org.lacuna.app.boot.WindowLauncher;
import org.lacuna.app.cli.text.Console;

/**
 * What a command works with.
 *
 * @param services made on first use
 * @param console where it writes
 * @param window opens the window
 * @param mainClass main class of this program, for starting it again in a process of its own
 * @param noDisplay why no window can be opened here; empty text when one can
 */
public record CommandContext(
    Supplier<Services> services,
    Console console,
    WindowLauncher window,
    String mainClass,
    String noDisplay) {}
