package org.lacuna.app.page;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;

/**
 * One of the views under the player.
 *
 * @param id short and stable: part of the button's id and of what is remembered
 * @param title on its button
 * @param icon beside the title
 * @param view what is shown; may be wider or higher than the place only where it scrolls itself
 * @param numbers the numbers behind what is shown now, for writing to files; called on the thread
 *     of the views, empty where there is nothing to show
 */
public record Page(
    String id, String title, Ikon icon, Region view, Supplier<List<NumberTable>> numbers) {}
