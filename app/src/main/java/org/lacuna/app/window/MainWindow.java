package org.lacuna.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.lacuna.app.analysis.ModelLine;
import org.lacuna.app.analysis.ScoresView;
import org.lacuna.app.analysis.SwitchPanel;
import org.lacuna.app.attention.AttentionMark;
import org.lacuna.app.attention.AttentionView;
import org.lacuna.app.drop.DropsBar;
import org.lacuna.app.library.view.LibraryDialogs;
import org.lacuna.app.library.view.LibraryPanel;
import org.lacuna.app.mapping.ModelOpener;
import org.lacuna.app.page.Page;
import org.lacuna.app.page.PageHost;
import org.lacuna.app.page.TakesKeys;
import org.lacuna.app.picture.ClipNumbers;
import org.lacuna.app.picture.Savable;
import org.lacuna.app.presenter.PresenterStage;
import org.lacuna.app.session.Notice;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;
import org.lacuna.app.window.told.EmptyState;
import org.lacuna.app.window.told.LoadingStrip;
import org.lacuna.app.window.told.NoticeBar;

/** Everything inside the window's frame. */
final class MainWindow extends StackPane implements TakesKeys {

  private final SessionViewModel session;
  private final ResearchParts research;
  private final Texts texts;
  private final WindowParts parts;
  private final LibraryPanel library;
  private final StackPane player = new StackPane();
  private final PresenterStage presenter;
  private final StackPane dropTarget;

  /**
   * @param open asks the user for a file
   * @param dialogs asks the user for clips and projects
   */
  MainWindow(WindowParts parts, Texts texts, Runnable open, LibraryDialogs dialogs) {
    this.parts = parts;
    this.session = parts.session();
    this.research = parts.research();
    this.texts = texts;
    getStyleClass().add("main-window");
    Workbench workbench = workbench(parts);
    EmptyState empty = new EmptyState(session, texts, open);
    StackPane body = new StackPane(workbench, empty);
    library =
        new LibraryPanel(
            parts.project(),
            parts.library(),
            parts.playlists(),
            parts.playThrough(),
            dialogs,
            parts.remembered(),
            texts,
            parts.appearance().theme());
    widthProperty().addListener(o -> library.fit(getWidth()));
    HBox.setHgrow(body, Priority.ALWAYS);
    HBox both = new HBox(library, body);
    VBox.setVgrow(both, Priority.ALWAYS);
    VBox frame =
        new VBox(
            new TopBar(
                session,
                parts.appearance(),
                texts,
                open,
                parts.presenter()::enter,
                () -> research.showReports(this, parts.appearance().theme())),
            new LoadingStrip(session, texts),
            new NoticeBar(Notice.Kind.ERROR, session.error(), session::dismissError, texts),
            new NoticeBar(Notice.Kind.INFO, session.note(), session::dismissNote, texts),
            both);
    dropTarget = dropTarget();
    getChildren().addAll(frame, dropTarget);
    presenter =
        new PresenterStage(
            parts.presenter(),
            parts.player(),
            texts,
            parts.appearance().theme(),
            this,
            frame,
            player);
    presenter.install();
    session.clip().addListener(o -> showBody(workbench, empty));
    showBody(workbench, empty);
    setOnDragOver(this::dragOver);
    setOnDragEntered(e -> dropTarget.setVisible(e.getDragboard().hasFiles()));
    setOnDragExited(e -> dropTarget.setVisible(false));
    setOnDragDropped(this::dropped);
  }

  private Workbench workbench(WindowParts parts) {
    var theme = parts.appearance().theme();
    AttentionMark mark =
        new AttentionMark(parts.attention(), parts.faces(), parts.timeline(), texts);
    StackPane.setAlignment(mark, Pos.TOP_LEFT);
    StackPane.setMargin(mark, new Insets(12));
    player.getChildren().addAll(parts.player().view(), mark);
    player.getStyleClass().addAll("card", "player-card");
    player.setMinSize(320, 220);
    PageHost pages = new PageHost(new WindowPages(parts, texts).all(), parts.remembered());
    SwitchPanel switches =
        new SwitchPanel(
            parts.switches(), new DropsBar(parts.drops(), parts.influence(), texts), texts);
    ScoresView scores =
        new ScoresView(
            parts.scores(),
            texts,
            theme,
            new ModelLine(session, texts, parts.research().chooser(this)));
    AttentionView attention = new AttentionView(parts.attention(), parts.timeline(), texts, theme);
    pages
        .tools()
        .getChildren()
        .add(
            parts
                .research()
                .saveMenu(this, () -> savable(parts, pages, player, switches, scores, attention)));
    return new Workbench(player, pages, switches, scores, attention);
  }

  /** What the menu offers to save: the view under the player first. */
  private List<Savable> savable(
      WindowParts parts, PageHost pages, Node player, Node switches, Node scores, Node attention) {
    Page shown = pages.shown().get();
    ClipNumbers numbers = new ClipNumbers(session);
    return List.of(
        new Savable(shown.id(), shown.title(), shown.view(), shown.numbers()),
        new Savable("scores", texts.get("save.view.scores"), scores, numbers::scores),
        new Savable(
            "attention",
            texts.get("save.view.attention"),
            attention,
            () -> ClipNumbers.attention(parts.attention().picture().get())),
        new Savable("player", texts.get("save.view.player"), player, List::of),
        new Savable("input", texts.get("save.view.switches"), switches, List::of),
        new Savable("window", texts.get("save.view.window"), this, numbers::timeline));
  }

  private void showBody(Workbench workbench, EmptyState empty) {
    boolean open = session.clip().get().isPresent();
    workbench.setVisible(open);
    empty.setVisible(!open);
  }

  private StackPane dropTarget() {
    Label hint = new Label(texts.get("drop.hint"), new FontIcon(MaterialDesignT.TRAY_ARROW_DOWN));
    hint.getStyleClass().add("drop-hint");
    StackPane target = new StackPane(hint);
    target.setId("drop-target");
    target.getStyleClass().add("drop-target");
    target.setAlignment(Pos.CENTER);
    target.setMouseTransparent(true);
    target.setVisible(false);
    return target;
  }

  private void dragOver(DragEvent e) {
    if (e.getDragboard().hasFiles()) {
      e.acceptTransferModes(TransferMode.COPY);
    }
    e.consume();
  }

  private void openDropped(Path file) {
    if (ModelOpener.takes(file)) {
      research.opener().open(file);
    } else {
      session.open(file);
    }
  }

  private void dropped(DragEvent e) {
    List<Path> files = e.getDragboard().getFiles().stream().map(File::toPath).toList();
    dropTarget.setVisible(false);
    if (files.isEmpty()) {
      session.refuse(texts.get("drop.noFile"));
    } else if (files.size() == 1) {
      openDropped(files.get(0));
    } else {
      parts.openAll(files);
    }
    e.setDropCompleted(!files.isEmpty());
    e.consume();
  }

  @Override
  public boolean takeKey(KeyEvent e) {
    if (presenter.takeKey(e)) {
      return true;
    }
    if (e.getCode() == KeyCode.F9) {
      library.toggle();
      return true;
    }
    if (e.getCode() == KeyCode.F11) {
      parts.presenter().enter();
      return true;
    }
    return false;
  }
}
