/** Tests of the export to this kind of file. */
@NullMarked
package org.lacuna.app.export.mmsa;

import org.jspecify.annotations.NullMarked;
