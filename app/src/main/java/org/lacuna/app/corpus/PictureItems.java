package org.lacuna.app.corpus;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.lacuna.inference.signal.FeatureSequence;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.vision.FaceNetworks;
import org.lacuna.media.vision.StillFaceSequence;
import org.lacuna.training.data.SourceItem;

/**
 * Pictures of faces, each shown for some seconds by an unsteady camera and measured as video is.
 * The movement follows from the item's name. Closing frees the networks.
 */
final class PictureItems implements ItemExtractor {

  private final FaceNetworks networks;
  private final StillFaceSequence faces;

  PictureItems(FaceNetworks networks) {
    this.networks = networks;
    this.faces = new StillFaceSequence(networks);
  }

  @Override
  public FeatureSequence extract(SourceItem item) throws LacunaException {
    return faces.extract(read(item), item.id().hashCode());
  }

  private static BufferedImage read(SourceItem item) throws LacunaException {
    try {
      BufferedImage picture = ImageIO.read(Path.of(item.content()).toFile());
      if (picture == null) {
        throw new LacunaException(
            Kind.MEDIA, "\"" + item.content() + "\" is not a picture that can be read.");
      }
      return picture;
    } catch (IOException e) {
      throw new LacunaException(Kind.MEDIA, "\"" + item.content() + "\" cannot be read.", e);
    }
  }

  @Override
  public void close() {
    networks.close();
  }
}
