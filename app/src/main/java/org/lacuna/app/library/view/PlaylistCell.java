package org.lacuna.app.library.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.lacuna.app.library.LibraryClip;
import org.lacuna.app.library.LibraryViewModel;
import org.lacuna.app.library.PlayThrough;
import org.lacuna.app.library.PlaylistsViewModel;
import org.lacuna.app.project.Playlist;
import org.lacuna.app.text.Texts;

/** All clips, or a playlist: name, number of clips, a button that plays it through. */
final class PlaylistCell extends ListCell<Optional<Playlist>> {

  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-into");

  private final LibraryViewModel library;
  private final PlaylistsViewModel playlists;
  private final PlayThrough through;
  private final Supplier<List<LibraryClip>> dragged;
  private final Texts texts;
  private final FontIcon icon = new FontIcon(MaterialDesignF.FILMSTRIP);
  private final Label name = new Label();
  private final Label count = new Label();
  private final Button play = new Button("", new FontIcon(MaterialDesignP.PLAY));
  private final HBox row;
  private final TextField editor = new TextField();

  /**
   * @param dragged the clips that are being dragged
   */
  PlaylistCell(
      LibraryViewModel library,
      PlaylistsViewModel playlists,
      PlayThrough through,
      Supplier<List<LibraryClip>> dragged,
      Texts texts) {
    this.library = library;
    this.playlists = playlists;
    this.through = through;
    this.dragged = dragged;
    this.texts = texts;
    getStyleClass().add("playlist-cell");
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    count.getStyleClass().add("caption");
    count.setMinWidth(USE_PREF_SIZE);
    play.getStyleClass().addAll("flat", "small", "button-icon", "playlist-play");
    play.setTooltip(new Tooltip());
    play.setOnAction(e -> play());
    row = new HBox(icon, name, count, play);
    row.getStyleClass().add("playlist-row");
    row.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
    prepareEditor();
    setOnDragOver(this::dragOver);
    setOnDragExited(e -> pseudoClassStateChanged(TARGET, false));
    setOnDragDropped(this::dropped);
    through.running().addListener(o -> showPlay());
    playlists.chosen().addListener(o -> showPlay());
  }

  private Optional<Playlist> list() {
    return isEmpty() || getItem() == null ? Optional.empty() : getItem();
  }

  private boolean plays() {
    return through.running().get()
        && playlists.chosen().get().map(Playlist::id).equals(list().map(Playlist::id));
  }

  private void play() {
    if (plays()) {
      through.stop();
    } else {
      playlists.choose(list().map(Playlist::id));
      through.start();
    }
    showPlay();
  }

  private void showPlay() {
    boolean plays = plays();
    ((FontIcon) play.getGraphic()).setIconCode(plays ? MaterialDesignS.STOP : MaterialDesignP.PLAY);
    String tip =
        texts.get(plays ? "library.playlist.stop" : "library.playlist.play", name.getText());
    play.getTooltip().setText(tip);
    play.setAccessibleText(tip);
  }

  private void prepareEditor() {
    editor.getStyleClass().add("playlist-editor");
    editor.setAccessibleText(texts.get("library.playlist.rename"));
    editor.setOnAction(e -> list().ifPresent(l -> finish(l, true)));
    editor.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            list().ifPresent(l -> finish(l, false));
            e.consume();
          }
        });
    editor
        .focusedProperty()
        .addListener(
            o -> {
              if (!editor.isFocused() && isEditing()) {
                list().ifPresent(l -> finish(l, true));
              }
            });
  }

  private void finish(Playlist list, boolean rename) {
    cancelEdit();
    if (rename) {
      playlists.rename(list.id(), editor.getText());
    }
  }

  @Override
  public void startEdit() {
    super.startEdit();
    list()
        .ifPresent(
            l -> {
              editor.setText(l.name());
              setGraphic(editor);
              editor.requestFocus();
              editor.selectAll();
            });
  }

  @Override
  public void cancelEdit() {
    super.cancelEdit();
    setGraphic(isEmpty() ? null : row);
  }

  @Override
  protected void updateItem(Optional<Playlist> item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    name.setText(item.map(Playlist::name).orElse(texts.get("library.all")));
    icon.setIconCode(item.isPresent() ? MaterialDesignP.PLAYLIST_PLAY : MaterialDesignF.FILMSTRIP);
    int n = item.map(l -> playlists.clips(l).size()).orElse(library.clips().size());
    count.setText(String.valueOf(n));
    play.setDisable(n == 0);
    setAccessibleText(texts.get("library.playlist.accessible", name.getText(), n));
    showPlay();
    setGraphic(row);
  }

  private boolean takes(DragEvent e) {
    return e.getDragboard().hasContent(ClipDrag.FORMAT) && list().isPresent();
  }

  private void dragOver(DragEvent e) {
    if (takes(e)) {
      e.acceptTransferModes(TransferMode.COPY_OR_MOVE);
      pseudoClassStateChanged(TARGET, true);
      e.consume();
    }
  }

  private void dropped(DragEvent e) {
    if (takes(e)) {
      playlists.add(list().orElseThrow().id(), dragged.get(), Integer.MAX_VALUE);
      e.setDropCompleted(true);
      e.consume();
    }
  }
}
