"""What each room prints with: fonts, line breaking, pages, tables, the frame of a card.

- `fonts`: the program's own fonts, with help for rare characters; names what no font holds
- `text`: breaking Chinese text into lines, shrinking to fit
- `style`: sizes, weights and greys
- `ink`: texts, lines, boxes and pictures, drawn straight on the canvas
- `page`: a document of pages, with what every paper has in common
- `cards`: head, foot and facts of the clean style
- `sections`: a label at the left, a person or facts at the right
- `passages`: long texts under their headings
- `tables`: ruled tables as schools file their forms
- `slots`: facts as cells of a table
- `filing`: head and foot of what is filed
- `ticks`: answers to tick
- `cut`: cards of which several stand on a page
- `vcard`: telephone numbers as the text of a QR code
- `raster`: pages as pictures, for the preview and the printer

All lengths are in points (1/72 inch), from the top left corner of the page; `style.MM` turns
millimetres into points.
"""
