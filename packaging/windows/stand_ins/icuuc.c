/* Stands in for Windows's icuuc.dll in Wine's test prefix only: knows no converter.
   Qt then uses its own, and Windows's code pages. Never part of what is built. */

#include <stddef.h>

#define NOT_FOUND 4
#define EXPORT __declspec(dllexport)

EXPORT void *ucnv_open(const char *name, int *error) { (void)name; *error = NOT_FOUND; return NULL; }
EXPORT const char *ucnv_getAvailableName(int n) { (void)n; return NULL; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{ (void)name; (void)standard; *error = NOT_FOUND; return NULL; }
EXPORT const char *ucnv_getName(void *converter, int *error)
{ (void)converter; *error = NOT_FOUND; return NULL; }

#define NOTHING(name) EXPORT int name(void) { return 0; }
NOTHING(ucnv_close)
NOTHING(ucnv_reset)
NOTHING(ucnv_countAvailable)
NOTHING(ucnv_getMaxCharSize)
NOTHING(ucnv_getToUCallBack)
NOTHING(ucnv_getFromUCallBack)
NOTHING(ucnv_setToUCallBack)
NOTHING(ucnv_setFromUCallBack)
NOTHING(ucnv_cbToUWriteUChars)
NOTHING(ucnv_cbFromUWriteUChars)
NOTHING(ucnv_toUnicode)
NOTHING(ucnv_fromUnicode)
NOTHING(ucnv_toUCountPending)
NOTHING(ucnv_fromUCountPending)
NOTHING(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
NOTHING(UCNV_TO_U_CALLBACK_SUBSTITUTE)
