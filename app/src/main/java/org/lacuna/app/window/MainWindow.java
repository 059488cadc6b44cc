package org.lacuna.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
import org.lacuna.app.mapping.ModelOpener;
import org.lacuna.app.page.Page;
import org.lacuna.app.page.PageHost;
import org.lacuna.app.picture.ClipNumbers;
import org.lacuna.app.picture.Savable;
import org.lacuna.app.reconstruction.ReconstructionView;
import org.lacuna.app.session.Notice;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Texts;

/** Everything inside the window's frame. */
final class MainWindow extends StackPane {

  private final SessionViewModel session;
  private final ResearchParts research;
  private final Texts texts;
  private final StackPane dropTarget;

  /**
   * @param open asks the user for a file
   */
  MainWindow(WindowParts parts, Texts texts, Runnable open) {
    this.session = parts.session();
    this.research = parts.research();
    this.texts = texts;
    getStyleClass().add("main-window");
    Workbench workbench = workbench(parts);
    EmptyState empty = new EmptyState(session, texts, open);
    StackPane body = new StackPane(workbench, empty);
    VBox.setVgrow(body, Priority.ALWAYS);
    VBox frame =
        new VBox(
            new TopBar(
                session,
                parts.appearance(),
                texts,
                open,
                () -> research.showReports(this, parts.appearance().theme())),
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
    PageHost pages = new PageHost(pages(parts), parts.remembered());
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
            new ClipNumbers(session)::timeline));
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
    List<File> files = e.getDragboard().getFiles();
    dropTarget.setVisible(false);
    if (files.size() == 1) {
      openDropped(files.get(0).toPath());
    } else {
      session.refuse(texts.get(files.isEmpty() ? "drop.noFile" : "drop.one"));
    }
    e.setDropCompleted(files.size() == 1);
    e.consume();
  }
}
