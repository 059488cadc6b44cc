/**
 * Software renderer of a talking face: mesh, deformation, paint, light. Knows no script and no
 * file.
 */
@NullMarked
package org.lacuna.media.demo.face;

import org.jspecify.annotations.NullMarked;
