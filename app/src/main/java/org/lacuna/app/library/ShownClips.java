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

/** The clips that are searched for, in the chosen order. */
final class ShownClips {

  private final FilteredList<LibraryClip> found;
  private final SortedList<LibraryClip> clips;
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<ClipOrder> order = new SimpleObjectProperty<>(new ClipOrder.Added());
  private final BooleanProperty turned = new SimpleBooleanProperty(false);

  ShownClips(ObservableList<LibraryClip> all) {
    found = new FilteredList<>(all);
    clips = new SortedList<>(found);
    search.addListener(o -> found.setPredicate(c -> ClipSearch.finds(search.get(), c)));
    order.addListener(o -> sort());
    turned.addListener(o -> sort());
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
