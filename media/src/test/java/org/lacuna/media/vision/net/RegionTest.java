package org.lacuna.media.vision.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lacuna.media.vision.pose.CanonicalFace;
import org.lacuna.media.vision.pose.TurnedMesh;

class RegionTest {

  @Test
  void theMiddleIsTheCentreAndATurnIsClockwise() {
    Region r = new Region(100, 50, 40, Math.PI / 2);
    assertThat(r.x(0.5, 0.5)).isEqualTo(100);
    assertThat(r.y(0.5, 0.5)).isEqualTo(50);
    // The right edge of a square that is turned clockwise by a quarter points down in the picture.
    assertThat(r.x(1, 0.5)).isCloseTo(100, within(1e-9));
    assertThat(r.y(1, 0.5)).isCloseTo(70, within(1e-9));
  }

  @Test
  void aDetectedFaceGivesARegionWithLevelEyes() {
    Detection d = new Detection(1, 10, 20, 40, 60, 20, 40, 40, 60);
    Region r = Region.of(d);
    assertThat(r.cx()).isEqualTo(30);
    assertThat(r.cy()).isEqualTo(50);
    assertThat(r.side()).isEqualTo(90);
    assertThat(r.angle()).isCloseTo(Math.PI / 4, within(1e-9));
  }

  @Test
  void aTurnedMeshGivesTheSameRegionTurned() {
    CanonicalFace canonical = new CanonicalFace();
    Region upright = Region.around(TurnedMesh.mesh(canonical, 0, 0, 0, 8, 200, 150), 1.5);
    Mesh leaning = TurnedMesh.mesh(canonical, 0, 0, 25, 8, 200, 150);
    Region turned = Region.around(leaning, 1.5);
    assertThat(turned.side()).isCloseTo(upright.side(), within(upright.side() * 1e-6));
    assertThat(Math.toDegrees(turned.angle() - upright.angle())).isCloseTo(25, within(1e-4));
    for (int k = 0; k < Mesh.POINTS; k++) {
      double dx = leaning.x(k) - turned.cx();
      double dy = leaning.y(k) - turned.cy();
      double u = dx * Math.cos(turned.angle()) + dy * Math.sin(turned.angle());
      double v = -dx * Math.sin(turned.angle()) + dy * Math.cos(turned.angle());
      assertThat(Math.max(Math.abs(u), Math.abs(v)))
          .isLessThanOrEqualTo(turned.side() / 2 / 1.5 + 1e-3);
    }
  }

  @Test
  void liftingMovesAlongTheSquaresOwnEdges() {
    Region lifted = new Region(0, 0, 100, Math.PI / 2).lifted(0.1);
    assertThat(lifted.cx()).isCloseTo(10, within(1e-9));
    assertThat(lifted.cy()).isCloseTo(0, within(1e-9));
  }

  @Test
  void overlapAndShareInside() {
    Box a = new Box(0, 0, 10, 10);
    assertThat(a.overlap(new Box(5, 0, 10, 10))).isCloseTo(50.0 / 150, within(1e-9));
    assertThat(a.overlap(new Box(10, 0, 10, 10))).isZero();
    assertThat(new Box(-5, -5, 10, 10).inside(100, 100)).isCloseTo(0.25, within(1e-9));
  }
}
