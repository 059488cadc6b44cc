package org.lacuna.app.library.view;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import org.lacuna.app.library.ClipState;
import org.lacuna.app.library.LibraryClip;
import org.lacuna.app.library.LibraryViewModel;
import org.lacuna.app.library.PlaylistsViewModel;
import org.lacuna.app.look.Theme;
import org.lacuna.app.project.Playlist;
import org.lacuna.app.text.Texts;

/** The clips that are looked at. Enter opens, delete takes off, alt with an arrow moves. */
final class ClipList extends ListView<LibraryClip> {

  private static final PseudoClass BEFORE = PseudoClass.getPseudoClass("drop-before");

  private final LibraryViewModel library;
  private final PlaylistsViewModel playlists;
  private final LibraryDialogs dialogs;
  private final Texts texts;

  ClipList(
      LibraryViewModel library,
      PlaylistsViewModel playlists,
      LibraryDialogs dialogs,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme) {
    super(playlists.shown());
    this.library = library;
    this.playlists = playlists;
    this.dialogs = dialogs;
    this.texts = texts;
    setId("library-list");
    getStyleClass().add("clip-list");
    setAccessibleText(texts.get("library.list.accessible"));
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    ClipFacts facts = new ClipFacts(texts);
    setCellFactory(list -> cell(new ClipCell(library, facts, theme)));
    library.order().addListener(o -> refresh());
    ContextMenu menu = new ContextMenu();
    // A menu without items would not open.
    menu.getItems().setAll(new MenuItem());
    menu.setOnShowing(e -> fill(menu));
    setContextMenu(menu);
  }

  /** The selected clips in their order. */
  List<LibraryClip> selected() {
    return getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
  }

  private Set<Integer> places() {
    return new HashSet<>(getSelectionModel().getSelectedIndices());
  }

  private ClipCell cell(ClipCell cell) {
    cell.setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && !cell.isEmpty()) {
            library.open(cell.getItem());
          }
        });
    cell.setOnDragDetected(
        e -> {
          if (!cell.isEmpty()) {
            Dragboard board = cell.startDragAndDrop(TransferMode.COPY_OR_MOVE);
            ClipboardContent content = new ClipboardContent();
            content.put(ClipDrag.FORMAT, String.valueOf(selected().size()));
            board.setContent(content);
            board.setDragView(cell.snapshot(null, null));
            e.consume();
          }
        });
    cell.setOnDragOver(e -> dragOver(e, cell));
    cell.setOnDragExited(e -> cell.pseudoClassStateChanged(BEFORE, false));
    cell.setOnDragDropped(e -> dropped(e, cell));
    return cell;
  }

  private boolean movable(DragEvent e) {
    return e.getDragboard().hasContent(ClipDrag.FORMAT)
        && playlists.chosen().get().isPresent()
        && library.search().get().isBlank();
  }

  private void dragOver(DragEvent e, ListCell<LibraryClip> cell) {
    if (movable(e)) {
      e.acceptTransferModes(TransferMode.MOVE);
      cell.pseudoClassStateChanged(BEFORE, true);
      e.consume();
    }
  }

  private void dropped(DragEvent e, ListCell<LibraryClip> cell) {
    if (movable(e)) {
      int before = cell.isEmpty() ? getItems().size() : cell.getIndex();
      move(before);
      e.setDropCompleted(true);
      e.consume();
    }
  }

  private void move(int before) {
    Set<Integer> places = places();
    int first = before - (int) places.stream().filter(p -> p < before).count();
    playlists.chosen().get().ifPresent(l -> playlists.move(l.id(), places, before));
    getSelectionModel().clearSelection();
    if (!places.isEmpty()) {
      getSelectionModel().selectRange(first, first + places.size());
    }
    getFocusModel().focus(first);
  }

  /** Offers a key that was pressed while the list has the focus. */
  boolean takeKey(KeyEvent e) {
    return switch (e.getCode()) {
      case ENTER -> {
        selected().stream().findFirst().ifPresent(library::open);
        yield true;
      }
      case DELETE, BACK_SPACE -> {
        takeOff();
        yield true;
      }
      case UP -> e.isAltDown() && moveBy(-1);
      case DOWN -> e.isAltDown() && moveBy(1);
      default -> false;
    };
  }

  private boolean moveBy(int direction) {
    Set<Integer> places = places();
    if (playlists.chosen().get().isPresent()
        && library.search().get().isBlank()
        && !places.isEmpty()) {
      int first = places.stream().mapToInt(p -> p).min().getAsInt();
      int last = places.stream().mapToInt(p -> p).max().getAsInt();
      move(direction < 0 ? Math.max(0, first - 1) : Math.min(getItems().size(), last + 2));
    }
    return true;
  }

  private void takeOff() {
    if (playlists.chosen().get().isPresent()) {
      if (library.search().get().isBlank()) {
        playlists.takeOut(playlists.chosen().get().get().id(), places());
      }
    } else {
      library.remove(selected());
    }
  }

  private void fill(ContextMenu menu) {
    List<LibraryClip> some = selected();
    menu.getItems().clear();
    if (some.isEmpty()) {
      menu.getItems().add(disabled("library.menu.none"));
      return;
    }
    LibraryClip first = some.get(0);
    menu.getItems().add(item("library.menu.open", () -> library.open(first)));
    if (first.state() == ClipState.MISSING) {
      menu.getItems()
          .add(
              item(
                  "library.menu.find",
                  () -> dialogs.found(first.file()).ifPresent(f -> library.relocate(first, f))));
    }
    boolean reads =
        some.stream()
            .anyMatch(c -> c.state() == ClipState.WAITING || c.state() == ClipState.READING);
    menu.getItems()
        .add(
            reads
                ? item("library.menu.stop", () -> some.forEach(library::stop))
                : item("library.menu.analyse", () -> library.analyse(some)));
    menu.getItems().addAll(new SeparatorMenuItem(), addTo(some), new SeparatorMenuItem());
    boolean inPlaylist = playlists.chosen().get().isPresent();
    menu.getItems()
        .add(item(inPlaylist ? "library.menu.takeOut" : "library.menu.remove", this::takeOff));
  }

  private Menu addTo(List<LibraryClip> some) {
    Menu menu = new Menu(texts.get("library.menu.addTo"));
    for (Playlist list : playlists.lists()) {
      MenuItem item = new MenuItem(list.name());
      item.setMnemonicParsing(false);
      item.setOnAction(e -> playlists.add(list.id(), some, Integer.MAX_VALUE));
      menu.getItems().add(item);
    }
    menu.getItems().add(item("library.menu.newPlaylist", () -> playlists.create(some)));
    return menu;
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(texts.get(key));
    item.setOnAction(e -> action.run());
    return item;
  }

  private MenuItem disabled(String key) {
    MenuItem item = new MenuItem(texts.get(key));
    item.setDisable(true);
    return item;
  }
}
