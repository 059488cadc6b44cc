package org.lacuna.media.demo.face;

import java.util.List;
import org.lacuna.media.demo.face.raster.Camera;
import org.lacuna.media.demo.face.raster.GeometryBuffer;
import org.lacuna.media.demo.face.raster.ShadowMap;
import org.lacuna.media.demo.face.raster.Surface;

/**
 * Draws the talking head into BGR pictures. Deterministic: the same pose gives the same bytes. Not
 * safe for use by several threads at once.
 */
public final class FaceRenderer {

  private static final int FINER = 2;
  private static final double REFERENCE_HEIGHT = 540;

  private final Camera camera;
  private final HeadMesh mesh = new HeadMesh();
  private final FaceShape shape = new FaceShape(mesh);
  private final Subdivision fine = new Subdivision(mesh.rest.length / 3, mesh.triangles, 2);
  private final SkinPaint skin = new SkinPaint(mesh.rest);
  private final Hair hair = new Hair();
  private final ShadowMap shadow = new ShadowMap(Lighting.KEY);
  private final GeometryBuffer buffer;
  private final float[] skinCoordinates;
  private final int[] backdrop;

  /**
   * @param width pixels
   * @param height pixels; the head fills about two thirds of it
   */
  public FaceRenderer(int width, int height) {
    camera = new Camera(width, height, -2.2, 64, 17.4 * 64 * height / REFERENCE_HEIGHT);
    buffer = new GeometryBuffer(camera.finer(FINER));
    skinCoordinates = fine.apply(coordinates(), 3);
    backdrop = Backdrop.paint(width, height);
  }

  private float[] coordinates() {
    float[] out = new float[mesh.rest.length];
    for (int v = 0; v < mesh.light.length; v++) {
      out[v * 3] = mesh.rest[v * 3];
      out[v * 3 + 1] = mesh.rest[v * 3 + 1];
      boolean scalp = v >= mesh.lipWalls + 40 && mesh.rest[v * 3 + 1] > 2;
      out[v * 3 + 2] = scalp ? 0.3f : mesh.light[v];
    }
    return out;
  }

  /** Picture width in pixels. */
  public int width() {
    return camera.width();
  }

  /** Picture height in pixels. */
  public int height() {
    return camera.height();
  }

  /**
   * Where the 468 canonical points of the face are in the picture.
   *
   * @param pose what the face does
   * @return x and y a point, pixels from the left top corner
   */
  public float[] landmarks(FacePose pose) {
    float[] xyz = fine.apply(shape.apply(pose), 3);
    new HeadTransform(pose.yaw(), pose.pitch(), pose.roll()).points(xyz);
    float[] out = new float[468 * 2];
    for (int v = 0; v < 468; v++) {
      float inverse = camera.inverseDepth(xyz[v * 3 + 2]);
      out[v * 2] = camera.screenX(xyz[v * 3], inverse);
      out[v * 2 + 1] = camera.screenY(xyz[v * 3 + 1], inverse);
    }
    return out;
  }

  /**
   * Draws one picture.
   *
   * @param pose what the face does
   * @return blue, green, red, 8 bits each, top row first, no padding
   */
  public byte[] render(FacePose pose) {
    HeadTransform head = new HeadTransform(pose.yaw(), pose.pitch(), pose.roll());
    float[] xyz = fine.apply(shape.apply(pose), 3);
    head.points(xyz);
    Surface face =
        new Surface(
            Surface.Material.SKIN,
            xyz,
            Surface.normalsOf(xyz, fine.triangles),
            skinCoordinates,
            fine.triangles,
            skin.texture(pose),
            false);
    Surface locks = hair.surface(head, -6 * pose.roll() - 2.5 * pose.yaw(), Lighting.KEY);
    List<Surface> bust = Bust.surfaces(pose.breath());
    shadow.clear();
    shadow.cast(face);
    shadow.cast(hair.shadowOf(locks));
    bust.forEach(shadow::cast);
    shadow.finish(4);

    buffer.clear();
    buffer.draw(face);
    buffer.draw(locks);
    bust.forEach(buffer::draw);
    Organs.eyes(head).forEach(buffer::draw);
    Organs.mouth(head, pose.mouth()).forEach(buffer::draw);
    buffer.draw(Organs.lashes(head, xyz));
    buffer.finish();
    return resolve(new Lighting(shadow, head, pose));
  }

  /**
   * Lights the samples and averages those of a pixel. Inside a surface the four samples of a pixel
   * look alike and are lit once; only edges are worth the four.
   */
  private byte[] resolve(Lighting lighting) {
    int width = camera.width();
    byte[] bgr = new byte[width * camera.height() * 3];
    for (int y = 0; y < camera.height(); y++) {
      for (int x = 0; x < width; x++) {
        int first = y * FINER * width * FINER + x * FINER;
        int rgb;
        if (buffer.merge(first)) {
          rgb =
              buffer.material[first] == Surface.Material.NONE
                  ? backdrop[y * width + x]
                  : lighting.shade(buffer, first);
        } else {
          rgb = edge(lighting, first, backdrop[y * width + x]);
        }
        int at = (y * width + x) * 3;
        bgr[at] = (byte) rgb;
        bgr[at + 1] = (byte) (rgb >> 8);
        bgr[at + 2] = (byte) (rgb >> 16);
      }
    }
    return bgr;
  }

  private int edge(Lighting lighting, int first, int behind) {
    int red = 2;
    int green = 2;
    int blue = 2;
    for (int s = 0; s < FINER * FINER; s++) {
      int at = first + s / FINER * camera.width() * FINER + s % FINER;
      int rgb = buffer.material[at] == Surface.Material.NONE ? behind : lighting.shade(buffer, at);
      red += rgb >> 16 & 255;
      green += rgb >> 8 & 255;
      blue += rgb & 255;
    }
    return red >> 2 << 16 | green >> 2 << 8 | blue >> 2;
  }
}
