package org.lacuna.app.presenter;

import java.util.List;
import java.util.Optional;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.lacuna.app.analysis.SwitchState;
import org.lacuna.app.look.Theme;
import org.lacuna.app.page.TakesKeys;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.Modality;

/**
 * Fills the screen: the video, what the guess is made from, three switches, large bars. Its type
 * grows with the screen: 28 pixels and more at 1920 x 1080.
 */
public final class PresenterView extends StackPane implements TakesKeys {

  private static final double SIZE = 28;
  private static final double SCREEN_WIDTH = 1920;
  private static final double SCREEN_HEIGHT = 1080;
  private static final double VIDEO_SHARE = 0.6;
  private static final Duration HINT_STAYS = Duration.seconds(10);
  private static final Duration HINT_FADES = Duration.seconds(1);

  private final PresenterViewModel model;
  private final Texts texts;
  private final ReadOnlyObjectWrapper<Double> size = new ReadOnlyObjectWrapper<>(SIZE);
  private final StackPane video = new StackPane();
  private final Label hint = new Label();
  private final SequentialTransition hintGoes;
  private final List<BigSwitch> switches;

  public PresenterView(PresenterViewModel model, Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    this.model = model;
    this.texts = texts;
    setId("presenter");
    getStyleClass().add("presenter");
    setFocusTraversable(true);
    // Its type follows its size: were its size to follow its type, both would grow for ever.
    setMinSize(0, 0);
    setAccessibleText(texts.get("presenter.accessible"));
    video.getStyleClass().add("big-video");
    video.setMinSize(0, 0);
    BigScores scores = new BigScores(model, theme, size.getReadOnlyProperty(), texts);
    scores.setMinWidth(0);
    HBox upper = new HBox(video, scores);
    upper.getStyleClass().add("big-upper");
    upper.setMinHeight(0);
    VBox.setVgrow(upper, Priority.ALWAYS);
    HBox.setHgrow(scores, Priority.ALWAYS);
    video.prefWidthProperty().bind(upper.widthProperty().multiply(VIDEO_SHARE));
    video.minWidthProperty().bind(upper.widthProperty().multiply(VIDEO_SHARE));
    switches =
        List.of(
            bigSwitch(Modality.VISION, 1),
            bigSwitch(Modality.AUDIO, 2),
            bigSwitch(Modality.LANGUAGE, 3));
    VBox all = new VBox(upper, sentence(), switchRow());
    all.getStyleClass().add("big-all");
    hint.setText(texts.get("presenter.hint"));
    hint.getStyleClass().add("big-hint");
    hint.setMouseTransparent(true);
    StackPane.setAlignment(hint, Pos.TOP_CENTER);
    hintGoes = hintGoes();
    Button close = closeButton();
    StackPane.setAlignment(close, Pos.TOP_RIGHT);
    getChildren().addAll(all, hint, close);
    model.switches().addListener(o -> showSwitches());
    showSwitches();
    model.sentence().addListener(o -> showVideo());
    showVideo();
    widthProperty().addListener(o -> scale());
    heightProperty().addListener(o -> scale());
  }

  private void scale() {
    double unit = Math.min(getWidth() / SCREEN_WIDTH, getHeight() / SCREEN_HEIGHT);
    double pixels = Math.rint(SIZE * unit * 2) / 2;
    if (pixels > 0 && pixels != size.get()) {
      size.set(pixels);
      setStyle("-fx-font-size: " + pixels + "px;");
      switches.forEach(s -> s.size(pixels));
    }
  }

  /** Before the first clip there is nothing to look at; with it the hint begins to go. */
  private void showVideo() {
    boolean shows = model.showsClip();
    if (shows && !video.isVisible()) {
      hintGoes.playFromStart();
    }
    video.setVisible(shows);
  }

  private BigSwitch bigSwitch(Modality m, int key) {
    return new BigSwitch(m, key, model, texts);
  }

  private GridPane switchRow() {
    GridPane row = new GridPane();
    row.getStyleClass().add("big-switches");
    for (int i = 0; i < switches.size(); i++) {
      var column = new javafx.scene.layout.ColumnConstraints();
      column.setPercentWidth(100.0 / switches.size());
      row.getColumnConstraints().add(column);
      row.add(switches.get(i), i, 0);
    }
    return row;
  }

  private void showSwitches() {
    List<SwitchState> now = model.switches().get();
    for (int i = 0; i < now.size(); i++) {
      switches.get(i).show(now.get(i), model.showsClip());
    }
  }

  private VBox sentence() {
    Label sentence = new Label();
    sentence.setId("present-sentence");
    sentence.getStyleClass().add("big-sentence");
    sentence.textProperty().bind(model.sentence());
    sentence.setMinHeight(USE_PREF_SIZE);
    ProgressBar progress = new ProgressBar();
    progress.getStyleClass().add("big-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(texts.get("presenter.begins"));
    Runnable show =
        () -> {
          Optional<Double> busy = model.busy().get();
          // It keeps its place, so that nothing jumps when the next clip is being read.
          progress.setVisible(busy.isPresent());
          progress.setProgress(busy.filter(b -> b >= 0).orElse(ProgressBar.INDETERMINATE_PROGRESS));
        };
    model.busy().addListener(o -> show.run());
    show.run();
    VBox box = new VBox(sentence, progress);
    box.getStyleClass().add("big-sentence-box");
    box.setAlignment(Pos.CENTER);
    return box;
  }

  private Button closeButton() {
    Button close = new Button("", new FontIcon(MaterialDesignC.CLOSE));
    close.setId("present-close");
    close.getStyleClass().addAll("flat", "button-icon", "big-close");
    close.setTooltip(new Tooltip(texts.get("presenter.leave")));
    close.setAccessibleText(texts.get("presenter.leave"));
    close.setOnAction(e -> model.leave());
    return close;
  }

  private SequentialTransition hintGoes() {
    FadeTransition fade = new FadeTransition(HINT_FADES, hint);
    fade.setFromValue(1);
    fade.setToValue(0);
    return new SequentialTransition(new PauseTransition(HINT_STAYS), fade);
  }

  /** Takes the player in and begins. */
  public void begin(Node player) {
    video.getChildren().setAll(player);
    hintGoes.stop();
    hint.setOpacity(1);
    if (model.showsClip()) {
      hintGoes.playFromStart();
    }
    requestFocus();
  }

  /** Lets the player go. */
  public void end() {
    hintGoes.stop();
    video.getChildren().clear();
  }

  /** The place of the video. */
  Region video() {
    return video;
  }

  @Override
  public boolean takeKey(KeyEvent e) {
    switch (e.getCode()) {
      case F11, ESCAPE -> model.leave();
      case RIGHT, PAGE_DOWN -> model.next();
      case LEFT, PAGE_UP -> model.previous();
      case F9 -> {
        // The list is out of sight: folding it now would surprise later.
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
