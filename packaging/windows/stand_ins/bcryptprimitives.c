/* Stands in for Windows's bcryptprimitives.dll in Wine's test prefix only.
   Never part of what is built. */

#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{ return RtlGenRandom(data, (ULONG)length); }
