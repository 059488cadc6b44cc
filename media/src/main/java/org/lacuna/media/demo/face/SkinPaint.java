package org.lacuna.media.demo.face;

import static org.lacuna.media.demo.face.Curve.bell;
import static org.lacuna.media.demo.face.Curve.mix;
import static org.lacuna.media.demo.face.Curve.noise;
import static org.lacuna.media.demo.face.Curve.step;

import java.awt.geom.Path2D;
import java.util.Random;
import java.util.stream.IntStream;
import org.lacuna.media.demo.face.raster.Texture;

/** Paints the skin: complexion, lips, brows, lids, and the folds that come with an expression. */
final class SkinPaint {

  private static final double LEFT = -9.5;
  private static final double TOP = 12.5;
  private static final double SCALE = 36;
  private static final int WIDTH = (int) (19 * SCALE);
  private static final int HEIGHT = (int) (23.5 * SCALE);

  private final float[] rest;
  private final float[] red = new float[WIDTH * HEIGHT];
  private final float[] green = new float[WIDTH * HEIGHT];
  private final float[] blue = new float[WIDTH * HEIGHT];

  private final int[] base;
  private final Folds smileFolds;
  private final Folds angerFolds;
  private final Folds worryFolds;

  SkinPaint(float[] rest) {
    this.rest = rest;
    complexion();
    sockets();
    nose();
    lips();
    brows();
    base = new int[red.length];
    for (int k = 0; k < base.length; k++) {
      base[k] = clip(red[k]) << 16 | clip(green[k]) << 8 | clip(blue[k]);
    }
    smileFolds = Folds.of(smileFolds());
    angerFolds = Folds.of(angerFolds());
    worryFolds = Folds.of(worryFolds());
  }

  /** The skin as it looks in a pose. */
  Texture texture(FacePose pose) {
    int[] rgb = base.clone();
    smileFolds.darken(rgb, pose.smile());
    angerFolds.darken(rgb, pose.browLower());
    worryFolds.darken(rgb, pose.browInner());
    return new Texture(rgb, WIDTH, LEFT, TOP, SCALE);
  }

  /** Where an expression darkens the skin: pixels and how much, 0 to 1. */
  private record Folds(int[] pixels, float[] depth) {

    static Folds of(float[] mask) {
      int[] pixels = IntStream.range(0, mask.length).filter(k -> mask[k] > 0.004f).toArray();
      float[] depth = new float[pixels.length];
      for (int k = 0; k < depth.length; k++) {
        depth[k] = mask[pixels[k]];
      }
      return new Folds(pixels, depth);
    }

    void darken(int[] rgb, double amount) {
      float a = (float) Math.min(1, amount);
      for (int k = 0; k < pixels.length; k++) {
        float m = depth[k] * a;
        int p = rgb[pixels[k]];
        int r = (int) ((p >> 16 & 255) * (1 - 0.30f * m));
        int g = (int) ((p >> 8 & 255) * (1 - 0.42f * m));
        int b = (int) ((p & 255) * (1 - 0.45f * m));
        rgb[pixels[k]] = r << 16 | g << 8 | b;
      }
    }
  }

  private static int clip(float v) {
    return Math.max(0, Math.min(255, Math.round(v)));
  }

  private static double x(int at) {
    return LEFT + (at % WIDTH + 0.5) / SCALE;
  }

  private static double y(int at) {
    return TOP - (Math.floorDiv(at, WIDTH) + 0.5) / SCALE;
  }

  private void complexion() {
    for (int k = 0; k < red.length; k++) {
      double x = Math.abs(x(k));
      double y = y(k);
      double blush =
          0.75 * bell(Math.hypot(x - 4.4, (y + 0.6) * 1.15), 1.5)
              + 0.45 * bell(Math.hypot(x, y + 0.7), 0.95)
              + 0.3 * bell(Math.hypot(x, (y + 8.2) * 1.2), 1.3);
      double pores = 1 + 0.014 * noise(x(k) * 9, y * 9) + 0.012 * noise(x(k) * 23, y * 23);
      double broad = 1 + 0.02 * noise(x(k) * 0.7 + 5, y * 0.7);
      double warm = step(3, 8, y);
      red[k] = (float) ((229 + 3 * blush) * pores * broad);
      green[k] = (float) ((181 - 21 * blush + 3 * warm) * pores * broad);
      blue[k] = (float) ((157 - 17 * blush - 2 * warm) * pores * broad);
    }
  }

  private void tint(int at, double r, double g, double b, double amount) {
    red[at] = (float) mix(red[at], r, amount);
    green[at] = (float) mix(green[at], g, amount);
    blue[at] = (float) mix(blue[at], b, amount);
  }

