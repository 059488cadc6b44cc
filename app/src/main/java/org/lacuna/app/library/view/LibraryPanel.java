package org.lacuna.app.library.view;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.lacuna.app.library.LibraryViewModel;
import org.lacuna.app.library.PlayThrough;
import org.lacuna.app.library.PlaylistsViewModel;
import org.lacuna.app.look.Theme;
import org.lacuna.app.page.TakesKeys;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.text.Texts;

/** The left side: the project's menu, its clips and playlists. Folds to a narrow rail. */
public final class LibraryPanel extends HBox implements TakesKeys {

  private static final String OPEN = "library.open";
  private static final String WIDTH = "library.width";
  private static final double USUAL = 216;
  private static final double LEAST = 190;
  private static final double MOST = 420;

  /** A window that is narrower has no room for the list beside everything else. */
  private static final double NARROW = 1200;

  private final LibraryViewModel library;
  private final PlaylistsViewModel playlists;
  private final LibraryDialogs dialogs;
  private final Remembered remembered;
  private final Texts texts;
  private final TextField search = new TextField();
  private final ClipList list;
  private final PlaylistPart playlistPart;
  private final VBox content = new VBox();
  private final VBox rail = new VBox();
  private final Region edge = new Region();
  private boolean open;
  private boolean narrow;

