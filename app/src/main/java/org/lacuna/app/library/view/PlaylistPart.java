package org.lacuna.app.library.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.lacuna.app.library.LibraryClip;
import org.lacuna.app.library.LibraryViewModel;
import org.lacuna.app.library.PlayThrough;
import org.lacuna.app.library.PlaylistsViewModel;
import org.lacuna.app.project.Playlist;
import org.lacuna.app.text.Texts;

/** All clips and the playlists, one of which the list above shows. */
final class PlaylistPart extends VBox {

  private static final double ROW = 30;
  private static final int MOST_ROWS = 5;

  private final PlaylistsViewModel playlists;
  private final Supplier<List<LibraryClip>> dragged;
  private final Texts texts;
  private final ObservableList<Optional<Playlist>> rows = FXCollections.observableArrayList();
  private final ListView<Optional<Playlist>> view = new ListView<>(rows);
  private boolean filling;
  private boolean naming;

  PlaylistPart(
      LibraryViewModel library,
      PlaylistsViewModel playlists,
      PlayThrough through,
      Supplier<List<LibraryClip>> dragged,
      Texts texts) {
    this.playlists = playlists;
    this.dragged = dragged;
    this.texts = texts;
    getStyleClass().add("playlist-part");
    view.setId("library-playlists");
    view.getStyleClass().add("playlist-list");
    view.setAccessibleText(texts.get("library.playlists"));
    view.setEditable(true);
    view.setFixedCellSize(ROW);
    view.setCellFactory(v -> new PlaylistCell(library, playlists, through, dragged, texts));
    view.getSelectionModel().selectedItemProperty().addListener(o -> chosenByHand());
    view.setContextMenu(menu());
    getChildren().addAll(head(), view);
    playlists.lists().addListener((ListChangeListener<Playlist>) c -> fill());
    playlists.chosen().addListener(o -> chosenElsewhere());
    library.clips().addListener((ListChangeListener<LibraryClip>) c -> view.refresh());
    fill();
  }

  private HBox head() {
    Label title = new Label(texts.get("library.playlists"));
    title.getStyleClass().add("library-section");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    Button add = new Button("", new FontIcon(MaterialDesignP.PLUS));
    add.setId("library-new-playlist");
    add.getStyleClass().addAll("flat", "small", "button-icon");
    add.setTooltip(new Tooltip(texts.get("library.playlist.new.tip")));
    add.setAccessibleText(texts.get("library.playlist.new.tip"));
    add.setOnAction(e -> createNamed());
    add.setOnDragOver(
        e -> {
          if (e.getDragboard().hasContent(ClipDrag.FORMAT)) {
            e.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            e.consume();
          }
        });
    add.setOnDragDropped(this::droppedOnNew);
    HBox head = new HBox(title, add);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  /** A new playlist, whose name is asked for as soon as it is there. */
  private void createNamed() {
    naming = true;
    playlists.create(List.of());
  }

  private void chosenElsewhere() {
    select();
    Scene scene = getScene();
    if (naming && scene != null && playlists.chosen().get().isPresent()) {
      naming = false;
      scene.addPostLayoutPulseListener(new NameOnce(scene));
      Platform.requestNextPulse();
    }
  }

  /** Asks for the name of the chosen playlist once its row has been laid out. */
  private final class NameOnce implements Runnable {
    private final Scene scene;

    NameOnce(Scene scene) {
      this.scene = scene;
    }

    @Override
    public void run() {
      scene.removePostLayoutPulseListener(this);
      // Not within the layout that is under way.
      Platform.runLater(PlaylistPart.this::rename);
    }
  }

  private void droppedOnNew(DragEvent e) {
    playlists.create(dragged.get());
    e.setDropCompleted(true);
    e.consume();
  }

  private ContextMenu menu() {
    MenuItem rename = new MenuItem(texts.get("library.playlist.rename"));
    rename.setOnAction(e -> rename());
    MenuItem remove = new MenuItem(texts.get("library.playlist.remove"));
    remove.setOnAction(e -> remove());
    ContextMenu menu = new ContextMenu(rename, remove);
    menu.setOnShowing(
        e -> {
          rename.setDisable(playlists.chosen().get().isEmpty());
          remove.setDisable(playlists.chosen().get().isEmpty());
        });
    return menu;
  }

  private void rename() {
    view.edit(view.getSelectionModel().getSelectedIndex());
  }

  private void remove() {
    playlists.chosen().get().ifPresent(l -> playlists.remove(l.id()));
  }

  private void fill() {
    filling = true;
    List<Optional<Playlist>> all = new ArrayList<>();
    all.add(Optional.empty());
    playlists.lists().forEach(l -> all.add(Optional.of(l)));
    rows.setAll(all);
    double height = Math.min(MOST_ROWS, all.size()) * ROW + 2;
    view.setMinHeight(height);
    view.setPrefHeight(height);
    view.setMaxHeight(height);
    filling = false;
    select();
  }

  private void select() {
    filling = true;
    Optional<Long> chosen = playlists.chosen().get().map(Playlist::id);
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).map(Playlist::id).equals(chosen)) {
        view.getSelectionModel().select(i);
        // With room for all of them there is nothing to scroll, and the list would show a void.
        view.scrollTo(rows.size() > MOST_ROWS ? i : 0);
      }
    }
    filling = false;
  }

  private void chosenByHand() {
    Optional<Playlist> row = view.getSelectionModel().getSelectedItem();
    if (!filling && row != null) {
      playlists.choose(row.map(Playlist::id));
    }
  }

  /** Offers a key that was pressed while the focus is here. */
  boolean takeKey(KeyEvent e) {
    if (!view.isFocused()) {
      return false;
    }
    switch (e.getCode()) {
      case F2 -> rename();
      case DELETE, BACK_SPACE -> remove();
      default -> {
        return false;
      }
    }
    return true;
  }
}
