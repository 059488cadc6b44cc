package org.lacuna.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
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
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.lacuna.app.analysis.ModelLine;
import org.lacuna.app.analysis.ScoresView;
import org.lacuna.app.analysis.SwitchPanel;
import org.lacuna.app.attention.AttentionView;
import org.lacuna.app.drop.DropsBar;
import org.lacuna.app.library.view.LibraryDialogs;
import org.lacuna.app.library.view.LibraryPanel;
import org.lacuna.app.page.Page;
import org.lacuna.app.page.PageHost;
import org.lacuna.app.page.TakesKeys;
import org.lacuna.app.reconstruction.ReconstructionView;
import org.lacuna.app.session.Notice;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;

/** Everything inside the window's frame. */
final class MainWindow extends StackPane implements TakesKeys {

  private final SessionViewModel session;
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
            new TopBar(session, parts.appearance(), texts, open, parts.presenter()::enter),
            new LoadingStrip(session, texts),
            new NoticeBar(Notice.Kind.ERROR, session.error(), session::dismissError, texts),
            new NoticeBar(Notice.Kind.INFO, session.note(), session::dismissNote, texts),
            both);
    dropTarget = dropTarget();
    getChildren().addAll(frame, dropTarget);
    presenter = new PresenterStage(parts, texts, this, frame, player);
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
    player.getChildren().add(parts.player().view());
    player.getStyleClass().addAll("card", "player-card");
    player.setMinSize(320, 220);
    return new Workbench(
        player,
        new PageHost(pages(parts), parts.remembered()),
        new SwitchPanel(
            parts.switches(), new DropsBar(parts.drops(), parts.influence(), texts), texts),
        new ScoresView(parts.scores(), texts, theme, new ModelLine(session, texts)),
        new AttentionView(parts.attention(), parts.timeline(), texts, theme));
  }

  /** The views under the player, in the order of their buttons. */
  private List<Page> pages(WindowParts parts) {
    var theme = parts.appearance().theme();
    return List.of(
        new Page(
            "timeline",
            texts.get("page.timeline"),
            MaterialDesignC.CHART_TIMELINE,
            new ReconstructionView(
                parts.reconstruction(),
                parts.drops(),
                parts.influence(),
                parts.timeline(),
                texts,
                theme),
            List::of));
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

  private void dropped(DragEvent e) {
    List<Path> files = e.getDragboard().getFiles().stream().map(File::toPath).toList();
    dropTarget.setVisible(false);
    if (files.isEmpty()) {
      session.refuse(texts.get("drop.noFile"));
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
