package org.lacuna.app.library;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import org.lacuna.app.remember.Remembered;

/** The clips that are searched for, in the chosen order. */
final class ShownClips {

  private static final String ORDER = "library.order";
  private static final String TURNED = "library.order.turned";

  private final FilteredList<LibraryClip> found;
  private final SortedList<LibraryClip> clips;
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<ClipOrder> order = new SimpleObjectProperty<>(new ClipOrder.Added());
  private final BooleanProperty turned = new SimpleBooleanProperty(false);

  /**
   * @param remembered keeps the order for the next start; a search is over with the window
   */
  ShownClips(ObservableList<LibraryClip> all, Remembered remembered) {
    order.set(OrderFormat.parse(remembered.get(ORDER).orElse("")));
    turned.set(remembered.get(TURNED).map(Boolean::parseBoolean).orElse(false));
    found = new FilteredList<>(all);
    clips = new SortedList<>(found);
    search.addListener(o -> found.setPredicate(c -> ClipSearch.finds(search.get(), c)));
    sort();
    order.addListener(o -> sort());
    turned.addListener(o -> sort());
    order.addListener(o -> remembered.put(ORDER, OrderFormat.format(order.get())));
    turned.addListener(o -> remembered.put(TURNED, String.valueOf(turned.get())));
  }

  private void sort() {
    clips.setComparator(order.get().comparator(turned.get()).orElse(null));
  }

  ObservableList<LibraryClip> clips() {
    return clips;
  }

  StringProperty search() {
    return search;
  }

  ObjectProperty<ClipOrder> order() {
    return order;
  }

  BooleanProperty turned() {
    return turned;
  }
}
