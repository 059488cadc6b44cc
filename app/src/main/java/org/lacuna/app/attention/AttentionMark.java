package org.lacuna.app.attention;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.lacuna.app.attention.face.FaceThumbnail;
import org.lacuna.app.attention.face.FaceThumbnails;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Timeline;
import org.lacuna.inference.signal.Modality;

/**
 * A mark over the video while the pointer is on a cell of the map: what is looked at, its face
 * where it is a moment of vision, and whether it is on screen now. Takes no mouse.
 */
public final class AttentionMark extends HBox {

  private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
  private static final double FACE = 56;
  private static final long NEAR_US = 400_000;

  private final AttentionViewModel model;
  private final FaceThumbnails faces;
  private final Timeline timeline;
  private final Texts texts;
  private final ImageView face = new ImageView();
  private final Label what = new Label();
  private final Label who = new Label();

  public AttentionMark(
      AttentionViewModel model, FaceThumbnails faces, Timeline timeline, Texts texts) {
    this.model = model;
    this.faces = faces;
    this.timeline = timeline;
    this.texts = texts;
    setId("attention-mark");
    getStyleClass().add("attention-mark");
    setMouseTransparent(true);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAlignment(Pos.CENTER_LEFT);
    face.setFitWidth(FACE);
    face.setFitHeight(FACE);
    face.managedProperty().bind(face.visibleProperty());
    what.getStyleClass().add("attention-mark-title");
    VBox words = new VBox(what, who);
    words.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(face, words);
    model.pointed().addListener(o -> show());
    faces.version().addListener(o -> show());
    timeline.positionUs().addListener(o -> markNow());
    show();
  }

  private void show() {
    Optional<AttentionViewModel.Pointed> pointed = model.pointed().get();
    setVisible(pointed.isPresent());
    if (pointed.isEmpty()) {
      return;
    }
    AttentionViewModel.Pointed at = pointed.get();
    what.setText(name(at.picture().columns(), at.column()));
    who.setText(
        texts.get(
            "attention.mark.who",
            name(at.picture().rows(), at.row()),
            Numbers.plain(100 * at.picture().weight(at.row(), at.column()), 1)));
    showFace(at);
    markNow();
  }

  private String name(AttentionAxis axis, int i) {
    String word = axis.labels().get(i);
    String time = Numbers.time(axis.startUs()[i]);
    return word.isEmpty()
        ? texts.get("attention.stepTime", texts.get("modality." + axis.modality().key()), time)
        : texts.get("attention.stepWord", word, time);
  }

  private void showFace(AttentionViewModel.Pointed at) {
    boolean source = at.picture().columns().modality() == Modality.VISION;
    boolean target = at.picture().rows().modality() == Modality.VISION;
    Optional<FaceThumbnail> there = Optional.empty();
    if (source || target) {
      var stretch = source ? at.source() : at.target();
      there = faces.near((stretch.startUs() + stretch.endUs()) / 2, NEAR_US);
    }
    face.setVisible(there.isPresent());
    there.ifPresent(
        t -> {
          WritableImage image = new WritableImage(t.side(), t.side());
          image
              .getPixelWriter()
              .setPixels(
                  0,
                  0,
                  t.side(),
                  t.side(),
                  PixelFormat.getIntArgbInstance(),
                  t.argb(),
                  0,
                  t.side());
          face.setImage(image);
        });
  }

  private void markNow() {
    pseudoClassStateChanged(
        NOW,
        model
            .pointed()
            .get()
            .filter(p -> p.source().contains(timeline.positionUs().get()))
            .isPresent());
  }
}
