/** GPU natives: fetching, trying and removing them. */
@NullMarked
package org.lacuna.app.gpu;

import org.jspecify.annotations.NullMarked;