  private void tint(float[] mask, double r, double g, double b, double amount) {
    for (int k = 0; k < mask.length; k++) {
      if (mask[k] > 0.002f) {
        tint(k, r, g, b, mask[k] * amount);
      }
    }
  }

  private void sockets() {
    for (int k = 0; k < red.length; k++) {
      double x = Math.abs(x(k));
      double y = y(k);
      double lid = bell((x - 3.2) / 1.7, 0.62) * step(2.7, 2.95, y) * step(4.0, 3.1, y);
      double inner = bell(Math.hypot(x - 1.6, (y - 2.9) * 0.8), 0.62);
      double below = bell(Math.hypot((x - 3.0) * 0.55, y - 1.75), 0.42);
      tint(k, 172, 116, 104, 0.36 * lid + 0.34 * inner);
      tint(k, 205, 148, 134, 0.34 * below);
    }
    for (int[] ring : new int[][] {HeadMesh.RIGHT_EYE, HeadMesh.LEFT_EYE}) {
      boolean right = ring == HeadMesh.RIGHT_EYE;
      int[] crease =
          right
              ? new int[] {130, 247, 30, 29, 27, 28, 56, 190}
              : new int[] {359, 467, 260, 259, 257, 258, 286, 414};
      float[] fold = PaintMask.stroke(path(crease), 0.10, this::device, WIDTH, HEIGHT);
      tint(PaintMask.blur(fold, WIDTH, 2), 128, 78, 68, 0.75);
      int[] upper = {ring[0], ring[15], ring[14], ring[13], ring[12], ring[11], ring[10], ring[9]};
      float[] line = PaintMask.stroke(path(upper), 0.15, this::device, WIDTH, HEIGHT);
      tint(PaintMask.blur(line, WIDTH, 2), 38, 24, 22, 0.95);
      int[] lower = {ring[0], ring[1], ring[2], ring[3], ring[4], ring[5], ring[6], ring[7]};
      float[] soft = PaintMask.stroke(path(lower), 0.10, this::device, WIDTH, HEIGHT);
      tint(PaintMask.blur(soft, WIDTH, 2), 120, 72, 66, 0.6);
    }
  }

  private void nose() {
    for (int k = 0; k < red.length; k++) {
      double x = Math.abs(x(k));
      double y = y(k);
      double hole = step(1.25, 0.55, Math.hypot((x - 0.72) / 0.42, (y + 1.56) / 0.17));
      tint(k, 62, 28, 26, 0.9 * hole);
      double wing = bell(Math.hypot((x - 1.72) * 1.6, (y + 1.2) * 0.8), 0.3);
      tint(k, 176, 110, 96, 0.5 * wing);
      double under = bell(Math.hypot(x * 0.5, y + 2.15), 0.32);
      tint(k, 190, 128, 112, 0.32 * under);
    }
  }

  private void lips() {
    Path2D outline = path(HeadMesh.OUTER_LIPS);
    outline.closePath();
    float[] mask = PaintMask.blur(PaintMask.fill(outline, this::device, WIDTH, HEIGHT), WIDTH, 4);
    for (int k = 0; k < mask.length; k++) {
      if (mask[k] > 0.002f) {
        double y = y(k);
        double upper = step(-4.4, -3.9, y);
        double grain = 1 + 0.05 * noise(x(k) * 11, y * 2.5);
        tint(k, 196 - 14 * upper, (98 - 12 * upper) * grain, (98 - 8 * upper) * grain, mask[k]);
      }
    }
    float[] inner =
        PaintMask.stroke(closed(HeadMesh.INNER_LIPS), 0.16, this::device, WIDTH, HEIGHT);
    tint(PaintMask.blur(inner, WIDTH, 2), 128, 46, 50, 0.65);
    for (int k = 0; k < red.length; k++) {
      double x = Math.abs(x(k));
      double y = y(k);
      tint(k, 150, 84, 76, 0.45 * bell(Math.hypot(x - 2.62, (y + 4.35) * 1.2), 0.2));
      tint(k, 186, 126, 110, 0.34 * bell(Math.hypot(x * 0.55, (y + 5.95) * 1.1), 0.36));
    }
  }

  private Path2D closed(int[] ring) {
    Path2D p = path(ring);
    p.closePath();
    return p;
  }