  public LibraryPanel(
      OpenProject project,
      LibraryViewModel library,
      PlaylistsViewModel playlists,
      PlayThrough through,
      LibraryDialogs dialogs,
      Remembered remembered,
      Texts texts,
      ReadOnlyObjectProperty<Theme> theme) {
    this.library = library;
    this.playlists = playlists;
    this.dialogs = dialogs;
    this.remembered = remembered;
    this.texts = texts;
    setId("library");
    getStyleClass().add("library");
    list = new ClipList(library, playlists, dialogs, texts, theme);
    list.setPlaceholder(whenEmpty());
    VBox.setVgrow(list, Priority.ALWAYS);
    playlistPart = new PlaylistPart(library, playlists, through, list::selected, texts);
    content.getStyleClass().add("library-content");
    content
        .getChildren()
        .addAll(
            head(new ProjectMenu(project, dialogs, texts)),
            searchLine(),
            list,
            new RemovedLine(library, texts),
            new ReadingLine(library, texts),
            playlistPart);
    rail.getStyleClass().add("library-rail");
    rail.getChildren()
        .add(button("library-unfold", MaterialDesignC.CHEVRON_RIGHT, "library.unfold", true));
    prepareEdge();
    widen(remembered.get(WIDTH).map(LibraryPanel::number).orElse(USUAL));
    show(chosen());
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      // A remembered width that is no number is as good as none.
      return USUAL;
    }
  }

  private HBox head(ProjectMenu menu) {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head =
        new HBox(
            menu,
            space,
            addMenu(),
            button("library-fold", MaterialDesignC.CHEVRON_LEFT, "library.fold", false));
    head.getStyleClass().add("library-head");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private MenuButton addMenu() {
    MenuItem files = new MenuItem(texts.get("library.add.files"));
    files.setOnAction(e -> addFiles());
    MenuItem folder = new MenuItem(texts.get("library.add.folder"));
    folder.setOnAction(e -> dialogs.folder().ifPresent(f -> library.add(java.util.List.of(f))));
    MenuButton add = new MenuButton("", new FontIcon(MaterialDesignP.PLUS), files, folder);
    add.setId("library-add");
    add.getStyleClass().addAll("flat", "library-icon-menu");
    add.setMinWidth(USE_PREF_SIZE);
    add.setTooltip(new Tooltip(texts.get("library.add")));
    add.setAccessibleText(texts.get("library.add"));
    return add;
  }

  private void addFiles() {
    var files = dialogs.clips();
    if (!files.isEmpty()) {
      library.add(files);
    }
  }

  private Button button(String id, Ikon icon, String tip, boolean opens) {
    Button button = new Button("", new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("flat", "button-icon", "small");
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip(texts.get(tip)));
    button.setAccessibleText(texts.get(tip));
    button.setOnAction(e -> choose(opens));
    return button;
  }

  private HBox searchLine() {
    search.setId("library-search");
    search.setPromptText(texts.get("library.search"));
    search.setAccessibleText(texts.get("library.search.accessible"));
    search.setTooltip(new Tooltip(texts.get("library.search.accessible")));
    search.setMinWidth(0);
    HBox.setHgrow(search, Priority.ALWAYS);
    search.textProperty().bindBidirectional(library.search());
    HBox line = new HBox(search, new OrderMenu(library, texts));
    line.getStyleClass().add("library-search-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private VBox whenEmpty() {
    Label text = new Label();
    text.setWrapText(true);
    text.setTextAlignment(TextAlignment.CENTER);
    text.getStyleClass().add("calm-message");
    Button add = new Button(texts.get("library.add.files"));
    add.setId("library-empty-add");
    add.getStyleClass().add("small");
    add.setOnAction(e -> addFiles());
    VBox box = new VBox(text, add);
    box.setAlignment(Pos.CENTER);
    Runnable say =
        () -> {
          boolean none = library.clips().isEmpty();
          String key =
              !none && !library.search().get().isBlank()
                  ? "library.empty.search"
                  : playlists.chosen().get().isPresent()
                      ? "library.empty.playlist"
                      : "library.empty";
          text.setText(texts.get(key));
          add.setVisible(key.equals("library.empty"));
        };
    library.search().addListener(o -> say.run());
    playlists.chosen().addListener(o -> say.run());
    say.run();
    return box;
  }

  private void prepareEdge() {
    edge.getStyleClass().add("library-edge");
    edge.setCursor(Cursor.H_RESIZE);
    edge.setOnMouseDragged(e -> widen(edge.localToParent(e.getX(), 0).getX()));
    edge.setOnMouseReleased(e -> remembered.put(WIDTH, String.valueOf(content.getPrefWidth())));
  }

  private void widen(double width) {
    double within = Math.rint(Math.max(LEAST, Math.min(MOST, width)));
    content.setMinWidth(within);
    content.setPrefWidth(within);
    content.setMaxWidth(within);
  }

  /** Unfolds or folds. */
  public void toggle() {
    choose(!open);
  }

  /**
   * Makes room for the rest: in a narrow window the panel folds by itself, and in a wide one it is
   * as the user last chose. It can be unfolded all the same.
   *
   * @param width of the window
   */
  public void fit(double width) {
    boolean now = width > 0 && width < NARROW;
    if (now != narrow) {
      narrow = now;
      show(!now && chosen());
    }
  }

  private boolean chosen() {
    return remembered.get(OPEN).map(Boolean::parseBoolean).orElse(true);
  }

  private void choose(boolean unfolded) {
    show(unfolded);
    remembered.put(OPEN, String.valueOf(unfolded));
  }

  private void show(boolean unfolded) {
    open = unfolded;
    if (unfolded) {
      getChildren().setAll(content, edge);
    } else {
      getChildren().setAll(rail);
    }
  }

  @Override
  public boolean takeKey(KeyEvent e) {
    if (search.isFocused()) {
      return searchKey(e);
    }
    if (getScene().getFocusOwner() instanceof TextInputControl) {
      return false;
    }
    if (e.isShortcutDown()) {
      return false;
    }
    return list.isFocused() ? list.takeKey(e) : playlistPart.takeKey(e);
  }

  private boolean searchKey(KeyEvent e) {
    if (e.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
      search.clear();
      return true;
    }
    if (e.getCode() == KeyCode.DOWN) {
      list.requestFocus();
      list.getSelectionModel().selectFirst();
      return true;
    }
    return false;
  }
}
