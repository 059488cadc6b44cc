package org.lacuna.app.library.view;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.lacuna.app.library.ClipScores;
import org.lacuna.app.library.ClipState;
import org.lacuna.app.library.LibraryClip;
import org.lacuna.app.library.LibraryViewModel;
import org.lacuna.app.look.Theme;

/** A clip in the list: picture, name, and how far it is or what came out. */
final class ClipCell extends ListCell<LibraryClip> {

  private static final PseudoClass OPENED = PseudoClass.getPseudoClass("opened");
  private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
  private static final double PICTURE_WIDTH = 58;
  private static final double PICTURE_HEIGHT = 44;
  private static final double TWO_LINES = 30;

  private final LibraryViewModel library;
  private final ClipFacts facts;
  private final FontIcon icon = new FontIcon(MaterialDesignV.VIDEO_OUTLINE);
  private final ImageView picture = new ImageView();
  private final Label name = new Label();
  private final Label number = new Label();
  private final SentimentStrip strip;
  private final HBox score;
  private final ProgressBar progress = new ProgressBar();
  private final Label detail = new Label();
  private final FontIcon sign = new FontIcon(MaterialDesignA.ALERT_OUTLINE);
  private final HBox row;
  private final Tooltip tip = new Tooltip();
  private Optional<Path> shownPicture = Optional.empty();

  ClipCell(LibraryViewModel library, ClipFacts facts, ReadOnlyObjectProperty<Theme> theme) {
    this.library = library;
    this.facts = facts;
    getStyleClass().add("clip-cell");
    picture.setSmooth(true);
    StackPane frame = new StackPane(icon, picture);
    frame.getStyleClass().add("clip-picture");
    frame.setMinSize(PICTURE_WIDTH, PICTURE_HEIGHT);
    frame.setMaxSize(PICTURE_WIDTH, PICTURE_HEIGHT);
    name.getStyleClass().add("clip-row-name");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    number.getStyleClass().add("clip-number");
    number.setMinWidth(40);
    strip = new SentimentStrip(theme);
    HBox.setHgrow(strip, Priority.ALWAYS);
    score = new HBox(number, strip);
    score.getStyleClass().add("clip-score");
    score.setAlignment(Pos.CENTER_LEFT);
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.getStyleClass().add("clip-progress");
    detail.getStyleClass().add("clip-detail");
    detail.setWrapText(true);
    sign.getStyleClass().add("doubt-sign");
    detail.setMinWidth(0);
    VBox words = new VBox(name, score, progress, detail);
    words.getStyleClass().add("clip-words");
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    row = new HBox(frame, words);
    row.getStyleClass().add("clip-row");
    row.setAlignment(Pos.CENTER_LEFT);
    // The width is the list's, never that of a long name.
    setPrefWidth(0);
    tip.setWrapText(true);
    tip.setMaxWidth(360);
    library.opened().addListener(o -> showOpened());
  }

  @Override
  protected void updateItem(LibraryClip clip, boolean empty) {
    super.updateItem(clip, empty);
    if (empty || clip == null) {
      setGraphic(null);
      setTooltip(null);
      setAccessibleText(null);
      pseudoClassStateChanged(OPENED, false);
      return;
    }
    name.setText(clip.name());
    showScore(clip);
    showPicture(clip);
    showOpened();
    String all = facts.all(clip, library.order().get());
    tip.setText(all);
    setTooltip(tip);
    setAccessibleText(clip.name() + ". " + all);
    setGraphic(row);
  }

  private void showScore(LibraryClip clip) {
    boolean reading = clip.state() == ClipState.READING;
    boolean bad = clip.state() == ClipState.FAILED || clip.state() == ClipState.MISSING;
    OptionalDouble sentiment =
        clip.full().map(ClipScores::sentiment).orElse(OptionalDouble.empty());
    boolean scored = sentiment.isPresent() && !bad && !reading;
    score.setVisible(scored);
    score.setManaged(scored);
    progress.setVisible(reading);
    progress.setManaged(reading);
    boolean doubtful = scored && !clip.doubt().isEmpty();
    number.pseudoClassStateChanged(DOUBTFUL, doubtful);
    detail.setGraphic(doubtful ? sign : null);
    if (scored) {
      number.setText(facts.sentiment(clip));
      strip.show(sentiment, doubtful);
    }
    if (reading) {
      progress.setProgress(
          clip.fraction() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : clip.fraction());
    }
    String state = facts.state(clip);
    detail.setText(state.isEmpty() ? facts.detail(clip, library.order().get()) : state);
    detail.pseudoClassStateChanged(BAD, bad);
    // A reason is a sentence: it gets two lines.
    double lines = bad ? TWO_LINES : USE_COMPUTED_SIZE;
    detail.setMinHeight(lines);
    detail.setPrefHeight(lines);
  }

  private void showPicture(LibraryClip clip) {
    if (clip.picture().isEmpty()) {
      library.wantPicture(clip);
    }
    if (!clip.picture().equals(shownPicture)) {
      shownPicture = clip.picture();
      picture.setImage(null);
      shownPicture.ifPresent(file -> load(new Image(file.toUri().toString(), true)));
    }
    icon.setIconCode(icon(clip));
  }

  private static Ikon icon(LibraryClip clip) {
    return switch (clip.state()) {
      case FAILED -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
      case MISSING -> MaterialDesignF.FILE_QUESTION_OUTLINE;
      case DONE -> MaterialDesignM.MUSIC_NOTE;
      default -> MaterialDesignV.VIDEO_OUTLINE;
    };
  }

  private void load(Image image) {
    picture.setImage(image);
    picture.setFitWidth(PICTURE_WIDTH);
    picture.setFitHeight(PICTURE_HEIGHT);
    if (image.getWidth() > 0) {
      fill(image);
    } else {
      image.widthProperty().addListener(o -> fill(image));
    }
  }

  /** The middle of the picture fills the frame. */
  private void fill(Image image) {
    double wide = image.getHeight() * PICTURE_WIDTH / PICTURE_HEIGHT;
    if (image.getHeight() <= 0 || picture.getImage() != image) {
      return;
    }
    double w = Math.min(image.getWidth(), wide);
    double h = w * PICTURE_HEIGHT / PICTURE_WIDTH;
    picture.setViewport(
        new Rectangle2D((image.getWidth() - w) / 2, (image.getHeight() - h) / 2, w, h));
  }

  private void showOpened() {
    LibraryClip clip = getItem();
    pseudoClassStateChanged(
        OPENED,
        clip != null && library.opened().get().map(LibraryClip::id).equals(Optional.of(clip.id())));
  }
}
