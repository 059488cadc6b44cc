package org.lacuna.app.cli;

import java.util.function.Supplier;
import org.lacuna.app.boot.Services;
import org.lacuna.app.boot.WindowLauncher;

/**
 * What a command works with.
 *
 * @param services made on first use
 * @param console where it writes
 * @param window opens the window
 * @param noDisplay why no window can be opened here; empty text when one can
 */
public record CommandContext(
    Supplier<Services> services, Console console, WindowLauncher window, String noDisplay) {}
