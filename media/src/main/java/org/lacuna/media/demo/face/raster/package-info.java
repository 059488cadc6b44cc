/** From triangles to pixels: camera, depth, texture and shadow, whatever is drawn. */
@NullMarked
package org.lacuna.media.demo.face.raster;

import org.jspecify.annotations.NullMarked;
