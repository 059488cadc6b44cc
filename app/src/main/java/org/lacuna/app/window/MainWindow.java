package org.lacuna.app.window;

import java.io.File;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
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
import org.lacuna.app.lanes.ClipLanes;
import org.lacuna.app.lanes.TimelineView;
import org.lacuna.app.page.Page;
import org.lacuna.app.page.PageHost;
import org.lacuna.app.session.Notice;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;

/** Everything inside the window's frame. */
final class MainWindow extends StackPane {

  private final SessionViewModel session;
  private final Texts texts;
  private final StackPane dropTarget;

  /**
   * @param open asks the user for a file
   */
  MainWindow(WindowParts parts, Texts texts, Runnable open) {
    this.session = parts.session();
    this.texts = texts;
    getStyleClass().add("main-window");
    Workbench workbench = workbench(parts);
    EmptyState empty = new EmptyState(session, texts, open);
    StackPane body = new StackPane(workbench, empty);
    VBox.setVgrow(body, Priority.ALWAYS);
    VBox frame =
        new VBox(
            new TopBar(session, parts.appearance(), texts, open),
            new LoadingStrip(session, texts),
            new NoticeBar(Notice.Kind.ERROR, session.error(), session::dismissError, texts),
            new NoticeBar(Notice.Kind.INFO, session.note(), session::dismissNote, texts),
            body);
    dropTarget = dropTarget();
    getChildren().addAll(frame, dropTarget);
    session.clip().addListener(o -> showBody(workbench, empty));
    showBody(workbench, empty);
    setOnDragOver(this::dragOver);
    setOnDragEntered(e -> dropTarget.setVisible(e.getDragboard().hasFiles()));
    setOnDragExited(e -> dropTarget.setVisible(false));
    setOnDragDropped(this::dropped);
  }

  private Workbench workbench(WindowParts parts) {
    var theme = parts.appearance().theme();
    StackPane player = new StackPane(parts.player().view());
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
    TimelineView lanes =
        new TimelineView(
            List.of(
                new ClipLanes(
                    session,
                    parts.reconstruction(),
                    parts.drops(),
                    parts.influence(),
                    parts.summaries(),
                    parts.timeline(),
                    texts,
                    theme)),
            parts.laneLayout(),
            parts.reconstruction(),
            parts.timeline(),
            texts,
            theme);
    return List.of(
        new Page(
            "timeline",
            texts.get("page.timeline"),
            MaterialDesignC.CHART_TIMELINE,
            lanes,
            lanes::numbers));
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
    List<File> files = e.getDragboard().getFiles();
    dropTarget.setVisible(false);
    if (files.size() == 1) {
      session.open(files.get(0).toPath());
    } else {
      session.refuse(texts.get(files.isEmpty() ? "drop.noFile" : "drop.one"));
    }
    e.setDropCompleted(files.size() == 1);
    e.consume();
  }
}
