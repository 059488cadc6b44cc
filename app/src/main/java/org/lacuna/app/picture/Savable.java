package org.lacuna.app.picture;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.lacuna.app.page.NumberTable;

/**
 * A view that can be written to a file.
 *
 * @param name short, fit for a file name
 * @param title for the menu
 * @param view what is shown
 * @param numbers the numbers behind it, asked on the thread of the views; empty where there are
 *     none
 */
public record Savable(String name, String title, Node view, Supplier<List<NumberTable>> numbers) {}