  private void brows() {
    Random random = new Random(11);
    for (int side = -1; side <= 1; side += 2) {
      float[] mask = new float[red.length];
      for (int hair = 0; hair < 420; hair++) {
        double t = random.nextDouble();
        double across = random.nextDouble() - 0.5;
        double thick = 0.78 * (1 - 0.75 * Math.pow(t, 2.2)) * Math.min(1, 0.55 + 3 * t);
        double cx = 1.25 + 4.35 * t;
        double cy = 4.42 + 0.72 * Math.sin(Math.PI * Math.pow(t, 0.82) * 0.78) - 0.62 * t * t;
        double y0 = cy + across * thick;
        double lean = mix(1.25, 0.05, Math.pow(t, 0.6)) - across * 0.7;
        double length = mix(0.5, 0.36, t) * (0.7 + 0.6 * random.nextDouble());
        Path2D hairPath = new Path2D.Double();
        hairPath.moveTo(side * cx, y0);
        hairPath.lineTo(side * (cx + length * Math.cos(lean)), y0 + length * Math.sin(lean) * 0.8);
        PaintMask.add(mask, PaintMask.box(hairPath, 0.055, this::device, WIDTH, HEIGHT), 0.5f);
      }
      float[] soft = PaintMask.blur(mask.clone(), WIDTH, 3);
      tint(soft, 84, 56, 44, 0.75);
      tint(PaintMask.blur(mask, WIDTH, 1), 62, 40, 31, 0.8);
    }
  }

  private float[] smileFolds() {
    float[] mask = new float[red.length];
    for (int side = -1; side <= 1; side += 2) {
      Path2D p = new Path2D.Double();
      p.moveTo(side * 1.95, -1.15);
      p.curveTo(side * 2.6, -1.7, side * 3.0, -2.6, side * 3.15, -3.7);
      add(mask, PaintMask.blur(PaintMask.stroke(p, 0.16, this::device, WIDTH, HEIGHT), WIDTH, 5));
      Path2D lid = new Path2D.Double();
      lid.moveTo(side * 2.2, 1.95);
      lid.quadTo(side * 3.2, 1.55, side * 4.3, 2.05);
      add(mask, PaintMask.blur(PaintMask.stroke(lid, 0.1, this::device, WIDTH, HEIGHT), WIDTH, 5));
      for (int line = -1; line <= 1; line++) {
        Path2D foot = new Path2D.Double();
        foot.moveTo(side * 4.85, 2.6 + 0.2 * line);
        foot.lineTo(side * 5.6, 2.65 + 0.55 * line);
        float[] stroke = PaintMask.stroke(foot, 0.05, this::device, WIDTH, HEIGHT);
        add(mask, PaintMask.blur(stroke, WIDTH, 3));
      }
    }
    return mask;
  }

  private float[] angerFolds() {
    float[] mask = new float[red.length];
    for (int side = -1; side <= 1; side += 2) {
      Path2D p = new Path2D.Double();
      p.moveTo(side * 0.62, 3.7);
      p.quadTo(side * 0.5, 4.6, side * 0.72, 5.5);
      float[] frown = PaintMask.stroke(p, 0.13, this::device, WIDTH, HEIGHT);
      add(mask, PaintMask.blur(frown, WIDTH, 3));
      Path2D fold = new Path2D.Double();
      fold.moveTo(side * 1.9, -1.0);
      fold.quadTo(side * 2.5, -1.6, side * 2.8, -2.6);
      float[] sneer = PaintMask.stroke(fold, 0.12, this::device, WIDTH, HEIGHT);
      add(mask, PaintMask.blur(sneer, WIDTH, 5));
    }
    return mask;
  }

  private float[] worryFolds() {
    float[] mask = new float[red.length];
    for (int line = 0; line < 3; line++) {
      Path2D p = new Path2D.Double();
      double y = 5.7 + 0.62 * line;
      p.moveTo(-2.3 + 0.2 * line, y - 0.18);
      p.curveTo(-1, y + 0.16, 1, y + 0.16, 2.3 - 0.2 * line, y - 0.18);
      float[] stroke = PaintMask.stroke(p, 0.08, this::device, WIDTH, HEIGHT);
      add(mask, PaintMask.blur(stroke, WIDTH, 4));
    }
    return mask;
  }

  private static void add(float[] to, float[] from) {
    for (int k = 0; k < to.length; k++) {
      to[k] = Math.min(1, to[k] + from[k]);
    }
  }

  private double[] device(double x, double y) {
    return new double[] {(x - LEFT) * SCALE, (TOP - y) * SCALE};
  }

  /** A smooth curve through vertices of the face at rest. */
  private Path2D path(int[] vertices) {
    Path2D p = new Path2D.Double();
    for (int k = 0; k < vertices.length; k++) {
      double px = rest[vertices[k] * 3];
      double py = rest[vertices[k] * 3 + 1];
      if (k == 0) {
        p.moveTo(px, py);
      } else {
        p.lineTo(px, py);
      }
    }
    return p;
  }
}
